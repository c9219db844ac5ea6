import type { Account } from "../account/account.js";
import { createRandom } from "../account/random.js";
import { chance, pick, pickWeighted } from "./chance.js";
import type { Catalog } from "./catalog.js";
import { DOMAINS, workspaceId } from "./customer-behaviors.js";
import { COUNTRIES, hasSubscription, inDays, type Life } from "./life.js";
import { liveMonths } from "./months.js";
import type { Profile } from "./profile.js";
import { subscribe } from "./subscribe.js";

export interface Signup {
  readonly account: Account;
  readonly catalog: Catalog;
  readonly profile: Profile;
  readonly seed: number;
  /** The customer's number in the world, from 1. */
  readonly number: number;
}

/** Creates a customer now. The customer then acts without further calls. */
export function signUp({ account, catalog, profile, seed, number }: Signup): void {
  const random = createRandom(`${seed}/customer/${number}`);
  const currency = pickWeighted(random, profile.currencies);
  const customer = account.createCustomer({
    name: `${pick(random, FIRST_NAMES)} ${pick(random, LAST_NAMES)}`,
    email: `user${number}@${pick(random, DOMAINS)}`,
    country: COUNTRIES[currency],
    metadata: chance(random, profile.hasWorkspaceId) ? { workspace_id: workspaceId(number) } : {},
  });
  const life: Life = { account, catalog, profile, random, customerId: customer.id, currency, subscriptionIds: [] };
  if (!chance(random, profile.neverSubscribes)) {
    inDays(life, 0, profile.maxHesitationDays, () => {
      if (!hasSubscription(life)) subscribe(life, { trialAllowed: true });
    });
  }
  liveMonths(life);
}

const FIRST_NAMES = [
  "Ada",
  "Alan",
  "Barbara",
  "Edsger",
  "Grace",
  "Hedy",
  "John",
  "Katherine",
  "Margaret",
  "Tony",
] as const;
const LAST_NAMES = [
  "Adams",
  "Baker",
  "Clark",
  "Davies",
  "Evans",
  "Fischer",
  "Garcia",
  "Hoffmann",
  "Ito",
  "Jansen",
] as const;
