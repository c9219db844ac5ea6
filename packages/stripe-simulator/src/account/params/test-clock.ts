export interface CreateTestClock {
  /** Where its time starts to stand: Unix seconds, in the past or the future. */
  readonly frozenTime: number;
  readonly name?: string;
}
