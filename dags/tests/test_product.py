"""Whole runs through Airflow with the product itself, on a warehouse of its own."""

import gzip
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
DATASET = "retail.customers"
HEADER = "customer_id,name,email,country,signed_up_on\n"


class Shop:
    def __init__(self, folder: Path):
        self._landing = folder / "landing"
        self.dag = load_dag(DATASET, schedule="@daily", start="2026-01-01")
        for task in self.dag.tasks:
            task.retry_delay = timedelta(0)

    def drop(self, day: str, text: str) -> None:
        path = self._landing / "retail/customers" / day / "customers.csv.gz"
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.compress(text.encode()))

    def run(self, day: str) -> dict[str, str]:
        date = datetime.fromisoformat(day).replace(tzinfo=UTC)
        run = self.dag.test(logical_date=date)
        return {"run": run.state} | {ti.task_id: ti.state for ti in run.get_task_instances()}

    def names(self) -> list[str]:
        query = "select name from snapshot.retail_customers_latest order by name"
        command = [VARVE, "query", query, "--format", "csv"]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.split()[1:]


def customers(*names: str) -> str:
    rows = (f"{ord(name[0])},{name},{name}@example.com,NO,01.02.2026\n" for name in names)
    return HEADER + "".join(rows)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    monkeypatch.setenv("VARVE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("VARVE_LANDING", str(tmp_path / "landing"))
    monkeypatch.delenv("VARVE_COMMAND", raising=False)
    assert os.access(VARVE, os.X_OK)
    rest, api = time.sleep, supervisor.in_process_api_server()
    monkeypatch.setattr(time, "sleep", lambda seconds: rest(min(seconds, 0.05)))
    monkeypatch.setattr(supervisor, "in_process_api_server", lambda: api)
    return Shop(tmp_path)


def test_loads_once_skips_when_nothing_came_and_keeps_readers_safe(shop: Shop):
    shop.drop("2026-03-01", customers("Ada", "Bo", "Carl"))
    assert shop.run("2026-03-02")["run"] == "success"
    assert shop.names() == ["Ada", "Bo", "Carl"]

    again = shop.run("2026-03-03")
    assert (again["run"], again["load"], again["report"]) == ("success", "skipped", "success")

    shop.drop("2026-03-03", "neither,fits\n1,2\n")
    refused = shop.run("2026-03-04")
    assert (refused["run"], refused["load"]) == ("failed", "failed")
    assert (refused["recover"], refused["report"]) == ("success", "success")

    shop.drop("2026-03-04", customers("Ada"))
    held = shop.run("2026-03-05")
    assert (held["run"], held["verify"]) == ("failed", "failed")
    assert held["publish"] == "upstream_failed"
    assert shop.names() == ["Ada", "Bo", "Carl"]

    shop.drop("2026-03-05", customers("Ada", "Bo", "Carl", "Dina"))
    assert shop.run("2026-03-06")["run"] == "success"
    assert shop.names() == ["Ada", "Bo", "Carl", "Dina"]
