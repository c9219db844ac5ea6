{# A stream's table as a destination writes it: the columns of the seeds, and null in all others that the source
   declares. JSON stays text. #}
{% macro stream_of_cases(stream, seeds) -%}
  {%- for seed in seeds %}
  {%- set rows = ref(seed) -%}
  {%- if execute -%}
    {%- set declared = (graph.sources.values() | selectattr('source_name', 'equalto', 'stripe_lifecycle')
      | selectattr('name', 'equalto', stream) | first).columns -%}
    {%- set given = adapter.get_columns_in_relation(rows) | map(attribute='name') | list -%}
    {%- set types = {'string': 'text', 'json': 'text', 'decimal': 'numeric(38, 9)'} %}
select
    {%- for name, column in declared.items() %}
    {%- set type = types.get(column.data_type, column.data_type) %}
  cast({{ 'given_rows.' ~ adapter.quote(name) if name in given else 'null' }} as {{ type }}) as {{ adapter.quote(name) }}
      {{- "," if not loop.last }}
    {%- endfor %}
from {{ rows }} as given_rows
  {%- endif -%}
  {{ "\nunion all" if not loop.last }}
  {%- endfor %}
{%- endmacro %}
