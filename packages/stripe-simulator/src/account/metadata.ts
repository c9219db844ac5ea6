type Metadata = Readonly<Record<string, string>>;

/**
 * Merges metadata as Stripe does: new values replace, "" removes, other keys remain
 * (https://docs.stripe.com/api/metadata).
 */
export function mergeMetadata(present: Metadata, changes: Metadata | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...present, ...changes }).filter(([, value]) => value !== ""));
}
