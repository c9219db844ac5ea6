#!/usr/bin/env bash
# Packs the npm packages as a release does, installs each tarball into an empty folder, and uses it there like a user,
# against a simulated Stripe account: the connector's spec, discover and read; the command line's sync and report, again a
# simulated day later, into DuckDB and PostgreSQL, and its derive. Checks what is in the tarballs. Run `npm run setup` first.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$root/integration_tests/support/simulator.sh"
source "$root/integration_tests/support/postgres.sh"

work=$(mktemp -d)
trap 'stop_simulator; stop_postgres; rm -rf "$work"' EXIT

fail() {
  echo "pack: $*" >&2
  exit 1
}

# Lists what a tarball contains, and fails if it is more or larger than a user needs.
inspect() { # TARBALL FOLDERS_AND_FILES MAXIMAL_BYTES
  local name files extra bytes
  name=$(basename "$1")
  files=$(tar -tzf "$1" | sed 's:^package/::')
  extra=$(grep -Ev "^($2)(/|$)" <<<"$files" || true)
  [ -z "$extra" ] || fail "$name contains what it should not: $extra"
  extra=$(grep -E '\.test\.|(^|/)testing(/|\.)|\.d\.ts$|\.map$|\.ts$|\.tsbuildinfo$' <<<"$files" || true)
  [ -z "$extra" ] || fail "$name contains what only development needs: $extra"
  bytes=$(tar -xzOf "$1" | wc -c)
  [ "$bytes" -lt "$3" ] || fail "$name has $bytes bytes unpacked, which is not less than $3"
  echo "  $name: $(wc -l <<<"$files") files, $bytes bytes, $(wc -c <"$1") packed"
}

# Installs a tarball into an empty folder, with the dependencies that it names.
install() { # FOLDER TARBALL
  mkdir "$1"
  npm install --prefix "$1" --prefer-offline --no-audit --no-fund --loglevel=error "$2" >"$work/npm.log" 2>&1 || {
    cat "$work/npm.log" >&2
    fail "$(basename "$2") cannot be installed"
  }
  npm ls --prefix "$1" --all >"$work/npm.log" || { cat "$work/npm.log" >&2; fail "a dependency of $(basename "$2") is missing"; }
}

# Runs the installed connector and keeps its standard output in $work/<command>.jsonl.
connector() { # ARGUMENTS...
  (cd "$work/connector" && npx --no-install source-stripe-lifecycle "$@") >"$work/$1.jsonl" 2>"$work/$1.log" || {
    tail -n 20 "$work/$1.jsonl" "$work/$1.log" >&2
    fail "\"$*\" failed"
  }
  echo "  $1: $(grep -c . "$work/$1.jsonl") messages"
}

# Evaluates an expression over the messages of a command: `of(TYPE)` returns those of one type.
expect() { # COMMAND EXPRESSION
  node -e '
    const [file, announcement, expression] = process.argv.slice(1);
    const text = (path) => require("node:fs").readFileSync(path, "utf8").trim();
    const messages = text(file).split("\n").map((line) => JSON.parse(line));
    const of = (type) => messages.filter((message) => message.type === type);
    const { counts } = JSON.parse(text(announcement));
    if (!new Function("of", "counts", `return ${expression}`)(of, counts)) process.exit(1);
  ' "$work/$1.jsonl" "$work/simulator.json" "$2" || fail "$1: expected $2"
}

# Runs the installed command line in its folder, and keeps its standard output in $work/OUTPUT.
command_line() { # OUTPUT ARGUMENTS...
  local output=$work/$1
  shift
  (cd "$work/command-line" && npx --no-install stripe-lifecycle "$@") >"$output" 2>"$work/command-line.log" || {
    cat "$output" "$work/command-line.log" >&2
    fail "\"stripe-lifecycle $*\" failed"
  }
}

# Syncs and reports, and again a simulated day later.
sync_and_report() { # OPTIONS_OF_SYNC -- OPTIONS_OF_REPORT
  local -a sync=()
  while [ "$1" != -- ]; do
    sync+=("$1")
    shift
  done
  shift
  start_simulator "$work" --customers 60 --months 4 --seed 7
  export STRIPE_API_BASE=$simulator_url STRIPE_API_KEY=$simulator_key
  for number in 1 2; do
    command_line "sync-$number.json" sync "${sync[@]}" --json
    rm -f "$work/command-line/report.html"
    command_line report.txt report "$@"
    grep -q 'id="data"' "$work/command-line/report.html" || fail "there is no report"
    node -e 'fetch(process.argv[1], { method: "POST", body: JSON.stringify({ days: 1 }) })' "$simulator_url/_simulator/advance"
  done
  stop_simulator
  node "$root/integration_tests/clients/pack/two-syncs.mjs" "$work"/{sync-1,sync-2,simulator}.json ||
    fail "the second sync did not read what has changed, and only that"
}

echo "pack: packing"
node "$root/scripts/release/pack.mjs" "$work" >"$work/tarballs.txt"
tarball() { # NAME
  grep -E "/$1-[0-9][^/]*\.tgz$" "$work/tarballs.txt"
}
inspect "$(tarball source-stripe-lifecycle)" 'package\.json|README\.md|LICENSE|bin|bundle|schemas' 5000000
inspect "$(tarball stripe-lifecycle)" 'package\.json|README\.md|LICENSE|lib' 5000000

echo "pack: installing each into an empty folder"
began=$SECONDS
install "$work/connector" "$(tarball source-stripe-lifecycle)"
install "$work/command-line" "$(tarball stripe-lifecycle)"
echo "  installed in $((SECONDS - began)) s"

echo "pack: spec, discover, read"
start_simulator "$work" --customers 60 --months 4 --seed 7
export STRIPE_API_BASE=$simulator_url
printf '{"api_key": "%s"}' "$simulator_key" >"$work/config.json"
connector spec
expect spec 'of("SPEC").length === 1'
connector discover --config "$work/config.json"
expect discover 'of("CATALOG").length === 1 && of("CATALOG")[0].catalog.streams.length > 10'
connector read --config "$work/config.json" --streams customers,invoices,customer_metrics,lifecycle_events
for stream in customers invoices; do
  expect read "new Set(of('RECORD').filter(({ record }) => record.stream === '$stream').map(({ record }) => record.data.id)).size === counts.$stream"
done
expect read 'of("RECORD").some(({ record }) => record.stream === "lifecycle_events")'
expect read 'of("TRACE").filter(({ trace }) => trace.stream_status?.status === "COMPLETE").length === 4'
stop_simulator

echo "pack: sync and report, into DuckDB"
command_line help.txt --help
grep -q '^Usage: stripe-lifecycle' "$work/help.txt" || fail "--help has no usage"
sync_and_report --
command_line derive.txt derive --to derived.duckdb
grep -Eq '^Derived [0-9,]+ lifecycle_events, [0-9,]+ customer_metrics ' "$work/derive.txt" || fail "derive: $(cat "$work/derive.txt")"

echo "pack: sync and report, into PostgreSQL"
start_postgres "$work"
database=postgresql://$PGUSER@$PGHOST:$PGPORT/$PGDATABASE
sync_and_report --to "$database" -- --from "$database"
echo "pack: passed in $SECONDS s"
