"""The pages that show the record: home, registers, lists, entries, search."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from reeve.access.models import Organisation
from reeve.access.policy import COMMENT, CORRECT
from reeve.register import home as homepage
from reeve.register import showing
from reeve.register.changes import history_of
from reeve.register.confirming import standing_of
from reeve.register.declaring import Register, register_of, registers
from reeve.register.filtering import filterset
from reeve.register.forms import CommentForm
from reeve.register.links import links_of
from reeve.register.lists import PAGE, counts_of, rows_of, table_of
from reeve.register.lookup import entries_of, entry_or_404, organisations_seen, page, records_seen, register_or_404
from reeve.register.models import Record, folded
from reeve.register.ways_in import ways_in

if TYPE_CHECKING:
    from django import forms

    from reeve.register.models import Entry

_NAMED_BY = 10
"""How many entries of a register an entry's page names of those that name it; the rest are a link."""

_OF_ENTRY = ("entry", "correct", "retire", "comment", "confirm", "attach", "link")
"""The addresses that an entry's page leads to."""


def home(request: HttpRequest) -> HttpResponse:
    """What needs the person who is signed in; where there is nothing yet, what to do."""
    if not Organisation.objects.exists():
        return render(request, "register/nothing_yet.html")
    if not request.user.is_authenticated:
        return redirect("access:sign_in")
    organisations = organisations_seen(request.user)
    if len(organisations) == 1:
        request.organisation = organisations[0]  # type: ignore[attr-defined]
    context = {
        "organisations": _kept_by(request, organisations),
        "panels": homepage.panels_for(request, organisations),
        "recent": homepage.recent_acts(request.user, organisations),
    }
    return render(request, "register/home.html", context)


@dataclass(frozen=True)
class Kept:
    """A register as an organisation keeps it, with the number of entries that the person may read."""

    register: type[Register]
    about: str
    url: str
    count: int


@dataclass(frozen=True)
class Keeps:
    """An organisation, its registers that hold something for the person, and the titles of those that do not."""

    organisation: Organisation
    registers: tuple[Kept, ...]
    empty: tuple[str, ...]


def _kept_by(request: HttpRequest, organisations: list[Organisation]) -> list[Keeps]:
    """What each organisation keeps, counted in one query."""
    there = Record.objects.filter(records_seen(request.user), retired=False, organisation__in=organisations)
    query = there.order_by().values_list("organisation", "register").annotate(n=Count("pk"))
    counted = {(organisation, name): n for organisation, name, n in query}
    in_order = sorted(registers.items(), key=lambda item: item[1].title)
    found = []
    for organisation in organisations:
        kept = tuple(
            Kept(register, _about(register), reverse("register:list", args=[organisation.reference, name]), n)
            for name, register in in_order
            if (n := counted.get((organisation.pk, name)))
        )
        empty = tuple(register.title for name, register in in_order if (organisation.pk, name) not in counted)
        found.append(Keeps(organisation, kept, empty))
    return found


@page
def index(request: HttpRequest) -> HttpResponse:
    """All registers of one organisation, with the number of their entries; the others a link away."""
    keeps = _kept_by(request, organisations_seen(request.user))
    chosen = request.GET.get("organisation")
    shown = next((one for one in keeps if one.organisation.reference == chosen), keeps[0] if keeps else None)
    if shown:
        request.organisation = shown.organisation  # type: ignore[attr-defined]
    return render(request, "register/index.html", {"keeps": keeps, "shown": shown})


@page
def entries(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """The list of a register's entries: filtered, sorted, counted, paged."""
    found, declared = register_or_404(request, organisation, register)
    readable = entries_of(request.user, declared, found)
    filters = filterset(declared, readable, request.GET, request.user)
    url = reverse("register:list", args=[organisation, register])
    table = table_of(declared, filters.qs, request, organisation)
    table.empty_text, table.empty_next = _nothing_listed(found, declared, request)
    context = {
        "organisation": found,
        "register": declared,
        "about": _about(declared),
        "ways_in": ways_in(request, found, declared),
        "filter": filters,
        "table": table,
        "counts": counts_of(declared, readable.filter(record__retired=False), url),
        "named": _named(request, filters),
        "export": _with_query(reverse("register:export", args=[organisation, register]), request),
        "trail": trail(found, declared),
    }
    return render(request, "register/list.html", context)


def _about(register: type[Register]) -> str:
    return (register.__doc__ or "").strip().partition("\n")[0]


def _nothing_listed(organisation: Organisation, register: type[Register], request: HttpRequest) -> tuple[str, str]:
    if request.GET:
        return "No entries match", "Change or clear the filters to see more."
    return (
        f"{organisation} has no {register.title.lower()} that you may read",
        f"Load them with: reeve import FILE --organisation {organisation.reference}",
    )


def _named(request: HttpRequest, filters: Any) -> Record | None:
    """The entry that the list is limited to the namers of, if it is, and if the person may read it."""
    wanted = filters.form.cleaned_data.get("names") if filters.form.is_valid() else None
    record = Record.objects.filter(pk=wanted).select_related("organisation").first() if wanted else None
    return record if record is not None and showing.seen(request.user, record) else None


def _with_query(url: str, request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return f"{url}?{query.urlencode()}" if query else url


def trail(organisation: Organisation, register: type[Register], *more: dict[str, str]) -> list[dict[str, str]]:
    """The way down to a register, or through it to what stands below."""
    above = {"label": "Registers", "url": f"{reverse('register:index')}?organisation={organisation.reference}"}
    here = {"label": register.title}
    if more:
        here["url"] = reverse("register:list", args=[organisation.reference, register.name])
    return [above, here, *more]


@page
def export(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """What the list shows under these filters, in its order, as CSV that spreadsheets open."""
    found, declared = register_or_404(request, organisation, register)
    filters = filterset(declared, entries_of(request.user, declared, found), request.GET, request.user)
    ordered = table_of(declared, filters.qs, request, organisation).data.data
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{organisation}-{register}.csv"'
    answer.write("\ufeff")  # so that spreadsheets take it for UTF-8
    csv.writer(answer).writerows(rows_of(declared, ordered, request.user))
    return answer


@page
def entry(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """One entry: its fields, where they were read from, its history, what backs it, and what it is linked to."""
    found = entry_or_404(request, organisation, register, reference)
    return entry_page(request, found, CommentForm())


def entry_page(request: HttpRequest, entry: Entry, comment_form: forms.Form, status: int = 200) -> HttpResponse:
    """The page of an entry that the person may read."""
    register = register_of(type(entry))
    record = entry.record
    of = record.organisation
    domain, _, _ = register.name.partition(".")
    args = [of.reference, register.name, record.reference]
    today = timezone.localdate()
    history = history_of(entry, request.user, today)
    context = {
        "entry": entry,
        "record": record,
        "register": register,
        "organisation": of,
        "rows": _fields(register, entry, request),
        "history": history,
        "standing": standing_of(register, record, history, today),
        "evidence": record.evidence.select_related("act__by", "withdrawn__by"),
        "links": links_of(request.user, record),
        "today": today,
        "named_by": _named_by(request, entry),
        "comments": record.comments.select_related("by"),
        "comment_form": comment_form,
        "may_correct": register.policy.may(request.user, CORRECT, record),
        "may_comment": register.policy.may(request.user, COMMENT, record),
        "urls": {name: reverse(f"register:{name}", args=args) for name in _OF_ENTRY},
        "trail": trail(of, register, {"label": record.title or record.reference}),
    }
    return render(request, [f"{domain}/{register.table}_entry.html", "register/entry.html"], context, status=status)


def _fields(register: type[Register], entry: Entry, request: HttpRequest) -> list[dict[str, Any]]:
    """Every field with its value: the record's reference first, then what the register declares, in order."""
    fields = [field for field in register.model._meta.local_concrete_fields if field.name != "record"]
    related = [f"{field.name}__record__organisation" for field in fields if field.is_relation]
    whole = register.model._default_manager.select_related("record", *related).get(pk=entry.pk)
    rows: list[dict[str, Any]] = [{"key": "Reference", "value": entry.record.reference}]
    for field in fields:
        value = getattr(whole, field.name)
        said = showing.linked(request.user, value) if field.is_relation else showing.words(field, value)
        rows.append({"key": showing.label(register, field.name), "value": said, "status": showing.is_status(field)})
    rows.append({"key": showing.label(register, "sensitivity"), "value": entry.record.get_sensitivity_display()})
    return rows


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


@page
def search(request: HttpRequest) -> HttpResponse:
    """Entries of all registers that the person may read, by the words of their title and reference."""
    said = request.GET.get("q", "").replace("\0", "").strip()
    there = Record.objects.filter(records_seen(request.user)) if said else Record.objects.none()
    for word in folded(said).split():
        there = there.filter(sorting__contains=word)
    found = Paginator(there.select_related("organisation").order_by("retired", "sorting", "pk"), PAGE)
    shown = found.get_page(request.GET.get("page"))
    results = [(record, showing.url_of(record), registers[record.register].title) for record in shown]
    return render(request, "register/search.html", {"q": said, "results": results, "found": found, "shown": shown})
