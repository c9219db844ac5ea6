{# A stream's table as a destination writes it: the columns of a seed, and null in all others that the source declares.
   JSON stays text. #}
{% macro stream_of_cases(stream, seed) -%}
  {%- set rows = ref(seed) -%}
  {%- if execute -%}
    {%- set declared = (graph.sources.values() | selectattr('source_name', 'equalto', 'stripe_lifecycle')
      | selectattr('name', 'equalto', stream) | first).columns -%}
    {%- set given = adapter.get_columns_in_relation(rows) | map(attribute='name') | list -%}
    {%- set types = {'string': 'text', 'json': 'text', 'decimal': 'numeric(38, 9)'} -%}
select
    {%- for name, column in declared.items() %}
  {% if name in given %}given_rows.{{ adapter.quote(name) }}
  {%- else %}cast(null as {{ types.get(column.data_type, column.data_type) }}) as {{ adapter.quote(name) }}
  {%- endif %}
      {{- "," if not loop.last }}
    {%- endfor %}
from {{ rows }} as given_rows
  {%- endif -%}
{%- endmacro %}
