"""The process behind a task: what it says, and how it ends."""

import os
import signal
import time
from pathlib import Path
from threading import Timer

import pytest
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from varve_dags.local import LocalTask


class Instance:
    """The part of Airflow's task instance that a task writes to."""

    def __init__(self) -> None:
        self.pushed = {}

    def xcom_push(self, key, value) -> None:
        self.pushed[key] = value


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def run(script: str, prepare=lambda _: None) -> Instance:
        command = tmp_path / "varve"
        command.write_text(f"#!/bin/sh\ncd '{tmp_path}'\n{script}\n")
        command.chmod(0o755)
        monkeypatch.setenv("VARVE_COMMAND", str(command))
        task = LocalTask(
            task_id="load", argv=["load", "", "--load=a b"], env={"VARVE_RUN_TRY": "1"}
        )
        prepare(task)
        instance = Instance()
        # Past Airflow's guard against calls from outside a run.
        LocalTask.execute.__wrapped__(task, {"ti": instance})
        return instance

    return run


def test_the_last_line_is_the_result(run):
    instance = run('echo first; echo \'{"outcome": "done", "rows": 3}\'')
    assert instance.pushed == {"result": {"outcome": "done", "rows": 3}}


def test_a_last_line_that_is_no_object_is_no_result(run):
    assert run("echo 3").pushed == {}
    assert run("true").pushed == {}


def test_arguments_arrive_as_they_are_and_empty_ones_are_dropped(run, tmp_path):
    run('printf "%s|" "$@" > arguments')
    assert (tmp_path / "arguments").read_text() == "load|--load=a b|"


def test_both_streams_reach_the_log_line_by_line(run, capsys):
    run("echo reading >&2; echo grüße; printf '\\377\\n' >&2; echo '{}'")
    log = capsys.readouterr().out
    assert "reading" in log
    assert "grüße" in log
    assert "\\xff" in log


def test_much_on_both_streams_does_not_block(run):
    run("i=0; while [ $i -lt 3000 ]; do echo '%080d' >&2; echo '%080d'; i=$((i+1)); done")


def test_a_refusal_says_what_the_code_means(run):
    with pytest.raises(AirflowFailException, match=r"load of .*: exit code 65, data refused"):
        run("exit 65")


def test_a_killed_process_is_tried_again(run):
    with pytest.raises(AirflowException, match="killed by signal 9") as raised:
        run("kill -9 $$")
    assert not isinstance(raised.value, AirflowFailException)


def test_killing_the_task_ends_its_whole_group(run, tmp_path):
    started = time.monotonic()
    with pytest.raises(AirflowException, match="killed by signal 15"):
        run("sleep 60 & echo $! > child; wait", lambda task: Timer(0.5, task.on_kill).start())
    assert time.monotonic() - started < 10
    assert _gone(int((tmp_path / "child").read_text()))


def test_a_process_that_ignores_the_signal_is_killed(run, monkeypatch):
    monkeypatch.setattr("varve_dags.local.SECONDS_TO_STOP", 0.5)
    with pytest.raises(AirflowException, match="killed by signal 9"):
        run(
            "trap '' TERM; while true; do sleep 0.1; done",
            lambda task: Timer(0.5, task.on_kill).start(),
        )


def test_a_time_out_leaves_no_process_behind(run, tmp_path):
    def interrupt(*_):
        raise TimeoutError

    previous = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(TimeoutError):
            run("echo $$ > self; exec sleep 60")
    finally:
        signal.signal(signal.SIGALRM, previous)
    assert _gone(int((tmp_path / "self").read_text()))


def _gone(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        stat = Path(f"/proc/{pid}/stat")
        if stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False
