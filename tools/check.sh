#!/usr/bin/env bash
# Run every check that needs no test; all of them even when one fails, each quiet while it passes.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export REEVE_DATA=$scratch/data  # importing the settings must not leave a trace in var/
unset DATABASE_URL

step() {  # step NAME COMMAND...: one line when it passes, its whole output when not
  local name=$1 began=$SECONDS
  shift
  if "$@" >"$scratch/output" 2>&1; then
    printf 'ok    %-12s %3d s\n' "$name" $((SECONDS - began))
  else
    printf 'FAIL  %-12s %3d s\n' "$name" $((SECONDS - began))
    sed 's/^/      /' "$scratch/output"
    failed=1
  fi
}

step format "$bin/ruff" format --check --quiet --output-format concise .
step lint "$bin/ruff" check --quiet --output-format concise .
step floors "$bin/lint-imports" --no-cache
step migrations "$bin/reeve" manage makemigrations --check --dry-run
step security "$bin/bandit" --quiet --configfile pyproject.toml --recursive reeve \
  --format custom --msg-template "{relpath}:{line} {test_id} {msg}"
step types "$bin/mypy"

# A long file usually holds two subjects; that is for a person to judge, so it only warns.
git ls-files --cached --others --exclude-standard '*.py' | grep -v /migrations/ | while read -r file; do
  if [ -f "$file" ] && [ "$(wc -l <"$file")" -gt 400 ]; then
    echo "long  $file has $(wc -l <"$file") lines, more than 400: does it hold two subjects?"
  fi
done
exit $failed
