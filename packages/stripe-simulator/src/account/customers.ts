import { ActionError } from "./action-error.js";
import { originOf, type Books } from "./books.js";
import { announceDiscounts, makeDiscounts } from "./discounts.js";
import { mergeMetadata } from "./metadata.js";
import { newCustomer } from "./objects/customer.js";
import type { BankAccount, Card, CreateCustomer, UpdateCustomer } from "./params/customer.js";
import { endSubscription } from "./subscription-end.js";
import type { Customer } from "./types.js";

export function createCustomer(books: Books, params: CreateCustomer): Customer {
  const customer = books.ledger.add("customers", newCustomer(params, originOf(books)), "customer.created");
  if (params.card) books.cards.set(customer.id, params.card);
  return customer;
}

export function updateCustomer(books: Books, id: string, params: UpdateCustomer): Customer {
  const customer = books.ledger.find("customers", id);
  const { metadata, ...changes } = params;
  return books.ledger.change(
    "customers",
    id,
    { ...changes, metadata: mergeMetadata(customer.metadata, metadata) },
    "customer.updated",
  );
}

export function setCard(books: Books, id: string, card: Card | null): void {
  books.ledger.find("customers", id);
  if (card) books.cards.set(id, card);
  else books.cards.delete(id);
}

export function setBankAccount(books: Books, id: string, account: BankAccount | null): void {
  books.ledger.find("customers", id);
  if (account) books.bankAccounts.set(id, account);
  else books.bankAccounts.delete(id);
}

/** Returns true if an invoice of the customer can be charged now without a decline. */
export function canPay(books: Books, customerId: string): boolean {
  return books.bankAccounts.has(customerId) || books.cards.get(customerId)?.declineCode === null;
}

export function applyCustomerDiscount(books: Books, id: string, couponId: string): Customer {
  const before = books.ledger.find("customers", id);
  const [discount] = makeDiscounts(books, [couponId], { customer: id });
  if (before.discount) books.ledger.emit("customer.discount.deleted", before.discount);
  const customer = books.ledger.change("customers", id, { discount: discount ?? null }, "customer.updated");
  announceDiscounts(books, discount ? [discount] : []);
  return customer;
}

export function removeCustomerDiscount(books: Books, id: string): Customer {
  const { discount } = books.ledger.find("customers", id);
  if (!discount) throw new ActionError(`${id} has no discount.`);
  books.ledger.emit("customer.discount.deleted", discount);
  return books.ledger.change("customers", id, { discount: null }, "customer.updated");
}

/**
 * Deletes a customer. "Also immediately cancels any active subscriptions on the customer."
 * https://docs.stripe.com/api/customers/delete
 */
export function deleteCustomer(books: Books, id: string): void {
  books.ledger.find("customers", id);
  for (const subscription of books.liveSubscriptions.get(id) ?? []) endSubscription(books, subscription, {});
  books.ledger.remove("customers", id, "customer.deleted");
  books.ledger.store.deletedCustomers.add(id);
  books.cards.delete(id);
  books.bankAccounts.delete(id);
}
