#!/usr/bin/env bash
# Runs airbyte-cdk's standard tests on the built executable, with a simulated Stripe account. Checks every message with
# airbyte-protocol-models, and metadata.yaml with airbyte-connector-models. Run `npm run setup` first.
# Needs Python 3.10 to 3.12.
# Arguments go to pytest: run.sh test_metadata.py
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../../support/python-environment.sh"
source "$here/../../support/simulator.sh"

# PyAirbyte's packages include airbyte-cdk.
python=$(python_environment "$here/../pyairbyte")
work=$(mktemp -d)
trap 'stop_simulator; rm -rf "$work"' EXIT
# With this number of customers, every stream has records, as the standard tests require.
start_simulator "$work" --customers 200 --months 12 --seed 20

cd "$here"
STRIPE_API_BASE=$simulator_url TMPDIR=$work "$python" -m pytest -p no:cacheprovider --basetemp "$work/tests" --disable-warnings -q \
  -m "not image_tests" "$@"
