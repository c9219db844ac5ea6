import { startSimulator, type ApiObject, type LoggedRequest, type Simulator } from "stripe-simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { flatState, type Row } from "../support/records.js";
import { hasFixtures, templateOf } from "../support/templates.js";

const day = 86_400;
const aMoment = 120;
const entitlements = "/v1/entitlements/active_entitlements";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ customers: 0, months: 1, livemode: true, keys: [{ key: apiKey, scopes: "all" }] });
});
afterEach(() => simulator.close());

const like = (type: string, fields: ApiObject): ApiObject => ({ ...templateOf(type), ...fields });
const silent = { event: null };

function addEntitlement(id: string, customer: string): void {
  simulator.shelf.add(entitlements, like("entitlements.active_entitlement", { id, customer }), silent);
}

async function sync(connection: Connection, ...streams: string[]): Promise<void> {
  expectComplete(await connection.sync({ streams }));
}

function rows(connection: Connection, stream: string, isDeleted: boolean): unknown[] {
  const found = connection.destination.rows(stream).filter((row) => row["is_deleted"] === isDeleted);
  return found.map(({ id }) => id);
}

/** Removes an object when a request first asks for those after it. */
function removeBeforeNextPage(part: string, remove: (id: string) => void): void {
  let isRemoved = false;
  simulator.faults.add({
    kind: "not-a-list",
    match: ({ path, params: { starting_after: after } }) => {
      if (path.includes(part) && typeof after === "string" && !isRemoved) {
        isRemoved = true;
        remove(after);
      }
      return false;
    },
  });
}

describe.skipIf(!hasFixtures)("a row stays current", () => {
  it.each([
    ["quotes", "/v1/quotes", "quote", "quote.accepted"],
    [
      "issuing_personalization_designs",
      "/v1/issuing/personalization_designs",
      "issuing.personalization_design",
      "issuing_personalization_design.activated",
    ],
  ] as const)("if it changes right after a walk of %s that found it new", async (stream, path, type, event) => {
    const { shelf, clock } = simulator;
    shelf.add(path, like(type, { id: "x_1", created: clock.nowSeconds, status: "draft" }), silent);
    simulator.advance(20);
    const connection = connect(simulator, { api_key: apiKey });
    await sync(connection, stream);
    simulator.advance(20);
    shelf.change(path, "x_1", { status: "accepted" }, { event });
    simulator.advance(3_600);
    await sync(connection, stream);
    expect(connection.destination.row(stream, "x_1")).toMatchObject({ status: "accepted" });
  });

  it.each([day / 4, day])("if it is older than the import window, and syncs are %i s apart", async (seconds) => {
    const { shelf, clock } = simulator;
    const payment = { id: "inpay_1", created: clock.nowSeconds - 150 * day, status: "open" };
    shelf.add("/v1/invoice_payments", like("invoice_payment", payment), silent);
    const window = { window: "last_months", months: 3 };
    const connection = connect(simulator, { api_key: apiKey, import_window: window });
    for (let before = 0; before < 3; before += 1) {
      await sync(connection, "invoice_payments");
      simulator.advance(seconds);
    }
    expect(connection.destination.row("invoice_payments", "inpay_1")).toBeUndefined();
    shelf.change("/v1/invoice_payments", "inpay_1", { status: "paid" }, { event: "invoice_payment.paid" });
    simulator.advance(seconds);
    await sync(connection, "invoice_payments");
    expect(connection.destination.row("invoice_payments", "inpay_1")).toMatchObject({ status: "paid" });
  });

  it("if another child of its parent is deleted between two pages of the children", async () => {
    const customer = simulator.account.createCustomer({ email: "ada@example.com" }).id;
    for (let index = 0; index < 150; index += 1) addEntitlement(`ent_${index}`, customer);
    const connection = connect(simulator, { api_key: apiKey });
    await sync(connection, "active_entitlements");
    expect(rows(connection, "active_entitlements", false)).toHaveLength(150);
    removeBeforeNextPage("entitlements", (id) => simulator.shelf.remove(entitlements, id, silent));
    simulator.shelf.add(entitlements, like("entitlements.active_entitlement", { id: "ent_new", customer }));
    simulator.advance(aMoment);
    await sync(connection, "active_entitlements");
    expect(rows(connection, "active_entitlements", false)).toHaveLength(150);
    expect(rows(connection, "active_entitlements", true)).toHaveLength(1);
  });
});

describe.skipIf(!hasFixtures)("a row is marked as deleted", () => {
  it("if it goes after a first listing that was interrupted", async () => {
    const customers = Array.from({ length: 130 }, (_, index) => {
      simulator.advance(60);
      return simulator.account.createCustomer({ email: `ada-${index}@example.com` }).id;
    });
    addEntitlement("ent_first", customers[0]!);
    addEntitlement("ent_last", customers.at(-1)!);
    const connection = connect(simulator, { api_key: apiKey });
    simulator.faults.add({ kind: "not-a-list", match: ({ params }) => params["customer"] === customers[0] });
    expect((await connection.sync({ streams: ["active_entitlements"] })).exitCode).toBe(1);
    simulator.faults.clear();
    await sync(connection, "active_entitlements");
    simulator.shelf.remove(entitlements, "ent_last");
    simulator.advance(aMoment);
    await sync(connection, "active_entitlements");
    expect(rows(connection, "active_entitlements", true)).toEqual(["ent_last"]);
    expect(rows(connection, "active_entitlements", false)).toEqual(["ent_first"]);
  });

  it("if its parent is deleted", async () => {
    const customer = simulator.account.createCustomer({ email: "ada@example.com" }).id;
    addEntitlement("ent_1", customer);
    const connection = connect(simulator, { api_key: apiKey });
    await sync(connection, "active_entitlements");
    simulator.shelf.remove(entitlements, "ent_1", silent);
    simulator.account.deleteCustomer(customer);
    simulator.advance(aMoment);
    await sync(connection, "active_entitlements");
    expect(rows(connection, "active_entitlements", true)).toEqual(["ent_1"]);
  });
});

describe.skipIf(!hasFixtures)("a walk", () => {
  it("goes on after its last page if nothing depends on the list's beginning", async () => {
    simulator.shelf.fill("/v1/payment_methods", 250, templateOf("payment_method"));
    const connection = connect(simulator, { api_key: apiKey });
    const pagesOf = (entries: readonly LoggedRequest[]) =>
      entries.filter(({ route }) => route === "/v1/payment_methods").length;
    let sent = 0;
    const isThird = ({ route }: { readonly route: string }) => route === "/v1/payment_methods" && ++sent === 3;
    simulator.faults.add({ kind: "status", match: isThird });
    expect((await connection.sync({ streams: ["payment_methods"] })).exitCode).toBe(1);
    const before = simulator.requests.entries.length;
    await sync(connection, "payment_methods");
    expect(pagesOf(simulator.requests.entries.slice(before))).toBe(1);
    expect(rows(connection, "payment_methods", false)).toHaveLength(250);
  });
});

describe("a full rescan", () => {
  it("comes as often as before if a stream is selected that it leaves out", async () => {
    const days = async (...streams: string[]) => {
      const connection = connect(simulator, { api_key: apiKey });
      const listed = new Set<unknown>();
      for (let passed = 0; passed < 24; passed += 1) {
        await sync(connection, ...streams);
        const [state] = connection.states as { readonly stream: { readonly stream_state: Row } }[];
        listed.add(flatState(state!.stream.stream_state)["listed_at"]);
        simulator.advance(day);
      }
      return listed.size;
    };
    expect(await days("customers", "customer_tax_ids")).toBe(await days("customers"));
  });
});
