"""Confirm that entries are right, and say how that stands: confirmed, check needed, overdue, not confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from reeve.access.policy import CONFIRM, Sensitivity
from reeve.register import history
from reeve.register.actions import must_be_as_seen
from reeve.register.acts import act, take_turn
from reeve.register.lookup import must_be_allowed
from reeve.register.models import Confirmation, Record, is_bulk
from reeve.register.writing import versions_of
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reeve.access.models import Organisation, User
    from reeve.register.declaring import Register

CONFIRMED, CHECK_NEEDED, OVERDUE, NOT_CONFIRMED = "Confirmed", "Check needed", "Overdue", "Not confirmed"
WORDS = (CONFIRMED, CHECK_NEEDED, OVERDUE, NOT_CONFIRMED)
DUE = "due"
"""What a list asks for that shows the entries to be confirmed again: those to check, and those overdue."""


@dataclass(frozen=True)
class Standing:
    """How an entry's confirmation stands: one of the four words, and a sentence that says why."""

    word: str
    sentence: str
    due: date | None = None
    """The first day on which it no longer holds, however the entry reads; None where nobody confirmed it."""
    act: int | None = None
    """The act of the last confirmation."""


_NEVER = Standing(NOT_CONFIRMED, "Nobody has confirmed this entry yet.")


@dataclass(frozen=True)
class Confirmed:
    """What became of a confirmation of several entries: those confirmed, and those changed since they were seen."""

    confirmed: tuple[Record, ...]
    changed: tuple[Record, ...]


def confirm(register: type[Register], record: Record, *, by: User, seen: int) -> Confirmation:
    """Say that an entry is right as it reads: the accountable role does.

    `seen` is the last revision that the person saw. Raises MayNot, and ChangedSince where there is a later one.
    """
    if confirm_all(register, record.organisation, {record: seen}, by=by).changed:
        must_be_as_seen(versions_of(register, [record])[record.pk], seen)
    return record.confirmations.latest("pk")


def confirm_all(
    register: type[Register], organisation: Organisation, seen: Mapping[Record, int], *, by: User
) -> Confirmed:
    """Say of several entries of an organisation that they are right as they read, in one act; `seen` as in `confirm`.

    Those that were changed since are left as they are, and told. Raises MayNot where the person may not confirm one.
    """
    for record in seen:
        must_be_allowed(by, CONFIRM, register, record)
    with transaction.atomic():
        take_turn()  # nobody changes an entry between this look at it and its confirmation
        versions = versions_of(register, seen)
        last = {record: max(version.order for version in versions[record.pk]) for record in seen}
        as_seen = [record for record in seen if last[record] <= seen[record]]
        if as_seen:
            with act(_in_words(register, as_seen), by=by, organisation=organisation) as acting:
                for record in as_seen:
                    acting.wrote("confirmation", str(record.pk), last[record])
                Confirmation.objects.bulk_create(
                    [Confirmation(record=one, act=acting.row, last_revision=last[one]) for one in as_seen]
                )
    return Confirmed(tuple(as_seen), tuple(record for record in seen if record not in as_seen))


def _in_words(register: type[Register], records: Collection[Record]) -> str:
    """An act's words are read more widely than a restricted entry, so they do not name one."""
    if len(records) > 1:
        return f"Confirm {len(records)} entries ({register.title})"
    open_one = next((one.reference for one in records if one.sensitivity <= Sensitivity.INTERNAL), "an entry")
    return f"Confirm {open_one} ({register.title})"[:200]


def standings_of(
    register: type[Register], records: QuerySet[Record] | Sequence[Record], today: date
) -> dict[Any, Standing]:
    """How the last confirmation of each entry stands on a day, by record id; at most three queries, however many."""
    lasts = _last_confirmations(records)
    changed = _changed(register, lasts)
    return {
        record.pk: _standing(last, record.pk in changed, register.confirmed_for, today)
        if (last := lasts.get(record.pk))
        else _NEVER
        for record in records
    }


def standing_of(register: type[Register], record: Record, today: date) -> Standing:
    """How the last confirmation of one entry stands on a day."""
    return standings_of(register, [record], today)[record.pk]


def standing_as(register: type[Register], entries: QuerySet[Any], word: str, today: date) -> Collection[Any]:
    """The ids of those entries whose confirmation stands as one of WORDS says, or is DUE."""
    wanted = (CHECK_NEEDED, OVERDUE) if word == DUE else (word,)
    records = Record.objects.filter(pk__in=entries.order_by().values("record"))
    confirmed = records.filter(confirmations__isnull=False).distinct()
    if wanted == (NOT_CONFIRMED,):
        return records.exclude(pk__in=confirmed.values("pk")).values_list("pk", flat=True)
    standings = standings_of(register, confirmed, today)
    return [pk for pk, standing in standings.items() if standing.word in wanted]


def _last_confirmations(records: QuerySet[Record] | Sequence[Record]) -> dict[Any, Confirmation]:
    last = Confirmation.objects.filter(record__in=records).order_by().values("record").annotate(last=Max("pk"))
    query = Confirmation.objects.filter(pk__in=last.values("last")).select_related("act__by")
    return {one.record_id: one for one in query}


def _changed(register: type[Register], lasts: Mapping[Any, Confirmation]) -> set[Any]:
    """The entries that read otherwise since they were confirmed, by what anybody else said, or any file.

    One who confirms and corrects an entry stands by what they wrote. A file that the same person loaded does not
    count as theirs: nobody looked at each of its rows.
    """
    if not lasts:
        return set()
    oldest = min(last.last_revision for last in lasts.values())
    later = register.model.history().filter(pk__gt=oldest, entry__in=list(lasts))
    later = later.filter(~Q(said=[]) | ~Q(undoes=""))
    suspects = {
        entry
        for entry, number, by, run, undoes in later.values_list("entry", "pk", "act__by", "asserted_run", "undoes")
        if number > lasts[entry].last_revision and not _stands_by(lasts[entry], by, run, undoes)
    }
    if not suspects:
        return set()
    rows: dict[Any, list[tuple[history.Version, int | None]]] = defaultdict(list)
    for version, entry, by in _versions(register, suspects):
        rows[entry].append((version, by))
    return {entry for entry in suspects if _reads_otherwise(rows[entry], lasts[entry])}


def _stands_by(last: Confirmation, by: int | None, run: str, undoes: str) -> bool:
    by_hand = not undoes and (not run or is_bulk(run))
    return by_hand and by is not None and by == last.act.by_id


def _versions(register: type[Register], entries: Collection[Any]) -> list[tuple[history.Version, Any, int | None]]:
    """The whole histories of entries in one query, with who wrote each row."""
    model: Any = register.model.revisions_model
    names = [*model.STATE, *(field.name for field in register.model.own_fields())]
    attribute = {name: str(model._meta.get_field(name).attname) for name in names}
    found = []
    for row in register.model.history().filter(entry__in=list(entries)).select_related("act").order_by("id"):
        state = {name: getattr(row, attname) for name, attname in attribute.items()}
        version = history.Version(
            row.effective, row.recorded, row.pk, frozenset(row.said), state, row.asserted_run, row.undoes
        )
        found.append((version, row.entry_id, row.act.by_id))
    return found


def _reads_otherwise(rows: Sequence[tuple[history.Version, int | None]], last: Confirmation) -> bool:
    versions = [version for version, _ in rows]
    for number, (version, by) in enumerate(rows):
        if version.order <= last.last_revision or not (version.said or version.undoes):
            continue  # carried forward: a consequence of another row of its act
        if _stands_by(last, by, version.run, version.undoes):
            continue
        before = history.version_at(versions[:number], version.effective)
        names = version.said or version.state.keys()
        if before is None or any(before.state[name] != version.state[name] for name in names):
            return True
    return False


def _standing(last: Confirmation, changed: bool, days: int, today: date) -> Standing:
    """Overdue outranks a change: a person must look at the entry anew in both cases, and has waited longer there."""
    day = timezone.localdate(last.act.recorded)
    due = day + timedelta(days=days)
    said = f"{last.act.by_whom} on {reeve_web.date(day)}"
    if today >= due:
        word, sentence = OVERDUE, f"Last confirmed by {said}; it was due again on {reeve_web.date(due)}."
    elif changed:
        word, sentence = CHECK_NEEDED, f"Changed since it was confirmed by {said}."
    else:
        word, sentence = CONFIRMED, f"By {said}; due again on {reeve_web.date(due)}."
    return Standing(word, sentence, due, last.act_id)
