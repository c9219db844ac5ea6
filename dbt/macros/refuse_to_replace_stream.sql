{# Ends the run where a model would be built in the place of the connection's table of the same name. #}
{% macro refuse_to_replace_stream(stream) -%}
  {%- set table = source('stripe_lifecycle', stream) -%}
  {%- set schemas = var('stripe_lifecycle_schemas') or [table.schema] -%}
  {%- if execute and (this.database, this.identifier) | map('lower') | list
      == (table.database, table.identifier) | map('lower') | list
      and this.schema | lower in schemas | map('lower') -%}
    {{ exceptions.raise_compiler_error(
      "The model '" ~ model.name ~ "' would replace " ~ this ~ ", the connection's own table. Build the package in "
      ~ "another schema: in dbt_project.yml, models: stripe_lifecycle: +schema: stripe_lifecycle."
    ) }}
  {%- endif -%}
{%- endmacro %}
