{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

-- What each customer's payments came to, by currency, in minor units; null: the customer has nothing of the kind in that currency. Of a
-- void invoice nothing was counted that could be taken off. Credit notes take off what they paid back outside of Stripe: other credit was
-- never in what was paid, or is a refund of its own.
with for_invoices as (
  select *
  from {{ ref('int_customer__charges') }}
  where invoice_id is not null and coalesce(invoice_status, '') <> 'void'
),

amounts as (
  select customer_id, currency, 'paid' as kind, paid as amount
  from {{ ref('int_customer__invoices') }}
  where is_finalised

  union all

  select
    for_invoices.customer_id,
    lower({{ stripe_lifecycle.json_text('refund.value', ['currency']) }}) as currency,
    'refunded' as kind,
    {{ stripe_lifecycle.json_bigint('refund.value', ['amount']) }} as amount
  from for_invoices
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('for_invoices.refunds', ['data']), 'refund') }}
  where coalesce({{ stripe_lifecycle.json_text('refund.value', ['status']) }}, 'succeeded') = 'succeeded'

  union all

  select customer_id, lower(currency) as currency, 'paid_back' as kind,
    case when status = 'issued' then coalesce(out_of_band_amount, 0) else 0 end as amount
  from {{ ref('stg_stripe__credit_notes') }}

  union all

  select for_invoices.customer_id, lower(disputes.currency) as currency, 'lost' as kind, disputes.amount
  from for_invoices
  inner join {{ ref('stg_stripe__disputes') }} as disputes on disputes.charge_id = for_invoices.charge_id
  where for_invoices.is_disputed and disputes.status = 'lost'

  union all

  select customer_id, currency, 'other' as kind, taken as amount
  from {{ ref('int_customer__charges') }}
  where invoice_id is null and has_succeeded
)

select
  customer_id,
  currency,
  cast(sum(case when kind = 'paid' then amount end) as {{ dbt.type_bigint() }}) as paid,
  cast(sum(case when kind = 'refunded' then amount end) as {{ dbt.type_bigint() }}) as refunded,
  cast(sum(case when kind = 'other' then amount end) as {{ dbt.type_bigint() }}) as other_revenue,
  cast(sum(case when kind = 'paid' then amount when kind <> 'other' then -amount end) as {{ dbt.type_bigint() }}) as net
from amounts
group by customer_id, currency
