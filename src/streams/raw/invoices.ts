import { followingOf, listOf } from "../children.js";
import type { RawStream } from "../kinds.js";
import { customers } from "./core.js";

// Invoices, in section "Billing" of Stripe's API: https://docs.stripe.com/api/invoices

export const invoices: RawStream = {
  name: "invoices",
  object: "Invoice",
  path: "/v1/invoices",
  expand: ["discounts", "lines.data.discounts", "payments"],
  nested: [
    { field: "lines", route: "/v1/invoices/{id}/lines" },
    { field: "payments", route: "/v1/invoice_payments", parentParam: "invoice" },
  ],
  changes: [
    {
      types: [
        "invoice.created",
        "invoice.finalization_failed",
        "invoice.finalized",
        "invoice.marked_uncollectible",
        "invoice.overdue",
        "invoice.overpaid",
        "invoice.paid",
        "invoice.payment_action_required",
        "invoice.payment_attempt_required",
        "invoice.payment_failed",
        "invoice.payment_succeeded",
        "invoice.sent",
        "invoice.updated",
        "invoice.voided",
        "invoice.will_be_due",
      ],
      idField: "id",
    },
    {
      types: ["invoice_payment.paid", "credit_note.created", "credit_note.updated", "credit_note.voided"],
      idField: "invoice",
    },
  ],
  deletion: "invoice.deleted",
  testClockScope: "customer",
};

export const creditNotes: RawStream = {
  name: "credit_notes",
  object: "CreditNote",
  path: "/v1/credit_notes",
  expand: [],
  nested: [{ field: "lines", route: "/v1/credit_notes/{id}/lines" }],
  changes: [{ types: ["credit_note.created", "credit_note.updated", "credit_note.voided"], idField: "id" }],
  testClockScope: "customer",
};

/** A draft's lines can be removed. */
const invoiceLineItems: RawStream = {
  name: "invoice_line_items",
  object: "InvoiceLineItem",
  ...listOf(invoices),
  children: { embedded: "lines" },
  ...followingOf(invoices),
};

/** No event reports an edit of a pending item. */
const invoiceItems: RawStream = {
  name: "invoice_items",
  object: "InvoiceItem",
  path: "/v1/invoiceitems",
  expand: [],
  nested: [],
  changes: [{ types: ["invoiceitem.created"], idField: "id" }],
  unreported: "all",
  deletion: "invoiceitem.deleted",
  testClockScope: "customer",
};

/** No event reports that one is created or canceled. */
const invoicePayments: RawStream = {
  name: "invoice_payments",
  object: "InvoicePayment",
  path: "/v1/invoice_payments",
  expand: [],
  nested: [],
  changes: [{ types: ["invoice_payment.paid"], idField: "id" }],
  unreported: "all",
};

const creditNoteLineItems: RawStream = {
  name: "credit_note_line_items",
  object: "CreditNoteLineItem",
  ...listOf(creditNotes),
  children: { embedded: "lines" },
  ...followingOf(creditNotes),
};

/** None changes but in its metadata. A new one changes the customer's `balance`, which `customer.updated` reports. */
const customerBalanceTransactions: RawStream = {
  name: "customer_balance_transactions",
  object: "CustomerBalanceTransaction",
  ...listOf(customers),
  children: { route: "/v1/customers/{id}/balance_transactions" },
  changes: [{ types: ["customer.created", "customer.updated"], idField: "id" }],
  isRare: true,
};

/** The account's own. The events of tax ids are about those of customers: https://docs.stripe.com/api/tax_ids/list */
const taxIds: RawStream = {
  name: "tax_ids",
  object: "TaxId",
  path: "/v1/tax_ids",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  vanishes: true,
  ignoresImportWindow: true,
};

const customerTaxIds: RawStream = {
  name: "customer_tax_ids",
  object: "TaxId",
  ...listOf(customers),
  children: { route: "/v1/customers/{id}/tax_ids" },
  changes: [{ types: ["customer.tax_id.created", "customer.tax_id.updated"], idField: "customer" }],
  deletion: "customer.tax_id.deleted",
  isRare: true,
};

const invoiceRenderingTemplates: RawStream = {
  name: "invoice_rendering_templates",
  object: "InvoiceRenderingTemplate",
  path: "/v1/invoice_rendering_templates",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

/** The streams beside those that the catalog shows first. */
export const invoiceStreams: readonly RawStream[] = [
  invoiceLineItems,
  invoiceItems,
  invoicePayments,
  creditNoteLineItems,
  customerBalanceTransactions,
  taxIds,
  customerTaxIds,
  invoiceRenderingTemplates,
];
