#!/usr/bin/env bash
# The demo: ten days of a shop's exports and three of a satellite's scenes, loaded by the real DAGs as Airflow backfills. Called by ./varve demo [--ui].
set -euo pipefail
case ${1:-} in
  '') ui= ;;
  --ui) ui=1 ;;
  *)
    cat >&2 <<'USAGE'
Usage: varve demo [--ui]
  Generates ten days of retail drops and three of small scenes, and loads them through Airflow into .varve/demo
  (VARVE_HOME overrides).
  --ui   leave Airflow running and print where it is
USAGE
    case $1 in -h | --help) exit 0 ;; *) exit 64 ;; esac
    ;;
esac

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export VARVE_HOME=${VARVE_HOME:-$root/.varve/demo}
unset VARVE_LANDING VARVE_SQL
mkdir -p "$VARVE_HOME"
VARVE_HOME=$(cd "$VARVE_HOME" && pwd)
. "$root/dags/airflow.sh"
varve=$root/varve
started=$SECONDS
step() { printf '\n\033[1m[%3d s] %s\033[0m\n' $((SECONDS - started)) "$*"; }
stop() { [ -n "$ui" ] || airflow_stop >/dev/null 2>&1 || true; }
trap stop EXIT

catalog=$VARVE_HOME/serve/catalog.json
before=$([ -f "$catalog" ] && cksum <"$catalog" || true)

step "Generating drops in ${VARVE_HOME#"$PWD"/}/landing: ten days of customers and orders, three of temperature scenes"
"$varve" generate
step "Making sure of libgdal, which reads the scenes"
rasters=1
airflow_install_rasters || {
  rasters=
  echo "The scenes are left out, since libgdal could not be installed; all else works. ./varve demo tries again."
}
step "Starting Airflow"
# Without this, Airflow would also start today's scheduled run, which takes all ten days at once.
AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE=false airflow_start_background
step "Running the DAGs retail.customers and retail.orders for 2026-03-01 to 2026-03-10"
airflow_backfill 2026-03-01 2026-03-10 retail.customers retail.orders
if [ -n "$rasters" ]; then
  step "Running the DAG imagery.land_temperature for 2026-03-01 to 2026-03-03"
  airflow_backfill 2026-03-01 2026-03-03 imagery.land_temperature
fi

step "What happened per day"
"$varve" status retail.customers
echo
"$varve" status retail.orders
if [ -n "$rasters" ]; then
  echo
  "$varve" status imagery.land_temperature
fi

ask() { # question, sql, further arguments
  printf '\n%s\n$ ./varve query "%s" %s\n' "$1" "$2" "${*:3}"
  "$varve" query "$2" "${@:3}"
}
step "A few questions"
ask "Latest: the five biggest orders, with their customers as we know them now" \
  "select order_id, customer_id, customer_name, customer_country, status, amount from snapshot.retail_orders_latest order by amount desc, order_id limit 5"
ask "As known on day 5: revenue of 1 March, before the correction of day 6 came" \
  "select count(*) as orders, sum(amount) as revenue from snapshot.retail_orders_latest where cast(ordered_at as date) = '2026-03-01'" \
  --as-known-at 2026-03-05
ask "Now: the same figures, corrected" \
  "select count(*) as orders, sum(amount) as revenue from snapshot.retail_orders_latest where cast(ordered_at as date) = '2026-03-01'"
ask "Weekly revenue by country" \
  "select * from aggregate.retail_revenue_by_week order by window_start, customer_country"
if [ -n "$rasters" ]; then
  scene="select sensor, count(*) as pixels, round(min(temperature), 2) as coldest, round(avg(temperature), 2) as mean from snapshot.imagery_land_temperature_cells where tile = 'north' and acquired_on = '2026-03-01' group by sensor"
  ask "A scene as it came on 2 March: six rows are nine degrees too cold" "$scene" --as-known-at 2026-03-02
  ask "The same scene now: a file of 3 March corrected it" "$scene"
fi

after=$(cksum <"$catalog")
if [ "$before" = "$after" ]; then
  step "Nothing changed: all of this was loaded before"
fi
step "Done. The run of 7 March is red on purpose: its file was truncated, so its load was refused and readers kept what they had."
echo "Report: $VARVE_HOME/reports/index.html"
if [ -n "$ui" ]; then
  airflow_start_background
  echo "Airflow keeps running; kill it with: . dags/airflow.sh && VARVE_HOME=$VARVE_HOME airflow_stop"
fi
