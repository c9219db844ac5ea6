{# Ends the run where a warehouse needs SQL of its own and the package has none. #}
{% macro dialect_is_missing(macro_name) -%}
  {{ return(exceptions.raise_compiler_error(
    "stripe_lifecycle has no '" ~ macro_name ~ "' for " ~ target.type
    ~ ". Write a macro '" ~ target.type ~ "__" ~ macro_name ~ "' in your project, and name your "
    ~ "project before stripe_lifecycle in a dispatch of dbt_project.yml (macro_namespace: stripe_lifecycle)."
  )) }}
{%- endmacro %}
