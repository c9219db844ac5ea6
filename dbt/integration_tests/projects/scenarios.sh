# shellcheck shell=bash
# Projects that differ from the usual one. Source this file: it uses in_dbt, $root and $work of run.sh.

# The package's models with the seed that one of them needs, and the package's own tests.
of_package=(--exclude-resource-type unit_test --select exchange_rates package:stripe_lifecycle
  --exclude path:tests/cases path:tests/account)

# Stripe's answers have no optional field, and null wherever they may. So no customer has a country.
sparse_account() {
  (cd "$root" && node demo/dist/load.js "$work/sparse" --customers 250 --months 18 --seed 5 --sparse)
  STRIPE_LIFECYCLE_DUCKDB=$work/sparse/stripe.duckdb in_dbt duckdb main build "${of_package[@]}" \
    variables_agree_with_the_streams
}

# Two connections write to schemas of their own, which are read as one.
two_schemas() { # ACCOUNT_FILE
  python projects/prepare.py schemas "$1" "$work/schemas.duckdb" "$work/eu.duckdb"
  build_schemas "$work/schemas.duckdb" both "us, stripe_lifecycle_schemas: [us, eu]"
  build_schemas "$work/schemas.duckdb" us_alone us
  build_schemas "$work/eu.duckdb" eu_alone eu
  python projects/compare_schemas.py "$work/duckdb/manifest.json" "$work/schemas.duckdb" "$work/eu.duckdb"
}

build_schemas() { # FILE TARGET_SCHEMA SCHEMA_OF_THE_STREAMS
  local without=()
  # The union has no tables of its own to test as sources. Each alone is tested elsewhere.
  if [ "$2" = both ]; then without=(--exclude "source:*"); else without=(--exclude-resource-type test); fi
  STRIPE_LIFECYCLE_DUCKDB=$1 STRIPE_LIFECYCLE_TARGET_SCHEMA=$2 \
    in_dbt duckdb "$3" build "${of_package[@]}" "${without[@]}"
}

# The connection syncs the derived streams alone.
without_raw_streams() { # ACCOUNT_FILE BUILT_FILE
  local vars="main" switch
  for switch in customers invoices subscriptions; do vars+=", stripe_lifecycle__using_$switch: false"; done
  python projects/prepare.py derived "$1" "$work/derived.duckdb"
  STRIPE_LIFECYCLE_DUCKDB=$work/derived.duckdb in_dbt duckdb "$vars" build "${of_package[@]}"
  python projects/check_switches.py "$work/duckdb/manifest.json" "$work/derived.duckdb" "$2"
}

# The connection has synced, or it has stopped.
fresh_and_stale_streams() { # ACCOUNT_FILE
  python projects/prepare.py fresh "$1" "$work/fresh.duckdb"
  STRIPE_LIFECYCLE_DUCKDB=$work/fresh.duckdb in_dbt duckdb main source freshness
  python projects/prepare.py stale "$1" "$work/stale.duckdb"
  if STRIPE_LIFECYCLE_DUCKDB=$work/stale.duckdb in_dbt duckdb main source freshness >"$work/stale.log"; then
    echo "Streams of 20 days ago passed for fresh."
    exit 1
  fi
  [ "$(grep -c "ERROR STALE" "$work/stale.log")" = 3 ] && [ "$(grep -c "WARN freshness" "$work/stale.log")" = 2 ]
}

# Every variable is wrong, and each is found.
wrong_variables() { # ACCOUNT_FILE
  local vars="one, stripe_lifecycle_schemas: [one, two], stripe_lifecycle_deduplicated: true"
  vars+=", stripe_lifecycle_customer_metadata: [nobodys_key], stripe_lifecycle_segments: [planet, country]"
  vars+=", stripe_lifecycle_reporting_currency: xxx, stripe_lifecycle_exchange_rates: null"
  python projects/prepare.py wrong "$1" "$work/wrong.duckdb"
  if STRIPE_LIFECYCLE_DUCKDB=$work/wrong.duckdb in_dbt duckdb "$vars" build --store-failures \
    --select +variables_agree_with_the_streams --indirect-selection empty >"$work/wrong.log"; then
    echo "Wrong variables went unnoticed."
    exit 1
  fi
  python projects/check_problems.py "$work/wrong.duckdb" || { cat "$work/wrong.log"; return 1; }
}
