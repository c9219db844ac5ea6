import { createQueueWatch } from "./queue-watch.js";
import { createRefusalJudge } from "./refusal-judge.js";

/** How many requests may be under way at once: grows while that helps, shrinks where it does harm. */
export interface ConcurrencyLevel {
  readonly level: number;
  ended(request: EndedRequest): void;
}

export interface EndedRequest {
  readonly refused: boolean;
  readonly startedMs: number;
  readonly nowMs: number;
  /** Whether others waited for this level alone meanwhile: one that waits for the rate gives no reason to grow. */
  readonly wanted: boolean;
}

export interface ConcurrencyRange {
  readonly start: number;
  readonly ceiling: number;
  /** Whether slower answers count as a sign that the server only queues more. */
  readonly watchLatency: boolean;
}

/**
 * Like a congestion window: one more per answer at first, so that it doubles each round trip; after the first push-back
 * one more per round trip. Refusals halve it, as its judge says; answers that take more than twice as long as they once
 * did take it back to where they take twice as long.
 */
export function createConcurrencyLevel({ start, ceiling, watchLatency }: ConcurrencyRange): ConcurrencyLevel {
  const first = Math.min(start, ceiling);
  const judge = createRefusalJudge();
  const queue = createQueueWatch();
  let level = first;
  let doubling = true;
  let changedMs = Number.NEGATIVE_INFINITY;
  let peak: number | undefined;

  function halveOrRestore(refused: boolean, nowMs: number): void {
    const verdict = judge.observe(refused, level <= 1);
    if (verdict === "shrink") {
      peak ??= level;
      level = Math.max(1, level / 2);
      doubling = false;
      changedMs = nowMs;
    } else if (verdict !== undefined) {
      if (verdict === "futile") level = peak ?? level;
      peak = undefined;
    }
  }

  function fitToLatency({ startedMs, nowMs, wanted }: EndedRequest): void {
    const fitting = queue.answered({ startedMs, nowMs, wanted, level, fewest: first });
    if (fitting >= level) return;
    level = fitting;
    doubling = level === first;
  }

  return {
    get level() {
      return queue.part < 1 ? Math.max(Math.min(first, level), level * queue.part) : level;
    },
    ended(request) {
      if (request.startedMs < changedMs) return;
      halveOrRestore(request.refused, request.nowMs);
      if (request.refused) return;
      if (watchLatency) fitToLatency(request);
      if (request.wanted && !judge.trying && !queue.crowded) {
        level = Math.min(ceiling, level + (doubling ? 1 : 1 / level));
      }
    },
  };
}
