"""A list of a register as one person asked for it: which entries, filtered, sorted, in which columns, of which day.

Page, exports, API and feeds show the same list because they all ask here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django_tables2.data import TableQuerysetData

from reeve.access.policy import READ
from reeve.register.declaring import Register, register_of
from reeve.register.filtering import FilterSet, filterset
from reeve.register.lists import columns_of
from reeve.register.lookup import entries_of
from reeve.register.paths import is_past
from reeve.register.timing import When, WhenForm, titles_then
from reeve.web.tables import configure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from django.http import HttpRequest, QueryDict

    from reeve.access.models import Organisation, User

PAGE = 50
_CHUNK = 500
COLUMNS = "columns"
"""The parameter that names the columns to show, once each."""


class _Rows(TableQuerysetData):  # type: ignore[misc]
    """Rows of which a page is sorted out by its keys alone: what its columns show is then joined to those few."""

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, slice):
            return super().__getitem__(key)
        return self.data.filter(pk__in=self.data.values("pk")[key])


@dataclass(frozen=True)
class Listing:
    """A list of entries, or of their versions of a past day, that a person may read."""

    register: type[Register]
    organisation: Organisation
    user: User | AnonymousUser
    data: QueryDict
    when: When
    when_form: WhenForm
    hidden: frozenset[str]
    """The fields that the person may not see: no column, filter, search, facet or sorting by them."""
    readable: QuerySet[Any]
    """All that the person may read, before any filter."""

    @cached_property
    def filters(self) -> FilterSet:
        """The filters that the register declares, as the address fills them in."""
        return filterset(self.register, self.readable, self.data, hidden=self.hidden)

    @cached_property
    def entries(self) -> QuerySet[Any]:
        """The entries under these filters, with all that their columns show, in one query."""
        return self._with([name for name in self.columns if name in self._named])

    def whole(self) -> QuerySet[Any]:
        """The entries under these filters, with all that any of their fields shows, in one query."""
        return self._with(sorted(self._named))

    def _with(self, names: list[str]) -> QuerySet[Any]:
        record = "entry__record__organisation" if is_past(self.readable.model) else "record__organisation"
        found: QuerySet[Any] = self.filters.qs
        return found.select_related(record, *(f"{name}__record__organisation" for name in names))

    @cached_property
    def choices(self) -> list[str]:
        """The columns that the person can choose from: those declared first, then every other field."""
        fields = [field.name for field in self.register.model._meta.local_concrete_fields if field.name != "record"]
        every = ["reference", "title", *self.register.columns, *fields, "sensitivity", "exempt_under", "common"]
        return [name for name in dict.fromkeys(every) if name not in self.hidden]

    @cached_property
    def columns(self) -> list[str]:
        """The columns to show: those chosen, else those declared; always one that leads to the entry."""
        asked = set(self.data.getlist(COLUMNS))
        chosen = [name for name in self.choices if name in asked]
        if not chosen:
            return [name for name in self.register.columns if name not in self.hidden]
        return chosen if {"title", "reference"} & set(chosen) else ["reference", *chosen]

    @cached_property
    def heading(self) -> str:
        """The column that names a row and leads to its entry."""
        return "title" if "title" in self.columns else "reference"

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(field.name for field in self.register.model.own_fields() if field.is_relation)

    @cached_property
    def titles(self) -> dict[Any, str]:
        """What the entries that are named were called on a past day: filled for the rows that are about to be shown."""
        return {}

    def look_up_titles(self, rows: Sequence[Any], names: Iterable[str]) -> None:
        """Fill `titles` for what these fields of rows name, from one query; in the present they bring it along."""
        if not self.when:
            return
        wanted: dict[type[Register], set[Any]] = {}
        for name in self._named.intersection(names):
            field = self.register.field(name)
            ids = {getattr(row, field.attname) for row in rows} - {None, *self.titles}
            wanted.setdefault(register_of(field.related_model), set()).update(ids)  # type: ignore[arg-type]
        self.titles.update(titles_then({of: ids for of, ids in wanted.items() if ids}, self.when))

    @cached_property
    def table(self) -> tables.Table:
        """The list as a table, sorted as the address asks."""
        columns = columns_of(self, self.titles)
        meta = type("Meta", (), {"template_name": "web/table.html"})
        made = type(f"{self.register.__name__}Table", (tables.Table,), {**columns, "Meta": meta})
        table = made(_Rows(self.entries))
        table.row_header = self.heading
        table.caption = self.register.title
        table.caption_hidden = True
        return table

    def page(self, request: HttpRequest) -> tables.Table:
        """The page of the table that the request asks for."""
        configure(self.table, request, PAGE, known=self.filters.count)
        self.look_up_titles([row.record for row in self.table.paginated_rows], self.columns)
        self.table.noun = "entry" if self.table.page.paginator.count == 1 else "entries"
        return self.table

    def in_order(self) -> QuerySet[Any]:
        """The entries in the order of the table."""
        order = self.data.getlist("sort")
        if order:
            self.table.order_by = order
        found: QuerySet[Any] = self.table.data.data
        return found


def listing_of(
    user: User | AnonymousUser, register: type[Register], organisation: Organisation, data: QueryDict
) -> Listing:
    """The list of a register in an organisation as an address asks for it; `data` are its parameters."""
    form = WhenForm(data if {"as_of", "as_of_day", "as_of_month", "as_of_year", "known_at"} & set(data) else None)
    when = form.when
    return Listing(
        register=register,
        organisation=organisation,
        user=user,
        data=data,
        when=when,
        when_form=form,
        hidden=register.policy.hidden(register.policy.reach(user, READ).ceiling_in(organisation)),
        readable=entries_of(user, register, organisation, when),
    )
