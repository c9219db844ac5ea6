/** A charge without an invoice. */
export interface CreateCharge {
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  /** A customer's id. "guest" creates a guest customer (`gcus_...`). null: no customer. */
  readonly customer: string | null;
  readonly description?: string;
  readonly receiptEmail?: string;
  /** If set, the charge fails with it. Default: a customer's own card decides, and a guest's payment succeeds. */
  readonly declineCode?: string;
}

export interface RefundCharge {
  /** Minor units. Default: the whole unrefunded amount. */
  readonly amountMinor?: number;
  readonly reason?: "duplicate" | "fraudulent" | "requested_by_customer";
  /** The refund stays pending until it is settled, like that of a bank debit. Default: it succeeds immediately. */
  readonly status?: "pending";
}

export interface CreateDispute {
  /** Minor units. Default: the whole charge. */
  readonly amountMinor?: number;
  /** Default: "general". */
  readonly reason?: string;
}
