import nock from "nock";
import { describe, expect, it } from "vitest";
import { attempt, createConnection } from "../request/attempt.js";
import { createBodyBudget } from "../request/body-budget.js";
import { readApiBase } from "../request/api-base.js";
import { createBoundedSignal } from "../request/bounded-signal.js";
import { createStripeClient } from "../client.js";
import { systemClock } from "../clock.js";
import { ForbiddenRequestError, writeProbeTargets } from "./write-guard.js";
import { probeWritePermissions } from "./write-probe.js";
import { interceptRequests } from "../testing/intercept-requests.js";

const rows = writeProbeTargets.map(({ dashboard }) => dashboard);
const older = "Having the 'rak_customer_write' permission would allow this request to continue.";
const newer =
  `Permission denied. Enabling "Customers Write" ('customer_write') permissions on this key ` +
  `would allow this request to continue.`;
const missing = { error: { code: "resource_missing", message: "No such customer: 'cus_none'" } };

interceptRequests();

/** Probes the three write permissions, and answers each probe in the same way. */
async function permissionsWhereAnswered(
  reply: (post: nock.Interceptor) => unknown,
  timeoutMs = 10_000,
  stop = new AbortController(),
) {
  const sent: string[] = [];
  const idempotencyKeys = new Set<string>();
  const stripe = nock("https://api.stripe.com").persist();
  stripe.on(
    "request",
    (
      { method, path, headers }: { method: string; path: string; headers: Record<string, string> },
      _: unknown,
      body: string,
    ) => {
      sent.push(`${method} ${path} ${JSON.stringify(body)} ${headers["content-length"]}`);
      idempotencyKeys.add(headers["idempotency-key"]!);
    },
  );
  for (const { route, id } of writeProbeTargets) reply(stripe.post(route.replace("{id}", id)));
  const client = createStripeClient({ apiKey: "rk_live_1", signal: stop.signal, random: () => 0 });
  const deadline = createBoundedSignal([], { timeoutMs, clock: systemClock });
  const permissions = await probeWritePermissions(client, deadline).finally(() => deadline.release());
  return { ...permissions, sent, idempotencyKeys };
}

describe("probeWritePermissions", () => {
  it.each([
    ["with a code", { error: { code: "more_permissions_required", message: newer } }],
    ["in the older wording", { error: { message: older } }],
  ])("takes a 403 for a missing permission as proof that the key can't write, %s", async (_name, body) => {
    const {
      sent,
      idempotencyKeys: _,
      ...permissions
    } = await permissionsWhereAnswered((post) => post.reply(403, body));
    expect(permissions).toEqual({ writable: [], unproven: [] });
    expect(sent.toSorted()).toEqual(
      writeProbeTargets.map(({ route, id }) => `POST ${route.replace("{id}", id)} "" 0`).toSorted(),
    );
  });

  it("takes a 404 for a missing object as proof that the key can write", async () => {
    const { writable, unproven } = await permissionsWhereAnswered((post) => post.reply(404, missing));
    expect({ writable, unproven }).toEqual({ writable: rows, unproven: [] });
  });

  it.each([
    ["the object", 200, { id: "cus_none", object: "customer" }, undefined],
    ["a rejection of the request", 400, { error: { message: "Bad." } }, /status 400, saying: "Bad\."/],
    ["a 403 for another reason", 403, { error: { code: "account_invalid", message: "Gone." } }, /no access/],
    ["a 403 that names no permission", 403, { error: { message: "No." } }, /POST \/v1\/customers/],
    ["a proxy's 403", 403, "<html>Forbidden</html>", /POST \/v1\/customers\/\{id\} failed/],
    ["another 404", 404, { error: { message: "Unrecognized request URL." } }, /found nothing/],
    ["a 400 for a missing object", 400, missing, /found nothing/],
  ])("takes %s as no proof", async (_name, status, body, reason) => {
    const { writable, unproven } = await permissionsWhereAnswered((post) => post.reply(status, body));
    expect(writable).toEqual([]);
    expect(unproven.map(({ dashboard }) => dashboard)).toEqual(rows);
    if (reason === undefined) expect(unproven[0]!.reason).toBeUndefined();
    else expect(unproven[0]!.reason!.message).toMatch(reason);
  });

  it("retries after a temporary failure", async () => {
    let answers = 0;
    const { writable, unproven, sent, idempotencyKeys } = await permissionsWhereAnswered((post) =>
      post.reply(() => ((answers += 1) <= 3 ? [503, { error: { message: "Away." } }] : [404, missing])),
    );
    expect({ writable, unproven }).toEqual({ writable: rows, unproven: [] });
    expect(sent).toHaveLength(6);
    // For an idempotency key that was sent before, Stripe would repeat the 503.
    expect(idempotencyKeys.size).toBe(6);
  });

  it("proves nothing if no answer comes in time", async () => {
    const { writable, unproven } = await permissionsWhereAnswered((post) => post.delay(20_000).reply(404, missing), 50);
    expect(writable).toEqual([]);
    expect(unproven.map(({ reason }) => reason?.kind)).toEqual(["unavailable", "unavailable", "unavailable"]);
  });

  it("ends as aborted when the client is stopped", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    const asked = permissionsWhereAnswered((post) => post.delay(20_000).reply(404, missing), 10_000, stop);
    await expect(asked).rejects.toMatchObject({ kind: "aborted" });
  });
});

describe("the transport", () => {
  it("sends no other POST, whoever requests it", async () => {
    const clock = systemClock;
    const sent: string[] = [];
    const wire = async ({ method, path }: { readonly method: string; readonly path: string }): Promise<never> => {
      sent.push(`${method} ${path}`);
      throw new Error("There is no network here.");
    };
    const connection = createConnection({
      key: "rk_live_1",
      base: readApiBase(undefined),
      accountId: undefined,
      wire,
      proxy: undefined,
      clock,
      timeoutMs: 1000,
      bodies: createBodyBudget(),
    });
    const { signal } = new AbortController();
    for (const path of ["/v1/customers", "/v1/customers/cus_1", "/v1/subscriptions/sub_1"]) {
      await expect(attempt(connection, { method: "POST", path, list: false }, signal)).rejects.toBeInstanceOf(
        ForbiddenRequestError,
      );
    }
    expect(sent).toEqual([]);
    const { route, id } = writeProbeTargets[0]!;
    const allowed = await attempt(connection, { method: "POST", path: route.replace("{id}", id), list: false }, signal);
    expect(allowed).toMatchObject({ failed: { fault: "reset" } });
    expect(sent).toHaveLength(1);
  });
});
