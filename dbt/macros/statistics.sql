{# After a model was built: the statistics that its readers' plans are made from, where a warehouse doesn't collect them
   by itself in time. #}
{% macro statistics() -%}
  {{ return(adapter.dispatch('statistics', 'stripe_lifecycle')()) }}
{%- endmacro %}

{% macro default__statistics() -%}{%- endmacro %}

{% macro postgres__statistics() -%}
  analyze {{ this }}
{%- endmacro %}

{# Redshift analyses tables in the background. #}
{% macro redshift__statistics() -%}{%- endmacro %}
