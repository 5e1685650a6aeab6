"""A file from sending to undoing by keyboard, at two widths (last of all, for it writes what other tests count)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.browser.keyboard import press

PICTURES = os.environ.get("REEVE_PICTURES", "")


def a_file(folder: Path, name: str, headings: list[str], rows: list[list[Any]]) -> Path:
    """A list of opportunities under some headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Opportunities"
    for row in [headings, *rows]:
        sheet.append(row)
    path = folder / name
    book.save(path)
    return path


@pytest.mark.parametrize("width", [1280, 390])
def test_a_file_is_sent_mapped_corrected_confirmed_and_undone_by_keyboard(
    sign_in: Any, open_page: Any, assert_accessible: Any, tmp_path: Path, width: int
):
    def look(name: str) -> str:
        assert_accessible(page)
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
        return str(page.get_by_role("main").inner_text())

    sign_in("head-of-ict", "ashmere")
    page = open_page("/imports/?organisation=ashmere", width)
    press(page, "button", "Import a file")
    look("new")
    headings = [f"Our ref {width}", "Opportunity", "Heading"]
    rows = [[f"O-9{width}", "Join up the two help lines", "Nonsense"], ["Total", None, None]]
    page.set_input_files("[name=file]", a_file(tmp_path, f"list-{width}.xlsx", headings, rows))
    page.select_option("[name=source]", "assurance.opportunities")
    press(page, "button", "Send and compare")
    assert "Which column is which?" in look("columns")
    page.get_by_label(f"Our ref {width}").focus()
    page.keyboard.type("Ref")
    press(page, "button", "Compare with the record")
    said = look("refused")
    assert "Why it was refused" in said
    assert "column Heading: must be one of Define and Document" in said
    assert page.get_by_role("button", name="Confirm and load").count() == 0

    press(page, "link", "Send another file")
    rows[0][2] = "Effectively Embed"
    page.set_input_files("[name=file]", a_file(tmp_path, f"corrected-{width}.xlsx", headings, rows))
    page.select_option("[name=source]", "assurance.opportunities")
    press(page, "button", "Send and compare")
    said = look("waiting")
    assert "Join up the two help lines" in said
    assert f"Our ref {width} is Ref" in said
    press(page, "button", "Confirm and load")
    assert f"corrected-{width}.xlsx was loaded." in look("loaded")
    press(page, "button", "Undo this import")
    page.get_by_label("Why is it undone?").focus()
    page.keyboard.type("Only a trial")
    press(page, "button", "Undo this import")
    assert "Only a trial" in look("undone")
