{# The date so many calendar months after a date; a shorter month's last day where the day isn't in it. #}
{% macro months_later(date, months) -%}
  {{ return(adapter.dispatch('months_later', 'stripe_lifecycle')(date, months)) }}
{%- endmacro %}

{% macro default__months_later(date, months) -%}
  cast({{ date }} + {{ months }} * interval '1 month' as date)
{%- endmacro %}

{% macro bigquery__months_later(date, months) -%} date_add({{ date }}, interval {{ months }} month) {%- endmacro %}

{% macro snowflake__months_later(date, months) -%} dateadd(month, {{ months }}, {{ date }}) {%- endmacro %}

{% macro databricks__months_later(date, months) -%} add_months({{ date }}, cast({{ months }} as int)) {%- endmacro %}
