{# A SELECT of the exchange rates that the variable stripe_lifecycle_exchange_rates names: month, currency and rate. The
   variable is the name of a model or seed of the user's project, or package.name. A month and currency with several
   rates has none that is known. #}
{% macro exchange_rates() -%}
  {#- Models that are not enabled are rendered, too. -#}
  {%- if stripe_lifecycle.converts_currencies() -%}
  {%- set name = var('stripe_lifecycle_exchange_rates').split('.') -%}
  select
    {{ stripe_lifecycle.month_of('month') }} as month,
    lower(currency) as currency,
    case when min(rate) = max(rate) then cast(max(rate) as {{ stripe_lifecycle.type_exact(20, 12) }}) end as rate
  from {{ ref(name[0] if name | length > 1 else project_name, name | last) }}
  group by 1, 2
  {%- endif -%}
{%- endmacro %}

{# Whether the user has said to which currency and with which rates amounts are to be converted. #}
{% macro converts_currencies() -%}
  {{ return(var('stripe_lifecycle_reporting_currency', none) is not none
    and var('stripe_lifecycle_exchange_rates', none) is not none) }}
{%- endmacro %}
