{{ config(severity='warn') }}
{%- set has_customers = var('stripe_lifecycle__using_customers') -%}
{%- set metadata_keys = var('stripe_lifecycle_customer_metadata') -%}
{%- set reporting = var('stripe_lifecycle_reporting_currency', none) -%}
{%- set keys = {'lifecycle_events': 'event_id', 'customer_metrics': 'customer_id'} -%}
{#- Of a raw stream, which column of events shows that its objects exist. #}
{%- set raw_streams = {
  'customers': 'customer_id',
  'invoices': 'invoice_id',
  'subscriptions': 'subscription_id'
} -%}
{%- set canonical = ['user_signed_up', 'trial_started', 'subscription_changed', 'subscription_cancelled',
  'payment_failed'] -%}
{%- for stream in raw_streams if var('stripe_lifecycle__using_' ~ stream) -%}
  {%- do keys.update({stream: 'id'}) -%}
{%- endfor -%}
-- A row is a problem: a variable that says what the streams don't hold. Each sentence ends with what to do.
with no_problem as (
  select cast(null as {{ dbt.type_string() }}) as problem
)

select problem
from no_problem
where problem is not null

{%- if var('stripe_lifecycle_deduplicated') %}
{%- for stream, key in keys.items() %}

union all

select
  'stripe_lifecycle_deduplicated is true, but {{ stream }} has '
  || cast(count(*) - count(distinct every_row.{{ key }}) as {{ dbt.type_string() }})
  || ' rows of a key that has another. Set it to false.' as problem
from {{ stripe_lifecycle.stream_rows(stream) }} as every_row
having count(*) > count(distinct every_row.{{ key }})
{%- endfor %}
{%- endif %}

{%- if var('stripe_lifecycle_schemas') | length > 1 %}

union all

select
  'stripe_lifecycle_schemas: ' || cast(count(*) as {{ dbt.type_string() }})
  || ' customers are in several of the schemas. Name one schema an account.' as problem
from (
  select every_row.customer_id
  from {{ stripe_lifecycle.stream_rows('customer_metrics') }} as every_row
  group by 1
  having count(distinct every_row.source_schema) > 1
) as repeated
having count(*) > 0
{%- endif %}

{%- for stream in raw_streams if var('stripe_lifecycle__using_' ~ stream) %}

union all

select
  'The stream {{ stream }} is empty, but there are events of its objects. If the connection does not sync it, set '
  || 'stripe_lifecycle__using_{{ stream }} to false.' as problem
from {{ ref('stg_stripe__lifecycle_events') }}
where not exists (select 1 from {{ ref('stg_stripe__' ~ stream) }})
having count({{ raw_streams[stream] }}) > 0
{%- endfor %}

union all

select
  'lifecycle_events has only the types of event_set canonical, so trial_conversion and payment_recovery lack what came of '
  || 'trials and failed payments. Set event_set to extended in the connection.' as problem
from {{ ref('stg_stripe__lifecycle_events') }}
having
  count(*) > 0
  and sum(case when event_type in ('{{ canonical | join("', '") }}') then 0 else 1 end) = 0

union all

select
  'customer_metrics has rows of the definition_version ' || min(definition_version) || ' and of '
  || max(definition_version) || ', whose numbers may differ. Clear the stream and sync it again.' as problem
from {{ ref('stg_stripe__customer_metrics') }}
having min(definition_version) <> max(definition_version)

union all

select
  'The schema ' || source_schema || ' has customers of live mode and of test mode. Give each mode a connection and a '
  || 'schema of its own.' as problem
from {{ ref('stg_stripe__customer_metrics') }}
group by source_schema
having count(distinct livemode) > 1

{%- for key in metadata_keys %}

union all

select
  {{ stripe_lifecycle.text_literal('stripe_lifecycle_customer_metadata names ' ~ key ~ ', ' ~ (
    'but no customer has that key in metadata. Correct the key or leave it out.' if has_customers
    else 'but stripe_lifecycle__using_customers is false, so the column is null. Leave the key out.'
  )) }} as problem
{%- if has_customers %}
from {{ ref('stg_stripe__customers') }}
having
  count(*) > 0
  and count({{ stripe_lifecycle.json_text('metadata', [key]) }}) = 0
{%- endif %}
{%- endfor %}

{%- if has_customers %}
{%- set customers = ref('customers') %}
{#- Those that its YAML names: its contract, where no key of metadata is named. #}
{%- set columns = graph.nodes['model.stripe_lifecycle.customers'].columns.keys() | list if execute else [] %}
{%- for key in metadata_keys %} {%- do columns.append(stripe_lifecycle.metadata_column(key)) %} {%- endfor %}
{%- for segment in var('stripe_lifecycle_segments') %}

union all

select
  {{ stripe_lifecycle.text_literal('stripe_lifecycle_segments names ' ~ segment ~ ', ' ~ (
    'but no customer has a value of it. Leave it out.' if segment | lower in columns
    else 'but the mart customers has no such column. Correct the name or leave it out.'
  )) }} as problem
{%- if segment | lower in columns %}
from {{ customers }}
having
  count(*) > 0
  and count({{ segment }}) = 0
{%- endif %}
{%- endfor %}
{%- endif %}

{%- if (reporting is none) != (var('stripe_lifecycle_exchange_rates', none) is none) %}

union all

select
  'mrr_movements_converted is not built: it needs both stripe_lifecycle_reporting_currency and '
  || 'stripe_lifecycle_exchange_rates. Set both or none.' as problem
{%- endif %}

{%- if reporting is not none %}

union all

select
  {{ stripe_lifecycle.text_literal('stripe_lifecycle_reporting_currency is ' ~ reporting ~ ', but no MRR is in it. '
    ~ 'Make sure that it is the currency that your rates convert to.') }} as problem
from {{ ref('mrr_movements') }}
having
  count(*) > 0
  and sum(case when currency = {{ stripe_lifecycle.text_literal(reporting | string | lower) }} then 1 else 0 end) = 0
{%- endif %}
