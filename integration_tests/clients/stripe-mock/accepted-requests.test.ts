import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "stripe-simulator";
import { systemClock } from "../../../src/stripe/clock.js";
import { createHttpWire, type WireRequest } from "../../../src/stripe/request/wire.js";
import { childRequest } from "../../../src/stripe/lists/nested.js";
import { listParams } from "../../../src/stripe/lists/page.js";
import { encodePath } from "../../../src/stripe/request/encode.js";
import type { RawStream } from "../../../src/streams/kinds.js";
import { rawStreams } from "../../../src/streams/raw-streams.js";
import { connect } from "../../support/connection.js";
import { expectComplete } from "../../support/expect-complete.js";
import { explain } from "../../support/explain.js";
import { fasterClock } from "../../support/faster-clock.js";
import { createLongLists } from "../../support/long-lists.js";
import { readScopes, scopesBut } from "../../support/scopes.js";
import { workingCard } from "../../support/working-card.js";
import { worldStreams } from "../../support/world-streams.js";
import { kindsOf, recordingWire, routeOf } from "./recording-wire.js";
import { findStripeMock, startStripeMock, type StripeMock } from "./stripe-mock.js";

const program = findStripeMock();
if (program === undefined)
  console.warn("No request is held against stripe-mock: it is neither on the path nor named by STRIPE_MOCK.");

const api_key = "rk_test_51SimulatedReadOnlyKey";
const blindKey = "rk_test_51SimulatedKeyWithoutEvents";
const day = 86_400;

describe.skipIf(program === undefined)("stripe-mock, which knows every parameter of Stripe's API", () => {
  const sent: WireRequest[] = [];
  let mock: StripeMock;

  beforeAll(async () => {
    mock = await startStripeMock(program!);
    const simulator = await startAccount();
    await useEverything(simulator, sent);
    await simulator.close();
  }, 120_000);

  afterAll(() => mock.stop());

  /** Sends a request of the connector to the mock. @returns the status, with the text of a refusal */
  async function replay(request: WireRequest): Promise<string> {
    const { hostname, port } = new URL(mock.url);
    const wire = createHttpWire(systemClock);
    const signal = AbortSignal.timeout(10_000);
    const { status, body } = await wire({ ...request, protocol: "http", host: hostname, port }, signal);
    let text = "";
    for await (const piece of body) text += piece;
    return status === 200 ? "200" : `${status} ${text}`;
  }

  it("accepts every kind of request that the connector sends", async () => {
    const answers = new Map<string, string>();
    for (const [kind, request] of kindsOf(sent)) answers.set(kind, await replay(request));
    expect([...answers].filter(([, answer]) => answer !== "200")).toEqual([]);
    expect(answers.size).toBeGreaterThan(40);
  });

  it.each(rawStreams)("accepts how $name is listed", async (stream) => {
    const answers = await Promise.all(listRequests(stream).map(async (path) => `${await replay(get(path))} ${path}`));
    const refused = answers.filter((answer) => !answer.startsWith("200"));
    const younger = youngerThanTheMock[stream.name];
    if (younger === undefined) expect(refused).toEqual([]);
    else expect(refused.join("\n")).toMatch(younger);
  });

  it("refuses the same requests with a parameter that Stripe does not know", async () => {
    for (const [kind, request] of kindsOf(sent)) {
      const path = `${request.path}${request.path.includes("?") ? "&" : "?"}no_such_parameter=1`;
      // The mock checks the body of a POST, and the connector's requests have none.
      if (request.method === "GET") expect(await replay({ ...request, path }), kind).toMatch(/^400 .*not allowed/s);
    }
  });

  it("received requests for every list, object and embedded list of the streams", () => {
    const asked = new Set(sent.map(({ method, path }) => `${method} ${routeOf(path)}`));
    const streams = worldStreams.flatMap(({ path, nested }) => [
      path,
      `${path}/{id}`,
      ...nested.map(({ route }) => route),
    ]);
    const others = ["/v1/account", "/v1/events", "/v1/invoiceitems", "/v1/test_helpers/test_clocks"];
    const posts = ["/v1/customers/{id}", "/v1/subscriptions/{id}", "/v1/invoices/{id}"].map((route) => `POST ${route}`);
    expect(asked).toEqual(new Set([...[...streams, ...others].map((route) => `GET ${route}`), ...posts]));
  });
});

const unknownPath = /^404 .*Unrecognized request URL/;

/** Streams whose lists, or parameters of them, are younger than the mock, with its answer. The SDK has them. */
const youngerThanTheMock: Readonly<Record<string, RegExp>> = {
  app_installs: unknownPath,
  // The mock still requires a customer.
  credit_balance_transactions: /^400 .*'customer' is required/,
  feedback_options: unknownPath,
  // The mock's list takes no `created`.
  invoice_payments: /^400 .*additional properties are not allowed/,
  payment_attempt_records: unknownPath,
  payment_intent_line_items: unknownPath,
  payment_records: unknownPath,
  three_d_secure_authentications: unknownPath,
  trial_offers: unknownPath,
};

function get(path: string): WireRequest {
  const headers = { authorization: `Bearer ${api_key}` };
  return { protocol: "http", host: "localhost", port: "0", path, method: "GET", headers };
}

/** Returns the requests for a page of the stream's list, and of the children of one object. */
function listRequests(stream: RawStream): string[] {
  const { path, listing = "created", parts = [{}], children } = stream;
  const time = { created: { created: { gte: 1, lt: 2 } }, created_after: { created_after: 0, created_before: 2 } };
  const range = listing === "created" || listing === "created_after" ? time[listing] : {};
  const limit = listing === "unpaged" || listing === "single" ? {} : { limit: 100 };
  const lists = parts.map((part) =>
    encodePath(path, undefined, { ...limit, ...listParams(stream), ...part, ...range }),
  );
  if (!children || !("route" in children)) return lists;
  const { route, id, params } = childRequest(children, "id_1");
  return [...lists, encodePath(route, id, { ...(!children.isUnpaged && { limit: 100 }), ...params })];
}

function startAccount(): Promise<Simulator> {
  const keys = [
    { key: api_key, scopes: readScopes },
    { key: blindKey, scopes: scopesBut("event_read") },
  ];
  return startSimulator({ customers: 60, months: 6, seed: 7, keys });
}

/** Runs every command, in every way that sends other requests. */
async function useEverything(simulator: Simulator, sent: WireRequest[]): Promise<void> {
  // A sandbox allows few requests per second, and the connector keeps to this limit.
  const surroundings = { wire: recordingWire(sent), clock: fasterClock(20) };
  const connection = connect(simulator, { api_key, include_test_clocks: true }, surroundings);
  const rawConnection = connect(simulator, { api_key }, surroundings);
  const { clock, customer } = aClockOf(simulator);
  const { charge, creditNote } = createLongLists(simulator.account);
  simulator.advance(day);
  await connection.run("check");
  for (const touch of [() => clock.updateCustomer(customer, { name: "Ada" }), ...touches(simulator, charge)]) {
    expectComplete(await connection.sync());
    expectComplete(await rawConnection.sync({ streams: worldStreams.map(({ name }) => name) }));
    touch();
    simulator.advance(day);
  }
  const { longInvoice, wideSubscription } = simulator.world.landmarks;
  const { invoices, subscriptions, credit_notes } = simulator.store.collections;
  const few = [invoices.get(longInvoice)!, subscriptions.get(wideSubscription)!, credit_notes.get(creditNote)!];
  const customer_ids = few.map(({ customer: owner }) => owner as string);
  expectComplete(await connect(simulator, { api_key, customer_ids }, surroundings).sync());
  const explained = await explain({ url: simulator.url, surroundings }, { api_key }, "--customer", customer_ids[0]!);
  expect(explained.exitCode).toBe(0);
  const blind = connect(simulator, { api_key: blindKey }, surroundings);
  for (let sync = 0; sync < 2; sync += 1) expectComplete(await blind.sync());
}

function aClockOf({ account, clock }: Simulator) {
  const testClock = account.createTestClock({ frozenTime: clock.nowSeconds });
  return { clock: testClock, customer: testClock.createCustomer({ email: "clock@example.com" }).id };
}

/** Creates one new object of each kind, few at a time, so that a sync fetches them by id. */
function touches({ account }: Simulator, charge: string): (() => void)[] {
  const recurring = { interval: "month" } as const;
  return [
    () => {
      const product = account.createProduct({ name: "Pro" }).id;
      const price = account.createPrice({ product, currency: "usd", unitAmount: 2_000, recurring }).id;
      const coupon = account.createCoupon({ percentOff: 10, duration: "forever" }).id;
      const customer = account.createCustomer({ email: "grace@example.com", card: workingCard }).id;
      account.createSubscription({ customer, items: [{ price }], discounts: [coupon] });
    },
    () => void account.createDispute(charge),
    () => {
      const customer = account.createCustomer({ email: "joan@example.com", card: workingCard }).id;
      const invoice = account.createInvoice({ customer, currency: "usd", lines: [{ amountMinor: 5_000 }] }).id;
      account.createCreditNote({ invoice: account.payInvoice(invoice).id, amountMinor: 1_000 });
    },
    () => undefined,
  ];
}
