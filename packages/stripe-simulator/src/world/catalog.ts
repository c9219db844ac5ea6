import type { Account } from "../account/account.js";
import type { CreatePrice, Pricing, Recurrence } from "../account/params/catalog.js";
import type { Currency } from "./profile.js";

/**
 * The company's products, by id. Lists of plans go from the cheapest to the dearest. Monthly and yearly plans have the
 * same order.
 */
export interface Catalog {
  readonly products: Readonly<Record<ProductName, string>>;
  readonly plans: Readonly<Record<Currency, Readonly<Record<"month" | "year", readonly string[]>>>>;
  /** Extra items. */
  readonly addOns: Readonly<Record<Currency, readonly string[]>>;
  /** Prices per seat: graduated, volume and plain. */
  readonly seats: Readonly<Record<Currency, readonly string[]>>;
  /** usd only. */
  readonly free: string;
  readonly quarterly: string;
  readonly weekly: string;
  readonly usage: string;
  readonly setup: string;
  readonly coupons: readonly string[];
  /** One of the coupons. It is deleted one day. */
  readonly launchCoupon: string;
  /** In usd: an amount off. */
  readonly amountCoupon: string;
}

type ProductName = keyof typeof PRODUCTS;

export function createCatalog(account: Account): Catalog {
  const products = Object.fromEntries(
    Object.entries(PRODUCTS).map(([key, name]) => [key, account.createProduct({ name }).id]),
  ) as Record<ProductName, string>;
  const price = (product: ProductName, pricing: Pricing, more: Partial<CreatePrice> = {}) =>
    account.createPrice({ ...pricing, ...more, product: products[product] }).id;
  const plan = (product: ProductName, currency: Currency, unitAmount: number, recurring: Recurrence) =>
    price(product, { currency, unitAmount, recurring }, { lookupKey: `${product}_${currency}_${recurring.interval}` });

  const plans = (currency: Currency) => ({
    month: PLAN_AMOUNTS[currency].map(([product, amount]) => plan(product, currency, amount, MONTH)),
    // A year costs ten months.
    year: PLAN_AMOUNTS[currency].map(([product, amount]) => plan(product, currency, amount * 10, YEAR)),
  });
  const launchCoupon = account.createCoupon({
    id: "LAUNCH50",
    name: "Half of the first invoice",
    percentOff: 50,
    duration: "once",
  }).id;
  return {
    products,
    plans: { usd: plans("usd"), eur: plans("eur"), jpy: plans("jpy") },
    addOns: {
      usd: [
        price("support", { currency: "usd", unitAmount: 2900, recurring: MONTH }),
        price("storage", {
          currency: "usd",
          unitAmount: 1000,
          transformQuantity: { divideBy: 5, round: "up" },
          recurring: MONTH,
        }),
      ],
      eur: [price("support", { currency: "eur", unitAmount: 2700, recurring: MONTH })],
      jpy: [],
    },
    seats: {
      usd: [
        price("seats", { currency: "usd", tiers: GRADUATED_SEATS, recurring: MONTH }, { nickname: "Graduated seats" }),
      ],
      eur: [price("seats", { currency: "eur", tiers: VOLUME_SEATS, recurring: MONTH }, { nickname: "Volume seats" })],
      jpy: [price("seats", { currency: "jpy", unitAmount: 1200, recurring: MONTH })],
    },
    free: price("starter", { currency: "usd", unitAmount: 0, recurring: MONTH }, { nickname: "Free" }),
    quarterly: price("pro", {
      currency: "usd",
      unitAmount: 13_900,
      recurring: { interval: "month", intervalCount: 3 },
    }),
    weekly: price("starter", { currency: "usd", unitAmount: 600, recurring: { interval: "week" } }),
    usage: price("api", {
      currency: "usd",
      unitAmountDecimal: "0.125",
      recurring: { interval: "month", usageType: "metered" },
    }),
    setup: price("setup", { currency: "usd", unitAmount: 9900 }),
    coupons: [
      account.createCoupon({
        id: "WELCOME20",
        name: "20% off for three months",
        percentOff: 20,
        duration: "repeating",
        durationInMonths: 3,
      }).id,
      launchCoupon,
      account.createCoupon({ id: "FRIEND15", name: "15% off", percentOff: 15, duration: "forever" }).id,
      account.createCoupon({ id: "PRO12", percentOff: 12.5, duration: "forever", appliesTo: [products.pro] }).id,
    ],
    launchCoupon,
    amountCoupon: account.createCoupon({
      id: "FIVEOFF",
      name: "$5 off",
      amountOff: 500,
      currency: "usd",
      duration: "forever",
    }).id,
  };
}

const PRODUCTS = {
  starter: "Starter",
  pro: "Pro",
  business: "Business",
  seats: "Team seats",
  support: "Priority support",
  storage: "Storage",
  api: "API calls",
  setup: "Onboarding",
} as const;

const MONTH: Recurrence = { interval: "month" };
const YEAR: Recurrence = { interval: "year" };

/** Minor units per month. */
const PLAN_AMOUNTS: Readonly<Record<Currency, readonly (readonly ["starter" | "pro" | "business", number])[]>> = {
  usd: [
    ["starter", 1900],
    ["pro", 4900],
    ["business", 14_900],
  ],
  eur: [
    ["starter", 1700],
    ["pro", 4500],
  ],
  jpy: [
    ["starter", 2800],
    ["pro", 7200],
  ],
};

const GRADUATED_SEATS = {
  mode: "graduated",
  steps: [
    { upTo: 5, unitAmount: 1000 },
    { upTo: 20, unitAmount: 800, flatAmount: 500 },
    { upTo: null, unitAmount: 600 },
  ],
} as const;

const VOLUME_SEATS = {
  mode: "volume",
  steps: [
    { upTo: 10, unitAmount: 900 },
    { upTo: null, unitAmount: 700, flatAmount: 200 },
  ],
} as const;
