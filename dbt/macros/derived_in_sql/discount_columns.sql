{# The columns of a discount, from its JSON: an object, whose coupon is an id unless it was expanded, or its id alone. Times in Unix seconds. #}
{% macro discount_columns(json) -%}
coalesce({{ stripe_lifecycle.json_text(json, ['id']) }}, {{ stripe_lifecycle.json_text(json, []) }}) as discount_id,
    coalesce(
      {{ stripe_lifecycle.json_text(json, ['source', 'coupon', 'id']) }},
      {{ stripe_lifecycle.json_text(json, ['source', 'coupon']) }},
      {{ stripe_lifecycle.json_text(json, ['coupon', 'id']) }}) as coupon_id,
    {{ stripe_lifecycle.json_bigint(json, ['start']) }} as start_seconds,
    {{ stripe_lifecycle.json_bigint(json, ['end']) }} as end_seconds
{%- endmacro %}
