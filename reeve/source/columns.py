"""Which columns of a file are which columns of its source: found by headings, said by a person, remembered."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reeve.errors import ReeveError
from reeve.register.acts import canonical
from reeve.source import cells
from reeve.source.declaring import Source
from reeve.source.models import ColumnMapping
from reeve.source.sheets import TEXT, WORKBOOKS, Sheet
from reeve.source.tables import HEADINGS_WITHIN, headings_there, sheet_of

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User

TO_DO = "What to do"
"""The column that a download of failing rows adds; it is passed over when the file comes back."""
_SAMPLES = 3
_MOST_HEADED = 0.6


@dataclass(frozen=True)
class Heading:
    """A heading of a file, with the first values below it."""

    text: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """Where a file's table stands and what heads its columns; `found` by the headings alone."""

    sheet: Sheet
    line: int
    headings: tuple[Heading, ...]
    found: Mapping[str, str]
    """Heading in the file -> heading of the source's column."""

    @property
    def digest(self) -> str:
        """What tells files with these headings from others, wherever they stand."""
        return hashlib.sha256(canonical([cells.words(one.text).casefold() for one in self.headings])).hexdigest()

    def unknown(self) -> list[str]:
        """The headings that stand for no column of the source."""
        return [one.text for one in self.headings if one.text not in self.found]


def layout_of(source: Source, path: Path) -> Layout | None:
    """How a file's table is headed; None for what is not a table under headings."""
    if source.sink != "register" or not source.columns or path.suffix.lower() not in WORKBOOKS + TEXT:
        return None
    sheet = sheet_of(source, path)
    line, names = headings_there(source, sheet)
    if not line:
        line, names = _probable_headings(sheet)
    below = [row for at, row in sheet.rows if at > line]
    heads: list[Heading] = []
    for place, name in enumerate(names):
        aside = name.casefold() == TO_DO.casefold() or cells.words(name).casefold() in source.derived
        if name and name not in {one.text for one in heads} and not aside:
            heads.append(Heading(name, _samples(below, place)))
    wordings = {
        cells.words(wording).casefold(): column.heading
        for column in reversed(source.columns)
        for wording in (*column.also, column.heading)
    }
    found: dict[str, str] = {}
    for one in heads:
        column = wordings.get(one.text.casefold())
        if column and column not in found.values():
            found[one.text] = column
    return Layout(sheet, line, tuple(heads), found)


def _probable_headings(sheet: Sheet) -> tuple[int, list[str]]:
    """The first row that says something in most columns: title rows above a table say little."""
    rows = [(line, [cells.words(cell) for cell in row]) for line, row in sheet.rows[:HEADINGS_WITHIN]]
    widest = max((sum(map(bool, row)) for _, row in rows), default=0)
    for line, row in rows:
        if widest and sum(map(bool, row)) >= widest * _MOST_HEADED:
            return line, row
    raise ReeveError("there are no headings in the first rows; check that it is the right file.")


def _samples(rows: Sequence[Sequence[cells.Cell]], place: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in rows:
        said = cells.words(row[place]) if place < len(row) else ""
        if said and said not in found:
            found.append(said if len(said) <= 60 else f"{said[:59]}…")
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def remembered(organisation: Organisation, source: Source, layout: Layout) -> dict[str, str] | None:
    """What a person said of files with these headings, if anybody did."""
    kept = ColumnMapping.objects.filter(organisation=organisation, source=source.name, digest=layout.digest).first()
    return dict(kept.columns) if kept else None


def remember(
    organisation: Organisation, source: Source, layout: Layout, columns: Mapping[str, str], *, by: User | None
) -> None:
    """Keep what a person said, for the next file with these headings."""
    ColumnMapping.objects.update_or_create(
        organisation=organisation,
        source=source.name,
        digest=layout.digest,
        defaults={"columns": dict(columns), "by": by},
    )


def lacking(source: Source, columns: Mapping[str, str]) -> list[str]:
    """The source's columns that a file does not have under a mapping."""
    return [column.heading for column in source.columns if column.heading not in columns.values()]


def needs_a_person(source: Source, layout: Layout) -> bool:
    """Whether somebody must say what is what: the file lacks a column and has headings that nothing is known of."""
    return bool(lacking(source, layout.found) and layout.unknown())


def faults_of(source: Source, layout: Layout, columns: Mapping[str, str]) -> list[str]:
    """Why a mapping cannot serve: sentences."""
    told = []
    heads = {one.text for one in layout.headings}
    known = {column.heading for column in source.columns}
    for heading, column in columns.items():
        if heading not in heads:
            told.append(f"There is no column {heading} in the file")
        if column not in known:
            told.append(f"{source.name} has no column {column}")
    said = list(columns.values())
    told += [f"Only one column can be {column}" for column in dict.fromkeys(said) if said.count(column) > 1]
    needed = [column.heading for column in source.needed() if column.heading not in said]
    told += [f"Say which column is {heading}: no file of this kind can lack it" for heading in needed]
    return told


def read_under(source: Source, columns: Mapping[str, str]) -> Source:
    """The source as it reads one file: its columns under that file's headings, without those that are lacking."""
    by_column = {column: heading for heading, column in columns.items()}
    there = [column for column in source.columns if column.heading in by_column]
    made = copy.copy(source)
    made.columns = [replace(column, heading=by_column[column.heading], also=()) for column in there]  # type: ignore[misc]
    made.lacking = [column for column in source.columns if column.heading not in by_column]
    return made
