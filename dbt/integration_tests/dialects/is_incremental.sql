{# In place of dbt's own, which looks into the warehouse: the variable says what to compile. #}
{% macro is_incremental() -%}
  {{ return(var('compile_incremental') and model.config.materialized == 'incremental') }}
{%- endmacro %}
