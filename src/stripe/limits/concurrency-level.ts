import { createQueueWatch } from "./queue-watch.js";
import { createRefusalJudge } from "./refusal-judge.js";

/** The number of requests that may run concurrently. It grows while that helps, and shrinks if it does harm. */
export interface ConcurrencyLevel {
  readonly level: number;
  ended(request: EndedRequest): void;
}

export interface EndedRequest {
  readonly refused: boolean;
  readonly startedMs: number;
  readonly nowMs: number;
  /**
   * Whether other requests waited only for this level meanwhile. A request that waits for the rate is no reason to
   * grow.
   */
  readonly wanted: boolean;
}

export interface ConcurrencyRange {
  readonly start: number;
  readonly ceiling: number;
  /** Whether slower answers are a sign that the server only queues more. */
  readonly watchLatency: boolean;
}

/**
 * Works like a congestion window. At first, it adds one per answer, so it doubles each round trip. After the first
 * refusal or slowdown, it adds one per round trip. Refusals halve it, as the refusal judge decides. If answers take
 * more than twice their earlier time, it shrinks to the level where they take twice that time.
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
      return Math.max(Math.min(first, level), level * queue.part);
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
