import type { Clock } from "../../src/stripe/clock.js";
import { createEventQueue } from "./event-queue.js";

/** Time that passes only when everybody waits: the scheduler of a simulation. */
export interface VirtualTime {
  /** Milliseconds since the Unix epoch, whole. */
  readonly nowMs: number;
  /** Runs something once, after some ms; the answer cancels it. */
  after(delayMs: number, run: () => void): () => void;
  /** Forgets all that is still to happen. */
  clear(): void;
  /** Lets time pass with nothing happening but `onTime`. */
  sleep(ms: number): void;
  /**
   * Lets events happen, one at a time and each only when the program waits for nothing else, until the work has settled.
   *
   * @throws Error when the work takes longer than `limitMs` of virtual time, or waits for something that will never happen.
   */
  run<T>(work: Promise<T>, limitMs: number): Promise<T>;
}

/** @param onTime hears the time whenever it moves, before what happens then. */
export function createVirtualTime(startMs: number, onTime: (nowMs: number) => void): VirtualTime {
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
        await idle();
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

/** The time as a program has it whose machine's clock is wrong by `skewMs`. */
export function clockOf(time: VirtualTime, skewMs: number): Clock {
  const startMs = time.nowMs;
  return {
    monotonicMs: () => time.nowMs - startMs,
    epochMs: () => time.nowMs + skewMs,
    after: (delayMs, run) => time.after(delayMs, run),
  };
}

/** Resolves when no microtask, immediate or file operation is left: the program waits for time or network. */
async function idle(): Promise<void> {
  do await turn();
  while (process.getActiveResourcesInfo().some((resource) => underWay.has(resource)));
}

const underWay: ReadonlySet<string> = new Set(["Immediate", "FSReqCallback", "FSReqPromise", "FileHandleCloseReq"]);

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** With nothing to come, only real work (a thread of the runtime's) can go on: waits for what it brings. */
async function appeared<T>(settled: () => boolean, take: () => T | undefined): Promise<T | undefined> {
  const giveUpMs = performance.now() + patienceMs;
  while (performance.now() < giveUpMs) {
    await turn();
    if (settled()) return undefined;
    const event = take();
    if (event !== undefined) return event;
  }
  throw new Error("The program waits for something that will never happen.");
}

/** Real time. */
const patienceMs = 10_000;
