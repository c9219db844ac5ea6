{# A column that holds an object or an array, as the warehouse's JSON value; null where it is null or JSON's null.
   Destinations write such columns as JSON, JSONB, VARIANT or text; text is parsed. For staging models alone: what they
   give on is JSON already. #}
{% macro as_json(column) -%}
  {{ return(adapter.dispatch('as_json', 'stripe_lifecycle')(column)) }}
{%- endmacro %}

{% macro default__as_json(column) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('as_json')) }}
{%- endmacro %}

{% macro duckdb__as_json(column) -%}
  nullif(
    case when json_type(cast({{ column }} as json)) = 'VARCHAR'
      then cast(json_extract_string(cast({{ column }} as json), '$') as json)
      else cast({{ column }} as json)
    end, cast('null' as json))
{%- endmacro %}

{# Only text within text is taken apart twice, since making jsonb is what costs. #}
{% macro postgres__as_json(column) -%}
  nullif(
    case when left(ltrim(cast({{ column }} as text)), 1) = '"'
      then cast(cast({{ column }} as jsonb) #>> '{}' as jsonb)
      else cast({{ column }} as jsonb)
    end, cast('null' as jsonb))
{%- endmacro %}

{% macro bigquery__as_json(column) -%}
  case json_type(to_json({{ column }}))
    when 'null' then null
    when 'string' then safe.parse_json(json_value(to_json({{ column }})), wide_number_mode => 'round')
    else to_json({{ column }})
  end
{%- endmacro %}

{% macro snowflake__as_json(column) -%}
  {%- set variant = "to_variant(" ~ column ~ ")" -%}
  {%- set from_text = "try_parse_json(" ~ variant ~ "::varchar)" -%}
  {%- set parsed = "iff(typeof(" ~ variant ~ ") = 'VARCHAR', " ~ from_text ~ ", " ~ variant ~ ")" -%}
  iff(is_null_value({{ parsed }}), null, {{ parsed }})
{%- endmacro %}

{# Spark and Databricks store JSON as text. Their functions read it as it is. #}
{% macro spark__as_json(column) -%}
  {%- set text = "cast(" ~ column ~ " as string)" -%}
  nullif(case when {{ text }} like '"%' then get_json_object({{ text }}, '$') else {{ text }} end, 'null')
{%- endmacro %}

{# SUPER; text is parsed. Without a length, varchar cuts off what is behind 256 bytes. #}
{% macro redshift__as_json(column) -%}
  {%- set super = "cast(" ~ column ~ " as super)" -%}
  {%- set from_text = "json_parse(cast(" ~ super ~ " as varchar(65535)))" -%}
  {%- set parsed = "case when is_varchar(" ~ super ~ ") then " ~ from_text ~ " else " ~ super ~ " end" -%}
  case when json_typeof({{ parsed }}) <> 'null' then {{ parsed }} end
{%- endmacro %}
