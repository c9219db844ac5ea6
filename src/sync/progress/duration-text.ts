/** Returns a readable duration in at most two units: `5 s`, `1 min 5 s`, `2 h 3 min`. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Returns an estimated duration, rounded because estimates are not exact: `40 s`, `3 min`, `2 h 10 min`. */
export function roughDurationText(ms: number): string {
  const seconds = ms / 1000;
  if (seconds <= 90) return `${Math.max(10, Math.ceil(seconds / 10) * 10)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes <= 90) return `${minutes} min`;
  const tens = Math.round(minutes / 10);
  return `${Math.floor(tens / 6)} h ${(tens % 6) * 10} min`;
}
