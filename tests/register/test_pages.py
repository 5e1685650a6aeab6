"""The pages of the record, as people of different roles open them."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts, Products
from reeve.organisation.registers import Directorates, Posts
from reeve.register.home import SHOWN, Line, Panel
from reeve.register.models import Record
from tests.cast import Cast, say

LIST = "/o/ashmere/catalogue.contracts/"


@pytest.fixture
def contracts(cast: Cast) -> list[Record]:
    """Three contracts, the third restricted; the first two owned by a post."""
    place = say(Directorates, cast.ashmere, "PLA", title="Place").pk
    post = say(Posts, cast.ashmere, "P-1", title="Sourcing Manager", sensitivity=Sensitivity.INTERNAL.value).pk
    kept = {"supplier": "Lakeside", "kind": "term", "directorate": place, "owner": post}
    return [
        say(Contracts, cast.ashmere, "C-1", title="Zürich payroll", ends=date(2025, 4, 1), **kept),
        say(Contracts, cast.ashmere, "C/2 x", title="Archive", ends=date(2026, 4, 1), **{**kept, "kind": "one-off"}),
        say(Contracts, cast.ashmere, "C-3", title="Secret", kind="term", sensitivity=Sensitivity.RESTRICTED.value),
    ]


def words(answer: Any) -> str:
    """The words of a page's main part."""
    main = html.fromstring(answer.content).xpath("//main")[0]
    return " ".join(" ".join(main.itertext()).split())


def titles(client: Client, query: str = "") -> list[str]:
    """The titles that the list shows, in order."""
    answer = client.get(LIST + query)
    assert answer.status_code == 200
    return [str(cell.text_content()) for cell in html.fromstring(answer.content).xpath("//tbody//th//a")]


def test_whoever_is_not_signed_in_is_led_to_sign_in(cast: Cast, contracts: list[Record]):
    for name in ("/registers/", LIST, f"{LIST}entry/C-1", "/search/?q=a", "/imports/"):
        answer = Client().get(name)
        assert answer.status_code == 302
        assert answer.url.startswith("/sign-in/")


@pytest.mark.django_db
def test_an_empty_installation_says_what_to_do():
    said = words(Client().get("/"))
    assert "reeve demo" in said
    assert "reeve import" in said


def test_the_home_page_counts_what_the_person_may_read(cast: Cast, contracts: list[Record]):
    def count_of(role: str) -> str:
        page = html.fromstring(cast.browser(role).get("/").content)
        link = page.xpath(f"//ul[@class='reeve-counts']//a[@href='{LIST}']")[0]
        return " ".join(link.text_content().split())

    assert count_of("head-of-ict") == "3 Contracts"
    assert count_of("councillor") == "2 Contracts"


def test_the_home_page_tells_recent_changes_only_of_what_may_be_read(cast: Cast, contracts: list[Record]):
    say(Contracts, cast.ashmere, "C-3", by=cast.person("head-of-ict"), why="Hush", supplier="Hollin")
    assert "Hush" in words(cast.browser("head-of-ict").get("/"))
    assert "Hush" not in words(cast.browser("councillor").get("/"))
    assert "Secret" not in words(cast.browser("councillor").get("/"))


def test_entries_of_a_post_that_is_marked_left_are_named_on_the_home_page(cast: Cast, contracts: list[Record]):
    say(Posts, cast.ashmere, "P-1", status="left")
    page = html.fromstring(cast.browser("head-of-ict").get("/").content)
    (link,) = page.xpath("//a[contains(., 'contracts of Sourcing Manager')]")
    assert link.text_content().startswith("2 ")
    shown = cast.browser("head-of-ict").get(link.get("href"))
    assert "2 entries" in words(shown)
    assert "Only those that name Sourcing Manager" in words(shown)


def test_a_list_is_sorted_filtered_and_searched(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    assert titles(head) == ["Archive", "Secret", "Zürich payroll"]
    assert titles(head, "?sort=-title") == ["Zürich payroll", "Secret", "Archive"]
    assert titles(head, "?kind=term") == ["Secret", "Zürich payroll"]
    assert titles(head, "?directorate=PLA") == ["Archive", "Zürich payroll"]
    assert titles(head, "?q=zurich") == ["Zürich payroll"]
    assert titles(head, "?q=lakeside arch") == ["Archive"]


def test_an_end_date_is_its_last_day_in_lists_and_filters(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    assert "31 March 2025" in words(head.get(LIST))
    assert titles(head, "?ends__lt=2025-04-01") == ["Zürich payroll"]
    assert titles(head, "?ends__lt=2025-03-31") == []
    assert titles(head, "?ends__gt=2025-03-31") == ["Archive"]


def test_a_filter_that_is_none_is_told_and_the_page_stands(cast: Cast, contracts: list[Record]):
    said = words(cast.browser("head-of-ict").get(f"{LIST}?ends__lt=31/02&kind=nonsense&page=99&sort=nonsense"))
    assert "There is a problem" in said


def test_retired_entries_are_left_out_unless_asked_for(cast: Cast, contracts: list[Record]):
    say(Contracts, cast.ashmere, "C-1", retired=True)
    head = cast.browser("head-of-ict")
    assert titles(head) == ["Archive", "Secret"]
    assert titles(head, "?retired=only") == ["Zürich payroll"]
    assert len(titles(head, "?retired=with")) == 3


def test_every_count_opens_exactly_its_rows(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    links = html.fromstring(head.get(LIST).content).xpath("//ul[contains(@class,'reeve-choices--small')]//a")
    assert links
    for link in links:
        assert int(link.xpath("b")[0].text) == len(titles(head, link.get("href").removeprefix(LIST)))


def test_the_export_is_what_the_list_shows_and_no_cell_runs(cast: Cast, contracts: list[Record]):
    say(Contracts, cast.ashmere, "C-1", supplier="=cmd|' /C calc'!A0")
    answer = cast.browser("head-of-ict").get("/o/ashmere/catalogue.contracts.csv?kind=term&sort=-title")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row["Title"] for row in rows] == ["Zürich payroll", "Secret"]
    assert rows[0]["End date"] == "2025-03-31"
    assert rows[0]["Supplier"].startswith("'=")
    assert rows[0]["Owner"] == "Sourcing Manager"


def test_an_entry_that_another_names_is_told_only_to_those_who_may_read_it(cast: Cast, contracts: list[Record]):
    assert "Sourcing Manager" in words(cast.browser("head-of-ict").get(LIST))
    for name in (LIST, f"{LIST}entry/C-1"):
        said = words(cast.browser("councillor").get(name))
        assert "Sourcing Manager" not in said
        assert "Not shown to your role" in said
    exported = cast.browser("councillor").get("/o/ashmere/catalogue.contracts.csv").getvalue().decode()
    assert "Sourcing Manager" not in exported


def test_an_entry_shows_who_names_it_and_each_number_opens_its_list(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    page = html.fromstring(head.get("/o/ashmere/organisation.posts/entry/P-1").content)
    (link,) = page.xpath("//dt/a[contains(., 'Contracts (2)')]")
    assert "2 entries" in words(head.get(link.get("href")))


def test_a_reference_may_hold_any_sign(cast: Cast, contracts: list[Record]):
    url = reverse("register:entry", args=["ashmere", "catalogue.contracts", "C/2 x"])
    assert cast.browser("head-of-ict").get(url).status_code == 200
    assert cast.browser("head-of-ict").get(f"{LIST}entry/a%00b").status_code == 404


@pytest.mark.parametrize("reference", ["C-3", "C-99"])
def test_what_may_not_be_seen_and_what_is_not_there_look_the_same(cast: Cast, contracts: list[Record], reference: str):
    councillor = cast.browser("councillor")
    for what in ("entry", "correct", "retire"):
        assert councillor.get(f"{LIST}{what}/{reference}").status_code == 404
    assert councillor.post(f"{LIST}comment/{reference}", {"text": "Hello"}).status_code == 404


def test_who_sees_and_may_not_act_is_told_who_may(cast: Cast, contracts: list[Record]):
    answer = cast.browser("internal-auditor").get(f"{LIST}correct/C-1")
    assert answer.status_code == 403
    assert "Sourcing manager" in words(answer)
    assert "Councillor" not in words(answer)
    assert "Correct this entry" not in words(cast.browser("internal-auditor").get(f"{LIST}entry/C-1"))


def form_of(client: Client, url: str) -> dict[str, str]:
    """The fields of a page's form as a browser would send them."""
    (form,) = html.fromstring(client.get(url).content).xpath("//main//form[@class='reeve-form']")
    return {name: value or "" for name, value in form.form_values()}


def test_a_correction_is_asked_for_written_and_shown(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    given = form_of(head, f"{LIST}correct/C-1")
    assert (given["ends_day"], given["ends_month"], given["ends_year"]) == ("31", "3", "2025")
    answer = head.post(f"{LIST}correct/C-1", {**given, "ends_year": "2026", "act_why": "Extended"}, follow=True)
    said = words(answer)
    assert "The record was corrected: End date." in said
    assert "“Extended” " in said
    assert "End date 31 March 2025 31 March 2026" in said


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"act_why": ""}, "Say why it is so"),
        ({"ends_month": "13", "act_why": "x"}, "End date must be a real date"),
        ({"act_why": "x"}, "Change at least one field"),
        ({"title": "", "act_why": "x"}, "Enter title"),
        ({"act_true_from_day": "", "supplier": "y", "act_why": "x"}, "True from must include a day"),
    ],
)
def test_what_is_wrong_with_a_correction_is_told_and_nothing_is_written(
    cast: Cast, contracts: list[Record], given: dict[str, str], told: str
):
    head = cast.browser("head-of-ict")
    answer = head.post(f"{LIST}correct/C-1", {**form_of(head, f"{LIST}correct/C-1"), **given})
    assert "There is a problem" in words(answer)
    assert told in words(answer)
    assert Contracts.model.revisions_model._default_manager.filter(entry=contracts[0].pk).count() == 1  # type: ignore[misc]


def test_two_who_correct_at_once_lose_nothing(cast: Cast, contracts: list[Record]):
    head, manager = cast.browser("head-of-ict"), cast.browser("sourcing-manager")
    url = f"{LIST}correct/C-1"
    mine, theirs = form_of(head, url), form_of(manager, url)
    manager.post(url, {**theirs, "supplier": "Hollin", "act_why": "Renamed"})
    answer = head.post(url, {**mine, "title": "Payroll", "act_why": "Shorter"})
    said = words(answer)
    assert "Somebody changed this entry since you opened it" in said
    assert "Supplier Lakeside Hollin Nothing" in said
    (form,) = html.fromstring(answer.content).xpath("//main//form[@class='reeve-form']")
    again = dict(form.form_values())
    assert (again["supplier"], again["title"]) == ("Hollin", "Payroll")
    head.post(url, again)
    entry = Contracts.model._default_manager.select_related("record").get(pk=contracts[0].pk)
    assert (entry.supplier, entry.record.title) == ("Hollin", "Payroll")  # type: ignore[attr-defined]


def test_an_entry_is_retired_restored_and_commented_on(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    for told in ("The entry was retired.", "The entry was restored."):
        given = {**form_of(head, f"{LIST}retire/C-1"), "act_why": "It ended"}
        assert told in words(head.post(f"{LIST}retire/C-1", given, follow=True))
    assert "Write a comment" in words(head.post(f"{LIST}comment/C-1", {"text": " "}))
    assert "Well kept" in words(head.post(f"{LIST}comment/C-1", {"text": "Well kept"}, follow=True))
    assert (
        "<script>"
        not in head.post(f"{LIST}comment/C-1", {"text": "<script>"}, follow=True).content.decode().split("<main")[1]
    )


def test_registers_stand_under_their_domains(cast: Cast, contracts: list[Record]):
    for address in ("/registers/", "/"):
        said = words(cast.browser("head-of-ict").get(address))
        assert said.index("Organisation") < said.index("Posts") < said.index("Products and contracts")
        assert said.index("Products and contracts") < said.rindex("Contracts")


def test_the_search_finds_in_all_registers_only_what_may_be_read(cast: Cast, contracts: list[Record]):
    say(Products, cast.ashmere, "A-1", title="Secret garden", kind="licence")
    head, councillor = cast.browser("head-of-ict"), cast.browser("councillor")
    assert "2 entries" in words(head.get("/search/?q=SECRET"))
    assert "1 entry" in words(councillor.get("/search/?q=secret"))
    assert "No entry that you may read" in words(head.get("/search/?q=nowhere"))


def test_the_number_of_queries_does_not_follow_the_number_of_rows(
    cast: Cast, contracts: list[Record], django_assert_max_num_queries: Any
):
    owner = Record.objects.get(reference="P-1").pk
    for number in range(60):
        say(Contracts, cast.ashmere, f"D-{number}", title=f"Contract {number}", kind="term", owner=owner)
    head = cast.browser("head-of-ict")
    with django_assert_max_num_queries(15):
        head.get(LIST)
    with django_assert_max_num_queries(20):
        head.get("/o/ashmere/organisation.posts/entry/P-1")
    with django_assert_max_num_queries(20):
        head.get(f"{LIST}entry/C-1")


def test_a_long_panel_of_the_home_page_folds_what_is_beyond_its_first_lines():
    lines = tuple(Line(f"entries {number}", "/", number) for number in range(12))
    assert Panel("Late", lines).first == lines[:SHOWN]
    assert Panel("Late", lines).first + Panel("Late", lines).more == lines
    assert Panel("Late", lines[: SHOWN + 2]).more == ()
