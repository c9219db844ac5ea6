{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

-- Where each customer stands, from the raw streams alone: the stream customer_metrics, computed in the warehouse.
{% set external_id_key = var('stripe_lifecycle_external_id_metadata_key') %}
{% set stage_map = var('stripe_lifecycle_stage_map') %}
{% set basis = 'net' if var('stripe_lifecycle_ltv_basis') == 'net' else 'paid' %}
with mrr_columns as (
  select
    customer_id,
    {{ stripe_lifecycle.text_in_order(
      "'{\"currency\":\"' || currency || '\",\"amount\":' || cast(mrr as " ~ dbt.type_string() ~ ") || '}'", ',', 'currency') }}
      as mrr_by_currency
  from {{ ref('int_customer__mrr') }}
  group by customer_id
),

ltv_columns as (
  select
    customer_id,
    {{ stripe_lifecycle.text_in_order(
      "'{\"currency\":\"' || currency || '\",\"amount\":' || cast(" ~ basis ~ " as " ~ dbt.type_string() ~ ") || '}'", ',', 'currency') }}
      as ltv_by_currency
  from {{ ref('int_customer__revenue') }}
  where {{ basis }} is not null
  group by customer_id
),

plans as (
  select
    customer_id,
    {{ stripe_lifecycle.text_in_order(
      "'{\"subscription_id\":' || " ~ stripe_lifecycle.json_string('subscription_id')
      ~ " || ',\"price_id\":' || " ~ stripe_lifecycle.json_string('price_id')
      ~ " || ',\"product_id\":' || " ~ stripe_lifecycle.json_string('product_id')
      ~ " || ',\"name\":' || " ~ stripe_lifecycle.json_string('name')
      ~ " || ',\"interval\":' || " ~ stripe_lifecycle.json_string('billing_interval')
      ~ " || ',\"interval_count\":' || coalesce(cast(case when billing_interval is not null then billing_interval_count end as " ~ dbt.type_string() ~ "), 'null')"
      ~ " || ',\"quantity\":' || " ~ stripe_lifecycle.json_number('quantity') ~ " || '}'",
      ',', "lpad(cast(place as " ~ dbt.type_string() ~ "), 9, '0')") }} as plans
  from {{ ref('int_customer__plans') }}
  group by customer_id
),

plan_names as (
  select customer_id, name, min(place) as place
  from {{ ref('int_customer__plans') }}
  group by customer_id, name
),

joined_names as (
  select
    customer_id,
    {{ stripe_lifecycle.text_in_order('name', ', ', "lpad(cast(place as " ~ dbt.type_string() ~ "), 9, '0')") }} as plan
  from plan_names
  group by customer_id
),

moment as (
  select max(as_of_seconds) as as_of_seconds from {{ ref('int_lifecycle__span') }}
)

select
  customers.customer_id,
  {% if external_id_key -%} {{ stripe_lifecycle.json_text('customers.metadata', [external_id_key]) }}
  {%- else -%} cast(null as {{ dbt.type_string() }})
  {%- endif %} as external_id,
  {{ stripe_lifecycle.text_literal(var('stripe_lifecycle_entity_type')) }} as entity_type,
  customers.email,
  customers.name,
  customers.account_id,
  customers.livemode,
  currencies.currency,
  case when mrr.customer_id is null then 0 else mrr.mrr end as mrr,
  case when mrr.customer_id is null then 0 else 12 * mrr.mrr end as arr,
  case when mrr.customer_id is null then 0 else mrr.mrr_gross end as mrr_gross,
  case when mrr.customer_id is null then 0 else mrr.committed_mrr end as committed_mrr,
  case when mrr.customer_id is null then 0 else mrr.trial_mrr end as trial_mrr,
  {{ stripe_lifecycle.as_json("('[' || coalesce(mrr_columns.mrr_by_currency, '') || ']')") }} as mrr_by_currency,
  coalesce(revenue.{{ basis }}, 0) as ltv,
  coalesce(revenue.net, 0) as ltv_net,
  coalesce(revenue.refunded, 0) as refunded,
  coalesce(revenue.other_revenue, 0) as other_revenue,
  {{ stripe_lifecycle.as_json("('[' || coalesce(ltv_columns.ltv_by_currency, '') || ']')") }} as ltv_by_currency,
  statuses.status,
  statuses.status_detail,
  case
    {%- for place, stage in stage_map.items() if place not in ['lead', 'trial', 'active', 'churned'] %}
    when statuses.status_detail = {{ stripe_lifecycle.text_literal(place) }} then {{ stripe_lifecycle.text_literal(stage) }}
    {%- endfor %}
    when statuses.status = 'lead' then {{ stripe_lifecycle.text_literal(stage_map.get('lead', 'Lead')) }}
    when statuses.status = 'trial' then {{ stripe_lifecycle.text_literal(stage_map.get('trial', 'Trial')) }}
    when statuses.status = 'active' then {{ stripe_lifecycle.text_literal(stage_map.get('active', 'Customer')) }}
    else {{ stripe_lifecycle.text_literal(stage_map.get('churned', 'Churned')) }}
  end as stage,
  coalesce(invoices.ever_paid, false) as ever_paid,
  coalesce(subscriptions.will_renew, false) as will_renew,
  joined_names.plan,
  {{ stripe_lifecycle.as_json("('[' || coalesce(plans.plans, '') || ']')") }} as plans,
  customers.created_at as signed_up_at,
  invoices.first_paid_at,
  invoices.last_paid_at,
  subscriptions.trial_started_at,
  subscriptions.trial_ends_at,
  subscriptions.renewal_at,
  subscriptions.cancel_at,
  case when statuses.status = 'churned' then subscriptions.stopped_at end as churned_at,
  coalesce(subscriptions.subscription_count, 0) as subscription_count,
  coalesce(subscriptions.active_subscription_count, 0) as active_subscription_count,
  coalesce(invoices.invoice_count, 0) as invoice_count,
  coalesce(invoices.paid_invoice_count, 0) as paid_invoice_count,
  coalesce(invoices.failed_payment_count, 0) as failed_payment_count,
  customers.is_deleted,
  '1' as definition_version,
  {{ stripe_lifecycle.time_from_unix('moment.as_of_seconds') }} as computed_at
from {{ ref('int_customer__customers') }} as customers
inner join {{ ref('int_customer__currencies') }} as currencies on currencies.customer_id = customers.customer_id
inner join {{ ref('int_customer__statuses') }} as statuses on statuses.customer_id = customers.customer_id
left join {{ ref('int_customer__mrr') }} as mrr
  on mrr.customer_id = customers.customer_id and mrr.currency = currencies.currency
left join {{ ref('int_customer__revenue') }} as revenue
  on revenue.customer_id = customers.customer_id and revenue.currency = currencies.currency
left join mrr_columns on mrr_columns.customer_id = customers.customer_id
left join ltv_columns on ltv_columns.customer_id = customers.customer_id
left join {{ ref('int_customer__invoice_totals') }} as invoices on invoices.customer_id = customers.customer_id
left join {{ ref('int_customer__subscription_totals') }} as subscriptions on subscriptions.customer_id = customers.customer_id
left join joined_names on joined_names.customer_id = customers.customer_id
left join plans on plans.customer_id = customers.customer_id
cross join moment
