/** The behaviour of a world's customers: probabilities of 0..1, days and weights, all in one place. */
export interface Profile {
  /** 1: signups at a constant rate. 2: the rate grows from zero in proportion to time. */
  readonly signupGrowth: number;
  readonly currencies: Readonly<Record<Currency, number>>;
  /** Customers whose metadata contain a workspace of the product. */
  readonly hasWorkspaceId: number;
  /** Customers who stay leads. */
  readonly neverSubscribes: number;
  /** At most this many days from signup to the first subscription. */
  readonly maxHesitationDays: number;
  readonly subscription: SubscriptionStart;
  readonly trial: TrialProfile;
  /**
   * The probabilities of a customer's actions in a month. They are independent, and each has its own time in the month.
   */
  readonly monthly: Readonly<Record<BehaviorName, number>>;
  readonly payment: PaymentProfile;
  /** A cancellation at the end of the period is revoked. */
  readonly cancellationRevoked: number;
  readonly disputeWon: number;
  /** The customer subscribes again. Per month without a subscription. */
  readonly returns: number;
  /** Absent: every subscription is in classic mode, and no change is backdated. */
  readonly prorations?: ProrationProfile;
  readonly productRenameDays: number;
  /** The launch coupon is deleted after these days. Customers who have it keep it. */
  readonly launchCouponDays: number;
}

export type Currency = "usd" | "eur" | "jpy";

interface SubscriptionStart {
  readonly yearly: number;
  readonly free: number;
  readonly seats: number;
  readonly quarterly: number;
  readonly weekly: number;
  readonly withAddOn: number;
  readonly withUsage: number;
  readonly inlinePrice: number;
  readonly withCoupon: number;
  readonly backdated: number;
  readonly paidByTransfer: number;
  /** The subscription waits, incomplete, for a payment in the browser. */
  readonly checkout: number;
  readonly checkoutAbandoned: number;
  readonly firstCardDeclines: number;
}

interface ProrationProfile {
  /** Subscriptions in flexible billing mode. */
  readonly flexible: number;
  /** Of these: prorations that itemize their discounts. */
  readonly itemized: number;
  /** Changes that are prorated from an earlier time, at most `backdatedDays` before. */
  readonly backdated: number;
  readonly backdatedDays: number;
}

interface TrialProfile {
  readonly starts: number;
  readonly days: readonly number[];
  readonly withCard: number;
  /** A customer without a card at the start adds one before the end. */
  readonly cardAdded: number;
  readonly canceledDuring: number;
  readonly endedEarly: number;
  readonly withoutCard: Readonly<Record<"create_invoice" | "pause" | "cancel", number>>;
}

interface PaymentProfile {
  /** A declining card is replaced, after at most `recoveryDays`. Otherwise never. */
  readonly recovers: number;
  readonly recoveryDays: number;
  readonly declineCodes: readonly string[];
  /** The effect of the final failure, by segment. */
  readonly finalFailure: Readonly<Record<"cancel" | "unpaid" | "past_due", number>>;
  readonly givesUpInvoice: number;
}

export type BehaviorName =
  | "upgrade"
  | "downgrade"
  | "changeQuantity"
  | "switchInterval"
  | "addItem"
  | "removeItem"
  | "takeCoupon"
  | "takeCustomerDiscount"
  | "pauseCollection"
  | "pauseSubscription"
  | "cardFails"
  | "cancelNow"
  | "cancelAtPeriodEnd"
  | "startSecond"
  | "refund"
  | "creditNote"
  | "dispute"
  | "buyOneOff"
  | "chargeWithoutInvoice"
  | "changeEmail"
  | "changeMetadata"
  | "deleteCustomer";

/** The customers of a small software company. */
export const DEFAULT_PROFILE: Profile = {
  signupGrowth: 1.7,
  currencies: { usd: 62, eur: 30, jpy: 8 },
  hasWorkspaceId: 0.92,
  neverSubscribes: 0.18,
  maxHesitationDays: 9,
  subscription: {
    yearly: 0.15,
    free: 0.06,
    seats: 0.18,
    quarterly: 0.04,
    weekly: 0.02,
    withAddOn: 0.12,
    withUsage: 0.08,
    inlinePrice: 0.03,
    withCoupon: 0.14,
    backdated: 0.02,
    paidByTransfer: 0.04,
    checkout: 0.1,
    checkoutAbandoned: 0.25,
    firstCardDeclines: 0.03,
  },
  trial: {
    starts: 0.5,
    days: [7, 14, 14, 30],
    withCard: 0.6,
    cardAdded: 0.5,
    canceledDuring: 0.15,
    endedEarly: 0.08,
    withoutCard: { create_invoice: 2, pause: 4, cancel: 4 },
  },
  monthly: {
    upgrade: 0.025,
    downgrade: 0.012,
    changeQuantity: 0.06,
    switchInterval: 0.008,
    addItem: 0.015,
    removeItem: 0.02,
    takeCoupon: 0.01,
    takeCustomerDiscount: 0.004,
    pauseCollection: 0.006,
    pauseSubscription: 0.003,
    cardFails: 0.03,
    cancelNow: 0.008,
    cancelAtPeriodEnd: 0.02,
    startSecond: 0.006,
    refund: 0.01,
    creditNote: 0.006,
    dispute: 0.002,
    buyOneOff: 0.012,
    chargeWithoutInvoice: 0.004,
    changeEmail: 0.006,
    changeMetadata: 0.008,
    deleteCustomer: 0.003,
  },
  payment: {
    recovers: 0.65,
    recoveryDays: 14,
    declineCodes: ["insufficient_funds", "do_not_honor", "processing_error", "generic_decline"],
    finalFailure: { cancel: 7, unpaid: 2, past_due: 1 },
    givesUpInvoice: 0.6,
  },
  cancellationRevoked: 0.2,
  disputeWon: 0.35,
  returns: 0.04,
  productRenameDays: 210,
  launchCouponDays: 300,
};

/**
 * Customers who change their seats and plans often, in both billing modes, with backdated prorations and graduated
 * prices. For tests of readers that derive changes from prorations.
 */
export const PRORATING_PROFILE: Profile = {
  ...DEFAULT_PROFILE,
  subscription: { ...DEFAULT_PROFILE.subscription, yearly: 0.4, seats: 0.5, withAddOn: 0.25, withCoupon: 0.2 },
  monthly: {
    ...DEFAULT_PROFILE.monthly,
    upgrade: 0.1,
    downgrade: 0.06,
    changeQuantity: 0.35,
    switchInterval: 0.03,
    addItem: 0.06,
    removeItem: 0.06,
  },
  prorations: { flexible: 0.5, itemized: 0.3, backdated: 0.25, backdatedDays: 6 },
};
