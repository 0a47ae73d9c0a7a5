#!/usr/bin/env bash
# Resolves requirements*.in as of a date and writes the hash-locked requirements*.txt beside them.
# A plain install of today resolves libraries newer than Airflow 3.2.1 works with. Needs uv on the PATH or in .venv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
PATH="$PATH:$PWD/../.venv/bin"
command -v uv >/dev/null || { echo "lock.sh: uv not found; install it with: python3 -m pip install uv" >&2; exit 78; }

for name in requirements requirements-test requirements-uv; do
  uv pip compile --quiet --universal --python-version 3.11 --exclude-newer 2026-05-01 \
    --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
    --custom-compile-command dags/lock.sh "$@" "$name.in" --output-file "$name.txt"
done
uv pip compile --quiet --universal --python-version 3.11 --exclude-newer 2026-05-01 --no-deps \
  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
  --custom-compile-command dags/lock.sh "$@" requirements-raster.in --output-file requirements-raster.txt
