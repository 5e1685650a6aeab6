"""What is written as CSV, XLSX, ODS or JSON is read back as it was, whatever it says, and no cell of it runs."""

from __future__ import annotations

import csv
import tempfile
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from reeve.errors import ReeveError
from reeve.register.export import FORMATS, plain, safe_cell, write
from reeve.register.texts import MOST_LETTERS, fault_of
from reeve.source import cells
from reeve.source.own import exact
from reeve.source.sheets import sheets

EVERY = pytest.mark.parametrize("form", sorted(FORMATS))
NASTY = [
    "=1+1", "'=1+1", "''@x", "+44", "-", "\t=x", "\n=x", "＝1", "#N/A", "#DIV/0!", "_x000D_", "_x005F_x000D_", "007",
    "1e5", "true", " lead", "trail ", "two  blanks", "a\n\nb", "\n", "a\tb", "\t", "“quoted”", '"', '""', "a,b;c|d",
    "😀", "é", "e\u0301", "\u00a0", "\u2028", "<b>&amp;</b>", "]]>", "31/03/2025", "Total", "Not a number",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=40).filter(lambda said: "\r" not in said and not fault_of(said))
)
AMOUNTS = st.decimals("-999999999999.99", "999999999999.99", places=2)
DAYS = st.dates(date(1900, 3, 1), date(2199, 12, 31))
ROWS = st.lists(
    st.tuples(TEXTS, st.none() | AMOUNTS, st.none() | st.integers(1 - 10**16, 10**16 - 1), st.none() | DAYS),
    min_size=1,
    max_size=8,
)
HEADINGS = ["Words", "Amount", "Count", "Day"]


def written(form: str, rows: Any, folder: Path, headings: list[str] = HEADINGS) -> Path:
    path = folder / f"rows.{form}"
    with path.open("wb") as file:
        write(form, headings, rows, file, sheet="Rows: of [all] kinds")
    return path


def read(path: Path) -> list[tuple[Any, ...]]:
    (sheet,) = sheets(path)
    head, *rows = [list(row) for _, row in sheet.rows]
    assert head == HEADINGS
    readers = (exact, cells.money, cells.whole, lambda cell: cells.day(cell, day_first=None))
    found = []
    for row in rows:
        whole = row + [""] * (len(HEADINGS) - len(row))
        said = [None if cell in ("", None) else reader(cell) for reader, cell in zip(readers, whole, strict=True)]
        found.append((said[0] or "", *said[1:]))
    return found


@EVERY
@given(rows=ROWS)
def test_what_is_written_is_read_back(form: str, rows: list[tuple[Any, ...]]):
    with tempfile.TemporaryDirectory() as folder:
        # A row that says nothing at all leaves no trace at the end of a workbook; no entry is such a row.
        rows = [(f"x{said}" if not any((said, *more)) else said, *more) for said, *more in rows]
        assert read(written(form, rows, Path(folder))) == rows


@given(said=st.text() | st.text(alphabet="'=+-@\t\r\nx"))
def test_the_escape_is_taken_off_exactly_and_nothing_that_runs_is_left(said: str):
    safe = str(safe_cell(said))
    assert plain(safe) == said
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_no_cell_runs(form: str, tmp_path: Path):
    path = written(form, [("=cmd|' /C calc'!A0", None, None, None), ("'=1", None, None, None)], tmp_path)
    if form == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert [row[0] for row in csv.reader(file)] == ["Words", "'=cmd|' /C calc'!A0", "''=1"]
    elif form == "xlsx":
        page = openpyxl.load_workbook(path).worksheets[0]
        assert [(cell.data_type, cell.value) for cell in page["A"]][1:] == [
            ("s", "'=cmd|' /C calc'!A0"),
            ("s", "''=1"),
        ]
    else:
        assert b"table:formula" not in zipfile.ZipFile(path).read("content.xml")


def test_amounts_and_days_are_numbers_and_days_in_workbooks(tmp_path: Path):
    row = ("x", Decimal("1234.50"), 7, date(2025, 3, 31))
    page = openpyxl.load_workbook(written("xlsx", [row], tmp_path)).worksheets[0]
    assert [cell.value for cell in page[2]][:3] == ["x", 1234.5, 7]
    assert page["D2"].value.date() == date(2025, 3, 31)
    assert (page["D2"].number_format, page["A1"].font.bold, page.freeze_panes) == ("yyyy-mm-dd", True, "A2")
    tree = ElementTree.fromstring(zipfile.ZipFile(written("ods", [row], tmp_path)).read("content.xml"))
    kinds = [value for one in tree.iter() for name, value in one.attrib.items() if name.endswith("}value-type")]
    assert kinds[-4:] == ["string", "float", "float", "date"]


def test_a_number_that_no_spreadsheet_holds_keeps_its_digits(tmp_path: Path):
    row = ("x", Decimal("1.00"), 1234567890123456, date(2025, 3, 31))
    for form in FORMATS:
        assert read(written(form, [row], tmp_path)) == [row]


def test_a_byte_order_mark_tells_spreadsheets_that_csv_is_utf_8(tmp_path: Path):
    assert written("csv", [], tmp_path).read_bytes().startswith(b"\xef\xbb\xbfWords,")


@EVERY
def test_what_the_record_held_before_it_refused_controls_is_still_written(form: str, tmp_path: Path):
    path = written(form, [("a\x01b\r\nc", None, None, None)], tmp_path)
    assert read(path)[0][0] == "a\ufffdb\nc"


def test_a_full_disk_is_told(tmp_path: Path):
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(ReeveError, match="No space left on device"):
        write("csv", HEADINGS, [("x" * 100_000, None, None, None)], full)


def test_rows_are_written_one_by_one(tmp_path: Path):
    import tracemalloc

    for form in FORMATS:
        rows = ((f"row {number} " + "x" * 1000, Decimal(number), number, date(2025, 3, 31)) for number in range(5_000))
        tracemalloc.start()
        written(form, rows, tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 3_000_000, f"{form} held {peak:,} bytes for 5 MB of rows"


def test_text_that_the_record_cannot_hold_is_told_in_a_sentence():
    assert fault_of("a\x00b") == "holds the control character U+0000, which cannot be shown; remove it"
    assert "32,001 characters; shorten it" in fault_of("x" * (MOST_LETTERS + 1))
    assert not fault_of("a\tb\nc\r\nd")
