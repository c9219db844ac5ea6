/** Detects from the answers' times whether a server processes the requests, or only queues them. */
export interface QueueWatch {
  /** Records an answered request. Returns how many requests may run: `level`, or fewer if the server queues. */
  answered(answer: AnsweredRequest): number;
  /** Whether the last round took more than twice the time of the best one. */
  readonly crowded: boolean;
  /** The part of `level` to send now: less than 1 during a round that measures answers with fewer requests running. */
  readonly part: number;
}

export interface AnsweredRequest {
  readonly startedMs: number;
  readonly nowMs: number;
  /** Whether more requests would be sent if they were allowed. */
  readonly wanted: boolean;
  /** How many requests may run. */
  readonly level: number;
  /** A number of requests too small to cause a queue. */
  readonly fewest: number;
}

/**
 * Compares the mean time of each round with that of the best round. A round has at least as many answers as requests
 * may run. Single answers would mislead: an empty page takes a tenth of a full one's time. To find out whether slow
 * answers have another cause than a queue, fewer requests must run. So this is measured again if the last measurement
 * is half a minute old.
 */
export function createQueueWatch(): QueueWatch {
  let best: { readonly meanMs: number; readonly measuredMs: number } | undefined;
  let round: Round = { fromMs: Number.NEGATIVE_INFINITY, size: smallestRound, answers: 0, totalMs: 0 };
  let crowded = false;
  let measuring = false;

  function endRound(meanMs: number, { nowMs, level, fewest, wanted }: AnsweredRequest): number {
    const measured = measuring || level <= fewest;
    const { meanMs: bestMs, measuredMs } = best === undefined || measured ? { meanMs, measuredMs: nowMs } : best;
    // Move only half way, because the best of many rounds is not typical without a queue.
    best = { meanMs: Math.min(bestMs, (bestMs + meanMs) / 2), measuredMs };
    crowded = meanMs > bestMs * most;
    measuring = wanted && nowMs - measuredMs > staleMs;
    const fitting = crowded ? Math.max(fewest, level * Math.max(0.5, (bestMs * most) / meanMs)) : level;
    // A request sent at a higher level says nothing about this one.
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

/** The fewest answers of a round. Fewer are too different from one another. */
const smallestRound = 8;

/** How many times the best round's mean a round without a queue may take. */
const most = 2;

/**
 * Slightly less than half: at half, a pure queue would take half the time, so each measurement would allow slightly
 * more.
 */
const measuredPart = 0.4;

/** After this time, a measurement is repeated. */
const staleMs = 30_000;

interface Round {
  /** Requests that started earlier don't count. */
  readonly fromMs: number;
  /** How many answers complete the round. */
  readonly size: number;
  readonly answers: number;
  readonly totalMs: number;
}
