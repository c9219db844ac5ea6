import { describe, expect, it } from "vitest";
import { StripeError } from "../request/errors.js";
import { readPage } from "./page.js";
import type { Resource } from "../resource.js";
import { createScriptedClient, type Reply } from "../testing.js";

const customers: Resource = { path: "/v1/customers", expand: [], nested: [] };

/** A page with the requested number of objects. */
const page = (limit: number): Reply => ({
  body: { object: "list", data: Array.from({ length: limit }, (_, i) => ({ id: `cus_${i}` })), has_more: true },
});

const cut: Reply = { cut: '{"object":"list","data":[{"id":"cus_1"' };

/** Cuts every page that is larger than this. */
const cutAbove = (most: number) => (query: URLSearchParams) => {
  const limit = Number(query.get("limit"));
  return limit > most ? cut : page(limit);
};

describe("a page that does not arrive", () => {
  it("is requested again with half as many objects from the second cut on, down to one", async () => {
    const { client, sent, time } = createScriptedClient(cutAbove(1));
    const { objects, hasMore } = await time.until(readPage(client, customers, {}));
    expect(sent.map(({ limit }) => limit)).toEqual([100, 100, 50, 25, 12, 6, 3, 1]);
    expect(objects).toHaveLength(1);
    expect(hasMore).toBe(true);
  });

  it("shrinks later pages of that list only", async () => {
    const { client, sent, time } = createScriptedClient(cutAbove(30));
    for (let i = 0; i < 3; i += 1) await time.until(readPage(client, customers, {}));
    expect(sent.map(({ limit }) => limit)).toEqual([100, 100, 50, 25, 25, 25]);
    const {
      client: other,
      sent: ofOther,
      time: otherTime,
    } = createScriptedClient((query, count) => (count < 3 ? cut : page(Number(query.get("limit")))));
    await otherTime.until(readPage(other, customers, {}));
    await otherTime.until(readPage(other, { ...customers, path: "/v1/invoices" }, {}));
    expect(ofOther.map(({ path, limit }) => [path, limit]).slice(-2)).toEqual([
      ["/v1/customers", 50],
      ["/v1/invoices", 100],
    ]);
  });

  it("keeps its size after a single cut", async () => {
    const { client, sent, time } = createScriptedClient((_, count) => (count === 1 ? cut : page(100)));
    await time.until(readPage(client, customers, {}));
    await time.until(readPage(client, customers, {}));
    expect(sent.map(({ limit }) => limit)).toEqual([100, 100, 100]);
  });

  it("shrinks fast after timeouts, and after persistent 5xx", async () => {
    for (const [failing, limits] of [
      ["hang", [100, 25, 6, 1]],
      [{ status: 504, body: "<html>" }, [100, 100, 100, 100, 100, 20, 4, 1]],
    ] as const) {
      const { client, sent, time } = createScriptedClient(() => failing);
      await expect(time.until(readPage(client, customers, {}))).rejects.toBeInstanceOf(StripeError);
      expect(sent.map(({ limit }) => limit)).toEqual(limits);
    }
  });

  it("is requested again with half as many objects if it is larger than 64 MB", async () => {
    const { client, sent, time } = createScriptedClient((query) =>
      Number(query.get("limit")) > 25 ? "endless" : page(Number(query.get("limit"))),
    );
    const { objects } = await time.until(readPage(client, customers, {}));
    expect(sent.map(({ limit }) => limit)).toEqual([100, 50, 25]);
    expect(objects).toHaveLength(25);
  });

  it("fails with the list's name if one object is larger than 64 MB", async () => {
    const { client, sent, time } = createScriptedClient(() => "endless");
    await expect(time.until(readPage(client, customers, {}))).rejects.toMatchObject({
      kind: "unreadable",
      message: expect.stringMatching(
        /^GET \/v1\/customers failed 7 times, at last because a page with one object of this list is larger than 64 MB/,
      ) as string,
    });
    expect(sent.map(({ limit }) => limit)).toEqual([100, 50, 25, 12, 6, 3, 1]);
  });

  it("shrinks once for concurrent pages that fail", async () => {
    const { client, sent, time } = createScriptedClient(cutAbove(50));
    await time.until(Promise.all(Array.from({ length: 4 }, () => readPage(client, customers, {}))));
    expect(Math.min(...sent.map(({ limit }) => limit))).toBe(50);
  });

  it("restarts from the newest object if its cursor was deleted (known issue 19)", async () => {
    const gone = { error: { code: "resource_missing", message: "No such customer: 'cus_9'", param: "starting_after" } };
    const { client, sent, time } = createScriptedClient((query) =>
      query.has("starting_after") ? { status: 400, body: gone } : page(2),
    );
    const { objects } = await time.until(readPage(client, customers, { startingAfter: "cus_9" }));
    expect(objects).toHaveLength(2);
    expect(sent).toHaveLength(2);
  });

  it("is unreadable if it is empty and has_more is true", async () => {
    const { client, time } = createScriptedClient(() => page(0));
    await expect(time.until(readPage(client, customers, {}))).rejects.toMatchObject({ kind: "unreadable" });
  });
});
