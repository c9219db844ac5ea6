import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type Stripe from "stripe";
import type { ApiObject, Wire } from "stripe-simulator";

const file = fileURLToPath(new URL("../../../shared/data/stripe-fixtures3.json", import.meta.url));

/** Whether Stripe's fixtures are there. Tests that need them are skipped without. */
export const hasFixtures = existsSync(file);
if (!hasFixtures)
  console.warn("Objects of most resources are not tested: Stripe's fixtures are not at ../shared/data.");

/**
 * Returns an object of a type, as in its field `object`: Stripe's fixture (stripe/openapi), or one made by hand. Its
 * list shows it by default.
 *
 * @throws Error if there is neither.
 */
export function templateOf(objectType: string): ApiObject {
  const made = MADE[objectType];
  if (made) return made;
  const fixture = fixtures()[objectType];
  if (!fixture) throw new Error(`There is no template of a ${objectType}.`);
  return { ...fixture, ...ADDED[objectType] };
}

/** What fixtures need so that their lists show them without a parameter, and that something in them can change. */
const ADDED: Readonly<Record<string, ApiObject>> = {
  exchange_rate: { rates: { eur: 0.9 } },
  product_feature: { id: "prodft_1" },
  tax_id: { customer: null, owner: { type: "self" } },
};

const FEEDBACK_OPTION: Wire<Stripe.Billing.FeedbackOption> = {
  id: "bfo_1",
  object: "billing.feedback_option",
  description: "It lacks a report",
  livemode: false,
  status: "active",
  status_transitions: { deactivated_at: null },
};

/** The list can be filtered by `created`, which the objects do not show. */
const TRIAL_OFFER: Wire<Stripe.ProductCatalog.TrialOffer> & { readonly created: number } = {
  id: "toff_1",
  object: "product_catalog.trial_offer",
  active: true,
  created: 1_700_000_000,
  duration: { type: "relative", relative: { iterations: 1 } },
  end_behavior: { type: "transition", transition: { price: "price_2" } },
  livemode: false,
  nickname: "First month",
  price: "price_1",
};

const AUTHENTICATION: Wire<Stripe.ThreeDSecure.Authentication> = {
  id: "tdsa_1",
  object: "three_d_secure.authentication",
  amount: 1000,
  channel: { type: "three_r_i", three_r_i: { previous_authentication: "tdsa_0", type: "recurring" } },
  created: 1_700_000_000,
  currency: "usd",
  directory_server: "visa",
  livemode: false,
  message_category: "payment_authentication",
  metadata: {},
  payment_method: "pm_1",
  status: "requires_submission",
};

const INSTALL: Wire<Stripe.Apps.Install> = {
  id: "appinst_1",
  object: "apps.install",
  account: "acct_1",
  app: "com.example.app",
  approval_required: false,
  auth_code: null,
  channel: "public",
  content_security_policy_granted: { connect_src: ["https://example.com/"], image_src: [] },
  content_security_policy_pending: { connect_src: [], image_src: [] },
  created: 1_700_000_000,
  created_by: null,
  endpoints_granted: [],
  endpoints_pending: [],
  livemode: false,
  permissions_granted: ["customer_read"],
  permissions_pending: [],
  status: "installed",
};

/** Objects without a fixture. */
const MADE: Readonly<Record<string, ApiObject>> = Object.fromEntries(
  [FEEDBACK_OPTION, TRIAL_OFFER, AUTHENTICATION, INSTALL].map((each) => [each.object, each]),
);

type Fixtures = Readonly<Record<string, ApiObject>>;

let read: Fixtures | undefined;

/** By the type of the object. */
function fixtures(): Fixtures {
  read ??= (JSON.parse(readFileSync(file, "utf8")) as { readonly resources: Fixtures }).resources;
  return read;
}
