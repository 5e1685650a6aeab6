"""Lists of entries, derived from a register's declaration: columns, sorting, paging, counts that open their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import django_tables2 as tables
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html

from reeve.register import showing
from reeve.register.declaring import Register
from reeve.register.export import safe_cell
from reeve.register.fields import EndDateField, MoneyField, last_day
from reeve.web.tables import DateColumn, MoneyColumn, NumberColumn, StatusColumn, configure
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from reeve.access.models import User
    from reeve.register.models import Entry

PAGE = 50
_SHORT = 10
_RECORDED = {
    "reference": ("record__reference", ("record__reference", "pk")),
    "title": ("record__title", ("record__sorting", "pk")),
    "sensitivity": ("record__sensitivity", ("record__sensitivity", "record__sorting", "pk")),
    "common": ("record__common", ("record__common", "record__sorting", "pk")),
    "retired": ("record__retired", ("record__retired", "record__sorting", "pk")),
}


class LastDayColumn(DateColumn):
    """The last day of a span whose first day outside is kept."""

    def render(self, value: Any) -> str:
        return super().render(last_day(value))


class TitleColumn(tables.Column):  # type: ignore[misc]
    """What leads to the entry's own page."""

    def __init__(self, *args: Any, organisation: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def render(self, value: Any, record: Entry) -> str:
        retired = format_html(" {}", reeve_web.status_tag("Retired")) if record.record.retired else ""
        url = showing.url_of(record.record, self.organisation)
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
    """Another entry that this one names."""

    def __init__(self, *args: Any, user: User | AnonymousUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def render(self, value: Entry) -> str:
        return showing.linked(self.user, value)


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


def _column(register: type[Register], name: str, user: Any, organisation: str) -> tables.Column:
    field = showing.kind_of(register.field(name))
    given: dict[str, Any] = {"verbose_name": showing.label(register, name)}
    if name in _RECORDED:
        given["accessor"], given["order_by"] = _RECORDED[name]
        if name == _heading(register):
            return TitleColumn(organisation=organisation, attrs={"td": {"class": "reeve-title"}}, **given)
        return WordsColumn(field=field, **given)
    if field.is_relation:
        return EntryColumn(user=user, order_by=(f"{name}__record__sorting", "record__sorting", "pk"), **given)
    given["order_by"] = (name, "record__sorting", "pk")
    if field.flatchoices:
        if max(len(str(said)) for _, said in field.flatchoices) <= _SHORT:
            given["attrs"] = {"td": {"class": "reeve-short"}, "th": {"class": "reeve-short"}}
        return (WordStatusColumn if showing.is_status(field) else WordsColumn)(field=field, **given)
    column = next((column for kind, column in _COLUMNS.items() if isinstance(field, kind)), None)
    return column(**given) if column else WordsColumn(field=field, **given)


def _heading(register: type[Register]) -> str:
    """The column that names a row and leads to its entry."""
    return "title" if "title" in register.columns else "reference"


def with_columns(register: type[Register], entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """The entries with all that their columns show, in one query."""
    names = [name for name in register.columns if name not in _RECORDED and register.field(name).is_relation]
    return entries.select_related("record", *(f"{name}__record__organisation" for name in names))


def table_of(
    register: type[Register], entries: QuerySet[Entry], request: HttpRequest, organisation: str
) -> tables.Table:
    """The list of these entries as the page shows it, sorted and paged as the request asks."""
    columns = {name: _column(register, name, request.user, organisation) for name in register.columns}
    made = type(
        f"{register.__name__}Table",
        (tables.Table,),
        {**columns, "Meta": type("Meta", (), {"template_name": "web/table.html"})},
    )
    table = made(with_columns(register, entries))
    table.row_header = _heading(register)
    table.caption = register.title
    table.caption_hidden = True
    configure(table, request, PAGE)
    table.noun = "entry" if table.page.paginator.count == 1 else "entries"
    return table


def rows_of(register: type[Register], entries: QuerySet[Entry], user: User | AnonymousUser) -> Iterator[list[Any]]:
    """What the list shows, as rows for an export: headings first; no cell runs as a formula."""
    yield [showing.label(register, name) for name in register.columns]
    for entry in with_columns(register, entries).iterator(chunk_size=500):
        yield [safe_cell(_exported(register, name, entry, user)) for name in register.columns]


def _exported(register: type[Register], name: str, entry: Entry, user: User | AnonymousUser) -> Any:
    field = register.field(name)
    if name in _RECORDED:
        return showing.exported(field, getattr(entry.record, name))
    value = getattr(entry, name)
    if not field.is_relation:
        return showing.exported(field, value)
    if value is None:
        return ""
    return str(value) if showing.seen(user, value.record) else showing.NOT_SHOWN


@dataclass(frozen=True)
class Count:
    """How many entries have one word of a choice, and the list of exactly those."""

    words: str
    count: int
    url: str


@dataclass(frozen=True)
class Counts:
    """The counts of one field."""

    label: str
    counts: tuple[Count, ...]


def counts_of(register: type[Register], entries: QuerySet[Entry], url: str) -> list[Counts]:
    """Counts by the words of the first choices that can be filtered by; from one query."""
    fields = [register.field(name) for name, lookups in register.filters.items() if "exact" in lookups]
    chosen = [field for field in fields if field.flatchoices][:2]
    asked: dict[str, Any] = {
        f"n_{field.name}_{number}": models.Count("pk", filter=models.Q(**{field.name: value}))
        for field in chosen
        for number, (value, _) in enumerate(field.flatchoices)
    }
    found = entries.order_by().aggregate(**asked) if asked else {}
    told = []
    for field in chosen:
        counts: Sequence[Count] = tuple(
            Count(str(said), found[f"n_{field.name}_{number}"], f"{url}?{urlencode({field.name: value})}")
            for number, (value, said) in enumerate(field.flatchoices)
            if found[f"n_{field.name}_{number}"]
        )
        if counts:
            told.append(Counts(showing.label(register, field.name), tuple(counts)))
    return told
