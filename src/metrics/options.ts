/** The business choices behind the metrics (docs/DECISIONS.md gives an example of each). */
export interface MetricsOptions {
  /** A past_due subscription counts for so many days, then as an unpaid one; null: as long as it is past_due. */
  readonly pastDueMaxDays: number | null;
  /** Unpaid subscriptions keep their MRR. */
  readonly unpaidCounts: boolean;
  /** Subscriptions with `pause_collection`: by its behavior (void, mark_uncollectible: 0; keep_as_draft: counts), never or always counted. */
  readonly pausedCollection: "by_behavior" | "exclude" | "include";
  /** Which discounts lower MRR. */
  readonly discounts: "forever_and_repeating" | "forever" | "all" | "none";
  /** When a scheduled cancellation lowers MRR: when the subscription ends, or when it was requested. */
  readonly churnTiming: "ended" | "requested";
  /** `stripe_dashboard` overrules `discounts` (forever) and `churnTiming` (requested). */
  readonly mrrProfile: "standard" | "stripe_dashboard";
  /** Churn and return within so many minutes are one movement. */
  readonly movementWindowMinutes: number;
  /** Where a plan's name comes from: the product's name, the price's nickname or lookup key, or a metadata key of price or product. */
  readonly planName: "product" | "nickname" | "lookup_key" | { readonly metadataKey: string };
  /** Realised revenue before (gross) or after (net) what was paid back and lost to disputes. */
  readonly ltvBasis: "gross" | "net";
  /** `canonical`: only the five event types that lose nothing; `extended`: the others, too. */
  readonly eventSet: "extended" | "canonical";
  readonly entityType: "accounts" | "users";
  /** The customer's stage by status or, before it, by status detail. Laid over the default stages. */
  readonly stageMap: Readonly<Record<string, string>>;
  /** The key of the customer's metadata that holds the id in the user's own system; null: none. */
  readonly externalIdMetadataKey: string | null;
}

export const defaultOptions: MetricsOptions = {
  pastDueMaxDays: null,
  unpaidCounts: false,
  pausedCollection: "by_behavior",
  discounts: "forever_and_repeating",
  churnTiming: "ended",
  mrrProfile: "standard",
  movementWindowMinutes: 60,
  planName: "product",
  ltvBasis: "gross",
  eventSet: "extended",
  entityType: "accounts",
  stageMap: {},
  externalIdMetadataKey: null,
};

/** The options with the profile applied, so that only one place knows what a profile means. */
export function effectiveOptions(options: MetricsOptions): MetricsOptions {
  if (options.mrrProfile === "standard") return options;
  return { ...options, discounts: "forever", churnTiming: "requested" };
}
