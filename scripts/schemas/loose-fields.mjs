// The fields that the SDK's types let Stripe leave out or set to null, for the simulator's sparse answers.
import ts from "typescript";
import { constituents, isDecimal, kindOf } from "./constituents.mjs";

/** The file, relative to the root. */
export const looseFieldsFile = "packages/stripe-simulator/src/generated/loose-fields.ts";

/** The SDK's names of all objects that the simulator's answers contain. */
const objects = [
  "Account",
  "ApplePayDomain",
  "ApplicationFee",
  "Apps.Install",
  "Balance",
  "BalanceSettings",
  "BalanceTransaction",
  "BankAccount",
  "Billing.Alert",
  "Billing.CreditBalanceTransaction",
  "Billing.CreditGrant",
  "Billing.FeedbackOption",
  "Billing.Meter",
  "Billing.MeterEventSummary",
  "BillingPortal.Configuration",
  "Capability",
  "Card",
  "Charge",
  "Checkout.Session",
  "Climate.Order",
  "Climate.Product",
  "Climate.Supplier",
  "CountrySpec",
  "Coupon",
  "CreditNote",
  "CreditNoteLineItem",
  "Customer",
  "CustomerBalanceTransaction",
  "CustomerCashBalanceTransaction",
  "Discount",
  "Dispute",
  "Entitlements.ActiveEntitlement",
  "Entitlements.ActiveEntitlementSummary",
  "Entitlements.Feature",
  "Event",
  "ExchangeRate",
  "FeeRefund",
  "File",
  "FileLink",
  "FinancialConnections.Account",
  "FinancialConnections.Transaction",
  "Forwarding.Request",
  "Identity.VerificationReport",
  "Identity.VerificationSession",
  "Invoice",
  "InvoiceItem",
  "InvoiceLineItem",
  "InvoicePayment",
  "InvoiceRenderingTemplate",
  "Issuing.Authorization",
  "Issuing.Card",
  "Issuing.Cardholder",
  "Issuing.Dispute",
  "Issuing.PersonalizationDesign",
  "Issuing.PhysicalBundle",
  "Issuing.Token",
  "Issuing.Transaction",
  "LineItem",
  "PaymentAttemptRecord",
  "PaymentIntent",
  "PaymentIntentAmountDetailsLineItem",
  "PaymentLink",
  "PaymentMethod",
  "PaymentMethodConfiguration",
  "PaymentMethodDomain",
  "PaymentRecord",
  "Payout",
  "Person",
  "Plan",
  "Price",
  "Product",
  "ProductCatalog.TrialOffer",
  "ProductFeature",
  "PromotionCode",
  "Quote",
  "Radar.EarlyFraudWarning",
  "Radar.ValueList",
  "Radar.ValueListItem",
  "Refund",
  "Reporting.ReportRun",
  "Reporting.ReportType",
  "Review",
  "SetupAttempt",
  "SetupIntent",
  "ShippingRate",
  "Sigma.ScheduledQueryRun",
  "Source",
  "Subscription",
  "SubscriptionItem",
  "SubscriptionSchedule",
  "Tax.Registration",
  "Tax.Settings",
  "Tax.Transaction",
  "Tax.TransactionLineItem",
  "TaxCode",
  "TaxId",
  "TaxRate",
  "Terminal.Configuration",
  "Terminal.Location",
  "Terminal.Reader",
  "TestHelpers.TestClock",
  "ThreeDSecure.Authentication",
  "Topup",
  "Transfer",
  "TransferReversal",
  "Treasury.FinancialAccount",
  "WebhookEndpoint",
];

/** Hashes of hundreds of fields that are not listed, because an answer that leaves out what it can has none of them. */
const notEntered = new Set([
  "data.previous_attributes",
  "payment_method_details",
  "payment_method_options",
  "payment_settings.payment_method_options",
]);

/**
 * @typedef {object} LooseFields
 * @property {string[]} optional paths that may be absent
 * @property {string[]} nullable paths that may be null
 */

/**
 * Returns the file's text: for each object, by its value of `object`, the paths of its own hashes and arrays. An object
 * that is embedded has its own entry. A key of a map is `*`.
 *
 * @param {import("./sdk-types.mjs").SdkTypes} sdk
 * @param {readonly string[]} [names]
 */
export function looseFieldsText(sdk, names = objects) {
  const entries = names.map((name) => {
    const type = sdk.typeOf(name);
    const { optional, nullable } = looseFieldsOf(sdk.checker, type);
    return `  ${objectNameOf(sdk.checker, type, name)}: {\n${paths("optional", optional)}${paths("nullable", nullable)}  },\n`;
  });
  return `// Generated from the Stripe SDK's types by scripts/schemas/main.mjs; don't edit.

/** The paths of an object that the SDK's types let Stripe leave out (optional) or set to null (nullable). */
export interface LooseFields {
  readonly optional: readonly string[];
  readonly nullable: readonly string[];
}

/** By the object's name, as in its field \`object\`. */
export const LOOSE_FIELDS: Readonly<Record<string, LooseFields>> = {
${entries.join("")}};
`;
}

/**
 * @param {string} kind
 * @param {readonly string[]} names
 */
const paths = (kind, names) =>
  names.length === 0 ? `    ${kind}: [],\n` : `    ${kind}: [\n${names.map((name) => `      "${name}",\n`).join("")}    ],\n`;

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Type} type
 * @param {string} name
 */
function objectNameOf(checker, type, name) {
  const literal = literalOf(checker, type);
  if (literal === undefined) throw new Error(`Stripe.${name} has no literal \`object\`: correct loose-fields.mjs.`);
  return /^\w+$/.test(literal) ? literal : JSON.stringify(literal);
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Type} type
 */
function literalOf(checker, type) {
  const property = type.getProperty("object");
  const own = property && checker.getTypeOfSymbol(property);
  return own?.isStringLiteral() ? own.value : undefined;
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Type} root
 * @returns {LooseFields}
 */
function looseFieldsOf(checker, root) {
  /** @type {{ optional: Set<string>, nullable: Set<string> }} */
  const found = { optional: new Set(), nullable: new Set() };

  /**
   * @param {ts.Type} type
   * @param {string} path
   * @param {readonly ts.Type[]} around
   */
  const visitValue = (type, path, around) => {
    for (const part of constituents([type])) {
      if (isDecimal(part)) continue;
      const kind = kindOf(checker, part);
      if (kind === "array") {
        for (const element of checker.getTypeArguments(/** @type {ts.TypeReference} */ (part))) visitValue(element, path, around);
      } else if (kind === "object" && literalOf(checker, part) === undefined && !around.includes(part)) {
        visitHash(part, path, [...around, part]);
      }
    }
  };

  /**
   * @param {ts.Type} type
   * @param {string} path
   * @param {readonly ts.Type[]} around
   */
  const visitHash = (type, path, around) => {
    for (const { type: value } of checker.getIndexInfosOfType(type)) visitValue(value, `${path}.*`, around);
    for (const property of type.getProperties()) {
      const value = checker.getTypeOfSymbol(property);
      if (constituents([value]).length === 0) continue; // `deleted?: void`
      const at = path === "" ? property.name : `${path}.${property.name}`;
      if (property.flags & ts.SymbolFlags.Optional) found.optional.add(at);
      if (admitsNull(value)) found.nullable.add(at);
      if (!notEntered.has(at)) visitValue(value, at, around);
    }
  };

  visitHash(root, "", [root]);
  return { optional: [...found.optional].toSorted(), nullable: [...found.nullable].toSorted() };
}

/** @param {ts.Type} type */
function admitsNull(type) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => part.flags & ts.TypeFlags.Null);
}
