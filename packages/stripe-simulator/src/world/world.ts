import type { Account } from "../account/account.js";
import { createCatalog, type Catalog } from "./catalog.js";
import { createRandom } from "../account/random.js";
import { createLandmarks, type Landmarks } from "./landmarks.js";
import { DAY_SECONDS } from "./life.js";
import { DEFAULT_PROFILE, type Profile } from "./profile.js";
import { signUp } from "./signup.js";

/**
 * Customers who sign up, pay, change plans and leave. The result depends on the seed, the profile and time only. One
 * large step and many small steps lead to the same account, ids included.
 */
export interface World {
  readonly account: Account;
  readonly catalog: Catalog;
  readonly landmarks: Landmarks;
  /** Schedules signups over [fromSeconds, toSeconds). Each happens when time reaches it. Can be called again. */
  populate(plan: SignupPlan): void;
  /** Same as the account's. */
  advanceTo(seconds: number): void;
}

export interface SignupPlan {
  readonly customers: number;
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** The share of signups before a share t of the time is t ** growth. Default: the profile's. 1 is a constant rate. */
  readonly growth?: number;
}

export interface WorldOptions {
  /** The account must not contain objects yet. */
  readonly account: Account;
  readonly seed: number;
  readonly profile?: Profile;
}

/** Creates the catalog and the landmarks now. */
export function createWorld({ account, seed, profile = DEFAULT_PROFILE }: WorldOptions): World {
  const catalog = createCatalog(account);
  const landmarks = createLandmarks(account, catalog);
  const random = createRandom(`${seed}/signups`);
  renameProducts(account, catalog, profile.productRenameDays);
  account.schedule(account.clock.nowSeconds + profile.launchCouponDays * DAY_SECONDS, () =>
    account.deleteCoupon(catalog.launchCoupon),
  );
  let customers = 0;
  return {
    account,
    catalog,
    landmarks,
    populate: ({ growth = profile.signupGrowth, ...plan }) => {
      for (let index = 0; index < plan.customers; index += 1) {
        customers += 1;
        const number = customers;
        const share = ((index + random()) / plan.customers) ** (1 / growth);
        const at = Math.floor(plan.fromSeconds + share * (plan.toSeconds - plan.fromSeconds));
        account.schedule(at, () => signUp({ account, catalog, profile, seed, number }));
      }
    },
    advanceTo: (seconds) => account.advanceTo(seconds),
  };
}

/** Renames a product from time to time, each in turn. */
function renameProducts(account: Account, catalog: Catalog, everyDays: number, round = 0): void {
  account.schedule(account.clock.nowSeconds + everyDays * DAY_SECONDS, () => {
    const ids = Object.values(catalog.products);
    const product = account.store.collections.products.get(ids[round % ids.length]!)!;
    account.updateProduct(product.id, {
      name: `${product.name.split(" v")[0]} v${2 + Math.floor(round / ids.length)}`,
    });
    renameProducts(account, catalog, everyDays, round + 1);
  });
}
