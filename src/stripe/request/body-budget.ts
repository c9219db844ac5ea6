/** Limits the memory of the answers that are being read, one by one and together. */
export interface BodyBudget {
  /** Begins to count an answer. */
  open(): CountedBody;
}

export interface CountedBody {
  /** Counts bytes that arrived. Returns whether the answer may go on. */
  take(bytes: number): boolean;
  /** Ends the counting. */
  release(): void;
}

/** The most bytes of one answer. Stripe's largest pages have a tenth of it. */
export const longestBody = 64 * 2 ** 20;

/** The most bytes of all answers together, after which one of more than `modestBody` is too large. */
const longestTogether = 192 * 2 ** 20;
const modestBody = 16 * 2 ** 20;

/** Creates the budget of one client. */
export function createBodyBudget(): BodyBudget {
  let together = 0;
  return {
    open() {
      let own = 0;
      return {
        take(bytes) {
          own += bytes;
          together += bytes;
          return own <= longestBody && (own <= modestBody || together <= longestTogether);
        },
        release() {
          together -= own;
          own = 0;
        },
      };
    },
  };
}
