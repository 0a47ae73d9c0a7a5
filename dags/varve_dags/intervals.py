"""Which time a run covers: what was asked for, else the run's own interval, else up to now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol


class Run(Protocol):
    """What is read of Airflow's run. One that a person or asset triggers may lack an interval."""

    @property
    def data_interval_start(self) -> datetime | None: ...
    @property
    def data_interval_end(self) -> datetime | None: ...
    @property
    def logical_date(self) -> datetime | None: ...
    @property
    def run_after(self) -> datetime: ...


@dataclass(frozen=True)
class Interval:
    """From start, or from the beginning where start is None, up to but without end."""

    start: datetime | None
    end: datetime


def interval_of(params: Mapping[str, Any], run: Run) -> Interval:
    """Raises ValueError where the interval asked for is not one."""
    asked_start, asked_end = _time(params, "interval_start"), _time(params, "interval_end")
    start = asked_start or run.data_interval_start
    end = asked_end or _end_of(run)
    if start and start >= end:
        if not asked_start:
            return Interval(None, end)
        raise ValueError(
            f"interval_start {instant(start)} is not before interval_end {instant(end)}: "
            "trigger the run again with an earlier start, or leave both empty"
        )
    return Interval(start, end)


def instant(time: datetime) -> str:
    """ISO 8601 in UTC, as Java's Instant reads it."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _end_of(run: Run) -> datetime:
    if not run.data_interval_end:
        return run.logical_date or run.run_after
    # Airflow gives a manual run the last complete interval, which ends before what arrived today;
    # its logical date is the time the person means. Scheduled and backfill runs start at theirs.
    return max(run.data_interval_end, run.logical_date or run.data_interval_end)


def _time(params: Mapping[str, Any], name: str) -> datetime | None:
    text = params.get(name)
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"{name} {text!r} is not a time: write it like 2026-03-01T00:00:00Z"
        ) from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
