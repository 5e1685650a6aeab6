"""Completeness: what an entry should say and does not, for one entry, for a list, and as a filter of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q

from reeve.register import showing
from reeve.register.paths import path

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reeve.register.declaring import Register

ANY = "any"
"""What the filter is given to list the entries that miss any field."""


@dataclass(frozen=True)
class Missing:
    """A field that an entry does not say; `anchor` is its place in the form of correction, "" where it has none."""

    name: str
    label: str
    anchor: str


@dataclass(frozen=True)
class Completeness:
    """How many of the fields that an entry should say it says; those that the reader may not see are not counted."""

    of: int
    missing: tuple[Missing, ...]

    @property
    def said(self) -> int:
        """How many it says."""
        return self.of - len(self.missing)

    @property
    def percent(self) -> Decimal:
        """The share that it says; all of nothing is everything."""
        return Decimal(100 * self.said) / self.of if self.of else Decimal(100)


@dataclass(frozen=True)
class Complete:
    """How many entries of a list say all that they should, and how many miss each field."""

    entries: int
    complete: int
    missing: tuple[tuple[Missing, int], ...]
    """Of each field that some miss, the most missed first."""

    @property
    def incomplete(self) -> int:
        """How many miss something."""
        return self.entries - self.complete


def asked_of(register: type[Register], hidden: Collection[str] = ()) -> list[models.Field[Any, Any]]:
    """The fields that an entry should say: those declared, else all that may be left blank; but for `hidden` ones."""
    names = register.complete or [field.name for field in register.model.own_fields() if field.blank or field.null]
    return [register.field(name) for name in names if name not in hidden]


def completeness_of(register: type[Register], entry: Any, hidden: Collection[str] = ()) -> Completeness:
    """What one entry says of what it should; `hidden` are the fields that the reader may not see."""
    asked = asked_of(register, hidden)
    missing = [field for field in asked if getattr(entry, field.attname) in (None, "", [], {})]
    return Completeness(len(asked), tuple(_missing(register, field) for field in missing))


def complete_of(register: type[Register], entries: QuerySet[Any], hidden: Collection[str] = ()) -> Complete:
    """How many of some entries are complete and how many miss each field, from one query."""
    asked = asked_of(register, hidden)
    counts: dict[str, Any] = {
        f"n{place}": Count("pk", filter=_absent(entries.model, f)) for place, f in enumerate(asked)
    }
    counts["lacking"] = Count("pk", filter=_lacking(entries.model, asked))
    found = entries.order_by().aggregate(entries=Count("pk"), **counts)
    each = [(_missing(register, field), found[f"n{place}"]) for place, field in enumerate(asked)]
    missed = tuple(sorted((one for one in each if one[1]), key=lambda one: (-one[1], one[0].label)))
    return Complete(found["entries"], found["entries"] - found["lacking"], missed)


def missing_choices(register: type[Register], hidden: Collection[str] = ()) -> list[tuple[str, str]]:
    """What the filter `missing` can be asked: any field, or one of them."""
    return [
        (ANY, "Any field"),
        *((field.name, showing.label(register, field.name)) for field in asked_of(register, hidden)),
    ]


def lacking(register: type[Register], entries: QuerySet[Any], name: str, hidden: Collection[str] = ()) -> QuerySet[Any]:
    """Of entries, or of versions of them, those that do not say a field, or ANY; another name leaves all."""
    asked = [field for field in asked_of(register, hidden) if name in (ANY, field.name)]
    if name and name != ANY and not asked:
        return entries
    return entries.filter(_lacking(entries.model, asked)) if name else entries


def _lacking(model: type[models.Model], fields: Collection[models.Field[Any, Any]]) -> Q:
    found = Q(pk__in=[])
    for field in fields:
        found |= _absent(model, field)
    return found


def _absent(model: type[models.Model], field: models.Field[Any, Any]) -> Q:
    where = path(model, field.name)
    absent = Q(**{f"{where}__isnull": True})
    if isinstance(field, models.CharField | models.TextField):
        absent |= Q(**{where: ""})
    elif isinstance(field, models.JSONField):
        absent |= Q(**{where: {}}) | Q(**{where: []})
    return absent


def _missing(register: type[Register], field: models.Field[Any, Any]) -> Missing:
    # A date is asked in three parts, of which the first is the place to go to.
    is_day = isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)
    anchor = f"id_{field.name}{'_day' if is_day else ''}" if field in register.editable() else ""
    return Missing(field.name, showing.label(register, field.name), anchor)
