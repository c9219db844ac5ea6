import type { Downgrades } from "./release.js";
import { omit } from "./reshape.js";

/**
 * 2026-05-27.dahlia added `proration_details` with the credited items to invoice items
 * (https://docs.stripe.com/changelog/dahlia/2026-05-27/invoice-item-proration-credited-items).
 */
export const beforeCreditedItems: Downgrades = {
  invoiceitem: (item) => omit(item, "proration_details"),
};
