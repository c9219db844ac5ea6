import { deepFreeze } from "../account/freeze.js";
import { ActionError } from "../account/action-error.js";
import type { Ledger } from "../account/ledger.js";
import { previousAttributes } from "../account/previous-attributes.js";
import type { Random } from "../account/random.js";
import type { ApiObject } from "../http/api-object.js";
import type { Kind, Kinds, ShelfObject } from "../store.js";
import { eventOf } from "./events.js";
import { copiesOf } from "./fill.js";
import { collectionAt, commonFields, idsAt, kindAt, objectAt } from "./objects.js";
import type { ChangeEvents, EventRule, ShelfResource } from "./resource.js";
import { findPath, parentPathOf, resourceAt } from "./resources.js";
import { shown } from "./shown.js";
import { singleObject } from "./single-objects.js";
import { STORY_EVENTS } from "./story-events.js";

export interface ChangeOptions {
  /** The event of the change. null: none. Default: the one in the resource's table, if it has one. */
  readonly event?: EventRule | null;
}

/**
 * Objects that no story makes: tests put them there, by the path of their list. The list of a parent has a path of its
 * own (`/v1/transfers/tr_1/reversals`). If a parameter names the parent, the object's field does (`setup_intent`).
 *
 * It also accepts the lists of the story (`/v1/charges`). Then nothing but the object changes, and its event is written.
 */
export interface Shelf {
  /** Adds an object to a list. A copy of it is stored. */
  add(path: string, object: ApiObject, options?: ChangeOptions): ApiObject;
  /** Changes the given fields of an object. An `*.updated` event contains their previous values. */
  change(path: string, id: string, changes: ApiObject, options?: ChangeOptions): ApiObject;
  /** Removes an object from its list. */
  remove(path: string, id: string, options?: ChangeOptions): void;
  /** Changes the given fields of a single object: `/v1/balance`. */
  set(path: string, changes: ApiObject, options?: ChangeOptions): ApiObject;
  /**
   * Adds `count` objects that are like the template, and writes no events. Each has its own id. Their times of
   * creation are `everySeconds` apart (default: 60), the last one before now. A list of every parent
   * (`/v1/transfers/{id}/reversals`, `/v1/setup_attempts`) receives `count` objects for each, unless the template
   * names a parent that exists.
   *
   * @returns the objects, oldest first for each parent.
   */
  fill(path: string, count: number, template: ApiObject, everySeconds?: number): readonly ApiObject[];
}

export function createShelf(ledger: Ledger, random: Random): Shelf {
  const { store } = ledger;

  const write = (
    { resource, parentId }: Place,
    object: ApiObject,
    rule: EventRule | null | undefined,
    before?: ApiObject,
  ): void => {
    if (rule === undefined || rule === null) return;
    const event = eventOf(store, resource, object, parentId ?? textOf(object[resource.parent?.by ?? ""]), rule);
    if (!before || !event.isOwn || !event.type.endsWith(".updated")) return ledger.emit(event.type, event.object);
    const previous = previousAttributes(before, event.object);
    if (previous) ledger.emit(event.type, event.object, previous);
  };

  const find = (path: string, id: string): ShelfObject => {
    const object = collectionAt(store, path).get(id);
    if (!object) throw new ActionError(`There is no ${id} at ${path} of account ${store.accountId}.`);
    return object;
  };

  const shelf: Shelf = {
    add(path, object, options = {}) {
      const kind = kindAt(path);
      if (kind) return ledger.add(kind, copyOf(object) as unknown as Kinds[Kind], ...typesOf(kind, "created", options));
      const place = placeOf(path);
      refuseMissingParent(place);
      const added = deepFreeze({ ...copyOf(object), ...commonFields(path) }) as ShelfObject;
      if (typeof added.id !== "string" || added.id === "") throw new ActionError(`An object at ${path} needs an id.`);
      if (collectionAt(store, path).get(added.id)) throw new ActionError(`There already is ${added.id} at ${path}.`);
      collectionAt(store, path).add(added);
      write(place, added, ruleOf(place.resource.events, "created", options));
      return added;
    },

    change(path, id, changes, options = {}) {
      const kind = kindAt(path);
      if (kind) return ledger.change(kind, id, copyOf(changes), ...typesOf(kind, "updated", options));
      const place = placeOf(path);
      const before = shown(store, place.resource, find(path, id));
      const after = deepFreeze({ ...find(path, id), ...copyOf(changes) });
      collectionAt(store, path).replace(after);
      write(place, after, ruleOf(place.resource.events, "updated", options), before);
      return after;
    },

    remove(path, id, options = {}) {
      const kind = kindAt(path);
      if (kind) {
        ledger.remove(kind, id, ...typesOf(kind, "deleted", options));
        if (kind === "customers") store.deletedCustomers.add(id);
        return;
      }
      const place = placeOf(path);
      const removed = find(path, id);
      collectionAt(store, path).remove(id);
      write(place, removed, ruleOf(place.resource.events, "deleted", options));
    },

    set(path, changes, options = {}) {
      const place = placeOf(path);
      const before = singleObject(store, path);
      const after = deepFreeze({ ...before, ...copyOf(changes) });
      store.shelf.single.set(path, after);
      write(place, after, ruleOf(place.resource.events, "updated", options), before);
      return after;
    },

    fill(path, count, template, everySeconds = 60) {
      const copies = (): ApiObject[] =>
        copiesOf(template, count, { everySeconds, nowSeconds: ledger.nowSeconds, random });
      return parentsToFill(path, template).flatMap(({ concrete, fields }) =>
        copies().map((copy) => shelf.add(concrete, { ...copy, ...fields }, { event: null })),
      );
    },
  };

  /** Returns the lists that `fill` fills, and the fields that name the parent there. */
  const parentsToFill = (path: string, template: ApiObject): readonly { concrete: string; fields: ApiObject }[] => {
    const resource = resourceAt(path);
    const parentPath = resource && parentPathOf(resource);
    if (!resource || parentPath === undefined) return [{ concrete: path, fields: {} }];
    if (path.includes("{id}")) {
      return idsAt(store, parentPath).map((id) => ({ concrete: path.replace("{id}", id), fields: {} }));
    }
    const by = resource.parent?.by;
    const named = by === undefined ? undefined : textOf(template[by]);
    if (by === undefined || (named !== undefined && objectAt(store, parentPath, named))) {
      return [{ concrete: path, fields: {} }];
    }
    return idsAt(store, parentPath).map((id) => ({ concrete: path, fields: { [by]: id } }));
  };

  const refuseMissingParent = ({ resource, parentId }: Place): void => {
    const parentPath = parentPathOf(resource);
    if (parentId === undefined || parentPath === undefined || objectAt(store, parentPath, parentId)) return;
    throw new ActionError(`There is no ${parentId} at ${parentPath} of account ${store.accountId}.`);
  };

  return shelf;
}

interface Place {
  readonly resource: ShelfResource;
  readonly parentId?: string;
}

/** @throws ActionError if the path is not that of one list or of a single object. */
function placeOf(path: string): Place {
  const place = path.includes("{id}") ? undefined : findPath(path.split("/").slice(2));
  if (place && place.id === undefined) return place;
  const resource = resourceAt(path);
  if (resource?.routes === "no list") return { resource };
  throw new ActionError(`The shelf has no list at ${path}.`);
}

function ruleOf(
  events: ChangeEvents | undefined,
  change: keyof ChangeEvents,
  { event }: ChangeOptions,
): EventRule | null | undefined {
  return event === undefined ? events?.[change] : event;
}

/** @throws ActionError for an event that is not about the object itself, which the story's lists do not have. */
function typesOf(kind: Kind, change: keyof ChangeEvents, options: ChangeOptions): readonly string[] {
  const rule = ruleOf(STORY_EVENTS[kind], change, options);
  if (rule === undefined || rule === null) return [];
  if (typeof rule === "string") return [rule];
  throw new ActionError(`An event about a ${kind} names its type only.`);
}

function copyOf<T extends ApiObject>(object: T): T {
  return structuredClone(object);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
