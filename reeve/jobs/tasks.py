"""What comes round here: sending mail, and clearing away the tasks that are done."""

from datetime import time, timedelta

from django.core.management import call_command

from reeve.jobs.digest import send_digests
from reeve.jobs.schedule import Run, scheduled

DAYS_KEPT = 14
"""How long what became of a task is kept."""


@scheduled(every=timedelta(hours=1))
def send_mail(_run: Run) -> None:
    """Send the outbox. Hourly, so that those beyond a run's limit wait an hour and not a day."""
    send_digests()


@scheduled(daily_at=time(3, 30))
def clear_away(_run: Run) -> None:
    """Delete the tasks that ended long ago."""
    call_command("prune_db_task_results", min_age_days=DAYS_KEPT, verbosity=0)
