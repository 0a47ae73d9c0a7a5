#!/usr/bin/env bash
# Tests: Java (formatter, compiler, unit, property, kill and whole-chain tests), then Python (DAGs, linters, a real Airflow).
# Called by ./varve test, which sets JAVA_HOME.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

usage() {
  cat <<'TEXT'
Usage: varve test              runs all tests and says what took how long
       varve test --quick      runs what needs no Airflow, no libgdal and no network, without the slow ones; says what it left out
       varve test TEST...      compiles what changed and runs these: WorldsTest, AgeTest#method, dev.varve.fuzz.CoverageFuzzTest
       varve test TEST -DKEY=VALUE   with a setting: WorldsTest -Dvarve.seed=17
Exit codes: 0 all passed; 1 a test, the formatter or a linter failed; 64 wrong usage, or no such test; 70 it does not compile;
75 and 78 something could not be installed.
TEXT
}

wrong() { # sentence
  printf 'varve test: %s\n' "$1" >&2
  usage >&2
  exit 64
}

say() { printf 'varve test: %s\n' "$*"; }

# Seconds of each part, for the summary; what is younger than this file came of this run.
parts=()
began=$(mktemp)
trap 'rm -f "$began"' EXIT
part() { # name command...
  local name=$1 start=$SECONDS code=0
  shift
  "$@" || code=$?
  parts+=("$((SECONDS - start)) $name")
  return $code
}

# The reports that this run wrote, one a line: seconds, module, class, tests, failed, skipped.
reports() {
  find tasks -path '*/surefire-reports/TEST-*.xml' -newer "$began" -exec awk '
    function value(key) { return match($0, " " key "=\"[^\"]*\"") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) : 0 }
    /<testsuite / {
      file = FILENAME; sub("/target/.*", "", file); seconds = value("time"); gsub(",", "", seconds)
      print seconds, file, value("name"), value("tests"), value("errors") + value("failures"), value("skipped"); nextfile
    }' {} +
}

summary() {
  local line times
  say "what took how long"
  for line in "${parts[@]}"; do printf '%8d s  %s\n' "${line%% *}" "${line#* }"; done
  times=$(reports)
  [ -n "$times" ] || return 0
  say "Java tests by module (several run at a time, so together longer than the clock)"
  awk '{ time[$2] += $1; tests[$2] += $4 } END { for (m in time) printf "%8.1f s  %s (%d tests)\n", time[m], m, tests[m] }' \
    <<<"$times" | sort -rn
  say "the slowest Java test classes"
  sort -rn <<<"$times" | awk 'NR <= 10 { printf "%8.1f s  %s (%d tests)\n", $1, $3, $4 }'
  awk '{ tests += $4; failed += $5; skipped += $6 } END {
    printf "varve test: of %d Java tests %d failed and %d were skipped\n", tests, failed, skipped }' <<<"$times"
}

tagged() { # tag
  grep -rE "^ *@Tag\(\"$1\"\)" tasks --include='*Test.java' |
    sed -E 's#\.java:@.*##; s#\.java: +@.*# (in part)#; s#.*/##' | sort -u | awk '{ printf "%s%s", (NR > 1 ? ", " : ""), $0 }'
}

java_tests() { # argument...
  mvn -B -Dstyle.color=never --no-transfer-progress verify "$@"
}

python_tests() {
  (cd dags && ../.venv/bin/ruff check . && ../.venv/bin/ruff format --check . && ../.venv/bin/mypy varve_dags varve_airflow &&
    ../.venv/bin/pytest -q --durations=5 --durations-min=1)
}

all() {
  local code=0
  part "build the launcher" ./varve --version
  . dags/airflow.sh
  part "install libgdal" airflow_install_rasters
  say "Java"
  part "Java: build, tests, formatter" java_tests || code=$?
  say "Python"
  part "install Airflow and the linters" airflow_install_tests
  part "Python: linters and tests" python_tests || code=$?
  summary
  return $code
}

quick() {
  local code=0
  say "Java, without what is slow or needs libgdal"
  part "Java: build, tests, formatter" java_tests -DexcludedGroups='slow,gdal' || code=$?
  summary
  say "left out, so neither passed nor failed:"
  printf '  slow: %s\n  need libgdal: %s\n  Python: linters and all tests of dags/ (they need Airflow)\n' \
    "$(tagged slow)" "$(tagged gdal)"
  return $code
}

case ${1:-} in
  '') all ;;
  -h | --help) usage ;;
  --quick)
    [ $# -eq 1 ] || wrong "--quick stands alone"
    quick
    ;;
  -*) wrong "there is no option $1" ;;
  *)
    . tasks/one-test.sh
    one_test "$@"
    ;;
esac
