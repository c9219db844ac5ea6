import type { StreamOutput } from "@airbyte/cdk-typescript-compat";
import type { Output } from "../sync/run/output.js";

/** Returns the output to a stream of the Airbyte protocol: RECORD, STATE and TRACE messages on stdout. */
export function airbyteOutput(stream: StreamOutput): Output {
  const { name, syncMode, initialState } = stream;
  return {
    name,
    syncMode,
    initialState,
    get ended() {
      return stream.ended;
    },
    start: () => stream.start(),
    records: (batch) => stream.records(batch),
    state: (value) => stream.state(value),
    announceWait: (untilMs) => stream.rateLimited(untilMs),
    announceTotal: (totalRecords) => stream.estimate(totalRecords),
    complete: () => stream.complete(),
    fail: (error) => stream.fail(error),
  };
}
