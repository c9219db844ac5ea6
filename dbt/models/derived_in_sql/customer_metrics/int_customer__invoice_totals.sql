-- What each customer's invoices come to.
select
  customer_id,
  max(case when paid > 0 then 1 else 0 end) = 1 as ever_paid,
  min(case when paid > 0 then paid_at end) as first_paid_at,
  max(case when paid > 0 then paid_at end) as last_paid_at,
  count(case when is_finalised then 1 end) as invoice_count,
  count(case when status = 'paid' and paid > 0 then 1 end) as paid_invoice_count,
  cast(sum(failed_attempts) as {{ dbt.type_bigint() }}) as failed_payment_count
from {{ ref('int_customer__invoices') }}
group by customer_id
