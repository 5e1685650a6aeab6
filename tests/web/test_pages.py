"""The base page, lists and small parts hold what every page must hold."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory

import reeve.web
from reeve.web import navigation
from reeve.web.status import tone_of
from reeve.web.templatetags import reeve_web
from tests.web.page import get, tree, words

TEMPLATES = Path(reeve.web.__file__).parent / "templates"


def drawn(text: str, **context: object) -> str:
    return engines["django"].from_string("{% load reeve_web %}" + text).render(context)


def test_the_navigation_shows_what_the_reader_may_follow_and_where_they_are() -> None:
    items = navigation.Shell(RequestFactory().get("/contracts/17/")).items
    assert [(item.label, item.current) for item in items] == [
        ("Home", ""),
        ("Assurance", ""),
        ("Registers", "true"),
        ("Reports", ""),
    ]
    assert navigation.Shell(RequestFactory().get("/")).items[0].current == "page"


def test_the_header_names_the_reader_and_the_organisation_and_signs_out_by_post() -> None:
    header = get().xpath("//header")[0]
    assert "Ashmere City Council" in words(header)
    assert "Signed in as Sourcing manager" in words(header)
    form = header.xpath(".//form[@method='post'][@action='/out/']")[0]
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")


def test_a_page_without_a_reader_has_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_declared", navigation._Declared())
    page = get()
    assert not page.xpath("//header//form")
    assert not page.xpath("//body/@*[name()='hx-headers']")


def test_no_template_carries_a_script_a_style_or_a_handler_of_its_own() -> None:
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", text), path


def test_a_list_says_how_it_is_sorted_and_names_its_rows() -> None:
    page = get(sort="-value")
    table = page.xpath("//table")[0]
    assert words(table.find("caption")) == "Contracts of Ashmere City Council"
    heads = table.xpath("./thead//th[@scope='col']")
    assert [head.get("aria-sort") for head in heads] == [None, None, None, None, "descending", None]
    assert "sort ascending" in words(heads[4])
    assert len(table.xpath("./tbody//th[@scope='row']")) == 10
    assert "govuk-table__cell--numeric" in table.xpath("./tbody/tr[1]/td[4]")[0].classes
    region = table.getparent()
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label")


def test_sorting_goes_back_to_the_first_page_and_keeps_the_filter() -> None:
    link = get(page="3", directorate="ah").xpath("//thead//a")[0].get("href")
    assert link == "?directorate=ah&sort=title"


def test_paging_keeps_the_sorting_and_says_where_the_reader_is() -> None:
    pages = get(sort="title", page="3").xpath("//nav[@aria-label='Pages']")[0]
    assert words(pages.xpath(".//a[@aria-current='page']")[0]) == "3"
    assert pages.xpath(".//a[@rel='next']")[0].get("href") == "?sort=title&page=4"
    assert pages.xpath(".//a[@rel='prev']")[0].get("href") == "?sort=title&page=2"


def test_a_value_that_is_not_there_is_said_in_words() -> None:
    page = tree(drawn('{% include "web/summary_list.html" %}', rows=[{"key": "Owner", "value": None}]))
    assert words(page) == "Owner Not given"


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_stands_without_any_context(code: str) -> None:
    page = tree(engines["django"].get_template(f"{code}.html").render())
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main//p")) == 2


@pytest.mark.parametrize(
    ("word", "tone"), [("Met", "good"), ("CHECK NEEDED", "caution"), ("Not met", "bad"), ("Blorp", "none")]
)
def test_a_status_is_coloured_by_what_it_means(word: str, tone: str) -> None:
    assert tone_of(word) == tone
    assert word in reeve_web.status_tag(word)


def test_a_status_is_escaped() -> None:
    assert "<i>" not in reeve_web.status_tag("<i>Met</i>")


def test_dates_and_numbers_are_written_as_people_read_them() -> None:
    assert drawn("{{ 1234567|number }} {{ value|number:0 }}", value=2.5) == "1,234,567 3"
    assert reeve_web.money("-1200.5") == "−£1,200.50"
    assert reeve_web.money(1200) == "£1,200"
    assert reeve_web.number(None) == reeve_web.money(None) == reeve_web.date(None) == ""


def test_a_day_and_an_instant_are_told_in_local_time() -> None:
    midnight = dt.datetime(2024, 9, 13, 23, 30, tzinfo=dt.UTC)
    assert reeve_web.date(midnight) == "14 September 2024"
    assert reeve_web.instant(midnight) == "14 September 2024 at 12:30am"
    assert reeve_web.date(dt.date(2024, 3, 1)) == "1 March 2024"
