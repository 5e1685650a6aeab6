"""The page of one entry: its fields, history, what backs it and what names it; now, or as it was on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from reeve.access.policy import COMMENT, CONFIRM, CORRECT, READ
from reeve.register import showing
from reeve.register.approving import approval_of
from reeve.register.changes import history_of
from reeve.register.completeness import completeness_of
from reeve.register.confirming import standing_of
from reeve.register.declaring import Register, register_of, registers
from reeve.register.forms import CommentForm
from reeve.register.links import links_of
from reeve.register.lookup import entry_or_404, open_page, records_seen, trail_to, version_of
from reeve.register.models import Record
from reeve.register.timing import NOW, When, WhenForm, titles_then

if TYPE_CHECKING:
    from django import forms

    from reeve.register.models import Entry, Revision

_NAMED_BY = 10
"""How many entries of a register an entry's page names of those that name it; the rest are a link."""

_OF_ENTRY = (
    "entry", "correct", "rename", "retire", "comment", "confirm", "attach", "link", "ask_approval", "decide_approval",
)  # fmt: skip
"""The addresses that an entry's page leads to."""


@open_page
def entry(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """One entry as it is now, or as it was on the day that is asked for."""
    found = entry_or_404(request, organisation, register, reference)
    form = WhenForm(request.GET if {"as_of", "as_of_day", "known_at"} & set(request.GET) else None)
    return past_page(request, found, form) if form.when or form.errors else entry_page(request, found, CommentForm())


def entry_page(request: HttpRequest, entry: Entry, comment_form: forms.Form, status: int = 200) -> HttpResponse:
    """The page of an entry that the person may read, as it is now."""
    register = register_of(type(entry))
    record = entry.record
    policy = register.policy
    today = timezone.localdate()
    history = history_of(entry, request.user, today)
    context = {
        **_common(entry, NOW),
        "title": record.title,
        "rows": _fields(register, entry, request, NOW),
        "history": history,
        "standing": standing_of(register, record, today),
        "completeness": completeness_of(register, entry, hidden_in(request, register, record)),
        "approval": approval_of(request.user, register, record, history),
        "evidence": record.evidence.select_related("act__by", "withdrawn__by"),
        "links": links_of(request.user, record),
        "today": today,
        "named_by": _named_by(request, entry),
        "comments": record.comments.select_related("by"),
        "aliases": [alias.text for alias in record.aliases.all()],
        "comment_form": comment_form,
        "when_form": WhenForm(),
        "may_correct": policy.may(request.user, CORRECT, record),
        "may_confirm": policy.may(request.user, CONFIRM, record),
        "may_comment": policy.may(request.user, COMMENT, record),
    }
    return render(request, _templates(register), context, status=status)


def past_page(request: HttpRequest, entry: Entry, form: WhenForm) -> HttpResponse:
    """The page of an entry as it was on a day; it says so where the entry was not yet there, or not to be seen."""
    register = register_of(type(entry))
    when = form.when
    version = version_of(request.user, register, entry, when) if when else None
    context = {
        **_common(entry, when),
        "title": str(version) if version else entry.record.title,
        "when_form": form,
        "version": version,
        "rows": _fields(register, version, request, when) if version else [],
    }
    return render(request, "register/past_entry.html", context)


def _templates(register: type[Register]) -> list[str]:
    domain, _, _ = register.name.partition(".")
    return [f"{domain}/{register.table}_entry.html", "register/entry.html"]


def _common(entry: Entry, when: When) -> dict[str, Any]:
    """What the page of now and that of a past day both need."""
    register, record = register_of(type(entry)), entry.record
    of = record.organisation
    args = [of.reference, register.name, record.reference]
    return {
        "entry": entry,
        "record": record,
        "register": register,
        "organisation": of,
        "when": when,
        "urls": {name: reverse(f"register:{name}", args=args) for name in _OF_ENTRY},
        "trail": trail_to(of, register, {"label": record.title or record.reference}),
    }


def hidden_in(request: HttpRequest, register: type[Register], record: Record) -> frozenset[str]:
    """The fields of an entry that the person may not see."""
    return register.policy.hidden(register.policy.reach(request.user, READ).ceiling(record))


def _fields(
    register: type[Register], shown: Entry | Revision, request: HttpRequest, when: When
) -> list[dict[str, Any]]:
    """Every field with its value: the record's reference first, then what the register declares, in order."""
    fields = [field for field in register.model._meta.local_concrete_fields if field.name != "record"]
    related = [f"{field.name}__record__organisation" for field in fields if field.is_relation]
    base = "entry__record__organisation" if when else "record__organisation"
    whole: Any = type(shown)._default_manager.select_related(base, *related).get(pk=shown.pk)
    hidden = hidden_in(request, register, whole.record)
    then = _titles_then(whole, fields, when)
    rows: list[dict[str, Any]] = [{"key": "Reference", "value": whole.record.reference}]
    for field in fields:
        value = getattr(whole, field.name)
        row = {"key": showing.label(register, field.name), "status": showing.is_status(field), "name": field.name}
        if field.name in hidden:
            row |= {"value": showing.NOT_SHOWN, "status": False}
        elif field.is_relation:
            row["value"] = showing.linked(request.user, value, then.get(value.pk) if value else None)
        else:
            row["value"] = showing.words(field, value)
        rows.append(row)
    for name in ("sensitivity", "exempt_under"):
        value = getattr(whole.record, name)
        if value is not None:
            said = showing.words(register.field(name), value)
            rows.append({"key": showing.label(register, name), "value": said, "name": name})
    return rows


def _titles_then(whole: Any, fields: list[Any], when: When) -> dict[Any, str]:
    """What the entries that a version names were called then."""
    if not when:
        return {}
    wanted: dict[type[Register], list[Any]] = {}
    for field in fields:
        if field.is_relation and (identity := getattr(whole, field.attname)):
            wanted.setdefault(register_of(field.related_model), []).append(identity)
    return titles_then(wanted, when)


@dataclass(frozen=True)
class NamedBy:
    """The entries of one register in one organisation that name an entry: some of them, and the list of all."""

    title: str
    count: int
    url: str
    some: tuple[Record, ...]


def _named_by(request: HttpRequest, entry: Entry) -> list[NamedBy]:
    """The entries of any register that name this one, from two queries over all of them."""
    naming = []
    for register in registers.values():
        pointing = [field for field in register.model.own_fields() if field.related_model is type(entry)]
        for field in pointing:
            naming.append(register.model._default_manager.filter(**{field.name: entry.pk}).order_by().values("pk"))
    if not naming:
        return []
    ids = naming[0].union(*naming[1:]) if len(naming) > 1 else naming[0]
    there = Record.objects.filter(records_seen(request.user), retired=False, pk__in=ids)
    counted = there.order_by().values_list("organisation", "register").annotate(n=Count("pk"))
    numbers = {(organisation, name): n for organisation, name, n in counted}
    if not numbers:
        return []
    place = Window(RowNumber(), partition_by=[F("organisation"), F("register")], order_by=["sorting", "id"])
    some: dict[tuple[Any, str], list[Record]] = {}
    for record in there.annotate(place=place).filter(place__lte=_NAMED_BY).select_related("organisation"):
        some.setdefault((record.organisation_id, record.register), []).append(record)
    found = []
    for key, records in some.items():
        of, register = records[0].organisation, registers[key[1]]
        url = f"{reverse('register:list', args=[of.reference, register.name])}?names={entry.pk}"
        title = register.title if of.pk == entry.record.organisation_id else f"{register.title} of {of}"
        found.append(NamedBy(title, numbers[key], url, tuple(records)))
    return sorted(found, key=lambda one: one.title)
