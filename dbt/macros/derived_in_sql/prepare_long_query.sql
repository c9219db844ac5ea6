{# For the pre_hook of a model whose query has many steps, such as one that values contracts: settings for its
   transaction; none but in PostgreSQL, whose planner estimates ever more rows with each step. It would compile the
   query to machine code first, which takes minutes where running it takes seconds, and compare each row of one step
   with each of another, where a join by keys does. https://www.postgresql.org/docs/current/jit-decision.html #}
{% macro prepare_long_query() -%}
  {{ return(adapter.dispatch('prepare_long_query', 'stripe_lifecycle')()) }}
{%- endmacro %}

{% macro default__prepare_long_query() -%} {{ return([]) }} {%- endmacro %}

{% macro postgres__prepare_long_query() -%}
  {{ return(['set local jit = off', 'set local enable_nestloop = off']) }}
{%- endmacro %}
