# shellcheck shell=bash
# A PostgreSQL server for one suite. Source this file. Root installs Debian's package if there is none.

postgres_process=
postgres_folder=

# Starts a new, empty cluster at 127.0.0.1 and a free port, reachable without a password, and waits until it answers.
# Writes its log to WORK_FOLDER/postgres.log. Exports PGHOST, PGPORT, PGUSER and PGDATABASE.
start_postgres() { # WORK_FOLDER
  local programs as=()
  programs=$(postgres_programs) || return
  postgres_folder=$(mktemp -d)
  # The server refuses to run as root.
  if [ "$(id -u)" = 0 ]; then
    as=(setpriv --reuid postgres --regid postgres --init-groups)
    chown postgres: "$postgres_folder"
  fi
  export PGHOST=127.0.0.1 PGUSER=postgres PGDATABASE=postgres
  PGPORT=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  export PGPORT

  # The data does not have to survive a power cut.
  local options=(-D "$postgres_folder/data" -c listen_addresses=127.0.0.1 -c port="$PGPORT" -c unix_socket_directories= -c fsync=off)
  (
    cd "$postgres_folder"
    "${as[@]}" "$programs/initdb" -D "$postgres_folder/data" -U "$PGUSER" -A trust -E UTF8 --locale=C --no-sync
  ) >"$1/postgres.log" 2>&1 || fail_to_start_postgres "$1" || return
  (cd "$postgres_folder" && exec "${as[@]}" "$programs/postgres" "${options[@]}") >>"$1/postgres.log" 2>&1 &
  postgres_process=$!
  until "$programs/pg_isready" -q; do
    kill -0 "$postgres_process" 2>/dev/null || fail_to_start_postgres "$1" || return
    sleep 0.1
  done
}

# Ends the running server, if there is one, and removes its data.
stop_postgres() {
  if [ -n "$postgres_process" ]; then
    # SIGINT: without waiting for clients.
    kill -INT "$postgres_process" 2>/dev/null || true
    wait "$postgres_process" 2>/dev/null || true
    postgres_process=
  fi
  if [ -n "$postgres_folder" ]; then rm -rf "$postgres_folder"; fi
  postgres_folder=
}

# Prints the folder of the newest version's programs, and installs them if there are none.
postgres_programs() {
  local programs
  programs=$(newest_postgres)
  if [ -z "$programs" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # Debian would start a server of its own as well.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2
    programs=$(newest_postgres)
  fi
  if [ -z "$programs" ]; then
    echo "PostgreSQL is not installed: on Debian or Ubuntu, \"apt-get install postgresql\" does it." >&2
    return 1
  fi
  echo "$programs"
}

newest_postgres() {
  local found
  found=$(printf '%s\n' /usr/lib/postgresql/*/bin/postgres | sort -V | tail -n 1)
  if [ -x "$found" ]; then dirname "$found"; fi
}

fail_to_start_postgres() { # WORK_FOLDER
  echo "PostgreSQL did not start:" >&2
  cat "$1/postgres.log" >&2
  return 1
}
