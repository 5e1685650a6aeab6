"""What the API answers of an entry: its values as JSON, its history, and the tag by which a lost update is noticed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from ninja.errors import HttpError

from reeve.access.policy import READ, Sensitivity
from reeve.register import showing
from reeve.register.changes import history_of
from reeve.register.confirming import standing_of
from reeve.register.models import Alias, Record
from reeve.register.timing import NOW, When

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import User
    from reeve.register.actions import ChangedSince
    from reeve.register.changes import History
    from reeve.register.declaring import Register
    from reeve.register.models import Entry, Revision

    Reader = User | AnonymousUser

_TAG = re.compile(r'^"(\d{1,18})\.[0-9a-f]{16}"$')
CHANGED = "Somebody changed the entry since the version that you name. Read it again, look at both, and send it again."


class NotAsSeen(Exception):
    """If-Match names a version that is not, or no longer, the last one; `changed` says what differs now."""

    def __init__(self, tag: str, changed: dict[str, Any]) -> None:
        self.tag, self.changed = tag, changed
        super().__init__(CHANGED)


def answer(body: Any, status: int = 200, **headers: str) -> HttpResponse:
    """An answer that no shared cache keeps; `headers` with underscores for hyphens."""
    made = JsonResponse(body, status=status, safe=False)
    made["Cache-Control"] = "private, no-cache"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def address(register: type[Register], organisation: str, reference: str) -> str:
    """Where the API answers of an entry."""
    return reverse(f"api:entry-{register.name}", kwargs={"organisation": organisation, "reference": reference})


def entry_told(
    user: Reader, register: type[Register], entry: Entry | Revision, organisation: str, hidden: Collection[str]
) -> dict[str, Any]:
    """An entry, or a version of one, without the fields that are hidden from the person."""
    record = entry.record
    fields = [field for field in register.model._meta.local_concrete_fields if field.name != "record"]
    return {
        "organisation": organisation,
        "register": register.name,
        "reference": record.reference,
        "title": record.title,
        "sensitivity": Sensitivity(record.sensitivity).name.capitalize(),
        "exempt_under": entry.record.exempt_under,
        "common": record.common,
        "retired": record.retired,
        "values": {field.name: _told(user, field, entry) for field in fields if field.name not in hidden},
        "url": showing.url_of(record, organisation),
    }


def _told(user: Reader, field: Any, entry: Entry | Revision) -> Any:
    value = getattr(entry, field.name)
    if value is None:
        return None
    if field.is_relation:
        return value.record.reference if showing.seen(user, value.record) else None
    return plain(field, value)


def plain(field: Any, value: Any) -> Any:
    """A value as JSON: ISO dates, an end as its last day, choices by key, pounds as text."""
    field = showing.kind_of(field)
    if value is None or isinstance(value, bool | int | float | dict | list) or field.flatchoices:
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    said = showing.exported(field, value)
    return said if isinstance(said, str) else str(said)


def whole(
    request: HttpRequest, register: type[Register], entry: Entry, when: When = NOW, version: Revision | None = None
) -> tuple[dict[str, Any], str]:
    """An entry with what belongs to it, and its tag ("" for a past day: nothing is corrected from there)."""
    record, user = entry.record, request.user
    organisation = record.organisation.reference
    shown = _with_related(register, version or entry)
    hidden = register.policy.hidden(register.policy.reach(user, READ).ceiling(shown.record))
    today = timezone.localdate()
    history = history_of(entry, user, today)
    told = entry_told(user, register, shown, organisation, hidden)
    told["history"] = [_event(one) for one in history.events if not when or _known(one, when)]
    if when:
        told |= {"comments": [], "confirmation": None, "earlier_references": []}
        return told, ""
    standing = standing_of(register, record, today)
    told["comments"] = [comment_told(one) for one in record.comments.select_related("by")]
    told["confirmation"] = {"word": standing.word, "sentence": standing.sentence}
    earlier = record.aliases.filter(kind=Alias.REFERENCE).values_list("text", flat=True)
    told["earlier_references"] = list(earlier)
    return told, _tag(history, told)


def _known(event: Any, when: When) -> bool:
    return bool(event.effective <= when.day and event.recorded <= when.known)


def _with_related(register: type[Register], shown: Entry | Revision) -> Any:
    """The entry or version with all that it names, in one query."""
    past = not isinstance(shown, register.model)
    base = "entry__record__organisation" if past else "record__organisation"
    related = [f"{field.name}__record__organisation" for field in register.model.own_fields() if field.is_relation]
    return type(shown)._default_manager.select_related(base, *related).get(pk=shown.pk)


def _event(event: Any) -> dict[str, Any]:
    return {
        "recorded": event.recorded.isoformat(),
        "effective": event.effective.isoformat(),
        "by": event.by,
        "why": event.why,
        "file": event.origin.file if event.origin else None,
        "sheet": event.sheet,
        "line": event.line,
        "changes": [vars(change) for change in event.changes],
    }


def comment_told(comment: Any) -> dict[str, Any]:
    """A remark on an entry."""
    return {"by": str(comment.by), "at": comment.at.isoformat(), "text": comment.text}


def _tag(history: History, told: dict[str, Any]) -> str:
    """The last revision, by which a lost update is noticed, and a digest of all that is told, by which a cache is."""
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    return f'"{history.last}.{digest[:16]}"'


def last_seen(request: HttpRequest, register: type[Register], entry: Entry, if_match: str | None) -> int:
    """The revision that If-Match names; HttpError 428 without one, NotAsSeen where it is none of this entry's."""
    named = (if_match or "").strip()
    if named in ("", "*"):
        raise HttpError(428, "Send If-Match with the ETag of the version that you saw; GET of the entry gives it.")
    found = _TAG.match(named)
    seen = int(found[1]) if found else None
    if seen is None or not register.model.history().filter(entry=entry.pk, pk=seen).exists():
        raise NotAsSeen(whole(request, register, entry)[1], {})
    return seen


def differences(user: Reader, register: type[Register], entry: Entry, meanwhile: ChangedSince) -> dict[str, Any]:
    """What was changed meanwhile, field by field, of what the person may see."""
    hidden = register.policy.hidden(register.policy.reach(user, READ).ceiling(entry.record))
    shown = {name: pair for name, pair in meanwhile.differences.items() if name not in hidden}
    related = {name for name in shown if register.field(name).is_relation}
    references = _references(user, (value for name in related for value in shown[name]))

    def said(name: str, value: Any) -> Any:
        if name in related:
            return references.get(value)
        if name == "sensitivity":
            return Sensitivity(value).name.capitalize()
        return plain(register.field(name), value)

    return {name: {"seen": said(name, seen), "now": said(name, now)} for name, (seen, now) in shown.items()}


def _references(user: Reader, ids: Iterable[Any]) -> dict[Any, str]:
    found = Record.objects.filter(pk__in={one for one in ids if one is not None})
    return {record.pk: record.reference for record in found if showing.seen(user, record)}
