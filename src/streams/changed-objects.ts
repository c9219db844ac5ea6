import type { StripeEvent } from "../stripe/change-feed.js";
import type { RawStream } from "./list.js";

type Payload = Readonly<Record<string, unknown>>;

/** The objects of one collection that changed, each once however many events told of it. */
export interface ChangedObjects {
  /** Takes what an event of the collection tells, whatever the order of the events. */
  note(event: StripeEvent): void;
  /** The objects to read again, by id, with their creation in Unix seconds where it is known. What is gone for good is not among them. */
  readonly ids: ReadonlyMap<string, number | undefined>;
  /** So many changed that their ids were not kept: everything has to be listed again. */
  readonly tooMany: boolean;
  /** Where ids are used again: the last known state of what was deleted, by id, unless it is found to be there again. */
  readonly deleted: ReadonlyMap<string, Payload>;
}

/** About 100 bytes each: beyond it, listing everything costs less than the ids. */
const mostIds = 500_000;

export function createChangedObjects(entry: RawStream, most = mostIds): ChangedObjects {
  const ids = new Map<string, number | undefined>();
  const deleted = new Map<string, Payload>();
  const gone = new Set<string>();
  let tooMany = false;

  function noteChange(id: string, createdSeconds: number | undefined): void {
    if (tooMany || gone.has(id)) return;
    ids.set(id, createdSeconds ?? ids.get(id));
    if (ids.size <= most) return;
    tooMany = true;
    ids.clear();
  }

  function noteDeletion(id: string, payload: Payload): void {
    if (entry.reusesIds) {
      deleted.set(id, payload);
      noteChange(id, undefined);
    } else {
      gone.add(id);
      ids.delete(id);
    }
  }

  return {
    note({ type, data: { object } }) {
      const source = entry.changes.find(({ types }) => types.includes(type));
      const id = object[type === entry.deletion ? "id" : (source?.idField ?? "")];
      if (typeof id !== "string") return;
      if (type === entry.deletion) noteDeletion(id, object);
      else noteChange(id, source?.idField === "id" ? (object["created"] as number) : undefined);
    },
    ids,
    deleted,
    get tooMany() {
      return tooMany;
    },
  };
}
