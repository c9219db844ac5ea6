# shellcheck shell=bash
# A virtual environment of Python for a suite. Source this file.

# Prints the path of a Python in FOLDER/.venv with FOLDER/requirements.txt installed. The environment is created once,
# and again when the requirements change. PYTHON names the Python to create it with: 3.10, 3.11 or 3.12.
python_environment() { # FOLDER
  local folder base
  folder=$(cd "$1" && pwd)
  local environment=$folder/.venv
  local installed=$environment/installed-requirements.txt
  if ! cmp -s "$folder/requirements.txt" "$installed" || ! "$environment/bin/python" -c '' 2>/dev/null; then
    base=$(find_python) || return
    rm -rf "$environment"
    "$base" -m venv "$environment" && install_requirements "$environment" "$folder/requirements.txt" || return
    cp "$folder/requirements.txt" "$installed"
  fi
  echo "$environment/bin/python"
}

# uv takes seconds, pip takes a minute. If uv fails, because it does not read pip's configuration, pip is used.
install_requirements() { # ENVIRONMENT REQUIREMENTS
  local pip=("$1/bin/python" -m pip install --quiet --disable-pip-version-check --no-input)
  {
    "${pip[@]}" --target "$1/uv" uv==0.9.0 && "$1/uv/bin/uv" pip install --quiet --python "$1/bin/python" -r "$2"
  } >&2 || "${pip[@]}" --no-compile -r "$2" >&2
}

find_python() {
  local name
  for name in "${PYTHON:-python3}" python3.12 python3.11 python3.10; do
    if "$name" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 13))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "Python 3.10, 3.11 or 3.12 is needed, and none is installed. Install one, or name it in PYTHON." >&2
  return 1
}
