"""Tell people what a campaign asks of them: one message a person, seldom, never twice, quiet once they are done."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from reeve.access.policy import OVERSEE
from reeve.errors import ReeveError
from reeve.jobs.outbox import tell
from reeve.register.actions import NothingToSay
from reeve.register.declaring import registers
from reeve.register.home import entries_in_words
from reeve.register.lookup import MayNot
from reeve.stewardship.models import Campaign, Reminder
from reeve.stewardship.progress import Chased, Progress, progress_of
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from reeve.access.models import User

log = logging.getLogger(__name__)

MOST_PEOPLE, MOST_ENTRIES = 100, 1000
"""Beyond either, telling people needs a second, explicit yes: a slip must not become mail to everybody."""
AHEAD, AGAIN = timedelta(days=7), timedelta(days=7)
"""How long before the last day people are reminded, and how often after it."""
START, BEFORE, ON_THE_DAY = "start", "before", "due"


class TooMany(ReeveError):
    """So many people would be told, or of so many entries, that somebody must say yes to just that."""

    def __init__(self, people: int, entries: int) -> None:
        self.people, self.entries = people, entries
        who = "1 person" if people == 1 else f"{people:,} people"
        super().__init__(f"This tells {who} of {entries:,} entries. Tick that this is meant, and send it again.")


def within_limit(progress: Progress, *, sure: bool) -> None:
    """Raise TooMany where a campaign would tell too many at once, unless somebody is `sure`."""
    people, entries = len(progress.chased), progress.left
    if not sure and (people > MOST_PEOPLE or entries > MOST_ENTRIES):
        raise TooMany(people, entries)


def remind(campaign: Campaign, *, by: User, sure: bool = False) -> int:
    """Remind everybody for whom entries are left, but those who were told today; gives how many were told.

    Raises MayNot, NothingToSay where it has ended, and TooMany unless `sure`.
    """
    register = registers[campaign.register]
    if not register.policy.may_in(by, OVERSEE, campaign.organisation):
        raise MayNot(OVERSEE, register.policy, f"campaigns of {register.title}")
    if campaign.ended_id:
        raise NothingToSay("This campaign has ended; nobody is reminded any more.")
    today = timezone.localdate()
    progress = progress_of(campaign, reader=None, today=today)
    within_limit(progress, sure=sure)
    if sure:
        Campaign.objects.filter(pk=campaign.pk).update(to_many=True)
    return told(progress, f"hand-{today.isoformat()}", day=today)


def remind_when_due(campaign: Campaign, progress: Progress, *, today: date) -> int:
    """Remind as the day asks: a week before the last day, on it, then weekly; gives how many were told.

    A day that no worker saw is made up for by the next, once, and not for each reminder missed.
    """
    stage = stage_of(campaign.due, timezone.localdate(campaign.started.recorded), today)
    if not stage:
        return 0
    try:
        within_limit(progress, sure=campaign.to_many)
    except TooMany as many:
        log.warning(
            "Nobody was reminded of the campaign %d: %d people, %d entries.", campaign.pk, many.people, many.entries
        )
        return 0
    return told(progress, stage, day=today)


def stage_of(due: date, started: date, today: date) -> str:
    """Which reminder a day asks for; "" for none. One that began within the last week has only just told people."""
    if today < due:
        return BEFORE if today >= due - AHEAD > started else ""
    weeks = (today - due) // AGAIN
    return f"week-{weeks}" if weeks else ON_THE_DAY


def told(progress: Progress, stage: str, *, day: date) -> int:
    """Put a message for each person with entries left into the outbox; gives how many.

    Whoever was told on that day, or for that stage, is left alone: the database holds it for two that run at once.
    """
    campaign = progress.campaign
    before = set(campaign.reminders.filter(day=day).values_list("person", flat=True))
    before |= set(campaign.reminders.filter(stage=stage).values_list("person", flat=True))
    count = 0
    for one in progress.chased:
        if one.person.pk in before:
            continue
        try:
            with transaction.atomic():
                Reminder.objects.create(campaign=campaign, person=one.person, day=day, stage=stage, items=one.left)
                tell(one.person, *_message(campaign, one, stage, day))
        except IntegrityError:
            continue
        count += 1
    return count


def _message(campaign: Campaign, one: Chased, stage: str, day: date) -> tuple[str, str]:
    """Subject and body. They name no entry, for mail is read where nobody asks for a role."""
    number = f"{one.left:,} {entries_in_words(registers[campaign.register], one.left)}"
    until = reeve_web.date(campaign.due)
    when = f"were to be confirmed by {until}" if day > campaign.due else f"to confirm by {until}"
    verb = "asks you" if stage == START else "still asks you"
    body = [
        f"The campaign “{campaign}” of {campaign.organisation} {verb} to look at {number} by {until}.",
        "Where nothing has changed, say so for each or for all at once; where it has, correct it, then confirm it.",
        address_of(campaign),
    ]
    return f"{number} {when}", "\n\n".join(body)


def address_of(campaign: Campaign) -> str:
    """Where a person finds what is asked of them, as it stands in a mail."""
    return f"{settings.BASE_URL}{reverse('stewardship:mine', args=[campaign.pk])}"
