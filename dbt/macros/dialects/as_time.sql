{# A column of the connection that holds a time, with or without a zone, as the package's one kind of time: UTC without
   a zone (BigQuery: TIMESTAMP, which has none), so that no session's zone moves a day or a month. To the microsecond.
   #}
{% macro as_time(column) -%}
  {{ return(adapter.dispatch('as_time', 'stripe_lifecycle')(column)) }}
{%- endmacro %}

{% macro default__as_time(column) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('as_time')) }}
{%- endmacro %}

{% macro duckdb__as_time(column) -%}
  make_timestamp(epoch_us({{ column }}))
{%- endmacro %}

{# Seconds and microseconds apart, since together they are more than a double holds. #}
{% macro postgres__as_time(column) -%}
  (timestamp 'epoch' + floor(extract(epoch from {{ column }})) * interval '1 second'
    + (cast(extract(microseconds from {{ column }}) as bigint) % 1000000) * interval '1 microsecond')
{%- endmacro %}

{% macro bigquery__as_time(column) -%}
  cast({{ column }} as timestamp)
{%- endmacro %}

{% macro snowflake__as_time(column) -%}
  cast(convert_timezone('UTC', cast({{ column }} as timestamp_tz)) as timestamp_ntz)
{%- endmacro %}

{% macro databricks__as_time(column) -%}
  cast(to_utc_timestamp(cast({{ column }} as timestamp), current_timezone()) as timestamp_ntz)
{%- endmacro %}
