# shellcheck shell=bash
# Java for Apache Spark. Source this file.

# Fails if there is no Java 17 or newer. Root installs Debian's package first.
require_java() {
  if ! has_java && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >&2
  fi
  if ! has_java; then
    echo "Java 17 or newer is needed: on Debian or Ubuntu, \"apt-get install openjdk-17-jre-headless\" does it." >&2
    return 1
  fi
}

has_java() {
  local version
  version=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || return
  [ "${version:-0}" -ge 17 ]
}
