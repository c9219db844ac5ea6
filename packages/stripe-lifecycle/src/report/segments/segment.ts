import { total } from "../rows.js";

/** The customers of one segment who have MRR in one currency now. */
export interface Segment {
  /** null: the customers without any. */
  readonly name: string | null;
  readonly customers: number;
  /** In the currency's minor unit. */
  readonly minor: number;
}

/** One way to divide the MRR of a currency. The segments' MRR adds up to the currency's MRR. */
export interface Segmentation {
  /** "Plan", "Country", "Metadata: industry". */
  readonly title: string;
  /** Table and columns; without segments, why there are none. */
  readonly source: string;
  /** By MRR, largest first. */
  readonly segments: readonly Segment[];
}

const mostSegments = 200;

/** Returns the largest segments, and the sum of the others as one. */
export function withoutRare(segments: readonly Segment[]): readonly Segment[] {
  if (segments.length <= mostSegments) return segments;
  const rare = segments.slice(mostSegments - 1);
  return [
    ...segments.slice(0, mostSegments - 1),
    {
      name: `${rare.length} others`,
      customers: total(rare, ({ customers }) => customers),
      minor: total(rare, ({ minor }) => minor),
    },
  ];
}
