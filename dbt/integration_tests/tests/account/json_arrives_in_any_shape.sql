{%- set document = '{"a": {"b c": "x"}, "n": 7, "d": "12.5", "yes": true, "none": null, "list": ["p", "q"], "time": 1772359200}' -%}
{%- set types = {'duckdb': ['json', 'varchar'], 'postgres': ['json', 'jsonb', 'text']}[target.type] %}

-- An object or array reads alike, whatever type its column has in the destination. Rows are what reads otherwise.
with documents as (
  {%- for type in types %}
  select
    '{{ type }}' as shape,
    {{ stripe_lifecycle.as_json("cast('" ~ document ~ "' as " ~ type ~ ")") }} as document,
    {{ stripe_lifecycle.as_json("cast('null' as " ~ type ~ ")") }} as json_null,
    {{ stripe_lifecycle.as_json("cast(null as " ~ type ~ ")") }} as sql_null
  union all
  {%- endfor %}
  -- Some writers put the text of JSON into JSON again.
  select
    'text within {{ types[0] }}' as shape,
    {{ stripe_lifecycle.as_json("cast('" ~ document | tojson ~ "' as " ~ types[0] ~ ")") }} as document,
    {{ stripe_lifecycle.as_json("cast('\"null\"' as " ~ types[0] ~ ")") }} as json_null,
    {{ stripe_lifecycle.as_json("cast(null as " ~ types[0] ~ ")") }} as sql_null
),

elements as (
  select
    documents.shape,
    count(*) as number_of,
    max({{ stripe_lifecycle.json_text('element.value', []) }}) as last_one,
    max(case when {{ stripe_lifecycle.json_text('element.value', []) }} = 'q' then {{ stripe_lifecycle.json_element_position('element') }} end)
      as position_of_q
  from documents
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('documents.document', ['list']), 'element') }}
  group by 1
)

select documents.shape
from documents
left join elements
  on documents.shape = elements.shape
where
  {{ stripe_lifecycle.json_text('document', ['a', 'b c']) }} is distinct from 'x'
  or {{ stripe_lifecycle.json_bigint('document', ['n']) }} is distinct from 7
  or {{ stripe_lifecycle.json_decimal('document', ['d']) }} is distinct from 12.5
  or {{ stripe_lifecycle.json_boolean('document', ['yes']) }} is distinct from true
  or {{ stripe_lifecycle.json_time('document', ['time']) }} is distinct from timestamp '2026-03-01 10:00:00'
  or {{ stripe_lifecycle.json_text('document', ['none']) }} is not null
  or {{ stripe_lifecycle.json_get('document', ['none']) }} is not null
  or {{ stripe_lifecycle.json_get('document', ['absent', 'too']) }} is not null
  or json_null is not null
  or sql_null is not null
  or elements.number_of is distinct from 2
  or elements.last_one is distinct from 'q'
  or elements.position_of_q is distinct from 2
  or {{ stripe_lifecycle.json_array_has(stripe_lifecycle.json_get('document', ['list']), 'p') }} is distinct from true
  or {{ stripe_lifecycle.json_array_has(stripe_lifecycle.json_get('document', ['list']), 'r') }} is distinct from false
