"""The local launcher: a task is a process on the machine that runs Airflow's worker."""

import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Thread
from typing import IO, Any

from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

from varve_dags.contracts import ROOT
from varve_dags.exit_codes import Outcome, meaning, outcome

# Airflow kills its own task process five seconds after it asked it to stop.
SECONDS_TO_STOP = 4


class LocalTask(BaseOperator):
    """Runs `varve <argv>` without a shell. VARVE_COMMAND names another launcher than the project's.

    Standard error goes to the task's log; the last line of standard output, one JSON object, is
    pushed as the XCom `result`.
    """

    template_fields: Sequence[str] = ("argv", "env")
    ui_color = "#e8efe4"

    def __init__(self, *, argv: Sequence[str], env: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(do_xcom_push=False, **kwargs)
        self.argv = list(argv)
        self.env = dict(env)
        self._process: subprocess.Popen[str] | None = None

    def execute(self, context: Context) -> None:
        command = os.environ.get("VARVE_COMMAND") or str(ROOT / "varve")
        code, last_line = self._run([command, *(part for part in self.argv if part)])
        result = _result(last_line)
        if result:
            context["ti"].xcom_push(key="result", value=result)
            for name, link in (result.get("links") or {}).items():
                self.log.info("%s: %s", name, link)
        message = f"{self.task_id} of {self.dag_id}: exit code {code}, {meaning(code)}"
        match outcome(self.task_id, code):
            case Outcome.SUCCESS:
                return
            case Outcome.SKIP:
                raise AirflowSkipException(message)
            case Outcome.RETRY:
                raise AirflowException(f"{message}; tried again while tries are left")
            case Outcome.FAIL:
                raise AirflowFailException(f"{message}; the log above says what to do")

    def on_kill(self) -> None:
        process = self._process
        if process is None or process.poll() is not None:
            return
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)

    def _run(self, command: list[str]) -> tuple[int, str]:
        self.log.info("%s", command)
        try:
            process = subprocess.Popen(  # noqa: S603 an argument list, never a shell
                command,
                env=os.environ | self.env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="backslashreplace",
                start_new_session=True,
            )
        except OSError as failure:
            raise AirflowFailException(
                f"{command[0]} cannot be run: {failure.strerror}; "
                "build the project, or set VARVE_COMMAND to its launcher"
            ) from None
        self._process = process
        try:
            assert process.stdout and process.stderr  # noqa: S101 both are pipes
            errors = Thread(target=self._log_lines, args=(process.stderr,))
            errors.start()
            last_line = self._log_lines(process.stdout)
            errors.join()
            return process.wait(), last_line
        finally:
            self.on_kill()

    def _log_lines(self, stream: IO[str]) -> str:
        line = ""
        for text in stream:
            line = text.rstrip()
            self.log.info("%s", line)
        return line


class RunVerdict(BaseOperator):
    """Fails its run and says why, since a report that succeeds last would turn it green."""

    ui_color = "#f4dcd6"

    def execute(self, context: Context) -> None:
        ti = context["ti"]
        states = ti.get_task_states(dag_id=ti.dag_id, run_ids=[ti.run_id])[ti.run_id]
        failed = [task for task, state in states.items() if state == "failed"]
        published = states.get("publish") == "success"
        raise AirflowFailException(
            f"{self.dag_id}: {', '.join(failed)} failed; readers see "
            f"{'the new data' if published else 'what was published before'}; "
            "the log of that task says what to do"
        )


def _result(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
