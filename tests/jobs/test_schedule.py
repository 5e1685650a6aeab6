"""Schedules: when they are due, that each run is had once, and what a run is told."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from reeve.jobs import schedule
from reeve.jobs.models import LastRun
from reeve.jobs.schedule import Run, Schedule, enqueue_due
from reeve.jobs.working import Working

NOON = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def seen(run: Run) -> None:
    """A scheduled function that remembers what it was told, and fails when it is told to."""
    RUNS.append(run)
    if FAILING:
        raise ValueError("told to fail")


RUNS: list[Run] = []
FAILING: list[bool] = []


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(schedule, "schedules", {"tests.seen": Schedule("tests.seen", seen, every=HOUR)})
    yield
    RUNS.clear()
    FAILING.clear()


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2024-06-03 05:59 +00:00", "2024-06-02 06:00 +00:00"),
        ("2024-06-03 06:00 +00:00", "2024-06-03 06:00 +00:00"),  # seven o'clock by the summer clock
        ("2024-01-15 07:30 +00:00", "2024-01-15 07:00 +00:00"),
    ],
)
def test_daily_means_by_the_local_clock(now, due):
    daily = Schedule("tests.daily", seen, daily_at=time(7, 0))
    assert daily.due_by(datetime.fromisoformat(now)) == datetime.fromisoformat(due)


@pytest.mark.parametrize("day", ["2024-03-31", "2024-10-27"])  # a clock that skips 01:30, and one that shows it twice
def test_a_day_on_which_the_clocks_change_has_one_run(day):
    daily = Schedule("tests.daily", seen, daily_at=time(1, 30))
    begins = datetime.fromisoformat(f"{day} 00:00 +00:00")
    times = {daily.due_by(begins + timedelta(minutes=10 * step)) for step in range(6 * 23)}
    assert len({one for one in times if one >= begins}) == 1


def test_every_hour_is_the_same_time_for_every_process():
    hourly = Schedule("tests.seen", seen, every=HOUR)
    assert hourly.due_by(NOON + timedelta(minutes=59)) == NOON
    assert hourly.due_by(NOON) == NOON


@pytest.mark.django_db
def test_a_run_is_enqueued_once_for_its_time_and_again_for_the_next():
    assert enqueue_due(NOON) == ["tests.seen"]
    assert enqueue_due(NOON + timedelta(minutes=59)) == []
    assert enqueue_due(NOON + HOUR) == ["tests.seen"]


@pytest.mark.django_db
def test_times_that_nobody_was_there_for_become_one_run():
    enqueue_due(NOON)
    enqueue_due(NOON + 9 * HOUR)
    assert DBTaskResult.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_run_is_told_when_the_last_good_one_was():
    working = Working()
    working.once(NOON)
    FAILING.append(True)
    working.once(NOON + HOUR)
    assert LastRun.objects.get().done == NOON
    FAILING.clear()
    working.once(NOON + 2 * HOUR)
    assert [run.due for run in RUNS] == [NOON, NOON + HOUR, NOON + 2 * HOUR]
    assert [run.since for run in RUNS] == [None, NOON, NOON]
    assert LastRun.objects.get().done == NOON + 2 * HOUR


@pytest.mark.django_db(transaction=True)
def test_the_run_of_a_schedule_that_is_gone_is_left_out(monkeypatch):
    enqueue_due(NOON)
    monkeypatch.setattr(schedule, "schedules", {})
    Working().once(NOON)
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert RUNS == []


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_two_workers_never_run_a_schedule_twice():
    together = threading.Barrier(2)

    def work() -> None:
        working = Working()
        try:
            for step in range(10):
                together.wait(timeout=60)
                working.once(NOON + step * HOUR)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    Working().once(NOON)  # what one worker had locked away from the other at the end
    assert sorted(run.due for run in RUNS) == [NOON + step * HOUR for step in range(10)]
