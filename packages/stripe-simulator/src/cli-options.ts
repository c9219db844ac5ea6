import { parseArgs } from "node:util";
import type { SimulatorOptions } from "./simulator.js";

/** The text that the command prints for `--help`, and with an error. */
export const USAGE = `Usage: node dist/cli.js [options]

Simulates the past of a Stripe account and serves its API on 127.0.0.1. Prints one line of JSON {"url", "key", ...} on
standard output when it is ready. Runs until SIGTERM or SIGINT.

  --customers <n>      number of customers who sign up in the past (100)
  --months <n>         number of months of the account's past (12)
  --seed <n>           the same seed gives the same account (1)
  --now <seconds>      its present time, in Unix seconds (2026-11-01)
  --livemode           a live account with rk_live_ keys (a sandbox)
  --port <n>           0 is any free port (0)
  --latency-ms <n>     the wait before every answer, in milliseconds (0)
  --sparse             answers with as few fields as Stripe's types allow (all fields)
  --stripe-limits      Stripe's own rate limits (none): 25/s per endpoint, 100/s per live account, 25/s per sandbox
  --help               this text
`;

/** An invalid command line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Parses the command line.
 * @returns `help` if the command line requests it.
 * @throws UsageError that names the invalid option.
 */
export function parseCliOptions(args: readonly string[]): SimulatorOptions | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const livemode = values.livemode ?? false;
  return {
    customers: wholeNumber("customers", values.customers, 100),
    months: wholeNumber("months", values.months, 12),
    seed: wholeNumber("seed", values.seed, 1),
    port: wholeNumber("port", values.port, 0),
    latencyMs: wholeNumber("latency-ms", values["latency-ms"], 0),
    livemode,
    ...(values.sparse ? { fields: "sparse" } : {}),
    ...(values.now === undefined ? {} : { nowSeconds: wholeNumber("now", values.now, 0) }),
    ...(values["stripe-limits"] ? { limits: { perSecond: livemode ? 100 : 25, perEndpointPerSecond: 25 } } : {}),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const OPTIONS = {
  customers: { type: "string" },
  months: { type: "string" },
  seed: { type: "string" },
  now: { type: "string" },
  livemode: { type: "boolean" },
  port: { type: "string" },
  "latency-ms": { type: "string" },
  sparse: { type: "boolean" },
  "stripe-limits": { type: "boolean" },
  help: { type: "boolean" },
} as const;

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} must be a whole number, not '${text}'`);
}
