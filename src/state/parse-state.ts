import { ConfigError } from "@airbyte/cdk-typescript-compat";
import {
  areRanges,
  areTexts,
  isText,
  isFlag,
  isPhase,
  isTextOrNull,
  isTime,
  mapOf,
  optional,
  shapeOf,
} from "./checks.js";
import { isCustomerCarryOver } from "./customer-carry-over.js";
import { areSavedCoupons } from "./deleted-coupons.js";
import { isObservation } from "./observation-clock.js";
import { isRelisting } from "./relisting.js";
import { isSavedDefinition } from "./definition.js";
import { isSavedReport } from "./reported-mrr.js";
import { derivedFromVersion1, isVersion1, rawFromVersion1 } from "./state-v1.js";
import type { DerivedState, RawState } from "./state.js";

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the saved state of a stream of Stripe's objects. Returns undefined if there is none.
 *
 * @throws ConfigError if the state has no known form
 */
export function parseRawState(stream: string, value: Json | undefined): RawState | undefined {
  if (value === undefined || Object.keys(value).length === 0) return undefined;
  const state = isVersion1(value) ? rawFromVersion1(value) : value;
  if (!isRawState(state)) throw unknownState(stream);
  return state as RawState;
}

/**
 * Reads the saved state of a derived stream. Returns undefined if there is none.
 *
 * @throws ConfigError if the state has no known form
 */
export function parseDerivedState(stream: string, value: Json | undefined): DerivedState | undefined {
  if (value === undefined || Object.keys(value).length === 0) return undefined;
  const state = isVersion1(value) ? derivedFromVersion1(value) : value;
  if (!isDerivedState(state)) throw unknownState(stream);
  return state as DerivedState;
}

function unknownState(stream: string): ConfigError {
  return new ConfigError(
    `The saved state of stream "${stream}" was not written by this version of source-stripe-lifecycle. ` +
      `Clear the stream's state (in Airbyte: Clear data) and sync again. ` +
      `A deduplicating destination then contains no duplicates.`,
  );
}

const common = {
  version: (value: unknown) => value === 2,
  account: isTextOrNull,
  livemode: isFlag,
  phase: isPhase,
  connected_at: isTime,
  observed_until: (value: unknown) => value === null || (typeof value === "string" && isObservation(value)),
  list_pages: mapOf(isTime),
  backfill: shapeOf({
    import_start: isTime,
    listed_at: isTime,
    high_water_mark: isTime,
    open_ranges: areRanges,
    parts: optional(isTime),
    after: optional(isText),
  }),
};

const isRawState = shapeOf({
  ...common,
  incremental: shapeOf({ events_cursor: isTime, recent_events: areTexts }),
  relisting: optional(isRelisting),
});

const isDerivedState = shapeOf({
  ...common,
  incremental: shapeOf({ events_cursor: isTime }),
  definition: optional(isSavedDefinition),
  reported: optional(isSavedReport),
  evidence_from: optional(isTime),
  carry_over: optional(shapeOf({ customers: mapOf(isCustomerCarryOver), is_cut: isFlag })),
  coupons: optional(areSavedCoupons),
});
