{# The discounts of subscriptions as they stand, as value_contracts takes them, the subscription being the state.
   subscriptions, customers: relations shaped as the staging models are. items: what contract_items gives of the same subscriptions. #}
{% macro contract_discounts(subscriptions, customers, items) -%}
select
  state_id,
  level,
  item_id,
  position,
  discount_id,
  coupon_id,
  {{ stripe_lifecycle.time_from_unix('end_seconds') }} as ends_at
from ({{ stripe_lifecycle.held_discounts(subscriptions, customers, items, key='state_id') }}) as held
{%- endmacro %}
