#!/usr/bin/env bash
# Make sure that parts of the machine are there: need.sh [--optional] python|node|pango|chromium|postgres ...
# On Debian as root what is missing is installed with apt; elsewhere one sentence says what to install.
# --optional: outside CI a missing part is told and left (its tests are then skipped); in CI it is always a failure.
set -euo pipefail

optional=no
if [ "${1:-}" = --optional ]; then optional=yes; shift; fi
python=${PYTHON:-python3}

libraries() {  # whether the dynamic linker finds all of these libraries
  "$python" -c 'import sys; from ctypes.util import find_library as f; sys.exit(not all(map(f, sys.argv[1:])))' "$@"
}

present() {
  case $1 in
    python) "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ;;
    node) command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null ;;
    pango) libraries pango-1.0 pangoft2-1.0 harfbuzz-subset ;;
    chromium) browser && fonts ;;
    postgres) command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
    *) echo "need.sh knows no part named $1." >&2; exit 2 ;;
  esac
}

browser() {
  local name
  for name in "${REEVE_CHROMIUM:-chromium}" chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}

fonts() {  # pages ask for Arial; without it or its metric twin the widths seen in tests are not those of users
  if [ "$(uname)" != Linux ]; then return 0; fi
  command -v fc-match >/dev/null && fc-match arial | grep -qiE 'arial|liberation'
}

packages() {  # the Debian packages of a part; none where Debian's own is too old to serve
  case $1 in
    python | node) ;;
    pango) echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ;;
    chromium) echo chromium fonts-liberation fontconfig ;;
    postgres) echo postgresql ;;
  esac
}

plainly() {
  case $1 in
    python) echo "Python 3.11 or later with its venv module" ;;
    node) echo "Node.js 20 or later with npm" ;;
    pango) echo "Pango and HarfBuzz (Debian: $(packages pango))" ;;
    chromium) echo "Chromium and the Liberation fonts (Debian: $(packages chromium))" ;;
    postgres) echo "the PostgreSQL server, 14 or later (Debian: $(packages postgres))" ;;
  esac
}

lacking() { local part; for part in "$@"; do present "$part" || echo "$part"; done; }

missing=$(lacking "$@")
wanted=$(for part in $missing; do packages "$part"; done)
if [ -n "$wanted" ] && [ -e /etc/debian_version ] && [ "$(id -u)" = 0 ]; then
  echo "Installing" $wanted
  # Another run of apt on the machine is waited for, not failed on.
  apt=(apt-get -qq -o DPkg::Lock::Timeout=300 -o APT::Get::Assume-Yes=true)
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086  # several packages
  if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends $wanted; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
  fi
  rm -f "$log"
  missing=$(lacking $missing)
fi
if [ -z "$missing" ]; then exit 0; fi

list=""
for part in $missing; do list+="${list:+; and }$(plainly "$part")"; done
echo "Install $list, then run this again." >&2
if [ $optional = yes ] && [ "${CI:-}" != true ]; then
  echo "Until then the tests that need it are skipped." >&2
  exit 0
fi
exit 1
