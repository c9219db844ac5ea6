import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";
import { expect } from "vitest";
import type { Outcome } from "./connection.js";

/** Checks that the run reported no error and exited with 0. */
export function expectComplete({ messages, exitCode }: Outcome): void {
  expect(errorsOf(messages).map(({ message }) => message)).toEqual([]);
  expect(exitCode).toBe(0);
}
