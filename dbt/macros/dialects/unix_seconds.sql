{# The whole Unix seconds of a time. #}
{% macro unix_seconds(time) -%}
  {{ return(adapter.dispatch('unix_seconds', 'stripe_lifecycle')(time)) }}
{%- endmacro %}

{% macro default__unix_seconds(time) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('unix_seconds')) }}
{%- endmacro %}

{% macro duckdb__unix_seconds(time) -%}
  (epoch_us({{ time }}) // 1000000)
{%- endmacro %}

{% macro postgres__unix_seconds(time) -%}
  cast(floor(extract(epoch from {{ time }})) as bigint)
{%- endmacro %}

{% macro bigquery__unix_seconds(time) -%}
  unix_seconds({{ time }})
{%- endmacro %}

{% macro snowflake__unix_seconds(time) -%}
  date_part(epoch_second, {{ time }})
{%- endmacro %}

{% macro databricks__unix_seconds(time) -%}
  timestampdiff(second, timestamp_ntz '1970-01-01 00:00:00', {{ time }})
{%- endmacro %}
