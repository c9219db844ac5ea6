import { defaultOptions, effectiveOptions, type MetricsOptions } from "../options.js";

/** An option that may decide an outcome. The profile overrules other options, so it is tested with them. */
type Deciding = keyof typeof names;

/**
 * Returns the configured options that decide an outcome: `metrics.unpaid_counts is true`.
 * An option decides if its default would give another outcome.
 * If only several options together would change the outcome, returns all of them.
 * Empty if the defaults give the same outcome.
 *
 * @param options as configured
 * @param outcomeOf returns the outcome for effective options, as a primitive
 */
export function decidedBy(
  options: MetricsOptions,
  keys: readonly Exclude<Deciding, "mrrProfile">[],
  outcomeOf: (options: MetricsOptions) => string | number | boolean,
): string {
  const outcome = outcomeOf(effectiveOptions(options));
  const changed = (["mrrProfile", ...keys] as const).filter((key) => options[key] !== defaultOptions[key]);
  const differsWithout = (without: readonly Deciding[]) => {
    const defaults = Object.fromEntries(without.map((key) => [key, defaultOptions[key]]));
    return outcomeOf(effectiveOptions({ ...options, ...defaults })) !== outcome;
  };
  const alone = changed.filter((key) => differsWithout([key]));
  const deciding = alone.length === 0 && differsWithout(changed) ? changed : alone;
  return deciding.map((key) => `${names[key]} is ${String(options[key])}`).join(", ");
}

/** The options' names in the configuration. */
const names = {
  mrrProfile: "metrics.mrr_profile",
  pastDueMaxDays: "metrics.past_due_max_days",
  unpaidCounts: "metrics.unpaid_counts",
  pausedCollection: "metrics.paused_collection",
  discounts: "metrics.discounts",
  churnTiming: "metrics.churn_timing",
} as const satisfies Partial<Record<keyof MetricsOptions, string>>;
