import * as fc from "fast-check";
import { expect, test } from "vitest";
import { derive, type Derivation } from "../../derive.js";
import { defaultOptions } from "../../options.js";
import { noReferences } from "../../testing/world.js";
import { paymentWorld, start, end, type Seen } from "../../testing/payment-world.js";

/** Returns a sync of the facts recorded in [from, to). It reads events and objects some seconds later. */
interface SyncTimes {
  readonly from: number;
  readonly to: number;
  readonly readAfterSeconds?: number;
}

const cut = fc.integer({ min: start + 1, max: end - 1 });
const delay = fc.integer({ min: 60, max: 64 });

test("several syncs emit each payment fact exactly once, however late objects and events are", () => {
  fc.assert(
    fc.property(paymentWorld, fc.array(cut, { maxLength: 4 }), delay, (world, cuts, readAfterSeconds) => {
      const recorded = inSyncs(world, [start, ...cuts, end], readAfterSeconds);
      const once = synced(world, { from: start, to: end }).events.map(({ event_id }) => event_id);
      expect(recorded.toSorted()).toEqual(once.toSorted());
      expect(new Set(recorded).size).toBe(recorded.length);
    }),
    { numRuns: 1500 },
  );
});

test("the first sync emits everything that happened before it, and later syncs do not repeat it", () => {
  fc.assert(
    fc.property(paymentWorld, fc.array(cut, { minLength: 2, maxLength: 5 }), (world, cuts) => {
      const times = [...cuts, end].toSorted((a, b) => a - b);
      const recorded = inSyncs(world, times, 60);
      expect(new Set(recorded).size).toBe(recorded.length);
      const once = synced(world, { from: times[0]!, to: end }).events;
      expect(recorded).toEqual(expect.arrayContaining(once.map(({ event_id }) => event_id)));
    }),
    { numRuns: 1000 },
  );
});

test("the order of the input does not matter", () => {
  fc.assert(
    fc.property(paymentWorld, cut, (world, from) => {
      const mixed = (to: number): Seen => {
        const { dossier, disputesOf } = world.seenAt(to);
        return {
          disputesOf: (id) => disputesOf(id).toReversed(),
          dossier: {
            ...dossier,
            invoices: dossier.invoices.toReversed(),
            creditNotes: dossier.creditNotes?.toReversed(),
            charges: dossier.charges
              ?.map((charge) => ({ ...charge, refunds: charge.refunds.toReversed() }))
              .toReversed(),
          },
        };
      };
      const reversed = { seenAt: mixed, changes: world.changes.toReversed() };
      expect(synced(reversed, { from, to: end })).toEqual(synced(world, { from, to: end }));
    }),
    { numRuns: 500 },
  );
});

test("net revenue is paid revenue minus refunds, paid-back credit and lost disputes, and never exceeds it", () => {
  fc.assert(
    fc.property(paymentWorld, (world) => {
      const { dossier, disputesOf } = world.seenAt(end);
      const { ltv, ltv_net, refunded, ltv_by_currency } = synced(world, {
        from: start,
        to: end + 1,
        readAfterSeconds: 0,
      }).metrics;
      const ofInvoices = dossier.charges!.filter(({ paymentIntentId }) => paymentIntentId!.startsWith("pi_in_"));
      const back = sum(ofInvoices.flatMap(({ refunds }) => refunds).filter(({ status }) => status === "succeeded"));
      const lost = sum(ofInvoices.flatMap(({ id }) => disputesOf(id)).filter(({ status }) => status === "lost"));
      const credited = dossier.creditNotes!.filter(({ status }) => status === "issued");
      const paidBack = credited.reduce((total, { outOfBandMinor }) => total + outOfBandMinor, 0);
      expect(refunded).toBe(back);
      expect(ltv_net).toBe(ltv! - back - lost - paidBack);
      expect(ltv_net).toBeLessThanOrEqual(ltv!);
      expect(ltv_by_currency!.reduce((total, { amount }) => total + amount, 0)).toBe(ltv);
    }),
    { numRuns: 1000 },
  );
});

interface World {
  readonly seenAt: (seconds: number) => Seen;
  readonly changes: Seen["dossier"]["changes"];
}

/**
 * Returns the ids that consecutive syncs emit. The first emits all, the others what was recorded since their cursor.
 */
function inSyncs(world: World, cuts: readonly number[], readAfterSeconds: number): string[] {
  const times = [...new Set(cuts)].toSorted((a, b) => a - b);
  return times.slice(0, -1).flatMap((from, index) => {
    const { events } = synced(world, { from, to: times[index + 1]!, readAfterSeconds });
    return events
      .filter(({ recorded_at }) => index === 0 || Date.parse(recorded_at) / 1000 >= from)
      .map(({ event_id }) => event_id);
  });
}

function synced({ seenAt, changes }: World, { from, to, readAfterSeconds = 60 }: SyncTimes): Derivation {
  const { dossier, disputesOf } = seenAt(to - 1 + readAfterSeconds);
  const own = changes.filter(({ createdSeconds }) => from <= createdSeconds && createdSeconds < to + readAfterSeconds);
  return derive({ ...dossier, changes: own }, { ...noReferences, disputesOf }, defaultOptions, {
    account: { id: "acct_1", livemode: false },
    asOfSeconds: to - 1,
    changesFromSeconds: from,
    connectedAtSeconds: start,
  });
}

function sum(amounts: readonly { readonly amountMinor: number }[]): number {
  return amounts.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
