import type { Actions } from "stripe-simulator";
import { workingCard } from "../support/working-card.js";
import type { Shop } from "./shop.js";
import type { Move, Scene } from "./story.js";

type Details = Omit<Parameters<Actions["createSubscription"]>[0], "customer" | "items">;

/** The story's first customer signs up. @param card null for no card */
export function signUp(at: string, card: typeof workingCard | null = workingCard): Move {
  return {
    at,
    what: `signs up ${card ? "with a card" : "without a card"}`,
    does: ({ account }) =>
      void account.createCustomer({
        email: "ada@example.com",
        name: "Ada",
        metadata: { workspace_id: "ws_1" },
        card,
      }),
  };
}

/** The first customer subscribes to a price of the shop. */
export function subscribe(at: string, price: keyof Shop, details: Details = {}): Move {
  const trial = details.trialDays === undefined ? "" : `, with a trial of ${details.trialDays} days`;
  return {
    at,
    what: `subscribes to ${price}${trial}`,
    does: ({ account, shop, nth }) =>
      void account.createSubscription({ customer: nth("customers", 1), items: [{ price: shop[price] }], ...details }),
  };
}

type Update = Parameters<Actions["updateSubscription"]>[1];

/** Changes a subscription of the story. @param number counted from 1 */
export function update(at: string, what: string, change: Update, number = 1): Move {
  return {
    at,
    what,
    does: ({ account, nth }) => void account.updateSubscription(nth("subscriptions", number), change),
  };
}

/** Changes the price of the only item of the first subscription. */
export function changePlan(at: string, price: keyof Shop, details: Omit<Update, "items"> = {}): Move {
  return {
    at,
    what: `changes to ${price}`,
    does({ account, shop, nth }) {
      const id = nth("subscriptions", 1);
      const [item] = account.store.collections.subscriptions.get(id)!.items.data;
      account.updateSubscription(id, { items: [{ id: item!.id, price: shop[price] }], ...details });
    },
  };
}

/** Any other move. */
export function move(at: string, what: string, does: (scene: Scene) => void): Move {
  return { at, what, does };
}
