type Values = Readonly<Record<string, unknown>>;

/**
 * Returns the previous attributes of an `*.updated` event: the top-level attributes that changed. A changed array is
 * included whole. A nested object includes only its changed keys, and null for a new key
 * (https://docs.stripe.com/api/events/object#event_object-data-previous_attributes).
 *
 * @returns undefined if nothing changed.
 */
export function previousAttributes(before: Values, after: Values): Values | undefined {
  const previous: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[key];
    const current = after[key];
    if (old === current) continue;
    if (isPlainObject(old) && isPlainObject(current)) {
      const nested = previousAttributes(old, current);
      if (nested) previous[key] = nested;
    } else if (!(Array.isArray(old) && Array.isArray(current) && isSame(old, current))) {
      previous[key] = old ?? null;
    }
  }
  return Object.keys(previous).length > 0 ? previous : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  return isPlainObject(a) && isPlainObject(b) && previousAttributes(a, b) === undefined;
}

function isPlainObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
