/** The resources that a process used from its start to its end. */
export interface Usage {
  /** Processor time of all its threads, in ms. */
  readonly userMs: number;
  readonly systemMs: number;
  /** The maximum resident memory. */
  readonly peakBytes: number;
}

export function cpuMs({ userMs, systemMs }: Usage): number {
  return userMs + systemMs;
}
