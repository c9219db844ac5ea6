{# A SELECT of a stream's rows, one a key: the one with the greatest cursor. Destinations that append keep a row for
   each time that a record came, and some that deduplicate keep both where a record came twice in one sync; where
   neither can be, stripe_lifecycle_deduplicated saves the work. Within a raw stream no two cursors are alike. #}
{% macro latest_rows(stream, key, cursor) -%}
  {%- set rows = source('stripe_lifecycle', stream) -%}
  {%- if var('stripe_lifecycle_deduplicated') -%}
  select * from {{ rows }}
  {%- elif cursor == 'observed_at' -%}
  select every_row.*
  from {{ rows }} as every_row
  inner join (
    select {{ key }} as latest_key, max({{ cursor }}) as latest_cursor
    from {{ rows }}
    group by {{ key }}
  ) as latest
    on every_row.{{ key }} = latest.latest_key
    and every_row.{{ cursor }} = latest.latest_cursor
  {%- else -%}
  select numbered.*
  from (
    select
      every_row.*,
      row_number() over (partition by every_row.{{ key }} order by every_row.{{ cursor }} desc) as row_of_key
    from {{ rows }} as every_row
  ) as numbered
  where numbered.row_of_key = 1
  {%- endif -%}
{%- endmacro %}
