/** The business choices behind the metrics (docs/decisions/ has an example of each). */
export interface MetricsOptions {
  /** A past_due subscription counts for this many days, then as an unpaid one; null: as long as it is past_due. */
  readonly pastDueMaxDays: number | null;
  /** Unpaid subscriptions keep their MRR. */
  readonly unpaidCounts: boolean;
  /**
   * Whether subscriptions with `pause_collection` count: by its behavior, never, or always.
   * By behavior, void and mark_uncollectible are 0, and keep_as_draft counts.
   */
  readonly pausedCollection: "by_behavior" | "exclude" | "include";
  /** Which discounts lower MRR. */
  readonly discounts: "forever_and_repeating" | "forever" | "all" | "none";
  /** When a scheduled cancellation lowers MRR: when the subscription ends, or at the request. */
  readonly churnTiming: "ended" | "requested";
  /** `stripe_dashboard` overrules `discounts` (forever) and `churnTiming` (requested). */
  readonly mrrProfile: "standard" | "stripe_dashboard";
  /** A churn and a return within this many minutes are one movement. */
  readonly movementWindowMinutes: number;
  /**
   * The source of a plan's name: the product's name, the price's nickname or lookup key,
   * or a metadata key of price or product.
   */
  readonly planName: "product" | "nickname" | "lookup_key" | { readonly metadataKey: string };
  /** Realised revenue before (gross) or after (net) refunds, paid-back credit and lost disputes. */
  readonly ltvBasis: "gross" | "net";
  /** `canonical`: only the five event types that contain every fact once; `extended`: all types. */
  readonly eventSet: "extended" | "canonical";
  readonly entityType: "accounts" | "users";
  /** The customer's stage by status, or by status detail, which comes first. Added to the default stages. */
  readonly stageMap: Readonly<Record<string, string>>;
  /** The key of the customer's metadata that contains the id in the user's own system; null: none. */
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

/** Returns the options with the profile applied, so that a profile is defined in one place. */
export function effectiveOptions(options: MetricsOptions): MetricsOptions {
  if (options.mrrProfile === "standard") return options;
  return { ...options, discounts: "forever", churnTiming: "requested" };
}
