-- When each subscription counted, as far as the object and its invoices tell:
--
--     trial_start     trial_end or start_date            ended_at, paused, unpaid ...
--     |----trialing---|=============counted==============|----doesn't count----
--
-- `from_seconds` is null where it never counted, `stop_seconds` where it still counts. The stop is exact where the
-- object states it, else the latest time that implies it: what invoices are owed since, the start of the current
-- period.
with periods as (
  select subscription_id, max(period_start_seconds) as period_start_seconds
  from {{ ref('int_lifecycle__items') }}
  group by subscription_id
),

known as (
  select
    subscriptions.*,
    periods.period_start_seconds,
    coalesce(signs.is_any_paid, 0) = 1 as is_any_paid,
    coalesce(signs.has_payment, 0) = 1 as has_payment,
    coalesce(signs.first_was_due, 0) = 1 as first_was_due,
    case when subscriptions.status in ('past_due', 'unpaid')
      then coalesce(signs.owed_since_seconds, periods.period_start_seconds)
    end as owed_since_seconds,
    case
      when subscriptions.begins_with_trial and subscriptions.trial_end_seconds <= subscriptions.as_of_seconds
        then subscriptions.trial_end_seconds
      else subscriptions.start_seconds
    end as could_count_from_seconds,
    case subscriptions.counting
      when 'ended' then subscriptions.ended_seconds
      when 'paused' then subscriptions.paused_seconds
      when 'trialing' then subscriptions.trial_start_seconds
      when 'cancellation_requested' then subscriptions.cancel_requested_seconds
    end as stated_stop_seconds
  from {{ ref('int_lifecycle__subscriptions') }} as subscriptions
  left join periods on periods.subscription_id = subscriptions.subscription_id
  left join {{ ref('int_lifecycle__invoice_signs') }} as signs
    on signs.subscription_id = subscriptions.subscription_id
),

-- Only what lies before the boundary can be where an inferred stop was.
stopped as (
  select
    known.*,
    coalesce(
      stated_stop_seconds,
      case when counting = 'paused' and status = 'paused' and begins_with_trial and not has_payment
        and trial_end_seconds < inferred_before_seconds then trial_end_seconds end,
      case when counting = 'ended' and cancel_requested_seconds < inferred_before_seconds
        then cancel_requested_seconds end,
      case when owed_since_seconds < inferred_before_seconds then owed_since_seconds end,
      case when period_start_seconds < inferred_before_seconds then period_start_seconds end,
      start_seconds
    ) as stopped_seconds
  from known
),

judged as (
  select
    stopped.*,
    case
      when counting = 'counted' then true
      when counting = 'incomplete' then false
      when counting = 'trialing' and begins_with_trial then false
      when counting = 'ended' and begins_with_trial and coalesce(ended_seconds <= trial_end_seconds, false) then false
      -- Cancelled while its first payment had never succeeded.
      when counting = 'ended' and not begins_with_trial and collection_method = 'charge_automatically'
        and first_was_due and not is_any_paid then false
      -- An old payload doesn't say when a pause began: who has paid was active before it.
      when begins_with_trial and stopped_seconds <= could_count_from_seconds
        and (counting in ('ended', 'cancellation_requested') or (counting = 'paused' and not has_payment)) then false
      else true
    end as has_counted
  from stopped
)

select
  judged.*,
  case when has_counted then could_count_from_seconds end as from_seconds,
  case
    when not has_counted or counting = 'counted' then null
    when stopped_seconds < could_count_from_seconds then could_count_from_seconds
    else stopped_seconds
  end as stop_seconds,
  stated_stop_seconds is not null as is_stop_exact,
  -- Since when it owes while it counts: a subscription that stopped is seen as it was before.
  case when counting = 'counted' then owed_since_seconds end as past_due_since_seconds
from judged
