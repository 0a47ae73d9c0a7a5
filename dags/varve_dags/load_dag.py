"""The DAG of a dataset: one call in one short file."""

from datetime import datetime, timedelta
from typing import Any

from airflow.sdk import DAG, BaseOperator, CronDataIntervalTimetable, Param
from airflow.sdk.exceptions import AirflowFailException
from jinja2 import pass_context
from jinja2.runtime import Context as JinjaContext
from pendulum import timezone as zone_named

from varve_dags.contracts import contract_of
from varve_dags.graph import TaskSpec, load_graph
from varve_dags.intervals import instant, interval_of
from varve_dags.local import LocalTask, RunVerdict

# Airflow's form draws a calendar for the format, but checks nothing by it.
TIME = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}"


def load_dag(
    dataset: str,
    *,
    schedule: str,
    start: str,
    timezone: str = "UTC",
    timeout: timedelta = timedelta(hours=24),
) -> DAG:
    """Loads one dataset at every tick of a cron schedule, from a first day on.

    schedule is a cron expression or one of Airflow's presets, read in timezone; start is an ISO
    date; timeout bounds a whole run.
    """
    contract = contract_of(dataset)
    zone = zone_named(timezone)
    with DAG(
        dag_id=dataset,
        schedule=CronDataIntervalTimetable(schedule, timezone=zone),
        start_date=datetime.fromisoformat(start).replace(tzinfo=zone),
        catchup=False,
        max_active_runs=1,
        dagrun_timeout=timeout,
        description=contract.description,
        doc_md=contract.markdown,
        tags=sorted({dataset.partition(".")[0], contract.owner, *contract.tags}),
        default_args={"owner": contract.owner},
        params=trigger_form(),
        user_defined_macros={"until": until},
    ) as dag:
        graph = load_graph(dataset)
        operators = {spec.task: operator(spec) for spec in graph.tasks}
        for before, after in graph.edges:
            operators[before] >> operators[after]
    return dag


def trigger_form() -> dict[str, Param]:
    """What a person may say when triggering a run; JSON Schema, so a wrong value starts nothing."""
    return {
        "interval_start": Param(
            None,
            title="Interval start",
            type=["null", "string"],
            format="date-time",
            pattern=TIME,
            description="Incremental runs take everything that arrived earlier, so it is checked "
            "against the end and nothing more.",
        ),
        "interval_end": Param(
            None,
            title="Interval end",
            type=["null", "string"],
            format="date-time",
            pattern=TIME,
            description="Take what was received before this time. Empty: the run's own interval.",
        ),
        "mode": Param(
            "incremental",
            title="Mode",
            type="string",
            enum=["incremental"],
            description="incremental takes what is not loaded yet. reload and dry_run: not yet.",
        ),
        "load": Param(
            None,
            title="Load key",
            type=["null", "string"],
            minLength=1,
            description="Work on this load alone. Empty: on all that are pending.",
        ),
        "reason": Param(
            None,
            title="Reason",
            type=["null", "string"],
            maxLength=1000,
            description="Why this run was triggered; kept with its loads.",
        ),
    }


def operator(spec: TaskSpec) -> BaseOperator:
    """Renders a task for the local launcher."""
    common: dict[str, Any] = {
        "task_id": spec.task,
        "pool": spec.pool,
        "trigger_rule": spec.runs_when.value,
        "execution_timeout": spec.timeout,
        "retries": spec.retries,
        "retry_delay": timedelta(seconds=15),
        "retry_exponential_backoff": 2.0,
        "max_retry_delay": timedelta(minutes=10),
    }
    if not spec.argv:
        return RunVerdict(**common)
    return LocalTask(argv=spec.argv, env=spec.env, **common)


@pass_context
def until(context: JinjaContext) -> str:
    """The end of the run's interval, for templates: `{{ until() }}`."""
    try:
        return instant(interval_of(context["params"], context["dag_run"]).end)
    except ValueError as wrong:
        raise AirflowFailException(str(wrong)) from None
