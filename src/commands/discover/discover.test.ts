import { beforeAll, describe, expect, it } from "vitest";
import type { RawStream } from "../../streams/kinds.js";
import { StripeError } from "../../stripe/request/errors.js";
import { createScriptedClient, type Reply } from "../../stripe/testing.js";
import { discover, type DiscoverSetup } from "./discover.js";

const derived = ["lifecycle_events", "customer_metrics"];
const list: Reply = { body: { object: "list", data: [], has_more: false } };

/** A raw stream that exists only here. */
function fruit(name: string, entry: Partial<RawStream> = {}): RawStream {
  const plain = { name, object: "Fruit", path: `/v1/${name}`, expand: [], nested: [], changes: [], unreported: "all" };
  return { ...plain, ...entry } as RawStream;
}

const refused = (status: number, message: string, code?: string): Reply => ({
  status,
  body: { error: { type: "invalid_request_error", message, code } },
});

const older =
  "The provided key 'rk_live_*********1234' does not have the required permissions for this endpoint on account 'acct_1'. Having the 'rak_charge_read' permission would allow this request to continue.";
const newer = `Permission denied. The provided key 'rk_live_*********1234' does not have the required permissions for this endpoint on account 'acct_1'. Enabling "Apples Read" ('apple_read') permissions on this key would allow this request to continue.`;
const noAccess =
  "The provided key 'rk_live_*********1234' does not have access to account 'acct_1' (or that account does not exist).";
const unroutable =
  "Unrecognized request URL (GET: /v1/treasury/financial_accounts). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.";

const invalidKey = refused(401, "Invalid API Key provided: rk_live_*********1234");
const unavailable = refused(500, "Sorry.");
const limited: Reply = { status: 429, headers: { "stripe-rate-limited-reason": "global-rate" }, body: { error: {} } };

/** Discovers in virtual time. @param answers Stripe's answer for a path. Absent: a list */
async function discovered(
  streams: readonly RawStream[],
  answers: Readonly<Record<string, Reply>> = {},
  offered: DiscoverSetup["offered"] = "recommended",
) {
  const { client, sent, time } = createScriptedClient(() => answers[sent.at(-1)!.path] ?? list, { random: () => 0.99 });
  const lines: string[] = [];
  const log = { info: (line: string) => lines.push(line) };
  const outcome = await time.until(
    discover({ client, log, offered, streams }).then(
      (catalog) => ({ names: catalog.map(({ name }) => name), failure: undefined }),
      (failure: unknown) => ({ names: [], failure: failure as StripeError }),
    ),
  );
  const seconds = time.clock.monotonicMs() / 1000;
  return { ...outcome, lines, paths: sent.map(({ path }) => path), seconds, pendingTimers: time.pendingTimers() };
}

// Virtual time must not advance while the SDK is loaded.
beforeAll(() => import("stripe"));

describe("discover", () => {
  const both = [fruit("apples"), fruit("pears")];

  it("offers the derived streams and then all that the key can read, in the given order, and logs nothing", async () => {
    const { names, lines, seconds, pendingTimers } = await discovered(both);
    expect(names).toEqual([...derived, "apples", "pears"]);
    expect(lines).toEqual([]);
    expect(seconds).toBeLessThan(1);
    expect(pendingTimers).toBe(0);
  });

  it("always offers what every sync needs, without a request for it", async () => {
    const required = ["customers", "subscriptions", "invoices"];
    const { names, paths } = await discovered([...required.map((name) => fruit(name)), fruit("apples")]);
    expect(names).toEqual([...derived, ...required, "apples"]);
    expect(paths).toEqual(["/v1/apples"]);
  });

  it("leaves out rare streams, and does not ask about them, unless all are to be offered", async () => {
    const streams = [fruit("apples"), fruit("durians", { isRare: true })];
    const recommended = await discovered(streams);
    expect([recommended.names, recommended.paths]).toEqual([[...derived, "apples"], ["/v1/apples"]]);
    const all = await discovered(streams, {}, "all");
    expect(all.names).toEqual([...derived, "apples", "durians"]);
  });

  it.each<[string, Reply, string]>([
    ["a permission, in the older wording", refused(403, older), "lacks the permission: Charges (Core) → Read (apples)"],
    [
      "a permission, in the wording of 2026",
      refused(403, newer, "more_permissions_required"),
      "lacks the permission: Apples Read (apples)",
    ],
    [
      "a permission that nobody names",
      refused(403, "No.", "more_permissions_required"),
      "lacks the permission: the permission to read /v1/apples (apples)",
    ],
    [
      "a permission, with status 401",
      refused(401, newer, "more_permissions_required"),
      "lacks the permission: Apples Read (apples)",
    ],
    [
      "Issuing",
      refused(
        400,
        "Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get started.",
      ),
      "does not have the product: Issuing (apples)",
    ],
    [
      "Identity, with status 403",
      refused(
        403,
        "Your account is not set up to use Identity. Please have an account admin visit https://dashboard.stripe.com/identity to get started.",
      ),
      "does not have the product: Identity (apples)",
    ],
    ["Treasury", refused(404, unroutable), "does not have the product: Treasury (apples)"],
  ])("leaves out a stream for want of %s, and logs that and what to do", async (_what, reply, words) => {
    const { names, lines } = await discovered(both, { "/v1/apples": reply });
    expect(names).toEqual([...derived, "pears"]);
    expect(lines).toEqual([expect.stringContaining(words)]);
    expect(lines[0]).toMatch(/^Not offered, .*\. To get these streams, .* discover again\./);
  });

  it.each<[string, Reply]>([
    ["a 403 in words that nobody knows", refused(403, "Your account cannot eat apples.")],
    ["a 400 in words that nobody knows", refused(400, "Apples are not enabled.")],
    ["no access to an account that cannot exist", refused(403, noAccess, "account_invalid")],
    ["a 404 for a missing object", refused(404, "No such apple: 'none'", "resource_missing")],
    ["a 400 for a missing object", refused(400, "No such apple: 'none'", "resource_missing")],
    ["another 404", refused(404, "Unrecognized request URL (GET: /v1/apples).")],
    ["a refusal of the key that other lists accept", invalidKey],
    ["a limit each time", limited],
    ["a 500 each time", unavailable],
    ["a proxy's 403 each time", { status: 403, body: "<html>Forbidden</html>" }],
    ["a reset each time", "reset"],
    ["nothing", "hang"],
  ])("offers a stream if Stripe answers with %s, after at most 25 seconds", async (_what, reply) => {
    const { names, seconds, pendingTimers } = await discovered(both, { "/v1/apples": reply });
    expect(names).toEqual([...derived, "apples", "pears"]);
    expect(seconds).toBeLessThanOrEqual(25);
    expect(pendingTimers).toBe(0);
  });

  it.each<[string, Reply]>([
    ["a limit each time", limited],
    ["a 500 each time", unavailable],
    ["nothing", "hang"],
  ])("logs that a stream is offered although Stripe answers with %s", async (_what, reply) => {
    const { lines } = await discovered(both, { "/v1/apples": reply });
    expect(lines).toEqual([expect.stringMatching(/^Offered, although Stripe gave no answer .* in time: apples\. /)]);
  });

  it("logs one line of each kind, with the streams of each permission and product together", async () => {
    const streams = ["apples", "pears", "plums", "cards", "holders", "reports"].map((name) => fruit(name));
    const { names, lines } = await discovered(streams, {
      "/v1/apples": refused(403, older),
      "/v1/pears": refused(403, newer),
      "/v1/plums": refused(403, older),
      "/v1/cards": refused(400, "Your account is not set up to use Issuing."),
      "/v1/holders": refused(400, "Your account is not set up to use Issuing."),
      "/v1/reports": refused(400, "Your account is not set up to use Identity."),
    });
    expect(names).toEqual(derived);
    expect(lines).toEqual([
      "Not offered, because the key lacks the permission: Charges (Core) → Read (apples, plums); Apples Read (pears). " +
        "To get these streams, set the permissions at https://dashboard.stripe.com/apikeys and discover again. The key itself stays the same.",
      "Not offered, because the account does not have the product: Issuing (cards, holders); Identity (reports). " +
        "To get these streams, ask Stripe for the product in the Dashboard and discover again.",
    ]);
  });

  it("sends a request that several streams need once", async () => {
    const children = { route: "/v1/apples/{id}/seeds" };
    const streams = [
      fruit("apples"),
      fruit("seeds", { path: "/v1/apples", children }),
      fruit("leaves", { path: "/v1/apples", children: { embedded: "leaves" } }),
    ];
    const { names, paths } = await discovered(streams, { "/v1/apples/none/seeds": refused(404, "No such apple") });
    expect(names).toEqual([...derived, "apples", "seeds", "leaves"]);
    expect(paths.toSorted()).toEqual(["/v1/apples", "/v1/apples/none/seeds"]);
  });

  it("leaves out children if the key can't read their parents, or the children of any parent", async () => {
    const seeds = fruit("seeds", { path: "/v1/apples", children: { route: "/v1/seeds", parentParam: "apple" } });
    for (const path of ["/v1/apples", "/v1/seeds"]) {
      const { names } = await discovered([seeds], { [path]: refused(403, older) });
      expect([path, names]).toEqual([path, derived]);
    }
  });

  it.each<[string, Reply, StripeError["kind"]]>([
    ["does not know the key", invalidKey, "invalid_key"],
    ["gives the key no access to the account", refused(403, noAccess, "account_invalid"), "permission"],
  ])("fails if Stripe %s anywhere", async (_what, reply, kind) => {
    const { failure } = await discovered(both, { "/v1/apples": reply, "/v1/pears": reply });
    expect(failure).toBeInstanceOf(StripeError);
    expect(failure).toMatchObject({ kind });
  });
});
