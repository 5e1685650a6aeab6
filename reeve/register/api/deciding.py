"""The decisions through the API: add, correct, rename, retire, restore, confirm, comment; against the version seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from reeve.access.policy import COMMENT, CONFIRM, CORRECT
from reeve.register import actions, adding, confirming
from reeve.register.api.answers import NotAsSeen, address, answer, comment_told, differences, last_seen, whole
from reeve.register.api.sent import said_in
from reeve.register.lookup import MayNot, entries_of, entry_or_404, must_be_allowed, register_or_404

if TYPE_CHECKING:
    from reeve.register.declaring import Register
    from reeve.register.models import Entry

Decide = Callable[["Entry", int], Any]


def add(request: HttpRequest, organisation: str, register: type[Register], body: Any) -> HttpResponse:
    """Add an entry: 201, with where it is."""
    found, _ = register_or_404(request, organisation, register.name)
    if not register.policy.may_in(request.user, CORRECT, found):
        raise MayNot(CORRECT, register.policy, f"entries of {register.title}")
    values = said_in(body, request.user, register, found)  # type: ignore[arg-type]
    said = {"effective": body.effective, "why": body.why}
    record = adding.add(register, found, body.reference, values, by=request.user, **said)  # type: ignore[arg-type]
    entry = entries_of(request.user, register, found).get(pk=record.pk)
    told, tag = whole(request, register, entry)
    return answer(told, 201, ETag=tag, Location=address(register, organisation, record.reference))


def correct(
    request: HttpRequest, organisation: str, register: type[Register], reference: str, if_match: str | None, body: Any
) -> HttpResponse:
    """Correct the fields that the body names, from its day on."""

    def decide(entry: Entry, seen: int) -> None:
        user: Any = request.user
        values = said_in(body, user, register, entry.record.organisation, entry)
        said = {"effective": body.effective, "why": body.why}
        actions.correct(register, entry.record, values, by=user, seen=seen, **said)

    return _decided(request, organisation, register, reference, if_match, decide)


def rename(
    request: HttpRequest, organisation: str, register: type[Register], reference: str, if_match: str | None, body: Any
) -> HttpResponse:
    """Give an entry another reference; the answer says where it is now."""

    def decide(entry: Entry, seen: int) -> None:
        user: Any = request.user
        said = {"effective": body.effective, "why": body.why}
        actions.rename(register, entry.record, body.reference, by=user, seen=seen, **said)

    return _decided(request, organisation, register, reference, if_match, decide)


def retire_or_restore(
    request: HttpRequest,
    organisation: str,
    register: type[Register],
    reference: str,
    if_match: str | None,
    body: Any,
    *,
    retire: bool,
) -> HttpResponse:
    """Say that an entry is no longer in use, or is again, from a day on."""
    decision = actions.retire if retire else actions.restore

    def decide(entry: Entry, seen: int) -> None:
        user: Any = request.user
        decision(register, entry.record, by=user, effective=body.effective, why=body.why, seen=seen)

    return _decided(request, organisation, register, reference, if_match, decide)


def confirm(
    request: HttpRequest, organisation: str, register: type[Register], reference: str, if_match: str | None
) -> HttpResponse:
    """Say that an entry is right, as it read in the version seen."""

    def decide(entry: Entry, seen: int) -> None:
        user: Any = request.user
        confirming.confirm(register, entry.record, by=user, seen=seen)

    return _decided(request, organisation, register, reference, if_match, decide, action=CONFIRM)


def comment(
    request: HttpRequest, organisation: str, register: type[Register], reference: str, text: str
) -> HttpResponse:
    """Remark on an entry; a remark takes nothing from anybody, so it needs no If-Match."""
    entry = entry_or_404(request, organisation, register.name, reference)
    must_be_allowed(request.user, COMMENT, register, entry.record)
    if not text.strip():
        raise actions.NotAllowedValues({"text": "Write a comment"})
    user: Any = request.user
    return answer(comment_told(actions.comment(entry.record, register, by=user, text=text)), 201)


def _decided(
    request: HttpRequest,
    organisation: str,
    register: type[Register],
    reference: str,
    if_match: str | None,
    decide: Decide,
    *,
    action: str = CORRECT,
) -> HttpResponse:
    """Take a decision about the version of an entry that the person saw, and answer with the entry as it reads then."""
    entry = entry_or_404(request, organisation, register.name, reference)
    # Who may not do it at all is told so, whatever version they name.
    must_be_allowed(request.user, action, register, entry.record)
    seen = last_seen(request, register, entry, if_match)
    try:
        decide(entry, seen)
    except actions.ChangedSince as meanwhile:
        tag = whole(request, register, entry)[1]
        raise NotAsSeen(tag, differences(request.user, register, entry, meanwhile)) from meanwhile
    now = entries_of(request.user, register, entry.record.organisation).get(pk=entry.pk)
    told, tag = whole(request, register, now)
    return answer(told, ETag=tag, Content_Location=address(register, organisation, now.record.reference))
