"""The worker's loop: enqueue what is due, work off what is enqueued, until it is told to end."""

from __future__ import annotations

import logging
import threading
from datetime import datetime

from django.db import OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from reeve.jobs.schedule import enqueue_due

log = logging.getLogger(__name__)


class Working:
    """One worker. `end()` may be called from a signal: the task under way is finished, no other is begun."""

    def __init__(self, *, interval: float = 1.0) -> None:
        """`interval`: seconds between two looks at the database while there is nothing to do."""
        self._interval = interval
        self._ended = threading.Event()
        # Batch: it returns when nothing waits, so that schedules are looked at between batches.
        self._worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def end(self) -> None:
        """Begin no further task, and return from `run` when the one under way is done."""
        self._worker.running = False
        self._ended.set()

    def run(self) -> None:
        """Work until `end()`."""
        while not self._ended.is_set():
            close_old_connections()
            try:
                self.once()
            except OperationalError:
                # A database that restarts, or stays locked for long, comes back; the council's jobs should then go on.
                log.exception("The database does not answer; trying again.")
            self._ended.wait(self._interval)

    def once(self, now: datetime | None = None) -> None:
        """Enqueue what is due (by the clock, where `now` is None) and work off all that waits."""
        enqueue_due(now)
        if DBTaskResult.objects.ready().exists():
            self._worker.run()
