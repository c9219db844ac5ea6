/**
 * Where one stream's records and states go. The sync calls `start` once, then `records` and `state` in any number, then
 * `complete` or `fail`. Each call resolves when the destination has taken what was written, so awaiting them paces the
 * requests to Stripe.
 */
export interface Output {
  readonly name: string;
  /** `full_refresh`: the destination may replace what it holds of the stream. */
  readonly syncMode: "incremental" | "full_refresh";
  /** The state that an earlier sync gave to `state`. Undefined: there is none. */
  readonly initialState: Readonly<Record<string, unknown>> | undefined;
  start(): Promise<void>;
  /** Takes records in this order. */
  records(batch: readonly object[]): Promise<void>;
  /** Takes the state that covers all records so far. */
  state(value: object): Promise<void>;
  /** Announces that Stripe's rate limits pause the stream. @param untilMs Unix time in milliseconds */
  announceWait(untilMs: number): Promise<void>;
  /** Announces how many records to expect of the whole sync. */
  announceTotal(totalRecords: number): Promise<void>;
  complete(): Promise<void>;
  /** Ends the stream with the error, at its last state. Other streams go on. */
  fail(error: unknown): Promise<void>;
  /** Whether `complete` or `fail` was called. */
  readonly ended: boolean;
}
