#!/usr/bin/env bash
# Reads one simulated account with Airbyte's own Stripe source (PyPI: airbyte-source-stripe) and with this one, and
# compares their records. Run `npm run setup` first. Needs Python 3.10 or 3.11, because the public connector supports
# no other version.
# Arguments go to pytest.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../../support/python-environment.sh"
source "$here/../../support/simulator.sh"

python=$(python_environment "$here")
work=$(mktemp -d)
trap 'stop_simulator; rm -rf "$work"' EXIT
start_simulator "$work" --customers 40 --months 12 --seed 20

cd "$here"
ACCOUNT=$work/simulator.json DO_NOT_TRACK=1 \
  "$python" -m pytest -p no:cacheprovider --basetemp "$work/tests" --disable-warnings -q "$@"
