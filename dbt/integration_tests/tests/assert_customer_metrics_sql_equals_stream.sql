-- Row by row and column by column, customer_metrics_sql is the stream customer_metrics. Gives the rows that differ, and in what.
--
-- The model describes one moment, each row of the stream its own computed_at. A discount that ended between the two is still in the row of the
-- stream (docs/BEHAVIOR.md: its end fires no event); assert_mrr_at_the_moment_of_each_row holds those rows to the same numbers. When a
-- subscription became unpaid or paused, the stream knows from an event, the model infers it.
{% set by_discounts = ['currency', 'mrr', 'arr', 'committed_mrr', 'trial_mrr', 'mrr_by_currency', 'status_detail', 'stage'] %}
{% set columns = [
  'external_id', 'entity_type', 'email', 'name', 'account_id', 'livemode', 'currency', 'mrr', 'arr', 'mrr_gross', 'committed_mrr', 'trial_mrr',
  'mrr_by_currency', 'ltv', 'ltv_net', 'refunded', 'other_revenue', 'ltv_by_currency', 'status', 'status_detail', 'stage', 'ever_paid', 'will_renew',
  'plan', 'plans', 'signed_up_at', 'first_paid_at', 'last_paid_at', 'trial_started_at', 'trial_ends_at', 'renewal_at', 'cancel_at', 'churned_at',
  'subscription_count', 'active_subscription_count', 'invoice_count', 'paid_invoice_count', 'failed_payment_count', 'is_deleted',
  'definition_version'
] %}
with derived as (
  select * from {{ ref('stripe_lifecycle', 'customer_metrics_sql') }}
),

streamed as (
  select * from {{ ref('stripe_lifecycle', 'stg_stripe__customer_metrics') }}
),

ended_since as (
  select distinct subscriptions.customer_id
  from {{ ref('stripe_lifecycle', 'int_stripe__contract_discounts') }} as discounts
  inner join {{ ref('stripe_lifecycle', 'stg_stripe__subscriptions') }} as subscriptions
    on subscriptions.subscription_id = discounts.state_id
  inner join streamed on streamed.customer_id = subscriptions.customer_id
  inner join derived on derived.customer_id = subscriptions.customer_id
  where discounts.ends_at > {{ dbt.date_trunc('second', 'streamed.computed_at') }} and discounts.ends_at <= derived.computed_at
),

without_exact_stop as (
  select distinct customer_id
  from {{ ref('stripe_lifecycle', 'stg_stripe__subscriptions') }}
  where status in ('unpaid', 'paused', 'past_due')
),

compared as (
  select
    coalesce(derived.customer_id, streamed.customer_id) as customer_id,
    derived.customer_id is null or streamed.customer_id is null as is_single,
    ended_since.customer_id is not null as has_ended_since,
    derived.churned_at is not null and streamed.churned_at is not null and without_exact_stop.customer_id is not null
      as is_stop_inferred,
    {%- for column in columns %}
    cast(derived.{{ column }} as {{ dbt.type_string() }})
      is distinct from cast(streamed.{{ column }} as {{ dbt.type_string() }}) as differs_in_{{ column }}{{ "," if not loop.last }}
    {%- endfor %}
  from derived
  full outer join streamed on streamed.customer_id = derived.customer_id
  left join ended_since on ended_since.customer_id = derived.customer_id
  left join without_exact_stop on without_exact_stop.customer_id = derived.customer_id
),

described as (
  select
    customer_id,
    case when is_single then 'row' else '' end
    {%- for column in columns %}
    || case when differs_in_{{ column }}
      {%- if column in by_discounts %} and not has_ended_since {%- elif column == 'churned_at' %} and not is_stop_inferred {%- endif %}
      then ' {{ column }}' else '' end
    {%- endfor %} as differing
  from compared
)

select customer_id, differing
from described
where differing <> ''
