"""Kinds of arguments: a day, a period, an instant, and pairs such as KEY=VALUE."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click


def _day(said: str) -> date:
    """A day of the years that a record may speak of; ValueError for any other."""
    from reeve.source.cells import FIRST_YEAR, LAST_YEAR

    found = date.fromisoformat(said)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(said)
    return found


class Day(click.ParamType):
    """A day, as 2024-02-29."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return _day(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-02-29.", param, ctx)


class Span(click.ParamType):
    """First and last day of a period, both inside, as 2023-03-01/2024-02-29."""

    name = "FROM/TO"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        if isinstance(value, tuple):
            return value
        try:
            first, last = (_day(part) for part in value.split("/"))
        except ValueError:
            self.fail(f"{value!r} is not a period; write it as 2023-03-01/2024-02-29.", param, ctx)
        if last < first:
            self.fail(f"{value!r} ends before it begins.", param, ctx)
        return first, last


class Instant(click.ParamType):
    """An instant; without an offset it is taken as UTC."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        from datetime import UTC

        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
            found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is not a time; write it as 2024-03-01T09:30:00.", param, ctx)
        return found


def pairs(given: tuple[str, ...], what: str) -> dict[str, str]:
    """Arguments of the form KEY=VALUE, the last one of a key; `what` is the option that they were given to."""
    found = {}
    for pair in given:
        key, mark, value = pair.partition("=")
        if not mark or not key:
            raise click.UsageError(f"{what} {pair!r} is not of the form KEY=VALUE.")
        found[key] = value
    return found
