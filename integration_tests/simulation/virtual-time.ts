import type { Clock } from "../../src/stripe/clock.js";
import { createEventQueue } from "./event-queue.js";

/** The scheduler of a simulation. Time passes only when all work waits. */
export interface VirtualTime {
  /** Milliseconds since the Unix epoch, whole. */
  readonly nowMs: number;
  /** Runs a function once, after some ms. @returns a function that cancels it */
  after(delayMs: number, run: () => void): () => void;
  /** Cancels all scheduled functions. */
  clear(): void;
  /** Advances the time. Only `onTime` is called. */
  sleep(ms: number): void;
  /**
   * Runs scheduled functions until the work has settled, one at a time, each only when the program waits for nothing
   * else.
   *
   * @throws Error if the work takes longer than `limitMs` of virtual time, or waits for something that never happens
   */
  run<T>(work: Promise<T>, limitMs: number): Promise<T>;
}

/**
 * @param onTime receives the time whenever it changes, before the functions scheduled for it run
 * @param signal stops `run`
 */
export function createVirtualTime(startMs: number, onTime: (nowMs: number) => void, signal?: AbortSignal): VirtualTime {
  const queue = createEventQueue();
  let nowMs = startMs;

  function moveTo(ms: number): void {
    nowMs = ms;
    onTime(ms);
  }

  return {
    get nowMs() {
      return nowMs;
    },
    after: (delayMs, run) => queue.add(nowMs + Math.max(0, Math.ceil(delayMs)), run),
    clear: () => queue.clear(),
    sleep: (ms) => moveTo(nowMs + ms),
    async run(work, limitMs) {
      const endMs = nowMs + limitMs;
      let settled = false;
      const settle = (): void => {
        settled = true;
      };
      work.then(settle, settle);
      for (;;) {
        await idle(signal);
        if (settled) return work;
        const next =
          queue.take() ??
          (await appeared(
            () => settled,
            () => queue.take(),
          ));
        if (next === undefined) continue;
        if (next.atMs > endMs) throw new Error(`The program ran for more than ${limitMs / 1000} s of virtual time.`);
        if (next.atMs > nowMs) moveTo(next.atMs);
        next.run();
      }
    },
  };
}

/** Returns the clock of a program on a machine whose clock is wrong by `skewMs`. */
export function clockOf(time: VirtualTime, skewMs: number): Clock {
  const startMs = time.nowMs;
  return {
    monotonicMs: () => time.nowMs - startMs,
    epochMs: () => time.nowMs + skewMs,
    after: (delayMs, run) => time.after(delayMs, run),
  };
}

/** Resolves when no microtask, immediate or file operation is left: the program waits for time or network. */
async function idle(signal: AbortSignal | undefined): Promise<void> {
  do {
    await nextImmediate();
    signal?.throwIfAborted();
  } while (process.getActiveResourcesInfo().some((resource) => underWay.has(resource)));
}

const underWay: ReadonlySet<string> = new Set(["Immediate", "FSReqCallback", "FSReqPromise", "FileHandleCloseReq"]);

function nextImmediate(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Waits for real work (a thread of the runtime), because nothing is scheduled. @returns the next scheduled function */
async function appeared<T>(settled: () => boolean, take: () => T | undefined): Promise<T | undefined> {
  const giveUpMs = performance.now() + patienceMs;
  while (performance.now() < giveUpMs) {
    await nextImmediate();
    if (settled()) return undefined;
    const event = take();
    if (event !== undefined) return event;
  }
  throw new Error("The program waits for something that will never happen.");
}

/** Real time. */
const patienceMs = 10_000;
