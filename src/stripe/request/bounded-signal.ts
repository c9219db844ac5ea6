import { setMaxListeners } from "node:events";
import type { Clock } from "../clock.js";

/** A signal that aborts if one of its sources aborts, or after its timeout. */
export interface BoundedSignal {
  readonly signal: AbortSignal;
  /** Whether it aborted because of its timeout. */
  timedOut(): boolean;
  /** Aborts it before its time, so that whatever it bounds lets go of its memory. */
  abort(reason: unknown): void;
  /** Removes the listeners on the sources, and the timer. Always call it. */
  release(): void;
}

export interface TimeBound {
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/**
 * Creates a bounded signal. AbortSignal.any would stay registered with a long-lived source:
 * https://github.com/nodejs/node/issues/54614
 */
export function createBoundedSignal(sources: readonly AbortSignal[], bound?: TimeBound): BoundedSignal {
  const controller = new AbortController();
  let timedOut = false;
  const stop = (): void => controller.abort(sources.find(({ aborted }) => aborted)?.reason);
  if (sources.some(({ aborted }) => aborted)) stop();
  // Node reports the eleventh listener as a leak. Here, one source has a listener for each concurrent request.
  setMaxListeners(0, ...sources);
  for (const source of sources) source.addEventListener("abort", stop, { once: true });
  const cancelTimer = bound?.clock.after(bound.timeoutMs, () => {
    timedOut = !controller.signal.aborted;
    controller.abort(new Error(`The time of ${bound.timeoutMs} ms is up.`));
  });
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    abort: (reason) => controller.abort(reason),
    release() {
      cancelTimer?.();
      for (const source of sources) source.removeEventListener("abort", stop);
    },
  };
}
