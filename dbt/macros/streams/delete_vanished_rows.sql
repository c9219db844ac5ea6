{# Before an incremental build: deletes the rows whose key is no longer in the stream, e.g. since the stream was cleared
   and read again. Without it the table would keep facts that the connection has withdrawn. #}
{% macro delete_vanished_rows(stream, key, staged_key) -%}
  {%- if is_incremental() -%}
  delete from {{ this }}
  where not exists (
    select 1
    from (
      select every_row.{{ key }} as stream_key
      from {{ stripe_lifecycle.stream_rows(stream) }} as every_row
    ) as stream_keys
    where stream_keys.stream_key = {{ staged_key }}
  )
  {%- endif -%}
{%- endmacro %}
