"""The streams of Airbyte's own Stripe source, and ours in their place.

docs/use/upgrading-from-airbyte-stripe.md has the same table for users.
"""

STORY_STREAMS = [
    "charges",
    "coupons",
    "credit_notes",
    "customers",
    "disputes",
    "events",
    "invoice_items",
    "invoice_line_items",
    "invoices",
    "prices",
    "products",
    "refunds",
    "subscription_items",
    "subscriptions",
]
"""Those of which the simulated account's past makes objects."""

SHELF_STREAMS = [
    "accounts",
    "application_fees",
    "application_fees_refunds",
    "authorizations",
    "balance_transactions",
    "bank_accounts",
    "cardholders",
    "cards",
    "checkout_sessions",
    "checkout_sessions_line_items",
    "customer_balance_transactions",
    "early_fraud_warnings",
    "file_links",
    "files",
    "payment_intents",
    "payment_methods",
    "payout_balance_transactions",
    "payouts",
    "persons",
    "plans",
    "promotion_codes",
    "reviews",
    "setup_attempts",
    "setup_intents",
    "shipping_rates",
    "subscription_schedule",
    "top_ups",
    "transactions",
    "transfer_reversals",
    "transfers",
]
"""Those of which it has only the objects that the test adds."""

OTHER_ACCOUNTS = "It reads the external accounts of the account itself; ours reads those of its connected accounts."

NOT_COMPARED = {
    "external_account_bank_accounts": OTHER_ACCOUNTS,
    "external_account_cards": OTHER_ACCOUNTS,
    "usage_records": "Stripe removed what it reads, and the simulator does not have it: /v1/subscription_items/{id}/usage_record_summaries.",
}
"""Their streams that cannot be compared, and why."""

NOT_FOLLOWED = {
    "invoice_line_items": "It emits the invoices of events as if they were lines.",
    "subscription_items": "It emits the subscriptions of events as if they were items.",
}
"""Their streams that are wrong after the first read, and why."""

NEW_ROWS_MISSED = {
    "accounts": "Stripe has no event of a new account. It follows account.updated only; ours lists new accounts.",
    "application_fees_refunds": "It follows application_fee.refund.updated only; a new refund writes application_fee.refunded.",
    "checkout_sessions": "Stripe has no event of a new session. It follows its end only; ours lists new sessions.",
    "checkout_sessions_line_items": "It reads the lines of those sessions that it finds.",
}
"""Their streams that miss new rows after the first read, and why. What they have is compared."""

RENAMED = {
    "application_fees_refunds": "application_fee_refunds",
    "authorizations": "issuing_authorizations",
    "bank_accounts": "customer_sources",
    "cardholders": "issuing_cardholders",
    "cards": "issuing_cards",
    "checkout_sessions_line_items": "checkout_session_line_items",
    "subscription_schedule": "subscription_schedules",
    "top_ups": "topups",
    "transactions": "issuing_transactions",
}

NAMES = {stream: RENAMED.get(stream, stream) for stream in STORY_STREAMS + SHELF_STREAMS}
"""Our stream in the place of each of theirs."""
