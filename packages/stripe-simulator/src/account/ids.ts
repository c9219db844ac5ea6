import type { Random } from "./random.js";

/** Creates ids like Stripe's: unique within the account, and in no particular order. */
export type Ids = (kind: IdKind) => string;

type IdKind = keyof typeof FORMS;

export function createIds(random: Random): Ids {
  return (kind) => {
    const [prefix, length] = FORMS[kind];
    const alphabet = kind === "coupon" ? UPPER : BASE62;
    let id = prefix;
    for (let index = 0; index < length; index += 1) id += alphabet[Math.floor(random() * alphabet.length)];
    return id;
  };
}

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const UPPER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Prefix and number of random characters, as in Stripe's own objects. */
const FORMS = {
  account: ["acct_1", 15],
  product: ["prod_", 14],
  price: ["price_1", 23],
  coupon: ["", 8],
  discount: ["di_1", 23],
  testClock: ["clock_1", 23],
  customer: ["cus_", 14],
  guest: ["gcus_", 14],
  subscription: ["sub_1", 23],
  subscriptionItem: ["si_", 14],
  invoice: ["in_1", 23],
  invoiceLine: ["il_1", 23],
  invoiceItem: ["ii_1", 23],
  invoicePayment: ["inpay_1", 23],
  paymentIntent: ["pi_3", 23],
  paymentRecord: ["pr_1", 23],
  refundGroup: ["rfg_1", 23],
  bankPayment: ["py_3", 23],
  paymentMethod: ["pm_1", 23],
  charge: ["ch_3", 23],
  balanceTransaction: ["txn_3", 23],
  refund: ["re_3", 23],
  dispute: ["dp_1", 23],
  creditNote: ["cn_1", 23],
  creditNoteLine: ["cnli_1", 23],
  meter: ["mtr_", 14],
  event: ["evt_1", 23],
  invoicePrefix: ["", 8],
} as const;
