{# A SELECT of a stream's rows, one a key: the one with the greatest cursor. Destinations that append keep a row for
   each time that a record came, and some that deduplicate keep both where a record came twice in one sync; where
   neither can be, stripe_lifecycle_deduplicated saves the work.

   An incremental build selects the rows that its table lacks: of a new key, with a greater cursor than the table's row,
   or from another schema than it, since a variable may have changed. It compares every row and has no window of time,
   so a row may arrive as late as it likes.
   `staged_key` is the name of the key's column in the table; the cursor keeps its name. Without `staged_key`, every
   build selects the latest row of every key. #}
{% macro latest_rows(stream, key, cursor, staged_key=none) -%}
  {%- set rows = stripe_lifecycle.stream_rows(stream) -%}
  {%- set lacking -%}
  select every_row.*
    from {{ rows }} as every_row
    {%- if staged_key and is_incremental() %}
    left join {{ this }} as staged
      on every_row.{{ key }} = staged.{{ staged_key }}
    where
      staged.{{ staged_key }} is null
      or {{ stripe_lifecycle.as_time('every_row.' ~ cursor) }} > staged.{{ cursor }}
      or {{ stripe_lifecycle.source_schema('every_row') }} <> staged.source_schema
    {%- endif %}
  {%- endset -%}
  {%- if var('stripe_lifecycle_deduplicated') -%}
  {{ lacking }}
  {%- else -%}
  {{ stripe_lifecycle.first_of_each(lacking, key, cursor) }}
  {%- endif -%}
{%- endmacro %}
