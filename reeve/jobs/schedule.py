"""Declare what comes round, and enqueue each run once for its time, however many workers look."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from reeve.jobs.models import LastRun

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Run:
    """One run of a schedule: the time that it is for, and that of the last one that ended well, if any."""

    due: datetime
    since: datetime | None


Scheduled = Callable[[Run], None]


@dataclass(frozen=True)
class Schedule:
    """A function and when it comes round: every so often, or daily at a local time."""

    name: str
    function: Scheduled
    every: timedelta | None = None
    daily_at: time | None = None

    def due_by(self, now: datetime) -> datetime:
        """The latest time, not after `now`, at which it is due; the same for every process that asks.

        A local time that a day has twice counts once, the first; one that a day lacks falls an hour later.
        """
        if self.every is not None:
            seconds = int(self.every.total_seconds())
            return datetime.fromtimestamp(now.timestamp() // seconds * seconds, tz=UTC)
        assert self.daily_at is not None, self.name
        zone = timezone.get_current_timezone()
        today = now.astimezone(zone).date()
        # Compared in UTC: two times of one zone are compared by their clock faces, which repeat in October.
        due = datetime.combine(today, self.daily_at, tzinfo=zone).astimezone(UTC)
        if due <= now:
            return due
        return datetime.combine(today - timedelta(days=1), self.daily_at, tzinfo=zone).astimezone(UTC)


schedules: dict[str, Schedule] = {}


def scheduled(*, every: timedelta | None = None, daily_at: time | None = None) -> Callable[[Scheduled], Scheduled]:
    """Declare a function of a part's `tasks.py` that comes round; it is then known as `<part>.<function>`.

    After a time without any worker it runs once, for the latest time, and not once for each time missed: `run.since`
    says how much there is to take up. `every` is at least a second; a run may overlap with a longer one before it.
    """
    assert (every is None) != (daily_at is None), "say either every=timedelta(...) or daily_at=time(...)"
    assert every is None or every >= timedelta(seconds=1), "a schedule comes round every second at most"

    def declare(function: Scheduled) -> Scheduled:
        name = f"{function.__module__.split('.')[-2]}.{function.__name__}"
        assert name not in schedules, f"two schedules are named {name}"
        schedules[name] = Schedule(name, function, every, daily_at)
        return function

    return declare


def enqueue_due(now: datetime | None = None) -> list[str]:
    """Enqueue every schedule whose time has come and was not yet taken; gives their names."""
    now = now or timezone.now()
    taken_up = dict(LastRun.objects.values_list("name", "due"))
    enqueued = []
    for schedule in schedules.values():
        due, last = schedule.due_by(now), taken_up.get(schedule.name)
        if last is not None and last >= due:
            continue
        # The time and the task are written together: a worker that ends between the two leaves neither.
        with transaction.atomic():
            LastRun.objects.get_or_create(name=schedule.name)
            waiting = LastRun.objects.filter(Q(due=None) | Q(due__lt=due), name=schedule.name)
            if waiting.update(due=due):
                run_schedule.enqueue(schedule.name, due.isoformat())
                enqueued.append(schedule.name)
    return enqueued


@task()
def run_schedule(name: str, due: str) -> None:
    """Run a schedule for its time. Where it fails, the next run is told to take up from the last that did not."""
    schedule = schedules.get(name)
    if schedule is None:
        log.warning("There is no schedule %s any more; its run for %s is left out.", name, due)
        return
    run = Run(datetime.fromisoformat(due), LastRun.objects.get(name=name).done)
    schedule.function(run)
    LastRun.objects.filter(Q(done=None) | Q(done__lt=run.due), name=name).update(done=run.due)
