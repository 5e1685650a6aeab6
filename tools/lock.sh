#!/usr/bin/env bash
# Write requirements.lock and tools/uv.txt anew from pyproject.toml: lock.sh [--upgrade]
set -euo pipefail
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
lock=(pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links)
"$uv" "${lock[@]}" --all-extras --custom-compile-command "make lock" "$@" pyproject.toml -o requirements.lock
echo uv | "$uv" "${lock[@]}" --custom-compile-command "make lock" "$@" - -o tools/uv.txt
# A lock that names a host ties every reader to one machine's way to the packages.
if grep -nE '://|--(extra-)?index-url|--find-links' requirements.lock tools/uv.txt; then
  echo "The lock files name a host: take it out of the configuration of uv, then run make lock again." >&2
  exit 1
fi
