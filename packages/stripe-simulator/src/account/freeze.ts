/**
 * Freezes a value and everything in it. A frozen value is assumed to be frozen throughout, because objects share their
 * unchanged parts.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) deepFreeze(value[key]);
  return value;
}
