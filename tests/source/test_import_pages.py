"""The pages of imports: who sees them, what they tell, and undoing from the browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from reeve.catalogue.sources import ContractsTracker
from reeve.register.models import Record
from reeve.source.loading import Refused, load
from reeve.source.models import ImportRun
from tests.cast import Cast, a_contract, a_tracker

MARCH = date(2024, 3, 1)


@pytest.fixture
def run(cast: Cast, tmp_path: Path) -> ImportRun:
    rows = [*(a_contract(f"C-{number}") for number in range(60)), ["Total", *[None] * 9]]
    return load(a_tracker(tmp_path, rows), ContractsTracker(), cast.ashmere, as_of=MARCH, by=None).run


def words(answer: Any) -> str:
    main = html.fromstring(answer.content).xpath("//main")[0]
    return " ".join(" ".join(main.itertext()).split())


def test_the_list_tells_what_was_loaded(cast: Cast, run: ImportRun):
    said = words(cast.browser("head-of-ict").get("/imports/"))
    assert "1 import" in said
    assert "tracker.xlsx catalogue.contracts-tracker 1 March 2024" in said
    assert "No imports match" in words(cast.browser("head-of-ict").get("/imports/?state=undone"))


def test_an_import_tells_what_became_of_each_row_and_each_number_opens_its_rows(cast: Cast, run: ImportRun):
    head = cast.browser("head-of-ict")
    page = head.get(f"/imports/{run.pk}/")
    assert "All 61 , new 60 , left aside 1" in words(page)
    assert "row 64: total row" in words(page)
    aside = words(head.get(f"/imports/{run.pk}/?outcome=skipped"))
    assert "Left aside: total row" in aside
    assert "Contract C-1" not in aside
    link = html.fromstring(page.content).xpath("//td/a[.='Contract C-1']")[0]
    entry = words(head.get(link.get("href")))
    assert "tracker.xlsx , sheet Contracts, row 5" in entry


def test_many_rows_take_no_more_queries(cast: Cast, run: ImportRun, django_assert_max_num_queries: Any):
    head = cast.browser("head-of-ict")
    with django_assert_max_num_queries(15):
        head.get(f"/imports/{run.pk}/")


@pytest.mark.parametrize(
    ("role", "organisation", "seen", "undoes"),
    [
        ("head-of-ict", "ashmere", True, True),
        ("sourcing-manager", "ashmere", True, True),
        ("internal-auditor", "ashmere", True, False),
        ("councillor", "ashmere", False, False),
        ("head-of-ict", "thornbeck", False, False),
    ],
)
def test_who_sees_an_import_and_who_may_undo_it(
    cast: Cast, run: ImportRun, role: str, organisation: str, seen: bool, undoes: bool
):
    browser = cast.browser(role, organisation)
    assert browser.get(f"/imports/{run.pk}/").status_code == (200 if seen else 404)
    assert ("tracker.xlsx" in words(browser.get("/imports/"))) is seen
    answer = browser.post(f"/imports/{run.pk}/undo/", {"why": "The wrong file"})
    assert answer.status_code == (302 if undoes else 403 if seen else 404)
    run.refresh_from_db()
    assert (run.state == ImportRun.UNDONE) is undoes


def test_undoing_asks_why_and_says_what_was_done(cast: Cast, run: ImportRun):
    head = cast.browser("head-of-ict")
    assert "Say why it is undone" in words(head.post(f"/imports/{run.pk}/undo/", {"why": " "}))
    said = words(head.post(f"/imports/{run.pk}/undo/", {"why": "The wrong file"}, follow=True))
    assert "The import of tracker.xlsx was undone." in said
    assert "Undone on" in said
    assert "The wrong file" in said
    assert not Record.objects.filter(retired=False).exists()
    again = words(head.post(f"/imports/{run.pk}/undo/", {"why": "Again"}))
    assert "there is nothing to undo" in again


def test_a_refused_file_tells_why_and_stands_on_the_home_page_until_it_is_loaded(cast: Cast, tmp_path: Path):
    bad = a_tracker(tmp_path, [a_contract("C-1", Type="Rolling")])
    with pytest.raises(Refused):
        load(bad, ContractsTracker(), cast.ashmere, as_of=MARCH, by=None)
    head = cast.browser("head-of-ict")
    page = html.fromstring(head.get("/").content)
    (link,) = page.xpath("//a[contains(., '1 file was refused')]")
    assert "1 import" in words(head.get(link.get("href")))
    said = words(head.get(f"/imports/{ImportRun.objects.get().pk}/"))
    assert "Why it was refused" in said
    assert "row 4, column Type: must be one of One-off, Term" in said
    load(a_tracker(tmp_path, [a_contract("C-1")]), ContractsTracker(), cast.ashmere, as_of=MARCH, by=None)
    assert "was refused" not in words(head.get("/"))


def test_nobody_who_is_not_signed_in_sees_or_undoes(cast: Cast, run: ImportRun):
    assert Client().get(f"/imports/{run.pk}/").status_code == 302
    assert Client().post(f"/imports/{run.pk}/undo/", {"why": "x"}).status_code == 302
    run.refresh_from_db()
    assert run.state == ImportRun.LOADED
