/** Returns whether a value of a saved state has the form that the connector writes. */
export type Check = (value: unknown) => boolean;

/** Accepts whole Unix seconds up to the end of the year 9999, or a count. */
export const isTime: Check = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 253_402_300_800;

export const isText: Check = (value) => typeof value === "string";
export const isFlag: Check = (value) => typeof value === "boolean";
export const isTextOrNull: Check = (value) => value === null || typeof value === "string";
export const areTexts: Check = (value) => Array.isArray(value) && value.every(isText);
export const isPhase: Check = (value) => value === "backfill" || value === "follow";

/** Accepts ranges `[from, to)` in ascending order that neither overlap nor touch. */
export const areRanges: Check = (value) => {
  const isPair = (range: unknown) => Array.isArray(range) && range.length === 2 && range.every(isTime);
  if (!Array.isArray(value) || !value.every(isPair)) return false;
  const bounds = (value as readonly (readonly number[])[]).flat();
  return bounds.every((bound, index) => index === 0 || bounds[index - 1]! < bound);
};

export function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

export function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

/** Accepts an array whose values all pass the check. */
export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** Accepts an object with any keys whose values all pass the check. */
export function mapOf(check: Check): Check {
  return (value) => isRecord(value) && Object.values(value).every(check);
}

/** Accepts an object whose fields pass their checks. Other fields do not matter. */
export function shapeOf(fields: Readonly<Record<string, Check>>): Check {
  return (value) => isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
