import { ActionError, type InProcessSimulator, type Random } from "stripe-simulator";
import { idOf } from "../support/oracle-truth.js";
import { workingCard } from "../support/working-card.js";
import type { OtherStream } from "./other-streams.js";

/** A change to the account now: an action of the merchant or of a customer, on a random object. */
export type MutationName = keyof typeof mutations;

export interface Scene {
  readonly simulator: InProcessSimulator;
  readonly others: readonly OtherStream[];
  readonly random: Random;
}

/** Executes the change. @returns what was done to which object; undefined if no object fits */
export function mutate(name: MutationName, scene: Scene): string | undefined {
  try {
    const object = mutations[name](scene);
    return object === undefined ? undefined : `${name} ${object}`;
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

/** Deletes the object of that id if its kind can be deleted. @returns whether it was deleted */
export function deleteObject({ account, store }: InProcessSimulator, id: string): boolean {
  const { customers, invoices } = store.collections;
  if (customers.get(id)) account.deleteCustomer(id);
  else if (invoices.get(id)?.status === "draft" && invoices.get(id)?.parent === null) account.deleteInvoice(id);
  else return false;
  return true;
}

type Kind = keyof InProcessSimulator["store"]["collections"];
type ObjectOf<K extends Kind> = NonNullable<ReturnType<InProcessSimulator["store"]["collections"][K]["get"]>>;

const mutations = {
  signUp: ({ simulator: { account }, random }: Scene) =>
    account.createCustomer({
      name: "Late Comer",
      email: `late${Math.floor(random() * 1e6)}@example.com`,
      metadata: { workspace_id: `ws_${Math.floor(random() * 1e6)}` },
      card: workingCard,
    }).id,
  subscribe: ({ simulator: { account, world, store }, random }: Scene) => {
    const customer = anyOf(store.collections.customers.all(), random, ({ id }) => account.cardOf(id) !== null);
    if (!customer) return undefined;
    const currency = (customer.currency ?? "usd") as "usd" | "eur" | "jpy";
    const price = pick(world.catalog.plans[currency].month, random);
    const trialDays = random() < 0.3 ? { trialDays: 7 } : {};
    return account.createSubscription({ customer: customer.id, items: [{ price }], ...trialDays }).id;
  },
  rename: (scene: Scene) =>
    onCustomer(scene, (id) => scene.simulator.account.updateCustomer(id, { name: `Name ${scene.random()}` })),
  moveWorkspace: (scene: Scene) =>
    onCustomer(scene, (id) =>
      scene.simulator.account.updateCustomer(id, { metadata: { workspace_id: `ws_${scene.random()}` } }),
    ),
  deleteCustomer: (scene: Scene) => onCustomer(scene, (id) => scene.simulator.account.deleteCustomer(id)),
  changeQuantity: (scene: Scene) =>
    onSubscription(scene, isActive, ({ id, items }) => {
      const item = items.data.find(({ price }) => price.recurring?.usage_type !== "metered");
      if (!item) throw new ActionError("There is nothing to count.");
      const quantity = 1 + Math.floor(scene.random() * 9);
      scene.simulator.account.updateSubscription(id, { items: [{ id: item.id, quantity }] });
    }),
  changePlan: (scene: Scene) =>
    onSubscription(scene, isActive, ({ id, items, currency }) => {
      const plans = scene.simulator.world.catalog.plans[currency as "usd"];
      const item = items.data.find(({ price }) => [...plans.month, ...plans.year].includes(price.id));
      if (!item) throw new ActionError("There is no plan to change.");
      const ladder = scene.random() < 0.8 ? plans.month : plans.year;
      scene.simulator.account.updateSubscription(id, { items: [{ id: item.id, price: pick(ladder, scene.random) }] });
    }),
  cancelNow: (scene: Scene) =>
    onSubscription(scene, isLive, ({ id }) => scene.simulator.account.cancelSubscription(id)),
  cancelAtPeriodEnd: (scene: Scene) =>
    onSubscription(scene, isLive, ({ id, cancel_at_period_end: isEnding }) =>
      scene.simulator.account.updateSubscription(id, { cancelAtPeriodEnd: !isEnding }),
    ),
  pauseCollection: (scene: Scene) =>
    onSubscription(scene, isActive, ({ id, pause_collection: pause }) =>
      scene.simulator.account.updateSubscription(id, { pauseCollection: pause ? null : { behavior: "void" } }),
    ),
  endTrial: (scene: Scene) =>
    onSubscription(
      scene,
      ({ status }) => status === "trialing",
      ({ id }) => scene.simulator.account.endTrial(id),
    ),
  discountSubscription: (scene: Scene) =>
    onSubscription(scene, isActive, ({ id, discounts }) => {
      const coupon = anyOf(scene.simulator.store.collections.coupons.all(), scene.random);
      if (!coupon) throw new ActionError("There is no coupon.");
      scene.simulator.account.updateSubscription(id, { discounts: discounts.length > 0 ? [] : [coupon.id] });
    }),
  discountCustomer: (scene: Scene) =>
    onCustomer(scene, (id) => {
      const { account, store } = scene.simulator;
      const coupon = anyOf(store.collections.coupons.all(), scene.random);
      if (store.collections.customers.get(id)?.discount) account.removeCustomerDiscount(id);
      else if (coupon) account.applyCustomerDiscount(id, coupon.id);
    }),
  draftInvoice: (scene: Scene) =>
    onCustomer(scene, (id, { currency }) =>
      scene.simulator.account.createInvoice({
        customer: id,
        currency: currency ?? "usd",
        lines: [{ amountMinor: 100 + Math.floor(scene.random() * 9000), description: "By hand" }],
        autoAdvance: scene.random() < 0.3,
      }),
    ),
  deleteDraft: (scene: Scene) =>
    onInvoice(
      scene,
      (invoice) => invoice.status === "draft" && invoice.parent === null,
      (id) => scene.simulator.account.deleteInvoice(id),
    ),
  payInvoice: (scene: Scene) =>
    onInvoice(
      scene,
      ({ status }) => status === "open",
      (id) => scene.simulator.account.payInvoice(id),
    ),
  voidInvoice: (scene: Scene) =>
    onInvoice(
      scene,
      (invoice) => invoice.status === "open" && !isFirstOfIncomplete(scene, invoice),
      (id) => scene.simulator.account.voidInvoice(id),
    ),
  giveUpInvoice: (scene: Scene) =>
    onInvoice(
      scene,
      ({ status }) => status === "open",
      (id) => scene.simulator.account.markInvoiceUncollectible(id),
    ),
  payPart: (scene: Scene) =>
    onInvoice(
      scene,
      ({ status, amount_remaining: rest }) => status === "open" && rest > 10,
      (id) => scene.simulator.account.payInvoice(id, { amountMinor: 1 + Math.floor(scene.random() * 9) }),
    ),
  payOutOfBand: (scene: Scene) =>
    onInvoice(
      scene,
      ({ status }) => status === "open" || status === "uncollectible",
      (id) => scene.simulator.account.payInvoice(id, { outOfBand: true }),
    ),
  creditNote: (scene: Scene) =>
    onInvoice(
      scene,
      ({ status, total }) => ["open", "paid"].includes(status ?? "") && total > 10,
      (id) => {
        const settle = pick(["refund", "customer_balance", "out_of_band"] as const, scene.random);
        return scene.simulator.account.createCreditNote({ invoice: id, amountMinor: 5, settle });
      },
    ),
  longCreditNote: (scene: Scene) =>
    onInvoice(
      scene,
      ({ status, total }) => status === "paid" && total > 20,
      (invoice) => {
        const lineAmountsMinor = Array.from({ length: 12 }, () => 1);
        return scene.simulator.account.createCreditNote({ invoice, amountMinor: 12, lineAmountsMinor });
      },
    ),
  voidCreditNote: ({ simulator: { account, store }, random }: Scene) => {
    const note = anyOf(store.collections.credit_notes.all(), random, ({ type }) => type === "pre_payment");
    return note && account.voidCreditNote(note.id).id;
  },
  refund: (scene: Scene) => onCharge(scene, (id) => scene.simulator.account.refundCharge(id, { amountMinor: 1 })),
  refundAll: (scene: Scene) => onCharge(scene, (id) => scene.simulator.account.refundCharge(id)),
  refundSlowly: (scene: Scene) =>
    onCharge(scene, (id) => scene.simulator.account.refundCharge(id, { status: "pending" })),
  settleRefund: ({ simulator: { account, store }, random }: Scene) => {
    const refund = anyOf(store.collections.refunds.all(), random, ({ status }) => status === "pending");
    return refund && account.settleRefund(refund.id, pick(["succeeded", "failed"] as const, random)).id;
  },
  dispute: (scene: Scene) => onCharge(scene, (id) => scene.simulator.account.createDispute(id)),
  disputePart: (scene: Scene) => onCharge(scene, (id) => scene.simulator.account.createDispute(id, { amountMinor: 1 })),
  closeDispute: ({ simulator: { account, store }, random }: Scene) => {
    const dispute = anyOf(store.collections.disputes.all(), random, ({ status }) => status === "needs_response");
    return dispute && account.closeDispute(dispute.id, pick(["won", "lost"] as const, random)).id;
  },
  chargeOnce: (scene: Scene) =>
    onCustomer(scene, (id) =>
      scene.simulator.account.createCharge({ amountMinor: 900, currency: "usd", customer: id }),
    ),
  chargeGuest: ({ simulator: { account } }: Scene) =>
    account.createCharge({ amountMinor: 700, currency: "usd", customer: "guest" }).id,
  breakCard: (scene: Scene) =>
    onCustomer(scene, (id) => scene.simulator.account.setCard(id, { ...workingCard, declineCode: "do_not_honor" })),
  addCoupon: ({ simulator: { account }, random }: Scene) =>
    account.createCoupon({
      id: pick(couponIds, random),
      percentOff: 5 * (1 + Math.floor(random() * 9)),
      duration: "forever",
    }).id,
  deleteCoupon: ({ simulator: { account }, random }: Scene) => {
    const id = pick(couponIds, random);
    account.deleteCoupon(id);
    return id;
  },
  renameProduct: ({ simulator: { account, store }, random }: Scene) => {
    const product = anyOf(store.collections.products.all(), random)!;
    return account.updateProduct(product.id, { name: `${product.name}!` }).id;
  },
  addPrice: ({ simulator: { account, store }, random }: Scene) => {
    const product = anyOf(store.collections.products.all(), random)!;
    return account.createPrice({ product: product.id, currency: "usd", unitAmount: 1234 }).id;
  },
  addProduct: ({ simulator: { account } }: Scene) => account.createProduct({ name: "Novelty" }).id,
  deleteProduct: ({ simulator: { account, store }, random }: Scene) => {
    const product = anyOf(store.collections.products.all(), random, ({ name }) => name.startsWith("Novelty"));
    if (product) account.deleteProduct(product.id);
    return product?.id;
  },
  touchOther: ({ others, random }: Scene) => anyOf(others, random, ({ touch }) => touch !== undefined)?.touch?.(random),
  upgradeApi: ({ simulator: { account }, random }: Scene) => {
    const version = pick(["2026-10-28.endive", "2025-03-31.basil", "2024-06-20"], random);
    account.setApiVersion(version);
    return version;
  },
} satisfies Record<string, (scene: Scene) => string | undefined>;

export const mutationNames = Object.keys(mutations) as MutationName[];

/** The id of a deleted coupon can be used again. */
const couponIds = ["SPRING", "FRIENDS"];

const isActive = ({ status }: ObjectOf<"subscriptions">): boolean => status === "active";
const isLive = ({ status }: ObjectOf<"subscriptions">): boolean => ["active", "trialing", "past_due"].includes(status);

/** Returns whether Stripe voids this invoice automatically when the subscription expires. */
function isFirstOfIncomplete({ simulator }: Scene, { parent }: ObjectOf<"invoices">): boolean {
  const id = parent?.subscription_details?.subscription;
  return typeof id === "string" && simulator.store.collections.subscriptions.get(id)?.status === "incomplete";
}

function onCustomer({ simulator, random }: Scene, act: (id: string, customer: ObjectOf<"customers">) => unknown) {
  const customer = anyOf(simulator.store.collections.customers.all(), random);
  if (customer) act(customer.id, customer);
  return customer?.id;
}

function onSubscription(
  { simulator, random }: Scene,
  holds: (subscription: ObjectOf<"subscriptions">) => boolean,
  act: (subscription: ObjectOf<"subscriptions">) => unknown,
) {
  const subscription = anyOf(simulator.store.collections.subscriptions.all(), random, holds);
  if (subscription) act(subscription);
  return subscription && `${subscription.id} of ${idOf(subscription.customer)}`;
}

function onInvoice(
  { simulator, random }: Scene,
  holds: (invoice: ObjectOf<"invoices">) => boolean,
  act: (id: string) => unknown,
) {
  const invoice = anyOf(simulator.store.collections.invoices.all(), random, holds);
  if (invoice) act(invoice.id);
  return invoice && `${invoice.id} of ${idOf(invoice.customer)}`;
}

function onCharge({ simulator, random }: Scene, act: (id: string) => unknown) {
  const isHeld = ({ status, disputed, refunded }: ObjectOf<"charges">) =>
    status === "succeeded" && !disputed && !refunded;
  const charge = anyOf(simulator.store.collections.charges.all(), random, isHeld);
  if (charge) act(charge.id);
  return charge?.id;
}

function anyOf<T>(all: readonly T[], random: Random, holds: (each: T) => boolean = () => true): T | undefined {
  const candidates = all.filter(holds);
  return candidates[Math.floor(random() * candidates.length)];
}

function pick<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)]!;
}
