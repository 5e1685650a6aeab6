"""The API of every register: read only, filtered and permitted as the pages are; described at /api/openapi.json."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, NinjaAPI, Query, Schema
from ninja.errors import ValidationError
from ninja.security import HttpBearer, SessionAuth

from reeve.access.models import Token
from reeve.access.policy import READ
from reeve.register import showing
from reeve.register.changes import history_of
from reeve.register.declaring import Register, registers
from reeve.register.listing import listing_of
from reeve.register.lookup import MayNot, entry_or_404, organisations_seen, register_or_404
from reeve.register.models import Entry

MOST = 500
"""Entries on one page of an answer."""


class Fault(Schema):
    """Why there is no other answer."""

    detail: str


class FilterFaults(Schema):
    """Which parameters are not understood, and why."""

    detail: dict[str, list[str]]


class RegisterOut(Schema):
    """A register: its name, what it holds, its columns, and the filters that its entries can be asked by."""

    name: str
    title: str
    about: str
    columns: dict[str, str]
    filters: list[str]
    organisations: list[str]


class EntryOut(Schema):
    """An entry. `values` holds the declared fields: dates as YYYY-MM-DD, an end as its last day, pounds as text."""

    organisation: str
    # Named otherwise inside: every schema's class has a method `register`, which would be taken for the default.
    of_register: str = Field(serialization_alias="register")
    reference: str
    title: str
    sensitivity: str
    common: bool
    retired: bool
    values: dict[str, Any]
    url: str


class EntriesOut(Schema):
    """A page of entries, and how many there are in all."""

    count: int
    page: int
    pages: int
    entries: list[EntryOut]


class ChangeOut(Schema):
    """One field of one event of an entry's history, in words."""

    field: str
    before: str
    after: str


class EventOut(Schema):
    """What one act said of the entry from a day on; `file`, `sheet` and `line` where it was read from."""

    recorded: datetime
    effective: str
    by: str
    why: str
    file: str | None
    sheet: str
    line: int | None
    changes: list[ChangeOut]


class EntryWhole(EntryOut):
    """An entry with its history, the last event first."""

    history: list[EventOut]


class Bearer(HttpBearer):
    """A person's token, sent as `Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        held = Token.valid(token)
        user = held.user if held else None
        if user is not None:
            request.user = user
        return user


api = NinjaAPI(
    title="Reeve",
    version="1",
    description="Registers and their entries, read only. What a person may not see is not there: 404.",
    auth=[Bearer(), SessionAuth(csrf=False)],
    docs_url=None,
    urls_namespace="api",
)
_DENIED = {401: Fault, 403: Fault, 404: Fault}


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, _: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": "There is nothing here that you may read."}, status=404)


@api.exception_handler(MayNot)
def _may_not(request: HttpRequest, refusal: MayNot) -> HttpResponse:
    return api.create_response(request, {"detail": refusal.sentence}, status=403)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, faults: ValidationError) -> HttpResponse:
    detail = {str(fault["loc"][-1]): [str(fault["msg"])] for fault in faults.errors}
    return api.create_response(request, {"detail": detail}, status=422)


@api.get("/registers", response={200: list[RegisterOut], **_DENIED}, summary="The registers", tags=["registers"])
def list_registers(request: HttpRequest) -> list[dict[str, Any]]:
    """Every register that you may read entries of, and the organisations that keep it for you."""
    there = organisations_seen(request.user)
    told = []
    for name, register in sorted(registers.items()):
        reach = register.policy.reach(request.user, "read")
        keepers = [one.reference for one in there if one.pk in reach.own or one.pk in reach.common_of]
        if keepers:
            told.append(
                {
                    "name": name,
                    "title": register.title,
                    "about": (register.__doc__ or "").strip().partition("\n")[0],
                    "columns": {column: showing.label(register, column) for column in register.columns},
                    "filters": sorted(_parameters(register)),
                    "organisations": keepers,
                }
            )
    return told


def _parameters(register: type[Register]) -> set[str]:
    own = {
        name if lookup == "exact" else f"{name}__{lookup}"
        for name, lookups in register.filters.items()
        for lookup in lookups
    }
    return own | {"q", "retired", "names"}


class Paging(Schema):
    """Which page, and how many entries on it (at most 500)."""

    page: int = 1
    size: int = 100
    q: str = ""
    retired: str = ""


@api.get(
    "/{organisation}/{name}",
    response={200: EntriesOut, **_DENIED, 422: FilterFaults},
    by_alias=True,
    summary="The entries of a register",
    tags=["entries"],
)
def list_entries(request: HttpRequest, organisation: str, name: str, paging: Query[Paging]) -> Any:
    """Entries in the order of their titles, under the same filters as the page: see `filters` of the register."""
    found, declared = register_or_404(request, organisation, name)
    faults = {
        asked: ["This register has no such filter."]
        for asked in request.GET
        if asked not in _parameters(declared) | {"page", "size", "as_of", "known_at"}
    }
    listing = listing_of(request.user, declared, found, request.GET)
    faults |= {asked: list(said) for asked, said in {**listing.filters.errors, **listing.when_form.errors}.items()}
    if not 1 <= paging.size <= MOST:
        faults["size"] = [f"Between 1 and {MOST}."]
    pages = None if faults else Paginator(listing.whole(), paging.size)
    if pages and not 1 <= paging.page <= pages.num_pages:
        faults["page"] = [f"Between 1 and {pages.num_pages}."]
    if faults or pages is None:
        return 422, {"detail": faults}
    entries = [_entry(request, organisation, declared, entry) for entry in pages.page(paging.page)]
    return {"count": pages.count, "page": paging.page, "pages": pages.num_pages, "entries": entries}


@api.get(
    "/{organisation}/{name}/{path:reference}",
    response={200: EntryWhole, **_DENIED},
    by_alias=True,
    summary="One entry",
    tags=["entries"],
)
def one_entry(request: HttpRequest, organisation: str, name: str, reference: str) -> dict[str, Any]:
    """An entry by its reference, with its history."""
    entry = entry_or_404(request, organisation, name, reference)
    events = history_of(entry, request.user, timezone.localdate()).events
    history = [
        {
            "recorded": event.recorded,
            "effective": event.effective.isoformat(),
            "by": event.by,
            "why": event.why,
            "file": event.origin.file if event.origin else None,
            "sheet": event.sheet,
            "line": event.line,
            "changes": [vars(change) for change in event.changes],
        }
        for event in events
    ]
    return {**_entry(request, organisation, registers[name], entry), "history": history}


def _entry(request: HttpRequest, organisation: str, register: type[Register], entry: Entry) -> dict[str, Any]:
    record = entry.record
    hidden = register.policy.hidden(register.policy.reach(request.user, READ).ceiling(record))
    return {
        "organisation": organisation,
        "of_register": register.name,
        "reference": record.reference,
        "title": record.title,
        "sensitivity": record.get_sensitivity_display(),
        "common": record.common,
        "retired": record.retired,
        "values": {
            field.name: _value(request, field, entry)
            for field in register.model._meta.local_concrete_fields
            if field.name != "record" and field.name not in hidden
        },
        "url": showing.url_of(record, organisation),
    }


def _value(request: HttpRequest, field: Any, entry: Entry) -> Any:
    """A value as JSON; an entry that is named by its reference, where the person may read it."""
    value = getattr(entry, field.name)
    if value is None:
        return None
    if field.is_relation:
        return value.record.reference if showing.seen(request.user, value.record) else None
    if field.flatchoices:
        return value
    plain = showing.exported(field, value) if not isinstance(value, bool) else value
    return plain if isinstance(plain, int | float | bool | str) else str(plain)
