"""A home for Airflow, set before anything imports it, and a launcher that only records."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

DAGS = Path(__file__).resolve().parents[1]
HOME = Path(tempfile.mkdtemp(prefix="varve-airflow-"))
OWN = HOME / "own"


def _bundle(name: str, path: Path) -> dict[str, object]:
    classpath = "airflow.dag_processing.bundles.local.LocalDagBundle"
    return {"name": name, "classpath": classpath, "kwargs": {"path": str(path)}}


os.environ |= {
    "AIRFLOW_HOME": str(HOME / "airflow"),
    "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "false",
    "AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST": json.dumps(
        [_bundle("varve", DAGS), _bundle("own", OWN)]
    ),
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "false",
    "PYTHONPATH": str(DAGS),
    "VARVE_SQL": str(OWN),
}

# What `varve new my.readings` leaves in a user's folder.
readings = OWN / "my" / "readings"
readings.mkdir(parents=True)
(readings / "contract.yaml").write_text(
    """\
description: Readings of a sensor.
owner: lab
tags: [sensor]
landing: readings/*.csv
key: [sensor, read_at]
effective_at: read_at
columns:
  sensor: text
  read_at: timestamp
  value: {type: double, unit: °C, description: mean | of a minute}
  off: {type: boolean, default: "false"}
"""
)
(readings / "dag.py").write_text(
    '''\
"""Airflow loads my.readings every day."""

from varve_dags.load_dag import load_dag

dag = load_dag("my.readings", schedule="@daily", start="2026-01-01")
'''
)


def pytest_sessionfinish() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def database() -> None:
    subprocess.run([sys.executable, "-m", "varve_airflow.database"], check=True)


class FakeVarve:
    """Stands in for the launcher: notes each call, and ends with the codes it was given in turn."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.command = folder / "varve"
        self.command.write_text(
            f"""#!/bin/sh
cd '{folder}'
echo "$*" >> calls
env | grep ^VARVE_RUN_ > "$1.env"
code=0
if [ -s "$1.codes" ]; then
  read -r code < "$1.codes"
  tail -n +2 "$1.codes" > rest
  mv rest "$1.codes"
fi
echo "$1 speaks" >&2
echo '{{"task":"'"$1"'","outcome":"done","links":{{"report":"file:///report.html"}}}}'
exit "$code"
"""
        )
        self.command.chmod(0o755)

    def ends(self, task: str, *codes: int) -> None:
        (self._folder / f"{task}.codes").write_text("".join(f"{code}\n" for code in codes))

    def calls(self) -> list[str]:
        path = self._folder / "calls"
        return path.read_text().splitlines() if path.exists() else []

    def tasks(self) -> list[str]:
        return [call.split()[0] for call in self.calls()]

    def environment(self, task: str) -> dict[str, str]:
        lines = (self._folder / f"{task}.env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def varve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeVarve]:
    fake = FakeVarve(tmp_path)
    monkeypatch.setenv("VARVE_COMMAND", str(fake.command))
    yield fake
