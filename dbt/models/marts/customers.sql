{%- set metadata_keys = var('stripe_lifecycle_customer_metadata') -%}
{#- The columns of metadata keys are the project's, so no contract of the package can name them. #}
{{ config(contract={'enforced': metadata_keys | length == 0}) }}
{%- if var('stripe_lifecycle__using_customers') -%} {{ stripe_lifecycle.refuse_to_replace_stream('customers') }} {%- endif %}

select
  metrics.customer_id,
  metrics.external_id,
  metrics.entity_type,
  coalesce(metrics.account_id, metrics.source_schema) as account_id,
  metrics.livemode,
  metrics.email,
  metrics.name,
  {%- if var('stripe_lifecycle__using_customers') %}
  customers.description,
  customers.phone,
  {{ stripe_lifecycle.json_text('customers.address', ['country']) }} as country,
  customers.is_delinquent,
  customers.balance,
  customers.metadata,
  {%- else %}
  cast(null as {{ dbt.type_string() }}) as description,
  cast(null as {{ dbt.type_string() }}) as phone,
  cast(null as {{ dbt.type_string() }}) as country,
  cast(null as {{ dbt.type_boolean() }}) as is_delinquent,
  cast(null as {{ dbt.type_bigint() }}) as balance,
  cast(null as {{ stripe_lifecycle.type_json() }}) as metadata,
  {%- endif %}
  {%- for key in metadata_keys %}
  {% if var('stripe_lifecycle__using_customers') -%}
  {{ stripe_lifecycle.json_text('customers.metadata', [key]) }}
  {%- else -%}
  cast(null as {{ dbt.type_string() }})
  {%- endif %} as {{ stripe_lifecycle.metadata_column(key) }},
  {%- endfor %}
  metrics.status,
  metrics.status_detail,
  metrics.stage,
  metrics.plan,
  metrics.plans,
  metrics.currency,
  metrics.currency_exponent,
  metrics.mrr,
  metrics.arr,
  metrics.mrr_gross,
  metrics.committed_mrr,
  metrics.trial_mrr,
  metrics.mrr_by_currency,
  metrics.ltv,
  metrics.ltv_net,
  metrics.refunded,
  metrics.other_revenue,
  metrics.ltv_by_currency,
  metrics.ever_paid,
  metrics.will_renew,
  metrics.signed_up_at,
  metrics.first_paid_at,
  metrics.last_paid_at,
  metrics.trial_started_at,
  metrics.trial_ends_at,
  metrics.renewal_at,
  metrics.cancel_at,
  metrics.churned_at,
  metrics.subscription_count,
  metrics.active_subscription_count,
  metrics.invoice_count,
  metrics.paid_invoice_count,
  metrics.failed_payment_count,
  metrics.is_deleted,
  metrics.definition_version,
  metrics.computed_at
from {{ ref('stg_stripe__customer_metrics') }} as metrics
{%- if var('stripe_lifecycle__using_customers') %}
left join {{ ref('stg_stripe__customers') }} as customers
  on metrics.customer_id = customers.customer_id
{%- endif %}
