#!/usr/bin/env bash
# Builds the dbt package on DuckDB and PostgreSQL at several sizes, and prints each build's time with two ratios: how fast
# the time grows compared with the rows, and PostgreSQL's time compared with DuckDB's. A statement that takes longer
# than five minutes fails. Needs `npm run setup` before, and Python 3.10 to 3.12.
#
# Usage: run.sh [CUSTOMERS...]   default: 2000 20000
set -euo pipefail
sizes=("$@")
if [ $# -eq 0 ]; then sizes=(2000 20000); fi
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
here=dbt/integration_tests
source integration_tests/support/python-environment.sh
source integration_tests/support/postgres.sh

customers_of_account=500
# The package's models, but for the one that needs a seed.
of_models=(--select package:stripe_lifecycle --exclude mrr_movements_converted)
work=$(mktemp -d)
trap 'stop_postgres; rm -rf "$work"' EXIT

main() {
  python=$(python_environment "$here")
  PATH=$(dirname "$python"):$PATH
  export DBT_SEND_ANONYMOUS_USAGE_STATS=false PGOPTIONS="-c statement_timeout=300s"
  node demo/dist/load.js "$work/account" --customers $customers_of_account --months 24 --seed 11
  mkdir "$work/dbt"
  tar --create --directory dbt --exclude .venv . | tar --extract --directory "$work/dbt"
  cd "$work/dbt/integration_tests"
  dbt --quiet deps
  for customers in "${sizes[@]}"; do build_both "$customers"; done
  python scale/ratios.py "$work/times.csv"
}

build_both() { # CUSTOMERS
  local customers=$1
  echo "-- $customers customers"
  export STRIPE_LIFECYCLE_DUCKDB=$work/$customers.duckdb
  python scale/enlarge.py "$work/account/stripe.duckdb" "$STRIPE_LIFECYCLE_DUCKDB" $((customers / customers_of_account))
  start_postgres "$work"
  PGOPTIONS='' python load_postgres.py "$STRIPE_LIFECYCLE_DUCKDB" >/dev/null
  time_build duckdb "$customers"
  time_build postgres "$customers"
  stop_postgres
  rm "$STRIPE_LIFECYCLE_DUCKDB"
}

# Builds all models, without tests, and notes the seconds that dbt counts, which leave out its own start.
time_build() { # TARGET CUSTOMERS
  local log=$work/dbt.log
  if ! dbt --no-use-colors run "${of_models[@]}" --target "$1" --target-path "$work/$1" >"$log"; then
    cat "$log"
    return 1
  fi
  python scale/note_time.py "$work/$1/run_results.json" "$1" "$2" "$work/times.csv"
}

main
