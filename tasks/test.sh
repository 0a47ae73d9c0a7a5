#!/usr/bin/env bash
# All tests: Java (formatter, compiler, unit, property, kill and whole-chain tests), then Python (DAGs, linters, a real Airflow).
# Called by ./varve test.
set -euo pipefail
case ${1:-} in
  '') ;;
  *)
    echo "Usage: varve test   runs all tests; for one, see CONTRIBUTING.md" >&2
    case $1 in -h | --help) exit 0 ;; *) exit 64 ;; esac
    ;;
esac
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
./varve --version
code=0
. dags/airflow.sh
airflow_install_rasters
echo "varve test: Java"
mvn -B -Dstyle.color=never --no-transfer-progress verify || code=$?
echo "varve test: Python"
airflow_install_tests
(cd dags && ../.venv/bin/ruff check . && ../.venv/bin/ruff format --check . && ../.venv/bin/mypy varve_dags varve_airflow &&
  ../.venv/bin/pytest -q) || code=$?
exit $code
