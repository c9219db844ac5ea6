import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rawStreams } from "../../src/streams/raw-streams.js";

/** The streams of Airbyte's source-stripe 6.0: https://docs.airbyte.com/integrations/sources/stripe#supported-streams */
const streamsOfAirbyte: readonly string[] = `
  accounts application_fees application_fees_refunds authorizations balance_transactions bank_accounts
  cardholders cards charges checkout_sessions checkout_sessions_line_items coupons credit_notes
  customer_balance_transactions customers disputes early_fraud_warnings events
  external_account_bank_accounts external_account_cards file_links files invoice_items invoice_line_items
  invoices payment_intents payment_methods payout_balance_transactions payouts persons plans prices
  products promotion_codes refunds reviews setup_attempts setup_intents shipping_rates subscription_items
  subscription_schedule subscriptions top_ups transactions transfer_reversals transfers usage_records
`
  .trim()
  .split(/\s+/);

const page = readFileSync(new URL("../../docs/use/upgrading-from-airbyte-stripe.md", import.meta.url), "utf8");
const [section = ""] = page.slice(page.indexOf("\n## Streams")).split("\n## Columns");
/** The rows of the page's table of streams, by Airbyte's name. */
const rows = new Map([...section.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, theirs, ours]) => [theirs!, ours!]));

describe("the page for those who come from Airbyte's source", () => {
  it("has a row for each of its 47 streams", () => {
    expect(streamsOfAirbyte).toHaveLength(47);
    expect(streamsOfAirbyte.filter((name) => !rows.has(name))).toEqual([]);
  });

  it.each(streamsOfAirbyte)(
    "names a stream of this connector in the place of %s, or says why there is none",
    (name) => {
      const [, ours] = /^`(\w+)`/.exec(rows.get(name)!) ?? [];
      if (name === "usage_records") expect(rows.get(name)).toMatch(/^none: /);
      else expect(rawStreams.map((stream) => stream.name)).toContain(ours);
    },
  );
});
