import { createRefusalJudge } from "./refusal-judge.js";

/** The requests per second, up to a ceiling. Lower while one of Stripe's limiters refuses. */
export interface RateLevel {
  /** Returns the rate at this time. */
  at(nowMs: number): number;
  /**
   * Records the end of a request. A request that started before the last change says nothing about the level since
   * then.
   */
  ended(end: { readonly refused: boolean; readonly startedMs: number; readonly nowMs: number }): void;
}

/**
 * Halves if there are more refusals than usual, down to a twentieth of the ceiling. Stays there until the effect is
 * known (six seconds at most). Then grows with the time since: fast towards the level that was refused, slowly around
 * it, faster again beyond it.
 *
 *     ceiling                              _  12 s after
 *     refused level      _____------------‾   (a cubic, as CUBIC's: https://www.rfc-editor.org/rfc/rfc9438)
 *     half of it   ____/
 *                  trial    4 s      8 s
 */
export function createRateLevel(ceiling: number): RateLevel {
  const floor = ceiling / 20;
  const judge = createRefusalJudge();
  let halved = ceiling;
  let refusedAt = ceiling;
  let changedMs = Number.NEGATIVE_INFINITY;
  let growsFromMs = Number.NEGATIVE_INFINITY;
  /** The level before the first of several halvings without a recovery in between. */
  let peak = ceiling;

  function at(nowMs: number): number {
    const growingMs = Math.max(0, nowMs - growsFromMs);
    if (growingMs < returnMs) return refusedAt - (refusedAt - halved) * (1 - growingMs / returnMs) ** 3;
    return Math.min(ceiling, refusedAt + ceiling * ((growingMs - returnMs) / beyondMs) ** 3);
  }

  return {
    at,
    ended({ refused, startedMs, nowMs }) {
      if (startedMs < changedMs) return;
      const level = at(nowMs);
      const verdict = judge.observe(refused, level <= floor);
      if (verdict === "shrink") {
        if (nowMs > growsFromMs + returnMs) peak = level;
        refusedAt = level;
        halved = Math.max(floor, level / 2);
        changedMs = nowMs;
        // Without traffic, no trial would end.
        growsFromMs = nowMs + longestTrialMs;
      } else if (verdict !== undefined) {
        if (verdict === "futile") refusedAt = Math.max(peak, level);
        // After a long trial, it may have grown already.
        if (nowMs < growsFromMs || verdict === "futile") {
          halved = level;
          growsFromMs = nowMs;
        }
      }
    },
  };
}

/** The time to grow back to the level that was refused. */
const returnMs = 4_000;

/** The time to grow from there to the ceiling, if that level were 0. */
const beyondMs = 8_000;

/** After this time, the level grows even if the trial has not ended. */
const longestTrialMs = 6_000;
