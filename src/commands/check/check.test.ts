import { beforeAll, describe, expect, it } from "vitest";
import { StripeError } from "../../stripe/request/errors.js";
import { createScriptedClient, type Reply } from "../../stripe/testing.js";
import { check } from "./check.js";

const list: Reply = { body: { object: "list", data: [], has_more: false } };
const account: Reply = { body: { id: "acct_1", object: "account" } };
const readOnly: Reply = {
  status: 403,
  body: { error: { code: "more_permissions_required", message: "'rak_customer_write'" } },
};
const away: Reply = { status: 503, body: { error: { message: "Away." } } };

/** Stripe's answer to each kind of request. Absent: the answer for a read-only key. */
interface Answers {
  readonly lists?: Reply;
  readonly account?: Reply;
  readonly writes?: Reply;
}

/** Returns the check's answer or error, the lists that it requested, and its duration in virtual time. */
async function checkWhere({ lists = list, account: own = account, writes = readOnly }: Answers) {
  const { client, sent, time } = createScriptedClient(
    () => {
      const { path } = sent.at(-1)!;
      if (path === "/v1/account") return own;
      return path.includes("_none_") ? writes : lists;
    },
    { random: () => 0.99 },
  );
  const key = { mode: "live", restricted: true } as const;
  const checking = check({ client, key, includeTestClocks: false, requireReadOnly: true });
  const answer = await time.until(checking.catch((error: unknown) => error as StripeError));
  const listed = sent.flatMap(({ path, limit }) => (limit === 1 ? [path] : []));
  return { answer, listed, seconds: time.clock.monotonicMs() / 1000, pendingTimers: time.pendingTimers() };
}

// Virtual time must not advance while the SDK is loaded.
beforeAll(() => import("stripe"));

describe("check", () => {
  it("returns as soon as all answers arrived, and leaves no timer behind", async () => {
    const { answer, seconds, pendingTimers } = await checkWhere({});
    expect(answer).toContain(
      "Connected to Stripe account acct_1 in live mode. The key reads everything that the derived streams use.",
    );
    expect(answer).toContain("The key can only read");
    expect(seconds).toBeLessThan(1);
    expect(pendingTimers).toBe(0);
  });

  it("requests what the derived streams use, and nothing else", async () => {
    const { listed } = await checkWhere({});
    const names = "charges coupons credit_notes customers disputes events invoices prices products subscriptions";
    expect(listed.toSorted()).toEqual(names.split(" ").map((name) => `/v1/${name}`));
  });

  it("does not need the account's id: a key may lack the permission to read it", async () => {
    const { answer } = await checkWhere({ account: { status: 403, body: { error: { message: "No." } } } });
    expect(answer).toContain("Connected to Stripe account (id not readable) in live mode. The key reads everything");
  });

  it.each<[string, Reply, RegExp]>([
    ["cut off each time", { cut: '{"id":"acct_' }, /^GET \/v1\/account failed 3 times.*cut off.*run again\.$/],
    ["in HTML each time", { body: "<html></html>" }, /^GET \/v1\/account failed .*not JSON.*run again\.$/],
    ["5xx each time", away, /^GET \/v1\/account failed .*status 503.*run again\.$/],
    ["a reset each time", "reset", /^GET \/v1\/account failed .*was closed.*run again\.$/],
    ["missing", "hang", /^GET \/v1\/account failed because no answer came in time from .*run again\.$/],
  ])("fails within ten seconds, as a sync would, if the account's answer is %s", async (_name, reply, sentence) => {
    const { answer, seconds } = await checkWhere({ account: reply });
    expect(answer).toBeInstanceOf(StripeError);
    expect((answer as StripeError).message).toMatch(sentence);
    expect(seconds).toBeLessThan(10);
  });

  it.each<[string, Reply, RegExp]>([
    ["the connection is refused", "reset", /the connection was closed before an answer came.*Check the network/],
    [
      "packets are dropped",
      "hang",
      /GET \/v1\/customers failed because no answer came in time from .* Check the network/,
    ],
    ["Stripe is away", away, /status 503, saying: "Away\.".*status\.stripe\.com/],
    ["pages are cut off", { cut: '{"object":"list"' }, /the answer was cut off/],
    ["a proxy answers", { body: "<html></html>" }, /the answer was not JSON/],
    [
      "limits refuse",
      { status: 429, headers: { "stripe-rate-limited-reason": "global-rate" }, body: { error: {} } },
      /limits \(global-rate\)/,
    ],
  ])("fails within ten seconds if %s, and says what happened and what to do", async (_name, reply, sentence) => {
    const { answer, seconds, pendingTimers } = await checkWhere({ lists: reply, account: reply, writes: reply });
    expect(answer).toBeInstanceOf(StripeError);
    expect((answer as StripeError).message).toMatch(sentence);
    expect(seconds).toBeLessThan(10);
    expect(pendingTimers).toBe(0);
  });

  it("succeeds within ten seconds if only the write probes hang", async () => {
    const { answer, seconds } = await checkWhere({ writes: "hang" });
    expect(answer).toContain("The key reads everything");
    expect(answer).toContain("is not proven for");
    expect(seconds).toBeLessThan(10);
  });
});
