/** What refusals say about a level (a rate, a concurrency) that one of Stripe's limiters watches. */
export interface RefusalJudge {
  /**
   * Takes the end of a request that was sent at the present level.
   *
   * @param lowest whether the level cannot shrink any more
   * @returns "shrink" when the level must be halved; after that, "relieved" when halving ended the refusals, or
   * "futile" when they come whatever the level
   */
  observe(refused: boolean, lowest: boolean): Verdict | undefined;
  /** Whether a halved level is on trial: it should stay as it is until the verdict. */
  readonly trying: boolean;
}

export type Verdict = "shrink" | "relieved" | "futile";

/**
 * Refusals beyond the share that is usual here halve the level, and the next dozen requests show whether that helped.
 * A true limit that refuses at most half of the requests refuses none at half the level. Refusals that go on all the
 * same come from elsewhere: they become the usual share, since slowing down further would gain nobody anything. More
 * than half refused is always too much.
 */
export function createRefusalJudge(): RefusalJudge {
  /** The share of requests that is refused whatever the level. */
  let usual = leastUsual;
  /** The share of the last few dozen. */
  let recent = usual;
  let trial: Trial | undefined;

  function become(share: number): void {
    usual = Math.max(leastUsual, share);
    recent = usual;
    trial = undefined;
  }

  function watch(refused: boolean): Verdict | undefined {
    recent += (Number(refused) - recent) / memory;
    if (recent < usual - deviations * deviation(usual, memory)) usual = Math.max(leastUsual, recent);
    if (!refused || recent <= tolerated(usual, memory)) return undefined;
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
  /** The refused share of the trial before, at twice the level. */
  readonly before: number | undefined;
}

/** How many requests the recent share looks back on. */
const memory = 40;

const trialRequests = 12;

/** How much one trial that helped says about the usual share: small ones show only over several trials. */
const trialWeight = 1 / 3;

/** Two or three refusals in a row are beyond it; a stray one is not. */
const leastUsual = 0.02;

const deviations = 2;

const mostTolerated = 0.6;

/** The share that chance alone may show in so many requests. */
function tolerated(share: number, requests: number): number {
  return Math.min(mostTolerated, share + deviations * deviation(share, requests));
}

function deviation(share: number, requests: number): number {
  return Math.sqrt((share * (1 - share)) / requests);
}
