/** A card that is never declined. */
export const workingCard = {
  brand: "visa",
  last4: "4242",
  country: "US",
  expMonth: 12,
  expYear: 2034,
  declineCode: null,
} as const;
