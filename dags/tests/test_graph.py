import subprocess
import sys
from itertools import pairwise

from varve_dags.graph import CHAIN, POOL, RunsWhen, load_graph

GRAPH = load_graph("retail.orders")
TASKS = {spec.task: spec for spec in GRAPH.tasks}
EVERY_PROCESS = {*CHAIN, "recover", "report"}


def test_the_chain_runs_one_task_after_the_other():
    assert " ".join(CHAIN) == "sense register load conform snapshot aggregate verify publish"
    for before, after in pairwise(CHAIN):
        assert GRAPH.upstream(after) == {before}
    assert GRAPH.upstream("sense") == set()


def test_recover_watches_the_chain_report_closes_it_and_the_verdict_sees_everything():
    assert GRAPH.upstream("recover") == set(CHAIN)
    assert GRAPH.upstream("report") == {"publish", "recover"}
    assert GRAPH.upstream("run_verdict") == EVERY_PROCESS
    assert TASKS["recover"].runs_when is RunsWhen.ONE_FAILED
    assert TASKS["report"].runs_when is RunsWhen.ALL_DONE
    assert TASKS["run_verdict"].runs_when is RunsWhen.ONE_FAILED


def test_a_task_is_one_command_of_the_dataset():
    for task in EVERY_PROCESS:
        assert TASKS[task].argv[:3] == (task, "--dataset", "retail.orders")
    assert TASKS["run_verdict"].argv == ()


def test_only_what_looks_at_landing_is_told_until_when():
    told = {spec.task for spec in GRAPH.tasks if any("--until" in part for part in spec.argv)}
    assert told == {"sense", "register"}


def test_only_what_works_on_registered_loads_is_told_which():
    told = {spec.task for spec in GRAPH.tasks if any("--load" in part for part in spec.argv)}
    assert told == {*CHAIN[2:], "report"}


def test_every_task_takes_the_warehouse_and_ends_within_twelve_hours():
    for spec in GRAPH.tasks:
        assert spec.pool == POOL
        assert 0 < spec.timeout.total_seconds() <= 12 * 3600


def test_every_process_is_tried_again_and_the_verdict_is_not():
    assert all(TASKS[task].retries == 3 for task in EVERY_PROCESS)
    assert TASKS["run_verdict"].retries == 0


def test_the_plain_modules_need_no_airflow():
    modules = "varve_dags.graph, varve_dags.intervals, varve_dags.exit_codes, varve_dags.contracts"
    code = f"import sys, {modules}; sys.exit('airflow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
