import type { Query } from "../destination/database.js";
import { mrrAtRisk, riskOf, type Risk } from "./outlook/at-risk.js";
import { weeksAhead, type WeekAhead } from "./outlook/renewals.js";
import { paidSoFar, type PaidSoFar } from "./paid-so-far.js";
import type { KeptByMonths } from "./period/kept.js";
import { keptByMonths } from "./period/kept-by-months.js";
import { segmentations } from "./segments/segmentations.js";
import type { Segmentation } from "./segments/segment.js";
import { churnReasons } from "./who/churn-reasons.js";
import type { ListedMovement } from "./who/customer-movements.js";
import { movedCustomers, type Moved } from "./who/moved.js";
import { readOpenFailures, type OpenFailure } from "./who/open-failures.js";
import { listingOf, type Listing } from "./who/person.js";
import type { MonthOfReason } from "./who/sum-reasons.js";
import { monthsLater } from "./words.js";

/** Figures and lists of one currency beyond its charts. */
export interface CurrencyFigures {
  readonly paidSoFar: PaidSoFar;
  readonly kept: KeptByMonths;
  /** The last full month and the present one, in this order. */
  readonly who: readonly MonthOfPeople[];
  readonly churnReasons: readonly MonthOfReason[];
  readonly risk: Risk;
  /** Empty: nothing comes in the next 30 days. */
  readonly ahead: readonly WeekAhead[];
  readonly segmentations: readonly Segmentation[];
}

/** The customers behind the figures of one month. */
export interface MonthOfPeople {
  readonly month: string;
  readonly moved: Readonly<Record<ListedMovement, Listing<Moved>>>;
  /** Invoices that first failed in the month and are still open. */
  readonly failed: Listing<OpenFailure>;
}

/**
 * Reads the figures of all currencies. Returns a function from a currency to its figures.
 * @param thisMonth YYYY-MM: the present month.
 */
export async function readCurrencyFigures(
  query: Query,
  thisMonth: string,
  asOfSeconds: number,
): Promise<(currency: string) => CurrencyFigures> {
  const months = [monthsLater(thisMonth, -1), thisMonth];
  const moved: Record<ListedMovement, readonly Moved[]> = {
    churn: await movedCustomers(query, "churn", months[0]!),
    contraction: await movedCustomers(query, "contraction", months[0]!),
    expansion: await movedCustomers(query, "expansion", months[0]!),
  };
  const reasons = await churnReasons(query);
  const failed = await readOpenFailures(query, months[0]!);
  const paid = await paidSoFar(query);
  const kept = await keptByMonths(query);
  const risk = await mrrAtRisk(query);
  const ahead = await weeksAhead(query, asOfSeconds);
  const divided = await segmentations(query);
  return (currency) => {
    const within = <T extends { readonly month: string; readonly currency: string }>(
      rows: readonly T[],
      month: string,
    ) => rows.filter((row) => row.month === month && row.currency === currency);
    const listOf = (movement: ListedMovement, month: string) => listingOf(within(moved[movement], month));
    return {
      paidSoFar: paid.get(currency) ?? { customers: 0, minor: 0 },
      kept: kept.get(currency) ?? { months: [], rows: [] },
      who: months.map((month) => ({
        month,
        moved: {
          churn: listOf("churn", month),
          contraction: listOf("contraction", month),
          expansion: listOf("expansion", month),
        },
        failed: listingOf(within(failed, month)),
      })),
      churnReasons: reasons.get(currency) ?? [],
      risk: risk.get(currency) ?? riskOf([]),
      ahead: ahead.get(currency) ?? [],
      segmentations: divided.get(currency) ?? [],
    };
  };
}
