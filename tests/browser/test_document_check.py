"""A document from sending to its commented copy by keyboard, at two widths."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.browser.keyboard import press

PICTURES = os.environ.get("REEVE_PICTURES", "")


def a_paper(folder: Path, width: int) -> Path:
    """A paper with an error of arithmetic, one of the weekday, and a number that the record contradicts."""
    document = docx.Document()
    document.add_heading("Contracts", 1)
    document.add_paragraph(f"Of the calls, 45 of 180 (35%) were abandoned in room {width}.")
    document.add_paragraph("The Board met on Monday 14 September 2023.")
    document.add_paragraph("The council manages 107 managed products.")
    path = folder / f"paper-{width}.docx"
    document.save(str(path))
    return path


def work_off(data: Path) -> None:
    """Have the jobs done that wait."""
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REEVE_SECRET_KEY"}}
    reeve = Path(sys.executable).parent / "reeve"
    command = [reeve, "manage", "reeve_worker", "--once"]
    subprocess.run(command, env={**env, "REEVE_DATA": str(data)}, check=True, capture_output=True)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_document_is_sent_checked_decided_about_exported_and_deleted_by_keyboard(
    sign_in: Any, open_page: Any, site: Any, assert_accessible: Any, tmp_path: Path, width: int
):
    def look(name: str) -> str:
        assert_accessible(page)
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/check-{name}-{width}.png", full_page=True)
        return str(page.get_by_role("main").inner_text())

    def unfold() -> None:
        """On a narrow page the filters are folded."""
        if width < 640:
            page.locator("details.reeve-filter summary").press("Enter")

    sign_in("head-of-ict", "ashmere")
    page = open_page("/checks/", width)
    press(page, "button", "Check a document")
    press(page, "button", "Send and check")
    assert "Choose the document" in look("nothing-sent")
    page.set_input_files("[name=file]", a_paper(tmp_path, width))
    press(page, "button", "Send and check")
    assert "Waiting for its turn" in look("waiting")
    work_off(site.data)
    page.get_by_role("heading", name="findings, in order of place").wait_for(timeout=10_000)
    said = look("found")
    places = [said.index(one) for one in ("45 of 180 is not 35%.", "it is a Thursday", "has 101 products, not 107")]
    assert places == sorted(places)

    unfold()
    page.get_by_label("Kind", exact=True).focus()
    page.keyboard.type("Contra")
    press(page, "button", "Apply filters")
    said = look("filtered")
    assert "101 products" in said
    assert "45 of 180" not in said
    unfold()
    press(page, "link", "Clear filters")
    press(page, "link", "Dismiss the finding: 45 of 180 is not 35%.")
    look("dismiss")
    page.get_by_label("Why is it no finding?").focus()
    page.keyboard.type("Of another year")
    press(page, "button", "Dismiss it")
    said = look("dismissed")
    assert "45 of 180 is not 35%." not in said
    with page.expect_download() as download:
        page.get_by_role("button", name="Findings as JSON").click()
    told = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [one["reason"] for one in told["dismissed"]] == ["Of another year"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Word copy with comments").click()
    comments = [one.text for one in docx.Document(download.value.path()).comments]
    assert any("has 101 products, not 107" in one for one in comments)
    assert not any("45 of 180" in one for one in comments)
    press(page, "link", "1")
    look("those-dismissed")
    press(page, "button", "Take the decision back on the finding: 45 of 180 is not 35%.")
    assert "45 of 180 is not 35%." in look("taken-back")
    press(page, "link", "Delete it")
    look("delete")
    press(page, "button", "Delete it")
    assert f"paper-{width}.docx and what was found in it were deleted." in look("deleted")
