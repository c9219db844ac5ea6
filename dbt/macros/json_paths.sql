{# A list of keys as $."a"."b", a text literal. #}
{% macro json_path(path) -%}
  {%- set steps = ['$'] -%}
  {%- for key in path -%}
    {%- do steps.append('."' ~ key | replace('\\', '\\\\') | replace('"', '\\"') ~ '"') -%}
  {%- endfor -%}
  {{ return(stripe_lifecycle.text_literal(steps | join)) }}
{%- endmacro %}

{# A list of keys as ['a']['b']. #}
{% macro json_brackets(path) -%}
  {%- set steps = [] -%}
  {%- for key in path -%} {%- do steps.append('[' ~ stripe_lifecycle.text_literal(key) ~ ']') -%} {%- endfor -%}
  {{ return(steps | join) }}
{%- endmacro %}

{# A list of keys as an array of text. #}
{% macro text_array(path) -%}
  {%- set steps = [] -%}
  {%- for key in path -%} {%- do steps.append(stripe_lifecycle.text_literal(key)) -%} {%- endfor -%}
  {{ return('cast(array[' ~ steps | join(', ') ~ '] as text[])') }}
{%- endmacro %}
