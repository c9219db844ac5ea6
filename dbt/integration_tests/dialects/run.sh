#!/usr/bin/env bash
# Compiles the dbt package for the warehouses that can't be started here, has each model's and test's SQL parsed in the
# warehouse's own grammar, and counts how often a model reads a table. What this doesn't show: whether functions and
# types are the right ones, since no warehouse runs the SQL. Needs Python 3.10 to 3.12.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
here=dbt/integration_tests/dialects
source integration_tests/support/python-environment.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=$(python_environment "$here")
export DBT_SEND_ANONYMOUS_USAGE_STATS=false
mkdir "$work/dbt"
tar --create --directory dbt --exclude integration_tests . | tar --extract --directory "$work/dbt"
cp "$here/is_incremental.sql" "$work/dbt/macros"
mkdir "$work/dbt/seeds"
cp dbt/integration_tests/seeds/exchange_rates.csv "$work/dbt/seeds"

compile() { # WAREHOUSE FOLDER VARIABLES SELECTION...
  local warehouse=$1 folder=$2 variables=$3
  shift 3
  "$(dirname "$python")/dbt" --quiet --log-path "$work/logs" compile --no-populate-cache --no-introspect \
    --project-dir "$work/dbt" --profiles-dir "$here" --profile stripe_lifecycle --target "$warehouse" \
    --target-path "$folder" --vars "$variables" "$@"
}

for warehouse in bigquery snowflake databricks redshift; do
  compile "$warehouse" "$work/$warehouse/whole" \
    "{compile_incremental: false, stripe_lifecycle_reporting_currency: usd,
    stripe_lifecycle_exchange_rates: exchange_rates}"
  # With the package's own variables, none of which has to be set.
  compile "$warehouse" "$work/$warehouse/incremental" "{compile_incremental: true}" \
    --select config.materialized:incremental --resource-type model
  "$python" "$here/parse.py" "$warehouse" "$work/$warehouse"
  "$python" "$here/count_scans.py" "$warehouse" "$work/$warehouse"
done
