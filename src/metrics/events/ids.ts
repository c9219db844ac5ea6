import { v5 } from "uuid";

/** The Stripe account that the customer belongs to. */
export interface Account {
  /** acct_...; null: the key cannot read it. */
  readonly id: string | null;
  readonly livemode: boolean;
}

/**
 * Returns the id of a business fact. The key identifies the fact within its type and depends only on the fact.
 * So a list, an event and an inference give the same id, and a rerun repeats it.
 */
export function eventId({ id, livemode }: Account, type: string, key: string): string {
  return v5(`v1|${id ?? ""}|${livemode ? "live" : "test"}|${type}|${key}`, namespace);
}

/** Never change it: another namespace would change the id of every event. */
const namespace = "6f1d2b0e-3a57-5c1c-9b3e-5d0c8f6a7e21";
