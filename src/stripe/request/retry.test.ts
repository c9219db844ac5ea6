import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FailedAnswer, TransportFault } from "./failed-answer.js";
import { createRetries, retryRow, retryTable } from "./retry.js";

/** Returns the longest waits of a failure that repeats until it is final. */
function longestWaits(answer: FailedAnswer, random = () => 1): number[] {
  const retries = createRetries(random);
  const waits: number[] = [];
  for (let retry = retries.next(answer); retry !== undefined; retry = retries.next(answer)) waits.push(retry.delayMs);
  return waits;
}

/** Returns the sum of all waits, with average random numbers. */
function usualWait(answer: FailedAnswer): number {
  return longestWaits(answer, () => 0.5).reduce((sum, ms) => sum + ms, 0);
}

/** Returns the first wait of an answer with a `Retry-After`. */
function waitAsked(retryAfterMs: number): number | undefined {
  return createRetries(() => 0.5).next({ status: 503, retryAfterMs })?.delayMs;
}

const examples: readonly [name: string, answer: FailedAnswer, row: string, attempts: number, longestMs: number][] = [
  ["429 global-rate", { status: 429, throttle: "global-rate" }, "rate", 12, 32_000],
  ["429 endpoint-rate", { status: 429, throttle: "endpoint-rate" }, "rate", 12, 32_000],
  ["429 resource-specific", { status: 429, throttle: "resource-specific" }, "rate", 12, 32_000],
  ["429 global-concurrency", { status: 429, throttle: "global-concurrency" }, "concurrency", 12, 32_000],
  ["429 endpoint-concurrency", { status: 429, throttle: "endpoint-concurrency" }, "concurrency", 12, 32_000],
  ["400 rate_limit", { status: 400, code: "rate_limit", throttle: "global-rate" }, "rate", 12, 32_000],
  ["429 lock_timeout", { status: 429, code: "lock_timeout" }, "lock", 8, 8_000],
  ["409 lock_timeout", { status: 409, code: "lock_timeout" }, "lock", 8, 8_000],
  ["500", { status: 500 }, "server", 8, 32_000],
  ["503", { status: 503 }, "server", 8, 32_000],
  ["502 with HTML", { status: 502, fault: "not_json" }, "server", 8, 32_000],
  ["200 with HTML", { status: 200, fault: "not_json" }, "not_json", 5, 8_000],
  ["a reset", { fault: "reset" }, "reset", 8, 32_000],
  ["an unknown host", { fault: "unknown_host" }, "unknown_host", 8, 32_000],
  ["a refused connection", { fault: "refused" }, "refused", 8, 32_000],
  ["an address without a way", { fault: "unreachable" }, "unreachable", 8, 32_000],
  ["a connection that is not made", { fault: "connect_timeout" }, "connect_timeout", 8, 32_000],
  ["a server without TLS", { fault: "no_tls" }, "no_tls", 8, 32_000],
  ["no file handle", { fault: "too_many_files" }, "too_many_files", 8, 32_000],
  ["a proxy with too many requests", { fault: "proxy_refused", proxyStatus: 429 }, "proxy", 8, 32_000],
  ["a proxy that fails", { fault: "proxy_refused", proxyStatus: 500 }, "proxy", 8, 32_000],
  ["a proxy that is down", { fault: "proxy_refused", proxyStatus: 503 }, "proxy", 8, 32_000],
  ["a page above the limit", { status: 200, fault: "large_page" }, "large_page", 8, 500],
  ["a switch of protocols", { fault: "upgrade" }, "unreadable", 4, 4_000],
  ["headers that are too large", { fault: "large_head" }, "unreadable", 4, 4_000],
  ["a compressed answer", { status: 200, fault: "encoded" }, "unreadable", 4, 4_000],
  ["an answer that is not HTTP", { fault: "not_http" }, "unreadable", 4, 4_000],
  ["text after the JSON", { status: 200, fault: "trailing" }, "unreadable", 4, 4_000],
  ["a byte order mark", { status: 200, fault: "byte_order_mark" }, "unreadable", 4, 4_000],
  ["a timeout", { fault: "timeout" }, "timeout", 4, 4_000],
  ["a cut page", { status: 200, fault: "cut_page" }, "cut_page", 8, 8_000],
  ["a cut body", { status: 200, fault: "cut_body" }, "cut_body", 3, 1_000],
  ["a 200 that is no object", { status: 200, fault: "not_an_object" }, "unreadable", 4, 4_000],
  ["400 with true", { status: 400, code: "parameter_unknown", shouldRetry: true }, "asked", 8, 32_000],
  ["404 with true", { status: 404, shouldRetry: true }, "asked", 8, 32_000],
  ["503 with true", { status: 503, shouldRetry: true }, "server", 8, 32_000],
  ["429 endpoint-rate with false", { status: 429, throttle: "endpoint-rate", shouldRetry: false }, "rate", 12, 32_000],
  ["a 200 that is no list", { status: 200, fault: "not_a_list" }, "unreadable", 4, 4_000],
];

describe("the retry table", () => {
  it.each(examples)("%s is retried as its row says", (_name, answer, row, attempts, longestMs) => {
    expect(retryRow(answer)?.failure).toBe(row);
    const waits = longestWaits(answer);
    expect(waits).toHaveLength(attempts - 1);
    expect(Math.max(...waits)).toBe(longestMs);
  });

  it("has an example for each row", () => {
    expect(new Set(examples.map(([, , row]) => row))).toEqual(new Set(retryTable.map(({ failure }) => failure)));
  });

  it.each([
    ["unknown_host", 2],
    ["unreachable", 2],
    ["connect_timeout", 2],
    ["too_many_files", 2],
    ["no_tls", 2],
    ["refused", 3],
    ["reset", 4],
    ["timeout", 4],
    ["upgrade", 4],
    ["cut_body", 3],
  ] satisfies [TransportFault, number][])(
    "tries a server that has never answered, after %s, %i times",
    (fault, times) => {
      expect(longestWaits({ fault, isFirstContact: true })).toHaveLength(times - 1);
    },
  );

  it("gives up on a server that cannot be reached after seconds, and on one that could be after a minute", () => {
    for (const fault of ["unknown_host", "refused", "unreachable", "no_tls", "reset"] as const) {
      expect(usualWait({ fault, isFirstContact: true })).toBeLessThan(3_000);
      expect(usualWait({ fault, isFirstContact: false })).toBeGreaterThan(25_000);
    }
  });

  it.each([
    ["a certificate that is not trusted", { fault: "untrusted" }],
    ["an expired certificate", { fault: "expired" }],
    ["a certificate for another name", { fault: "wrong_name" }],
    ["a proxy that wants another password", { fault: "proxy_login" }],
    ["a proxy that forbids the address", { fault: "proxy_refused", proxyStatus: 403 }],
    ["a proxy with a status just below the server's errors", { fault: "proxy_refused", proxyStatus: 499 }],
    ["a body above the limit", { status: 200, fault: "large_body" }],
    ["an object above the limit", { status: 200, fault: "large_object" }],
    ["400", { status: 400, code: "parameter_unknown" }],
    ["401", { status: 401 }],
    ["402", { status: 402 }],
    ["403", { status: 403, code: "more_permissions_required" }],
    ["404", { status: 404, code: "resource_missing" }],
    ["499", { status: 499 }],
    ["409 with false", { status: 409, code: "lock_timeout", shouldRetry: false }],
    ["429 lock_timeout with false", { status: 429, code: "lock_timeout", shouldRetry: false }],
    ["500 with false", { status: 500, shouldRetry: false }],
    ["503 with HTML and false", { status: 503, fault: "not_json", shouldRetry: false }],
    ["a redirect", { status: 302, fault: "redirect" }],
    ["a 403 that is not Stripe's", { status: 403, fault: "no_error_body" }],
  ] satisfies [string, FailedAnswer][])("%s is final at once", (_name, answer) => {
    expect(createRetries(() => 0.5).next(answer)).toBeUndefined();
  });

  it("doubles the longest wait each time, up to the cap", () => {
    expect(longestWaits({ status: 503 })).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 32_000]);
  });

  it("retries Stripe's limits and outages for minutes", () => {
    expect(usualWait({ status: 429, throttle: "global-rate" })).toBeGreaterThan(100_000);
    expect(usualWait({ status: 503 })).toBeGreaterThan(45_000);
  });

  it("draws each wait from the whole range down to zero (full jitter)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        const highest = longestWaits({ status: 503 });
        expect(longestWaits({ status: 503 }, () => random)).toEqual(highest.map((ms) => random * ms));
      }),
    );
  });

  it("obeys a Retry-After, up to a minute", () => {
    expect(waitAsked(7_000)).toBe(7_000);
    expect(waitAsked(3_600_000)).toBe(60_000);
    expect(waitAsked(0)).toBe(500);
  });

  it("counts each kind of failure separately, so that any mix ends", () => {
    const failures = examples.map(([, answer]) => answer);
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom(...failures)), (stream) => {
        const retries = createRetries(() => 0.5);
        const most = retryTable.reduce((sum, { attempts }) => sum + attempts, 0);
        let count = 0;
        for (const answer of stream) {
          count += 1;
          if (retries.next(answer) === undefined) break;
          expect(count).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
