"""Which columns a file of entries has, and what stands in them.

An entry that is named stands by its title, for people, and in a column beside it by its reference, for programs:
titles may stand twice. A reference of another organisation's entry begins with that organisation's own reference, as
in "becklink: P-12".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import models

from reeve.register import showing
from reeve.register.fields import EndDateField, last_day
from reeve.register.paths import RECORDED

if TYPE_CHECKING:
    from reeve.access.models import Organisation
    from reeve.register.declaring import Register
    from reeve.register.listing import Listing
    from reeve.register.models import Record

_CHUNK = 500
_LAST = ("sensitivity", "exempt_under", "common", "retired")


def reference_label(register: type[Register], name: str) -> str:
    """The heading over the references of the entries that a field names."""
    return f"{showing.label(register, name)} reference"


def sendable(register: type[Register]) -> list[str]:
    """Every field that a file can say of an entry, in the order of the columns."""
    return ["reference", "title", *(field.name for field in register.model.own_fields()), *_LAST]


def reference_of(record: Record, organisation: Organisation, near: Mapping[Any, str]) -> str:
    """What names one entry in the files of an organisation; `near` says what organisations are called, by identity.

    The organisation stands before the reference where it is another one, and where the reference itself looks so.
    """
    before, mark, _ = record.reference.partition(": ")
    if record.organisation_id == organisation.pk and not (mark and before in near.values()):
        return record.reference
    return f"{near.get(record.organisation_id) or record.organisation.reference}: {record.reference}"


@dataclass(frozen=True)
class Sheet:
    """The rows of a file: what heads them, and one row of values for each entry."""

    headings: list[str]
    rows: Iterator[list[Any]]


def sheet_of(listing: Listing, *, everything: bool = False) -> Sheet:
    """What a list shows, in its order; with `everything`, all fields that the person may see, to be sent back."""
    names = listing.columns
    if everything:
        names = [name for name in sendable(listing.register) if name not in listing.hidden]
    headings = []
    for name in names:
        headings.append(showing.label(listing.register, name))
        if listing.register.field(name).is_relation:
            headings.append(reference_label(listing.register, name))
    return Sheet(headings, _rows(listing, names))


def _rows(listing: Listing, names: list[str]) -> Iterator[list[Any]]:
    register = listing.register
    named = [name for name in names if register.field(name).is_relation]
    entries = listing.in_order()
    if named:
        entries = entries.select_related(*(f"{name}__record__organisation" for name in named))
    near = {listing.organisation.pk: listing.organisation.reference}
    near |= {one.pk: one.reference for one in listing.organisation.shared_services(listing.when.day)}
    waiting = entries.iterator(chunk_size=_CHUNK)
    while chunk := list(islice(waiting, _CHUNK)):
        listing.look_up_titles(chunk, named)
        for entry in chunk:
            yield [cell for name in names for cell in _cells(listing, name, entry, near)]


def _cells(listing: Listing, name: str, entry: Any, near: Mapping[Any, str]) -> list[Any]:
    """What stands in the columns of one field: one, and two where it names another entry."""
    field = listing.register.field(name)
    value = getattr(entry.record if name in RECORDED else entry, name)
    if not field.is_relation:
        return [value_of(field, value)]
    if value is None:
        return [None, None]
    if not showing.seen(listing.user, value.record):
        return [showing.NOT_SHOWN, showing.NOT_SHOWN]
    return [listing.titles.get(value.pk) or str(value), reference_of(value.record, listing.organisation, near)]


def value_of(field: models.Field[Any, Any], value: Any) -> Any:
    """A value as files hold it: text, a number, a day, None; choices in words, an end as its last day."""
    field = showing.kind_of(field)
    if isinstance(field, EndDateField) and isinstance(value, date):
        return last_day(value)
    if value is None or isinstance(value, bool) or field.flatchoices:
        return showing.words(field, value) or None
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, str | int | Decimal | date):
        return value
    return str(value)
