"""What comes round for registers: entries whose written-ahead changes have come true."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from reeve.jobs.schedule import Run, scheduled
from reeve.register.acts import take_turn
from reeve.register.declaring import Register, registers
from reeve.register.models import Record
from reeve.register.writing import bring_up_to_date


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
