/**
 * Returns a sentence if the import window begins later than now; undefined: it does not.
 *
 * @param importStart returns the window's start. Both times are Unix seconds.
 */
export function futureStart(importStart: (nowSeconds: number) => number, nowSeconds: number): string | undefined {
  const start = importStart(nowSeconds);
  if (start <= nowSeconds) return undefined;
  const day = new Date(start * 1000).toISOString().slice(0, 10);
  return (
    `import_window.start_date (${day}) is in the future, so a first sync reads nothing that was created before that ` +
    "day. Set an earlier day, and clear the streams that were synced with this one."
  );
}
