import type { AdaptiveLevel } from "./adaptive-level.js";
import { createGate, type Gate } from "./gate.js";
import type { Limits } from "./limits.js";
import type { ThrottleReason } from "./throttle.js";

/** A request that waits for its turn or is under way. */
export interface Turn {
  readonly endpoint: string;
  /** Called once, when the request may start. */
  readonly start: () => void;
}

/** The limiter without timers and promises: it is told the time, and says what may start now and when to ask again. */
export interface LimiterCore {
  enqueue(turn: Turn): void;
  /** Takes back a turn that has not started; nothing happens if it has. */
  withdraw(turn: Turn): void;
  /**
   * Starts all that may start. Answers the time of the next start, undefined when only an end or a new turn can change
   * anything.
   */
  advance(nowMs: number): number | undefined;
  /** Ends a turn that started; `refusal` is the limiter of Stripe's that refused it, which slows the matching gate. */
  end(turn: Turn, refusal: ThrottleReason | undefined, nowMs: number): void;
}

/**
 * Endpoints take turns: the one that was served the longest ago comes first, so none starves; within an endpoint the
 * first to come is the first served. An endpoint that must wait holds up no other.
 */
export function createLimiterCore(limits: Limits): LimiterCore {
  const { share } = limits;
  const account = createGate({ perSecond: limits.globalPerSecond, share, concurrency: limits.globalConcurrency });
  const newEndpoint = (name: string): Endpoint => ({
    name,
    waiting: [],
    gate: createGate({ perSecond: limits.endpointPerSecond, share, concurrency: limits.endpointConcurrency }),
  });
  const startedMs = new Map<Turn, number>();
  /** Least recently served first. */
  let endpoints: Endpoint[] = [];

  function endpointOf(turn: Turn): Endpoint {
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
    startedMs.set(turn, nowMs);
    endpoints = [...endpoints.filter((other) => other !== endpoint), endpoint];
    turn.start();
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
    end(turn, refusal, nowMs) {
      const started = startedMs.get(turn);
      if (started === undefined) return;
      startedMs.delete(turn);
      const { gate } = endpointOf(turn);
      gate.leave();
      account.leave();
      if (refusal !== undefined) slowed[refusal](account, gate).shrink(started, nowMs);
    },
  };
}

interface Endpoint {
  readonly name: string;
  readonly waiting: Turn[];
  readonly gate: Gate;
}

const slowed: Readonly<Record<ThrottleReason, (account: Gate, endpoint: Gate) => AdaptiveLevel>> = {
  "global-rate": (account) => account.ratePerSecond,
  "global-concurrency": (account) => account.concurrency,
  "endpoint-rate": (_account, endpoint) => endpoint.ratePerSecond,
  "endpoint-concurrency": (_account, endpoint) => endpoint.concurrency,
  "resource-specific": (_account, endpoint) => endpoint.ratePerSecond,
};
