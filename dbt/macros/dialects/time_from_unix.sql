{# Whole Unix seconds as a time: UTC without a zone. #}
{% macro time_from_unix(seconds) -%}
  {{ return(adapter.dispatch('time_from_unix', 'stripe_lifecycle')(seconds)) }}
{%- endmacro %}

{% macro default__time_from_unix(seconds) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('time_from_unix')) }}
{%- endmacro %}

{% macro duckdb__time_from_unix(seconds) -%}
  make_timestamp(cast({{ seconds }} as bigint) * 1000000)
{%- endmacro %}

{% macro postgres__time_from_unix(seconds) -%}
  (timestamp 'epoch' + {{ seconds }} * interval '1 second')
{%- endmacro %}

{% macro bigquery__time_from_unix(seconds) -%}
  timestamp_seconds({{ seconds }})
{%- endmacro %}

{% macro snowflake__time_from_unix(seconds) -%}
  to_timestamp_ntz({{ seconds }})
{%- endmacro %}

{% macro spark__time_from_unix(seconds) -%}
  (timestamp_ntz '1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, {{ seconds }}))
{%- endmacro %}
