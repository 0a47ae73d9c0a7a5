# shellcheck shell=bash
# Airflow on this machine, for the launcher `varve`, which sources this file:
#   airflow_main                     starts Airflow, prints URL and login, stops it on Ctrl-C
#   airflow_main ARGUMENT...         Airflow's own command line, in the same environment
#   airflow_start_background         starts it and returns once it answers
#   airflow_backfill FROM TO DATASET...   runs each dataset over the intervals from FROM to TO, both included
#   airflow_stop                     stops what airflow_start_background started
#   airflow_install_tests            also installs pytest, ruff and mypy
#   airflow_install_rasters          installs libgdal, which reads rasters, and no Airflow
# Reads VARVE_HOME, VARVE_SQL, VARVE_LANDING; a setting of Airflow that the shell has already wins:
# AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE=false runs backfills without today's scheduled runs beside them.

AIRFLOW_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
AIRFLOW_VENV="$AIRFLOW_ROOT/.venv"

airflow_say() { printf 'varve airflow: %s\n' "$*" >&2; }

airflow_find_python() {
  local name
  for name in ${VARVE_PYTHON:+"$VARVE_PYTHON"} python3.11 python3.12 python3.13 python3; do
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  airflow_say "no Python 3.11, 3.12 or 3.13 with venv found; install one (Debian: apt-get install python3 python3-venv) or set VARVE_PYTHON to it"
  return 78
}

airflow_installed() { [ -x "$AIRFLOW_VENV/bin/python" ] && [ "$(cksum < "$1")" = "$(cat "$2" 2>/dev/null)" ]; }

# Installs a lock file into .venv, unless what is there came from the same lock file. One process at a time.
airflow_install() {
  local lock="$AIRFLOW_ROOT/dags/${1:-requirements}.txt" stamp="$AIRFLOW_VENV/.${1:-requirements}" code=0
  airflow_installed "$lock" "$stamp" && return
  mkdir -p "$AIRFLOW_ROOT/target"
  exec 8>"$AIRFLOW_ROOT/target/airflow.lock"
  if type -P flock >/dev/null && ! flock -n 8; then
    airflow_say "waiting for another process that installs"
    flock 8
  fi
  airflow_installed "$lock" "$stamp" || airflow_install_locked "$lock" "$stamp" 8>&- || code=$?
  exec 8>&-
  return $code
}

airflow_install_locked() {
  local lock=$1 stamp=$2 python
  if ! [ -x "$AIRFLOW_VENV/bin/python" ]; then
    python="$(airflow_find_python)" || return
    "$python" -m venv "$AIRFLOW_VENV" || { airflow_say "$python cannot make $AIRFLOW_VENV; see above"; return 78; }
  fi
  airflow_say "installing Airflow into ${AIRFLOW_VENV#"$AIRFLOW_ROOT"/} (once, about 400 MB)"
  if "$AIRFLOW_VENV/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$AIRFLOW_ROOT/dags/requirements-uv.txt" 2>/dev/null; then
    "$AIRFLOW_VENV/bin/uv" pip install --quiet --python "$AIRFLOW_VENV/bin/python" --require-hashes -r "$lock"
  else
    "$AIRFLOW_VENV/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$lock"
  fi || { airflow_say "the install failed, see above; is the package index reachable?"; return 75; }
  cksum < "$lock" > "$stamp"
}

airflow_install_tests() { airflow_install requirements-test; }

# libgdal alone, from the wheel that has it inside: nothing of it is used through Python.
airflow_install_rasters() {
  local lock="$AIRFLOW_ROOT/dags/requirements-raster.txt" stamp="$AIRFLOW_VENV/.requirements-raster" python
  airflow_installed "$lock" "$stamp" && return
  if ! [ -x "$AIRFLOW_VENV/bin/python" ]; then
    python="$(airflow_find_python)" || return
    "$python" -m venv "$AIRFLOW_VENV" || { airflow_say "$python cannot make $AIRFLOW_VENV; see above"; return 78; }
  fi
  airflow_say "installing libgdal into ${AIRFLOW_VENV#"$AIRFLOW_ROOT"/} (once, about 100 MB)"
  "$AIRFLOW_VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
    --only-binary :all: -r "$lock" ||
    { airflow_say "the install failed, see above; is the package index reachable?"; return 75; }
  cksum < "$lock" > "$stamp"
}

airflow_default() { [ -n "${!1+set}" ] || export "$1=$2"; }

airflow_absolute() {
  case "${!1:-}" in
    '' | /*) ;;
    *) export "$1=$PWD/${!1}" ;;
  esac
}

airflow_environment() {
  local own=''
  airflow_default VARVE_HOME "$AIRFLOW_ROOT/.varve"
  airflow_absolute VARVE_HOME
  airflow_absolute VARVE_SQL
  airflow_absolute VARVE_LANDING
  export PATH="$AIRFLOW_VENV/bin:$PATH"
  export PYTHONPATH="$AIRFLOW_ROOT/dags${PYTHONPATH:+:$PYTHONPATH}"
  # Never another Airflow's home or DAGs, whatever the shell is set to.
  export AIRFLOW_HOME="$VARVE_HOME/airflow"
  export AIRFLOW__CORE__DAGS_FOLDER="$AIRFLOW_ROOT/dags"
  # A user's own datasets bring their DAG files along.
  if [ -d "${VARVE_SQL:-}" ] && [ "$VARVE_SQL" != "$AIRFLOW_ROOT/sql" ]; then
    own=", $(airflow_bundle own "$VARVE_SQL")"
  fi
  export AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST="[$(airflow_bundle varve "$AIRFLOW_ROOT/dags")$own]"
  airflow_default AIRFLOW__CORE__LOAD_EXAMPLES false
  airflow_default AIRFLOW__CORE__EXECUTOR LocalExecutor
  # The pool lets one task of the warehouse run at a time. A worker often notices the end of its task only
  # at its next heartbeat, so these beat every second and a few stand by.
  airflow_default AIRFLOW__CORE__PARALLELISM 6
  airflow_default AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL 1
  airflow_default AIRFLOW__API__WORKERS 1
  airflow_default AIRFLOW__API__EXPOSE_CONFIG false
  airflow_default AIRFLOW__USAGE_DATA_COLLECTION__ENABLED false
  airflow_default AIRFLOW__DAG_PROCESSOR__PARSING_PROCESSES 1
  airflow_default AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL 30
  airflow_default AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME 0.1
}

airflow_bundle() {
  printf '{"name": "%s", "classpath": "airflow.dag_processing.bundles.local.LocalDagBundle", "kwargs": {"path": "%s"}}' "$1" "$2"
}

airflow_prepare() {
  airflow_install && airflow_environment && "$AIRFLOW_VENV/bin/python" -m varve_airflow.database
}

airflow_main() {
  airflow_prepare || return
  if [ $# -eq 0 ]; then
    "$AIRFLOW_VENV/bin/python" -m varve_airflow.server run
  else
    # Airflow logs to standard output, so without this --output json is not JSON.
    case "${2:-test}" in test | -*) ;; *) airflow_default AIRFLOW__LOGGING__LOGGING_LEVEL ERROR ;; esac
    "$AIRFLOW_VENV/bin/airflow" "$@"
  fi
}

airflow_start_background() { airflow_prepare && "$AIRFLOW_VENV/bin/python" -m varve_airflow.server start; }

airflow_backfill() { airflow_environment && "$AIRFLOW_VENV/bin/python" -m varve_airflow.backfill "$@"; }

airflow_stop() { airflow_environment && "$AIRFLOW_VENV/bin/python" -m varve_airflow.server stop; }
