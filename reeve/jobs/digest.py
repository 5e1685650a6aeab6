"""Send what waits in the outbox: one mail a person a day, all that waits for them together."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import Exists, Min, OuterRef, Q
from django.utils import timezone

from reeve.jobs.models import Message

log = logging.getLogger(__name__)

PEOPLE_IN_A_RUN = 100
"""A fault that makes messages by the thousand must not become mails by the thousand before anyone notices."""
FAILURES_IN_A_ROW = 5
"""After so many the mail server is taken to be away, and the rest waits."""
LEASE = timedelta(hours=1)
"""A message that was taken this long ago and not sent is free again: the run that took it has ended."""


@dataclass(frozen=True)
class Sending:
    """What became of one run: mails sent, mails that failed, and people whose messages wait for the next run."""

    sent: int
    failed: int
    waiting: int


def send_digests(now: datetime | None = None) -> Sending:
    """Send a mail to everyone for whom messages wait and who had none today, at most PEOPLE_IN_A_RUN.

    Those who waited longest come first. Messages of people without an address, or no longer active, stay.
    """
    now = now or timezone.now()
    due = _people(now)
    chosen = due[:PEOPLE_IN_A_RUN]
    if len(due) > len(chosen):
        log.warning("%d people have messages; %d wait for the next run.", len(due), len(due) - len(chosen))
    sent = failed = in_a_row = 0
    for person in chosen:
        if in_a_row == FAILURES_IN_A_ROW:
            log.error("%d mails in a row could not be sent; the rest waits for the next run.", in_a_row)
            break
        if _send_to(person, now):
            sent, in_a_row = sent + 1, 0
        else:
            failed, in_a_row = failed + 1, in_a_row + 1
    return Sending(sent, failed, len(due) - sent - failed)


def _people(now: datetime) -> list[int]:
    """Whom to write to, by id."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    reached = Message.objects.filter(recipient=OuterRef("recipient")).filter(
        Q(sent__gte=midnight) | Q(sent=None, taken__gt=now - LEASE)
    )
    waiting = Message.objects.filter(sent=None, recipient__is_active=True).exclude(recipient__email="")
    waiting = waiting.exclude(Exists(reached))
    people = waiting.order_by().values("recipient").annotate(oldest=Min("made")).order_by("oldest", "recipient")
    return list(people.values_list("recipient", flat=True))


def _send_to(person: int, now: datetime) -> bool:
    """Send one person all that waits for them; False where it could not be sent, and it then waits on."""
    free = Message.objects.filter(Q(taken=None) | Q(taken__lte=now - LEASE), recipient=person, sent=None)
    if not free.update(taken=now):
        return True  # another run was quicker
    mine = Message.objects.filter(recipient=person, sent=None, taken=now)
    messages = list(mine)
    address = get_user_model().objects.get(pk=person).email
    try:
        send_mail(subject_of(messages), body_of(messages), None, [address])
    except (SMTPException, OSError) as error:
        log.error("The mail to user %d could not be sent: %s", person, error)  # noqa: TRY400 - a sentence, no trace
        mine.update(taken=None)
        return False
    mine.update(sent=timezone.now())
    return True


def subject_of(messages: Sequence[Message]) -> str:
    """The subject of a mail: that of its only message, or how many there are."""
    return messages[0].subject if len(messages) == 1 else f"{len(messages)} messages from Reeve"


def body_of(messages: Sequence[Message]) -> str:
    """The text of a mail: the messages in the order in which they were made."""
    if len(messages) == 1:
        parts = [messages[0].body]
    else:
        parts = [
            f"{message.subject}\n{timezone.localtime(message.made):%-d %B %Y, %H:%M}\n\n{message.body}"
            for message in messages
        ]
    return "\n\n\n".join([*parts, settings.BASE_URL]) + "\n"
