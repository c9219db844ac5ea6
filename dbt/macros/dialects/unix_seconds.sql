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

{# Field by field: timestampdiff is an hour off in the hour that the session's zone skips in spring. #}
{% macro spark__unix_seconds(time) -%}
  (unix_date(cast({{ time }} as date)) * cast(86400 as bigint)
    + hour({{ time }}) * 3600 + minute({{ time }}) * 60 + second({{ time }}))
{%- endmacro %}
