import type { Kinds } from "../store.js";
import type { Books } from "./books.js";
import { createCoupon, createPrice, createProduct, deleteCoupon, deleteProduct, updateProduct } from "./catalog.js";
import { closeDispute, createCharge, createDispute } from "./charges.js";
import { createCreditNote, voidCreditNote } from "./credit-notes.js";
import {
  applyCustomerDiscount,
  createCustomer,
  deleteCustomer,
  removeCustomerDiscount,
  setBankAccount,
  setCard,
  updateCustomer,
} from "./customers.js";
import { deleteInvoice, markUncollectible, voidInvoice } from "./invoice-closing.js";
import { finalizeInvoice } from "./invoice-finalization.js";
import { createInvoiceItem } from "./invoice-items.js";
import { createInvoice, payInvoice } from "./invoices.js";
import { refundCharge, settleRefund } from "./refunds.js";
import { cancelSubscription } from "./subscription-cancellation.js";
import { createSubscription } from "./subscription-create.js";
import { pauseSubscription, resumeSubscription } from "./subscription-resume.js";
import { updateSubscription } from "./subscription-update.js";
import { recordUsage } from "./subscription-usage.js";
import { endTrial } from "./trial-end.js";
import type { CreateCoupon, CreatePrice, CreateProduct, UpdateProduct } from "./params/catalog.js";
import type { CreateCreditNote, CreateInvoice, CreateInvoiceItem, PayInvoice } from "./params/invoice.js";
import type { BankAccount, Card, CreateCustomer, UpdateCustomer } from "./params/customer.js";
import type { CreateCharge, CreateDispute, RefundCharge } from "./params/payment.js";
import type { CancellationDetails, CreateSubscription, UpdateSubscription } from "./params/subscription.js";
import type { Charge, Customer, Dispute, Invoice, Subscription } from "./types.js";

/**
 * The actions on an account. An action that Stripe would reject throws an {@link ActionError}. A declined payment is
 * not an error: the result's status shows it.
 */
export interface Actions {
  createProduct(params: CreateProduct): Kinds["products"];
  updateProduct(id: string, params: UpdateProduct): Kinds["products"];
  /** Deletes a product that has no prices. */
  deleteProduct(id: string): void;
  createPrice(params: CreatePrice): Kinds["prices"];
  createCoupon(params: CreateCoupon): Kinds["coupons"];
  /** Deletes a coupon. Its discounts continue. */
  deleteCoupon(id: string): void;

  createCustomer(params: CreateCustomer): Customer;
  updateCustomer(id: string, params: UpdateCustomer): Customer;
  /** Sets the customer's card; null removes it. Writes no event, because cards are not part of this simulator's API. */
  setCard(customerId: string, card: Card | null): void;
  /** Sets the bank account that pays the customer's invoices in place of its card. null removes it. */
  setBankAccount(customerId: string, account: BankAccount | null): void;
  cardOf(customerId: string): Card | null;
  applyCustomerDiscount(customerId: string, couponId: string): Customer;
  removeCustomerDiscount(customerId: string): Customer;
  /**
   * Cancels the customer's subscriptions first. The lists no longer return the customer. Its invoices and charges
   * remain.
   */
  deleteCustomer(id: string): void;

  createSubscription(params: CreateSubscription): Subscription;
  updateSubscription(id: string, params: UpdateSubscription): Subscription;
  /** Sets status paused. No invoices follow until the subscription is resumed. */
  pauseSubscription(id: string): Subscription;
  /** Resumes a paused subscription: a new cycle begins now and is invoiced. */
  resumeSubscription(id: string): Subscription;
  /** Ends the subscription now. */
  cancelSubscription(id: string, details?: CancellationDetails): Subscription;
  endTrial(id: string): Subscription;
  /** Records usage of a metered item in its current period. */
  recordUsage(subscriptionItemId: string, quantity: number): void;

  createInvoice(params: CreateInvoice): Invoice;
  /** Creates a pending invoice item. The customer's next invoice of a subscription in its currency takes it. */
  createInvoiceItem(params: CreateInvoiceItem): Kinds["invoiceitems"];
  /** Returns the ids of the succeeded charges that paid an invoice, oldest first. */
  chargesOf(invoiceId: string): readonly string[];
  finalizeInvoice(id: string): Invoice;
  /** Pays an invoice. A declined card leaves it open and is not an error: the result's status shows it. */
  payInvoice(id: string, params?: PayInvoice): Invoice;
  voidInvoice(id: string): Invoice;
  markInvoiceUncollectible(id: string): Invoice;
  /** Deletes a draft. */
  deleteInvoice(id: string): void;
  createCreditNote(params: CreateCreditNote): Kinds["credit_notes"];
  voidCreditNote(id: string): Kinds["credit_notes"];

  /** Creates a charge. A decline returns a failed charge and is not an error. */
  createCharge(params: CreateCharge): Charge;
  refundCharge(chargeId: string, params?: RefundCharge): Kinds["refunds"];
  /** Ends a pending refund. If it fails, its amount is subtracted from the charge's refunded amount. */
  settleRefund(id: string, outcome: "succeeded" | "failed"): Kinds["refunds"];
  createDispute(chargeId: string, params?: CreateDispute): Dispute;
  closeDispute(id: string, outcome: "won" | "lost"): Dispute;
}

export function actionsOn(books: Books): Actions {
  return {
    createProduct: (params) => createProduct(books, params),
    updateProduct: (id, params) => updateProduct(books, id, params),
    deleteProduct: (id) => deleteProduct(books, id),
    createPrice: (params) => createPrice(books, params),
    createCoupon: (params) => createCoupon(books, params),
    deleteCoupon: (id) => deleteCoupon(books, id),
    createCustomer: (params) => createCustomer(books, params),
    updateCustomer: (id, params) => updateCustomer(books, id, params),
    setCard: (customerId, card) => setCard(books, customerId, card),
    setBankAccount: (customerId, account) => setBankAccount(books, customerId, account),
    cardOf: (customerId) => books.cards.get(customerId) ?? null,
    applyCustomerDiscount: (customerId, couponId) => applyCustomerDiscount(books, customerId, couponId),
    removeCustomerDiscount: (customerId) => removeCustomerDiscount(books, customerId),
    deleteCustomer: (id) => deleteCustomer(books, id),
    createSubscription: (params) => createSubscription(books, params),
    updateSubscription: (id, params) => updateSubscription(books, id, params),
    pauseSubscription: (id) => pauseSubscription(books, id),
    resumeSubscription: (id) => resumeSubscription(books, id),
    cancelSubscription: (id, details) => cancelSubscription(books, id, details),
    endTrial: (id) => endTrial(books, id),
    recordUsage: (itemId, quantity) => recordUsage(books, itemId, quantity),
    createInvoice: (params) => createInvoice(books, params),
    createInvoiceItem: (params) => createInvoiceItem(books, params),
    chargesOf: (invoiceId) => books.chargesOfInvoice.get(invoiceId) ?? [],
    finalizeInvoice: (id) => finalizeInvoice(books, id, { collect: false }),
    payInvoice: (id, params) => payInvoice(books, id, params ?? {}),
    voidInvoice: (id) => voidInvoice(books, id),
    markInvoiceUncollectible: (id) => markUncollectible(books, id, "user_forgiven"),
    deleteInvoice: (id) => deleteInvoice(books, id),
    createCreditNote: (params) => createCreditNote(books, params),
    voidCreditNote: (id) => voidCreditNote(books, id),
    createCharge: (params) => createCharge(books, params),
    refundCharge: (chargeId, params) => refundCharge(books, chargeId, params ?? {}),
    settleRefund: (id, outcome) => settleRefund(books, id, outcome),
    createDispute: (chargeId, params) => createDispute(books, chargeId, params ?? {}),
    closeDispute: (id, outcome) => closeDispute(books, id, outcome),
  };
}
