"""Small source files for tests, drawn as text, and what loading them leaves in the record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reeve.access.models import Organisation
from reeve.source.declaring import source_named
from reeve.source.loading import Load, load
from reeve.warehouse.models import EventPart
from reeve.warehouse.parquet import folder

AS_OF = date(2024, 2, 29)


def a_council() -> Organisation:
    """A council without shared services."""
    return Organisation.objects.get_or_create(reference="ashmere", defaults={"name": "Ashmere", "kind": "council"})[0]


def a_file(drawing: str, path: Path) -> Path:
    """A CSV file as drawn: spaces around the bars carry no meaning, commas stay what they are."""
    lines = [[cell.strip() for cell in line.split("|")] for line in drawing.strip().splitlines()]
    path.write_text("\n".join(";".join(cells) for cells in lines) + "\n", encoding="utf-8")
    return path


def loaded(source: str, path: Path, *, as_of: date = AS_OF) -> Load:
    """Load a file for a council."""
    return load(path, source_named(source), a_council(), as_of=as_of, by=None)


def entries(source: str) -> dict[str, dict[str, Any]]:
    """What the register that a source fills now holds: fields by reference, related entries by theirs."""
    register = source_named(source).register
    assert register is not None, source
    found = {}
    for entry in register.model._default_manager.select_related("record"):
        values = {field.name: getattr(entry, field.name) for field in register.model.own_fields()}
        related = {name: value.record.reference for name, value in values.items() if hasattr(value, "record")}
        found[entry.record.reference] = {"title": entry.record.title, **values, **related}
    return found


def events(table: str) -> list[dict[str, Any]]:
    """All that an event table holds, as it was read, in the order of its lines."""
    parts = EventPart.objects.filter(table=table, withdrawn=None).order_by("id")
    read = [pq.read_table(folder() / part.path, partitioning=None) for part in parts]
    return sorted(pa.concat_tables(read).to_pylist(), key=lambda row: row["_line"]) if read else []
