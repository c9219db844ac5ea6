import { createRefusalJudge } from "./refusal-judge.js";

/** Requests per second, up to a ceiling; less while one of Stripe's limiters refuses. */
export interface RateLevel {
  at(nowMs: number): number;
  /** Takes the end of a request. Those that started before the last change say nothing about the level since then. */
  ended(end: { readonly refused: boolean; readonly startedMs: number; readonly nowMs: number }): void;
}

/**
 * Halves when refusals pass what is usual, down to a twentieth of the ceiling, stays there until the effect is seen (six
 * seconds at most), and then grows with the time since: fast towards the level that was too high, slowly around it,
 * faster again beyond it.
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
  /** The level before the first of several halvings, between which it did not come back. */
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
        // Without traffic no trial ends.
        growsFromMs = nowMs + longestTrialMs;
      } else if (verdict !== undefined) {
        if (verdict === "futile") refusedAt = Math.max(peak, level);
        // It may have grown already, after a trial that took long.
        if (nowMs < growsFromMs || verdict === "futile") {
          halved = level;
          growsFromMs = nowMs;
        }
      }
    },
  };
}

/** How long it takes back to the level that was refused. */
const returnMs = 4_000;

/** How long it takes from there, were it nothing, to the ceiling. */
const beyondMs = 8_000;

const longestTrialMs = 6_000;
