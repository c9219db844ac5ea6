import type * as DerivedModule from "../../src/streams/derived-streams.js";
import { built } from "./built.js";
import type { AccountSize } from "./bulk/account.js";
import { bulkKinds } from "./bulk/families.js";
import { worldStreams } from "./raw-streams.js";

/** Returns the size of an account. Collections that are not named are empty. */
export function accountOf(size: Partial<AccountSize>): AccountSize {
  return { customers: 0, subscriptions: 0, invoices: 0, charges: 0, density: "ten_years", ...size };
}

/**
 * Checks that a read returned each object of the account once, because the figures of an incomplete read mean nothing.
 * @throws Error if it did not.
 */
export function requireAll(size: AccountSize, streams: readonly string[], records: ReadonlyMap<string, number>): void {
  for (const name of bulkKinds.filter((each) => streams.includes(each))) {
    const expected = size[name];
    const read = records.get(name) ?? 0;
    if (read !== expected) throw new Error(`${name}: ${read} records of ${expected} objects`);
  }
}

/** The raw streams that grow with an account. */
export const growingStreams: readonly string[] = bulkKinds;

const { derivedStreams } = (await built("streams/derived-streams.js")) as typeof DerivedModule;

/** The streams that have rows of the account. */
export const allStreams: readonly string[] = [...derivedStreams, ...worldStreams].map(({ name }) => name);
