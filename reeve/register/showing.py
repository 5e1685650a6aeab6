"""How a field's value reads: on a page, in a history, in an export. One place, so that they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.urls import reverse
from django.utils.html import format_html

from reeve.access.policy import READ
from reeve.register.declaring import Register, registers
from reeve.register.fields import EndDateField, MoneyField, last_day
from reeve.register.models import Entry, Record
from reeve.web.status import tone_of
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import User

    Reader = User | AnonymousUser

NOT_SHOWN = "Not shown to your role"
_LABELS = {
    "sensitivity": "Who may see it",
    "exempt_under": "Exempt under paragraph",
    "common": "Shared with those served",
    "retired": "Retired",
}


def label(register: type[Register], name: str) -> str:
    """A field's name as a person reads it."""
    said = _LABELS.get(name) or str(register.field(name).verbose_name)
    return said[:1].upper() + said[1:]


def kind_of(field: models.Field[Any, Any]) -> models.Field[Any, Any]:
    """The field itself, or what a field that the database derives comes out as."""
    derived: models.Field[Any, Any] | None = field.output_field if isinstance(field, models.GeneratedField) else None
    return derived or field


def is_status(field: models.Field[Any, Any]) -> bool:
    """Whether a field's choices are words of a status, whose tags carry a tone."""
    return any(tone_of(str(words)) != "none" for _, words in field.flatchoices or [])


def words(field: models.Field[Any, Any], value: Any, names: Mapping[Any, str] | None = None) -> str:
    """A value in words; "" where nothing is said. `names` holds the titles of entries by identity."""
    field = kind_of(field)
    if value is None or value == "":
        return ""
    if field.is_relation:
        return (names or {}).get(value, NOT_SHOWN)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return reeve_web.instant(last_day(value) if isinstance(field, EndDateField) else value)
    if isinstance(field, MoneyField):
        return reeve_web.money(value)
    return reeve_web.number(value)


def exported(field: models.Field[Any, Any], value: Any) -> Any:
    """A value as a machine reads it: ISO dates, bare numbers, choices by label, an end as its last day."""
    field = kind_of(field)
    if value is None:
        return ""
    if isinstance(field, EndDateField) and isinstance(value, date):
        return last_day(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or field.flatchoices:
        return words(field, value)
    return value


def url_of(record: Record, organisation: str = "") -> str:
    """Where an entry's page is."""
    return reverse(
        "register:entry", args=[organisation or record.organisation.reference, record.register, record.reference]
    )


def seen(user: Reader, record: Record) -> bool:
    """Whether a person may read a record, whatever its register."""
    register = registers.get(record.register)
    return register is not None and register.policy.may(user, READ, record)


def linked(user: Reader, entry: Entry | None, called: str | None = None) -> str:
    """An entry that another one names, as a link where the person may read it; `called` is its name of a past day."""
    if entry is None:
        return ""
    if not seen(user, entry.record):
        return format_html('<span class="reeve-none">{}</span>', NOT_SHOWN)
    return format_html('<a class="govuk-link" href="{}">{}</a>', url_of(entry.record), called or str(entry))


def titles(user: Reader, ids: Iterable[Any]) -> dict[Any, str]:
    """The titles of records by identity, of those that the person may read."""
    found = Record.objects.filter(pk__in={one for one in ids if one is not None})
    return {record.pk: str(record) for record in found if seen(user, record)}
