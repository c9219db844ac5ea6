import { ConfigError, type OptionValues, type OwnCommand } from "@airbyte/cdk-typescript-compat";
import type { Config } from "./config.js";
import type { Surroundings } from "./connector.js";

/** `explain`: how one customer's numbers and events came about, for the person who asks why. */
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
      "changes nothing. Stripe can't be asked for one customer's events: those of the",
      "whole account are read, 30 days of them unless --days says less. What is older",
      "is inferred from invoices.",
    ].join("\n"),
    options: [
      { flags: "--customer <id>", description: "the customer to explain (cus_...)", isRequired: true },
      { flags: "--days <number>", description: "days of events to read: 0 to 30, the default" },
      { flags: "--json", description: "print JSON, with the row of customer_metrics" },
    ],
    async run(config, options, context) {
      const days = daysOf(options);
      const [{ createConnector }, { renderText }] = await Promise.all([
        import("./connector.js"),
        import("./metrics/explain/render.js"),
      ]);
      const request = { customerId: String(options["customer"]), days };
      const explanation = await createConnector(env, surroundings).explain(config, request, context);
      const isJson = options["json"] === true;
      await context.write(isJson ? `${JSON.stringify(explanation, null, 2)}\n` : renderText(explanation));
    },
  };
}

/** Stripe keeps events no longer: https://docs.stripe.com/api/events */
const mostDays = 30;

function daysOf({ days }: OptionValues): number {
  if (days === undefined) return mostDays;
  const number = Number(days);
  if (/^\d+$/.test(String(days)) && number <= mostDays) return number;
  throw new ConfigError(`--days must be a whole number from 0 to ${mostDays}, and is "${String(days)}".`);
}
