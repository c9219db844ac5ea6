#!/usr/bin/env bash
# Builds and tests the dbt package on DuckDB, PostgreSQL, Apache Spark and fakesnow (Snowflake's SQL), over a simulated
# account and over hand-computed cases. Compares the warehouses with each other, and the marts with plain loops over the
# streams. Needs `npm run setup` before, Python 3.10 to 3.12, and Java 17 or newer for Spark.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
here=dbt/integration_tests
source integration_tests/support/python-environment.sh
source integration_tests/support/postgres.sh
source integration_tests/support/java.sh
source dbt/integration_tests/projects/scenarios.sh
source dbt/integration_tests/metrics/check.sh

# All but the hand-computed cases; and those with the models that they are about. Unit tests of incremental builds need
# the tables of a build before.
of_account=(--exclude path:seeds/streams path:seeds/expected path:models/streams path:tests/cases
  test_type:unit,tag:incremental)
of_cases=(--select +stripe_lifecycle.marts path:tests/cases --exclude "source:*" no_exchange_rate_is_missing
  variables_agree_with_the_streams test_type:unit --indirect-selection cautious)
of_increments=(--select test_type:unit,tag:incremental)
# The package's models, but for the one that needs a seed.
of_models=(--select package:stripe_lifecycle --exclude mrr_movements_converted)

work=$(mktemp -d)
trap 'stop_postgres; rm -rf "$work"' EXIT

main() {
  node scripts/dbt-sources.mjs --check
  node scripts/dbt-descriptions.mjs
  require_java
  python=$(python_environment "$here")
  # MetricFlow has an environment of its own: it is not for all warehouses.
  metricflow=$(dirname "$(python_environment "$here/metrics")")
  PATH=$(dirname "$python"):$PATH
  export DBT_SEND_ANONYMOUS_USAGE_STATS=false STRIPE_LIFECYCLE_DUCKDB=$work/stripe.duckdb
  node demo/dist/load.js "$work" --customers 500 --months 24 --seed 11
  # A copy, so that dbt writes nothing into the repository.
  mkdir "$work/dbt"
  tar --create --directory dbt --exclude .venv . | tar --extract --directory "$work/dbt"
  cd "$work/dbt/integration_tests"
  dbt --quiet deps
  # None is UTC, nor is Spark's: no session's zone may move a day.
  export TZ=America/New_York PGTZ=Asia/Tokyo

  echo "-- the simulated account on DuckDB"
  in_dbt duckdb main build "${of_account[@]}"
  in_dbt duckdb main test "${of_increments[@]}"
  python check_columns.py "$work/duckdb/manifest.json" "$STRIPE_LIFECYCLE_DUCKDB"
  python check_marts.py "$STRIPE_LIFECYCLE_DUCKDB"
  python "$root/$here/sample_rows.py" "$STRIPE_LIFECYCLE_DUCKDB" --check
  python "$root/$here/check_page.py" "$STRIPE_LIFECYCLE_DUCKDB"
  metrics "$metricflow"

  echo "-- the simulated account on PostgreSQL"
  start_postgres "$work"
  python load_postgres.py "$STRIPE_LIFECYCLE_DUCKDB"
  in_dbt postgres main build "${of_account[@]}"
  in_dbt postgres main test "${of_increments[@]}"

  echo "-- the simulated account on Spark"
  in_dbt spark main build "${of_account[@]}"

  echo "-- the simulated account on fakesnow"
  # It has no temporary tables of other databases, which unit tests need.
  in_dbt snowflake main build "${of_account[@]}" --exclude-resource-type unit_test

  python compare_warehouses.py "$work/duckdb/manifest.json" "$STRIPE_LIFECYCLE_DUCKDB" \
    postgres spark="$work/spark_main/warehouse" fakesnow="$work/snowflake_main/EXAMPLE.db"

  echo "-- an account that leaves out every field that it may"
  sparse_account

  echo "-- several schemas, streams that are switched off or stale, and wrong variables"
  two_schemas "$STRIPE_LIFECYCLE_DUCKDB"
  without_raw_streams "$STRIPE_LIFECYCLE_DUCKDB" "$STRIPE_LIFECYCLE_DUCKDB"
  fresh_and_stale_streams "$STRIPE_LIFECYCLE_DUCKDB"
  wrong_variables "$STRIPE_LIFECYCLE_DUCKDB"

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

  echo "-- incremental builds, and late, repeated, outdated and withdrawn rows"
  deliver_in_parts "$STRIPE_LIFECYCLE_DUCKDB"
  echo "passed"
}

# Builds after each delivery, and compares with a build from nothing once the hard ones have come.
deliver_in_parts() { # ACCOUNT_FILE
  export STRIPE_LIFECYCLE_DUCKDB=$work/parts.duckdb
  for part in 1 2 3 4 5; do
    python incremental/deliver.py "$1" "$STRIPE_LIFECYCLE_DUCKDB" $part
    STRIPE_LIFECYCLE_TARGET_SCHEMA=parts in_dbt duckdb main run "${of_models[@]}"
    if [ $part -lt 3 ]; then continue; fi
    STRIPE_LIFECYCLE_TARGET_SCHEMA=whole$part in_dbt duckdb main run "${of_models[@]}"
    python incremental/compare.py "$STRIPE_LIFECYCLE_DUCKDB" parts whole$part
  done
}

# Runs a command of dbt and prints the line that sums it up; all of its output where it fails.
in_dbt() { # TARGET SCHEMA_OF_THE_STREAMS COMMAND...
  local target=$1 schema=$2 log=$work/dbt.log program=(dbt)
  shift 2
  # These take the schema from the DuckDB file, with the seeds that it may have.
  case $target in
    spark) program=(python dbt_on_spark.py "$work/spark_$schema" "$STRIPE_LIFECYCLE_DUCKDB" "$schema") ;;
    snowflake) program=(python dbt_on_fakesnow.py "$work/snowflake_$schema" "$STRIPE_LIFECYCLE_DUCKDB" "$schema") ;;
  esac
  if "${program[@]}" --no-use-colors "$@" --target "$target" --target-path "$work/$target" \
    --vars "{stripe_lifecycle_schema: $schema}" >"$log" 2>"$work/dbt.errors"; then
    tail -n 1 "$log"
  else
    cat "$log" "$work/dbt.errors"
    return 1
  fi
}

main
