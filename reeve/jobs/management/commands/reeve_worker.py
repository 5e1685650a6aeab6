"""The command `reeve_worker`: run what is due and what is enqueued, until SIGTERM or Ctrl+C."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reeve.jobs.working import Working


class Command(BaseCommand):
    """Run the worker. A signal lets the task under way finish; a second Ctrl+C breaks it off."""

    help = "Run schedules that are due and work off tasks, until ended by SIGTERM or Ctrl+C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--interval", type=float, default=1.0, help="Seconds between two looks while there is nothing to do."
        )
        parser.add_argument("--once", action="store_true", help="Run what is due and what waits, and end.")

    def handle(self, *args: Any, interval: float, once: bool, **options: Any) -> None:
        working = Working(interval=interval)

        def end(_signum: int, _frame: FrameType | None) -> None:
            # Ctrl+C under `reeve serve` comes twice: to the whole group, and then as its SIGTERM. That is one wish.
            working.end()
            signal.signal(signal.SIGINT, signal.default_int_handler)

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        if once:
            working.once()
        else:
            working.run()
