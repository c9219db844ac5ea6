import { events, type StripeEvent } from "../../stripe/change-feed.js";
import { unreadableAnswer } from "../../stripe/request/explain.js";
import type { RawStream } from "../../streams/kinds.js";

type Payload = Readonly<Record<string, unknown>>;

/** When an object was created and last changed, in Unix seconds. */
export interface ChangeTimes {
  /** Where it is known. */
  readonly createdSeconds: number | undefined;
  readonly changedSeconds: number;
}

/** The objects of one collection that changed, each once however many events told of it. */
export interface ChangedObjects {
  /** Takes what an event of the collection tells, whatever the order of the events. */
  note(event: StripeEvent): void;
  /** The objects to read again, by id. What is gone for good is not among them. */
  readonly ids: ReadonlyMap<string, ChangeTimes>;
  /** So many changed that their ids were not kept: everything has to be listed again. */
  readonly tooMany: boolean;
  /** Where ids are used again: the last known state of what was deleted, by id, unless it is found to be there again. */
  readonly deleted: ReadonlyMap<string, Payload>;
}

/** About 150 bytes each: beyond it, listing everything costs less than the ids. */
const mostIds = 500_000;

export function createChangedObjects(entry: RawStream, most = mostIds): ChangedObjects {
  const ids = new Map<string, ChangeTimes>();
  const deleted = new Map<string, Payload>();
  const gone = new Set<string>();
  let tooMany = false;

  function noteChange(id: string, eventSeconds: number, createdSeconds?: number): void {
    if (tooMany || gone.has(id)) return;
    const known = ids.get(id);
    ids.set(id, {
      createdSeconds: createdSeconds ?? known?.createdSeconds,
      changedSeconds: Math.max(eventSeconds, known?.changedSeconds ?? eventSeconds),
    });
    if (ids.size <= most) return;
    tooMany = true;
    ids.clear();
  }

  function noteDeletion(id: string, eventSeconds: number, payload: Payload): void {
    if (entry.reusesIds) {
      deleted.set(id, payload);
      noteChange(id, eventSeconds);
    } else {
      gone.add(id);
      ids.delete(id);
    }
  }

  return {
    note({ id: eventId, type, created, data: { object } }) {
      const source = entry.changes.find(({ types }) => types.includes(type));
      const isOwn = type === entry.deletion || source?.idField === "id";
      const id = object[type === entry.deletion ? "id" : (source?.idField ?? "")];
      if (!isOwn && (id === undefined || id === null)) return;
      if (typeof id !== "string")
        throw unreadableAnswer(events.path, `an event (${eventId}) that names its object by no id`);
      if (type === entry.deletion) noteDeletion(id, created, object);
      else noteChange(id, created, source?.idField === "id" ? whenCreated(object) : undefined);
    },
    ids,
    deleted,
    get tooMany() {
      return tooMany;
    },
  };
}

function whenCreated({ created }: Payload): number | undefined {
  return typeof created === "number" ? created : undefined;
}
