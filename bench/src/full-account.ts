import {
  SHELF_RESOURCES,
  startSimulator,
  type ApiObject,
  type Kind,
  type ShelfResource,
  type Simulator,
} from "stripe-simulator";
import type * as SchemasModule from "../../src/streams/schemas.js";
import { built } from "./built.js";
import { benchKey } from "./connector.js";
import { rawStreams } from "./raw-streams.js";

const { readSchema } = (await built("streams/schemas.js")) as typeof SchemasModule;

/**
 * Starts an account with objects of every resource. Only test clocks are missing, which live accounts do not have.
 *
 * @param objects how many customers there are, and objects in each list that no customer's past fills. Of a list that
 * each object of another one has, every such object has one.
 */
export async function startFullAccount(objects: number): Promise<Simulator> {
  const keys = [{ key: benchKey, scopes: "all" as const }];
  const simulator = await startSimulator({ customers: objects, months: 2, seed: 15, livemode: true, keys });
  addCopies(simulator, objects);
  const lists = rawStreams.flatMap(({ name, path, nested, children }) => {
    const embedded = children && "embedded" in children ? children.embedded : undefined;
    const rows = children ? ("route" in children ? children.route : routeOf(nested, embedded)) : path;
    const shelf = SHELF_RESOURCES.find((each) => each.path === rows);
    return shelf && shelf.routes !== "single" ? [{ name, shelf }] : [];
  });
  const isOfParent = ({ path, parent }: ShelfResource): boolean => path.includes("{id}") || parent !== undefined;
  const unique = [...new Map(lists.map((each) => [each.shelf.path, each])).values()];
  // Parents first: the lists within them are filled for each that exists.
  for (const { name, shelf } of unique.filter(({ shelf: each }) => !isOfParent(each))) {
    simulator.shelf.fill(shelf.path, objects, templateOf(name, shelf));
  }
  for (const { name, shelf } of unique.filter(({ shelf: each }) => isOfParent(each))) {
    simulator.shelf.fill(shelf.path, 1, templateOf(name, shelf));
  }
  addBalanceTransactions(simulator);
  return simulator;
}

/** Adds a balance transaction for each payout. The account's past makes none. */
function addBalanceTransactions({ clock, shelf, truth }: Simulator): void {
  for (const { id: payout } of truth("/v1/payouts")) {
    const id = `txn_${String(payout)}`;
    const times = { created: clock.nowSeconds - hourSeconds, available_on: clock.nowSeconds - hourSeconds };
    shelf.add("/v1/balance_transactions", { id, object: "balance_transaction", status: "available", payout, ...times });
  }
}

function routeOf(nested: readonly { readonly field: string; readonly route: string }[], field: string | undefined) {
  return nested.find((each) => each.field === field)?.route;
}

/** Kinds of which the account's past makes few objects, however many customers it has. */
const fewKinds = ["products", "prices", "coupons", "refunds", "disputes", "credit_notes"] as const satisfies Kind[];

function addCopies({ store, shelf }: Simulator, objects: number): void {
  for (const kind of fewKinds) {
    const [first] = store.collections[kind].all();
    const missing = objects - store.collections[kind].size;
    if (first && missing > 0) shelf.fill(`/v1/${kind}`, missing, first);
  }
}

const hourSeconds = 3_600;

/** Returns the least that a list shows by default. The number of requests depends on no other field. */
function templateOf(stream: string, { object }: ShelfResource): ApiObject {
  const { properties } = readSchema(stream) as { readonly properties: Readonly<Record<string, unknown>> };
  return {
    id: `${stream}_1`,
    object,
    ...("created" in properties && { created: 0 }),
    ...("owner" in properties && { owner: { type: "self" } }),
    // Only automatic payouts have a list of balance transactions.
    ...("automatic" in properties && { automatic: true }),
  };
}
