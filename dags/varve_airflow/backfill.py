"""Runs datasets over past days through Airflow's backfill, and says how each run ends.

Runs of those days that ended before are run again. Exit code 0 once every run has ended, whatever
its state; with --strict 65 where one failed.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from varve_airflow.rest import Refused, Rest, Unreachable
from varve_airflow.server import running

ENDED = ("success", "failed")
SECONDS_TO_APPEAR = 60
TRIES = 10


@dataclass(frozen=True)
class Run:
    """One run that ended; day is the first of its interval."""

    dataset: str
    day: str
    state: str
    seconds: float


class Backfill:
    """One dataset over some days. Every method raises Refused or Unreachable."""

    def __init__(self, rest: Rest, dataset: str, first: str, last: str) -> None:
        self._rest = rest
        self._dataset = dataset
        self._path = f"/api/v2/dags/{quote(dataset)}"
        self._first = f"{first}T00:00:00Z"
        self._last = f"{last}T00:00:00Z"

    def create(self) -> None:
        """Leaves the DAG paused, so that Airflow writes nothing beside it."""
        self._wait_until_known()
        self._pause(True)
        for _ in range(TRIES - 1):
            try:
                return self._post()
            except Unreachable:
                # Airflow on SQLite gives up on a write that meets another, and keeps half of it.
                self._cancel()
            except Refused as refused:
                # Airflow notices late that an earlier backfill is through.
                if refused.status != 409 or not self.over():
                    raise
                self._cancel()
            time.sleep(0.2)
        return self._post()

    def release(self) -> None:
        self._pause(False)

    def runs(self) -> list[dict[str, Any]]:
        query = urlencode(
            {
                "logical_date_gte": self._first,
                "logical_date_lte": self._last,
                "order_by": "logical_date",
                "limit": 100,
            }
        )
        runs: list[dict[str, Any]] = []
        while True:
            page = self._rest.get(f"{self._path}/dagRuns?{query}&offset={len(runs)}")
            runs += page["dag_runs"]
            if not page["dag_runs"] or len(runs) >= page["total_entries"]:
                return runs

    def ended(self) -> list[Run]:
        return [
            Run(self._dataset, run["logical_date"][:10], run["state"], run["duration"] or 0.0)
            for run in self.runs()
            if run["state"] in ENDED
        ]

    def over(self) -> bool:
        return all(run["state"] in ENDED for run in self.runs())

    def _wait_until_known(self) -> None:
        """A DAG is known some seconds after Airflow answers."""
        deadline = time.monotonic() + SECONDS_TO_APPEAR
        while True:
            try:
                self._rest.get(f"{self._path}/details")
                return
            except Refused as refused:
                if refused.status != 404 or time.monotonic() > deadline:
                    raise
            time.sleep(0.2)

    def _pause(self, paused: bool) -> None:
        self._rest.patch(self._path, {"is_paused": paused})

    def _post(self) -> None:
        self._rest.post(
            "/api/v2/backfills",
            {
                "dag_id": self._dataset,
                "from_date": self._first,
                "to_date": self._last,
                "run_backwards": False,
                "max_active_runs": 1,
                "reprocess_behavior": "completed",
            },
        )

    def _cancel(self) -> None:
        query = urlencode({"dag_id": self._dataset, "limit": 100, "order_by": "-id"})
        for backfill in self._rest.get(f"/api/v2/backfills?{query}")["backfills"]:
            if not backfill["completed_at"]:
                self._rest.put(f"/api/v2/backfills/{backfill['id']}/cancel")


def main() -> int:
    options = _options()
    server = running(Path(os.environ["AIRFLOW_HOME"]))
    if not server:
        return _say("Airflow does not run; start it with `varve airflow`", 78)
    rest = server.rest()
    backfills = [
        Backfill(rest, dataset, options.first, options.last) for dataset in options.datasets
    ]
    failed = 0
    try:
        for backfill in backfills:
            backfill.create()
        for backfill in backfills:
            backfill.release()
        for run in _as_they_end(backfills):
            failed += run.state == "failed"
            print(f"{run.day}  {run.dataset:<28} {run.state:<8} {run.seconds:6.1f} s", flush=True)
    except Refused as refused:
        return _say(f"Airflow refused the backfill: {refused}", 65)
    except Unreachable as unreachable:
        return _say(f"Airflow stopped answering: {unreachable}", 75)
    return 65 if failed and options.strict else 0


def _as_they_end(backfills: list[Backfill]) -> Iterator[Run]:
    printed: set[tuple[str, str]] = set()
    unfinished = list(backfills)
    while unfinished:
        for backfill in list(unfinished):
            over = backfill.over()
            for run in backfill.ended():
                if (run.dataset, run.day) not in printed:
                    printed.add((run.dataset, run.day))
                    yield run
            if over:
                unfinished.remove(backfill)
        time.sleep(0.5)


def _say(message: str, code: int) -> int:
    print(f"varve airflow: {message}", file=sys.stderr)
    return code


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="varve airflow backfill", description=__doc__)
    parser.add_argument("first", help="first day, like 2026-03-01")
    parser.add_argument("last", help="last day")
    parser.add_argument("datasets", nargs="+")
    parser.add_argument("--strict", action="store_true", help="exit 65 where a run failed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
