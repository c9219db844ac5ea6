import {
  SHELF_RESOURCES,
  startSimulator,
  STORY_EVENTS,
  type ApiObject,
  type ChangeOptions,
  type Product,
  type ShelfList,
  type Simulator,
  type SimulatorOptions,
} from "stripe-simulator";
import type { RawStream } from "../../src/streams/kinds.js";
import { apiKey } from "./live-account.js";
import type { Row } from "./records.js";
import { readSchema, type JsonSchema } from "../../src/streams/schemas.js";
import { templateOf } from "./templates.js";
import { truthOfParts } from "./truth-of-parts.js";

/** How many rows there are: more than a page of a list, of one parent's children, and of an embedded list; or a few. */
const sizes = {
  pages: { list: 130, children: 104, embedded: 13 },
  few: { list: 3, children: 3, embedded: 3 },
} as const;
const parents = 3;

/** When a change shows in the rows: in the next sync, in the first sync of the next day, or never. */
export type Latency = "sync" | "day" | "never";

/** A simulated account's objects of one stream, and changes of them. */
export interface Subject {
  readonly stream: RawStream;
  /** The product that the simulator refuses the list without. */
  readonly product: Product | undefined;
  /** The rows that a perfect reader would have, by key. */
  truth(): Record<string, Row>;
  /** Makes one more row. */
  add(): void;
  /** Changes one row. */
  change(): void;
  /** Removes one row. */
  remove(): void;
  readonly latency: Readonly<Record<"add" | "change" | "remove", Latency>>;
}

/** A subject in an account of its own. */
export interface LoneSubject extends Subject {
  readonly simulator: Simulator;
}

/** What a subject needs of a simulator. */
type SubjectAccount = Pick<Simulator, "clock" | "shelf" | "store" | "truth">;

/** The lists of a stream: where its rows are, and where the objects are that have such a list each. */
interface Lists {
  /** With `{id}` of the parent, unless a parameter names the parent. */
  readonly rows: string;
  readonly parents: string | undefined;
  /** The field of a row that names its parent, if the path does not. */
  readonly parentParam: string | undefined;
}

/** Starts an account that has objects of one stream alone. */
export async function startSubject(
  stream: RawStream,
  size: keyof typeof sizes,
  options: SimulatorOptions = {},
): Promise<LoneSubject> {
  const keys = [{ key: apiKey, scopes: "all" as const }];
  const simulator = await startSimulator({ customers: 0, months: 1, livemode: true, keys, ...options });
  return { ...addSubject(simulator, stream, size), simulator };
}

/** The rows of a stream whose objects the account's story makes. */
export function observeSubject(
  simulator: SubjectAccount,
  stream: RawStream,
): Pick<Subject, "stream" | "truth" | "latency"> {
  if (stream.children && "embedded" in stream.children) {
    const latency = { add: "sync", change: "sync", remove: "sync" } as const;
    return { stream, truth: () => truthOfParts(simulator, stream), latency };
  }
  const lists = listsOf(stream);
  return { stream, truth: () => truthOf(stream, lists, simulator), latency: latencyOf(stream, lists) };
}

/** Adds objects of a stream to an account. Parents are added if it has none. */
export function addSubject(simulator: SubjectAccount, stream: RawStream, size: keyof typeof sizes): Subject {
  const { shelf } = simulator;
  const lists = listsOf(stream);
  const template = listed(templateAt(lists.rows), readSchema(stream.name)) as ApiObject;
  const { list, children, embedded } = sizes[size];
  if (lists.parents === undefined) {
    if (stream.listing !== "single") shelf.fill(lists.rows, list, template);
  } else {
    if (idsAt(lists.parents).length === 0)
      shelf.fill(lists.parents, parents, { ...templateAt(lists.parents), ...onlyIfOf(stream) });
    const most = "embedded" in stream.children! ? embedded : children;
    for (const [index, parent] of idsAt(lists.parents).slice(0, parents).entries())
      fillChildren(parent, index === 0 ? most : 2);
  }
  let made = 0;

  function fillChildren(parent: string, count: number): void {
    const named = lists.parentParam === undefined ? template : { ...template, [lists.parentParam]: parent };
    shelf.fill(lists.rows.replace("{id}", parent), count, named);
  }

  function concrete(): string {
    return lists.rows.includes("{id}") ? lists.rows.replace("{id}", idsAt(lists.parents!)[0]!) : lists.rows;
  }

  function idsAt(path: string): string[] {
    return [...simulator.truth(path as ShelfList)].map(({ id }) => id as string);
  }

  return {
    stream,
    product: SHELF_RESOURCES.find(({ path }) => path === (lists.parents ?? lists.rows))?.product,
    truth: () => truthOf(stream, lists, simulator),
    latency: latencyOf(stream, lists),
    add() {
      made += 1;
      const parent = lists.parentParam === undefined ? {} : { [lists.parentParam]: idsAt(lists.parents!)[0]! };
      shelf.add(concrete(), {
        ...template,
        ...timesOf(template, simulator),
        ...parent,
        id: `${idPrefix(template)}new${made}`,
      });
    },
    change() {
      if (stream.listing === "single") shelf.set(lists.rows, differing(template));
      else shelf.change(concrete(), idsAt(concrete())[0]!, differing(template));
    },
    remove: () => shelf.remove(concrete(), idsAt(concrete())[0]!),
  };
}

function listsOf({ path, children, nested }: RawStream): Lists {
  if (!children) return { rows: path, parents: undefined, parentParam: undefined };
  const { route, parentParam } =
    "route" in children ? children : nested.find(({ field }) => field === children.embedded)!;
  return { rows: route, parents: path, parentParam };
}

/** What the simulator knows of a list, by its own table. */
function listAt(path: string): { readonly object: string; readonly events: Events } {
  const shelf = SHELF_RESOURCES.find((each) => each.path === path);
  if (shelf) return { object: shelf.object, events: shelf.events ?? {} };
  const kind = path.replace("/v1/", "") as keyof typeof STORY_EVENTS;
  return { object: kind.replace(/s$/, ""), events: STORY_EVENTS[kind] };
}

type Events = Partial<Record<"created" | "updated" | "deleted", ChangeOptions["event"]>>;

function templateAt(path: string): ApiObject {
  return templateOf(listAt(path).object);
}

function onlyIfOf({ children }: RawStream): ApiObject {
  return children && "route" in children ? (children.onlyIf ?? {}) : {};
}

function truthOf(stream: RawStream, { rows, parents: parentPath, parentParam }: Lists, simulator: SubjectAccount) {
  const { children: parts } = stream;
  const expand = parts ? ("route" in parts ? (parts.expand ?? []) : []) : stream.expand;
  const truthAt = (path: string) => simulator.truth(path as ShelfList, expand);
  const found: Row[] = [];
  if (parentPath === undefined) found.push(...truthAt(rows));
  else {
    for (const { id } of simulator.truth(parentPath as ShelfList)) {
      const children = [...truthAt(rows.replace("{id}", String(id)))];
      const own = parentParam === undefined ? children : children.filter((child) => child[parentParam] === id);
      found.push(...own.map((child) => ({ ...child, parent_id: id })));
    }
  }
  return Object.fromEntries(found.map((row) => [keyOf(stream, row, simulator.store.accountId), row]));
}

/** Returns the key of a row. The account's only object of a resource has the account's id. */
export function keyOf({ primaryKey = ["id"], listing }: RawStream, row: Row, account: string): string {
  const values = primaryKey.map((column) => row[column] as string | undefined);
  return values.map((value) => value ?? (listing === "single" ? account : "")).join(" ");
}

/**
 * By the simulator's table of events, which knows nothing of the connector's. A stream that follows no event is of
 * objects whose events the account's own feed does not have: those of connected accounts.
 */
function latencyOf(
  { unreported, listing, vanishes, changes, children }: RawStream,
  { rows }: Lists,
): Subject["latency"] {
  const { created, updated, deleted } = changes.length > 0 ? listAt(rows).events : {};
  const unseen = unreported === "all" ? "day" : "never";
  const newOnes = unreported && !children ? "sync" : unseen;
  return {
    add: listing === "single" ? "never" : created ? "sync" : newOnes,
    change: updated || listing === "single" ? "sync" : unseen,
    // A detached payment method still exists.
    remove: deleted && deleted !== "payment_method.detached" ? "sync" : vanishes ? unseen : "never",
  };
}

/** Returns a fixture as a list shows it: it names other objects by their ids, some of which the fixtures expand. */
function listed(value: unknown, schema: JsonSchema): unknown {
  const { type, properties, items } = schema as { type?: unknown; properties?: Schemas; items?: JsonSchema };
  if (Array.isArray(value)) return items ? value.map((each) => listed(each, items)) : value;
  if (typeof value !== "object" || value === null) return value;
  if ([type].flat().includes("string")) return (value as ApiObject)["id"];
  if (!properties) return value;
  const fields = Object.entries(value).map(([name, each]: [string, unknown]): [string, unknown] => {
    const declared = properties[name];
    return [name, declared ? listed(each, declared) : each];
  });
  return Object.fromEntries(fields);
}

type Schemas = Readonly<Record<string, JsonSchema>>;

/** Returns a change of the object that its type allows: of its metadata, or of the first field that can change. */
function differing(object: ApiObject): ApiObject {
  const change = changeOf(object);
  if (!change) throw new Error(`Nothing can change in ${JSON.stringify(object)}.`);
  return change;
}

function changeOf(object: ApiObject): ApiObject | undefined {
  if (object["metadata"] !== undefined) return { metadata: { changed: "yes" } };
  const fields = Object.entries(object).filter(([field]) => !fixed.has(field));
  for (const type of ["boolean", "number", "string", "object"]) {
    for (const [field, value] of fields) {
      const after = typeof value === type ? changed(value) : undefined;
      if (after !== undefined) return { [field]: after };
    }
  }
  return undefined;
}

/** Fields that identify an object, or that lists filter by. */
const fixed = new Set(["id", "object", "livemode", "created", "date", "status", "type", "country", "currency"]);

/** Returns undefined if nothing in the value can change. */
function changed(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return isId(value) ? undefined : `${value} changed`;
  if (Array.isArray(value)) {
    const first = changed(value[0]);
    return first === undefined ? undefined : [first, ...value.slice(1)];
  }
  if (typeof value !== "object" || value === null) return undefined;
  const change = changeOf(value as ApiObject);
  return change && { ...(value as ApiObject), ...change };
}

function isId(text: string): boolean {
  return /^[a-z]+_\w*\d\w*$/.test(text);
}

function timesOf(template: ApiObject, { clock }: SubjectAccount): ApiObject {
  const fields = ["created", "date"].filter((field) => typeof template[field] === "number");
  return Object.fromEntries(fields.map((field) => [field, clock.nowSeconds]));
}

function idPrefix({ id }: ApiObject): string {
  const text = String(id);
  return text.slice(0, text.lastIndexOf("_") + 1);
}
