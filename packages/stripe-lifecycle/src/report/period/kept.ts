/** What the customers with MRR at the end of one month have at the end of a later one, in minor units. */
export interface Kept {
  /** Customers who have MRR at both ends. */
  readonly customers: number;
  /** For each customer the smaller of their two amounts. */
  readonly retained: number;
  /** What customers have beyond their first amount. */
  readonly expanded: number;
  /** The first amount of the customers who have nothing left. */
  readonly lost: number;
}

/** `Kept` of every pair of months in one currency, without names: the page compares any two of them. */
export interface KeptByMonths {
  /** YYYY-MM, UTC, without gaps. */
  readonly months: readonly string[];
  /** For each first month, one entry for each month from it on: customers, retained, expanded, lost. */
  readonly rows: readonly (readonly (readonly number[])[])[];
}

/** Returns what is left between two ends of months. Nothing, if the first one is before all MRR. */
export function keptBetween({ months, rows }: KeptByMonths, first: string, later: string): Kept {
  const place = months.indexOf(first);
  const [customers = 0, retained = 0, expanded = 0, lost = 0] =
    place === -1 ? [] : (rows[place]![months.indexOf(later) - place] ?? []);
  return { customers, retained, expanded, lost };
}
