import { defaultOptions, effectiveOptions, type MetricsOptions } from "../options.js";

/** An option that may decide something; the profile overrules others, so that it is asked about with them. */
type Deciding = keyof typeof names;

/**
 * The options of the configuration that decide an outcome: each without whose value it would be another; where only several together
 * would change it, all of those. As a remark: `metrics.unpaid_counts is true`; empty where the defaults say the same.
 *
 * @param options as configured
 * @param outcomeOf the outcome by effective options; primitive
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

/** As the configuration calls them. */
const names = {
  mrrProfile: "metrics.mrr_profile",
  pastDueMaxDays: "metrics.past_due_max_days",
  unpaidCounts: "metrics.unpaid_counts",
  pausedCollection: "metrics.paused_collection",
  discounts: "metrics.discounts",
  churnTiming: "metrics.churn_timing",
} as const satisfies Partial<Record<keyof MetricsOptions, string>>;
