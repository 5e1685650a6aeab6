"""The pages that show the record: home, registers, lists, search."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from reeve.access.models import Organisation
from reeve.access.policy import CORRECT
from reeve.errors import ReeveError
from reeve.register import home as homepage
from reeve.register import showing
from reeve.register.beside import told_beside
from reeve.register.declaring import Register, registers
from reeve.register.export import FORMATS, write
from reeve.register.export.columns import sheet_of
from reeve.register.facets import facets_of, with_word
from reeve.register.forms import ColumnsForm
from reeve.register.listing import PAGE, Listing, listing_of
from reeve.register.lookup import open_page, organisations_seen, records_seen, register_or_404, trail_to
from reeve.register.models import Record, folded
from reeve.register.saved_views import views_shown
from reeve.register.ways_in import ways_in

EVERYTHING = "everything"
"""The parameter that asks for all fields of a file, not only for the columns that are shown."""


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

    @property
    def domains(self) -> list[tuple[str, list[Kept]]]:
        """Its registers by domain, from what others rest on upwards; each with the domain's name."""
        floors = {config.label: floor for floor, config in enumerate(apps.get_app_configs())}
        found: dict[str, list[Kept]] = {}
        for kept in self.registers:
            found.setdefault(kept.register.model._meta.app_label, []).append(kept)
        return [
            (str(apps.get_app_config(label).verbose_name), found[label])
            for label in sorted(found, key=floors.__getitem__)
        ]


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


@open_page
def index(request: HttpRequest) -> HttpResponse:
    """All registers of one organisation, with the number of their entries; the others a link away."""
    keeps = _kept_by(request, organisations_seen(request.user))
    chosen = request.GET.get("organisation")
    shown = next((one for one in keeps if one.organisation.reference == chosen), keeps[0] if keeps else None)
    if shown:
        request.organisation = shown.organisation  # type: ignore[attr-defined]
    return render(request, "register/index.html", {"keeps": keeps, "shown": shown})


@open_page
def entries(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """The list of a register's entries: filtered, sorted, counted, paged; now, or as it was on a day."""
    found, declared = register_or_404(request, organisation, register)
    listing = listing_of(request.user, declared, found, request.GET)
    facets = facets_of(declared, listing.filters, request.user)
    table = listing.page(request)
    table.empty_text, table.empty_next = _nothing_listed(listing)
    context = {
        "organisation": found,
        "register": declared,
        "about": _about(declared),
        "listing": listing,
        "filter": listing.filters,
        "ways_in": ways_in(request, found, declared),
        "table": table,
        "facets": [
            (facet, [(word, with_word(request.GET, facet.name, word)) for word in facet.words])
            for facet in facets
            if facet.few and facet.words
        ],
        "named": _named(request, listing.filters),
        "columns_form": ColumnsForm(listing),
        "may_correct": declared.policy.may_in(request.user, CORRECT, found),
        "saved": views_shown(request, declared, found),
        "urls": {
            name: _with_query(reverse(f"register:{name}", args=[organisation, register]), request)
            for name in ("add", "bulk", "views", "calendar")
        },
        "downloads": _downloads(request, organisation, register),
        "beside": told_beside(request, declared, found),
        "trail": trail_to(found, declared),
    }
    return render(request, "register/list.html", context)


def _about(register: type[Register]) -> str:
    return (register.__doc__ or "").strip().partition("\n")[0]


def _nothing_listed(listing: Listing) -> tuple[str, str]:
    if listing.when:
        return f"No entries match {listing.when}", "Change or clear the filters, or choose a later day."
    if listing.data:
        return "No entries match", "Change or clear the filters to see more."
    return (
        f"{listing.organisation} has no {listing.register.title.lower()} that you may read",
        f"Load them with: reeve import FILE --organisation {listing.organisation.reference}",
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


@open_page
def export(request: HttpRequest, organisation: str, register: str, form: str) -> HttpResponseBase:
    """What the list shows under these filters, in its order and columns, as a file; or all fields, to be sent back."""
    found, declared = register_or_404(request, organisation, register)
    listing = listing_of(request.user, declared, found, request.GET)
    sheet = sheet_of(listing, everything=EVERYTHING in request.GET)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it; nothing is sent until all is written
    try:
        write(form, sheet.headings, sheet.rows, file, sheet=declared.title)
    except ReeveError as error:
        file.close()
        messages.error(request, str(error))
        return redirect(_with_query(reverse("register:list", args=[organisation, register]), request))
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{organisation}-{register}.{form}",
        content_type=FORMATS[form].content_type,
    )


def _downloads(request: HttpRequest, organisation: str, register: str) -> list[dict[str, str]]:
    """The formats, each with the addresses of what is shown and of everything."""
    found = []
    for one in FORMATS.values():
        url = _with_query(reverse("register:export", args=[organisation, register, one.ending]), request)
        whole = f"{url}{'&' if '?' in url else '?'}{EVERYTHING}=yes"
        found.append({"name": one.name, "shown": url, "everything": whole})
    return found


@open_page
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
