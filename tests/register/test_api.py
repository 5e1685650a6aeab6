"""The API of registers: the same permission and filters as the pages, and answers as they are declared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from reeve.access.models import Token
from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts
from tests.cast import Cast, say

CONTRACTS = "/api/ashmere/catalogue.contracts"


@pytest.fixture(autouse=True)
def _four_contracts(cast: Cast) -> None:
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
    assert one["filters"] == ["directorate", "ends__gt", "ends__lt", "kind", "names", "q", "retired", "status"]
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


def test_the_description_declares_every_answer(cast: Cast):
    told = Client().get("/api/openapi.json").json()
    for path_, methods in told["paths"].items():
        for answers in (operation["responses"] for operation in methods.values()):
            assert {"200", "401", "403", "404"} <= set(answers), path_
    assert "422" in told["paths"]["/api/{organisation}/{name}"]["get"]["responses"]


def test_the_number_of_queries_does_not_follow_the_number_of_rows(cast: Cast, django_assert_max_num_queries: Any):
    browser = cast.browser("head-of-ict")
    with django_assert_max_num_queries(12):
        assert browser.get(CONTRACTS).json()["count"] == 4
