"""Writing through the API: what each role may say, against which version, and what is answered where it may not be."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reeve.access.models import Role, Token
from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.organisation.registers import Directorates
from reeve.register.actions import correct
from reeve.register.models import Act, Alias, Comment, Record
from reeve.survey.registers import Answers
from tests.cast import Cast, an_entry, say

pytestmark = pytest.mark.db
CONTRACTS = "/api/ashmere/catalogue.contracts"
SAID = {"effective": "2024-05-01", "why": "The signed contract"}
NEW = {"reference": "C-2", "title": "Phones", "values": {"kind": "term"}, **SAID}


@pytest.fixture(autouse=True)
def _there(cast: Cast) -> None:
    say(Directorates, cast.ashmere, "D-1", title="Resources")
    say(Directorates, cast.thornbeck, "D-2", title="Theirs")
    say(Contracts, cast.ashmere, "C-1", title="Printers", kind="term", supplier="Lakeside", ends=date(2025, 4, 1))


class Program:
    """What a program with a token does."""

    def __init__(self, cast: Cast, role: str = "head-of-ict", organisation: str = "ashmere", scope: str = Token.WRITE):
        secret = Token.make(cast.person(role, organisation), scope=scope)
        self.client = Client(headers={"Authorization": f"Bearer {secret}"})

    def send(self, method: str, url: str, body: Any = None, if_match: str | None = None) -> Any:
        headers = {"If-Match": if_match} if if_match is not None else {}
        given = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(self.client, method)(url, headers=headers, **given)

    def tag(self, url: str = f"{CONTRACTS}/C-1") -> str:
        return self.client.get(url).headers["ETag"]

    def patch(self, values: dict[str, Any], url: str = f"{CONTRACTS}/C-1", **more: Any) -> Any:
        return self.send("patch", url, {"values": values, **SAID, **more}, self.tag(url))


@pytest.fixture
def program(cast: Cast) -> Program:
    return Program(cast)


def test_an_entry_is_added_and_the_answer_says_where_it_is(program: Program):
    body = {**NEW, "values": {"kind": "term", "ends": "2026-03-31", "directorate": "D-1", "annual_value": "1200.50"}}
    made = program.send("post", CONTRACTS, body)
    assert (made.status_code, made.headers["Location"]) == (201, f"{CONTRACTS}/C-2")
    told = program.send("get", made.headers["Location"])
    assert told.headers["ETag"] == made.headers["ETag"]
    assert told.json() == made.json()
    values = told.json()["values"]
    assert (values["ends"], values["directorate"], values["annual_value"]) == ("2026-03-31", "D-1", "1200.50")
    entry = Contracts.model.objects.get(record__reference="C-2")
    assert entry.ends == date(2026, 4, 1), "kept as the first day outside"
    (event,) = told.json()["history"]
    assert (event["effective"], event["why"], event["by"]) == ("2024-05-01", "The signed contract", "head-of-ict")


def test_a_reference_that_is_or_was_another_entrys_is_a_conflict(cast: Cast, program: Program):
    assert program.send("post", CONTRACTS, {**NEW, "reference": "C-1"}).status_code == 409
    renamed = program.send("post", f"{CONTRACTS}/C-1/rename", {"reference": "C-9", **SAID}, program.tag())
    assert renamed.status_code == 200
    told = program.send("post", CONTRACTS, {**NEW, "reference": "C-1"})
    assert told.status_code == 409
    assert "C-1" in told.json()["detail"]
    assert Record.objects.filter(register=Contracts.name).count() == 1


def test_a_correction_says_some_fields_from_its_day_on_and_leaves_the_others(program: Program):
    told = program.patch({"supplier": "Hollin", "ends": "2027-12-31"})
    assert told.status_code == 200
    now = told.json()
    assert (now["values"]["supplier"], now["values"]["ends"], now["title"]) == ("Hollin", "2027-12-31", "Printers")
    before = program.send("get", f"{CONTRACTS}/C-1?as_of=2024-04-30").json()
    assert (before["values"]["supplier"], before["values"]["ends"]) == ("Lakeside", "2025-03-31")
    assert now["history"][0]["why"] == "The signed contract"


def test_a_field_is_emptied_by_null_and_never_by_being_left_out(program: Program):
    assert program.patch({"ends": None}).json()["values"]["ends"] is None
    assert program.patch({"supplier": "Hollin"}).json()["values"]["ends"] is None


def test_without_the_version_that_was_seen_nothing_is_changed(program: Program):
    acts = Act.objects.count()
    for method, url, body in (
        ("patch", "", {"values": {"supplier": "Hollin"}, **SAID}),
        ("post", "/retire", SAID),
        ("post", "/restore", SAID),
        ("post", "/rename", {"reference": "C-9", **SAID}),
        ("post", "/confirm", None),
    ):
        for sent in (None, "", "*"):
            told = program.send(method, f"{CONTRACTS}/C-1{url}", body, sent)
            assert told.status_code == 428, (url, sent)
            assert "If-Match" in told.json()["detail"]
    assert Act.objects.count() == acts


def test_who_saw_an_older_version_is_told_what_differs_and_nothing_is_lost(cast: Cast, program: Program):
    seen = program.tag()
    record = Record.objects.get(reference="C-1")
    said = {"supplier": "Hollin", "ends": date(2026, 1, 1)}
    correct(Contracts, record, said, by=cast.person("head-of-ict"), effective=date(2024, 4, 1), why="Renewed")
    told = program.send("patch", f"{CONTRACTS}/C-1", {"values": {"supplier": "Mine"}, **SAID}, seen)
    assert told.status_code == 412
    assert told.json()["changed"] == {
        "supplier": {"seen": "Lakeside", "now": "Hollin"},
        "ends": {"seen": "2025-03-31", "now": "2025-12-31"},
    }
    assert told.headers["ETag"] == program.tag()
    assert program.send("get", f"{CONTRACTS}/C-1").json()["values"]["supplier"] == "Hollin"
    again = program.send("patch", f"{CONTRACTS}/C-1", {"values": {"supplier": "Mine"}, **SAID}, told.headers["ETag"])
    assert again.status_code == 200


@pytest.mark.parametrize("url", ["/retire", "/rename", "/confirm"])
def test_no_decision_is_taken_on_what_was_not_seen(cast: Cast, program: Program, url: str):
    seen = program.tag()
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 4, 2), supplier="Hollin")
    body = {"/retire": SAID, "/rename": {"reference": "C-9", **SAID}}.get(url)
    assert program.send("post", f"{CONTRACTS}/C-1{url}", body, seen).status_code == 412


@pytest.mark.parametrize("tag", ['"999999999.0123456789abcdef"', "x", 'W/"1.0123456789abcdef"', '"1.x"', '"0"'])
def test_a_version_that_never_was_is_no_version(program: Program, tag: str):
    told = program.send("patch", f"{CONTRACTS}/C-1", {"values": {"supplier": "Mine"}, **SAID}, tag)
    assert told.status_code == 412
    assert told.json()["changed"] == {}


def test_the_version_of_another_entry_is_no_version_of_this_one(cast: Cast, program: Program):
    say(Contracts, cast.ashmere, "C-3", title="Later", kind="term")
    told = program.send("patch", f"{CONTRACTS}/C-1", {"values": {}, **SAID}, program.tag(f"{CONTRACTS}/C-3"))
    assert told.status_code == 412


def test_an_entry_is_retired_and_restored_and_a_decision_that_is_so_already_is_a_conflict(program: Program):
    today = {**SAID, "effective": timezone.localdate().isoformat()}

    def decide(what: str) -> Any:
        return program.send("post", f"{CONTRACTS}/C-1/{what}", today, program.tag())

    assert decide("restore").status_code == 409
    assert decide("retire").json()["retired"] is True
    assert program.send("get", CONTRACTS).json()["count"] == 0
    told = decide("retire")
    assert told.status_code == 409
    assert "already reads so" in told.json()["detail"]
    assert decide("restore").json()["retired"] is False
    assert program.patch({"supplier": "Lakeside"}).status_code == 409, "it reads so already"


def test_an_entry_is_found_by_its_earlier_reference_and_written_under_its_new_one(program: Program):
    told = program.send("post", f"{CONTRACTS}/C-1/rename", {"reference": "C/9 é", **SAID}, program.tag())
    now = f"{CONTRACTS}/C/9%20%C3%A9"
    assert told.headers["Content-Location"] == now
    assert told.json()["earlier_references"] == ["C-1"]
    led = program.send("get", f"{CONTRACTS}/C-1?as_of=2024-05-02")
    assert (led.status_code, led.headers["Location"]) == (307, f"{now}?as_of=2024-05-02")
    led = program.send("post", f"{CONTRACTS}/C-1/retire", SAID, told.headers["ETag"])
    assert (led.status_code, led.headers["Location"]) == (307, f"{now}/retire")
    assert Alias.objects.get().text == "C-1"


def test_an_entry_called_like_a_decision_is_read_and_corrected_all_the_same(program: Program):
    assert program.send("post", CONTRACTS, {**NEW, "reference": "2024/retire"}).status_code == 201
    url = f"{CONTRACTS}/2024/retire"
    assert program.send("get", url).json()["reference"] == "2024/retire"
    told = program.patch({"supplier": "Hollin"}, url)
    assert told.status_code == 200, told.json()
    assert told.json()["values"]["supplier"] == "Hollin"
    assert program.patch({"nothing": 1}, url).json() == {"detail": {"nothing": ["There is no such field here"]}}
    assert program.send("post", f"{url}/retire", SAID, program.tag(url)).json()["retired"] is True


def test_an_entry_is_confirmed_as_it_reads_and_remarked_on(program: Program):
    assert program.send("get", f"{CONTRACTS}/C-1").json()["confirmation"]["word"] == "Not confirmed"
    told = program.send("post", f"{CONTRACTS}/C-1/confirm", None, program.tag())
    assert (told.status_code, told.json()["confirmation"]["word"]) == (200, "Confirmed")
    said = program.send("post", f"{CONTRACTS}/C-1/comment", {"text": " Ask the supplier "})
    assert said.status_code == 201
    (kept,) = program.send("get", f"{CONTRACTS}/C-1").json()["comments"]
    assert kept == said.json()
    assert (kept["text"], kept["by"]) == ("Ask the supplier", "head-of-ict")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"nothing": 1}, "nothing"),
        ({"reference": "C-9"}, "reference"),
        ({"kind": "lease"}, "kind"),
        ({"kind": None}, "kind"),
        ({"ends": "31/03/2025"}, "ends"),
        ({"ends": "9999-12-31"}, "ends"),
        ({"ends": 5}, "ends"),
        ({"annual_value": "12.345"}, "annual_value"),
        ({"annual_value": "1e30"}, "annual_value"),
        ({"annual_value": "NaN"}, "annual_value"),
        ({"directorate": "D-9"}, "directorate"),
        ({"directorate": "D-2"}, "directorate"),
        ({"directorate": {}}, "directorate"),
        ({"supplier": "x" * 300}, "supplier"),
        ({"supplier": "a\0b"}, "body"),
        ({"supplier": "\ud800"}, "body"),
        ({"supplier": "Bell\x07"}, "body"),
    ],
)
def test_values_that_the_register_does_not_hold_are_named_by_field(program: Program, values: Any, field: str):
    acts = Act.objects.count()
    told = program.patch(values)
    assert told.status_code == 422
    assert list(told.json()["detail"]) == [field] or field == "body"
    assert Act.objects.count() == acts


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"effective": "1066-10-14"}, "effective"),
        ({"effective": None}, "effective"),
        ({"why": " "}, "why"),
        ({"title": ""}, "title"),
        ({"sensitivity": "Secret"}, "sensitivity"),
        ({"sensitivity": "Exempt"}, "exempt_under"),
        ({"exempt_under": 3}, "exempt_under"),
        ({"exempt_under": 8, "sensitivity": "Exempt"}, "exempt_under"),
        ({"common": True}, "common"),
        ({"reference": " . "}, "reference"),
        ({"values": {}}, "kind"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_a_new_entry_must_say_is_named_by_field(program: Program, change: dict[str, Any], field: str):
    told = program.send("post", CONTRACTS, {**NEW, **change})
    assert told.status_code == 422
    assert list(told.json()["detail"]) == [field]
    assert Record.objects.filter(register=Contracts.name).count() == 1


@pytest.mark.parametrize("body", ["", "{", "[1]", "null", '{"a":' * 3000, "\xff", '{"values": {"annual_value": NaN}}'])
def test_a_body_that_is_no_entry_is_refused_in_words(program: Program, body: str):
    told = program.client.post(CONTRACTS, body.encode("latin-1"), content_type="application/json")
    assert told.status_code in (400, 422)
    assert told.json()["detail"]


def test_who_may_see_an_entry_is_said_by_those_who_reach_so_far(cast: Cast, program: Program):
    told = program.send(
        "patch", f"{CONTRACTS}/C-1", {"sensitivity": "Exempt", "exempt_under": 3, **SAID}, program.tag()
    )
    assert (told.status_code, told.json()["sensitivity"], told.json()["exempt_under"]) == (200, "Exempt", 3)
    assert Program(cast, "councillor").send("get", f"{CONTRACTS}/C-1").status_code == 404
    back = program.send("patch", f"{CONTRACTS}/C-1", {"sensitivity": "Public", **SAID}, program.tag())
    assert (back.json()["sensitivity"], back.json()["exempt_under"]) == ("Public", None)


WRITES = [
    ("post", "", NEW),
    ("patch", "/C-1", {"values": {"supplier": "Hollin"}, **SAID}),
    ("post", "/C-1/retire", SAID),
    ("post", "/C-1/restore", SAID),
    ("post", "/C-1/rename", {"reference": "C-9", **SAID}),
    ("post", "/C-1/confirm", None),
]


def test_who_reads_and_may_not_write_is_told_who_may(cast: Cast, program: Program):
    seen, acts = program.tag(), Act.objects.count()
    auditor = Program(cast, "internal-auditor")
    for method, url, body in WRITES:
        told = auditor.send(method, CONTRACTS + url, body, seen)
        assert told.status_code == 403, url
        assert re.search(r"These roles may: .*Head of ICT", told.json()["detail"]), told.json()
    assert Act.objects.count() == acts


def test_across_the_wall_nothing_is_there_to_be_written(cast: Cast, program: Program):
    seen, acts = program.tag(), Act.objects.count()
    other = Program(cast, "head-of-ict", "thornbeck")
    for method, url, body in [*WRITES, ("post", "/C-1/comment", {"text": "Seen"})]:
        assert other.send(method, CONTRACTS + url, body, seen).status_code == 404, url
    assert (Act.objects.count(), Comment.objects.count()) == (acts, 0)


def test_a_token_that_reads_does_not_write_whatever_its_person_may(cast: Cast, program: Program):
    seen, acts = program.tag(), Act.objects.count()
    reader = Program(cast, scope=Token.READ)
    assert reader.send("get", CONTRACTS).status_code == 200
    for method, url, body in [*WRITES, ("post", "/C-1/comment", {"text": "Seen"})]:
        told = reader.send(method, CONTRACTS + url, body, seen)
        assert told.status_code == 403, url
        assert "only reads" in told.json()["detail"]
    assert (Act.objects.count(), Comment.objects.count()) == (acts, 0)


def test_a_browsers_session_writes_only_with_the_token_of_its_forms(cast: Cast):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.person("head-of-ict"))
    body = {"data": {"text": "Seen"}, "content_type": "application/json"}
    told = browser.post(f"{CONTRACTS}/C-1/comment", **body)
    assert told.status_code == 403
    assert "X-CSRFToken" in told.json()["detail"]
    browser.get(f"/o/ashmere/{Contracts.name}/entry/C-1")
    key = browser.cookies["csrftoken"].value
    assert browser.post(f"{CONTRACTS}/C-1/comment", headers={"X-CSRFToken": key}, **body).status_code == 201


def test_without_a_key_nothing_is_written_and_a_wrong_one_does_not_pass_by_a_session(cast: Cast):
    signed_in = cast.browser("head-of-ict")
    for client, headers in (
        (Client(), {}),
        (Client(), {"Authorization": "Bearer x"}),
        (signed_in, {"Authorization": "x"}),
    ):
        for method, url, body in WRITES:
            told = getattr(client, method)(CONTRACTS + url, body, content_type="application/json", headers=headers)
            assert told.status_code == 401, url
            assert told.headers["WWW-Authenticate"] == "Bearer"


def test_a_field_that_one_may_not_see_is_neither_told_nor_written(cast: Cast):
    record = an_entry(Answers, cast.ashmere, "A-1", respondent="Kim", comment="Words", sensitivity=Sensitivity.PUBLIC)
    url = f"/api/ashmere/{Answers.name}/A-1"
    head, councillor = Program(cast), Program(cast, "councillor")
    assert head.send("get", url).json()["values"]["respondent"] == "Kim"
    for told in (councillor.send("get", url), councillor.send("get", url.rpartition("/")[0])):
        assert told.status_code == 200
        assert "Kim" not in told.content.decode()
        entry = told.json().get("entries", [told.json()])[0]
        assert not {"respondent", "comment"} & set(entry["values"])
    said = {"respondent": "Lee"}
    correct(Answers, record, said, by=cast.person("head-of-ict"), effective=date(2024, 4, 2), why="Wrong")
    assert "Lee" not in councillor.send("get", url).content.decode()


def test_an_entry_that_one_may_not_see_is_not_named_and_not_put_in_its_place(cast: Cast):
    secret = say(Directorates, cast.ashmere, "D-8", title="Secret", sensitivity=Sensitivity.EXEMPT.value)
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 4, 2), directorate=secret.pk)
    role = Role.objects.get(reference="sourcing-manager")
    role.grants.filter(action="read").delete()
    role.grants.create(register="catalogue.*", action="read", up_to=Sensitivity.EXEMPT)
    sourcing = Program(cast, "sourcing-manager")
    assert sourcing.send("get", f"{CONTRACTS}/C-1").json()["values"]["directorate"] is None
    for reference in ("D-1", "D-8", None):
        assert list(sourcing.patch({"directorate": reference}).json()["detail"]) == ["directorate"]
    assert sourcing.patch({"supplier": "Hollin"}).status_code == 200
    assert Contracts.model.objects.get(record__reference="C-1").directorate_id == secret.pk


def test_a_token_remembers_its_last_use_and_not_more_often_than_once_a_minute(cast: Cast, program: Program):
    for _ in range(3):
        program.send("get", CONTRACTS)
    token = Token.objects.get()
    first = token.used
    assert timezone.now() - first < timedelta(minutes=1)
    program.send("get", CONTRACTS)
    token.refresh_from_db()
    assert token.used == first
    Token.objects.update(used=first - timedelta(minutes=2))
    program.send("get", CONTRACTS)
    token.refresh_from_db()
    assert token.used >= first
