import { describe, expect, it } from "vitest";
import { SHELF_RESOURCES } from "../../shelf/resources.js";
import { asking, type Asked } from "../../shelf/testing/asking.js";
import { exampleOf } from "../../shelf/testing/example.js";
import { PERMISSION_LABELS } from "../access/permission-labels.js";
import { listData, type ApiObject } from "../api-object.js";
import { T0 } from "../testing/fill-store.js";

const ALL = SHELF_RESOURCES.map((resource) => [resource.path, resource] as const);
const LISTS = ALL.filter(([, { routes }]) => routes !== "single" && routes !== "no list");
const PAGED = LISTS.filter(([, { pages }]) => pages !== "none");
const ids = (objects: Iterable<ApiObject>): unknown[] => [...objects].map(({ id }) => id);
const errorOf = ({ status, body }: Asked): unknown => ({ status, ...(body["error"] as object) });

describe.each(LISTS)("%s", (path, resource) => {
  const prepared = (count: number) => {
    const simulated = asking();
    const example = exampleOf(simulated.account, resource);
    const added = simulated.account.shelf.fill(example.path, count, example.template);
    return { ...simulated, example, added, url: `${example.path}?${example.query}` };
  };

  it("lists every object once, and no other", () => {
    const { listed, get, truth, example, added, url } = prepared(23);
    const inOrder = resource.order === "as added" ? ids(added) : ids(added).toReversed();
    const whole = resource.pages === "none" ? listData(get(url).body) : listed(example.path, example.query, 10);
    expect(ids(whole)).toEqual(inOrder);
    expect(ids(truth(example.path as `/v1/${string}`))).toEqual(ids(added));
    expect(ids(truth(path as `/v1/${string}`))).toEqual(ids(added));
    for (const field of resource.notShown ?? []) expect(whole[0]).not.toHaveProperty(field);
  });

  it("rejects parameters that the SDK does not have", () => {
    const { get, url } = prepared(1);
    for (const name of ["created", "limit", "ending_before", "colour"]) {
      const isPage =
        name === "limit" ? resource.pages !== "none" : name === "ending_before" && resource.pages === "both";
      const isKnown = name in resource.filters || isPage;
      const asked = get(`${url}&${name}=1`);
      const refused = { status: 400, code: "parameter_unknown", param: name };
      if (isKnown) expect(errorOf(asked)).not.toMatchObject(refused);
      else {
        expect(errorOf(asked)).toMatchObject({ ...refused, message: `Received unknown parameter: ${name}` });
      }
    }
  });

  it("rejects a request without a required parameter, and a parameter that names nothing", () => {
    const { get, example } = prepared(1);
    const names = Object.entries(resource.filters).flatMap(([name, filter]) => (filter.isRequired ? [name] : []));
    expect(names.length > 0).toBe(example.query !== "");
    for (const name of names) {
      const params = new URLSearchParams(example.query);
      params.delete(name);
      expect(errorOf(get(`${example.path}?${params.toString()}`))).toMatchObject({
        status: 400,
        type: "invalid_request_error",
        code: "parameter_missing",
        message: `Missing required param: ${name}.`,
        param: name,
      });
    }
    if (resource.parent) {
      const asked = get(`${example.path}?${resource.parent.by}=none_1`);
      expect(errorOf(asked)).toMatchObject({ status: 400, code: "resource_missing", param: resource.parent.by });
    }
  });

  it("needs its permission, by a name that the default key has", () => {
    const { get, url } = prepared(1);
    expect(get(url, [`${resource.permission}_read`, "customer_read"]).status).toBe(200);
    expect(errorOf(get(url, ["other_read"]))).toMatchObject({
      status: 403,
      code: "more_permissions_required",
      message: expect.stringContaining(`'${resource.permission}_read'`) as string,
    });
    expect(PERMISSION_LABELS).toHaveProperty(resource.permission);
  });

  it("shows one object, where Stripe has the route", () => {
    const { get, example, added } = prepared(2);
    const [first] = added;
    const asked = get(`${example.path}/${String(first!["id"])}`);
    const missing = errorOf(get(`${example.path}/x_none`));
    if (resource.routes === "list only") {
      expect(asked.status).toBe(404);
      expect(missing).toMatchObject({ message: expect.stringContaining("Unrecognized request URL") as string });
    } else {
      expect(asked.body).toMatchObject({ id: first!["id"], object: resource.object });
      expect(missing).toMatchObject({ status: 404, code: "resource_missing", param: "id" });
    }
  });

  it("is empty for a key of the other mode", () => {
    const simulated = asking({ livemode: true });
    const { path: concrete, query, template } = exampleOf(simulated.account, resource);
    simulated.account.shelf.fill(concrete, 1, template);
    const { status, body } = simulated.get(`${concrete}?${query}`);
    if (concrete === path) expect({ status, data: body["data"] }).toEqual({ status: 200, data: [] });
    else expect(status).toBe(404);
  });
});

describe.each(LISTS.filter(([path]) => path.includes("{id}")))("%s of a parent that does not exist", (path) => {
  it("is 404", () => {
    const asked = asking().get(path.replace("{id}", "none_1"));
    expect(errorOf(asked)).toMatchObject({ status: 404, code: "resource_missing" });
  });
});

describe.each(LISTS.filter(([, { product }]) => product))("%s without its product", (_, resource) => {
  it("is refused in words of its own, or empty, until the product is on", () => {
    const { account, get, products } = asking();
    const { path, query, template } = exampleOf(account, resource);
    account.shelf.add(path, template);
    products.switchOff(resource.product!);
    const { status, body } = get(`${path}?${query}`);
    if (resource.isEmptyWithoutProduct) expect({ status, data: body["data"] }).toEqual({ status: 200, data: [] });
    else {
      expect([400, 403, 404]).toContain(status);
      expect(body["error"]).toMatchObject({ type: "invalid_request_error" });
      expect(body["error"]).not.toHaveProperty("code");
    }
    products.switchOn(resource.product!);
    expect(listData(get(`${path}?${query}`).body)).toHaveLength(1);
  });
});

describe.each(PAGED)("the pages of %s", (_, resource) => {
  it("go back as they go on, and reject a cursor that does not exist", () => {
    const { account, get } = asking();
    const { path, query, template } = exampleOf(account, resource);
    account.shelf.fill(path, 5, template);
    const all = ids(listData(get(`${path}?${query}`).body));
    expect(ids(listData(get(`${path}?${query}&limit=2&starting_after=${String(all[1])}`).body))).toEqual(
      all.slice(2, 4),
    );
    if (resource.pages === "both") {
      const before = get(`${path}?${query}&limit=2&ending_before=${String(all[3])}`).body;
      expect(ids(listData(before))).toEqual(all.slice(1, 3));
      expect(before["has_more"]).toBe(true);
    }
    expect(errorOf(get(`${path}?${query}&starting_after=x_none`))).toMatchObject({
      status: 400,
      code: "resource_missing",
      param: "starting_after",
    });
  });
});

describe.each(LISTS.filter(([, { filters }]) => "created" in filters))("%s by time of creation", (_, resource) => {
  it("lists the objects of a range", () => {
    const { account, get } = asking();
    const { path, query, template } = exampleOf(account, resource);
    const added = account.shelf.fill(path, 6, template, 100);
    const range = `created[gte]=${T0 - 400}&created[lt]=${T0 - 200}`;
    expect(ids(listData(get(`${path}?${query}&${range}`).body))).toEqual(ids(added.slice(2, 4)).toReversed());
  });
});

describe.each(ALL.filter(([, { embedded }]) => embedded))("the lists that %s embeds", (path, resource) => {
  const entries = Object.entries(resource.embedded ?? {}).map(([field, each]) => ({ field, ...each }));

  it.each(entries)("$field: the first 10 objects and where the others are", ({ field, list, by, isHidden }) => {
    const { account, get, truth } = asking();
    const { shelf } = account;
    const [outer, inner] = field.split(/\.(.*)/);
    shelf.add(path, { id: "x_parent", object: resource.object, created: 0, [outer!]: inner ? nested(inner) : {} });
    shelf.fill(list.replace("{id}", "x_parent"), 12, {
      id: "y_1",
      object: "line",
      ...(by ? { [by]: "x_parent" } : {}),
    });
    const listOf = (object: ApiObject): unknown =>
      field.split(".").reduce<unknown>((at, key) => (at as ApiObject)?.[key], object);
    const expand = isHidden ? `?expand[]=${field}` : "";
    const shown = listOf(get(`${path}/x_parent${expand}`).body) as ApiObject;
    const url = by ? `${list}?${by}=x_parent` : list.replace("{id}", "x_parent");
    expect(shown).toMatchObject({ object: "list", has_more: true, url });
    expect(ids(shown["data"] as ApiObject[])).toEqual(ids(listData(get(url).body)));
    if (isHidden) expect(listOf(get(`${path}/x_parent`).body)).toBeUndefined();
    const [whole] = resource.routes === "no list" ? [] : truth(path as `/v1/${string}`);
    if (whole) expect((listOf(whole) as ApiObject)["data"]).toHaveLength(12);
  });

  it("reject a path to expand that is not theirs", () => {
    const { account, get } = asking();
    account.shelf.add(path, { id: "x_parent", object: resource.object });
    expect(errorOf(get(`${path}/x_parent?expand[]=colour`))).toMatchObject({
      status: 400,
      message: "This property cannot be expanded (colour).",
    });
  });
});

/** `upfront.line_items` has the hash `{upfront: {}}` around it. */
function nested(path: string): ApiObject {
  const [first, rest] = path.split(/\.(.*)/);
  return rest ? { [first!]: nested(rest) } : {};
}

describe("single objects", () => {
  it.each(ALL.filter(([, { routes }]) => routes === "single"))(
    "%s is there at first, and can change",
    (path, resource) => {
      const { account, get, truth, events } = asking();
      expect(get(path).body).toMatchObject({ object: resource.object });
      account.shelf.set(path, { metadata: { a: "b" } });
      expect(get(path).body).toMatchObject({ object: resource.object, metadata: { a: "b" } });
      expect([...truth(path as `/v1/${string}`)]).toEqual([get(path).body]);
      expect(events()).toMatchObject([{ type: resource.events?.updated, data: { object: { metadata: { a: "b" } } } }]);
      expect(get(path, ["other_read"]).status).toBe(403);
      expect(errorOf(get(`${path}?limit=1`))).toMatchObject({ status: 400, code: "parameter_unknown" });
    },
  );
});

describe("what a list hides by default", () => {
  it("tax ids of customers, which their own list has", () => {
    const { account, get, truth } = asking();
    const customer = account.createCustomer({}).id;
    account.shelf.add("/v1/tax_ids", { id: "txi_own", object: "tax_id", customer: null, owner: { type: "self" } });
    account.shelf.add(`/v1/customers/${customer}/tax_ids`, {
      id: "txi_theirs",
      object: "tax_id",
      owner: { type: "customer" },
    });
    expect(ids(listData(get("/v1/tax_ids").body))).toEqual(["txi_own"]);
    expect(ids(listData(get("/v1/tax_ids?owner[type]=customer").body))).toEqual(["txi_theirs"]);
    expect(ids(listData(get(`/v1/customers/${customer}/tax_ids`).body))).toEqual(["txi_theirs"]);
    expect(ids(truth("/v1/tax_ids"))).toEqual(["txi_own"]);
    expect(ids(truth("/v1/customers/{id}/tax_ids"))).toEqual(["txi_theirs"]);
    expect(get(`/v1/customers/${customer}?expand[]=tax_ids`).body).toMatchObject({
      tax_ids: { data: [{ id: "txi_theirs" }] },
    });
  });

  it("custom payment methods, which the customer's list has", () => {
    const { account, get } = asking();
    const customer = account.createCustomer({}).id;
    const add = (id: string, type: string) =>
      account.shelf.add("/v1/payment_methods", { id, object: "payment_method", customer, type });
    add("pm_card", "card");
    add("pm_custom", "custom");
    expect(ids(listData(get("/v1/payment_methods").body))).toEqual(["pm_card"]);
    expect(ids(listData(get(`/v1/customers/${customer}/payment_methods`).body))).toEqual(["pm_custom", "pm_card"]);
  });

  it("archived features, and tiers of plans", () => {
    const { account, get } = asking();
    account.shelf.add("/v1/entitlements/features", { id: "feat_1", object: "entitlements.feature", active: false });
    expect(listData(get("/v1/entitlements/features").body)).toEqual([]);
    expect(listData(get("/v1/entitlements/features?archived=true").body)).toHaveLength(1);
    account.shelf.add("/v1/plans", { id: "price_1", object: "plan", created: 0, tiers: [] });
    expect(listData(get("/v1/plans").body)[0]).not.toHaveProperty("tiers");
    expect(listData(get("/v1/plans?expand[]=data.tiers").body)[0]).toHaveProperty("tiers");
  });

  it("quotes of test clocks", () => {
    const { account, get } = asking();
    const { id } = account.createTestClock({ frozenTime: T0 });
    account.shelf.add("/v1/quotes", { id: "qt_1", object: "quote", created: 0, test_clock: id });
    expect(listData(get("/v1/quotes").body)).toEqual([]);
    expect(listData(get(`/v1/quotes?test_clock=${id}`).body)).toHaveLength(1);
  });
});

describe("balance transactions of a payout", () => {
  it("are those with its id, which no answer shows, and only of automatic payouts", () => {
    const { account, get } = asking();
    for (const [id, automatic] of [
      ["po_1", true],
      ["po_2", false],
    ] as const) {
      account.shelf.add("/v1/payouts", { id, object: "payout", created: 0, automatic });
    }
    account.shelf.add("/v1/balance_transactions", {
      id: "txn_1",
      object: "balance_transaction",
      created: 0,
      payout: "po_1",
    });
    account.shelf.add("/v1/balance_transactions", { id: "txn_2", object: "balance_transaction", created: 0 });
    expect(listData(get("/v1/balance_transactions?payout=po_1").body)).toEqual([
      { id: "txn_1", object: "balance_transaction", created: 0 },
    ]);
    expect(get("/v1/balance_transactions?payout=po_2").status).toBe(400);
    expect(get("/v1/balance_transactions?payout=po_none").status).toBe(400);
    expect(get("/v1/balance_transactions?expand[]=data.payout").status).toBe(400);
  });
});

describe("the products", () => {
  it("can be off from the start", () => {
    const { get } = asking({ productsOff: ["Issuing", "Treasury"] });
    expect(errorOf(get("/v1/issuing/cards"))).toMatchObject({
      status: 400,
      type: "invalid_request_error",
      message:
        "Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get started.",
    });
    expect(get("/v1/treasury/financial_accounts").status).toBe(404);
    expect(get("/v1/identity/verification_sessions").status).toBe(200);
  });

  it("without Connect, the list of accounts is empty, and one account is refused", () => {
    const { account, get } = asking({ productsOff: ["Connect"] });
    account.shelf.add("/v1/accounts", { id: "acct_2", object: "account", created: 0 });
    expect(listData(get("/v1/accounts").body)).toEqual([]);
    expect(get("/v1/accounts/acct_2").status).toBe(403);
    expect(get("/v1/accounts/acct_2/persons").status).toBe(403);
  });
});
