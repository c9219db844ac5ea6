import type { StripeEvent } from "../../stripe/change-feed.js";
import type { RawStream } from "../../streams/kinds.js";
import { parentOf } from "../../streams/parents.js";

type Payload = Readonly<Record<string, unknown>>;

/** When an object was created and last changed, in Unix seconds. */
export interface ChangeTimes {
  /** Undefined: not known. */
  readonly createdSeconds: number | undefined;
  readonly changedSeconds: number;
}

/** The changed objects of one collection, each once, however many events it has. */
export interface ChangedObjects {
  /**
   * Adds an event of the collection. The order of the events does not matter.
   * Returns false if the event does not contain the id of its object.
   */
  note(event: StripeEvent): boolean;
  /** The objects to read again, by id, without those that are deleted for good. */
  readonly ids: ReadonlyMap<string, ChangeTimes>;
  /** Too many objects changed to keep their ids, so everything must be listed again. */
  readonly tooMany: boolean;
  /**
   * The last known state of each deleted object, by id. Contains objects only if the account may reuse their ids.
   * An object with the same id may exist again.
   */
  readonly deleted: ReadonlyMap<string, Payload>;
}

/** Each id takes about 150 bytes. If there are more, listing everything costs less than keeping them. */
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

  const parentDeletion = parentOf(entry)?.deletion;

  return {
    note({ type, created, data: { object } }) {
      if (type === parentDeletion && typeof object["id"] === "string") {
        noteChange(object["id"], created);
        return true;
      }
      const source = entry.changes.find(({ types }) => types.includes(type));
      const isOwn = type === entry.deletion || source?.idField === "id";
      const id = object[type === entry.deletion ? "id" : (source?.idField ?? "")];
      if (!isOwn && (id === undefined || id === null)) return true;
      if (typeof id !== "string") return false;
      if (type === entry.deletion) noteDeletion(id, created, object);
      else noteChange(id, created, source?.idField === "id" ? whenCreated(object) : undefined);
      return true;
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
