-- Row by row and column by column, ids included, lifecycle_events_sql is the stream of a connection that reads lists
-- alone. Rows are what one has and the other lacks.
--
-- One condition is left out: a customer who was deleted after the connection with events had read it. Its raw row keeps
-- the last known state, from the deletion's event; a connection without events knows the id alone. So its external_id
-- isn't compared, nor when it signed up. Such rows are few: more than one in a hundred, and the test fails.
{% set columns = canonical_columns() %}
with told as (
  {{ canonical_events(source('without_events', 'lifecycle_events')) }}
),

derived as (
  select
    {%- for column in columns %}
    {% if column == 'change_types' %}replace(cast(change_types as text), ' ', '') as {% endif %}{{ column }}
    {{- ',' if not loop.last }}
    {%- endfor %}
  from {{ ref('stripe_lifecycle', 'lifecycle_events_sql') }}
),

deleted as (
  select customer_id
  from {{ ref('stripe_lifecycle', 'stg_stripe__customers') }}
  where is_deleted
),

{% for side in ['told', 'derived'] %}
compared_{{ side }} as (
  select
    {%- for column in columns %}
    {%- if column == 'external_id' %}
    case when deleted.customer_id is null then {{ side }}.external_id end as external_id
    {%- elif column in ['occurred_at', 'recorded_at', 'source', 'precision'] %}
    case when deleted.customer_id is null or {{ side }}.event_type <> 'user_signed_up' then {{ side }}.{{ column }} end
      as {{ column }}
    {%- else %}
    {{ side }}.{{ column }}
    {%- endif %}
    {{- ',' if not loop.last }}
    {%- endfor %}
  from {{ side }}
  left join deleted on deleted.customer_id = {{ side }}.customer_id
),
{% endfor %}
differences as (
  select 'only told' as finding, lacking.event_id, lacking.event_type, lacking.customer_id
  from (select * from compared_told except select * from compared_derived) as lacking

  union all

  select 'only derived' as finding, extra.event_id, extra.event_type, extra.customer_id
  from (select * from compared_derived except select * from compared_told) as extra
),

counts as (
  select
    (select count(*) from told) as told_count,
    (select count(distinct event_id) from told) as told_ids,
    (select count(*) from derived) as derived_count,
    (select count(*) from told where customer_id in (select customer_id from deleted)) as exempt_count
)

select finding, event_id, event_type, customer_id from differences

union all

select 'not as many rows, or rows that occur twice' as finding, null, null, null
from counts
where told_count = 0 or derived_count <> told_count or told_ids <> told_count

union all

select 'too many deleted customers' as finding, null, null, null
from counts
where exempt_count * 100 > told_count
