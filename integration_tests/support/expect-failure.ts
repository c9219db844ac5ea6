import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { expect } from "vitest";
import type { Ending } from "./executable.js";
import { leaksOf } from "./leaks.js";
import { protocolProblems } from "./protocol.js";
import { standardErrorProblems } from "./standard-error.js";

/**
 * Checks the rules of every run, whatever was wrong. @param secrets texts that must not appear; other values are
 * ignored
 */
export function expectFitForPeople({ messages, stdout, stderr }: Ending, secrets: readonly unknown[]): void {
  expect(standardErrorProblems(stderr, messages)).toEqual([]);
  expect(protocolProblems(messages)).toEqual([]);
  for (const secret of secrets) {
    if (typeof secret === "string" && secret !== "") expect(leaksOf(secret, stdout)).toEqual([]);
  }
  for (const { message } of errorsOf(messages)) {
    expect(message).not.toMatch(/\n\s*at |\.js:\d|undefined|\[object /);
    expect(message).toMatch(/\.( \(Stripe's request id: \w+\))?$/);
  }
}

/** Checks that nothing was read, and that the whole command reported one error. @param substance of its message */
export function expectRefusal({ messages, exitCode }: Ending, substance: RegExp): void {
  expect(messages.map(({ type }) => type)).toEqual(["TRACE"]);
  expect(errorsOf(messages)).toMatchObject([
    { failure_type: "config_error", message: expect.stringMatching(substance) as string },
  ]);
  expect(errorsOf(messages)[0]).not.toHaveProperty("stream_descriptor");
  expect(exitCode).toBe(1);
}

/** Checks that nothing was read, that each stream ended with the same error, and that the summary has its kind. */
export function expectNothingRead(
  { messages, exitCode }: Ending,
  streams: readonly string[],
  failureType: "config_error" | "transient_error",
  substance: RegExp,
): void {
  const errors = errorsOf(messages);
  expect(errors.map(({ failure_type: type }) => type)).toEqual([...streams, "summary"].map(() => failureType));
  for (const { message } of errors.slice(0, -1)) expect(message).toMatch(substance);
  for (const stream of streams) expect(storyOf(messages, stream)).toEqual(["STARTED", failureType, "INCOMPLETE"]);
  expect(exitCode).toBe(1);
}
