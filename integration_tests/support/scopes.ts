/** Every permission of a restricted key that a sync can use. */
export const readScopes: readonly string[] = [
  "event_read",
  "customer_read",
  "subscription_read",
  "invoice_read",
  "plan_read",
  "product_read",
  "coupon_read",
  "promotion_code_read",
  "credit_note_read",
  "tax_rate_read",
  "charge_read",
  "dispute_read",
];

/** Returns all permissions except for one; null: all. */
export function scopesBut(lost: string | null): readonly string[] {
  return readScopes.filter((scope) => scope !== lost);
}
