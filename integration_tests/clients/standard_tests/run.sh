#!/usr/bin/env bash
# airbyte-cdk's standard tests over the built executable, every message by airbyte-protocol-models, and metadata.yaml by
# airbyte-connector-models, with a simulated Stripe account. Needs `npm run setup` before, and Python 3.10 to 3.12.
# Arguments go to pytest: run.sh test_metadata.py
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../../support/python-environment.sh"
source "$here/../../support/simulator.sh"

# The packages are PyAirbyte's: it brings airbyte-cdk.
python=$(python_environment "$here/../pyairbyte")
work=$(mktemp -d)
trap 'stop_simulator; rm -rf "$work"' EXIT
# With so many customers every stream has records, which the standard tests want to see.
start_simulator "$work" --customers 200 --months 12 --seed 20

cd "$here"
STRIPE_API_BASE=$simulator_url TMPDIR=$work "$python" -m pytest -p no:cacheprovider --basetemp "$work/tests" --disable-warnings -q \
  -m "not image_tests" "$@"
