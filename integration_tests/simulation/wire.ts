import { createRandom, type Exchange, type FaultKind, type FaultRule, type InProcessSimulator } from "stripe-simulator";
import type { Wire, WireAnswer, WireRequest } from "../../src/stripe/request/wire.js";
import type { Faults } from "./story.js";
import type { VirtualTime } from "./virtual-time.js";

export interface WireParts {
  readonly time: VirtualTime;
  readonly simulator: InProcessSimulator;
  /**
   * Seeds the latencies and faults of each request, by its path and its number of occurrences. So a simplified story
   * stays the same elsewhere.
   */
  readonly seed: string;
  readonly faults: Faults;
  readonly pageCap: number;
  /** Called for each request as the program makes it. The number counts from 0. */
  readonly onRequest: (number: number) => void;
  /** Called when the request has arrived at Stripe, before Stripe processes it. */
  readonly onArrival: (number: number, url: URL) => void;
  /** Called with the result of the request at Stripe. */
  readonly onExchange: (path: string, exchange: Exchange) => void;
}

/** Creates the network between one process and the simulator, with random latencies and faults. */
export function createSimulatedWire(parts: WireParts): Wire {
  const { time, simulator, seed, faults, pageCap, onRequest, onArrival, onExchange } = parts;
  const strike = createStrikes(faults);
  const timesAsked = new Map<string, number>();
  let count = 0;
  return (request, signal) =>
    new Promise((resolve, reject) => {
      const number = count;
      count += 1;
      const url = withPageCap(request, pageCap);
      const times = timesAsked.get(url.pathname) ?? 0;
      timesAsked.set(url.pathname, times + 1);
      const random = createRandom(`${seed}${url.pathname}#${times}`);
      const fault = strike(url.pathname, random);
      const [outMs, backMs] = [random() * faults.latencyMs, random() * faults.latencyMs];
      let leave = (): void => {};
      const abort = (): void => {
        cancel();
        leave();
        reject(signal.reason as Error);
      };
      let cancel = time.after(outMs, arrive);
      signal.addEventListener("abort", abort, { once: true });
      onRequest(number);
      if (signal.aborted) abort();

      function arrive(): void {
        onArrival(number, url);
        const exchange = exchangeWith(simulator, request, url, fault);
        onExchange(url.pathname + url.search, exchange);
        leave = once(exchange.leave);
        if (exchange.fault?.kind === "hang") return;
        cancel = time.after(backMs + exchange.delayMs, () => {
          exchange.record();
          leave();
          signal.removeEventListener("abort", abort);
          if (exchange.fault?.kind === "reset") reject(new Error("read ECONNRESET"));
          else resolve(answerOf(exchange));
        });
      }
    });
}

function exchangeWith(
  { faults, respond }: InProcessSimulator,
  { method, headers }: WireRequest,
  url: URL,
  fault: FaultRule | undefined,
): Exchange {
  const end = fault && faults.add(fault);
  try {
    return respond({ method, url, headers: lowerCase(headers) });
  } finally {
    end?.();
  }
}

function answerOf({ answer: { status, headers, body }, fault }: Exchange): WireAnswer {
  return { status, headers, body: bodyOf(body, fault?.kind === "cut-body") };
}

async function* bodyOf(text: string, isCut: boolean): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  yield bytes.subarray(0, Math.floor(bytes.length / 2));
  if (isCut) throw new Error("aborted");
  yield bytes.subarray(Math.floor(bytes.length / 2));
}

/** Chooses the fault of each request. */
function createStrikes({ rate, storm }: Faults): (path: string, random: () => number) => FaultRule | undefined {
  let storms = storm?.times ?? 0;
  return (path, random) => {
    const [chance, kind, detail] = [random(), random(), random()];
    if (storm && storms > 0 && path.startsWith(storm.path)) {
      storms -= 1;
      return faultOf(storm.kind, detail);
    }
    return chance < rate ? faultOf(kinds[Math.floor(kind * kinds.length)]!, detail) : undefined;
  };
}

function faultOf(kind: FaultKind, detail: number): FaultRule {
  if (kind === "429") return { kind, reason: reasons[Math.floor(detail * reasons.length)]! };
  return kind === "slow" ? { kind, ms: Math.floor(detail * 60_000) } : { kind };
}

const kinds: readonly FaultKind[] = [
  "429",
  "429",
  "lock_timeout",
  "409",
  "500",
  "503",
  "502-html",
  "reset",
  "cut-body",
  "hang",
  "slow",
];

const reasons = [
  "global-rate",
  "global-concurrency",
  "endpoint-rate",
  "endpoint-concurrency",
  "resource-specific",
] as const;

function withPageCap({ path }: WireRequest, cap: number): URL {
  const url = new URL(path, "http://simulator");
  const limit = url.searchParams.get("limit");
  if (limit !== null && Number(limit) > cap) url.searchParams.set("limit", String(cap));
  return url;
}

function lowerCase(headers: WireRequest["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}
