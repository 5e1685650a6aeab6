"""Lists: facets that count what they open, columns of one's choice, saved views, entries added, open registers."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client
from lxml import html

from reeve.access.models import Organisation
from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.organisation.registers import Directorates
from reeve.register import adding
from reeve.register.actions import NotAllowedValues
from reeve.register.lookup import MayNot
from reeve.register.models import Record, SavedView
from tests.cast import SPRING, Cast, say

pytestmark = pytest.mark.db
LIST = "/o/ashmere/catalogue.contracts/"


@pytest.fixture
def contracts(cast: Cast) -> list[Record]:
    """Two term contracts of Place and one of Housing, a one-off; the last one ceased, the secret one restricted."""
    place = say(Directorates, cast.ashmere, "PLA", title="Place").pk
    housing = say(Directorates, cast.ashmere, "HOU", title="Housing", sensitivity=Sensitivity.RESTRICTED.value).pk
    made = [
        say(
            Contracts, cast.ashmere, f"C-{number}", title=f"Contract {number}", kind=kind, directorate=of, status=status
        )
        for number, (kind, of, status) in enumerate(
            [("term", place, "live"), ("term", place, "ceased"), ("term", housing, "live"), ("one-off", None, "live")]
        )
    ]
    hidden = {"kind": "term", "sensitivity": Sensitivity.RESTRICTED.value, "directorate": place}
    return [*made, say(Contracts, cast.ashmere, "C-9", title="Secret", **hidden)]


def facets(page: Any) -> dict[str, int]:
    """The counts above the list, by word."""
    found = html.fromstring(page.content).xpath("//ul[contains(@class, 'reeve-choices--small')]/li/a[b]")
    return {re.sub(r"\d+$", "", one.text_content().strip()).strip(): int(one.xpath("b")[0].text) for one in found}


def listed(page: Any) -> int:
    return int(re.search(r"(\d+) entr", page.content.decode())[1])  # type: ignore[index]


def test_every_facet_opens_just_as_many_entries_as_it_counts(cast: Cast, contracts: list[Record]):
    for role in ("head-of-ict", "committee-clerk"):
        browser = cast.browser(role)
        for above in ("", "?kind=term", "?directorate=PLA&status=live"):
            page = browser.get(LIST + above)
            links = html.fromstring(page.content).xpath("//ul[contains(@class, 'reeve-choices--small')]/li/a[b]")
            assert links, above
            for link in links:
                assert listed(browser.get(LIST + link.get("href"))) == int(link.xpath("b")[0].text)


def test_a_facet_counts_under_all_other_filters_and_only_what_the_reader_sees(cast: Cast, contracts: list[Record]):
    assert facets(cast.browser("head-of-ict").get(LIST)) == {"Term": 4, "One-off": 1, "Live": 4, "Ceased": 1}
    assert facets(cast.browser("committee-clerk").get(LIST)) == {"Term": 3, "One-off": 1, "Live": 3, "Ceased": 1}
    page = cast.browser("head-of-ict").get(f"{LIST}?kind=one-off")
    assert facets(page) == {"Term": 4, "Live": 1}


@pytest.mark.parametrize("day", ["", "&as_of=2024-06-01"])
@pytest.mark.parametrize("sort", ["title", "-status", "directorate", "-reference"])
def test_the_pages_of_a_list_follow_each_other_in_its_order(
    cast: Cast, contracts: list[Record], monkeypatch: pytest.MonkeyPatch, sort: str, day: str
):
    browser = cast.browser("head-of-ict")
    (whole,) = shown(browser, f"{LIST}?sort={sort}{day}", pages=1)
    assert len(whole) == 5
    monkeypatch.setattr("reeve.register.listing.PAGE", 2)
    pages = shown(browser, f"{LIST}?sort={sort}{day}", pages=3)
    assert [reference for page in pages for reference in page] == whole


def shown(browser: Client, url: str, *, pages: int) -> list[list[str]]:
    """The references on each page of a list."""
    there = [html.fromstring(browser.get(f"{url}&page={page}").content) for page in range(1, pages + 1)]
    return [[cell.text_content() for cell in page.xpath("//tbody/tr/*[1]")] for page in there]


def test_what_looks_like_markup_is_shown_as_it_was_written(cast: Cast):
    odd = "<b>Place & 'Co'</b>"
    place = say(Directorates, cast.ashmere, "PLA", title=odd).pk
    say(Contracts, cast.ashmere, "C-1", title=odd, kind="term", directorate=place, supplier=odd)
    page = cast.browser("head-of-ict").get(f"{LIST}?columns=title&columns=directorate&columns=supplier").content
    row = html.fromstring(page).xpath("//tbody/tr/*")
    assert [cell.text_content() for cell in row] == [odd] * 3
    (choice,) = [one for one in html.fromstring(page).xpath("//option") if one.get("value") == "PLA"]
    assert choice.text == f"{odd} (1)"
    assert b"<b>Place" not in page


def test_the_filter_names_entries_with_their_counts_of_those_that_the_reader_may_read(
    cast: Cast, contracts: list[Record]
):
    head = cast.browser("head-of-ict").get(LIST).content.decode()
    clerk = cast.browser("committee-clerk").get(LIST).content.decode()
    assert "Place (3)" in head
    assert "Housing (1)" in head
    assert "Place (2)" in clerk
    assert "Housing" not in clerk


def test_columns_are_chosen_and_the_export_has_the_same(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    query = "?columns=reference&columns=status&columns=sensitivity&sort=reference"
    heads = [
        one.text_content().split(",")[0].strip()
        for one in html.fromstring(head.get(LIST + query).content).xpath("//thead//th")
    ]
    assert heads == ["Reference", "Status", "Who may see it"]
    rows = list(csv.reader(io.StringIO(head.get(f"{LIST[:-1]}.csv{query}").getvalue().decode("utf-8-sig"))))
    assert rows[:2] == [heads, ["C-0", "Live", "Public"]]
    assert rows[-1] == ["C-9", "Live", "Restricted"]
    assert head.get(f"{LIST}?columns=nonsense").status_code == 200


def test_a_view_is_kept_for_oneself_or_shared_and_shows_each_their_own_entries(cast: Cast, contracts: list[Record]):
    head, clerk = cast.browser("head-of-ict"), cast.browser("committee-clerk")
    views = f"{LIST}views/"
    query = "kind=term&columns=title&columns=kind&sort=-title"
    asked = head.get(f"{views}?{query}&page=3&q=")
    assert "columns=title" in asked.content.decode()
    head.post(views, {"name": "Term contracts", "query": query, "shared": "on"})
    head.post(views, {"name": "Mine alone", "query": "status=live"})
    assert listed(head.get(LIST + "?" + query)) == 4
    assert "Mine alone" in head.get(LIST).content.decode()
    said = clerk.get(LIST).content.decode()
    assert "Term contracts" in said
    assert "Mine alone" not in said
    assert listed(clerk.get(f"{LIST}?{query}")) == 3
    other = cast.browser("head-of-ict", "thornbeck")
    assert "Term contracts" not in other.get("/o/thornbeck/catalogue.contracts/").content.decode()
    kept = SavedView.objects.get(name="Term contracts")
    assert clerk.post(f"{views}{kept.pk}/delete/").status_code == 404
    assert head.post(f"{views}{kept.pk}/delete/").status_code == 302
    assert not SavedView.objects.filter(pk=kept.pk).exists()
    assert "Enter name of the view" in head.post(views, {"name": " ", "query": query}).content.decode()


ADDED = {
    "reference": "K-1",
    "title": "Payroll",
    "kind": "term",
    "status": "live",
    "ends_day": "31",
    "ends_month": "3",
    "ends_year": "2025",
    "annual_value": "£1,200",
    "sensitivity": "1",
    "act_true_from": "2024-04-01",
    "act_why": "The signed contract",
}


def test_an_entry_is_added_by_hand(cast: Cast):
    head = cast.browser("head-of-ict")
    answer = head.post(f"{LIST}add/", ADDED)
    assert answer.headers["Location"] == f"{LIST}entry/K-1"
    said = head.get(f"{LIST}entry/K-1").content.decode()
    for words in ("Payroll", "31 March 2025", "£1,200", "The signed contract"):
        assert words in said
    again = head.post(f"{LIST}add/", ADDED).content.decode()
    assert "is or was the reference of another entry" in again
    wrong = head.post(f"{LIST}add/", {**ADDED, "reference": "K-2", "title": "", "kind": "", "act_why": ""})
    for words in ("Enter title", "Select type", "Say why it is so"):
        assert words in wrong.content.decode()
    assert Record.objects.filter(register=Contracts.name).count() == 1


def test_adding_is_for_those_who_may_and_whole_or_not_at_all(cast: Cast):
    said: dict[str, Any] = {"effective": SPRING, "why": "So"}
    with pytest.raises(MayNot):
        adding.add(Contracts, cast.ashmere, "K-1", {"title": "A"}, by=cast.person("councillor"), **said)
    with pytest.raises(MayNot):
        adding.add(Contracts, cast.thornbeck, "K-1", {"title": "A"}, by=cast.person("head-of-ict"), **said)
    with pytest.raises(NotAllowedValues) as wrong:
        adding.add(Contracts, cast.ashmere, "K-1", {"supplier": "B"}, by=cast.person("head-of-ict"), **said)
    assert set(wrong.value.faults) == {"title", "kind"}
    for role in ("councillor", "committee-clerk"):
        assert cast.browser(role).get(f"{LIST}add/").status_code == 403
    assert not Record.objects.exists()


PUBLIC = {"title": "Open", "kind": "term", "sensitivity": Sensitivity.PUBLIC.value}


def test_anybody_reads_what_is_public_where_the_organisation_opens_its_registers(cast: Cast):
    say(Contracts, cast.ashmere, "C-1", why="Because the clerk said so", **PUBLIC)
    say(Contracts, cast.ashmere, "C-2", **{**PUBLIC, "title": "Closed", "sensitivity": Sensitivity.INTERNAL.value})
    say(Contracts, cast.thornbeck, "C-3", **PUBLIC)
    anybody = Client()
    assert anybody.get(LIST).status_code == 302
    Organisation.objects.filter(pk=cast.ashmere.pk).update(open_registers=True)
    said = anybody.get(LIST).content.decode()
    assert "Open" in said
    assert "Closed" not in said
    entry = anybody.get(f"{LIST}entry/C-1")
    assert entry.status_code == 200
    for inside in ("History", "Evidence", "Comments", "clerk", "Confirm"):
        assert inside not in entry.content.decode()
    for page in (f"{LIST}entry/C-2", "/o/thornbeck/catalogue.contracts/", f"{LIST}correct/C-1", f"{LIST}views/"):
        assert anybody.get(page).status_code == 302
    assert "Open" in anybody.get("/search/?q=open").content.decode()
    assert anybody.get("/api/ashmere/catalogue.contracts").status_code == 401
