-- A subscription's rows follow one another without overlap or gap, and only the last is open.
with followed as (
  select
    history.*,
    lead(valid_from) over (partition by subscription_id order by valid_from) as next_valid_from
  from {{ ref('subscription_history') }} as history
)

select *
from followed
where
  valid_from >= valid_to
  or (next_valid_from is null and not (valid_to is null and is_current))
  or (next_valid_from is not null and (valid_to is null or valid_to <> next_valid_from or is_current))
