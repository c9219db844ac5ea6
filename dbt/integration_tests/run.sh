#!/usr/bin/env bash
# Builds and tests the dbt package on DuckDB and on PostgreSQL, over a simulated account and over hand-computed cases,
# and compares: the warehouses with each other, and the marts with plain loops over the streams. Needs `npm run setup`
# before, and Python 3.10 to 3.12.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=dbt/integration_tests
source integration_tests/support/python-environment.sh
source integration_tests/support/postgres.sh

# All but the hand-computed cases; and those with the models that they are about.
of_account=(--exclude path:seeds/streams path:seeds/expected path:models/streams path:tests/cases)
of_cases=(--select +stripe_lifecycle.marts path:tests/cases --exclude "source:*" no_exchange_rate_is_missing
  --indirect-selection cautious)

work=$(mktemp -d)
trap 'stop_postgres; rm -rf "$work"' EXIT

main() {
  node scripts/dbt-sources.mjs --check
  python=$(python_environment "$here")
  PATH=$(dirname "$python"):$PATH
  export DBT_SEND_ANONYMOUS_USAGE_STATS=false STRIPE_LIFECYCLE_DUCKDB=$work/stripe.duckdb
  node demo/dist/load.js "$work" --customers 500 --months 24 --seed 11
  # A copy, so that dbt writes nothing into the repository.
  mkdir "$work/dbt"
  tar --create --directory dbt --exclude .venv . | tar --extract --directory "$work/dbt"
  cd "$work/dbt/integration_tests"
  dbt --quiet deps
  # Neither is UTC: no session's zone may move a day.
  export TZ=America/New_York PGTZ=Asia/Tokyo

  echo "-- the simulated account on DuckDB"
  in_dbt duckdb main build "${of_account[@]}"
  in_dbt duckdb main source freshness
  python check_marts.py "$STRIPE_LIFECYCLE_DUCKDB"

  echo "-- the simulated account on PostgreSQL"
  start_postgres "$work"
  python load_postgres.py "$STRIPE_LIFECYCLE_DUCKDB"
  in_dbt postgres main build "${of_account[@]}"
  python compare_warehouses.py "$work/postgres/manifest.json" "$STRIPE_LIFECYCLE_DUCKDB"

  echo "-- hand-computed cases on DuckDB"
  export STRIPE_LIFECYCLE_TARGET_SCHEMA=cases
  in_dbt duckdb cases_streams seed --select path:seeds
  in_dbt duckdb cases_streams run --select models/streams
  in_dbt duckdb cases_streams build "${of_cases[@]}"
  # One rate is missing on purpose.
  if in_dbt duckdb cases_streams test --select no_exchange_rate_is_missing >"$work/missing.log"; then
    echo "A missing exchange rate went unnoticed."
    exit 1
  fi
  grep -q "Got 1 result" "$work/missing.log"
  echo "passed"
}

# Runs a command of dbt and prints the line that sums it up; all of its output where it fails.
in_dbt() { # TARGET SCHEMA_OF_THE_STREAMS COMMAND...
  local target=$1 vars="{stripe_lifecycle_schema: $2}" log=$work/dbt.log
  shift 2
  if dbt --no-use-colors "$@" --target "$target" --target-path "$work/$target" --vars "$vars" >"$log"; then
    tail -n 1 "$log"
  else
    cat "$log"
    return 1
  fi
}

main
