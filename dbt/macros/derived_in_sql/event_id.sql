{# The connector's id of a business fact: a UUID of the account, the mode, the event's type and the fact's own key
   within it. The namespace is fixed for ever. Arguments are SQL expressions. #}
{% macro event_id(account_id, livemode, event_type, fact_key) -%}
  {{ stripe_lifecycle.uuid_v5(
    '6f1d2b0e-3a57-5c1c-9b3e-5d0c8f6a7e21',
    "concat('v1|', coalesce(" ~ account_id ~ ", ''), case when " ~ livemode ~ " then '|live|' else '|test|' end, "
    ~ event_type ~ ", '|', " ~ fact_key ~ ")"
  ) }}
{%- endmacro %}
