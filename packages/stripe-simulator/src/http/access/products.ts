import { ApiError } from "../api-error.js";

/** Products of Stripe that an account may not have. */
export type Product =
  | "Climate"
  | "Connect"
  | "Financial Connections"
  | "Forwarding"
  | "Identity"
  | "Issuing"
  | "Sigma"
  | "Terminal"
  | "Treasury";

/** The products of an account. All are on at first, except those of the options. */
export interface Products {
  readonly switchOff: (product: Product) => void;
  readonly switchOn: (product: Product) => void;
  readonly isOff: (product: Product) => boolean;
  /** @throws ApiError in the product's own words if it is off. */
  readonly require: (product: Product, path: string) => void;
}

export function createProducts(off: readonly Product[] = []): Products {
  const missing = new Set(off);
  return {
    switchOff: (product) => void missing.add(product),
    switchOn: (product) => void missing.delete(product),
    isOff: (product) => missing.has(product),
    require: (product, path) => {
      if (!missing.has(product)) return;
      const { status, message } = REFUSALS[product];
      throw new ApiError(status, message(path));
    },
  };
}

/** Returns true for a name of {@link Product}. */
export function isProduct(name: unknown): name is Product {
  return typeof name === "string" && Object.hasOwn(REFUSALS, name);
}

interface Refusal {
  readonly status: 400 | 403 | 404;
  readonly message: (path: string) => string;
}

/**
 * The answers of accounts without the product. Those of Issuing, Treasury and Connect were observed. The others follow
 * Issuing's words, unconfirmed.
 */
const REFUSALS: Readonly<Record<Product, Refusal>> = {
  Climate: notSetUp("Climate", "https://dashboard.stripe.com/climate"),
  // Observed for GET /v1/accounts/{id}: https://github.com/stripe/stripe-apps/issues/505
  Connect: {
    status: 403,
    message: () =>
      "Only Stripe Connect platforms can work with other accounts. If you specified a client_id parameter, make sure " +
      "it's correct. If you need to setup a Stripe Connect platform, you can do so at " +
      "https://dashboard.stripe.com/account/applications/settings.",
  },
  "Financial Connections": notSetUp(
    "Financial Connections",
    "https://dashboard.stripe.com/settings/financial-connections",
  ),
  // Observed by Stripe's sync-engine, which knows it by these words.
  Forwarding: {
    status: 400,
    message: () =>
      "Your account is not authorized to send Forwarding requests in livemode. To enable access, please contact us.",
  },
  Identity: notSetUp("Identity", "https://dashboard.stripe.com/identity/application"),
  // Observed: https://github.com/DevBetterCom/DevBetterWeb/issues/903
  Issuing: notSetUp("Issuing", "https://dashboard.stripe.com/issuing/overview"),
  Sigma: notSetUp("Sigma", "https://dashboard.stripe.com/sigma"),
  Terminal: notSetUp("Terminal", "https://dashboard.stripe.com/terminal"),
  // Observed: https://github.com/stripe/stripe-python/issues/1338
  Treasury: {
    status: 404,
    message: (path) =>
      `Unrecognized request URL (GET: ${path}). Please see https://stripe.com/docs or we can help at ` +
      "https://support.stripe.com/. (Hint: Have you onboarded to Treasury? You can learn more about the steps needed " +
      "at https://stripe.com/docs/treasury/access)",
  },
};

function notSetUp(product: string, address: string): Refusal {
  return {
    status: 400,
    message: () => `Your account is not set up to use ${product}. Please visit ${address} to get started.`,
  };
}
