const daySeconds = 86_400;
/** A bulk account is ten years old: bulk/density.ts. */
const accountDays = 3_653;

/** Returns the start of the account, as peers want it in their configuration: a time of whole seconds, with `Z`. */
export function startDate(nowMs: number): string {
  return new Date(nowMs - accountDays * daySeconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
}
