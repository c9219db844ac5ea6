{# A text as JSON writes it, in quotes; null as null. #}
{% macro json_string(text) -%}
{%- set escaped = 'replace(replace(' ~ text ~ ', ' ~ stripe_lifecycle.text_literal('\\') ~ ', ' ~ stripe_lifecycle.text_literal('\\\\')
  ~ '), ' ~ stripe_lifecycle.text_literal('"') ~ ', ' ~ stripe_lifecycle.text_literal('\\"') ~ ')' -%}
{%- set lines = 'replace(replace(replace(' ~ escaped ~ ', chr(10), ' ~ stripe_lifecycle.text_literal('\\n') ~ '), chr(13), '
  ~ stripe_lifecycle.text_literal('\\r') ~ '), chr(9), ' ~ stripe_lifecycle.text_literal('\\t') ~ ')' -%}
coalesce('"' || {{ lines }} || '"', 'null')
{%- endmacro %}

{# A number of type_decimal() as JSON writes it, a whole one without decimals; null as null. #}
{% macro json_number(number) -%}
coalesce(
  case
    when {{ number }} = floor({{ number }}) then cast(cast({{ number }} as {{ dbt.type_bigint() }}) as {{ dbt.type_string() }})
    else rtrim(cast({{ number }} as {{ dbt.type_string() }}), '0')
  end, 'null')
{%- endmacro %}
