"""Whole runs through Airflow with the product itself: real processes on a warehouse of their own."""

import json
import os
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from airflow.sdk.execution_time import supervisor

from varve_dags.load_dag import load_dag

pytestmark = pytest.mark.usefixtures("database")
VARVE = Path(__file__).resolve().parents[2] / "varve"
DATASET = "lab.readings"
CONTRACT = """\
landing: readings/{received_at:yyyy-MM-dd}/*.csv
key: sensor
columns:
  sensor: text
  value: {type: double, checks: [be_between: {min_value: 0}]}
"""


class Lab:
    def __init__(self, folder: Path):
        self._landing = folder / "landing"
        self.dag = load_dag(DATASET, schedule="@daily", start="2026-01-01")
        for task in self.dag.tasks:
            task.retry_delay = timedelta(0)

    def drop(self, day: str, text: str) -> None:
        path = self._landing / "readings" / day / "readings.csv"
        path.parent.mkdir(parents=True)
        path.write_text(text)

    def run(self, day: str) -> dict[str, str]:
        date = datetime.fromisoformat(day).replace(tzinfo=UTC)
        run = self.dag.test(logical_date=date)
        return {"run": run.state} | {ti.task_id: ti.state for ti in run.get_task_instances()}

    def values(self) -> dict[str, float]:
        query = "select sensor, value from snapshot.lab_readings_latest"
        out = subprocess.run([VARVE, "query", query, "--format", "json"], check=True, stdout=subprocess.PIPE)
        return {row["sensor"]: row["value"] for row in json.loads(out.stdout)}


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    contract = tmp_path / "sql/lab/readings/contract.yaml"
    contract.parent.mkdir(parents=True)
    contract.write_text(CONTRACT)
    for name, folder in {"HOME": "home", "LANDING": "landing", "SQL": "sql"}.items():
        monkeypatch.setenv(f"VARVE_{name}", str(tmp_path / folder))
    monkeypatch.delenv("VARVE_COMMAND", raising=False)
    assert os.access(VARVE, os.X_OK)
    rest, api = time.sleep, supervisor.in_process_api_server()
    monkeypatch.setattr(time, "sleep", lambda seconds: rest(min(seconds, 0.05)))
    monkeypatch.setattr(supervisor, "in_process_api_server", lambda: api)
    return Lab(tmp_path)


def test_loads_once_skips_when_nothing_came_and_keeps_readers_safe_from_bad_files(lab: Lab):
    lab.drop("2026-03-01", "sensor,value\na,1.5\nb,2\n")
    assert lab.run("2026-03-02")["run"] == "success"
    assert lab.values() == {"a": 1.5, "b": 2}

    again = lab.run("2026-03-03")
    assert (again["run"], again["load"], again["report"]) == ("success", "skipped", "success")

    lab.drop("2026-03-03", "neither,fits\n1,2\n")
    refused = lab.run("2026-03-04")
    assert (refused["run"], refused["load"], refused["recover"], refused["report"]) == (
        "failed",
        "failed",
        "success",
        "success",
    )

    lab.drop("2026-03-04", "sensor,value\na,-1\n")
    held = lab.run("2026-03-05")
    assert (held["run"], held["verify"], held["publish"]) == ("failed", "failed", "upstream_failed")
    assert lab.values() == {"a": 1.5, "b": 2}

    lab.drop("2026-03-05", "sensor,value\nb,3\n")
    assert lab.run("2026-03-06")["run"] == "success"
    assert lab.values() == {"a": 1.5, "b": 3}
