import { startSimulator, type Kind, type Simulator } from "stripe-simulator";
import { worldStreams } from "../raw-streams.js";
import { createTemplate, type Template, type TemplateObject } from "./template.js";

/** A customer and its objects, as templates. */
export type Family = Readonly<Record<BulkKind, readonly Template[]>>;

/** The collections that grow with an account. An account has a size for each. */
export const bulkKinds = ["customers", "subscriptions", "invoices", "charges"] as const;

export type BulkKind = (typeof bulkKinds)[number];

/** The material of the account: objects with shapes and sizes as the simulator renders them. */
export interface Materials {
  readonly families: readonly Family[];
  /**
   * Objects of the other kinds, newest first, as the API lists them. They include what customers share, such as
   * products, and none of the rare kinds.
   */
  readonly shared: Readonly<Record<string, readonly TemplateObject[]>>;
  /** Prices of a single subscription, which are only read by id. */
  readonly inlinePrices: readonly TemplateObject[];
}

/** Simulates a small account and returns its objects as the material of a large one. The result is always the same. */
export async function collectMaterials(): Promise<Materials> {
  const simulator = await startSimulator({ customers: 120, months: 14, seed: 5, livemode: true });
  try {
    return {
      families: familiesOf(simulator),
      shared: Object.fromEntries(
        worldStreams
          .filter(({ name }) => !bulkKinds.includes(name as BulkKind))
          .map(({ name, ignoresImportWindow }) => [name, ignoresImportWindow ? newestFirst(simulator, name) : []]),
      ),
      inlinePrices: [...simulator.truth("inline_prices", expandedIn("prices"))] as unknown as TemplateObject[],
    };
  } finally {
    await simulator.close();
  }
}

function expandedIn(kind: string): readonly string[] {
  return worldStreams.find(({ name }) => name === kind)!.expand;
}

/** Fewer invoices would hardly show how much they differ. */
const fewestInvoices = 4;

/** Returns customers with one subscription, some invoices and charges, and no list that the API would cut. */
function familiesOf(simulator: Simulator): Family[] {
  const subscriptions = byCustomer(simulator, "subscriptions");
  const invoices = byCustomer(simulator, "invoices");
  const charges = byCustomer(simulator, "charges");
  return objects(simulator, "customers").flatMap((customer) => {
    const own = [subscriptions, invoices, charges].map((each) => each.get(customer.id) ?? []);
    const [subscribed, billed, charged] = own as [Rendered[], Rendered[], Rendered[]];
    const isUsual = subscribed.length === 1 && billed.length >= fewestInvoices && charged.length > 0;
    if (!isUsual || [...subscribed, ...billed].some(isCut)) return [];
    return {
      customers: [createTemplate(customer)],
      subscriptions: subscribed.map(createTemplate),
      invoices: billed.map(createTemplate),
      charges: charged.map(createTemplate),
    };
  });
}

interface Rendered extends TemplateObject {
  readonly customer?: unknown;
  readonly lines?: { readonly data: readonly unknown[] };
  readonly items?: { readonly data: readonly unknown[] };
}

function objects(simulator: Simulator, kind: string): Rendered[] {
  return [...simulator.truth(kind as Kind, expandedIn(kind))] as unknown as Rendered[];
}

function newestFirst(simulator: Simulator, kind: string): readonly TemplateObject[] {
  return objects(simulator, kind).toReversed();
}

function byCustomer(simulator: Simulator, kind: BulkKind): Map<unknown, Rendered[]> {
  const grouped = new Map<unknown, Rendered[]>();
  for (const object of objects(simulator, kind)) {
    grouped.set(object.customer, [...(grouped.get(object.customer) ?? []), object]);
  }
  return grouped;
}

/** https://docs.stripe.com/api/invoices/object: an embedded list shows its first ten lines. */
function isCut({ lines, items }: Rendered): boolean {
  return (lines?.data.length ?? 0) > 10 || (items?.data.length ?? 0) > 20;
}
