import type { Clock } from "../clock.js";
import { createLimiterCore, type Outcome, type QueuedRequest } from "./limiter-core.js";
import type { Limits } from "./limits.js";
import type { ThrottleReason } from "./throttle.js";

/** Keeps the requests of one process within an account's limits, and slows down if Stripe refuses. */
export interface Limiter {
  /**
   * Waits until a request to an endpoint (a route template) may start. The caller must end the permit when the
   * complete answer has arrived.
   *
   * @throws the signal's reason, as soon as it aborts
   */
  acquire(endpoint: string, signal: AbortSignal): Promise<Permit>;
}

export interface Permit {
  end(outcome: Outcome): void;
}

/**
 * @param onSlowed called if requests wait because refusals have lowered a rate. It receives how long the last waiting
 * request has to wait, about, in ms, and for which limiter. It is called once per such wait.
 */
export function createLimiter(
  limits: Limits,
  clock: Clock,
  onSlowed?: (forMs: number, reason: ThrottleReason) => void,
): Limiter {
  const core = createLimiterCore(limits);
  let announcedUntilMs = Number.NEGATIVE_INFINITY;
  let cancelWakeUp: (() => void) | undefined;

  function advance(): void {
    cancelWakeUp?.();
    const nowMs = clock.monotonicMs();
    const wakeMs = core.advance(nowMs);
    cancelWakeUp = wakeMs === undefined ? undefined : clock.after(wakeMs - nowMs, advance);
    announceSlowed(nowMs);
  }

  function announceSlowed(nowMs: number): void {
    if (onSlowed === undefined || nowMs < announcedUntilMs) return;
    const slowed = core.slowed(nowMs);
    if (slowed === undefined) return;
    announcedUntilMs = nowMs + slowed.forMs;
    onSlowed(slowed.forMs, slowed.reason);
  }

  return {
    acquire(endpoint, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error);
        const queued: QueuedRequest = {
          endpoint,
          start() {
            signal.removeEventListener("abort", giveUp);
            resolve({
              end(outcome) {
                core.end(queued, outcome, clock.monotonicMs());
                advance();
              },
            });
          },
        };
        const giveUp = (): void => {
          core.withdraw(queued);
          reject(signal.reason as Error);
          advance();
        };
        signal.addEventListener("abort", giveUp, { once: true });
        core.enqueue(queued);
        advance();
      });
    },
  };
}
