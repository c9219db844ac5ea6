import type { StripeEvent } from "../../stripe/change-feed.js";
import { isJsonObject } from "../../stripe/request/json.js";
import { embeddedField, parentOf } from "../../streams/parents.js";
import type { RawStream } from "../../streams/kinds.js";
import { embeddedIn } from "../run/rows.js";

type Payload = Readonly<Record<string, unknown>>;

/** Returns the event types that can show that rows of the stream are gone. */
export function typesOfGone(entry: RawStream): readonly string[] {
  const deletions = [entry.deletion, parentOf(entry)?.deletion].filter((type) => type !== undefined);
  return embeddedField(entry) === undefined ? deletions : [...deletions, ...updatesOf(entry)];
}

/** Returns the types of updates of the objects that embed the rows. */
function updatesOf({ changes }: RawStream): readonly string[] {
  const own = changes.filter(({ idField }) => idField === "id").flatMap(({ types }) => types);
  return own.filter((type) => type.endsWith(".updated"));
}

/**
 * Returns the last known states of the rows that the event shows to be gone: the deleted object, the children of a
 * deleted object, or the children that an update removed from its embedded list.
 */
export function goneIn(entry: RawStream, event: StripeEvent): readonly Payload[] {
  const { object } = event.data;
  const { id } = object;
  if (typeof id !== "string") return [];
  if (event.type === entry.deletion) return [object];
  const field = embeddedField(entry);
  if (field === undefined) return [];
  return goneChildren(entry, field, event).map((child) => ({ ...child, parent_id: id }));
}

function goneChildren(entry: RawStream, field: string, event: StripeEvent): readonly Payload[] {
  if (event.type === parentOf(entry)?.deletion) return embeddedIn(event.data.object, field);
  return updatesOf(entry).includes(event.type) ? removedFrom(event, field) : [];
}

/** Returns the children that the object had before the event and has no longer. */
function removedFrom({ data: { object, previous_attributes: previous = {} } }: StripeEvent, field: string): Payload[] {
  const list = object[field];
  // A list that is cut does not show all that are left.
  if (!isJsonObject(list) || list["has_more"] !== false) return [];
  const left = new Set(embeddedIn(object, field).map(({ id }) => id));
  return embeddedIn(previous, field).filter(({ id }) => !left.has(id));
}
