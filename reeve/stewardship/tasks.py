"""What comes round for stewardship: rules are measured each night, campaigns looked after each morning."""

from __future__ import annotations

from datetime import date, time

from django.utils import timezone

from reeve.jobs.schedule import Run, scheduled
from reeve.register.declaring import registers
from reeve.stewardship.campaigning import end_where_done
from reeve.stewardship.models import Campaign
from reeve.stewardship.progress import progress_of
from reeve.stewardship.reminding import remind_when_due
from reeve.stewardship.rules import measure_all


@scheduled(daily_at=time(2, 0))
def measure_data_rules(run: Run) -> None:
    """Keep one result of each data rule for the day."""
    measure_all(timezone.localdate(run.due))


@scheduled(daily_at=time(6, 0))
def look_after_campaigns(run: Run) -> None:
    """End the campaigns of which nothing is left, and remind of the others as the day asks."""
    look_after(timezone.localdate(run.due))


def look_after(today: date) -> int:
    """What `look_after_campaigns` does on a day; gives how many people were told."""
    count = 0
    running = Campaign.objects.filter(ended=None, register__in=registers).select_related("organisation", "started")
    for campaign in running:
        if not end_where_done(campaign, today=today):
            count += remind_when_due(campaign, progress_of(campaign, reader=None, today=today), today=today)
    return count
