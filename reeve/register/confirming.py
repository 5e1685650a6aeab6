"""Confirm that an entry is right, and say how that stands: confirmed, check needed, overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from reeve.access.policy import CORRECT
from reeve.register.actions import in_words, must_be_as_seen
from reeve.register.acts import act
from reeve.register.lookup import must_be_allowed
from reeve.register.models import Confirmation
from reeve.register.writing import versions_of
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from reeve.access.models import User
    from reeve.register.changes import History
    from reeve.register.declaring import Register
    from reeve.register.models import Record

CONFIRMED, CHECK_NEEDED, OVERDUE, NOT_CONFIRMED = "Confirmed", "Check needed", "Overdue", "Not confirmed"


@dataclass(frozen=True)
class Standing:
    """How an entry's confirmation stands: one of the four words, and a sentence that says why."""

    word: str
    sentence: str


def confirm(register: type[Register], record: Record, *, by: User, seen: int) -> Confirmation:
    """Say that an entry is right as it reads. Who may correct it may confirm it.

    `seen` is the last revision that the person saw. Raises MayNot, and ChangedSince where there is a later one.
    """
    must_be_allowed(by, CORRECT, register, record)
    with act(in_words("Confirm", register, record), by=by, organisation=record.organisation) as acting:
        versions = versions_of(register, [record])[record.pk]
        must_be_as_seen(versions, seen)
        last = max(version.order for version in versions)
        confirmation = Confirmation.objects.create(record=record, act=acting.row, last_revision=last)
        acting.wrote("confirmation", str(record.pk), last)
    return confirmation


def standing_of(register: type[Register], record: Record, history: History, today: date) -> Standing:
    """How the last confirmation of an entry stands on a day, from one query."""
    last = record.confirmations.select_related("act__by").first()
    if last is None:
        return Standing(NOT_CONFIRMED, "Nobody has confirmed this entry yet.")
    changed = any(
        event.is_new and event.revision > last.last_revision and event.by_id != last.act.by_id
        for event in history.events
    )
    return _standing(last, changed, register.confirmed_for, today)


def _standing(last: Confirmation, changed: bool, days: int, today: date) -> Standing:
    """Overdue outranks a change: a person must look at the entry anew in both cases, and has waited longer there."""
    day = timezone.localdate(last.act.recorded)
    due = day + timedelta(days=days)
    said = f"{last.act.by_whom} on {reeve_web.date(day)}"
    if today >= due:
        return Standing(OVERDUE, f"Last confirmed by {said}; it was due again on {reeve_web.date(due)}.")
    if changed:
        return Standing(CHECK_NEEDED, f"Changed since it was confirmed by {said}.")
    return Standing(CONFIRMED, f"By {said}; due again on {reeve_web.date(due)}.")
