/** A charge without an invoice. */
export interface CreateCharge {
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  /** A customer's id; "guest" makes up a guest customer (`gcus_...`), null has none. */
  readonly customer: string | null;
  readonly description?: string;
  readonly receiptEmail?: string;
  /** Set: the charge fails with it. Absent: a customer's own card decides, and a guest's payment succeeds. */
  readonly declineCode?: string;
}

export interface RefundCharge {
  /** Minor units; all that is left when absent. */
  readonly amountMinor?: number;
  readonly reason?: "duplicate" | "fraudulent" | "requested_by_customer";
  /** It stays so until it is settled, as the refund of a bank debit does. Absent: it succeeds at once. */
  readonly status?: "pending";
}

export interface CreateDispute {
  /** Minor units; the whole charge when absent. */
  readonly amountMinor?: number;
  /** "general" when absent. */
  readonly reason?: string;
}
