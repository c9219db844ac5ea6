import { describe, expect, it } from "vitest";
import { StripeError, type StripeErrorKind } from "./request/errors.js";
import { retryTable, type RetryableFailure } from "./request/retry.js";
import { createScriptedClient, type Reply } from "./testing.js";

interface Case {
  readonly name: string;
  /** A request other than one for a page. */
  readonly single?: true;
  readonly reply: Reply;
  readonly row: RetryableFailure;
  readonly kind: StripeErrorKind;
  readonly attempts: number;
  /** Seconds until the failure is final, with average random numbers. */
  readonly seconds: readonly [least: number, most: number];
  readonly says: RegExp;
}

const refused = (reason: string): Reply => ({
  status: 429,
  headers: { "stripe-rate-limited-reason": reason },
  body: { error: { code: "rate_limit", message: "Too many." } },
});

const list = { object: "list", data: [], has_more: false };

/** Tested in integration_tests/network, with real connections. */
const ofConnections: ReadonlySet<RetryableFailure> = new Set([
  ...(["unknown_host", "refused", "unreachable", "connect_timeout", "too_many_files", "no_tls"] as const),
  ...(["proxy", "large_page"] as const),
]);

const html = "<html>Bad Gateway</html>";

const cases: readonly Case[] = [
  ...["global-rate", "endpoint-rate", "resource-specific"].map((reason): Case => ({
    name: `429 ${reason}`,
    reply: refused(reason),
    row: "rate",
    kind: "rate_limited",
    attempts: 12,
    seconds: [90, 150],
    says: new RegExp(`limits \\(${reason}\\) still refused GET /v1/customers at attempt 12.*run again`),
  })),
  ...["global-concurrency", "endpoint-concurrency"].map((reason): Case => ({
    name: `429 ${reason}`,
    reply: refused(reason),
    row: "concurrency",
    kind: "rate_limited",
    attempts: 12,
    seconds: [90, 150],
    says: new RegExp(`limits \\(${reason}\\) still refused GET /v1/customers at attempt 12.*run again`),
  })),
  {
    name: "409 lock_timeout",
    reply: { status: 409, body: { error: { code: "lock_timeout", message: "In use." } } },
    row: "lock",
    kind: "unavailable",
    attempts: 8,
    seconds: [10, 20],
    says: /GET \/v1\/customers failed 8 times, at last because Stripe answered with status 409, saying: "In use\."/,
  },
  {
    name: "429 lock_timeout",
    reply: { status: 429, body: { error: { code: "lock_timeout", message: "In use." } } },
    row: "lock",
    kind: "rate_limited",
    attempts: 8,
    seconds: [10, 20],
    says: /lock_timeout, another request holds the object\) still refused GET \/v1\/customers at attempt 8/,
  },
  {
    name: "400 with Stripe-Should-Retry: true",
    reply: {
      status: 400,
      headers: { "stripe-should-retry": "true" },
      body: { error: { code: "parameter_unknown", message: "Away." } },
    },
    row: "asked",
    kind: "invalid_request",
    attempts: 8,
    seconds: [40, 60],
    says: /Stripe refused GET \/v1\/customers with status 400, saying: "Away\."/,
  },
  {
    name: "500",
    reply: { status: 500, body: { error: { message: "Away." } } },
    row: "server",
    kind: "unavailable",
    attempts: 8,
    seconds: [40, 60],
    says: /GET \/v1\/customers failed 8 times, .*status 500, saying: "Away\.".*status\.stripe\.com, and run again/,
  },
  {
    name: "502 with HTML",
    reply: { status: 502, body: html },
    row: "server",
    kind: "unavailable",
    attempts: 8,
    seconds: [40, 60],
    says: /failed 8 times, at last because the answer was not JSON \(a proxy or gateway may have given it\)/,
  },
  {
    name: "200 with HTML",
    reply: { body: html },
    row: "not_json",
    kind: "unavailable",
    attempts: 5,
    seconds: [7, 10],
    says: /failed 5 times, at last because the answer was not JSON/,
  },
  {
    name: "a reset",
    reply: "reset",
    row: "reset",
    kind: "unavailable",
    attempts: 8,
    seconds: [25, 40],
    says: /failed 8 times, at last because the connection was closed before an answer came/,
  },
  {
    name: "a timeout",
    reply: "hang",
    row: "timeout",
    kind: "unavailable",
    attempts: 4,
    seconds: [320, 330],
    says: /failed 4 times, at last because no answer came in time/,
  },
  {
    name: "a cut page",
    reply: { cut: '{"object":"list","data":[{"id":"cu' },
    row: "cut_page",
    kind: "unavailable",
    attempts: 8,
    seconds: [10, 20],
    says: /failed 8 times, at last because the answer was cut off/,
  },
  {
    name: "a cut body",
    single: true,
    reply: { cut: '{"object":"account","id":"ac' },
    row: "cut_body",
    kind: "unavailable",
    attempts: 3,
    seconds: [1, 3],
    says: /failed 3 times, at last because the answer was cut off/,
  },
  ...["[]", '"text"', "null", '{"error":{"message":"with status 200"}}'].map((body): Case => ({
    name: `a success that is ${body}`,
    reply: { body },
    row: "unreadable",
    kind: "unreadable",
    attempts: 4,
    seconds: [3, 6],
    says: /GET \/v1\/customers failed 4 times, at last because the answer was JSON, but not an object of Stripe's.*proxy/,
  })),
  ...[{}, { object: "list", has_more: false }, { object: "list", data: [] }, { object: "customer", id: "cus_1" }].map(
    (body): Case => ({
      name: `a page that is ${JSON.stringify(body)}`,
      reply: { body },
      row: "unreadable",
      kind: "unreadable",
      attempts: 4,
      seconds: [3, 6],
      says: /GET \/v1\/customers failed 4 times, at last because the answer was JSON, but not a list of Stripe's.*proxy/,
    }),
  ),
];

describe("Stripe-Should-Retry", () => {
  const error = { error: { code: "parameter_unknown", message: "Away." } };
  const get = (reply: Reply) => {
    const { client, sent, time } = createScriptedClient(() => reply);
    const failure = time.until(client.get({ route: "/v1/customers", list: true })).catch((error: unknown) => error);
    return failure.then((failure) => ({ failure, attempts: sent.length }));
  };

  it.each([
    [500, error, "unavailable"],
    [409, error, "unavailable"],
    [503, html, "unavailable"],
  ] as const)("false makes a %i final at once, and the error keeps its kind", async (status, body, kind) => {
    const { failure, attempts } = await get({ status, headers: { "stripe-should-retry": "false" }, body });
    expect(failure).toMatchObject({ kind });
    expect(attempts).toBe(1);
  });

  it("false does not stop the retries of a rate limit", async () => {
    const headers = { "stripe-rate-limited-reason": "endpoint-rate", "stripe-should-retry": "false" };
    const { failure, attempts } = await get({ status: 429, headers, body: error });
    expect(failure).toMatchObject({ kind: "rate_limited" });
    expect(attempts).toBe(12);
  });

  it("of another value, or on a success that was cut off, changes nothing", async () => {
    const headers = { "stripe-should-retry": "false" };
    expect(await get({ status: 200, headers, body: '{"data": [' })).toMatchObject({ attempts: 8 });
    expect(await get({ status: 400, headers: { "stripe-should-retry": "1" }, body: error })).toMatchObject({
      attempts: 1,
    });
  });
});

describe("a failure that never ends (known issue 14)", () => {
  it.each(cases)("$name is an error of kind $kind after $attempts attempts", async (failing) => {
    const { client, sent, time } = createScriptedClient((_, count) => (count === 1 ? { body: list } : failing.reply));
    // A server that has answered gets more patience. See retry.test.ts.
    await time.until(client.get({ route: "/v1/account" }));
    const beganMs = time.clock.monotonicMs();
    const error = await time
      .until(client.get({ route: "/v1/customers", list: !failing.single }))
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(StripeError);
    expect(error).toMatchObject({ kind: failing.kind, failure: failing.row });
    expect((error as StripeError).message).toMatch(failing.says);
    expect(sent).toHaveLength(1 + failing.attempts);
    expect(client.stats).toMatchObject({ requests: 1 + failing.attempts, retries: failing.attempts - 1 });
    const [least, most] = failing.seconds;
    const seconds = (time.clock.monotonicMs() - beganMs) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(least);
    expect(seconds).toBeLessThanOrEqual(most);
    expect(time.pendingTimers()).toBe(0);
  });

  it("has a case for each row of the table, of which some need a real connection", () => {
    const rows = retryTable.map(({ failure }) => failure).filter((failure) => !ofConnections.has(failure));
    expect(new Set(cases.map(({ row }) => row))).toEqual(new Set(rows));
  });

  it.each(cases)("$name is no error if it ends before the last attempt", async ({ reply, attempts, single }) => {
    const { client, time } = createScriptedClient((_, count) =>
      count === 1 || count > attempts ? { body: list } : reply,
    );
    await time.until(client.get({ route: "/v1/account" }));
    await expect(time.until(client.get({ route: "/v1/customers", list: !single }))).resolves.toMatchObject({
      body: list,
    });
  });
});

describe("a client with many refused requests (known issue 13)", () => {
  it("keeps a good rate if 30 % of all requests are refused, and reports the waits", async () => {
    let state = 7;
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const waits: number[] = [];
    const { client, time } = createScriptedClient(
      () => (random() < 0.3 ? refused("endpoint-rate") : { body: { object: "list", data: [], has_more: false } }),
      { random, onWait: (untilMs) => waits.push(untilMs) },
    );
    let left = 600;
    const worker = async (): Promise<void> => {
      while (left-- > 0) await client.get({ route: "/v1/customers", list: true });
    };
    await time.until(Promise.all(Array.from({ length: 16 }, worker)));
    expect(600 / (time.clock.monotonicMs() / 1000)).toBeGreaterThanOrEqual(0.4 * 20);
    expect(client.stats.rateLimited).toBeGreaterThan(150);
    expect(waits.length).toBeGreaterThan(150);
  });

  it("reports a long wait from a lowered rate, once for each wait", async () => {
    const announced: { readonly atMs: number; readonly untilMs: number; readonly reason: string }[] = [];
    const { client, time } = createScriptedClient(
      (_, count) => (count <= 60 ? refused("endpoint-rate") : { body: { object: "list", data: [], has_more: false } }),
      { onWait: (untilMs, reason) => announced.push({ atMs: time.clock.epochMs(), untilMs, reason }) },
    );
    await time.until(Promise.all(Array.from({ length: 60 }, () => client.get({ route: "/v1/customers" }))));
    const long = announced.filter(({ atMs, untilMs }) => untilMs - atMs > 20_000);
    expect(long.length).toBeGreaterThan(0);
    expect(long.length).toBeLessThan(20);
    expect(new Set(long.map(({ reason }) => reason))).toEqual(new Set(["endpoint-rate"]));
  });
});
