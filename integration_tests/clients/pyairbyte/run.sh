#!/usr/bin/env bash
# Runs the built connector with PyAirbyte and the scripts of docs/use/pyairbyte.md, into DuckDB and into a temporary
# PostgreSQL, against a simulated Stripe account. Run `npm run setup` first. Needs Python 3.10 to 3.12.
# Arguments go to pytest: run.sh test_selection.py
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../../support/python-environment.sh"
source "$here/../../support/simulator.sh"
source "$here/../../support/postgres.sh"

python=$(python_environment "$here")
work=$(mktemp -d)
trap 'stop_simulator; stop_postgres; rm -rf "$work"' EXIT
start_simulator "$work" --customers 300 --months 12 --seed 20
start_postgres "$work"

# PyAirbyte stores its logs, temporary files and telemetry id outside the user's own folders, and contacts no other
# host.
export AIRBYTE_OFFLINE_MODE=1 DO_NOT_TRACK=1 AIRBYTE_PROJECT_DIR=$work AIRBYTE_LOGGING_ROOT=$work/logs NO_LIVE_PROGRESS=1
cd "$here"
export ACCOUNT=$work/simulator.json PYTHONPATH=$here/../standard_tests
"$python" -m pytest -p no:cacheprovider --basetemp "$work/tests" --disable-warnings -q "$@"
