"""Approvals: one person asks that an entry be approved as it reads, another one gives or refuses it; never the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from reeve.access.policy import APPROVE, CORRECT
from reeve.register.actions import NotAllowedValues, NothingToSay, in_words, must_be_as_seen
from reeve.register.acts import act
from reeve.register.declaring import registers
from reeve.register.lookup import MayNot, must_be_allowed, records_reached
from reeve.register.models import Approval
from reeve.register.writing import versions_of
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from reeve.access.models import User
    from reeve.register.changes import History
    from reeve.register.declaring import Register
    from reeve.register.models import Record

CHANGED_SINCE = "Changed since approved"


class NotYourOwn(MayNot):
    """Whoever asks for an approval cannot give it."""

    @property
    def sentence(self) -> str:
        return "You asked for this approval yourself; somebody else has to give or refuse it."


def ask(register: type[Register], record: Record, *, by: User, what: str, seen: int) -> Approval:
    """Ask that an entry be approved as it reads, by somebody else. `seen` is the last revision that the person saw.

    Raises MayNot, NotAllowedValues ("what"), ChangedSince, and NothingToSay where one is waiting already.
    """
    must_be_allowed(by, CORRECT, register, record)
    if not what.strip():
        raise NotAllowedValues({"what": "Say what is to be approved"})
    with act(in_words("Ask for approval of", register, record), by=by, organisation=record.organisation) as acting:
        must_be_as_seen(versions_of(register, [record])[record.pk], seen)
        if record.approvals.filter(state=Approval.WAITING).exists():
            raise NothingToSay("An approval of this entry is waiting already; nothing was changed.")
        made = Approval.objects.create(
            record=record, what=what.strip(), asked=acting.row, asked_by=by, last_revision=seen
        )
        acting.wrote("approval asked", str(record.pk), made.what, seen)
    return made


def decide(register: type[Register], approval: Approval, *, by: User, approved: bool, why: str) -> None:
    """Give or refuse an approval: of the entry as it read when it was asked for.

    Raises MayNot (NotYourOwn for who asked), NotAllowedValues ("why", for a refusal), ChangedSince where the entry was
    changed since it was asked for, and NothingToSay where it was decided before.
    """
    record = approval.record
    must_be_allowed(by, APPROVE, register, record)
    if approval.asked_by_id == by.pk:
        raise NotYourOwn(APPROVE, register.policy, f"entries of {register.title}", record.sensitivity)
    if not approved and not why.strip():
        raise NotAllowedValues({"why": "Say why it is refused"})
    if approved:
        must_be_as_seen(versions_of(register, [record])[record.pk], approval.last_revision)
    verb = "Approve" if approved else "Refuse to approve"
    _end(register, approval, Approval.APPROVED if approved else Approval.REFUSED, verb, by=by, why=why)


def withdraw(register: type[Register], approval: Approval, *, by: User) -> None:
    """Take back one's own question. Raises MayNot, and NothingToSay where it was decided before."""
    if approval.asked_by_id != by.pk:
        raise MayNot(CORRECT, register.policy, "what somebody else asked for")
    _end(register, approval, Approval.WITHDRAWN, "Withdraw what was asked about", by=by, why="")


def _end(register: type[Register], approval: Approval, state: str, verb: str, *, by: User, why: str) -> None:
    record = approval.record
    with act(in_words(verb, register, record), by=by, organisation=record.organisation, why=why.strip()) as acting:
        waiting = Approval.objects.filter(pk=approval.pk, state=Approval.WAITING)
        if not waiting.update(state=state, decided=acting.row, decided_by=by):
            raise NothingToSay("This was decided before; nothing was changed.")
        acting.wrote("approval", str(record.pk), approval.pk, state)
    approval.refresh_from_db()


@dataclass(frozen=True)
class Shown:
    """How the last approval of an entry stands, in a word and a sentence, and what the reader may do about it."""

    approval: Approval | None
    word: str
    sentence: str
    may_ask: bool
    may_decide: bool
    may_withdraw: bool


def approval_of(user: User | AnonymousUser, register: type[Register], record: Record, history: History) -> Shown:
    """How the last approval that was not withdrawn stands; from one query."""
    last = (
        record.approvals.exclude(state=Approval.WITHDRAWN)
        .select_related("asked__by", "decided__by", "asked_by")
        .first()
    )
    may_ask = register.policy.may(user, CORRECT, record)
    if last is None:
        return Shown(None, "", "", may_ask, may_decide=False, may_withdraw=False)
    own = last.asked_by_id == user.pk
    waiting = last.state == Approval.WAITING
    word, sentence = _told(last, history)
    return Shown(
        approval=last,
        word=word,
        sentence=sentence,
        may_ask=may_ask and not waiting,
        may_decide=waiting and not own and register.policy.may(user, APPROVE, record),
        may_withdraw=waiting and own,
    )


def _told(last: Approval, history: History) -> tuple[str, str]:
    asked = f"“{last.what}”, asked by {last.asked.by_whom} on {reeve_web.date(last.asked.recorded)}"
    changed = any(event.is_new and event.revision > last.last_revision for event in history.events)
    if last.decided is None:
        return "Waiting", f"{asked}{'; changed since it was asked' if changed else ''}."
    why = f": {last.decided.why}" if last.decided.why else ""
    said = f"{asked}; {last.state} by {last.decided.by_whom} on {reeve_web.date(last.decided.recorded)}{why}."
    if last.state == Approval.APPROVED and changed:
        return CHANGED_SINCE, said
    return last.get_state_display(), said


def waiting_for(user: User) -> QuerySet[Approval]:
    """The approvals that a person may give or refuse now, the oldest first."""
    reached = Q(pk__in=[])
    for names, condition in records_reached(user, APPROVE, "record__"):
        reached |= Q(record__register__in=names) & condition
    there = Approval.objects.filter(reached, state=Approval.WAITING).exclude(asked_by=user)
    return there.select_related("record__organisation", "asked__by").order_by("pk")


def register_of_approval(approval: Approval) -> type[Register]:
    """The register of the entry that is to be approved."""
    return registers[approval.record.register]
