{# Ends the run where a model would be built in the place of the connection's table of the same name. #}
{% macro refuse_to_replace_stream(stream) -%}
  {%- set table = source('stripe_lifecycle', stream) -%}
  {%- if execute and (this.database, this.schema, this.identifier) | map('lower') | list
      == (table.database, table.schema, table.identifier) | map('lower') | list -%}
    {{ exceptions.raise_compiler_error(
      "The model '" ~ model.name ~ "' would replace " ~ table ~ ", the connection's own table. Build the package in "
      ~ "another schema: in dbt_project.yml, models: stripe_lifecycle: +schema: stripe_lifecycle."
    ) }}
  {%- endif -%}
{%- endmacro %}
