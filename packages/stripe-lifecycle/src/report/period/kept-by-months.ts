import type { Query } from "../../destination/database.js";
import { movesMrr, presentMonth } from "../../movements.js";
import { textOf } from "../cell.js";
import { monthsBetween } from "../words.js";
import type { KeptByMonths } from "./kept.js";

/**
 * Returns for each currency what is left between any two ends of months. Only the two moments count, not the movements
 * between them: whoever goes down and up again has lost nothing. See "Retention compares two moments" in
 * docs/decisions/marts.md.
 *
 * A balance lasts from the month of one change to that of the next. Two balances of a customer have the same in common
 * for all first months of the one and all later months of the other: a rectangle in the table of months by months. The
 * database sums the rectangles' corners, and their running sums are the table. So the work grows with the changes of a
 * customer, not with the months:
 *
 *     corners  +1  .  .  -1      running sums   1  1  1  .
 *               .  .  .   .                     1  1  1  .
 *              -1  .  .  +1                     .  .  .  .
 */
export async function keptByMonths(query: Query): Promise<ReadonlyMap<string, KeptByMonths>> {
  const [bounds] = await query(`
    SELECT strftime(min(occurred_at), '%Y-%m') AS first, strftime(${presentMonth}, '%Y-%m') AS last
    FROM lifecycle_events WHERE ${movesMrr}`);
  const [first, last] = [textOf(bounds!["first"]), textOf(bounds!["last"])];
  if (first === null || last === null) return new Map();
  const months = monthsBetween(first, last);
  const corners = await query(cornersSince(first, months.length));
  const currencies = new Set(corners.map((row) => String(row["currency"])));
  return new Map(
    [...currencies].map((currency) => {
      const own = corners.filter((row) => row["currency"] === currency);
      return [currency, { months, rows: runningSums(own, months.length) }];
    }),
  );
}

/** SQL: the sums of the corners by currency, first month and later month, counted from a month. */
function cornersSince(first: string, months: number): string {
  return `
    WITH moved AS (
      SELECT customer_id, currency, datediff('month', DATE '${first}-01', occurred_at::DATE) AS month,
        sum(mrr_delta) AS delta
      FROM lifecycle_events WHERE ${movesMrr} GROUP BY ALL),
    balances AS (
      SELECT customer_id, currency, month AS begins,
        coalesce(lead(month) OVER (PARTITION BY customer_id, currency ORDER BY month), ${months}) AS ends,
        sum(delta) OVER (PARTITION BY customer_id, currency ORDER BY month) AS mrr
      FROM moved),
    rectangles AS (
      SELECT currency, first.begins AS top, first.ends AS bottom, later.begins AS "left", later.ends AS "right",
        count(*) FILTER (later.mrr > 0) AS customers, sum(least(first.mrr, later.mrr)) AS retained,
        sum(greatest(later.mrr - first.mrr, 0)) AS expanded,
        coalesce(sum(first.mrr) FILTER (later.mrr <= 0), 0) AS lost
      FROM balances AS first JOIN balances AS later USING (customer_id, currency)
      WHERE first.mrr > 0 AND later.begins >= first.begins GROUP BY ALL),
    corners AS (
      SELECT currency, unnest([top, top, bottom, bottom]) AS first_month,
        unnest(["left", "right", "left", "right"]) AS later_month, unnest([1, -1, -1, 1]) AS sign,
        customers, retained, expanded, lost
      FROM rectangles)
    SELECT currency, first_month, later_month,
      ${measures.map((measure) => `sum(sign * ${measure})::BIGINT AS ${measure}`).join(", ")}
    FROM corners WHERE first_month < ${months} AND later_month < ${months} GROUP BY ALL`;
}

const measures = ["customers", "retained", "expanded", "lost"] as const;

/** Returns the table of which these are the corners, from its diagonal on. */
function runningSums(corners: readonly Readonly<Record<string, unknown>>[], months: number): number[][][] {
  const byPlace = new Map(corners.map((row) => [`${String(row["first_month"])} ${String(row["later_month"])}`, row]));
  const table: number[][][] = [];
  for (let first = 0; first < months; first += 1) {
    let ofRow = measures.map(() => 0);
    const row: number[][] = [];
    for (let later = 0; later < months; later += 1) {
      const corner = byPlace.get(`${first} ${later}`);
      ofRow = ofRow.map((sum, place) => sum + Number(corner?.[measures[place]!] ?? 0));
      row.push(ofRow.map((sum, place) => sum + (table[first - 1]?.[later]?.[place] ?? 0)));
    }
    table.push(row);
  }
  return table.map((row, first) => row.slice(first));
}
