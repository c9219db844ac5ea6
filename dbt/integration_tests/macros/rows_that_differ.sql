{# Rows of a mart that were not expected, and rows that were and are not there; of the columns that the seed of expected
   rows has. With `only`, a column: of the mart's rows those alone whose value of it is expected. #}
{% macro rows_that_differ(mart, expected, only=none) -%}
  {%- set found = ref('stripe_lifecycle', mart) -%}
  {%- set rows = ref(expected) -%}
  {%- if execute -%}
    {%- set columns = adapter.get_columns_in_relation(rows) | map(attribute='quoted') | join(', ') -%}
with found as (
  select {{ columns }}
  from {{ found }}
  {% if only %}where {{ only }} in (select {{ only }} from {{ rows }}){% endif %}
),

expected as (
  select {{ columns }}
  from {{ rows }}
)

select 'expected' as what, lacking.*
from (select * from expected except select * from found) as lacking

union all

select 'found' as what, extra.*
from (select * from found except select * from expected) as extra
  {%- endif -%}
{%- endmacro %}
