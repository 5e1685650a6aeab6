"""A source for every register, derived from its declaration: it reads back what an export of the register wrote.

Columns are found by the names of the fields, in any order. What a file has no column for is left alone, and so is what
an export did not show. Text is taken exactly as it stands.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import models

from reeve.access.policy import Sensitivity
from reeve.errors import ReeveError
from reeve.register import showing
from reeve.register.declaring import Register, register_of
from reeve.register.export.columns import reference_label, sendable
from reeve.register.fields import EndDateField, MoneyField
from reeve.register.models import Alias, Record
from reeve.register.texts import fault_of, one_kind_of_line_end
from reeve.source import cells
from reeve.source.cells import ABSENT, Cell, Reader, Unreadable
from reeve.source.columns import TO_DO
from reeve.source.declaring import Column, Fault, Reading, Row, Source, sources
from reeve.source.names import Names
from reeve.source.sheets import Sheet, sheets

if TYPE_CHECKING:
    from reeve.access.models import Organisation

_HEADINGS_WITHIN = 30
_TIES = ("Who may see it", "Exempt under paragraph")


class OwnSource(Source):
    """The export of a register: corrected, and sent back."""

    def needed(self) -> list[Column]:
        """The columns that no file can lack: what names the entry."""
        return [column for column in self.columns if column.to == "reference"]

    def read(self, path: Path) -> Reading:
        """Read the sheet whose headings are fields of the register; the reading tells what is wrong."""
        found = [(sheet, *self.head_of(sheet)) for sheet in sheets(path)]
        sheet, line, places = max(found, key=lambda one: len(one[2]), default=(Sheet("", []), 0, {}))
        if not any(column.to == "reference" for column in places.values()):
            names = ", ".join(column.heading for column in self.columns)
            needed = self.needed()[0].heading
            raise ReeveError(
                f"{path.name}: no sheet has a column {needed}, which names the entry; the others are {names}."
            )
        reading = Reading()
        self._faults_of_headings(sheet, line, places, reading)
        for at, row in sheet.rows:
            if at <= line:
                continue
            if not any(_says(cell) for cell in row):
                reading.skipped.append((sheet.name, at, "blank row"))
                continue
            values = _values(sheet.name, at, row, places, reading)
            if values is not None:
                reading.rows.append(Row(sheet.name, at, values))
        if not reading.rows and not reading.faults:
            said = "no row below the headings says anything; check that it is the right file"
            reading.faults.append(Fault(sheet.name, 0, "", said))
        return reading

    def head_of(self, sheet: Sheet) -> tuple[int, dict[int, Column]]:
        """The line of a sheet's headings, and which columns stand where; none where no line names an entry."""
        by_heading = {_folded(column.heading): column for column in self.columns}
        best: tuple[int, dict[int, Column]] = (0, {})
        for line, row in sheet.rows[:_HEADINGS_WITHIN]:
            places = {
                place: by_heading[said] for place, cell in enumerate(row) if (said := _folded(cell)) in by_heading
            }
            names_it = any(column.to == "reference" for column in places.values())
            if names_it and len(places) > len(best[1]):
                best = (line, places)
        return best

    def fits(self, sheet: Sheet) -> int:
        """How many of the register's columns a sheet has, 0 where it has others or no two of them."""
        line, places = self.head_of(sheet)
        heads = next((row for at, row in sheet.rows if at == line and places), [])
        others = [cell for place, cell in enumerate(heads) if place not in places and _folded(cell) not in self.derived]
        return 0 if any(_says(cell) for cell in others) or len(places) < 2 else len(places)

    def _faults_of_headings(self, sheet: Sheet, line: int, places: Mapping[int, Column], reading: Reading) -> None:
        """A column that stands twice or says nothing of itself; what no field is called, is told and left aside."""
        heads = next(row for at, row in sheet.rows if at == line)
        for to, often in Counter(column.to for column in places.values()).items():
            if often > 1:
                heading = next(column.heading for column in places.values() if column.to == to)
                said = f"{often} columns have this heading; rename or delete those that are not meant"
                reading.faults.append(Fault(sheet.name, line, heading, said))
        width = max(len(row) for at, row in sheet.rows if at >= line)
        for place in range(width):
            said = cells.words(heads[place]) if place < len(heads) else ""
            if not said and any(_says(row[place]) for at, row in sheet.rows if at > line and place < len(row)):
                fault = "has no heading and values below it; write a heading, or delete the column"
                reading.faults.append(Fault(sheet.name, line, _letters(place), fault))
            elif said and place not in places and _folded(said) not in self.derived:
                why = f"column {said}, which is no field of the register"
                reading.skipped.append((sheet.name, line, why))
        there = {column.to for column in places.values()}
        if "exempt_under" in there and "sensitivity" not in there:
            said = f"needs the column {_TIES[0]} beside it; add it, or leave this one out"
            reading.faults.append(Fault(sheet.name, line, _TIES[1], said))

    def refer(self, reading: Reading, organisation: Organisation, day: date) -> None:
        """Put identities in the place of references, and say what new entries lack."""
        register = self.register
        assert register is not None, self.name
        for column in self.columns:
            field = register.field(column.to)
            if field.is_relation and any(row.values.get(column.to) for row in reading.rows):
                names = Names(register_of(field.related_model), organisation, day)  # type: ignore[arg-type]
                for row in reading.rows:
                    if said := row.values.get(column.to):
                        try:
                            row.values[column.to] = names.one(said)
                        except Unreadable as error:
                            reading.faults.append(Fault(row.sheet, row.line, column.heading, str(error)))
        self._new_ones(reading, organisation)

    def _new_ones(self, reading: Reading, organisation: Organisation) -> None:
        """A new entry must say what the model demands, whatever columns the file has."""
        register = self.register
        assert register is not None, self.name
        demanded = [column for column in self.columns if column.to == "title" or _demanded(register.field(column.to))]
        held = Record.objects.filter(organisation=organisation, register=register.name)
        known = set(held.values_list("reference", flat=True))
        once = Alias.objects.filter(record__in=held.order_by(), kind=Alias.REFERENCE)
        known |= set(once.values_list("text", flat=True))
        for row in reading.rows:
            lacking = [column.heading for column in demanded if column.to not in row.values]
            if lacking and row.values["reference"] not in known:
                said = f"is new and must say {' and '.join(lacking)}; fill it in, or correct the reference"
                reading.faults.append(Fault(row.sheet, row.line, "Reference", f"“{row.values['reference']}” {said}"))


def _values(sheet: str, line: int, row: Sequence[Cell], places: Mapping[int, Column], reading: Reading) -> Any:
    """A row's values by field; None, and a fault for each bad cell, where one cannot be read."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for place, column in places.items():
        cell = row[place] if place < len(row) else None
        if cell is ABSENT or cell == showing.NOT_SHOWN:
            continue
        if not _says(cell):
            if column.to in ("reference", "title"):
                faults.append(Fault(sheet, line, column.heading, "says nothing, and must say something"))
            values[column.to] = None
            continue
        try:
            values[column.to] = cells.read(column.read, cell)
        except Unreadable as error:
            faults.append(Fault(sheet, line, column.heading, str(error)))
    if not faults and "reference" not in values:
        faults.append(Fault(sheet, line, "Reference", "says nothing, and must say something"))
    exempt = values.get("sensitivity") == Sensitivity.EXEMPT
    if values.get("sensitivity") is not None and exempt != (values.get("exempt_under") is not None):
        said = "must say a paragraph of Schedule 12A where the entry is exempt, and only there"
        faults.append(Fault(sheet, line, _TIES[1], said))
    reading.faults += faults
    return None if faults else values


def _says(cell: Cell) -> bool:
    return cell is not None and cell is not ABSENT and cell != ""


def _folded(cell: Cell) -> str:
    return cells.words(cell).casefold()


def _letters(place: int) -> str:
    """A column as a spreadsheet names it."""
    found, left = "", place + 1
    while left:
        left, letter = divmod(left - 1, 26)
        found = chr(65 + letter) + found
    return found


def _demanded(field: models.Field[Any, Any]) -> bool:
    return not (field.null or field.has_default() or isinstance(field, models.CharField | models.TextField))


def exact(cell: Cell) -> str:
    """Text exactly as it stands."""
    said = one_kind_of_line_end(cell) if isinstance(cell, str) else cells.words(cell)
    if why := fault_of(said):
        raise Unreadable(why)
    return said


def decimal(cell: Cell) -> Decimal:
    """A number with all its places."""
    return cells.number(cell)


def parts(cell: Cell) -> Any:
    """Names and values as JSON, such as {"months": 12}."""
    try:
        return json.loads(exact(cell))
    except (ValueError, RecursionError):
        raise Unreadable(f'must be JSON such as {{"months": 12}}, and was {cells.shown(cell)}') from None


def _reader(field: models.Field[Any, Any]) -> Reader:
    """How a field's values are written in an export."""
    kinds: Iterable[tuple[Any, Reader]] = (
        (models.BooleanField, cells.yes),
        (EndDateField, cells.last_day),
        (models.DateField, cells.day),
        (MoneyField, cells.money),
        (models.DecimalField, decimal),
        (models.IntegerField, cells.whole),
        (models.JSONField, parts),
    )
    if field.flatchoices:
        return cells.one_of({str(said): value for value, said in field.flatchoices})
    return next((reader for kind, reader in kinds if isinstance(field, kind)), exact)


def _columns(register: type[Register]) -> list[Column]:
    made = []
    for name in sendable(register):
        field = register.field(name)
        heading = reference_label(register, name) if field.is_relation else showing.label(register, name)
        column = Column(heading, name, exact if field.is_relation else _reader(field))
        made.append(replace(column, read=cells.in_order(column.read, day_first=None)))
    return made


def own_source_of(register: type[Register]) -> type[OwnSource]:
    """The source that reads a register's own export; `<register>.own`."""
    fields = register.model._meta.local_concrete_fields
    shown = {showing.label(register, field.name) for field in fields if field.name != "record"}
    columns = _columns(register)
    return type(
        f"Own{register.__name__}",
        (OwnSource,),
        {
            "__doc__": f"An export of {register.title.lower()}, corrected and sent back; any of its columns will do.",
            "name": f"{register.name}.own",
            "register": register,
            "columns": columns,
            "derived": frozenset(map(_folded, {*shown, TO_DO})) - {_folded(column.heading) for column in columns},
        },
    )


def put_in_place(registers: Iterable[type[Register]]) -> None:
    """Give every register its own source."""
    for register in registers:
        made = own_source_of(register)
        sources.setdefault(made.name, made())
