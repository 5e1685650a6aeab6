"""Columns for lists of entries: numbers, money, dates and statuses as the pages show them; sorting and paging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator

from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from django.http import HttpRequest

_RIGHT = {"th": {"class": "numeric"}, "td": {"class": "numeric"}, "tf": {"class": "numeric"}}


class NumberColumn(tables.Column):
    """A number on the right, with thousands separators and, if given, a fixed number of places."""

    attrs = _RIGHT

    def __init__(self, *args: Any, places: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def render(self, value: object) -> str:
        return reeve_web.number(value, self.places)

    def value(self, value: object) -> object:
        return value


class MoneyColumn(tables.Column):
    """Pounds on the right."""

    attrs = _RIGHT

    def render(self, value: object) -> str:
        return reeve_web.money(value)

    def value(self, value: object) -> object:
        return value


class DateColumn(tables.Column):
    """A date in full, on one line."""

    attrs = {"td": {"class": "reeve-date"}}

    def render(self, value: object) -> str:
        return reeve_web.date(value)

    def value(self, value: object) -> object:
        return value


class StatusColumn(tables.Column):
    """A status as a tag: its word, and a colour by what the word means; `tones` maps words to tones that differ."""

    def __init__(self, *args: Any, tones: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tones = tones or {}

    def render(self, value: object) -> str:
        return reeve_web.status_tag(value, self.tones.get(str(value), ""))

    def value(self, value: object) -> object:
        return str(value)


class _Paginator(Paginator):
    """Pages of rows that need not be counted again where their number is known."""

    def __init__(self, *args: Any, known: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known is not None:
            self.count = known


def configure(table: tables.Table, request: HttpRequest, size: int, *, known: int | None = None) -> None:
    """Sort a table and page it by `size` rows as the request asks; how long a page is, it cannot ask.

    `known` is the number of all rows, where that has been found out before.
    """
    # RequestConfig takes any `per_page`: a negative one is an error, a huge one all rows at once.
    table.request = request
    order = request.GET.getlist(table.prefixed_order_by_field)
    if order:
        table.order_by = order
    try:
        table.paginate(_Paginator, known=known, page=request.GET.get(table.prefixed_page_field, 1), per_page=size)
    except PageNotAnInteger:
        table.page = table.paginator.page(1)
    except EmptyPage:
        table.page = table.paginator.page(table.paginator.num_pages)
