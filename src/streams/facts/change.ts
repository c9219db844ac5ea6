import {
  toldObjectEvents,
  type Change,
  type ObjectEventType,
  type SubscriptionChange,
} from "../../metrics/facts/dossier.js";
import type { SubscriptionFacts } from "../../metrics/facts/subscription-facts.js";
import { discountFacts } from "./discount.js";
import { invoiceFacts } from "./invoice.js";
import { isJson, nested, requiredSeconds, requiredText, statedText, type Json } from "./json.js";
import { subscriptionBefore } from "./previous.js";
import { subscriptionFacts } from "./subscription.js";
import { UnreadableObject } from "./unreadable.js";

/**
 * What a Stripe event tells the metrics; undefined: nothing. Its object is rendered in the version in force when the event was made
 * (https://docs.stripe.com/api/events/object#event_object-api_version), so that shapes of all versions are read.
 * @throws UnreadableObject
 */
export function changeOf(eventObject: object): Change | undefined {
  const event: Json = { ...eventObject };
  const type = requiredText(event, "type", "event");
  const told = () => ({
    eventId: requiredText(event, "id", "event"),
    createdSeconds: requiredSeconds(event, "created", "event"),
  });
  if (type === "customer.created") return { type: "customer_created", ...told() };
  if (type === "invoice.payment_failed")
    return { type: "payment_failed", ...told(), invoice: invoiceFacts(objectOf(event)) };
  if (type in subscriptionEvents) return { type: "subscription", ...told(), ...subscriptionChange(event, type) };
  if (isObjectEvent(type)) {
    if (leavesStatus(event, type)) return undefined;
    return { type: "object", ...told(), eventType: type, ...objectAsTold(event) };
  }
  if (!(type in discountEvents)) return undefined;
  const object = objectOf(event);
  const discount = discountFacts(object);
  if (!discount) return undefined;
  const isCustomerLevel =
    !object["subscription"] && !object["subscription_item"] && !object["invoice"] && !object["invoice_item"];
  return { type: "discount", ...told(), discount, isCustomerLevel, isRemoved: type === "customer.discount.deleted" };
}

function isObjectEvent(type: string): type is ObjectEventType {
  return (toldObjectEvents as readonly string[]).includes(type);
}

/** A refund is updated by other things, too: its reference number arrives days after its success, which isn't told again. */
function leavesStatus(event: Json, type: string): boolean {
  const previous = nested(event, "data")["previous_attributes"];
  return type.endsWith("refund.updated") && isJson(previous) && !("status" in previous);
}

function objectAsTold(event: Json): { readonly objectId: string; readonly status: string | null } {
  const object = objectOf(event);
  return {
    objectId: requiredText(object, "id", "event's object"),
    status: statedText(object, "status", "event's object"),
  };
}

/** The status before, where an event carries no previous values; null: as it was, or as the rest of the subscription implies. */
const subscriptionEvents: Record<string, string | null> = {
  "customer.subscription.created": null,
  "customer.subscription.updated": null,
  "customer.subscription.deleted": null,
  "customer.subscription.paused": "active",
  "customer.subscription.resumed": "paused",
};

const discountEvents = {
  "customer.discount.created": true,
  "customer.discount.updated": true,
  "customer.discount.deleted": true,
};

function subscriptionChange(event: Json, type: string): Pick<SubscriptionChange, "before" | "after" | "beforeIsExact"> {
  const object = objectOf(event);
  const after = subscriptionFacts(object);
  if (type === "customer.subscription.created") return { before: undefined, after, beforeIsExact: true };
  const previous = nested(event, "data")["previous_attributes"];
  if (isJson(previous)) {
    return { before: subscriptionFacts(subscriptionBefore(object, previous)), after, beforeIsExact: true };
  }
  const isEnd = after.endedSeconds !== null || type === "customer.subscription.deleted";
  const status = isEnd ? statusBeforeEnd(after) : (subscriptionEvents[type] ?? after.status);
  return { before: { ...after, status, ...(isEnd ? running(after) : {}) }, after, beforeIsExact: false };
}

/** The end of a subscription doesn't say what it was: the reason and the dates do, as far as they can. */
function statusBeforeEnd(ended: SubscriptionFacts): string {
  const { status, cancellationReason, trialEndSeconds, endedSeconds } = ended;
  if (status === "incomplete_expired") return "incomplete";
  if (trialEndSeconds !== null && endedSeconds !== null && endedSeconds <= trialEndSeconds) return "trialing";
  if (hadStoppedRenewing(ended)) return "paused";
  return cancellationReason === "payment_failed" ? "past_due" : "active";
}

/** Its periods were over long before its end: only a paused subscription begins no new one. */
function hadStoppedRenewing({ items, endedSeconds }: SubscriptionFacts): boolean {
  const periodEnds = items.flatMap(({ periodEndSeconds }) => periodEndSeconds ?? []);
  return endedSeconds !== null && periodEnds.length > 0 && Math.max(...periodEnds) + 86_400 < endedSeconds;
}

/** Before its end, a subscription had none; its cancellation was only requested if it was scheduled. */
function running({
  cancelAtPeriodEnd,
  cancelAtSeconds,
  cancelRequestedSeconds,
}: SubscriptionFacts): Partial<SubscriptionFacts> {
  const wasScheduled = cancelAtPeriodEnd || cancelAtSeconds !== null;
  return { endedSeconds: null, cancelRequestedSeconds: wasScheduled ? cancelRequestedSeconds : null };
}

function objectOf(event: Json): Json {
  const object = nested(event, "data")["object"];
  if (isJson(object)) return object;
  throw new UnreadableObject("event", requiredText(event, "id", "event"), "it carries no object");
}
