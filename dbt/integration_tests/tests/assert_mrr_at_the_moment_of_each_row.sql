-- Each row of the stream customer_metrics has the MRR, by currency, that its customer's contracts are worth in SQL at the moment that the row
-- describes, to the minor unit.
with streamed as (
  select * from {{ ref('stripe_lifecycle', 'stg_stripe__customer_metrics') }}
),

contracts as (
  select
    subscriptions.subscription_id as state_id,
    subscriptions.customer_id,
    subscriptions.currency,
    {{ dbt.date_trunc('second', 'streamed.computed_at') }} as valued_at
  from {{ ref('stripe_lifecycle', 'int_customer__subscriptions') }} as subscriptions
  inner join streamed on streamed.customer_id = subscriptions.customer_id
  where subscriptions.is_counted
),

valued as (
  {{ stripe_lifecycle.value_contracts(
    'contracts', ref('stripe_lifecycle', 'int_stripe__contract_items'), ref('stripe_lifecycle', 'int_stripe__contract_discounts'),
    ref('stripe_lifecycle', 'int_stripe__price_terms'), ref('stripe_lifecycle', 'int_stripe__coupon_terms')) }}
),

in_sql as (
  select
    contracts.customer_id,
    contracts.currency,
    sum(valued.mrr) as mrr,
    sum(valued.mrr_gross) as mrr_gross
  from contracts
  inner join valued on valued.state_id = contracts.state_id
  group by contracts.customer_id, contracts.currency
),

in_stream as (
  select
    streamed.customer_id,
    {{ stripe_lifecycle.json_text('entry.value', ['currency']) }} as currency,
    {{ stripe_lifecycle.json_bigint('entry.value', ['amount']) }} as mrr,
    case when streamed.currency = {{ stripe_lifecycle.json_text('entry.value', ['currency']) }} then streamed.mrr_gross end as mrr_gross
  from streamed
  {{ stripe_lifecycle.json_array_elements('streamed.mrr_by_currency', 'entry') }}
)

select
  coalesce(in_sql.customer_id, in_stream.customer_id) as customer_id,
  coalesce(in_sql.currency, in_stream.currency) as currency,
  in_sql.mrr as in_sql,
  in_stream.mrr as in_stream
from in_sql
full outer join in_stream on in_stream.customer_id = in_sql.customer_id and in_stream.currency = in_sql.currency
where coalesce(in_sql.mrr, 0) <> coalesce(in_stream.mrr, 0)
  or coalesce(in_sql.mrr_gross, 0) <> coalesce(in_stream.mrr_gross, in_sql.mrr_gross, 0)
  or (in_sql.customer_id is not null and in_sql.mrr is null)
