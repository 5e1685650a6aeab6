"""Files that cannot be loaded, each by one fault: a function named for it, which makes the file in a folder."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl

from tests.cast import TRACKER, a_contract, a_tracker


def a_text_file_named_as_a_workbook(folder: Path) -> Path:
    path = folder / "tracker.xlsx"
    path.write_text("Contract ref,Contract title\n")
    return path


def a_workbook_named_as_text(folder: Path) -> Path:
    return a_tracker(folder, [a_contract()]).rename(folder / "tracker.csv")


def a_missing_column(folder: Path) -> Path:
    return a_tracker(folder, [a_contract()], headings=["Ref" if name == "Contract ref" else name for name in TRACKER])


def a_date_that_is_none(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1"), a_contract("C-2", End_date="31/02/2025")])


def words_too_long_for_their_field(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1", Supplier="x" * 201)])


def a_directory(folder: Path) -> Path:
    path = folder / "tracker.xlsx"
    path.mkdir()
    return path


def an_empty_file(folder: Path) -> Path:
    path = folder / "tracker.xlsx"
    path.touch()
    return path


def headings_and_nothing_below(folder: Path) -> Path:
    return a_tracker(folder, [])


def an_owner_whom_nobody_knows(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1", Owner="Head of Nothing")])


def a_reference_that_stands_twice(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1"), a_contract("C-1", Supplier="Hollin")])


def a_file_that_is_not_there(folder: Path) -> Path:
    return folder / "tracker.xlsx"


def a_date_that_stands_for_none(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1", End_date="31/12/9999")])


def a_year_that_never_was(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1", End_date="01/01/0000")])


def a_year_for_a_date(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1", End_date=2025)])


def an_amount_beyond_all_bounds(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1", Annual_value="1e999999999")])


def an_amount_that_is_an_error(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1", Annual_value="#DIV/0!")])


def an_end_that_was_never_computed(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1", End_date="=TODAY()")])


def a_heading_over_two_columns(folder: Path) -> Path:
    return a_tracker(folder, [[*a_contract(), date(2030, 3, 31)]], headings=[*TRACKER, "End date"])


def a_reference_in_two_spellings(folder: Path) -> Path:
    return a_tracker(folder, [a_contract("C-1"), a_contract("c-1", Supplier="Hollin")])


def a_cell_in_the_last_corner(folder: Path) -> Path:
    path = a_tracker(folder, [a_contract()])
    book = openpyxl.load_workbook(path)
    book["Contracts"].cell(1_048_576, 16_384, "x")
    book.save(path)
    return path


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, change(name, content))
    return path


def a_workbook_that_defines_entities(folder: Path) -> Path:
    evil = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    return repacked(
        a_tracker(folder, [a_contract()]),
        lambda name, said: said.replace(b"<worksheet", evil + b"<worksheet", 1) if "sheet1" in name else said,
    )


def a_workbook_that_was_damaged(folder: Path) -> Path:
    path = a_tracker(folder, [a_contract()])
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    for place in range(start, start + 40):
        raw[place] ^= 0xFF
    path.write_bytes(raw)
    return path


def half_a_workbook(folder: Path) -> Path:
    path = a_tracker(folder, [a_contract()])
    path.write_bytes(path.read_bytes()[:2000])
    return path


def a_pipe(folder: Path) -> Path:
    path = folder / "tracker.xlsx"
    os.mkfifo(path)
    return path


def a_name_that_is_too_long(folder: Path) -> Path:
    return folder / f"{'x' * 300}.xlsx"
