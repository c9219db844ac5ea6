import type * as ListModule from "../../src/streams/raw-streams.js";
import { built } from "./built.js";

/** The connector's raw streams. */
export const { rawStreams } = (await built("streams/raw-streams.js")) as typeof ListModule;

const world = new Set([
  "customers",
  "subscriptions",
  "invoices",
  "products",
  "prices",
  "coupons",
  "charges",
  "disputes",
  "credit_notes",
]);

/** The raw streams of which the simulated account has objects. */
export const worldStreams = rawStreams.filter(({ name }) => world.has(name));
