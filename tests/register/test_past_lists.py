"""A register and an entry as they were on a day, as known at an instant: on pages, in exports and in the API."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from reeve.access.policy import Sensitivity
from reeve.catalogue.models import Contract
from reeve.catalogue.registers import Contracts
from reeve.organisation.registers import Directorates, Posts
from reeve.register import actions
from reeve.register.lookup import entries_of
from reeve.register.models import Act, Record
from reeve.register.timing import When, instant_of, states
from tests.cast import Cast, say

pytestmark = pytest.mark.db
LIST = "/o/ashmere/catalogue.contracts/"
JANUARY, MARCH, MAY = date(2024, 1, 1), date(2024, 3, 1), date(2024, 5, 1)


@dataclass(frozen=True)
class Story:
    """A contract's story: begun in January by Hollin, from March by Lakeside; in May, renamed and restricted."""

    cast: Cast
    contract: Record
    known_before_the_correction: datetime

    @property
    def head(self) -> Client:
        return self.cast.browser("head-of-ict")


@pytest.fixture
def story(cast: Cast) -> Story:
    post = say(Posts, cast.ashmere, "P-1", effective=JANUARY, title="Buyer").pk
    say(Contracts, cast.ashmere, "C-1", effective=JANUARY, title="Payroll", kind="term", supplier="Hollin", owner=post)
    say(Contracts, cast.ashmere, "C-2", effective=MAY, title="Archive", kind="one-off", supplier="Hollin")
    contract = say(Contracts, cast.ashmere, "C-1", effective=MARCH, supplier="Lakeside")
    known = Act.objects.latest().recorded
    said: dict[str, Any] = {"by": cast.person("head-of-ict"), "why": "The letter says so"}
    actions.correct(Contracts, contract, {"supplier": "Fellside"}, effective=MARCH, **said)
    say(Posts, cast.ashmere, "P-1", effective=MAY, title="Sourcing manager")
    say(Contracts, cast.ashmere, "C-1", effective=MAY, title="Zürich payroll")
    contract.refresh_from_db()
    return Story(cast, contract, known)


def rows(client: Client, query: str) -> list[list[str]]:
    answer = client.get(f"{LIST}{query}")
    assert answer.status_code == 200
    found = html.fromstring(answer.content).xpath("//main//div[@class='reeve-table']//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in found]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?as_of=2023-12-31", []),
        ("?as_of=2024-01-01", [("C-1", "Payroll", "Hollin")]),
        ("?as_of=2024-02-29", [("C-1", "Payroll", "Hollin")]),
        ("?as_of=2024-03-01", [("C-1", "Payroll", "Fellside")]),
        ("?as_of=2024-05-01", [("C-2", "Archive", "Hollin"), ("C-1", "Zürich payroll", "Fellside")]),
        ("?as_of=2024-05-01&q=zurich", [("C-1", "Zürich payroll", "Fellside")]),
        ("?as_of=2024-03-01&q=zurich", []),
        ("?as_of=2024-05-01&kind=one-off", [("C-2", "Archive", "Hollin")]),
        ("?as_of=2024-05-01&sort=-title", [("C-1", "Zürich payroll", "Fellside"), ("C-2", "Archive", "Hollin")]),
        ("?as_of_day=1&as_of_month=3&as_of_year=2024", [("C-1", "Payroll", "Fellside")]),
    ],
)
def test_the_list_shows_the_entries_as_they_were_on_the_day(story: Story, query: str, shown: list[Any]):
    assert [tuple(row[:3]) for row in rows(story.head, query)] == shown


def test_what_was_recorded_later_is_left_out(story: Story):
    known = story.known_before_the_correction.isoformat().replace("+00:00", "Z")
    assert rows(story.head, f"?as_of=2024-03-01&known_at={known}")[0][2] == "Lakeside"
    before = (story.known_before_the_correction - timedelta(days=1)).isoformat().replace("+00:00", "Z")
    assert rows(story.head, f"?as_of=2024-03-01&known_at={before}") == []


def test_what_an_entry_names_is_called_as_it_was_then(story: Story):
    owner = -1
    assert rows(story.head, "?as_of=2024-03-01")[0][owner] == "Buyer"
    assert rows(story.head, "?as_of=2024-05-01&q=payroll")[0][owner] == "Sourcing manager"


def test_facets_count_what_was_there_then(story: Story):
    head = story.head
    assert "One-off (1)" in head.get(f"{LIST}?as_of=2024-05-01").content.decode()
    assert "One-off (1)" not in head.get(f"{LIST}?as_of=2024-03-01").content.decode()


def test_the_export_and_the_api_say_the_same_as_the_page(story: Story):
    answer = story.head.get("/o/ashmere/catalogue.contracts.csv?as_of=2024-03-01&sort=title")
    told = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [(row["Title"], row["Supplier"], row["Owner"]) for row in told] == [("Payroll", "Fellside", "Buyer")]
    answer = story.head.get("/api/ashmere/catalogue.contracts?as_of=2024-03-01").json()
    assert [(one["title"], one["values"]["supplier"]) for one in answer["entries"]] == [("Payroll", "Fellside")]


def test_an_entry_reads_as_it_was_and_offers_no_change_of_it(story: Story):
    page = f"{LIST}entry/C-1"
    said = story.head.get(f"{page}?as_of=2024-02-29").content.decode()
    assert '<h1 class="govuk-heading-l">Payroll</h1>' in said
    assert "Hollin" in said
    assert "Buyer" in said
    assert "Correct this entry" not in said
    assert "was not there" in story.head.get(f"{page}?as_of=2023-12-31").content.decode()


def test_a_day_that_is_none_gets_a_sentence_and_the_list_of_now(story: Story):
    answer = story.head.get(f"{LIST}?as_of=2024-02-30")
    assert answer.status_code == 200
    assert "As it was on must" in answer.content.decode()
    answer = story.head.get(f"{LIST}?known_at=yesterday")
    assert "such as 2024-03-01T09:30:00Z" in answer.content.decode()
    assert story.head.get("/api/ashmere/catalogue.contracts?known_at=yesterday").status_code == 422


def test_neither_opening_nor_closing_an_entry_opens_what_it_said_before(cast: Cast):
    kept: dict[str, Any] = {"kind": "term", "title": "Contract"}
    opened = say(Contracts, cast.ashmere, "C-1", effective=JANUARY, sensitivity=Sensitivity.RESTRICTED.value, **kept)
    say(Contracts, cast.ashmere, "C-1", effective=MAY, sensitivity=Sensitivity.PUBLIC.value)
    closed = say(Contracts, cast.ashmere, "C-2", effective=JANUARY, sensitivity=Sensitivity.PUBLIC.value, **kept)
    say(Contracts, cast.ashmere, "C-2", effective=MAY, sensitivity=Sensitivity.RESTRICTED.value)
    councillor = cast.person("councillor")
    march = When(MARCH)
    assert [one.record.pk for one in entries_of(councillor, Contracts, cast.ashmere)] == [opened.pk]
    assert list(entries_of(councillor, Contracts, cast.ashmere, march)) == []
    head = cast.person("head-of-ict")
    assert {one.record.pk for one in entries_of(head, Contracts, cast.ashmere, march)} == {opened.pk, closed.pk}
    browser = cast.browser("councillor")
    assert "not to be seen by you" in browser.get(f"{LIST}entry/C-1?as_of=2024-03-01").content.decode()


def test_a_past_list_takes_no_more_queries_than_one_of_now(story: Story, django_assert_max_num_queries: Any):
    head = story.head
    with django_assert_max_num_queries(15):
        rows(head, "?as_of=2024-05-01&sort=-title")
    for number in range(60):
        say(Contracts, story.cast.ashmere, f"D-{number}", effective=MAY, title=f"D {number}", kind="term")
    with django_assert_max_num_queries(15):
        assert len(rows(head, "?as_of=2024-05-01&sort=-title")) == 50


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2024-03-01", "2024-03-02T00:00:00+00:00"),
        ("2024-07-01", "2024-07-01T23:00:00+00:00"),
        ("2024-07-01T09:30:00Z", "2024-07-01T09:30:00+00:00"),
        ("2024-07-01T09:30:00", "2024-07-01T08:30:00+00:00"),
        ("2024-07-01T09:30:00+02:00", "2024-07-01T07:30:00+00:00"),
    ],
)
def test_an_instant_is_understood_as_people_write_it(said: str, meant: str):
    assert instant_of(said).isoformat() == meant


DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 8))
SAID = st.tuples(DAYS, st.dictionaries(st.sampled_from(["supplier", "title"]), st.sampled_from("abc"), min_size=1))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SAID, min_size=1, max_size=6), DAYS, st.integers(0, 6))
def test_the_list_reads_as_the_history_does_at_any_two_times(cast: Cast, told: list[Any], day: date, upto: int):
    """Against an oracle that looks up each field by itself: its last assertion by then, of those known."""
    reference = f"H-{Record.objects.count()}"
    instants = []
    for effective, values in told:
        say(Contracts, cast.ashmere, reference, effective=effective, kind="term", **values)
        instants.append((Act.objects.latest().recorded, effective, values))
    known = instants[min(upto, len(instants) - 1)][0]
    found = states(Contracts, Contract.objects.filter(record__reference=reference), When(day, known)).first()
    by_then = [(eff, rec, values) for rec, eff, values in instants if rec <= known and eff <= day]
    if not by_then:
        assert found is None
        return
    assert isinstance(found, Contract.revisions_model)
    for name in ("supplier", "title"):
        saying = [(eff, rec, values[name]) for eff, rec, values in by_then if name in values]
        assert getattr(found, name) == (max(saying)[2] if saying else "")


def test_directorates_of_a_past_day_are_found_by_their_reference(cast: Cast):
    place = say(Directorates, cast.ashmere, "PLA", effective=JANUARY, title="Place").pk
    say(Contracts, cast.ashmere, "C-1", effective=JANUARY, title="Payroll", kind="term", directorate=place)
    head = cast.browser("head-of-ict")
    assert len(rows(head, "?as_of=2024-03-01&directorate=PLA")) == 1
    assert rows(head, "?as_of=2024-03-01&directorate=XXX") == []
