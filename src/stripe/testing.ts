import type { Clock } from "./clock.js";
import { createStripeClient, type StripeClientOptions } from "./client.js";
import type { Wire } from "./request/wire.js";

/** A clock that advances only when the test moves it. */
export function createVirtualClock() {
  let nowMs = 0;
  const timers = new Map<() => void, number>();
  const clock: Clock = {
    monotonicMs: () => nowMs,
    epochMs: () => nowMs,
    after(delayMs, run) {
      const timer = (): void => run();
      timers.set(timer, nowMs + delayMs);
      return () => void timers.delete(timer);
    },
  };

  /** Runs the next timer up to that time. Returns whether there was one. */
  function runNext(targetMs: number): boolean {
    const [next] = [...timers].filter(([, dueMs]) => dueMs <= targetMs).toSorted(([, a], [, b]) => a - b);
    if (next === undefined) return false;
    const [run, dueMs] = next;
    timers.delete(run);
    nowMs = dueMs;
    run();
    return true;
  }

  return {
    clock,
    pendingTimers: () => timers.size,
    async moveTo(targetMs: number) {
      while (runNext(targetMs)) await Promise.resolve();
      nowMs = targetMs;
      await Promise.resolve();
    },
    /** Advances time until the promise settles. */
    async until<T>(result: Promise<T>): Promise<T> {
      const progress = { ended: false };
      const end = (): void => {
        progress.ended = true;
      };
      result.then(end, end);
      while (!progress.ended) {
        await new Promise((resolve) => setImmediate(resolve));
        if (!progress.ended) runNext(Infinity);
      }
      return result;
    },
  };
}

/**
 * What a scripted Stripe answers to a request. With `cut`, the connection breaks after the text. "endless" is a body
 * without an end.
 */
export type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown }
  | { readonly cut: string }
  | "reset"
  | "hang"
  | "endless";

/** A client in virtual time, and the queries that it sent. Every answer takes 100 ms. */
export function createScriptedClient(
  reply: (query: URLSearchParams, count: number) => Reply,
  options: Partial<StripeClientOptions> = {},
) {
  const time = createVirtualClock();
  const sent: { readonly atMs: number; readonly path: string; readonly limit: number }[] = [];
  const wire: Wire = async ({ path }, signal) => {
    const { pathname, searchParams } = new URL(path, "http://stripe");
    sent.push({ atMs: time.clock.monotonicMs(), path: pathname, limit: Number(searchParams.get("limit")) });
    const answer = reply(searchParams, sent.length);
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      if (answer !== "hang") time.clock.after(100, resolve);
    });
    if (answer === "reset" || answer === "hang") throw new Error("The connection broke.");
    if (answer === "endless") return { status: 200, headers: {}, body: endless() };
    if ("cut" in answer) return { status: 200, headers: {}, body: bytesOf(answer.cut) };
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    return { status: answer.status ?? 200, headers: answer.headers ?? {}, body: bytesOf(text) };
  };
  const client = createStripeClient({
    apiKey: "rk_live_1",
    signal: new AbortController().signal,
    wire,
    clock: time.clock,
    random: () => 0.5,
    ...options,
  });
  return { client, sent, time };
}

/** Returns an answer's body that arrives in these pieces. */
export async function* bytesOf(...pieces: readonly string[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function* endless(): AsyncGenerator<Buffer> {
  for (;;) yield megabyte;
}

const megabyte = Buffer.alloc(2 ** 20, " ");
