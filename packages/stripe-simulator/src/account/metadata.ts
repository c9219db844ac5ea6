type Metadata = Readonly<Record<string, string>>;

/** Stripe's merge: new values replace, "" removes, what is not named stays (https://docs.stripe.com/api/metadata). */
export function mergeMetadata(present: Metadata, changes: Metadata | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...present, ...changes }).filter(([, value]) => value !== ""));
}
