/** Decides from refusals how to change a level (a rate, a concurrency) that one of Stripe's limiters watches. */
export interface RefusalJudge {
  /**
   * Records the end of a request that was sent at the current level.
   *
   * @param lowest whether the level cannot shrink further
   * @returns "shrink" if the level must be halved; after that, "relieved" if halving ended the refusals, or "futile"
   * if they do not depend on the level
   */
  observe(refused: boolean, lowest: boolean): Verdict | undefined;
  /** Whether a halved level is being tested. It should not change before the verdict. */
  readonly trying: boolean;
}

export type Verdict = "shrink" | "relieved" | "futile";

/**
 * Creates a judge. More refusals than the usual share halve the level. The next dozen requests show whether that
 * helped. A real limit that refuses at most half of the requests refuses none at half the level. If refusals continue
 * at half the level, they have another cause. They become the usual share, because slowing down further would not
 * help. If more than half are refused, the level always shrinks.
 */
export function createRefusalJudge(): RefusalJudge {
  /** The share of requests that is refused at any level. */
  let usual = leastUsual;
  /** The refused share of the last few dozen requests. */
  let recent = usual;
  let trial: Trial | undefined;

  function become(share: number): void {
    usual = Math.max(leastUsual, share);
    recent = usual;
    trial = undefined;
  }

  function watch(refused: boolean): Verdict | undefined {
    recent += (Number(refused) - recent) / recentRequests;
    if (recent < usual - deviations * deviation(usual, recentRequests)) usual = Math.max(leastUsual, recent);
    if (!refused || recent <= tolerated(usual, recentRequests)) return undefined;
    trial = { requests: 0, refusals: 0, before: undefined };
    return "shrink";
  }

  function judge({ requests, refusals, before }: Trial, lowest: boolean): Verdict | undefined {
    const most = trialRequests / 2;
    if (requests < trialRequests && refusals <= most) return undefined;
    const share = refusals / requests;
    const relieved = refusals <= most && share <= tolerated(usual, trialRequests);
    const futile = refusals <= most && before !== undefined && before <= 0.5;
    if (relieved) {
      become(usual + (share - usual) * trialWeight);
      return "relieved";
    }
    if (futile) {
      become((share + before) / 2);
      return "futile";
    }
    if (lowest && refusals <= most) {
      become(share);
      return "relieved";
    }
    trial = { requests: 0, refusals: 0, before: share };
    return "shrink";
  }

  return {
    get trying() {
      return trial !== undefined;
    },
    observe(refused, lowest) {
      if (trial === undefined) return watch(refused);
      trial = { ...trial, requests: trial.requests + 1, refusals: trial.refusals + Number(refused) };
      return judge(trial, lowest);
    },
  };
}

interface Trial {
  readonly requests: number;
  readonly refusals: number;
  /** The refused share of the previous trial, at twice the level. */
  readonly before: number | undefined;
}

/** The number of requests that the recent share covers. */
const recentRequests = 40;

/** The number of requests of a trial. */
const trialRequests = 12;

/** The weight of one trial that helped for the usual share, because small shares show only over several trials. */
const trialWeight = 1 / 3;

/** The lowest usual share. Two or three refusals in a row exceed it; a single one does not. */
const leastUsual = 0.02;

const deviations = 2;

const mostTolerated = 0.6;

/** Returns the share that may occur by chance in this number of requests. */
function tolerated(share: number, requests: number): number {
  return Math.min(mostTolerated, share + deviations * deviation(share, requests));
}

function deviation(share: number, requests: number): number {
  return Math.sqrt((share * (1 - share)) / requests);
}
