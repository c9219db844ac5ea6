import { v5 } from "uuid";

/** Who the facts are about, besides the customer. */
export interface Account {
  /** acct_...; null where the key may not read it. */
  readonly id: string | null;
  readonly livemode: boolean;
}

/**
 * The id of a business fact. The key names the fact within its type and is a function of the fact alone, so that history, list
 * and event give the same id, and a rerun repeats it.
 */
export function eventId({ id, livemode }: Account, type: string, key: string): string {
  return v5(`v1|${id ?? ""}|${livemode ? "live" : "test"}|${type}|${key}`, namespace);
}

/** Fixed for ever: another namespace would give every event another id. */
const namespace = "6f1d2b0e-3a57-5c1c-9b3e-5d0c8f6a7e21";
