export interface CreateTestClock {
  /** The start of its time: Unix seconds, in the past or the future. */
  readonly frozenTime: number;
  readonly name?: string;
}
