{%- set reporting = var('stripe_lifecycle_reporting_currency', none) | string | lower -%}
{%- set gains = ['new_mrr', 'expansion_mrr', 'reactivation_mrr'] -%}
{%- set losses = ['contraction_mrr', 'churn_mrr'] -%}
{{ config(enabled=stripe_lifecycle.converts_currencies()) }}

-- Each amount at its month's rate. What was there before has changed its worth with the rate: exchange_rate_effect.
with rates as (
  {{ stripe_lifecycle.exchange_rates() }}
),

-- The worth of one minor unit of the currency, in minor units of the reporting currency.
movements as (
  select
    movements.*,
    case
      when movements.currency = '{{ reporting }}' then cast(1 as {{ stripe_lifecycle.type_exact(20, 12) }})
      else rates.rate
    end as rate,
    cast({{ stripe_lifecycle.minor_units("'" ~ reporting ~ "'") }} as {{ stripe_lifecycle.type_exact(4, 0) }})
      * case {{ stripe_lifecycle.minor_units('movements.currency') }}
        when 1 then cast(1 as {{ stripe_lifecycle.type_exact(4, 3) }})
        when 100 then cast(0.01 as {{ stripe_lifecycle.type_exact(4, 3) }})
        when 1000 then cast(0.001 as {{ stripe_lifecycle.type_exact(4, 3) }})
      end as ratio
  from {{ ref('mrr_movements') }} as movements
  left join rates
    on movements.currency = rates.currency
    and movements.month = rates.month
),

converted as (
  select
    movements.account_id,
    movements.month,
    movements.rate,
    {%- for measure in gains + losses + ['closing_mrr'] %}
    movements.{{ measure }},
    cast(
      floor(
        cast(movements.{{ measure }} as {{ stripe_lifecycle.type_exact(17, 0) }}) * movements.rate * movements.ratio
        + 0.5
      ) as {{ dbt.type_bigint() }}
    ) as converted_{{ measure }}{{ "," if not loop.last }}
    {%- endfor %}
  from movements
),

-- An amount is null where it has a part whose rate is missing.
summed as (
  select
    account_id,
    month,
    {%- for measure in gains + losses + ['closing_mrr'] %}
    case
      when sum(case when {{ measure }} <> 0 and rate is null then 1 else 0 end) = 0
        then sum(coalesce(converted_{{ measure }}, 0))
    end as {{ measure }},
    {%- endfor %}
    sum(
      case when rate is null and ({{ (gains + losses + ['closing_mrr']) | join(' <> 0 or ') }} <> 0) then 1 else 0 end
    ) as missing_rates
  from converted
  group by 1, 2
),

opened as (
  select
    summed.*,
    case
      when summed.month = min(summed.month) over (partition by summed.account_id) then 0
      else lag(summed.closing_mrr) over (partition by summed.account_id order by summed.month)
    end as opening_mrr
  from summed
)

select
  opened.month,
  opened.account_id,
  '{{ reporting }}' as reporting_currency,
  cast(opened.opening_mrr as {{ dbt.type_bigint() }}) as opening_mrr,
  {%- for measure in gains + losses %}
  cast(opened.{{ measure }} as {{ dbt.type_bigint() }}) as {{ measure }},
  {%- endfor %}
  cast(
    opened.closing_mrr - opened.opening_mrr
    {%- for measure in gains %} - opened.{{ measure }}{% endfor %}
    {%- for measure in losses %} + opened.{{ measure }}{% endfor %}
    as {{ dbt.type_bigint() }}
  ) as exchange_rate_effect,
  cast(opened.closing_mrr as {{ dbt.type_bigint() }}) as closing_mrr,
  cast(opened.missing_rates as {{ dbt.type_bigint() }}) as missing_rates
from opened
