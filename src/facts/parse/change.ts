import {
  recordedObjectEvents,
  type Change,
  type ObjectEventType,
  type SubscriptionChange,
} from "../../metrics/dossier/dossier.js";
import type { DiscountFacts } from "../../metrics/dossier/catalog-facts.js";
import type { SubscriptionFacts } from "../../metrics/dossier/subscription-facts.js";
import { beforeEnd, isInTrialPeriod } from "../../metrics/timeline/before-end.js";
import { discountFacts } from "./discount.js";
import { invoiceFacts } from "./invoice.js";
import { isJson, nested, requiredSeconds, requiredText, statedText, type Json } from "./json.js";
import { everyPart, type PartParser } from "./parts.js";
import { subscriptionBefore } from "./previous.js";
import { subscriptionFacts } from "./subscription.js";
import { UnreadableObject } from "./unreadable.js";

/**
 * Returns the change in a Stripe event. undefined: metrics don't use the event. The event's object is in the API
 * version in force when the event was made. So this reads the shapes of all versions.
 * https://docs.stripe.com/api/events/object#event_object-api_version
 *
 * @param parse for the parts of the event's object
 * @throws UnreadableObject
 */
export function changeOf(eventObject: object, parse: PartParser = everyPart): Change | undefined {
  const event: Json = { ...eventObject };
  const type = requiredText(event, "type", "event");
  const common = () => ({
    eventId: requiredText(event, "id", "event"),
    createdSeconds: requiredSeconds(event, "created", "event"),
  });
  if (type === "customer.created") return { type: "customer_created", ...common() };
  if (type === "invoice.payment_failed")
    return { type: "payment_failed", ...common(), invoice: invoiceFacts(objectOf(event), parse) };
  if (subscriptionEvents.has(type)) return { type: "subscription", ...common(), ...subscriptionChange(event, type) };
  if (isObjectEvent(type)) {
    if (keepsStatus(event, type)) return undefined;
    return { type: "object", ...common(), eventType: type, ...objectInEvent(event) };
  }
  if (!isDiscountEvent(type)) return undefined;
  const object = objectOf(event);
  const discount = discountFacts(object);
  if (!discount) return undefined;
  const isCustomerLevel =
    !object["subscription"] && !object["subscription_item"] && !object["invoice"] && !object["invoice_item"];
  return {
    type: "discount",
    ...common(),
    discount: withoutCoupon(discount),
    isCustomerLevel,
    happened: discountEvents[type],
  };
}

function isObjectEvent(type: string): type is ObjectEventType {
  return (recordedObjectEvents as readonly string[]).includes(type);
}

/**
 * Whether the event is a refund update that keeps the status. Such an update is not emitted again: for example, a
 * refund's reference number arrives days after its success.
 */
function keepsStatus(event: Json, type: string): boolean {
  const previous = nested(event, "data")["previous_attributes"];
  return type.endsWith("refund.updated") && isJson(previous) && !("status" in previous);
}

function objectInEvent(event: Json): { readonly objectId: string; readonly status: string | null } {
  const object = objectOf(event);
  return {
    objectId: requiredText(object, "id", "event's object"),
    status: statedText(object, "status", "event's object"),
  };
}

const subscriptionEvents: ReadonlySet<string> = new Set([
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.deleted",
  "customer.subscription.paused",
  "customer.subscription.resumed",
]);

const discountEvents = {
  "customer.discount.created": "given",
  "customer.discount.updated": "changed",
  "customer.discount.deleted": "removed",
} as const;

/** The event types that `changeOf` reads. */
export const changeEventTypes: readonly string[] = [
  "customer.created",
  "invoice.payment_failed",
  ...subscriptionEvents,
  ...Object.keys(discountEvents),
  ...recordedObjectEvents,
];

function isDiscountEvent(type: string): type is keyof typeof discountEvents {
  return type in discountEvents;
}

function subscriptionChange(event: Json, type: string): Pick<SubscriptionChange, "before" | "after" | "beforeIsExact"> {
  const object = objectOf(event);
  const after = withoutTerms(subscriptionFacts(object));
  if (type === "customer.subscription.created") return { before: undefined, after, beforeIsExact: true };
  const previous = nested(event, "data")["previous_attributes"];
  if (!isJson(previous)) return { before: beforeImplied(after, type), after, beforeIsExact: false };
  const before = withoutTerms(subscriptionFacts(subscriptionBefore(object, previous)));
  return { before, after, beforeIsExact: true };
}

/** Returns the subscription's previous state, if its event contains no previous values. */
function beforeImplied(after: SubscriptionFacts, type: string): SubscriptionFacts {
  if (after.endedSeconds !== null || type === "customer.subscription.deleted") return beforeEnd(after);
  if (type === "customer.subscription.paused")
    return { ...after, status: isInTrialPeriod(after) ? "trialing" : "active" };
  return type === "customer.subscription.resumed" ? { ...after, status: "paused" } : after;
}

/**
 * Removes the coupon terms from discounts, because only events of older versions contain them. Otherwise, the amount
 * of a discount would depend on which events a sync reads.
 */
function withoutTerms(facts: SubscriptionFacts): SubscriptionFacts {
  const items = facts.items.map((item) => ({ ...item, discounts: item.discounts.map(withoutCoupon) }));
  return { ...facts, discounts: facts.discounts.map(withoutCoupon), items };
}

function withoutCoupon(discount: DiscountFacts): DiscountFacts {
  return { ...discount, coupon: undefined };
}

function objectOf(event: Json): Json {
  const object = nested(event, "data")["object"];
  if (isJson(object)) return object;
  throw new UnreadableObject("event", requiredText(event, "id", "event"), "it carries no object");
}
