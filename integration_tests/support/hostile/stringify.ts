/** JSON.stringify overflows the stack if a value is nested deeply. Here a deep value is a list in a list in a list. */
export function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return JSON.stringify(flattened(value)).replaceAll(
      /"deep:(\d+)"/g,
      (_, levels: string) => `${"[".repeat(Number(levels))}${"]".repeat(Number(levels))}`,
    );
  }
}

function flattened(value: unknown): unknown {
  if (Array.isArray(value)) {
    const levels = levelsOf(value);
    return levels > 100 ? `deep:${levels}` : value.map(flattened);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, flattened(inner)]));
}

function levelsOf(value: unknown): number {
  let levels = 0;
  for (let inner = value; Array.isArray(inner) && inner.length === 1; inner = (inner as unknown[])[0]) levels += 1;
  return levels;
}
