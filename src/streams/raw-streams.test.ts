import { describe, expect, it } from "vitest";
import { routes } from "../stripe/key/routes.js";
import { listOf } from "./children.js";
import type { RawStream } from "./kinds.js";
import { rawStreams } from "./raw-streams.js";
import { readSchema } from "./schemas.js";
import { listsOfSdk } from "./testing/sdk-lists.js";

const treasury = "needs one of Treasury's financial accounts, which alone are a stream of it";

/** Why a list of the SDK is no stream. */
const leftOut: Readonly<Record<string, string>> = {
  "/v1/apps/secrets": "contains secrets, and needs the user or the account that each belongs to",
  "/v1/billing/meters/{id}/event_summaries": "needs a customer and a span of time for each meter",
  "/v1/credit_notes/preview/lines": "is a calculation",
  "/v1/financial_connections/accounts/{id}/owners": "needs the id of one of the account's former ownerships",
  "/v1/sources/{id}/source_transactions": "is of sources, which have no list",
  "/v1/tax/calculations/{id}/line_items": "is of tax calculations, which have no list",
  "/v1/tax/locations": "needs a type, and contains what calculations of tax were given",
  "/v1/tax/transactions/{id}/line_items": "is of tax transactions, which have no list",
  "/v1/treasury/credit_reversals": treasury,
  "/v1/treasury/debit_reversals": treasury,
  "/v1/treasury/inbound_transfers": treasury,
  "/v1/treasury/outbound_payments": treasury,
  "/v1/treasury/outbound_transfers": treasury,
  "/v1/treasury/received_credits": treasury,
  "/v1/treasury/received_debits": treasury,
  "/v1/treasury/transaction_entries": treasury,
  "/v1/treasury/transactions": treasury,
};

const sdk = new Map(listsOfSdk().map((list) => [list.path, list]));

/** Returns the lists that a stream reads, each with the parameters that it always sends. */
function listsOf({ path, params = {}, parts = [{}], nested, children, testClockScope }: RawStream) {
  const clock = testClockScope === undefined ? [] : [testClockScope];
  const own = children && "route" in children ? [children] : [];
  return [
    ...parts.map((part) => ({ path, sent: Object.keys({ ...params, ...part }), known: clock })),
    ...[...nested, ...own].map(({ route, parentParam, ...rest }) => ({
      path: route,
      sent: [
        ...(parentParam === undefined ? [] : [parentParam]),
        ...Object.keys(("params" in rest && rest.params) || {}),
      ],
      known: [],
    })),
  ];
}

describe("the lists of Stripe's SDK", () => {
  const read = new Set(rawStreams.flatMap((stream) => listsOf(stream).map(({ path }) => path)));

  it("are each read by a stream, or left out for a written reason", () => {
    expect(sdk.size).toBeGreaterThan(100);
    expect([...sdk.keys()].filter((path) => !read.has(path) && !(path in leftOut))).toEqual([]);
  });

  it("are never both read and left out, and every reason is about an existing list", () => {
    expect(Object.keys(leftOut).filter((path) => read.has(path) || !sdk.has(path))).toEqual([]);
  });

  it("include every list that a stream reads", () => {
    expect([...read].filter((path) => !sdk.has(path))).toEqual([]);
  });

  it("include every list whose permission is known", () => {
    expect(routes.map(([route]) => route).filter((route) => !read.has(route))).toEqual([]);
  });
});

describe("the names of the streams", () => {
  it("are unique", () => {
    expect(new Set(rawStreams.map(({ name }) => name)).size).toBe(rawStreams.length);
  });
});

describe.each(rawStreams.map((stream) => [stream.name, stream] as const))("%s", (_, stream) => {
  it("sends only parameters that the lists take, and those that they require", () => {
    for (const { path, sent, known } of listsOf(stream)) {
      const params = sdk.get(path)!.params;
      expect([...sent, ...known].filter((name) => !params.has(name))).toEqual([]);
      expect([...params].flatMap(([name, isRequired]) => (isRequired && !sent.includes(name) ? [name] : []))).toEqual(
        [],
      );
    }
  });

  it("is listed by creation time if the list takes it and its objects have it, and only then", () => {
    const { isList, isPaged, params } = sdk.get(stream.path)!;
    const walked = isPaged ? "walk" : "unpaged";
    const byTime = params.has("created") ? "created" : params.has("created_after") ? "created_after" : walked;
    const columns = readSchema(parentOf(stream).name)["properties"] as Readonly<Record<string, unknown>>;
    const hasTime = "created" in columns || "date" in columns;
    expect(stream.listing ?? "created").toBe(isList ? (hasTime ? byTime : walked) : "single");
  });

  it("asks for pages of its parts where their list has pages, and only there", () => {
    const { children } = stream;
    if (children && "route" in children) expect(children.isUnpaged ?? false).toBe(!sdk.get(children.route)!.isPaged);
  });

  it("contains parts of complete lists, or reads a list for each object", () => {
    const { path, nested, children } = stream;
    if (!children) return;
    if ("embedded" in children) expect(nested.map(({ field }) => field)).toContain(children.embedded);
    else expect(children.parentParam === undefined).toBe(children.route.startsWith(`${path}/{id}/`));
  });

  it("is read like the stream of the objects that contain its rows", () => {
    expect(listOf(stream)).toEqual(listOf(parentOf(stream)));
  });

  it("is not offered by default if it takes a request for each object", () => {
    if (stream.children && "route" in stream.children) expect(stream.isRare).toBe(true);
  });

  it("has its key in its schema", () => {
    const columns = readSchema(stream.name)["properties"] as Readonly<Record<string, unknown>>;
    for (const column of stream.primaryKey ?? ["id"]) expect(columns[column]).toMatchObject({ type: "string" });
  });
});

/** Returns the stream of the listed objects. */
function parentOf({ path }: RawStream): RawStream {
  return rawStreams.find((each) => each.path === path && each.children === undefined)!;
}
