{# A stream's rows, for a FROM clause: its table, or the tables of all schemas in stripe_lifecycle_schemas, one after the
   other. The union's columns are those that any of them has, by name, and `source_schema`. #}
{% macro stream_rows(stream) -%}
  {%- set schemas = var('stripe_lifecycle_schemas') -%}
  {%- if not schemas -%}
    {{ return(source('stripe_lifecycle', stream)) }}
  {%- endif -%}
  {%- set table = source('stripe_lifecycle', stream) -%}
  {%- set relations = [] -%}
  {%- for schema in schemas -%}
    {%- do relations.append(api.Relation.create(database=table.database, schema=schema, identifier=table.identifier)) -%}
  {%- endfor -%}
  {%- set types = {} -%}
  {%- set columns_of = [] -%}
  {%- for relation in relations -%}
    {%- set columns = adapter.get_columns_in_relation(relation) if execute else [] -%}
    {%- do columns_of.append(columns | map(attribute='name') | list) -%}
    {%- for column in columns -%} {%- do types.setdefault(column.name, column.dtype) -%} {%- endfor -%}
  {%- endfor -%}
  {%- set selects = [] -%}
  {%- for relation in relations -%}
    {%- set names = columns_of[loop.index0] -%}
    {%- set selected = [stripe_lifecycle.text_literal(schemas[loop.index0]) ~ ' as source_schema'] -%}
    {%- for name, type in types.items() -%}
      {%- set column = adapter.quote(name) -%}
      {%- do selected.append(column if name in names else 'cast(null as ' ~ type ~ ') as ' ~ column) -%}
    {%- endfor -%}
    {%- do selects.append('select ' ~ selected | join(', ') ~ ' from ' ~ relation) -%}
  {%- endfor -%}
  {{ return('(\n    ' ~ selects | join('\n    union all\n    ') ~ '\n  )') }}
{%- endmacro %}

{# The schema that a row of stream_rows came from, for rows whose account is not known. #}
{% macro source_schema(rows) -%}
  {%- if var('stripe_lifecycle_schemas') -%} {{ rows }}.source_schema
  {%- else -%} {{ stripe_lifecycle.text_literal(var('stripe_lifecycle_schema')) }}
  {%- endif -%}
{%- endmacro %}
