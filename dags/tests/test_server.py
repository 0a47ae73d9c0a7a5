"""A real API server, scheduler and DAG processor, driven by the functions of airflow.sh."""

import json
import os
import subprocess
from pathlib import Path

import psutil
import pytest
from conftest import DAGS, OWN

from varve_dags.graph import CHAIN


@pytest.fixture
def shell(tmp_path: Path, varve):
    """Runs lines of shell with airflow.sh loaded, in a home of its own."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AIRFLOW", "PYTHON", "VARVE"))
    }
    environment = inherited | {
        "VARVE_HOME": str(tmp_path / "home"),
        "VARVE_SQL": str(OWN),
        "VARVE_COMMAND": str(varve.command),
        "AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE": "false",
    }

    def run(lines: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", f". '{DAGS / 'airflow.sh'}'\n{lines}"],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=180,
        )

    yield run
    run("airflow_stop")


@pytest.fixture
def installed() -> None:
    if not (DAGS.parent / ".venv" / "bin" / "airflow").exists():
        pytest.skip("Airflow is not installed in .venv: run `./varve airflow version` first")


@pytest.mark.usefixtures("installed")
def test_a_backfill_runs_two_datasets_day_by_day_and_leaves_no_process(shell, varve, tmp_path):
    varve.ends("load", 0, 0, 65)
    run = shell(
        """
        airflow_start_background || exit
        airflow_backfill 2026-03-01 2026-03-02 retail.orders my.readings || exit
        airflow_backfill 2026-03-02 2026-03-02 retail.orders
        airflow_stop
        """
    )
    assert run.returncode == 0, run.stdout + run.stderr
    states = [line.split()[:3] for line in run.stdout.splitlines() if line.startswith("2026")]
    assert sorted(state[:2] for state in states) == [
        ["2026-03-01", "my.readings"],
        ["2026-03-01", "retail.orders"],
        ["2026-03-02", "my.readings"],
        ["2026-03-02", "retail.orders"],
        ["2026-03-02", "retail.orders"],
    ]
    assert sorted(state[2] for state in states) == ["failed", *["success"] * 4]
    assert varve.tasks().count("recover") == 1
    assert varve.tasks().count("report") == 5
    first = [call for call in varve.calls() if "retail.orders" in call][: len(CHAIN)]
    assert [call.split()[0] for call in first] == list(CHAIN)
    assert first[0].endswith("--until=2026-03-02T00:00:00Z")
    assert not _left(tmp_path)


@pytest.mark.usefixtures("installed")
def test_the_command_line_is_airflows_own(shell):
    version = shell("airflow_main version")
    assert (version.returncode, version.stdout.strip()) == (0, "3.2.1")
    pools = json.loads(shell("airflow_main pools list --output json").stdout)
    assert {pool["pool"]: pool["slots"] for pool in pools}["warehouse"] == "1"


def test_without_python_it_says_what_to_install(shell):
    run = shell("PATH=/nowhere; AIRFLOW_VENV=/nowhere/venv; airflow_main version")
    assert run.returncode == 78
    assert "no Python 3.11, 3.12 or 3.13 with venv found; install one" in run.stderr


@pytest.mark.usefixtures("installed")
def test_a_backfill_without_a_server_says_how_to_start_it(shell):
    run = shell("airflow_backfill 2026-03-01 2026-03-02 retail.orders")
    assert run.returncode == 78
    assert "Airflow does not run; start it with `varve airflow`" in run.stderr


def _left(home: Path) -> list[str]:
    """Processes that still belong to the home."""
    left = []
    for process in psutil.process_iter(["environ", "name", "status"]):
        environ = process.info["environ"] or {}
        if environ.get("VARVE_HOME") == str(home / "home"):
            left.append(f"{process.pid} {process.info['name']} {process.info['status']}")
    return left
