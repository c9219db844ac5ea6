import { ConfigError, type OptionValues, type OwnCommand } from "@airbyte/cdk-typescript-compat";
import type { Config } from "./config.js";
import type { Surroundings } from "./connector.js";

/** Creates the command `explain`, which shows how one customer's numbers and events were computed. */
export function createExplainCommand(
  env: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings = {},
): OwnCommand<Config> {
  return {
    name: "explain",
    summary: "explain one customer's MRR, LTV, status and lifecycle events, as text",
    example: "--config config.json --customer cus_123",
    notes: [
      "Reads the customer as a first sync would, with the same key and options, and",
      "changes nothing. Stripe can't filter events by customer, so it reads the events",
      "of the whole account: the last 30 days, or fewer with --days. Earlier changes",
      "are inferred from invoices.",
    ].join("\n"),
    options: [
      { flags: "--customer <id>", description: "the customer to explain (cus_...)", isRequired: true },
      { flags: "--days <number>", description: "days of events to read: 0 to 30, the default" },
      { flags: "--json", description: "print JSON, with the row of customer_metrics" },
    ],
    async run(config, options, context) {
      const days = daysOf(options);
      const [{ createConnector }, { renderLines }] = await Promise.all([
        import("./connector.js"),
        import("./metrics/explain/render.js"),
      ]);
      const request = { customerId: String(options["customer"]), days };
      const explanation = await createConnector(env, surroundings).explain(config, request, context);
      if (options["json"] === true) await context.printJson(explanation);
      else await context.print(renderLines(explanation));
    },
  };
}

/** Stripe does not keep events longer: https://docs.stripe.com/api/events */
const mostDays = 30;

function daysOf({ days }: OptionValues): number {
  if (days === undefined) return mostDays;
  const number = Number(days);
  if (/^\d+$/.test(String(days)) && number <= mostDays) return number;
  throw new ConfigError(`--days must be a whole number from 0 to ${mostDays}, but it is "${String(days)}".`);
}
