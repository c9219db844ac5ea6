import { SystemError, TransientError } from "@airbyte/cdk-typescript-compat";
import { implausibleTimes } from "./plausible-times.js";
import type { StreamState } from "./state.js";

/**
 * Checks a state before it is emitted, because a state that the next sync cannot trust loses changes in silence.
 *
 * @param parse reads the state as the next sync will
 * @param nowSeconds Stripe's clock
 * @throws SystemError if the next sync could not read it
 * @throws TransientError if a time lies before 2011 or more than a day ahead
 */
export function requireSavable(
  stream: string,
  state: StreamState,
  parse: (stream: string, value: Readonly<Record<string, unknown>>) => unknown,
  nowSeconds: number,
): void {
  try {
    parse(stream, state as unknown as Readonly<Record<string, unknown>>);
  } catch (cause) {
    throw new SystemError(
      `The new state of stream "${stream}" has an unknown form, so it was not saved. ` +
        `The stream keeps its last state, so nothing is lost. Please report this error.`,
      { cause },
    );
  }
  const times = implausibleTimes(state, nowSeconds, daySeconds);
  if (times.length === 0) return;
  throw new TransientError(
    `The new state of stream "${stream}" has times that cannot be right (${times.join(", ")}), so it was not saved. ` +
      `The Date of Stripe's answers or this machine's clock is wrong. Correct it, or run again.`,
  );
}

const daySeconds = 86_400;
