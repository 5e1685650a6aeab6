"""What a person is told of an import's rows: entries and values that they may read, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reeve.access.policy import READ
from reeve.register import showing
from reeve.source.declaring import source_named, sources
from reeve.source.models import ImportRow, ImportRun

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import User
    from reeve.register.declaring import Register

OUTCOMES = {
    ImportRow.FAILING: "Failing",
    ImportRow.NEW: "New",
    ImportRow.CHANGED: "Changed",
    ImportRow.UNCHANGED: "Unchanged",
    ImportRow.SKIPPED: "Left aside",
    ImportRow.ABSENT: "Not in this file",
}


_COUNTS = ["rows", "failing", "new", "changed", "unchanged", "skipped", "set aside", "not in this file"]


@dataclass(frozen=True)
class Difference:
    """One cell: the field, and how it reads before and after, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One row as a person reads it."""

    sheet: str
    line: int
    outcome: str
    column: str
    note: str
    title: str
    url: str
    differences: tuple[Difference, ...]


def told(user: User | AnonymousUser, run: ImportRun, rows: Sequence[ImportRow]) -> list[Told]:
    """These rows as the person may read them; however many there are, from two queries."""
    source = sources.get(run.source)
    register = source.register if source else None
    ceiling, hidden = -1, frozenset[str]()
    if register is not None:
        ceiling = register.policy.reach(user, READ).own.get(run.organisation_id, -1)
        hidden = register.policy.hidden(ceiling)
    related = {name for row in rows for name, *_ in row.differences if register and register.field(name).is_relation}
    ids = {value for row in rows for name, *both in row.differences if name in related for value in both if value}
    titles = {str(pk): title for pk, title in (showing.titles(user, ids) if ids else {}).items()}
    found = []
    for row in rows:
        seen = row.sensitivity <= ceiling if row.record is None else showing.seen(user, row.record)
        shown = [one for one in row.differences if one[0] not in hidden] if seen and row.sensitivity <= ceiling else []
        found.append(
            Told(
                sheet=row.sheet,
                line=row.line,
                outcome=OUTCOMES.get(row.outcome, row.outcome),
                column=row.column,
                note=row.note,
                title=_title(row, seen=seen),
                url=showing.url_of(row.record) if seen and row.record else "",
                differences=tuple(_difference(register, one, titles if one[0] in related else None) for one in shown),
            )
        )
    return found


def _title(row: ImportRow, *, seen: bool) -> str:
    if row.record is None and not row.reference:
        return ""
    if not seen:
        return showing.NOT_SHOWN
    return str(row.record) if row.record else row.reference


def _difference(register: Any, kept: list[str], titles: dict[str, str] | None) -> Difference:
    declared: type[Register] = register
    name, before, after = kept
    if titles is not None:
        before, after = (titles.get(value, showing.NOT_SHOWN) if value else "" for value in (before, after))
    return Difference(showing.label(declared, name), before, after)


def counts_told(run: ImportRun) -> list[tuple[str, int]]:
    """An import's counts in their order, which PostgreSQL does not keep."""
    last = len(_COUNTS)
    return sorted(run.counts.items(), key=lambda pair: _COUNTS.index(pair[0]) if pair[0] in _COUNTS else last)


def columns_told(run: ImportRun) -> list[tuple[str, str]]:
    """How the file's columns are read, where a person said so: (heading in the file, column of the source)."""
    return sorted(run.columns.items(), key=lambda pair: _place(run, pair[1])) if run.columns else []


def _place(run: ImportRun, column: str) -> int:
    headings = [one.heading for one in source_named(run.source).columns] if run.source in sources else []
    return headings.index(column) if column in headings else len(headings)
