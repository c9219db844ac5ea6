import { connect, type Connection } from "../support/connection.js";
import { apiKey } from "../support/live-account.js";
import { expectComplete } from "../support/expect-complete.js";
import { beginningSeconds, type QuietAccount } from "../support/quiet-account.js";
import type { Row } from "../support/records.js";
import { live, secondsOf, type Story } from "./story.js";

/** The records that a connection has emitted for a story's customers at the end. */
export interface Expectation {
  readonly account: QuietAccount;
  /** In the order in which Stripe recorded the facts. The ledger comes before its labels. */
  readonly events: readonly Row[];
  /** Sorted by customer. */
  readonly metrics: readonly Row[];
}

const day = 86_400;
const settling = 300;

/** Runs one first sync at the end of the story, so everything comes from lists and invoices. */
export async function emittedAtOnce(story: Story): Promise<Expectation> {
  return factsOf(story, []);
}

/** Runs syncs every ten days and after each move since the connection began, so that changes come from their events. */
export async function emittedAsItHappens(story: Story, sinceSeconds = beginningSeconds): Promise<Expectation> {
  const endSeconds = secondsOf(story.ends);
  const rounds = Math.floor((endSeconds - sinceSeconds) / (10 * day));
  const regular = Array.from({ length: rounds + 1 }, (_, index) => sinceSeconds + index * 10 * day);
  const afterMoves = story.moves.map(({ at }) => secondsOf(at) + settling);
  const times = [...new Set([...regular, ...afterMoves])].filter((time) => time >= sinceSeconds && time < endSeconds);
  return factsOf(story, times);
}

/** @param syncTimes Unix seconds of syncs before the last one */
async function factsOf(story: Story, syncTimes: readonly number[]): Promise<Expectation> {
  let connection: Connection | undefined;
  const act = async (account: QuietAccount) => {
    connection ??= connect(account, { api_key: apiKey, external_id_metadata_key: "workspace_id" });
    expectComplete(await connection.sync({ streams: ["lifecycle_events", "customer_metrics"] }));
  };
  // Changes in the last minute before a sync belong to the next sync.
  const last = secondsOf(story.ends) + settling;
  const account = await live(
    story,
    [...syncTimes, last].map((seconds) => ({ seconds, act })),
  );
  await account.close();
  const rows = (stream: string) => connection!.destination.rows(stream);
  return {
    account,
    events: rows("lifecycle_events").toSorted((a, b) => compare(orderOf(a), orderOf(b))),
    metrics: rows("customer_metrics").toSorted((a, b) => compare(a["customer_id"], b["customer_id"])),
  };
}

const ledger = ["user_signed_up", "trial_started", "subscription_changed", "subscription_cancelled"];

/** At equal times, the ledger comes first, and the rest is sorted by name. */
function orderOf(event: Row): string {
  const type = event["event_type"] as string;
  const rank = ledger.includes(type) ? ledger.indexOf(type) : ledger.length;
  return [event["occurred_at"], rank, type, event["event_id"]].join(" ");
}

function compare(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
