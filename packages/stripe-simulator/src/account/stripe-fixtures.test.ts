import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { VirtualClock } from "../clock.js";
import { createWorld } from "../world/world.js";
import { createAccount } from "./account.js";
import type { Kind } from "../store.js";

const ROOT = new URL("../../../../", import.meta.url);
const FIXTURES = fileURLToPath(new URL("../shared/data/stripe-fixtures3.json", ROOT));
const SDK = fileURLToPath(new URL("node_modules/stripe/esm/resources/", ROOT));

/** The fixture, the SDK's file and its interface, by kind. */
const TYPES: Readonly<Record<Kind, readonly [fixture: string, file: string, type: string]>> = {
  customers: ["customer", "Customers", "Customer"],
  subscriptions: ["subscription", "Subscriptions", "Subscription"],
  invoices: ["invoice", "Invoices", "Invoice"],
  products: ["product", "Products", "Product"],
  prices: ["price", "Prices", "Price"],
  coupons: ["coupon", "Coupons", "Coupon"],
  charges: ["charge", "Charges", "Charge"],
  refunds: ["refund", "Refunds", "Refund"],
  disputes: ["dispute", "Disputes", "Dispute"],
  credit_notes: ["credit_note", "CreditNotes", "CreditNote"],
  invoiceitems: ["invoiceitem", "InvoiceItems", "InvoiceItem"],
  invoice_payments: ["invoice_payment", "InvoicePayments", "InvoicePayment"],
  balance_transactions: ["balance_transaction", "BalanceTransactions", "BalanceTransaction"],
};

describe.skipIf(!existsSync(FIXTURES))("against Stripe's own fixtures (skipped where ../shared/data is absent)", () => {
  const account = createAccount({ clock: new VirtualClock(Date.UTC(2025, 0, 1) / 1000), seed: 3 });
  const world = createWorld({ account, seed: 3 });
  world.populate({ customers: 150, fromSeconds: account.clock.nowSeconds, toSeconds: Date.UTC(2025, 2, 1) / 1000 });
  const debited = account.createCustomer({}).id;
  account.setBankAccount(debited, { last4: "6789", country: "US", answerDays: 4, failureCode: "account_closed" });
  account.createInvoice({ customer: debited, currency: "usd", lines: [{ amountMinor: 900 }], autoAdvance: true });
  world.advanceTo(Date.UTC(2026, 0, 1) / 1000);
  const fixtures = existsSync(FIXTURES)
    ? (JSON.parse(readFileSync(FIXTURES, "utf8")) as { resources: Record<string, Record<string, unknown>> }).resources
    : {};

  it.each(Object.entries(TYPES))(
    "%s have every attribute that is not optional, of the same JSON type",
    (kind, [name, file, type]) => {
      const required = requiredAttributes(`${SDK}${file}.d.ts`, type);
      const fixture = fixtures[name]!;
      const objects = account.store.collections[kind as Kind].all();
      expect(required.length).toBeGreaterThan(8);
      expect(objects.length).toBeGreaterThan(0);
      for (const object of objects) {
        const wire = JSON.parse(JSON.stringify(object)) as Record<string, unknown>;
        expect(Object.keys(wire)).toEqual(expect.arrayContaining(required));
        for (const key of required) {
          const [ours, theirs] = [jsonType(wire[key]), jsonType(fixture[key])];
          if (ours !== "null" && theirs !== "null" && key in fixture) expect(ours, `${kind}.${key}`).toBe(theirs);
        }
      }
    },
  );
});

function requiredAttributes(path: string, type: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022);
  const declaration = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === type,
  );
  return (declaration?.members ?? [])
    .filter((member): member is ts.PropertySignature => ts.isPropertySignature(member) && !member.questionToken)
    .map((member) => (member.name as ts.Identifier).text);
}

function jsonType(value: unknown): string {
  if (value === null || value === undefined) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
