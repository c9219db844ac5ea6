import { derive } from "../../../metrics/derive.js";
import type { Dossier } from "../../../metrics/dossier/dossier.js";
import type { Issue } from "../../../metrics/mrr/issue.js";
import { referencesOf, withoutTimes, type References } from "../../../metrics/dossier/references.js";
import type { TestClock } from "../../../stripe/test-clocks.js";
import type { Dossiers } from "../../../facts/dossiers.js";
import { customerFacts } from "../../../facts/parse/customer.js";
import { active, emit, fail, type DerivedRun } from "../../run/stream-run.js";
import type { Sync } from "../../run/context.js";
import { ofCustomer } from "../../derive/derivation-error.js";

/**
 * Emits the derived streams of a test clock's customers, as of the clock's time.
 * It uses only their objects. An event's time may not be the clock's time, so the two cannot be ordered.
 */
export async function deriveTestClock(sync: Sync, clock: TestClock, dossiers: Dossiers): Promise<void> {
  try {
    for await (const ingested of dossiers.all()) {
      if (active(sync.derived).length === 0) return;
      // The clock's list of customers does not return deleted ones.
      const customer = ingested.customer ?? customerFacts({ id: ingested.customerId, deleted: true });
      await deriveCustomerOfClock(sync, clock, { ...ingested, customer });
    }
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(sync.derived, error);
  }
}

/** Emits the derived rows of one customer of a test clock, as of the clock's time. @throws DerivationError */
export async function deriveCustomerOfClock(sync: Sync, clock: TestClock, dossier: Dossier): Promise<void> {
  await sync.facts.references.resolve(withoutTimes(referencesOf(dossier)));
  const issues: Issue[] = [];
  for (const run of active(sync.derived)) issues.push(...(await emitAsOfClock(sync, run, clock, dossier)));
  sync.issues.add(dossier.customer.id, issues);
}

/** Emits the rows of one derived stream. Returns the derivation's issues. */
async function emitAsOfClock(
  sync: Sync,
  run: DerivedRun,
  { frozenSeconds }: TestClock,
  dossier: Dossier,
): Promise<readonly Issue[]> {
  const { account, livemode, connected_at: connectedAtSeconds } = run.state;
  const context = {
    account: { id: account, livemode },
    asOfSeconds: frozenSeconds,
    changesFromSeconds: frozenSeconds + 1,
    connectedAtSeconds,
  };
  const references = timeless(sync.facts.references);
  const derivation = ofCustomer(dossier.customer.id, () => derive(dossier, references, sync.options, context));
  await emit(run, run.stream.records(derivation, { isInWindow: () => true, observedAt: () => run.clock.next() }));
  return derivation.issues;
}

/**
 * Returns the references with coupons that have no creation time. Coupons belong to the account, and its time
 * cannot be ordered with a clock's: a discount of 2019 may be of a coupon that was created today.
 */
export function timeless(references: References): References {
  return {
    ...references,
    coupon(id) {
      const coupon = references.coupon(id, null);
      return coupon && { ...coupon, createdSeconds: null };
    },
  };
}
