"""What comes round for registers: entries whose changes have come true, and files that were never finished."""

from __future__ import annotations

import logging
from datetime import time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from reeve.jobs.schedule import Run, scheduled
from reeve.register.acts import take_turn
from reeve.register.declaring import Register, registers
from reeve.register.keeping import sweep
from reeve.register.models import Record
from reeve.register.writing import bring_up_to_date

log = logging.getLogger(__name__)


@scheduled(daily_at=time(4, 10))
def sweep_partial_files(_run: Run) -> None:
    """Remove what processes that were killed had written aside and never put in place."""
    if swept := sweep(Path(settings.DATA)):
        log.info("Removed %s files that were never finished.", swept)


@scheduled(every=timedelta(hours=1))
def entries_come_true(run: Run) -> None:
    """Show entries as they are today, where what was written ahead of its day has come true since the last run."""
    for register in list(registers.values()):
        come_true(register, run)


def come_true(register: type[Register], run: Run) -> int:
    """Bring one register's entries up to the day of a run; gives how many there were.

    Whatever was in force when it was written is shown since then, so only revisions written ahead of their day count.
    Hourly, for midnight is the council's and not the server's; a day is looked at again, which changes nothing.
    """
    today = timezone.localdate(run.due)
    ahead = register.model.history().filter(effective__lte=today, recorded__date__lt=F("effective"))
    if run.since is not None:
        ahead = ahead.filter(effective__gte=timezone.localdate(run.since))
    with transaction.atomic():
        take_turn()
        records = list(Record.objects.filter(pk__in=ahead.values("entry")))
        if records:
            bring_up_to_date(register, records, today=today)
    return len(records)
