"""The columns of lists of entries, derived from a register's declaration: what each shows, and how it sorts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.db import models
from django.utils.html import format_html

from reeve.register import showing
from reeve.register.fields import EndDateField, MoneyField, last_day
from reeve.register.paths import RECORDED, path
from reeve.web.tables import DateColumn, MoneyColumn, NumberColumn, StatusColumn
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from reeve.register.listing import Listing
    from reeve.register.models import Entry
    from reeve.register.timing import When

_SHORT = 10


class LastDayColumn(DateColumn):
    """The last day of a span whose first day outside is kept."""

    def render(self, value: Any) -> str:
        return super().render(last_day(value))


class TitleColumn(tables.Column):  # type: ignore[misc]
    """What leads to the entry's own page."""

    def __init__(self, *args: Any, organisation: str, when: When, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.when = organisation, when

    def render(self, value: Any, record: Any) -> str:
        retired = format_html(" {}", reeve_web.status_tag("Retired")) if record.record.retired else ""
        url = showing.url_of(record.record, self.organisation) + self.when.query
        return format_html('<a class="govuk-link" href="{}">{}</a>{}', url, value, retired)


class WordsColumn(tables.Column):  # type: ignore[misc]
    """Any other value, in words."""

    def __init__(self, *args: Any, field: models.Field[Any, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field = field

    def render(self, value: Any) -> str:
        return showing.words(self.field, value)


class WordStatusColumn(StatusColumn):
    """A choice whose words are a status."""

    def __init__(self, *args: Any, field: models.Field[Any, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field = field

    def render(self, value: Any) -> str:
        return super().render(showing.words(self.field, value))


class EntryColumn(tables.Column):  # type: ignore[misc]
    """Another entry that this one names, by what it was called then."""

    def __init__(self, *args: Any, linked: Callable[[Entry], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A function: a table copies its columns deeply, and a copied person would be asked for their roles anew.
        self.linked = linked

    def render(self, value: Entry) -> str:
        return self.linked(value)


_COLUMNS: dict[type[models.Field[Any, Any]], type[tables.Column]] = {
    EndDateField: LastDayColumn,
    models.DateTimeField: DateColumn,
    models.DateField: DateColumn,
    MoneyField: MoneyColumn,
    models.IntegerField: NumberColumn,
    models.DecimalField: NumberColumn,
    models.FloatField: NumberColumn,
}
"""How a field without choices is shown; the first kind that it is, others in words."""


_ORDERS = {
    "reference": ("reference", "pk"),
    "title": ("sorting", "pk"),
    **{name: (name, "sorting", "pk") for name in ("sensitivity", "exempt_under", "common", "retired")},
}
"""How a list is sorted by what stands in an entry's record."""


def columns_of(listing: Listing, titles: Mapping[Any, str]) -> dict[str, tables.Column]:
    """The columns of a list, by name; `titles` says what the entries that are named were called then."""
    columns = {name: _column(listing, name, titles) for name in listing.columns}
    for name, column in columns.items():
        column.read = attrgetter(f"record.{name}" if name in RECORDED else name)
    return columns


def _column(listing: Listing, name: str, titles: Mapping[Any, str]) -> tables.Column:
    register, model = listing.register, listing.entries.model
    field = showing.kind_of(register.field(name))
    given: dict[str, Any] = {"verbose_name": showing.label(register, name)}
    if name in RECORDED:
        given["accessor"] = f"record__{name}"
        given["order_by"] = tuple(path(model, one) for one in _ORDERS[name])
        if name == listing.heading:
            attrs = {"td": {"class": "reeve-title"}}
            return TitleColumn(organisation=listing.organisation.reference, when=listing.when, attrs=attrs, **given)
        return WordsColumn(field=field, **given)
    last = (path(model, "sorting"), "pk")
    if field.is_relation:
        user = listing.user

        def linked(entry: Entry) -> str:
            return showing.linked(user, entry, titles.get(entry.pk))

        return EntryColumn(linked=linked, order_by=(f"{name}__record__sorting", *last), **given)
    given["order_by"] = (name, *last)
    if field.flatchoices:
        if max(len(str(said)) for _, said in field.flatchoices) <= _SHORT:
            given["attrs"] = {"td": {"class": "reeve-short"}, "th": {"class": "reeve-short"}}
        return (WordStatusColumn if showing.is_status(field) else WordsColumn)(field=field, **given)
    column = next((column for kind, column in _COLUMNS.items() if isinstance(field, kind)), None)
    return column(**given) if column else WordsColumn(field=field, **given)
