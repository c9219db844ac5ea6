import type { Account } from "stripe-simulator";
import { workingCard } from "../support/working-card.js";

/** The ids of the shop's prices. */
export type Shop = ReturnType<typeof openShop>;

/** Amounts in minor units. */
export function openShop(account: Account) {
  const starter = account.createProduct({ name: "Starter" }).id;
  const pro = account.createProduct({ name: "Pro" }).id;
  const month = { interval: "month" } as const;
  return {
    starter: account.createPrice({ product: starter, currency: "usd", unitAmount: 2900, recurring: month }).id,
    starterEur: account.createPrice({ product: starter, currency: "eur", unitAmount: 2700, recurring: month }).id,
    pro: account.createPrice({ product: pro, currency: "usd", unitAmount: 4900, recurring: month }).id,
    proYearly: account.createPrice({
      product: pro,
      currency: "usd",
      unitAmount: 49_000,
      recurring: { interval: "year" },
    }).id,
  };
}

export const brokenCard = { ...workingCard, declineCode: "insufficient_funds" };
