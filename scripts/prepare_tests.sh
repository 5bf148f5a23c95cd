#!/usr/bin/env bash
# What the tests need besides Python: a browser. Installs it on Debian as root, and says plainly what is missing elsewhere.
set -euo pipefail
missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium)
[ "${#missing[@]}" = 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -q >/dev/null && apt-get install -qy "${missing[@]}" >/dev/null
else
  echo "the tests need: ${missing[*]} (Debian: apt-get install ${missing[*]}); without it they are skipped" >&2
fi
