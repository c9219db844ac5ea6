import type { CouponFacts } from "../../metrics/dossier/catalog-facts.js";
import type { DiscountHolder, NeededCoupon } from "../../metrics/dossier/references.js";
import type { StripeClient } from "../../stripe/client.js";
import { canBeId } from "../../stripe/request/encode.js";
import { StripeError } from "../../stripe/request/errors.js";
import { discountsOf } from "../parse/discount.js";
import { objects, type Json } from "../parse/json.js";
import type { ParseIssues } from "../parse/parse-issues.js";

/**
 * Reads a deleted coupon from the object that shows its discount, in an older API version. Its discounts stay in force
 * (https://docs.stripe.com/api/coupons/delete), but Stripe answers 404 for the coupon, and since 2025-09-30.clover a
 * discount contains only its coupon's id. Before, it contained the whole coupon
 * (https://docs.stripe.com/changelog/clover/2025-09-30/add-discount-source-property). That Stripe still renders a
 * deleted coupon so is inferred from other programs that rely on it.
 *
 * Sends one request. Returns undefined if Stripe refuses it, or answers without the discount or without its coupon.
 *
 * @throws StripeError on any other failure
 */
export async function readHeldCoupon(
  client: StripeClient,
  parseIssues: ParseIssues,
  needed: NeededCoupon,
): Promise<CouponFacts | undefined> {
  const { holder, couponId } = needed;
  if (holder === undefined || !canBeId(holder.id)) return undefined;
  const { route, expand } = holders[holder.kind];
  try {
    const { body } = await client.get({ route, id: holder.id, params: { expand }, olderVersion: "2025-02-24.acacia" });
    const [coupon] = parseIssues.parseAll(
      [body],
      () => `coupon ${couponId}`,
      (json) => couponIn(json, needed),
    );
    return coupon;
  } catch (error) {
    if (error instanceof StripeError && refusals.has(error.kind)) return undefined;
    throw error;
  }
}

const refusals: ReadonlySet<StripeError["kind"]> = new Set(["not_found", "invalid_request", "permission"]);

/** The products and the other currencies of a coupon are only in expanded coupons. */
const expandedDiscounts = ["discounts.coupon.applies_to", "discounts.coupon.currency_options"];

const holders: Readonly<
  Record<DiscountHolder["kind"], { readonly route: string; readonly expand: readonly string[] }>
> = {
  subscriptions: { route: "/v1/subscriptions/{id}", expand: expandedDiscounts },
  subscription_items: { route: "/v1/subscription_items/{id}", expand: expandedDiscounts },
  customers: {
    route: "/v1/customers/{id}",
    expand: ["discount.coupon.applies_to", "discount.coupon.currency_options"],
  },
  // A deeper expansion of the lines would exceed the four levels that Stripe allows.
  invoices: { route: "/v1/invoices/{id}", expand: [...expandedDiscounts, "lines.data.discounts"] },
};

/** @throws UnreadableObject */
function couponIn(holder: Json, { discountId, couponId }: NeededCoupon): CouponFacts | undefined {
  const discounts = [holder, ...objects(holder, "lines", "invoice")].flatMap(discountsOf);
  return discounts.find((each) => each.id === discountId && each.couponId === couponId && each.coupon)?.coupon;
}
