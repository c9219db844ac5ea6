/** A number that halves when it proves too high and grows back slowly: a rate per second, or a concurrency. */
export interface AdaptiveLevel {
  at(nowMs: number): number;
  /**
   * Halves it, down to the floor. A request that started before the last halving says nothing about the level since
   * then, so it is ignored: a volley of refusals counts once.
   */
  shrink(requestStartedMs: number, nowMs: number): void;
}

export function createAdaptiveLevel(ceiling: number, floor: number): AdaptiveLevel {
  let level = ceiling;
  let changedMs = Number.NEGATIVE_INFINITY;
  const at = (nowMs: number): number => Math.min(ceiling, level + (ceiling * (nowMs - changedMs)) / wholeGrowthMs);
  return {
    at,
    shrink(requestStartedMs, nowMs) {
      if (requestStartedMs < changedMs) return;
      level = Math.max(floor, at(nowMs) / 2);
      changedMs = nowMs;
    },
  };
}

/** How long growing from nothing to the ceiling takes. */
const wholeGrowthMs = 60_000;
