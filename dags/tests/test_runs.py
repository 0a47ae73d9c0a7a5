"""Whole runs through Airflow, with a launcher that only records what it is asked."""

import time
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from airflow.sdk.execution_time import supervisor

from varve_dags.graph import CHAIN
from varve_dags.load_dag import load_dag

pytestmark = pytest.mark.usefixtures("database", "varve")
DAYS = count(1)


class Runs:
    def __init__(self):
        self.dag = load_dag("retail.orders", schedule="@daily", start="2026-01-01")
        for task in self.dag.tasks:
            task.retry_delay = timedelta(0)

    def run(self, **params) -> dict[str, str]:
        """The run's state and each task's."""
        self.day = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=next(DAYS))
        run = self.dag.test(logical_date=self.day, run_conf=params)
        states = {ti.task_id: ti.state for ti in run.get_task_instances()}
        return {"run": run.state} | states


@pytest.fixture(scope="module")
def api():
    """dag.test() builds Airflow's API anew for each task, which costs two seconds; here once."""
    return supervisor.in_process_api_server()


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, api) -> Runs:
    # dag.test() rests a second whenever no task is ready, also while skips travel down the graph.
    rest = time.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: rest(min(seconds, 0.05)))
    monkeypatch.setattr(supervisor, "in_process_api_server", lambda: api)
    return Runs()


def test_a_good_run_takes_every_task_once_and_is_green(runs, varve):
    states = runs.run(reason="first")
    until = runs.day.strftime("--until=%Y-%m-%dT00:00:00Z")
    assert varve.calls() == [
        f"sense --dataset retail.orders {until}",
        f"register --dataset retail.orders {until}",
        *(f"{task} --dataset retail.orders" for task in (*CHAIN[2:], "report")),
    ]
    assert states["run"] == "success"
    assert states["recover"] == states["run_verdict"] == "skipped"


def test_a_task_knows_its_run(runs, varve):
    runs.run(reason="the shop sent it twice")
    environment = varve.environment("load")
    assert environment["VARVE_RUN_ID"].startswith("manual__")
    assert environment["VARVE_RUN_TRY"] == "1"
    assert environment["VARVE_RUN_URL"].startswith("http")
    assert "/dags/retail.orders/runs/manual__" in environment["VARVE_RUN_URL"]
    assert environment["VARVE_RUN_REASON"] == "the shop sent it twice"


def test_where_nothing_arrived_the_run_is_green_and_still_reports(runs, varve):
    varve.ends("sense", 99)
    states = runs.run()
    assert varve.tasks() == ["sense", "report"]
    assert states["run"] == "success"
    assert {states[task] for task in (*CHAIN, "recover", "run_verdict")} == {"skipped"}
    assert states["report"] == "success"


def test_refused_data_fails_at_once_recovers_and_reports(runs, varve):
    varve.ends("load", 65)
    states = runs.run()
    assert varve.tasks() == ["sense", "register", "load", "recover", "report"]
    assert states["run"] == "failed"
    assert states["load"] == states["run_verdict"] == "failed"
    assert states["conform"] == states["publish"] == "upstream_failed"
    assert states["recover"] == states["report"] == "success"


def test_a_failing_report_is_red_too(runs, varve):
    varve.ends("report", 78)
    assert runs.run()["run"] == "failed"
    assert varve.tasks() == [*CHAIN, "report"]


@pytest.mark.parametrize("code", [75, 70, 137])
def test_what_may_pass_is_tried_again(runs, varve, code):
    varve.ends("load", code, 0)
    states = runs.run()
    assert varve.tasks() == ["sense", "register", "load", *CHAIN[2:], "report"]
    assert varve.environment("load")["VARVE_RUN_TRY"] == "2"
    assert states["run"] == "success"
    assert states["recover"] == "skipped"


def test_what_never_passes_fails_after_four_tries(runs, varve):
    varve.ends("register", 75, 75, 75, 75)
    states = runs.run()
    assert varve.tasks() == ["sense", *["register"] * 4, "recover", "report"]
    assert states["run"] == "failed"


def test_a_person_may_name_the_time_and_the_load(runs, varve):
    runs.run(interval_end="2026-02-01T12:00:00+01:00", load="orders $(touch x); 1")
    calls = varve.calls()
    assert calls[0] == "sense --dataset retail.orders --until=2026-02-01T11:00:00Z"
    assert calls[2] == "load --dataset retail.orders --load=orders $(touch x); 1"


def test_an_impossible_interval_fails_before_any_process(runs, varve):
    states = runs.run(interval_start="2026-02-02T00:00:00Z", interval_end="2026-02-01T00:00:00Z")
    assert states["sense"] == "failed"
    assert "sense" not in varve.tasks()


def test_a_missing_launcher_is_not_tried_again(runs, varve):
    varve.command.unlink()
    assert runs.run()["sense"] == "failed"
