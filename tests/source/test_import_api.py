"""Imports through the API: sent, read, confirmed and undone with a token that writes; refused in words otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reeve.access.models import Token
from reeve.catalogue.registers import Contracts
from reeve.source.models import ImportRun
from tests.cast import TRACKER, Cast, a_contract, a_tracker

pytestmark = pytest.mark.db
AT = "/api/imports"


class Program:
    """A program that holds one person's token."""

    def __init__(self, cast: Cast, role: str = "head-of-ict", organisation: str = "ashmere", scope: str = "write"):
        secret = Token.make(cast.person(role, organisation), scope=scope)
        self._client = Client(headers={"Authorization": f"Bearer {secret}"})

    def send(self, path: Path, **given: str) -> Any:
        said = {"organisation": "ashmere", "as_of": "2024-03-01", **given}
        return self._client.post(AT, {**said, "file": SimpleUploadedFile(path.name, path.read_bytes())})

    def get(self, path: str) -> Any:
        return self._client.get(f"{AT}/{path}")

    def post(self, path: str, **said: Any) -> Any:
        return self._client.post(f"{AT}/{path}", said, content_type="application/json")


def count() -> int:
    return int(Contracts.model._default_manager.filter(record__retired=False).count())


def test_a_file_is_sent_read_confirmed_and_undone(cast: Cast, tmp_path: Path):
    program = Program(cast)
    answer = program.send(a_tracker(tmp_path, [a_contract("C-1"), a_contract("C-2"), ["Total", *[None] * 9]]))
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["state"], told["source"], told["asks_columns"]) == ("waiting", "catalogue.contracts-tracker", False)
    assert told["counts"] == {
        "rows": 3,
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "skipped": 1,
        "not in this file": 0,
    }
    rows = program.get(f"{told['id']}/rows?outcome=new&size=1&page=2").json()
    assert (rows["count"], rows["pages"], rows["rows"][0]["line"]) == (2, 2, 5)
    assert {"field": "Supplier", "before": "", "after": "Lakeside Systems"} in rows["rows"][0]["differences"]
    assert count() == 0
    assert program.post(f"{told['id']}/confirm", seen="other").status_code == 409
    assert program.post(f"{told['id']}/confirm", seen=told["seen"]).json()["state"] == "loaded"
    assert count() == 2
    again = program.post(f"{told['id']}/confirm", seen=told["seen"])
    assert (again.status_code, "was loaded by" in again.json()["detail"]) == (409, True)
    assert program.send(tmp_path / "tracker.xlsx").status_code == 409
    assert program.post(f"{told['id']}/undo", why=" ").status_code == 422
    assert program.post(f"{told['id']}/undo", why="The wrong file").json()["state"] == "undone"
    assert count() == 0


def test_failing_rows_are_told_with_their_place(cast: Cast, tmp_path: Path):
    program = Program(cast)
    told = program.send(a_tracker(tmp_path, [a_contract("C-1", Type="Rolling")])).json()
    assert (told["state"], told["counts"]["failing"]) == ("refused", 1)
    (row,) = program.get(f"{told['id']}/rows?outcome=failing").json()["rows"]
    assert (row["sheet"], row["line"], row["column"]) == ("Contracts", 4, "Type")
    assert row["note"].startswith("must be one of One-off, Term")
    assert program.post(f"{told['id']}/confirm", seen=told["seen"]).status_code == 409
    assert program.post(f"{told['id']}/drop").json()["state"] == "dropped"


def test_columns_can_be_said(cast: Cast, tmp_path: Path):
    program = Program(cast)
    headings = ["Our number" if name == "Contract ref" else name for name in TRACKER]
    path = a_tracker(tmp_path, [a_contract("C-1")], headings=headings)
    assert program.send(path).status_code == 422  # found by its headings it is no known kind
    told = program.send(path, source="catalogue.contracts-tracker").json()
    assert told["asks_columns"]
    faulty = program.post(f"{told['id']}/columns", columns={"Nothing": "Contract ref"})
    assert "There is no column Nothing in the file" in faulty.json()["detail"]["columns"][0]
    said = {name: name for name in TRACKER[1:]} | {"Our number": "Contract ref"}
    told = program.post(f"{told['id']}/columns", columns=said).json()
    assert (told["asks_columns"], told["counts"]["new"]) == (False, 1)


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ({"source": "nothing"}, 422, "There is no source"),
        ({"as_of": "1066-10-14"}, 422, "years 1900 to 2199"),
        ({"as_of": "soon"}, 422, "as_of"),
        ({"organisation": "nowhere"}, 404, "nothing here"),
        ({"source": "organisation.posts"}, 422, "there is no sheet"),
    ],
)
def test_what_cannot_be_taken_in_is_told(cast: Cast, tmp_path: Path, given: dict[str, str], status: int, told: str):
    answer = Program(cast).send(a_tracker(tmp_path, [a_contract("C-1")]), **given)
    assert (answer.status_code, told in answer.content.decode()) == (status, True), answer.content
    assert ImportRun.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "organisation", "scope", "status"),
    [
        ("sourcing-manager", "ashmere", "write", 200),
        ("head-of-ict", "ashmere", "read", 403),
        ("councillor", "ashmere", "write", 403),
        ("head-of-ict", "thornbeck", "write", 404),
    ],
)
def test_who_may_send_and_confirm(cast: Cast, tmp_path: Path, role: str, organisation: str, scope: str, status: int):
    path = a_tracker(tmp_path, [a_contract("C-1")])
    told = Program(cast).send(path).json()
    other = Program(cast, role, organisation, scope)
    assert other.send(path).status_code == status
    hidden = 404 if role == "councillor" else status
    assert other.post(f"{told['id']}/confirm", seen=told["seen"]).status_code == hidden
    assert other.get(told["id"]).status_code == (200 if scope == "read" else hidden)
    assert count() == (1 if status == 200 else 0)


def test_nobody_writes_without_a_token_or_with_a_session_alone(cast: Cast, tmp_path: Path):
    path = a_tracker(tmp_path, [a_contract("C-1")])
    given = {"organisation": "ashmere", "as_of": "2024-03-01"}
    for client, status in ((Client(), 401), (Client(enforce_csrf_checks=True), 403)):
        if status == 403:
            client.force_login(cast.person("head-of-ict"))
        answer = client.post(AT, {**given, "file": SimpleUploadedFile(path.name, path.read_bytes())})
        assert answer.status_code == status
    assert ImportRun.objects.count() == 0


def test_what_may_be_answered_is_declared(cast: Cast):
    paths = Client().get("/api/openapi.json").json()["paths"]
    declared = {
        path: set(operation["responses"])
        for path, operations in paths.items()
        for method, operation in operations.items()
        if "/imports" in path and method == "post"
    }
    assert len(declared) == 5
    assert all({"200", "401", "403", "404", "409", "422"} <= answers for answers in declared.values())
