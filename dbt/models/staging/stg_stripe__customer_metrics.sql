{{ config(
  unique_key='customer_id',
  pre_hook="{{ stripe_lifecycle.delete_vanished_rows('customer_metrics', 'customer_id', 'customer_id') }}"
) }}

with arrived as (
  {{ stripe_lifecycle.latest_rows('customer_metrics', key='customer_id', cursor='computed_at', staged_key='customer_id') }}
)

select
  arrived.customer_id,
  arrived.external_id,
  arrived.entity_type,
  arrived.email,
  arrived.name,
  arrived.account_id,
  {{ stripe_lifecycle.source_schema('arrived') }} as source_schema,
  arrived.livemode,
  arrived.currency,
  cast(arrived.currency_exponent as {{ dbt.type_bigint() }}) as currency_exponent,
  cast(arrived.mrr as {{ dbt.type_bigint() }}) as mrr,
  cast(arrived.arr as {{ dbt.type_bigint() }}) as arr,
  cast(arrived.mrr_gross as {{ dbt.type_bigint() }}) as mrr_gross,
  cast(arrived.committed_mrr as {{ dbt.type_bigint() }}) as committed_mrr,
  cast(arrived.trial_mrr as {{ dbt.type_bigint() }}) as trial_mrr,
  {{ stripe_lifecycle.as_json('arrived.mrr_by_currency') }} as mrr_by_currency,
  cast(arrived.ltv as {{ dbt.type_bigint() }}) as ltv,
  cast(arrived.ltv_net as {{ dbt.type_bigint() }}) as ltv_net,
  cast(arrived.refunded as {{ dbt.type_bigint() }}) as refunded,
  cast(arrived.other_revenue as {{ dbt.type_bigint() }}) as other_revenue,
  {{ stripe_lifecycle.as_json('arrived.ltv_by_currency') }} as ltv_by_currency,
  arrived.status,
  arrived.status_detail,
  arrived.stage,
  arrived.ever_paid,
  arrived.will_renew,
  arrived.plan,
  {{ stripe_lifecycle.as_json('arrived.plans') }} as plans,
  {{ stripe_lifecycle.as_time('arrived.signed_up_at') }} as signed_up_at,
  {{ stripe_lifecycle.as_time('arrived.first_paid_at') }} as first_paid_at,
  {{ stripe_lifecycle.as_time('arrived.last_paid_at') }} as last_paid_at,
  {{ stripe_lifecycle.as_time('arrived.trial_started_at') }} as trial_started_at,
  {{ stripe_lifecycle.as_time('arrived.trial_ends_at') }} as trial_ends_at,
  {{ stripe_lifecycle.as_time('arrived.renewal_at') }} as renewal_at,
  {{ stripe_lifecycle.as_time('arrived.cancel_at') }} as cancel_at,
  {{ stripe_lifecycle.as_time('arrived.churned_at') }} as churned_at,
  cast(arrived.subscription_count as {{ dbt.type_bigint() }}) as subscription_count,
  cast(arrived.active_subscription_count as {{ dbt.type_bigint() }}) as active_subscription_count,
  cast(arrived.invoice_count as {{ dbt.type_bigint() }}) as invoice_count,
  cast(arrived.paid_invoice_count as {{ dbt.type_bigint() }}) as paid_invoice_count,
  cast(arrived.failed_payment_count as {{ dbt.type_bigint() }}) as failed_payment_count,
  coalesce(arrived.is_deleted, false) as is_deleted,
  arrived.definition_version,
  {{ stripe_lifecycle.as_time('arrived.computed_at') }} as computed_at,
  {{ stripe_lifecycle.staged_at() }} as staged_at
from arrived
