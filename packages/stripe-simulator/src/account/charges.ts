import { ActionError } from "./action-error.js";
import { originOf, type Books } from "./books.js";
import { newCharge } from "./objects/charge.js";
import { newDispute } from "./objects/dispute.js";
import type { Card } from "./params/customer.js";
import type { CreateCharge, CreateDispute } from "./params/payment.js";
import type { Charge, Dispute } from "./types.js";

/** Creates a charge without an invoice: of a customer, of a guest, or without a customer. */
export function createCharge(books: Books, params: CreateCharge): Charge {
  const { ledger } = books;
  const customer =
    params.customer === null || params.customer === "guest" ? null : ledger.find("customers", params.customer);
  const ownCard = customer ? (books.cards.get(customer.id) ?? NO_CARD) : GUEST_CARD;
  const charge = newCharge(
    {
      amountMinor: params.amountMinor,
      currency: params.currency,
      customer: params.customer === "guest" ? ledger.ids("guest") : params.customer,
      description: params.description ?? null,
      email: customer?.email ?? params.receiptEmail ?? null,
      name: customer?.name ?? null,
      card: { ...ownCard, declineCode: params.declineCode ?? ownCard.declineCode },
      paymentIntent: ledger.ids("paymentIntent"),
      paymentMethod: ledger.ids("paymentMethod"),
    },
    originOf(books),
  );
  return ledger.add("charges", charge, charge.status === "succeeded" ? "charge.succeeded" : "charge.failed");
}

export function createDispute(books: Books, chargeId: string, params: CreateDispute): Dispute {
  const { ledger } = books;
  const charge = ledger.find("charges", chargeId);
  if (charge.status !== "succeeded" || charge.disputed || charge.refunded) {
    throw new ActionError(`${chargeId} can't be disputed: it failed, was refunded or is disputed already.`);
  }
  const dispute = ledger.add(
    "disputes",
    newDispute(charge, params, originOf(books)),
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
  );
  ledger.change("charges", chargeId, { disputed: true }, "charge.updated");
  return dispute;
}

export function closeDispute(books: Books, id: string, outcome: "won" | "lost"): Dispute {
  const { status } = books.ledger.find("disputes", id);
  if (status === "won" || status === "lost") throw new ActionError(`${id} is closed already: ${status}.`);
  const events =
    outcome === "won" ? ["charge.dispute.closed", "charge.dispute.funds_reinstated"] : ["charge.dispute.closed"];
  return books.ledger.change("disputes", id, { status: outcome }, "charge.dispute.updated", ...events);
}

const GUEST_CARD: Card = {
  brand: "visa",
  last4: "4242",
  country: "US",
  expMonth: 12,
  expYear: 2034,
  declineCode: null,
};
const NO_CARD: Card = { ...GUEST_CARD, declineCode: "generic_decline" };
