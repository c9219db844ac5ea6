{%- set columns = {
  'document': '{"a": {"b c": "x"}, "n": 7, "none": null, "time": 1772359200}',
  'words': '["p", "q"]',
  'entries': '[{"name": "p"}, {"name": "q"}]',
  'json_null': 'null',
} -%}
{%- set types = {
  'duckdb': ['json', 'varchar'],
  'postgres': ['json', 'jsonb', 'text'],
  'spark': ['string', 'variant'],
  'snowflake': ['variant', 'varchar'],
}[target.type] %}

-- An object or array reads alike, whatever type its column has in the destination. Rows are what reads otherwise.
with documents as (
  {%- for type in types %}
  select
    '{{ type }}' as shape,
    {%- for name, json in columns.items() %}
    {{ stripe_lifecycle.as_json('cast(' ~ stripe_lifecycle.text_literal(json) ~ ' as ' ~ type ~ ')') }} as {{ name }},
    {%- endfor %}
    {{ stripe_lifecycle.as_json("cast(null as " ~ type ~ ")") }} as sql_null
  union all
  {%- endfor %}
  -- Some writers put the text of JSON into JSON again.
  select
    'text within {{ types[0] }}' as shape,
    {%- for name, json in columns.items() %}
    {{ stripe_lifecycle.as_json('cast(' ~ stripe_lifecycle.text_literal(json | tojson) ~ ' as ' ~ types[0] ~ ')') }} as {{ name }},
    {%- endfor %}
    {{ stripe_lifecycle.as_json("cast(null as " ~ types[0] ~ ")") }} as sql_null
),

elements as (
  select
    documents.shape,
    count(*) as number_of,
    min({{ stripe_lifecycle.json_text('element.value', ['name']) }}) as first_one,
    max({{ stripe_lifecycle.json_text('element.value', ['name']) }}) as last_one
  from documents
  {{ stripe_lifecycle.json_array_elements('documents.entries', 'element') }}
  group by 1
)

select documents.shape
from documents
left join elements
  on documents.shape = elements.shape
where
  {{ stripe_lifecycle.json_text('document', ['a', 'b c']) }} is distinct from 'x'
  or {{ stripe_lifecycle.json_bigint('document', ['n']) }} is distinct from 7
  or {{ stripe_lifecycle.json_time('document', ['time']) }} is distinct from timestamp '2026-03-01 10:00:00'
  or {{ stripe_lifecycle.json_text('document', ['none']) }} is not null
  or {{ stripe_lifecycle.json_text('document', ['absent', 'too']) }} is not null
  or json_null is not null
  or sql_null is not null
  or elements.number_of is distinct from 2
  or elements.first_one is distinct from 'p'
  or elements.last_one is distinct from 'q'
  or {{ stripe_lifecycle.json_array_has('words', 'p') }} is distinct from true
  or {{ stripe_lifecycle.json_array_has('words', 'r') }} is distinct from false
