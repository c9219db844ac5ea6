{# The time so many calendar months after a time: a shorter month's last day where the day isn't in it. #}
{% macro months_after(time, months) -%}
  {{ return(adapter.dispatch('months_after', 'stripe_lifecycle')(time, months)) }}
{%- endmacro %}

{% macro default__months_after(time, months) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('months_after')) }}
{%- endmacro %}

{% macro duckdb__months_after(time, months) -%}
  ({{ time }} + to_months(cast({{ months }} as integer)))
{%- endmacro %}

{% macro postgres__months_after(time, months) -%}
  ({{ time }} + cast({{ months }} as integer) * interval '1 month')
{%- endmacro %}

{% macro redshift__months_after(time, months) -%}
  dateadd(month, cast({{ months }} as integer), {{ time }})
{%- endmacro %}

{% macro snowflake__months_after(time, months) -%}
  dateadd(month, {{ months }}, {{ time }})
{%- endmacro %}

{# A TIMESTAMP has no calendar there, a DATETIME has. #}
{% macro bigquery__months_after(time, months) -%}
  timestamp(datetime_add(datetime({{ time }}), interval cast({{ months }} as int64) month))
{%- endmacro %}

{% macro spark__months_after(time, months) -%}
  ({{ time }} + make_ym_interval(0, cast({{ months }} as int)))
{%- endmacro %}

{# The time so many days after a time. #}
{% macro days_after(time, days) -%}
  {{ return(adapter.dispatch('days_after', 'stripe_lifecycle')(time, days)) }}
{%- endmacro %}

{% macro default__days_after(time, days) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('days_after')) }}
{%- endmacro %}

{% macro duckdb__days_after(time, days) -%}
  ({{ time }} + to_days(cast({{ days }} as integer)))
{%- endmacro %}

{% macro postgres__days_after(time, days) -%}
  ({{ time }} + cast({{ days }} as integer) * interval '1 day')
{%- endmacro %}

{% macro redshift__days_after(time, days) -%}
  dateadd(day, cast({{ days }} as integer), {{ time }})
{%- endmacro %}

{% macro snowflake__days_after(time, days) -%}
  dateadd(day, {{ days }}, {{ time }})
{%- endmacro %}

{% macro bigquery__days_after(time, days) -%}
  timestamp_add({{ time }}, interval cast({{ days }} as int64) day)
{%- endmacro %}

{% macro spark__days_after(time, days) -%}
  ({{ time }} + make_dt_interval(cast({{ days }} as int)))
{%- endmacro %}
