-- Every trial that started is counted under one outcome.
select *
from {{ ref('trial_conversion') }}
where started <> converted + expired + running + undecided
