#!/usr/bin/env bash
# Builds the connector's image and uses it like a user: spec, check, discover and read, with the files of a host folder
# mounted at /data, against a simulated Stripe account. Then reads again as SECURITY.md recommends: only /tmp is
# writable, no capabilities, no new privileges. Run `npm run setup` first.
#
# IMAGE_BUILD names the builder: "docker", or a program that takes
#   PROGRAM -t IMAGE CONTEXT                                     to build CONTEXT/Dockerfile
#   PROGRAM --run IMAGE [-v HOST:CONTAINER]... -- ARGUMENTS...   to run the image's entrypoint in the host's network
# Without it: docker if its engine answers, else ../shared/tools/image-build if that exists, else nothing is tested and
# the exit code is 77.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

choose_builder() {
  if [ -n "${IMAGE_BUILD:-}" ]; then
    echo "$IMAGE_BUILD"
  elif docker version >/dev/null 2>&1; then
    echo docker
  elif [ -x ../shared/tools/image-build ]; then
    echo ../shared/tools/image-build
  fi
}

build() { # IMAGE CONTEXT
  if [ "$builder" = docker ]; then docker build --quiet -t "$1" "$2"; else "$builder" -t "$1" "$2"; fi >"$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    fail "$1 cannot be built"
  }
}

run() { # IMAGE ARGUMENTS...
  local image=$1
  shift
  if [ "$builder" = docker ]; then
    docker run --rm --network host -v "$data:/data" "$image" "$@"
  else
    "$builder" --run "$image" -v "$data:/data" -- "$@"
  fi
}

fail() {
  echo "image: $*" >&2
  exit 1
}

# Runs a shell line in the image as SECURITY.md recommends: a read-only file system with a tmpfs at /tmp, no
# capabilities, no new privileges. If the builder has no such flags, root does the same to a copy of the image's files.
confined() { # LINE
  if [ "$builder" = docker ]; then
    docker run --rm --network host --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
      -v "$data:/data:ro" "$probe" "$1"
    return
  fi
  if [ ! -d "$work/root" ]; then unpack "$work/root"; fi
  # shellcheck disable=SC2016
  unshare --mount --propagation private sh -ec '
    root=$1 data=$2 line=$3
    shift 3
    mount --bind "$root" "$root"
    mount -t tmpfs -o mode=1777,nosuid,nodev,noexec tmpfs "$root/tmp"
    mount --rbind /proc "$root/proc"
    for device in null urandom; do mount --bind "/dev/$device" "$root/dev/$device"; done
    mount --bind "$data" "$root/data"
    mount -o remount,bind,ro "$root/data"
    mount -o remount,bind,ro "$root"
    exec env -i "$@" chroot "$root" setpriv --reuid 1000 --regid 1000 --clear-groups \
      --inh-caps=-all --bounding-set=-all --no-new-privs sh -c "$line"
  ' sh "$work/root" "$data" "$1" "${variables[@]}"
}

unpack() { # FOLDER
  mkdir -p "$1"/{proc,dev,data}
  # The image's user cannot read all files, and does not need them.
  { run "$probe" 'tar -c --ignore-failed-read --exclude=./proc --exclude=./sys --exclude=./dev --exclude=./data -C / . 2>/dev/null' || true; } |
    tar -x -C "$1"
  touch "$1"/dev/{null,urandom}
}

# Runs a command of the connector and keeps its standard output in $work/<command>.jsonl.
connector() { # EXIT_CODE ARGUMENTS...
  local expected=$1 code=0
  shift
  run "$connected" "$@" >"$work/$1.jsonl" 2>"$work/$1.log" || code=$?
  if [ "$code" != "$expected" ]; then
    tail -n 20 "$work/$1.jsonl" "$work/$1.log" >&2
    fail "\"$*\" ended with exit code $code, not $expected"
  fi
  echo "  $1: exit code $code, $(wc -l <"$work/$1.jsonl") messages"
}

# Evaluates an expression over the messages of a command: `of(TYPE)` returns those of one type.
expect() { # COMMAND EXPRESSION
  node -e '
    const [file, expression] = process.argv.slice(1);
    const messages = require("node:fs").readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
    const of = (type) => messages.filter((message) => message.type === type);
    const truth = JSON.parse(process.env.COUNTS);
    if (!new Function("of", "truth", `return ${expression}`)(of, truth)) process.exit(1);
  ' "$work/$1.jsonl" "$2" || fail "$1: expected $2"
}

end() {
  if [ -n "$simulator" ]; then
    kill "$simulator" 2>/dev/null || true
    wait "$simulator" 2>/dev/null || true
  fi
  rm -rf "$work"
}

builder=$(choose_builder)
if [ -z "$builder" ]; then
  echo "image: skipped, since no docker engine answers and IMAGE_BUILD names no other builder"
  exit 77
fi

image=localhost/source-stripe-lifecycle:test
connected=localhost/source-stripe-lifecycle:connected
probe=localhost/source-stripe-lifecycle:probe
simulator=
work=$(mktemp -d)
trap end EXIT
data=$work/data
mkdir "$data"
chmod 755 "$work" "$data"

echo "image: building with $builder"
began=$SECONDS
build "$image" .
echo "  built in $((SECONDS - began)) s"

node packages/stripe-simulator/dist/cli.js --customers 2000 --months 24 --seed 3 --port 0 >"$work/simulator.json" 2>"$work/simulator.log" &
simulator=$!
for _ in $(seq 300); do
  if [ -s "$work/simulator.json" ] || ! kill -0 "$simulator" 2>/dev/null; then break; fi
  sleep 0.2
done
if [ ! -s "$work/simulator.json" ]; then
  cat "$work/simulator.log" >&2
  fail "the simulator did not start"
fi
announced() { # EXPRESSION over the simulator's announcement
  node -p "const account = JSON.parse(require('node:fs').readFileSync('$work/simulator.json', 'utf8')); $1"
}
COUNTS=$(announced 'JSON.stringify(account.counts)')
export COUNTS

# Builds the same image for the simulated account, and one with a shell as its entrypoint, to inspect it.
derive() { # IMAGE LINE
  mkdir "$work/derived"
  # The first stage is unused. Builders look for a base image that they know.
  printf '%s\nFROM %s\n%s\n' "$(grep -m 1 '^FROM ' Dockerfile)" "$image" "$2" >"$work/derived/Dockerfile"
  build "$1" "$work/derived"
  rm -r "$work/derived"
}
derive "$connected" "ENV STRIPE_API_BASE=$(announced account.url)"
derive "$probe" 'ENTRYPOINT ["/bin/sh", "-c"]'

echo "image: looking inside"
run "$probe" "$(cat <<'INSIDE'
echo "user $(id -u), /airbyte of $(stat -c %u /airbyte), in $(pwd)"
for tool in sh sleep mv; do command -v $tool; done
env | sed -n -E 's/^(PATH|NODE_ENV|AIRBYTE_ENTRYPOINT)=/env: &/p'
echo "$AIRBYTE_ENTRYPOINT"
$AIRBYTE_ENTRYPOINT spec
cd /airbyte/integration_code
echo "top: $(ls | tr '\n' ' ')"
echo "modules: $(ls node_modules | tr '\n' ' ')"
echo "native: $(find . -name '*.node' | wc -l)"
node -e '
  const { readFileSync } = require("node:fs");
  const read = (file) => JSON.parse(readFileSync(file, "utf8"));
  const bundled = [...readFileSync("bundle/THIRD-PARTY.txt", "utf8").matchAll(/^=== (.*)$/gm)].map(([, name]) => name);
  const installed = process.argv.slice(1).map(read).map(({ name, version }) => `${name}@${version}`);
  const marked = ({ properties = [] }) => properties.some(({ name }) => name === "cdx:npm:package:bundled");
  const components = read("sbom.cdx.json").components.filter((each) => !each["bom-ref"].startsWith("@airbyte/"));
  const listed = (isBundled) => new Set(components.filter((each) => marked(each) === isBundled).map((each) => each["bom-ref"]));
  const differing = [
    ...bundled.filter((name) => !listed(true).has(name)),
    ...new Set(installed).symmetricDifference(listed(false)),
  ];
  console.log(`bill of materials: ${components.length} packages, wrongly listed or not listed: ${differing.join(" ") || "none"}`);
' $(find node_modules -regextype posix-extended -regex '(.*/)?node_modules/(@[^/]+/)?[^/]+/package\.json')
echo "megabytes: $(($(du -sk . | cut -f1) / 1024))"
echo "sizes: $(du -shc bundle schemas node_modules | tr '\t\n' ' ,') whole image $(du -shx / 2>/dev/null | cut -f1)"
INSIDE
)" >"$work/inside.txt" 2>"$work/inside.log" || { cat "$work/inside.log" >&2; fail "a shell does not run in the image"; }

mapfile -t variables < <(sed -n 's/^env: //p' "$work/inside.txt")

holds() { # WHAT PATTERN
  grep -Eqx -- "$2" "$work/inside.txt" || { grep -v '"type":"SPEC"' "$work/inside.txt" >&2; fail "$1"; }
}
holds "the user must be 1000 and own /airbyte, and start in /source" 'user 1000, /airbyte of 1000, in /source'
for tool in sh sleep mv; do holds "$tool is missing, which the platform needs" ".*/$tool"; done
holds "AIRBYTE_ENTRYPOINT is not the entrypoint" '/airbyte/integration_code/bin/source-stripe-lifecycle'
holds "AIRBYTE_ENTRYPOINT does not start the connector" '\{"type":"SPEC",.*'
holds "the image holds more or less than the connector's own files" \
  'top: LICENSE bin bundle node_modules package.json sbom.cdx.json schemas '
holds "the image holds a package that is neither classic-level nor needed by it" \
  'modules: abstract-level base64-js buffer classic-level ieee754 is-buffer level-supports level-transcoder maybe-combine-errors module-error napi-macros node-gyp-build '
holds "native code of other systems is there" 'native: 1'
holds "the bill of materials is not of what is there" \
  'bill of materials: [1-9][0-9]* packages, wrongly listed or not listed: none'
holds "our part of the image has 8 MB or more" 'megabytes: [1-7]'
sed -n 's/^sizes/  sizes/p' "$work/inside.txt"

echo "image: spec, check, discover, read"
printf '{"api_key": "%s"}' "$(announced account.key)" >"$data/config.json"
printf '{"api_key": "rk_test_thisKeyDoesNotExist"}' >"$data/unknown-key.json"
printf '[]' >"$data/state.json"

connector 0 spec
expect spec 'of("SPEC").length === 1 && of("SPEC")[0].spec.connectionSpecification.properties.api_key.airbyte_secret === true'

connector 0 check --config /data/unknown-key.json
expect check 'of("CONNECTION_STATUS").length === 1 && of("CONNECTION_STATUS")[0].connectionStatus.status === "FAILED"'
connector 0 check --config /data/config.json
expect check 'of("CONNECTION_STATUS").length === 1 && of("CONNECTION_STATUS")[0].connectionStatus.status === "SUCCEEDED"'

connector 0 discover --config /data/config.json
expect discover 'of("CATALOG").length === 1 && of("CATALOG")[0].catalog.streams.length > 0'

node -e '
  const { readFileSync, writeFileSync } = require("node:fs");
  const messages = readFileSync(process.argv[1], "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const { streams } = messages.find(({ type }) => type === "CATALOG").catalog;
  const configured = streams.map((stream) => ({ stream, sync_mode: "incremental", destination_sync_mode: "append_dedup" }));
  writeFileSync(process.argv[2], JSON.stringify({ streams: configured }));
' "$work/discover.jsonl" "$data/catalog.json"
streams=$(node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1])).streams.length' "$data/catalog.json")
connector 0 read --config /data/config.json --catalog /data/catalog.json --state /data/state.json
for stream in customers subscriptions invoices products coupons charges disputes credit_notes; do
  expect read "new Set(of('RECORD').filter(({ record }) => record.stream === '$stream').map(({ record }) => record.data.id)).size === truth.$stream"
done
expect read 'of("RECORD").some(({ record }) => record.stream === "lifecycle_events")'
expect read 'of("TRACE").filter(({ trace }) => trace.stream_status?.status === "COMPLETE").length === '"$streams"
cp "$work/read.jsonl" "$work/whole.jsonl"

connector 1 read --config /data/unknown-key.json --catalog /data/catalog.json
expect read 'of("TRACE").some(({ trace }) => trace.error?.failure_type === "config_error")'
if [ "$builder" != docker ] && [ "$(id -u)" != 0 ]; then
  echo "image: not tried read-only and without capabilities, which needs docker or root"
else
  echo "image: read-only but for /tmp, without capabilities"
  # shellcheck disable=SC2016
  confined '
    echo "user $(id -u)"
    grep -E "^(CapEff|CapPrm|CapBnd|CapAmb|NoNewPrivs):" /proc/self/status
    for place in /airbyte/integration_code /source /data /var/tmp /tmp; do touch "$place/trace" && echo "writes to $place"; done
  ' >"$work/inside.txt" 2>"$work/inside.log" || { cat "$work/inside.log" >&2; fail "a confined shell does not run"; }
  sed -i 's/\t/ /' "$work/inside.txt"
  holds "the user must be 1000 there, too" 'user 1000'
  for set in CapEff CapPrm CapBnd CapAmb; do holds "capabilities are left in $set" "$set: 0{16}"; done
  holds "new privileges can be had" 'NoNewPrivs: 1'
  holds "/tmp must be there to write to" 'writes to /tmp'
  if [ "$(grep -c '^writes to' "$work/inside.txt")" != 1 ] || [ "$(grep -c 'Read-only file system' "$work/inside.log")" != 4 ]; then
    cat "$work/inside.txt" "$work/inside.log" >&2
    fail "a place beside /tmp can be written to"
  fi

  # Lists the contents of /tmp during the read and afterwards. The account has more facts than fit in memory.
  code=0
  confined "
    while :; do stat -c 'in use: %A of %u, %n' /tmp/* /tmp/*/* 2>/dev/null; sleep 0.1; done >&2 &
    STRIPE_API_BASE=$(announced account.url) \$AIRBYTE_ENTRYPOINT \
      read --config /data/config.json --catalog /data/catalog.json --state /data/state.json
    code=\$?
    kill \$!
    echo \"left: \$(ls -A /tmp)\" >&2
    exit \$code
  " >"$work/confined.jsonl" 2>"$work/inside.txt" || code=$?
  if [ "$code" != 0 ]; then
    tail -n 20 "$work/confined.jsonl" "$work/inside.txt" >&2
    fail "a confined read ended with exit code $code"
  fi
  holds "no temporary folder, its user's alone, was in use" \
    'in use: drwx------ of 1000, /tmp/source-stripe-lifecycle-facts-[A-Za-z0-9]+'
  holds "no temporary file of its user's alone was in use" 'in use: -rw------- of 1000, /tmp/source-stripe-lifecycle-facts-.+'
  if grep '^in use: -' "$work/inside.txt" | grep -qv '^in use: -rw------- of 1000,'; then fail "a temporary file is not its user's alone"; fi
  holds "something is left in /tmp" 'left: '
  expect confined 'of("TRACE").filter(({ trace }) => trace.stream_status?.status === "COMPLETE").length === '"$streams"
  if [ "$(grep -c '"type":"RECORD"' "$work/confined.jsonl")" != "$(grep -c '"type":"RECORD"' "$work/whole.jsonl")" ]; then
    fail "a confined read gives another number of records"
  fi
  echo "  read: exit code 0, $(wc -l <"$work/confined.jsonl") messages, temporary files in /tmp alone, none left"
fi
echo "image: passed"
