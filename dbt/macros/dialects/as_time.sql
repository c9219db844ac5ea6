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

{# By the epoch: a cast of TIMESTAMP_NTZ to TIMESTAMP_TZ takes it for a time of the session's zone. fakesnow's zone is
   UTC, so no test here shows that. #}
{% macro snowflake__as_time(column) -%}
  to_timestamp_ntz(date_part(epoch_microsecond, {{ column }}), 6)
{%- endmacro %}

{# By arithmetic: to_utc_timestamp is an hour off in the hour that the session's zone skips in spring. #}
{% macro spark__as_time(column) -%}
  case typeof({{ column }})
    when 'timestamp_ntz' then cast({{ column }} as timestamp_ntz)
    else timestamp_ntz '1970-01-01 00:00:00'
      + make_dt_interval(0, 0, 0, unix_micros(cast({{ column }} as timestamp)) * cast(0.000001 as decimal(7, 6)))
  end
{%- endmacro %}

{# An interval of Redshift has no microseconds. dateadd takes an integer, too small for the seconds of a time after
   2038. #}
{% macro redshift__as_time(column) -%}
  dateadd(
    microsecond,
    cast(extract(microsecond from {{ column }}) as bigint) % 1000000,
    timestamp 'epoch' + floor(extract(epoch from {{ column }})) * interval '1 second'
  )
{%- endmacro %}
