import type { LineFacts } from "../../metrics/dossier/invoice-facts.js";
import {
  decimal,
  flag,
  idOf,
  isJson,
  nested,
  objects,
  part,
  requiredSeconds,
  requiredWhole,
  text,
  whole,
  type Json,
} from "./json.js";
import { recurrenceOf } from "./price.js";

/**
 * Reads a line of a subscription. undefined: a one-off item.
 * A proration names its subscription in `subscription_item_details` or, without an item, in `invoice_item_details`
 * (https://docs.stripe.com/api/invoices/line_item#invoice_line_item_object-parent).
 *
 * @throws UnreadableObject
 */
export function lineFacts(line: Json, invoiceSubscriptionId: string | null): LineFacts | undefined {
  const parent = part(line, "parent", kind);
  const ofItem = part(parent, "subscription_item_details", kind);
  const ofInvoiceItem = part(parent, "invoice_item_details", kind);
  const isProration = [ofItem, ofInvoiceItem, line].some((details) => flag(details, "proration", kind));
  const isOfPeriod = isJson(line["parent"])
    ? parent["type"] === "subscription_item_details"
    : line["type"] === "subscription";
  const subscriptionId =
    idOf(ofItem["subscription"]) ??
    idOf(ofInvoiceItem["subscription"]) ??
    idOf(line["subscription"]) ??
    invoiceSubscriptionId;
  if ((!isOfPeriod && !isProration) || subscriptionId === null) return undefined;
  // Before basil, `id` of a subscription's line was the id of the item or of the line. `subscription_item` is always
  // the item's.
  const itemId = text(ofItem["subscription_item"]) ?? text(line["subscription_item"]);
  const prorationDetails = [ofItem, ofInvoiceItem, line].map((details) => nested(details, "proration_details"));
  const credited = prorationDetails.map((details) => nested(details, "credited_items"));
  return subscriptionLine(line, {
    subscriptionId,
    itemId,
    isProration,
    creditedLineIds: credited.flatMap((items) => texts(items["invoice_line_items"])),
    isCredit: credited.some((items) => Object.keys(items).length > 0),
  });
}

/** What a line or invoice item says about its place. */
export interface LineOrigin {
  readonly subscriptionId: string;
  readonly itemId: string | null;
  readonly isProration: boolean;
  readonly creditedLineIds: readonly string[];
  /** It names what it credits. Only such a line of amount 0 is known to be a credit. */
  readonly isCredit: boolean;
}

/** Reads the fields that lines and invoice items share. @throws UnreadableObject */
export function subscriptionLine(line: Json, origin: LineOrigin): LineFacts {
  const { subscriptionId, itemId, isProration, creditedLineIds } = origin;
  const period = part(line, "period", kind);
  const quantity = decimal(line, ["quantity_decimal", "quantity"], kind);
  const amountMinor = requiredWhole(line, "amount", kind);
  const isCredit = amountMinor < 0 || (amountMinor === 0 && origin.isCredit);
  return {
    id: text(line["id"]),
    subscriptionId,
    itemId,
    ...pricingOf(line),
    quantity: quantity === null ? null : Number(quantity),
    amountMinor,
    discounts: objects(line, "discount_amounts", kind).flatMap((entry) => {
      const discountId = idOf(entry["discount"]);
      const off = whole(entry, "amount", "discount of an invoice line");
      return discountId === null || off === null ? [] : [{ discountId, amountMinor: off }];
    }),
    inclusiveTaxMinor: inclusiveTax(line),
    periodStartSeconds: requiredSeconds(period, "start", `period of an ${kind}`),
    periodEndSeconds: requiredSeconds(period, "end", `period of an ${kind}`),
    proration: isProration ? (isCredit ? "credit" : "debit") : null,
    creditedLineIds,
  };
}

function texts(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value): value is string => typeof value === "string") : [];
}

function pricingOf(line: Json): Pick<LineFacts, "priceId" | "productId" | "recurrence" | "isMetered"> {
  const details = part(part(line, "pricing", kind), "price_details", kind);
  const price = [details["price"], line["price"], line["plan"]].find(
    (value) => isJson(value) || typeof value === "string",
  );
  const priceJson = isJson(price) ? price : {};
  const recurring = isJson(priceJson["recurring"]) ? priceJson["recurring"] : priceJson;
  const usage = text(recurring["usage_type"]);
  return {
    priceId: idOf(price),
    productId: text(details["product"]) ?? idOf(priceJson["product"]),
    recurrence: recurrenceOf(recurring),
    isMetered: usage === null ? null : usage === "metered",
  };
}

/** `taxes` since basil, `tax_amounts` before. */
function inclusiveTax(line: Json): number {
  const current = objects(line, "taxes", kind).filter((tax) => tax["tax_behavior"] === "inclusive");
  const older = objects(line, "tax_amounts", kind).filter((tax) => flag(tax, "inclusive", kind));
  return [...current, ...older].reduce((sum, tax) => sum + (whole(tax, "amount", `tax of an ${kind}`) ?? 0), 0);
}

const kind = "invoice line";
