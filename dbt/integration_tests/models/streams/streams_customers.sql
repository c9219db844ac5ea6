{{ config(alias='customers') }}
{{ stream_of_cases('customers', ['cases_customers', 'account_cases_customers']) }}
