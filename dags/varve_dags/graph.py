"""The load of a dataset as plain data: tasks, their commands and their order. Knows no Airflow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from itertools import pairwise

POOL = "warehouse"


class RunsWhen(Enum):
    """When a task runs, by the state of the tasks before it. Values are Airflow's trigger rules."""

    ALL_SUCCEEDED = "all_success"
    ONE_FAILED = "one_failed"
    ALL_DONE = "all_done"


@dataclass(frozen=True)
class TaskSpec:
    """One task, the same for every launcher.

    argv and env are Jinja templates, rendered for each run; an argument rendered empty is dropped.
    An empty argv stands for a task without a process that only fails its run.
    """

    task: str
    argv: tuple[str, ...]
    timeout: timedelta
    env: Mapping[str, str] = field(default_factory=dict)
    retries: int = 3
    pool: str = POOL
    runs_when: RunsWhen = RunsWhen.ALL_SUCCEEDED


@dataclass(frozen=True)
class Graph:
    """Tasks in the order they are drawn; each edge names an upstream and a downstream task."""

    tasks: tuple[TaskSpec, ...]
    edges: tuple[tuple[str, str], ...]

    def upstream(self, task: str) -> set[str]:
        return {before for before, after in self.edges if after == task}


TIMEOUTS = {
    "sense": timedelta(minutes=15),
    "register": timedelta(hours=1),
    "load": timedelta(hours=6),
    "conform": timedelta(hours=3),
    "snapshot": timedelta(hours=3),
    "aggregate": timedelta(hours=3),
    "verify": timedelta(hours=2),
    "publish": timedelta(hours=2),
    "recover": timedelta(minutes=30),
    "report": timedelta(minutes=30),
    "run_verdict": timedelta(minutes=5),
}
CHAIN = ("sense", "register", "load", "conform", "snapshot", "aggregate", "verify", "publish")
RUNS_WHEN = {
    "recover": RunsWhen.ONE_FAILED,
    "report": RunsWhen.ALL_DONE,
    "run_verdict": RunsWhen.ONE_FAILED,
}

UNTIL = "--until={{ until() }}"
LOAD = "{{ '--load=' ~ params.load if params.load else '' }}"
# sense and register look for what arrived, recover for what is staged; every other task works on
# what is registered.
OPTIONS = {"sense": (UNTIL,), "register": (UNTIL,), "recover": ()}
ENV = {
    "VARVE_RUN_ID": "{{ run_id }}",
    "VARVE_RUN_TRY": "{{ ti.try_number }}",
    "VARVE_RUN_URL": "{{ ti.log_url.split('/tasks/')[0] }}",
    "VARVE_RUN_REASON": "{{ params.reason or '' }}",
}


def load_graph(dataset: str) -> Graph:
    """The graph that loads one dataset."""

    def spec(task: str) -> TaskSpec:
        process = task != "run_verdict"
        return TaskSpec(
            task=task,
            argv=(task, "--dataset", dataset, *OPTIONS.get(task, (LOAD,))) if process else (),
            env=ENV if process else {},
            timeout=TIMEOUTS[task],
            retries=3 if process else 0,
            runs_when=RUNS_WHEN.get(task, RunsWhen.ALL_SUCCEEDED),
        )

    tasks = (*CHAIN, "recover", "report", "run_verdict")
    return Graph(
        tasks=tuple(spec(task) for task in tasks),
        edges=(
            *pairwise(CHAIN),
            *((task, "recover") for task in CHAIN),
            ("publish", "report"),
            ("recover", "report"),
            *((task, "run_verdict") for task in tasks[:-1]),
        ),
    )
