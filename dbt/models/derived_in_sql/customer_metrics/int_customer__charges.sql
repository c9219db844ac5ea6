{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

-- What each charge took, and which invoice it is for (null: for none). An invoice names its payments: payment intents, or charges that have
-- none.
with payments as (
  select
    invoices.customer_id,
    invoices.invoice_id,
    invoices.status,
    coalesce(
      {{ stripe_lifecycle.json_text('payment.value', ['payment', 'payment_intent', 'id']) }},
      {{ stripe_lifecycle.json_text('payment.value', ['payment', 'payment_intent']) }},
      {{ stripe_lifecycle.json_text('payment.value', ['payment', 'charge', 'id']) }},
      {{ stripe_lifecycle.json_text('payment.value', ['payment', 'charge']) }}) as paid_by
  from {{ ref('int_customer__invoices') }} as invoices
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('invoices.payments', ['data']), 'payment') }}
),

-- A payment that several invoices name is the last one's.
numbered as (
  select
    payments.*,
    row_number() over (
      partition by customer_id, paid_by order by {{ stripe_lifecycle.by_code('invoice_id') }} desc
    ) as place
  from payments
  where paid_by is not null
),

payers as (
  select customer_id, paid_by, invoice_id, status
  from numbered
  where place = 1
)

select
  charges.charge_id,
  charges.customer_id,
  lower(charges.currency) as currency,
  coalesce(by_intent.invoice_id, by_charge.invoice_id) as invoice_id,
  coalesce(by_intent.status, by_charge.status) as invoice_status,
  charges.status = 'succeeded' as has_succeeded,
  case
    when charges.status <> 'succeeded' then 0
    when charges.amount_captured is not null then charges.amount_captured
    when charges.is_captured is not null and not charges.is_captured then 0
    else charges.amount
  end as taken,
  coalesce(charges.is_disputed, false) as is_disputed,
  charges.refunds
from {{ ref('stg_stripe__charges') }} as charges
left join payers as by_intent
  on by_intent.customer_id = charges.customer_id and by_intent.paid_by = charges.payment_intent_id
left join payers as by_charge
  on by_charge.customer_id = charges.customer_id and by_charge.paid_by = charges.charge_id
where charges.customer_id is not null and substr(charges.customer_id, 1, 5) <> 'gcus_'
