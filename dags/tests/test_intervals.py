from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import pytest

from varve_dags.intervals import instant, interval_of


def day(number: int, hour: int = 0) -> datetime:
    return datetime(2026, 3, number, hour, tzinfo=UTC)


NOW = day(9, 15)


@dataclass
class Run:
    data_interval_start: datetime | None = None
    data_interval_end: datetime | None = None
    logical_date: datetime | None = None
    run_after: datetime = NOW


SCHEDULED = Run(day(1), day(2), logical_date=day(1), run_after=day(2))


def test_a_scheduled_run_covers_its_interval():
    interval = interval_of({}, SCHEDULED)
    assert (interval.start, interval.end) == (day(1), day(2))


def test_what_a_person_asks_for_wins():
    params = {"interval_start": "2026-02-01T00:00:00Z", "interval_end": "2026-02-02T01:00:00+01:00"}
    interval = interval_of(params, SCHEDULED)
    assert instant(interval.start) == "2026-02-01T00:00:00Z"
    assert instant(interval.end) == "2026-02-02T00:00:00Z"


def test_a_manual_run_reaches_up_to_the_time_it_was_triggered():
    manual = Run(day(8), day(9), logical_date=day(9, 15))
    assert interval_of({}, manual).end == day(9, 15)


def test_a_run_without_an_interval_reaches_up_to_now():
    interval = interval_of({}, Run())
    assert (interval.start, interval.end) == (None, day(9, 15))


def test_an_end_before_the_runs_own_start_leaves_the_start_open():
    assert interval_of({"interval_end": "2026-01-01T00:00:00Z"}, SCHEDULED).start is None


def test_a_time_without_zone_is_utc():
    assert interval_of({"interval_end": "2026-03-05T06:00:00"}, SCHEDULED).end == day(5, 6)


def test_a_start_after_the_end_is_refused_with_both():
    params = {"interval_start": "2026-03-05T00:00:00Z"}
    with pytest.raises(ValueError, match=r"2026-03-05T00:00:00Z is not before .*2026-03-02T00"):
        interval_of(params, SCHEDULED)


def test_what_is_no_time_is_refused_with_an_example():
    with pytest.raises(ValueError, match="'yesterday' is not a time: write it like 2026-03-01T"):
        interval_of({"interval_end": "yesterday"}, SCHEDULED)


def test_an_instant_is_written_in_utc_as_java_reads_it():
    berlin = timezone(timedelta(hours=1))
    assert instant(datetime(2026, 3, 1, 1, 0, 0, 5, tzinfo=berlin)) == "2026-03-01T00:00:00.000005Z"
