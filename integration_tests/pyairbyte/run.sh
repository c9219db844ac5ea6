#!/usr/bin/env bash
# Drives the built connector with PyAirbyte against a simulated Stripe account.
# Needs `npm run setup` before, and Python 3.10 to 3.12. PyAirbyte is installed into .venv at the repository's root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=integration_tests/pyairbyte

find_python() {
  local name
  for name in "${PYTHON:-python3}" python3.12 python3.11 python3.10; do
    if "$name" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 13))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "PyAirbyte needs Python 3.10, 3.11 or 3.12, and none is installed. Install one, or name it in PYTHON." >&2
  return 1
}

install() {
  local python=$1
  if cmp -s "$here/requirements.txt" .venv/installed-requirements.txt; then return; fi
  rm -rf .venv
  "$python" -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  cp "$here/requirements.txt" .venv/installed-requirements.txt
}

python=$(find_python)
install "$python"

work=$(mktemp -d)
simulator=
end() {
  if [ -n "$simulator" ]; then
    kill "$simulator" 2>/dev/null || true
    wait "$simulator" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap end EXIT

node packages/stripe-simulator/dist/cli.js --customers 300 --months 12 --seed 20 --port 0 >"$work/simulator.json" 2>"$work/simulator.log" &
simulator=$!
for _ in $(seq 300); do
  if [ -s "$work/simulator.json" ]; then break; fi
  if ! kill -0 "$simulator" 2>/dev/null; then break; fi
  sleep 0.2
done
if [ ! -s "$work/simulator.json" ]; then
  echo "The simulator did not start:" >&2
  cat "$work/simulator.log" >&2
  exit 1
fi

# PyAirbyte keeps its logs, its temporary files and its telemetry id away from the user's own folders.
AIRBYTE_OFFLINE_MODE=1 DO_NOT_TRACK=1 AIRBYTE_PROJECT_DIR=$work AIRBYTE_LOGGING_ROOT=$work/logs NO_LIVE_PROGRESS=1 \
  .venv/bin/python "$here/test_pyairbyte.py" "$work/simulator.json" "$work/cache.duckdb"
