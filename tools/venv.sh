#!/usr/bin/env bash
# Make the virtual environment hold exactly what the lock files name, and Reeve itself: venv.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
venv=${1:-.venv}

# pip is asked through its script, whose first line names the interpreter: a moved or half-made folder answers wrong.
if ! "$venv/bin/pip" --version >/dev/null 2>&1 || ! PYTHON="$venv/bin/python" tools/need.sh python 2>/dev/null; then
  tools/need.sh python
  echo "Making the virtual environment in $venv"
  "${PYTHON:-python3}" -m venv --clear "$venv"
fi
if ! "$venv/bin/uv" --version >/dev/null 2>&1; then
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/uv.txt
fi
echo "Installing the locked Python packages"
export VIRTUAL_ENV="$PWD/$venv" UV_LINK_MODE=copy
"$venv/bin/uv" pip sync --quiet --require-hashes requirements.lock tools/uv.txt
"$venv/bin/uv" pip install --quiet --no-deps --editable .
touch "$venv/.installed"
