import { setMaxListeners } from "node:events";
import type { Clock } from "../clock.js";

/** A signal that aborts when any of its sources does, or when its time is up. */
export interface BoundedSignal {
  readonly signal: AbortSignal;
  /** Whether it aborted because its time was up. */
  timedOut(): boolean;
  /** Lets go of the sources and the timer; to be called in every case. */
  release(): void;
}

export interface TimeBound {
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** AbortSignal.any would stay registered with a long-lived source: https://github.com/nodejs/node/issues/54614 */
export function createBoundedSignal(sources: readonly AbortSignal[], bound?: TimeBound): BoundedSignal {
  const controller = new AbortController();
  let timedOut = false;
  const stop = (): void => controller.abort(sources.find(({ aborted }) => aborted)?.reason);
  if (sources.some(({ aborted }) => aborted)) stop();
  // Node warns of the eleventh listener as of a leak; here one source serves as many requests as are under way.
  setMaxListeners(0, ...sources);
  for (const source of sources) source.addEventListener("abort", stop, { once: true });
  const cancelTimer = bound?.clock.after(bound.timeoutMs, () => {
    timedOut = !controller.signal.aborted;
    controller.abort(new Error(`The time of ${bound.timeoutMs} ms is up.`));
  });
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    release() {
      cancelTimer?.();
      for (const source of sources) source.removeEventListener("abort", stop);
    },
  };
}
