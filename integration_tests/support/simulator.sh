# shellcheck shell=bash
# The simulated Stripe account for a suite: packages/stripe-simulator/README.md. Source this file.
# Run `npm run setup` first.

simulator_process=

# Starts the simulator at a free port with further OPTIONS of its command, and waits until it answers.
# Writes its announcement to WORK_FOLDER/simulator.json, and its log to WORK_FOLDER/simulator.log.
# Sets $simulator_url and $simulator_key.
start_simulator() { # WORK_FOLDER OPTIONS...
  local folder=$1 cli
  cli=$(dirname "${BASH_SOURCE[0]}")/../../packages/stripe-simulator/dist/cli.js
  shift
  rm -f "$folder/simulator.json"
  node "$cli" --port 0 "$@" >"$folder/simulator.json" 2>"$folder/simulator.log" &
  simulator_process=$!
  while [ ! -s "$folder/simulator.json" ] && kill -0 "$simulator_process" 2>/dev/null; do sleep 0.1; done
  if [ ! -s "$folder/simulator.json" ]; then
    simulator_process=
    echo "The simulator did not start:" >&2
    cat "$folder/simulator.log" >&2
    return 1
  fi
  # shellcheck disable=SC2034
  simulator_url=$(announced "$folder" url) simulator_key=$(announced "$folder" key)
}

# Ends the running simulator, if there is one.
stop_simulator() {
  if [ -z "$simulator_process" ]; then return; fi
  kill "$simulator_process" 2>/dev/null || true
  wait "$simulator_process" 2>/dev/null || true
  simulator_process=
}

announced() { # WORK_FOLDER NAME
  node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]]' "$1/simulator.json" "$2"
}
