{# Rows of a mart that were not expected, and rows that were and are not there; of the columns that the seed of expected
   rows has. Of the mart's rows those count whose account is expected; where the seed names none, those of no known
   account. With `only`, a column: those alone whose value of it is expected. #}
{% macro rows_that_differ(mart, expected, only=none) -%}
  {%- set found = ref('stripe_lifecycle', mart) -%}
  {%- set rows = ref(expected) -%}
  {%- if execute -%}
    {%- set names = adapter.get_columns_in_relation(rows) | map(attribute='name') | list -%}
    {%- set columns = adapter.get_columns_in_relation(rows) | map(attribute='quoted') | join(', ') -%}
with found as (
  select {{ columns }}
  from {{ found }}
  where
    account_id in ({% if 'account_id' in names %}select account_id from {{ rows }}
      {%- else %}'{{ var('stripe_lifecycle_schema') }}'{% endif %})
  {% if only %}and {{ only }} in (select {{ only }} from {{ rows }}){% endif %}
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
