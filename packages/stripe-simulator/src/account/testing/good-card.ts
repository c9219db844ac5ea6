import type { Card } from "../params/customer.js";

/** A card that pays every charge. */
export const GOOD_CARD: Card = {
  brand: "visa",
  last4: "4242",
  country: "US",
  expMonth: 1,
  expYear: 2034,
  declineCode: null,
};
