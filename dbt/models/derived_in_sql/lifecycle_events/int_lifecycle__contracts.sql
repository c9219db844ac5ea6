-- Each contract of int_lifecycle__terms in a row: what names it, so that two can be compared, and the columns that
-- events show of it. Those that only make sense for one item are null where there are several.
{% set terms = ref('int_lifecycle__terms') %}
{% set number = "lpad(cast(term_number as " ~ dbt.type_string() ~ "), 6, '0')" %}
with contract_keys as (
  select
    contract_id,
    {{ stripe_lifecycle.text_in_order('term_key', '+', number) }} as terms_key,
    {{ stripe_lifecycle.text_in_order('case when quantity is not null then term_key end', ',', number) }}
      as licensed_key,
    {{ stripe_lifecycle.text_in_order("coalesce(price_id, '')", ',', number) }} as prices_key,
    count(case when billing_interval is not null and quantity is not null then 1 end) as licensed_count
  from {{ terms }}
  group by contract_id
),

-- Where there is no licensed item, usage stands for itself.
main_terms as (
  select terms.*
  from {{ terms }} as terms
  inner join contract_keys on contract_keys.contract_id = terms.contract_id
  where terms.billing_interval is not null and (terms.quantity is not null or contract_keys.licensed_count = 0)
),

main_columns as (
  select
    contract_id,
    count(*) as term_count,
    count(distinct concat(cast(billing_interval_count as {{ dbt.type_string() }}), billing_interval))
      as recurrence_count,
    max(billing_interval) as billing_interval,
    max(billing_interval_count) as billing_interval_count,
    max(quantity) as quantity,
    max(price_id) as price_id,
    max(product_id) as product_id
  from main_terms
  group by contract_id
),

intervals as (
  select distinct
    contract_id,
    concat(coalesce(cast(billing_interval_count as {{ dbt.type_string() }}), ''), coalesce(billing_interval, ''))
      as recurrence
  from {{ terms }}
),

interval_keys as (
  select
    contract_id,
    {{ stripe_lifecycle.text_in_order('recurrence', ',', 'recurrence') }} as intervals_key
  from intervals
  group by contract_id
),

plans as (
  select
    contract_id,
    plan,
    min({{ number }}) as first_number
  from {{ terms }}
  where billing_interval is not null
  group by contract_id, plan
),

plan_names as (
  select
    contract_id,
    {{ stripe_lifecycle.text_in_order('plan', ', ', 'first_number') }} as plan
  from plans
  group by contract_id
)

select
  contract_keys.contract_id,
  contract_keys.terms_key,
  coalesce(contract_keys.licensed_key, '') as licensed_key,
  contract_keys.prices_key,
  interval_keys.intervals_key,
  plan_names.plan,
  case when main_columns.recurrence_count = 1 then main_columns.billing_interval end as billing_interval,
  case when main_columns.recurrence_count = 1 then main_columns.billing_interval_count end as billing_interval_count,
  case when main_columns.term_count = 1 and main_columns.quantity = floor(main_columns.quantity)
    then cast(main_columns.quantity as {{ dbt.type_bigint() }})
  end as quantity,
  case when main_columns.term_count = 1 then main_columns.price_id end as price_id,
  case when main_columns.term_count = 1 then main_columns.product_id end as product_id
from contract_keys
inner join interval_keys on interval_keys.contract_id = contract_keys.contract_id
left join main_columns on main_columns.contract_id = contract_keys.contract_id
left join plan_names on plan_names.contract_id = contract_keys.contract_id
