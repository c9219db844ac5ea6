{{ config(alias='invoices') }}
{{ stream_of_cases('invoices', ['cases_invoices', 'account_cases_invoices']) }}
