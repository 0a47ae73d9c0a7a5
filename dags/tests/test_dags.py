"""Every DAG file, as Airflow reads it."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk.definitions.param import ParamsDict
from airflow.sdk.exceptions import ParamValidationError
from conftest import DAGS, OWN

FILES = sorted([*DAGS.glob("*.py"), *OWN.rglob("dag.py")])
DATASETS = [
    "health.covid_cases",
    "imagery.land_temperature",
    "my.readings",
    "retail.customers",
    "retail.orders",
    "security.go_cves",
    "security.go_vulnerabilities",
    "security.known_exploited",
    "taxi.trips",
]


@pytest.fixture(scope="module")
def bags() -> list[DagBag]:
    return [
        DagBag(str(folder), bundle_path=folder, bundle_name=name)
        for name, folder in (("varve", DAGS), ("own", OWN))
    ]


@pytest.fixture(scope="module")
def dags(bags):
    return {dag_id: dag for bag in bags for dag_id, dag in bag.dags.items()}


def test_every_file_imports_fast_and_gives_one_dag(bags):
    assert [bag.import_errors for bag in bags] == [{}, {}]
    stats = [stat for bag in bags for stat in bag.dagbag_stats]
    assert [stat.dag_num for stat in stats] == [1] * len(FILES)
    assert all(stat.duration < timedelta(seconds=2) for stat in stats)


def test_a_dag_is_named_for_its_dataset(dags):
    assert sorted(dags) == DATASETS


@pytest.mark.parametrize("dataset", DATASETS)
def test_policy(dags, dataset):
    dag = dags[dataset]
    assert dag.max_active_runs == 1
    assert dag.catchup is False
    assert dag.dagrun_timeout == timedelta(hours=24)
    assert dataset.split(".")[0] in dag.tags
    assert dag.doc_md
    assert dag.timetable.__class__.__name__ == "CronDataIntervalTimetable"
    for task in dag.tasks:
        assert task.pool == "warehouse"
        assert task.pool_slots == 1
        assert task.depends_on_past is False
        assert task.execution_timeout <= timedelta(hours=12)
        assert task.retries == (0 if task.task_id == "run_verdict" else 3)
        assert task.retry_exponential_backoff == 2.0
        assert task.max_retry_delay == timedelta(minutes=10)


def test_owner_and_tags_come_from_the_contract(dags):
    assert dags["my.readings"].tags == {"my", "lab", "sensor"}
    assert dags["my.readings"].owner == "lab"


def test_the_form_takes_an_interval_a_load_and_a_reason(dags):
    form = ParamsDict(dict(dags["retail.orders"].params.items()))
    form.update({"interval_end": "2026-03-01T00:00:00Z", "load": "2026-03-01-1", "reason": "again"})
    assert form.validate()["mode"] == "incremental"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mode", "reload"),
        ("mode", "dry_run"),
        ("interval_end", "soon"),
        ("load", ""),
        ("reason", 3),
    ],
)
def test_the_form_refuses_what_is_not_one(dags, name, value):
    form = ParamsDict(dict(dags["retail.orders"].params.items()))
    with pytest.raises(ParamValidationError):
        form[name] = value
        form.validate()


WATCH = """
import json, sys
import airflow.sdk, jinja2, yaml, pendulum, varve_dags.load_dag
touched = []
def note(event, arguments):
    if event == "open":
        touched.append(str(arguments[0]))
    elif event.split(".")[0] in ("socket", "sqlite3", "subprocess") or event == "os.system":
        touched.append(event)
sys.addaudithook(note)
path = sys.argv[1]
exec(compile(open(path).read(), path, "exec"), {"__name__": "dag"})
print(json.dumps(touched))
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_reading_a_file_opens_its_contract_and_nothing_else(path: Path):
    watched = subprocess.run(
        [sys.executable, "-c", WATCH, str(path)], check=True, capture_output=True, text=True
    )
    touched = json.loads(watched.stdout.splitlines()[-1])
    assert [name for name in touched if not name.endswith((".py", ".pyc"))] == [
        name for name in touched if name.endswith("contract.yaml")
    ]
    assert sum(name.endswith("contract.yaml") for name in touched) == 1
