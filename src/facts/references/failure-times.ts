import { seconds } from "../parse/json.js";
import type { StripeClient } from "../../stripe/client.js";
import type { Resource } from "../../stripe/resource.js";
import { retrieve } from "../../stripe/retrieve.js";
import type { MissingPermissions } from "../missing-permissions.js";
import type { ParseIssues } from "../parse/parse-issues.js";
import { failureTransactions } from "../sources.js";

/** The times of the balance transactions of failed charges. */
export interface FailureTimes {
  /** undefined: not fetched, gone, or the key cannot read it. */
  get(transactionId: string): number | undefined;
  /**
   * Fetches the unknown transactions, each once. Fetches no more if the API key lacks the permission.
   *
   * @throws StripeError
   */
  fetch(transactionIds: Iterable<string>): Promise<void>;
}

/**
 * Expanding them on charges would cost every charge request the permission, so the few that are needed are read singly.
 * https://docs.stripe.com/api/balance_transactions/object
 */
const balanceTransactions: Resource = { path: "/v1/balance_transactions", expand: [], nested: [] };

export function createFailureTimes(
  client: StripeClient,
  missingPermissions: MissingPermissions,
  parseIssues: ParseIssues,
): FailureTimes {
  const times = new Map<string, number>();
  const fetches = new Map<string, Promise<void>>();

  async function fetchOne(id: string): Promise<void> {
    if (missingPermissions.has(failureTransactions)) return;
    try {
      const transaction = await retrieve(client, balanceTransactions, id);
      const read = parseIssues.parseAll(
        transaction ? [transaction] : [],
        () => `balance transaction ${id}`,
        (object) => seconds(object, "created", "balance transaction") ?? undefined,
      );
      for (const created of read) times.set(id, created);
    } catch (error) {
      if (!missingPermissions.accept(failureTransactions, error)) throw error;
    }
  }

  return {
    get: (id) => times.get(id),
    async fetch(ids) {
      const wanted = [...ids];
      for (const id of wanted) if (!fetches.has(id)) fetches.set(id, fetchOne(id));
      await Promise.all(wanted.map(async (id) => fetches.get(id)));
    },
  };
}
