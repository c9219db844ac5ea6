#!/usr/bin/env bash
# Compiles the dbt package for the warehouses that can't be started here, and has each model's and test's SQL parsed in
# the warehouse's own grammar. What this doesn't show: whether functions and types are the right ones, since no
# warehouse runs the SQL. Needs Python 3.10 to 3.12.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
here=dbt/integration_tests/dialects
source integration_tests/support/python-environment.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=$(python_environment "$here")
export DBT_SEND_ANONYMOUS_USAGE_STATS=false
for warehouse in bigquery snowflake databricks; do
  "$(dirname "$python")/dbt" --quiet --log-path "$work/logs" compile --no-populate-cache --no-introspect \
    --project-dir dbt --profiles-dir "$here" --profile stripe_lifecycle --target "$warehouse" --target-path "$work/$warehouse"
  "$python" "$here/parse.py" "$warehouse" "$work/$warehouse/compiled"
done
