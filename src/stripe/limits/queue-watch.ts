/** Tells from the answers' times whether a server works on what is sent, or only queues it. */
export interface QueueWatch {
  /** Takes an answered request; says how many under way fit, which is `level` unless the server queues. */
  answered(answer: AnsweredRequest): number;
  /** Whether the last round took more than twice the best one's time. */
  readonly crowded: boolean;
  /** The part of `level` to send now: less than 1 for a round that shows how fast answers come with fewer under way. */
  readonly part: number;
}

export interface AnsweredRequest {
  readonly startedMs: number;
  readonly nowMs: number;
  /** Whether more would be sent if they might. */
  readonly wanted: boolean;
  /** How many may be under way. */
  readonly level: number;
  /** So few that they cannot be the cause of a queue. */
  readonly fewest: number;
}

/**
 * Compares the mean time of each round, at least as many answers as may be under way, with the best round's. Single
 * answers would mislead: an empty page takes a tenth of a full one's time. Whether slow answers are slow by themselves
 * shows once fewer are under way, so that is tried where it was last known half a minute ago.
 */
export function createQueueWatch(): QueueWatch {
  let best: { readonly meanMs: number; readonly measuredMs: number } | undefined;
  let round: Round = { fromMs: Number.NEGATIVE_INFINITY, size: smallestRound, answers: 0, totalMs: 0 };
  let crowded = false;
  let measuring = false;

  function endRound(meanMs: number, { nowMs, level, fewest, wanted }: AnsweredRequest): number {
    const measured = best === undefined || measuring || level <= fewest;
    const { meanMs: bestMs, measuredMs } = best === undefined || measured ? { meanMs, measuredMs: nowMs } : best;
    // Half way only: the best of many rounds is not what is usual without a queue.
    best = { meanMs: Math.min(bestMs, (bestMs + meanMs) / 2), measuredMs };
    crowded = meanMs > bestMs * most;
    measuring = wanted && nowMs - measuredMs > staleMs;
    const fitting = crowded ? Math.max(fewest, level * Math.max(0.5, (bestMs * most) / meanMs)) : level;
    // What was sent at a higher level says nothing about this one.
    const fromMs = measuring || fitting < level ? nowMs : Number.NEGATIVE_INFINITY;
    const size = measuring ? fitting * measuredPart : fitting;
    round = { fromMs, size: Math.max(smallestRound, size), answers: 0, totalMs: 0 };
    return fitting;
  }

  return {
    get crowded() {
      return crowded;
    },
    get part() {
      return measuring ? measuredPart : 1;
    },
    answered(answer) {
      const { startedMs, nowMs, level } = answer;
      if (startedMs < round.fromMs) return level;
      round = { ...round, answers: round.answers + 1, totalMs: round.totalMs + nowMs - startedMs };
      return round.answers < round.size ? level : endRound(round.totalMs / round.answers, answer);
    },
  };
}

/** Fewer answers are too different from one another. */
const smallestRound = 8;

/** How many times the best round's mean an unqueued round may take. */
const most = 2;

/** A bit less than half, at which a queue alone would take half the time: else each measurement allowed a bit more. */
const measuredPart = 0.4;

const staleMs = 30_000;

interface Round {
  /** Requests that started earlier don't count. */
  readonly fromMs: number;
  /** How many answers make it whole. */
  readonly size: number;
  readonly answers: number;
  readonly totalMs: number;
}
