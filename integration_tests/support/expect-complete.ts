import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";
import { expect } from "vitest";
import type { Outcome } from "./connection.js";

/** The run told of no error and ended well. */
export function expectComplete({ messages, exitCode }: Outcome): void {
  expect(errorsOf(messages).map(({ message }) => message)).toEqual([]);
  expect(exitCode).toBe(0);
}
