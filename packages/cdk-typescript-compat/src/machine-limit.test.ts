import { describe, expect, it } from "vitest";
import { ConfigError, TransientError } from "./errors.js";
import { inWords } from "./machine-limit.js";
import { catalogOf, runToy } from "./testing/run-toy.js";
import { errorsOf } from "./testing/summaries.js";

const tooMany = (code: string) => Object.assign(new Error(`${code}: too many open files, open '/x'`), { code });
const words = /may not open more files .* Raise the limit, e\.g\. to 1024 \(ulimit -n 1024, .*\), and run again\.$/;
const config = { api_key: "hush-hush-1", count: 1 };

describe("a limit on open files", () => {
  it.each([
    ["EMFILE", tooMany("EMFILE")],
    ["ENFILE", tooMany("ENFILE")],
    ["a cause", new TransientError("No.", { cause: new Error("x", { cause: tooMany("EMFILE") }) })],
  ])("is told in words if it is %s", (_name, error) => {
    expect(inWords(error)).toBeInstanceOf(ConfigError);
    expect((inWords(error) as Error).message).toMatch(words);
  });

  it.each([[new Error("other")], [Object.assign(new Error("x"), { code: "ENOENT" })], ["text"], [undefined]])(
    "is not seen in %s",
    (error) => expect(inWords(error)).toBe(error),
  );

  it("ends with an error that is its own cause", () => {
    const error = new Error("x");
    error.cause = error;
    expect(inWords(error)).toBe(error);
  });

  it("fails a check in words", async () => {
    const { messages } = await runToy("check", { config }, { check: () => Promise.reject(tooMany("EMFILE")) });
    expect(messages).toMatchObject([
      { connectionStatus: { status: "FAILED", message: expect.stringMatching(words) as string } },
    ]);
  });

  it("fails a read in words, for its streams and as a whole", async () => {
    const inputs = { config, catalog: catalogOf("numbers") };
    const { messages, exitCode } = await runToy("read", inputs, { read: () => Promise.reject(tooMany("EMFILE")) });
    expect(errorsOf(messages)).toMatchObject([
      { failure_type: "config_error", message: expect.stringMatching(words) as string },
      { failure_type: "config_error", message: expect.stringContaining("1 of 1 streams failed") as string },
    ]);
    expect(exitCode).toBe(1);
  });
});
