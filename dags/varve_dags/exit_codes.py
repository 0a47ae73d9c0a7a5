"""What the exit code of a task's command means to a scheduler."""

from enum import Enum, auto


class Outcome(Enum):
    SUCCESS = auto()
    SKIP = auto()
    RETRY = auto()
    FAIL = auto()


MEANINGS = {
    0: "done",
    64: "wrong usage",
    65: "data refused",
    70: "a bug in the task",
    74: "tables that readers see are damaged",
    75: "a passing trouble: lock busy, throttled, network",
    78: "contract or configuration invalid",
    99: "nothing arrived",
}


def outcome(task: str, code: int) -> Outcome:
    """Only what may pass by itself is tried again; only sense may find that nothing arrived."""
    if code == 0:
        return Outcome.SUCCESS
    if code == 99 and task == "sense":
        return Outcome.SKIP
    if code in (70, 75) or _killed(code):
        return Outcome.RETRY
    return Outcome.FAIL


def meaning(code: int) -> str:
    if _killed(code):
        return f"killed by signal {-code if code < 0 else code - 128}"
    return MEANINGS.get(code, "a code that no task of Varve has")


def _killed(code: int) -> bool:
    # A process that a signal ended has -signal in Python and 128 + signal through a shell.
    return code < 0 or 128 < code < 192
