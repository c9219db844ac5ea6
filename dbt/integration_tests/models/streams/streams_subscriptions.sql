{{ config(alias='subscriptions') }}
{{ stream_of_cases('subscriptions', ['account_cases_subscriptions']) }}
