import type { Kind } from "stripe-simulator";
import type { RawStream } from "../../src/streams/kinds.js";
import { streamNamed } from "../../src/streams/raw-streams.js";

const names = [
  "customers",
  "subscriptions",
  "invoices",
  "products",
  "prices",
  "coupons",
  "charges",
  "disputes",
  "credit_notes",
] as const satisfies readonly Kind[];

/** The raw streams that show the simulator's story. Of every other stream the simulated account has no objects. */
export const worldStreams: readonly RawStream[] = names.map(streamNamed);
