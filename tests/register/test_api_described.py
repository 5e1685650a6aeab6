"""The API keeps to its description: whatever is sent, the answer is declared, of its schema, and never a breakdown."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from reeve.access.models import Token
from reeve.catalogue.registers import Contracts
from reeve.register.declaring import registers
from tests.cast import Cast, an_entry

MET = {"head-of-ict": {200, 201, 307, 422, 428}, "councillor": {200, 403, 404, 422}, "": {401}}
"""The answers that a walk meets at the least."""
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch) -> WSGIHandler:
    """Reeve as a web server runs it, but that the transaction of the test stays open between two requests."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    return WSGIHandler()


def described() -> dict[str, Any]:
    told: dict[str, Any] = Client().get("/api/openapi.json").json()
    return told


def test_every_operation_declares_the_answers_that_it_can_give():
    reads, writes = {"200", "401", "404", "422"}, {"400", "401", "403", "404", "422"}
    wanted = {
        "list": reads,
        "read": reads | {"304", "307"},
        "add": writes | {"201", "409"},
        "correct": writes | {"200", "307", "409", "412", "428"},
        "comment": writes | {"201", "307"},
        **dict.fromkeys(["rename", "retire", "restore", "confirm"], writes | {"200", "307", "409", "412", "428"}),
    }
    seen = set()
    for path, methods in described()["paths"].items():
        for operation in methods.values():
            verb = operation["operationId"].partition("_")[0]
            if "{organisation}" in path:
                assert set(operation["responses"]) == wanted[verb], operation["operationId"]
                seen.add(verb)
    assert seen == set(wanted)


@pytest.mark.parametrize("name", sorted(registers))
def test_every_field_of_a_register_is_described_with_its_type_and_what_must_be_said(name: str):
    register = registers[name]
    schemas = described()["components"]["schemas"]
    told, first = (schemas[f"{register.__name__}{part}"] for part in ("Values", "First"))
    fields = [field for field in register.model._meta.local_concrete_fields if field.name != "record"]
    assert set(told["properties"]) == {field.name for field in fields}
    assert set(first["properties"]) == {field.name for field in register.editable()}
    for field in register.editable():
        kinds = first["properties"][field.name]
        kinds = kinds.get("anyOf", [kinds])
        assert ({"type": "null"} in kinds) == field.null
        if field.flatchoices:
            assert {key for key, _ in field.flatchoices} <= set(kinds[0]["enum"])
        if field.get_internal_type() in ("DateField", "EndDateField"):
            assert kinds[0]["format"] == "date"
    assert "additionalProperties" in first
    assert not first["additionalProperties"]


def test_the_columns_of_a_contract_are_described_as_people_name_them():
    first = described()["components"]["schemas"]["ContractsFirst"]
    assert first["required"] == ["kind"]
    assert first["properties"]["kind"]["enum"] == ["one-off", "term"]
    said = first["properties"]["directorate"]["anyOf"][0]["description"]
    assert said == "directorate: the reference of an entry of Directorates"


@pytest.mark.parametrize(("role", "examples"), [("head-of-ict", 4), ("councillor", 2), ("", 1)])
def test_whatever_is_sent_the_answer_is_as_described(cast: Cast, application: WSGIHandler, role: str, examples: int):
    for register in registers.values():
        an_entry(register, cast.ashmere)
    secret = Token.make(cast.person(role), scope=Token.WRITE) if role else ""
    headers = {"Authorization": f"Bearer {secret}"} if role else {}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    statuses: dict[int, int] = {}
    for found in schema.get_all_operations():
        walk(found.ok(), headers, examples, statuses)
    assert MET[role] <= set(statuses), f"the walk met too little to tell: {statuses}"


def walk(operation: Any, headers: dict[str, str], examples: int, statuses: dict[int, int]) -> None:
    """Send an operation what its description allows, half of the time against the version that stands."""

    @seed(20240401)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), fits=st.booleans())
    def send(case: Any, fits: bool) -> None:
        given = {"organisation": "ashmere", "name": Contracts.name, "reference": "E-1"}
        case.path_parameters = {name: given.get(name, said) for name, said in (case.path_parameters or {}).items()}
        sent = dict(headers)
        if fits and headers and "{organisation}" in case.path:
            made_to_fit(case, sent)
        answer = case.call_and_validate(headers=sent, checks=CHECKS)
        statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1

    send()


def made_to_fit(case: Any, headers: dict[str, str]) -> None:
    """What no description can say: the version that stands, a day within reach, and no names of strange entries."""
    case.query = {}
    name = case.path_parameters.get("name") or case.path.strip("/").split("/")[2]
    if "reference" in case.path_parameters:
        entry = f"/api/ashmere/{name}/E-1"
        headers["If-Match"] = Client().get(entry, headers=headers).headers.get("ETag", "x")
    if isinstance(case.body, dict) and "effective" in case.body:
        case.body |= {"effective": "2024-05-01", "why": "To see"}
        case.body |= {"sensitivity": "Internal", "exempt_under": None, "common": False} if "values" in case.body else {}
        relations = [field.name for field in registers[name].model.own_fields() if field.is_relation]
        for one in set(relations) & set(case.body.get("values", {})):
            case.body["values"][one] = "E-1"
