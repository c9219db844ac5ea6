#!/usr/bin/env bash
# Follows docs/use/meltano.md in a fresh folder, against a simulated Stripe account, and compares the warehouse with the
# account. Run `npm run setup` first. Needs Python 3.10 to 3.12.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../../..
source "$here/../../support/python-environment.sh"
source "$here/../../support/simulator.sh"

# Prints the code that a page shows to save under a name.
saved_as() { # NAME PAGE
  awk -v begin="Save this as \`$1\`" 'index($0, begin) { found = 1 } found && /^```/ { if (code) exit; code = 1; next } code' "$2"
}

python=$(python_environment "$here")
meltano=$(dirname "$python")/meltano
work=$(mktemp -d)
trap 'stop_simulator; rm -rf "$work"' EXIT
start_simulator "$work" --customers 100 --months 6 --seed 20
# Waits until no change is in progress that PyAirbyte would write twice: docs/use/pyairbyte.md, "Objects that change
# during a read".
node -e 'fetch(`${process.argv[1]}/_simulator/advance`, { method: "POST", body: JSON.stringify({ seconds: 120 }) })' "$simulator_url"

mkdir "$work/project"
cd "$work/project"
ln -s "$root" source-stripe-lifecycle
saved_as meltano.yml "$root/docs/use/meltano.md" >meltano.yml
saved_as sync.py "$root/docs/use/pyairbyte.md" >sync.py
echo "STRIPE_API_KEY=$simulator_key" >.env
# Sends no request to any other host, and stores nothing in the user's own folders.
export MELTANO_SEND_ANONYMOUS_USAGE_STATS=false AIRBYTE_OFFLINE_MODE=1 NO_LIVE_PROGRESS=1 AIRBYTE_PROJECT_DIR=$work
export AIRBYTE_LOGGING_ROOT=$work/logs STRIPE_API_BASE=$simulator_url PYTHONWARNINGS=ignore

"$meltano" install 2>"$work/install.log" || { cat "$work/install.log" >&2 && exit 1; }
"$meltano" run pyairbyte:sync
.meltano/utilities/pyairbyte/venv/bin/python "$here/compare.py" warehouse.duckdb "$simulator_url"
