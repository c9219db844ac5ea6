/** The account's time. Only `advanceTo` moves it, so a run can be repeated. */
export class VirtualClock {
  #nowSeconds: number;

  /** @param startSeconds Unix seconds. */
  constructor(startSeconds: number) {
    this.#nowSeconds = startSeconds;
  }

  /** Unix seconds. */
  get nowSeconds(): number {
    return this.#nowSeconds;
  }

  /** @param seconds Unix seconds, not before now. */
  advanceTo(seconds: number): void {
    if (seconds < this.#nowSeconds) throw new RangeError("a virtual clock can't go back");
    this.#nowSeconds = seconds;
  }
}
