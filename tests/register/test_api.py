"""The API of registers: the same permission and filters as the pages, and answers as they are declared."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from reeve.access.models import Token
from reeve.access.policy import Marking, Policy, Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.register.actions import comment
from reeve.register.models import Record
from tests.cast import Cast, say

CONTRACTS = "/api/ashmere/catalogue.contracts"


@pytest.fixture(autouse=True)
def _there(cast: Cast) -> None:
    kept = {"kind": "term", "supplier": "Lakeside"}
    for number in range(1, 4):
        ends = date(2024, 4, number)
        say(Contracts, cast.ashmere, f"C-{number}", title=f"Contract {number}", ends=ends, **kept)
    say(Contracts, cast.ashmere, "C/9", title="Secret", sensitivity=Sensitivity.EXEMPT.value, **kept)


def ask(cast: Cast, url: str, role: str = "head-of-ict", organisation: str = "ashmere") -> Any:
    secret = Token.make(cast.person(role, organisation))
    answer = Client().get(url, HTTP_AUTHORIZATION=f"Bearer {secret}")
    return answer.status_code, answer.json()


def test_without_a_key_nothing_is_answered(cast: Cast):
    for url in ("/api/registers", CONTRACTS, f"{CONTRACTS}/C-1"):
        assert Client().get(url).status_code == 401
        assert Client().get(url, HTTP_AUTHORIZATION="Bearer wrong").status_code == 401


def test_a_session_is_a_key_too(cast: Cast):
    assert cast.browser("councillor").get("/api/registers").status_code == 200


def test_the_registers_are_told_with_their_columns_and_filters(cast: Cast):
    status, told = ask(cast, "/api/registers")
    assert status == 200
    (one,) = [register for register in told if register["name"] == "catalogue.contracts"]
    assert one["columns"]["ends"] == "End date"
    assert {"directorate", "ends__gt", "ends__lt", "kind", "names", "q", "retired", "status"} <= set(one["filters"])
    assert one["organisations"] == ["ashmere"]


def test_entries_are_paged_and_filtered_as_on_the_page(cast: Cast):
    status, told = ask(cast, f"{CONTRACTS}?ends__lt=2024-04-02&size=1&page=2")
    assert status == 200
    assert (told["count"], told["pages"], len(told["entries"])) == (2, 2, 1)
    assert told["entries"][0]["reference"] == "C-2"
    assert told["entries"][0]["values"]["ends"] == "2024-04-01"


def test_an_entry_comes_with_its_history(cast: Cast):
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 5, 1), why="Renamed", supplier="Hollin")
    status, told = ask(cast, f"{CONTRACTS}/C-1")
    assert status == 200
    assert (told["register"], told["values"]["supplier"]) == ("catalogue.contracts", "Hollin")
    assert told["history"][0]["changes"] == [{"field": "Supplier", "before": "Lakeside", "after": "Hollin"}]
    assert told["history"][0]["why"] == "Renamed"


@pytest.mark.parametrize(
    ("url", "role", "organisation"),
    [
        (f"{CONTRACTS}/C%2F9", "councillor", "ashmere"),
        (f"{CONTRACTS}/C-99", "head-of-ict", "ashmere"),
        (f"{CONTRACTS}/C-1", "head-of-ict", "thornbeck"),
        (CONTRACTS, "head-of-ict", "thornbeck"),
        ("/api/ashmere/catalogue.nothing", "head-of-ict", "ashmere"),
        ("/api/nowhere/catalogue.contracts", "head-of-ict", "ashmere"),
    ],
)
def test_what_may_not_be_seen_is_not_there(cast: Cast, url: str, role: str, organisation: str):
    assert ask(cast, url, role, organisation)[0] == 404


def test_a_councillor_gets_what_is_public(cast: Cast):
    assert ask(cast, CONTRACTS, "councillor")[1]["count"] == 3
    assert ask(cast, CONTRACTS)[1]["count"] == 4


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("kind=nonsense", "kind"),
        ("ends__lt=31/02/2024", "ends__lt"),
        ("nothing=1", "nothing"),
        ("page=x", "page"),
        ("page=99", "page"),
        ("size=0", "size"),
        ("size=501", "size"),
    ],
)
def test_a_parameter_that_is_not_understood_is_named(cast: Cast, query: str, fault: str):
    status, told = ask(cast, f"{CONTRACTS}?{query}")
    assert status == 422
    assert list(told["detail"]) == [fault]


def test_a_list_and_an_entry_are_read_as_of_a_day_and_as_known_at_an_instant(cast: Cast):
    before = timezone.now().isoformat()
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 5, 1), title="Contract one", supplier="Hollin")
    say(Contracts, cast.ashmere, "C-5", effective=date(2024, 6, 1), title="Later", kind="term")
    listed = ask(cast, f"{CONTRACTS}?as_of=2024-04-30")[1]
    assert [one["title"] for one in listed["entries"]] == ["Contract 1", "Contract 2", "Contract 3", "Secret"]
    assert listed["entries"][0]["values"]["supplier"] == "Lakeside"
    assert ask(cast, f"{CONTRACTS}?as_of=2024-05-01&supplier=Hollin")[0] == 422
    assert ask(cast, f"{CONTRACTS}?as_of=2024-05-01")[1]["entries"][-2]["values"]["supplier"] == "Hollin"
    for query, title in (("as_of=2024-04-30", "Contract 1"), ("as_of=2024-05-01", "Contract one")):
        assert ask(cast, f"{CONTRACTS}/C-1?{query}")[1]["title"] == title
    known = urlencode({"as_of": "2024-05-01", "known_at": before})
    status, told = ask(cast, f"{CONTRACTS}/C-1?{known}")
    assert (status, told["title"], len(told["history"])) == (200, "Contract 1", 1)
    assert ask(cast, f"{CONTRACTS}/C-5?as_of=2024-05-31")[0] == 404
    assert ask(cast, f"{CONTRACTS}/C-1?as_of=31/02/2024")[0] == 422
    assert ask(cast, f"{CONTRACTS}?{known}")[1]["count"] == 4


def test_a_page_names_the_one_after_it_and_the_one_before(cast: Cast):
    secret = Token.make(cast.person("head-of-ict"))
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    url, seen = f"{CONTRACTS}?size=3&retired=with", []
    while url:
        answer = client.get(url)
        seen += [one["reference"] for one in answer.json()["entries"]]
        url = answer.json()["next"]
        assert ('rel="next"' in answer.headers["Link"]) == bool(url)
        assert ('rel="prev"' in answer.headers["Link"]) == (not url)
    assert seen == ["C-1", "C-2", "C-3", "C/9"]


def test_an_entry_that_did_not_change_is_not_sent_again(cast: Cast):
    client = Client(headers={"Authorization": f"Bearer {Token.make(cast.person('head-of-ict'))}"})
    tag = client.get(f"{CONTRACTS}/C-1").headers["ETag"]
    again = client.get(f"{CONTRACTS}/C-1", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    comment(Record.objects.get(reference="C-1"), Contracts, by=cast.person("head-of-ict"), text="Seen")
    assert client.get(f"{CONTRACTS}/C-1", headers={"If-None-Match": tag}).status_code == 200


def test_a_filter_over_a_field_that_one_may_not_see_is_no_filter(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    marked = Policy(Contracts.name, {"kind": Marking(Sensitivity.RESTRICTED)})
    monkeypatch.setattr(Contracts, "policy", marked)
    assert ask(cast, f"{CONTRACTS}?kind=term", "councillor") == (
        422,
        {"detail": {"kind": ["This register has no such filter."]}},
    )
    assert ask(cast, f"{CONTRACTS}?kind=term")[1]["count"] == 4
    (told,) = [one for one in ask(cast, "/api/registers", "councillor")[1] if one["name"] == Contracts.name]
    assert "kind" not in {*told["filters"], *told["columns"]}
