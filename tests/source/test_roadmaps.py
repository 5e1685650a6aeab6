"""The workbook of roadmaps: products down, quarters across, several entries in a cell."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import reeve.catalogue.sources  # noqa: F401 - declares the source
from reeve.source.declaring import Reading, source_named


def read(folder: Path, *rows: list[str | None], quarters: tuple[str, ...] = ("Q4 2023/24", "Q1 2024/25")) -> Reading:
    """What the source makes of a workbook with these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Roadmaps"
    for row in (["Product roadmaps"], ["Product ref", "Product", *quarters], *rows):
        sheet.append(row)
    path = folder / "roadmaps.xlsx"
    book.save(path)
    return source_named("catalogue.roadmaps").read(path)


def test_each_entry_of_a_cell_is_an_item_due_at_the_end_of_its_quarter(tmp_path: Path):
    reading = read(
        tmp_path,
        ["P-1 ", "Payroll", "UPGRADE: version 8 (done);  Contract: review", "Upgrade: version 9"],
        [None, None, None, None],
        ["P-2", "Parking", None, "Supplier release: 5.1"],
    )
    assert reading.faults == []
    told = [
        (row.values["reference"], row.values["title"], row.values["due"], row.values["status"]) for row in reading.rows
    ]
    assert told == [
        ("P-1 upgrade 1", "version 8", date(2024, 3, 31), "done"),
        ("P-1 contract 1", "review", date(2024, 3, 31), "planned"),
        ("P-1 upgrade 2", "version 9", date(2024, 6, 30), "planned"),
        ("P-2 supplier-release 1", "5.1", date(2024, 6, 30), "planned"),
    ]


@pytest.mark.parametrize("cell", ["version 8", "Party: cake"])
def test_an_entry_that_does_not_say_what_it_is_is_refused_with_its_place(tmp_path: Path, cell: str):
    (fault,) = read(tmp_path, ["P-1", "Payroll", None, cell]).faults
    assert (fault.line, fault.column) == (3, "Q1 2024/25")
    assert "does not begin with what it is" in fault.said


def test_a_workbook_without_quarters_is_refused(tmp_path: Path):
    assert "headed by a quarter" in read(tmp_path, ["P-1", "Payroll", "x"], quarters=("Soon",)).faults[0].said
