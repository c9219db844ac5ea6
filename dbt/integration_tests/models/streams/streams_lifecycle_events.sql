{{ config(alias='lifecycle_events') }}
{{ stream_of_cases('lifecycle_events', ['cases_lifecycle_events', 'account_cases_lifecycle_events']) }}
