/** The request to stop early: SIGTERM or SIGINT. It is the reason of a `run`'s abort signal. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  readonly exitCode: number;

  constructor(signal: keyof typeof EXIT_CODES) {
    super(`Stopped by ${signal}.`);
    this.exitCode = EXIT_CODES[signal];
  }
}

/** Returns the exit code of a run that was asked to stop: that of the signal, or 143 if no signal was the reason. */
export function interruptedExitCode(reason: unknown): number {
  return reason instanceof Interruption ? reason.exitCode : EXIT_CODES.SIGTERM;
}

/** Returns true if the error only repeats that the signal was aborted, as a fetch or a timer under the signal does. */
export function isInterruptionOf(signal: AbortSignal, error: unknown): boolean {
  if (!signal.aborted) return false;
  return (
    error === signal.reason ||
    (error instanceof Error && (error.name === "AbortError" || isReason(signal, error.cause)))
  );
}

/** 128 + the signal's number. */
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

function isReason(signal: AbortSignal, cause: unknown): boolean {
  return cause !== undefined && (cause === signal.reason || (cause instanceof Error && cause.name === "AbortError"));
}
