# shellcheck shell=bash
# MetricFlow on the package's semantic models. Source this file: it uses $work of run.sh.

monthly=stripe_mrr,stripe_arr,stripe_paying_customers,stripe_arpa,stripe_new_mrr,stripe_expansion_mrr
monthly+=,stripe_contraction_mrr,stripe_churn_mrr,stripe_reactivation_mrr,stripe_net_revenue_retention
monthly+=,stripe_gross_revenue_retention,stripe_customer_retention,stripe_net_revenue_retention_12m
monthly+=,stripe_churned_customers

# Validates the metrics of a project whose package is built, and holds what they answer against the marts.
metrics() { # FOLDER_OF_PYTHON_WITH_METRICFLOW
  (
    PATH=$1:$PATH
    export DBT_PROFILES_DIR=.
    dbt --quiet parse
    mf validate-configs >"$work/mf.log" 2>&1 || { cat "$work/mf.log"; exit 1; }
    answer by_currency --metrics "$monthly" --group-by metric_time__month,currency
    answer by_month --metrics stripe_trial_conversion_rate,stripe_recovered_amount --group-by metric_time__month
    python metrics/compare.py "$STRIPE_LIFECYCLE_DUCKDB" "$work/by_currency.csv" "$work/by_month.csv"
  )
}

answer() { # NAME OPTIONS...
  local name=$1
  shift
  mf query "$@" --csv "$work/$name.csv" >"$work/mf.log" 2>&1 || { cat "$work/mf.log"; return 1; }
}
