{# How many days one date is after another. #}
{% macro days_between(earlier, later) -%}
  {{ return(adapter.dispatch('days_between', 'stripe_lifecycle')(earlier, later)) }}
{%- endmacro %}

{% macro default__days_between(earlier, later) -%} ({{ later }} - {{ earlier }}) {%- endmacro %}

{% macro bigquery__days_between(earlier, later) -%} date_diff({{ later }}, {{ earlier }}, day) {%- endmacro %}

{% macro snowflake__days_between(earlier, later) -%} datediff(day, {{ earlier }}, {{ later }}) {%- endmacro %}

{% macro databricks__days_between(earlier, later) -%} datediff({{ later }}, {{ earlier }}) {%- endmacro %}
