import { createGate, type Gate } from "./gate.js";
import type { Limits } from "./limits.js";
import type { ThrottleReason } from "./throttle.js";

/** A request that waits for its turn or is under way. */
export interface ScheduledChange {
  readonly endpoint: string;
  /** Called once, when the request may start. */
  readonly start: () => void;
}

/** The limiter without timers and promises: it is told the time, and says what may start now and when to ask again. */
export interface LimiterCore {
  enqueue(turn: ScheduledChange): void;
  /** Takes back a turn that has not started; nothing happens if it has. */
  withdraw(turn: ScheduledChange): void;
  /**
   * Starts all that may start. Answers the time of the next start, undefined when only an end or a new turn can change
   * anything.
   */
  advance(nowMs: number): number | undefined;
  /** Ends a turn that started. A refusal slows the gate that it names; answers let the gates grow. */
  end(turn: ScheduledChange, outcome: Outcome, nowMs: number): void;
  /** The longest wait before a turn that has come, where refusals have lowered a rate. */
  slowed(nowMs: number): SlowedWait | undefined;
}

/** How a request ended: answered in any way, without an answer, or refused by one of Stripe's limiters. */
export type Outcome = "answered" | "unanswered" | ThrottleReason;

export interface SlowedWait {
  readonly forMs: number;
  readonly reason: ThrottleReason;
}

/**
 * Endpoints take turns: the one that was served the longest ago comes first, so none starves; within an endpoint the
 * first to come is the first served. An endpoint that must wait holds up no other.
 */
export function createLimiterCore(limits: Limits): LimiterCore {
  const { share } = limits;
  const account = createGate({
    perSecond: limits.globalPerSecond,
    share,
    // Each endpoint's answers differ in their time, so the mean of all says nothing; each endpoint watches its own.
    concurrency: { start: 16, ceiling: limits.globalConcurrency, watchLatency: false },
  });
  const newEndpoint = (name: string): Endpoint => ({
    name,
    waiting: [],
    gate: createGate({
      perSecond: limits.endpointPerSecond,
      share,
      concurrency: { start: 4, ceiling: limits.endpointConcurrency, watchLatency: true },
    }),
  });
  const startedAtMs = new Map<ScheduledChange, number>();
  /** Least recently served first. */
  let endpoints: Endpoint[] = [];

  function endpointOf(turn: ScheduledChange): Endpoint {
    const known = endpoints.find(({ name }) => name === turn.endpoint);
    if (known !== undefined) return known;
    const created = newEndpoint(turn.endpoint);
    endpoints.unshift(created);
    return created;
  }

  function startNext(endpoint: Endpoint, nowMs: number): void {
    const turn = endpoint.waiting.shift();
    if (turn === undefined) return;
    account.enter(nowMs);
    endpoint.gate.enter(nowMs);
    startedAtMs.set(turn, nowMs);
    endpoints = [...endpoints.filter((other) => other !== endpoint), endpoint];
    turn.start();
  }

  /** Notes where requests wait for nothing but a place among those under way. */
  function noteStarvation({ waiting, gate }: Endpoint, nowMs: number): void {
    if (!account.hasToken(nowMs)) return;
    const ready = (endpoint: Endpoint): boolean =>
      endpoint.waiting.length > 0 && endpoint.gate.hasToken(nowMs) && endpoint.gate.hasRoom();
    if (waiting.length > 0 && gate.hasToken(nowMs) && !gate.hasRoom()) gate.noteStarved(nowMs);
    if (!account.hasRoom() && endpoints.some(ready)) account.noteStarved(nowMs);
  }

  return {
    enqueue(turn) {
      endpointOf(turn).waiting.push(turn);
    },
    withdraw(turn) {
      const { waiting } = endpointOf(turn);
      const index = waiting.indexOf(turn);
      if (index >= 0) waiting.splice(index, 1);
    },
    advance(nowMs) {
      for (;;) {
        const waiting = endpoints.filter((endpoint) => endpoint.waiting.length > 0);
        const accountReadyMs = account.readyAtMs(nowMs);
        const readyMs = waiting.map(({ gate }) => Math.max(accountReadyMs, gate.readyAtMs(nowMs)));
        const next = waiting[readyMs.findIndex((ms) => ms <= nowMs)];
        if (next === undefined) {
          const soonestMs = Math.min(...readyMs);
          return Number.isFinite(soonestMs) ? soonestMs : undefined;
        }
        startNext(next, nowMs);
      }
    },
    end(turn, outcome, nowMs) {
      const startedMs = startedAtMs.get(turn);
      if (startedMs === undefined) return;
      startedAtMs.delete(turn);
      const endpoint = endpointOf(turn);
      noteStarvation(endpoint, nowMs);
      endpoint.gate.leave();
      account.leave();
      if (outcome === "unanswered") return;
      for (const [gate, scope] of [
        [endpoint.gate, "endpoint"],
        [account, "global"],
      ] as const) {
        const refusing = outcome === "answered" ? undefined : refusals[outcome];
        const refused = (level: Refusal["level"]): boolean => refusing?.scope === scope && refusing.level === level;
        gate.rate.ended({ refused: refused("rate"), startedMs, nowMs });
        const wanted = gate.starvedSince(startedMs);
        gate.concurrency.ended({ refused: refused("concurrency"), startedMs, nowMs, wanted });
      }
    },
    slowed(nowMs) {
      const busy = endpoints.filter(({ waiting }) => waiting.length > 0);
      const turns = busy.reduce((sum, { waiting }) => sum + waiting.length, 0);
      const forMs = (gate: Gate, turns: number): number => gate.slowedMs(turns, nowMs);
      const waits: readonly SlowedWait[] = [
        { forMs: forMs(account, turns), reason: "global-rate" },
        ...busy.map(({ gate, waiting }): SlowedWait => ({
          forMs: forMs(gate, waiting.length),
          reason: "endpoint-rate",
        })),
      ];
      const [longest] = waits.toSorted((a, b) => b.forMs - a.forMs);
      return longest !== undefined && longest.forMs > 0 ? longest : undefined;
    },
  };
}

interface Endpoint {
  readonly name: string;
  readonly waiting: ScheduledChange[];
  readonly gate: Gate;
}

/** What a refusal is about. */
interface Refusal {
  readonly scope: "endpoint" | "global";
  readonly level: "rate" | "concurrency";
}

const refusals: Readonly<Record<ThrottleReason, Refusal>> = {
  "global-rate": { scope: "global", level: "rate" },
  "global-concurrency": { scope: "global", level: "concurrency" },
  "endpoint-rate": { scope: "endpoint", level: "rate" },
  "endpoint-concurrency": { scope: "endpoint", level: "concurrency" },
  "resource-specific": { scope: "endpoint", level: "rate" },
};
