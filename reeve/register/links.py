"""Link an entry to another one from a day on, end a link, and read the links of an entry both ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from reeve.access.policy import CORRECT
from reeve.register import showing
from reeve.register.actions import NotAllowedValues, NothingToSay, in_words
from reeve.register.acts import act
from reeve.register.declaring import registers
from reeve.register.lookup import must_be_allowed, organisations_near
from reeve.register.models import Link, Record

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import User
    from reeve.register.declaring import Register


def link(register: type[Register], record: Record, to: Record, *, by: User, what: str, starts: date) -> Link:
    """Say how an entry stands to another one, from a day on: of its organisation or of a service that serves it.

    Raises MayNot, NotAllowedValues ("reference" or "what"), and NothingToSay where that link stands already.
    """
    must_be_allowed(by, CORRECT, register, record)
    what = " ".join(what.split())
    if not what:
        raise NotAllowedValues({"what": "Say how the entry stands to the other one"})
    if record.pk == to.pk:
        raise NotAllowedValues({"reference": "An entry cannot be linked to itself"})
    if to.organisation not in organisations_near(record.organisation) or not showing.seen(by, to):
        raise NotAllowedValues({"reference": "There is no such entry that you may read"})
    with act(in_words("Link", register, record), by=by, organisation=record.organisation) as acting:
        if Link.objects.filter(record=record, to=to, what=what, ends=None).exists():
            raise NothingToSay("The two are linked in these words already; nothing was changed.")
        made = Link.objects.create(record=record, to=to, what=what, starts=starts, act=acting.row)
        acting.wrote("link", str(record.pk), str(to.pk), what, starts)
    return made


def end_link(register: type[Register], link: Link, *, by: User, ends: date, why: str) -> None:
    """Say that a link no longer holds from `ends` on. It stays readable, with its days.

    Raises MayNot, NotAllowedValues ("ends" or "why"), and NothingToSay where it was ended before.
    """
    record = link.record
    must_be_allowed(by, CORRECT, register, record)
    if not why.strip():
        raise NotAllowedValues({"why": "Say why"})
    if ends <= link.starts:
        raise NotAllowedValues({"ends": "The last day must not lie before the day from which the link holds"})
    words = in_words("End a link of", register, record)
    with act(words, by=by, organisation=record.organisation, why=why.strip()) as acting:
        if not Link.objects.filter(pk=link.pk, ends=None).update(ends=ends, ended=acting.row):
            raise NothingToSay("The link was ended before; nothing was changed.")
        acting.wrote("ended link", link.pk, ends)
    link.ends, link.ended = ends, acting.row


@dataclass(frozen=True)
class Linked:
    """A link as one of its two entries shows it."""

    link: Link
    other: Record
    register: str
    """The title of the other entry's register."""
    url: str
    outward: bool
    """Whether it was said of this entry (this one "replaces" the other), not of the other one."""


def links_of(user: User | AnonymousUser, record: Record) -> list[Linked]:
    """The links of an entry, both ways, to entries that the person may read; from one query."""
    found = Link.objects.filter(Q(record=record) | Q(to=record)).select_related(
        "record__organisation", "to__organisation"
    )
    shown = []
    for one in found:
        outward = one.record_id == record.pk
        other = one.to if outward else one.record
        if showing.seen(user, other):
            shown.append(Linked(one, other, registers[other.register].title, showing.url_of(other), outward))
    return shown
