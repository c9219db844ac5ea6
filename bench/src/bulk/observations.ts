/** The server's observations of its reader. Times are milliseconds since the Unix epoch. */
export interface Observations {
  /** Requests by path template. */
  readonly requests: Readonly<Record<string, number>>;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The maximum of concurrent requests, by path template. */
  readonly inFlightPeak: Readonly<Record<string, number>>;
  /** Arrival times of requests for pages of the growing collections, in order. */
  readonly pageArrivalsMs: readonly number[];
  /** Bytes of bodies sent. */
  readonly bytes: number;
  /** Processor time of the server's process since its start, in ms. */
  readonly cpuMs: number;
}

export interface Observer {
  arrive(route: string, isPage: boolean): void;
  answer(route: string, status: number, bytes: number): void;
  observations(): Observations;
}

export function createObserver(): Observer {
  const requests: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  const inFlight: Record<string, number> = {};
  const inFlightPeak: Record<string, number> = {};
  const pageArrivalsMs: number[] = [];
  let bytes = 0;
  return {
    arrive(route, isPage) {
      requests[route] = (requests[route] ?? 0) + 1;
      inFlight[route] = (inFlight[route] ?? 0) + 1;
      inFlightPeak[route] = Math.max(inFlightPeak[route] ?? 0, inFlight[route]);
      if (isPage) pageArrivalsMs.push(performance.timeOrigin + performance.now());
    },
    answer(route, status, length) {
      statuses[status] = (statuses[status] ?? 0) + 1;
      inFlight[route] = (inFlight[route] ?? 0) - 1;
      bytes += length;
    },
    observations() {
      const { user, system } = process.cpuUsage();
      return { requests, statuses, inFlightPeak, pageArrivalsMs, bytes, cpuMs: (user + system) / 1000 };
    },
  };
}
