import type { StripeClient } from "../../stripe/client.js";
import { readList } from "../../stripe/lists/read-list.js";
import { readScoped } from "../../stripe/lists/read-scoped.js";
import type { StripeObject } from "../../stripe/resource.js";
import { retrieve } from "../../stripe/retrieve.js";
import type { ReferenceKind, ReferenceSource } from "../sources.js";
import { idOf } from "../parse/json.js";
import type { ParseIssues } from "../parse/parse-issues.js";
import { streamNamed } from "../../streams/raw-streams.js";
import type { MissingPermissions } from "../missing-permissions.js";

/** The facts of one kind of reference, by the key that dossiers use for it. */
export interface ReferenceCache<Facts> {
  /** undefined: not fetched, or Stripe does not have it. */
  get(key: string): readonly Facts[] | undefined;
  /** Stores an object from a list that is read completely. @throws UnreadableObject */
  add(object: StripeObject): void;
  /** Removes the key, so the next `fetch` reads it again. */
  invalidate(key: string): void;
  /**
   * Fetches the keys that are not cached, each once. Fetches nothing if the API key lacks the permission.
   *
   * @throws StripeError
   */
  fetch(keys: Iterable<string>): Promise<void>;
}

/**
 * @param listPages the number of pages of the collection's list; Infinity: unknown. If single requests would cost
 * more, the list is read instead.
 */
export function createReferenceCache<Facts extends { readonly id: string }>(
  client: StripeClient,
  missingPermissions: MissingPermissions,
  parseIssues: ParseIssues,
  kind: ReferenceKind,
  { facts: factsOf, by }: ReferenceSource<Facts>,
  listPages: number,
): ReferenceCache<Facts> {
  const resource = streamNamed(kind);
  const known = new Map<string, readonly Facts[]>();
  const fetches = new Map<string, Promise<void>>();
  let listRead: Promise<void> | undefined;

  function add(object: StripeObject): void {
    const key = by === undefined ? object.id : (idOf(object[by]) ?? "");
    const others = (known.get(key) ?? []).filter(({ id }) => id !== object.id);
    known.set(key, [...others, factsOf(object)]);
  }

  async function read(key: string): Promise<readonly StripeObject[]> {
    if (by === undefined) {
      const object = await retrieve(client, resource, key);
      return object ? [object] : [];
    }
    const objects: StripeObject[] = [];
    for await (const page of readScoped(client, resource, { [by]: key })) objects.push(...page);
    return objects;
  }

  async function fetchOne(key: string): Promise<void> {
    if (known.has(key)) return;
    const objects = await read(key);
    const facts = parseIssues.parseAll(objects, ({ id }) => id, factsOf);
    if (facts.length > 0) known.set(key, facts);
  }

  async function fetchAll(): Promise<void> {
    const ranges = [{ from: 0, to: client.nowSeconds() + 1 }];
    for await (const { objects } of readList(client, resource, { ranges })) {
      parseIssues.parseAll(objects, ({ id }) => id, add);
    }
  }

  async function ifPermitted(fetch: () => Promise<void>): Promise<void> {
    if (missingPermissions.has(kind)) return;
    try {
      await fetch();
    } catch (error) {
      if (!missingPermissions.accept(kind, error)) throw error;
    }
  }

  return {
    get: (key) => known.get(key),
    add,
    invalidate(key) {
      known.delete(key);
      fetches.delete(key);
    },
    async fetch(keys) {
      const unknown = [...keys].filter((key) => !known.has(key));
      const more = unknown.filter((key) => !fetches.has(key));
      if (fetches.size + more.length > listPages) listRead ??= ifPermitted(fetchAll);
      // Await it even if all keys are known, because during the list read their facts may be incomplete.
      await listRead;
      for (const key of more) fetches.set(key, fetches.get(key) ?? ifPermitted(async () => fetchOne(key)));
      await Promise.all(unknown.map(async (key) => fetches.get(key)));
    },
  };
}
