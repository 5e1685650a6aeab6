"""Columns for lists of entries: numbers, money, dates and statuses as the pages show them."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables

from reeve.web.templatetags import reeve_web

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
