/** What a process spent from its start to its end. */
export interface Usage {
  /** Processor time of all of its threads. */
  readonly userMs: number;
  readonly systemMs: number;
  /** The most resident memory. */
  readonly peakBytes: number;
}

export function cpuMs({ userMs, systemMs }: Usage): number {
  return userMs + systemMs;
}
