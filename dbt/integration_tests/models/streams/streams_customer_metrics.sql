{{ config(alias='customer_metrics') }}
{{ stream_of_cases('customer_metrics', ['cases_customer_metrics', 'account_cases_customer_metrics']) }}
