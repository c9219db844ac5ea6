{# Whether a scheduled cancellation lowers MRR when it is requested. #}
{% macro churns_at_request() -%}
  {{ return(
    var('stripe_lifecycle_churn_timing') == 'requested' or var('stripe_lifecycle_mrr_profile') == 'stripe_dashboard'
  ) }}
{%- endmacro %}
