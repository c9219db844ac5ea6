#!/usr/bin/env bash
# Checks the connector's requests and records against Stripe's own mock, which is built from its Go module into
# integration_tests/clients/stripe-mock/.bin once. Needs Go (https://go.dev/dl). Run `npm run setup` first.
# Without Go, the exit code is 77.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
version=v0.197.0
bin=$PWD/integration_tests/clients/stripe-mock/.bin/$version

if ! command -v go >/dev/null; then
  echo "stripe-mock can't be built: there is no Go on the path. Install it from https://go.dev/dl and run again." >&2
  exit 77
fi
if [ ! -x "$bin/stripe-mock" ]; then GOBIN=$bin go install "github.com/stripe/stripe-mock@$version"; fi
STRIPE_MOCK=$bin/stripe-mock npx vitest run integration_tests/clients/stripe-mock
