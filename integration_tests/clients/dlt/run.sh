#!/usr/bin/env bash
# Runs the script of docs/use/dlt.md as it stands there, into DuckDB, against a simulated Stripe account. Run `npm run setup`
# first. Needs Python 3.10 to 3.12.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../../support/python-environment.sh"
source "$here/../../support/simulator.sh"

python=$(python_environment "$here")
work=$(mktemp -d)
trap 'stop_simulator; rm -rf "$work"' EXIT
start_simulator "$work" --customers 60 --months 5 --seed 20

# dlt stores its pipelines outside the user's own folders, and contacts no other host.
export RUNTIME__DLTHUB_TELEMETRY=false DLT_DATA_DIR=$work/dlt STRIPE_API_BASE=$simulator_url
export ACCOUNT=$work/simulator.json PYTHONPATH=$here/../pyairbyte
cd "$here"
"$python" -m pytest -p no:cacheprovider --noconftest --basetemp "$work/tests" --disable-warnings -q "$@"
