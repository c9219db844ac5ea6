import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";
import { parseDerivedState, parseRawState } from "../../../src/state/parse-state.js";
import { derivedStreams } from "../../../src/streams/derived-streams.js";
import { leaksOf } from "../leaks.js";
import { protocolProblems } from "../protocol.js";
import { standardErrorProblems } from "../standard-error.js";
import { declaredProblems } from "../strict-schema.js";
import { apiKey, mostRequests, type HostileOutcome } from "./hostile-stripe.js";

/** Returns the violations of the rules for every run, whatever its input; none if all is well. */
export function problemsOf(outcome: HostileOutcome): string[] {
  const { exitCode, messages, stdout, stderr, requests } = outcome;
  const errors = errorsOf(messages);
  return [
    ...(exitCode === 0 || errors.length > 0 ? [] : [`exit ${exitCode} without a TRACE`]),
    ...(exitCode === 0 && errors.length > 0 ? ["exit 0 with an error"] : []),
    ...errors
      .filter(({ failure_type: type, message }) => !type || message === "")
      .map(() => "an error that says nothing"),
    // The user could not act on it.
    ...errors
      .filter(({ message }) => message.includes("failed unexpectedly"))
      .map(({ message, stack_trace: stack }) => `${message}\n${stack ?? ""}`),
    ...(requests > mostRequests ? ["no end of requests"] : []),
    ...standardErrorProblems(stderr, messages),
    ...protocolProblems(messages),
    ...leaksOf(apiKey, stdout + stderr).map((leak) => `leaks ${leak}`),
    ...messages.flatMap((message) => {
      if (message.type === "RECORD") return declaredProblems(message.record.stream, message.record.data);
      if (message.type !== "STATE") return [];
      const { stream_descriptor: descriptor, stream_state: state } = message.state.stream;
      return stateProblems(descriptor.name, state);
    }),
  ];
}

/** Checks that the next run can read the state. */
function stateProblems(stream: string, state: object): string[] {
  try {
    const parse = derivedStreams.some(({ name }) => name === stream) ? parseDerivedState : parseRawState;
    parse(stream, state as Record<string, unknown>);
    return [];
  } catch (error) {
    return [String(error)];
  }
}
