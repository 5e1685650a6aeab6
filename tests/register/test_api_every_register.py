"""What holds of the API of every register: it answers within its queries, and takes back what it gives."""

from __future__ import annotations

from typing import Any

import pytest

from reeve.register.api.shapes import Saying, shapes_of
from reeve.register.declaring import Register, registers
from reeve.register.models import Record
from tests.cast import Cast, an_entry

EVERY = pytest.mark.parametrize("register", [registers[name] for name in sorted(registers)], ids=sorted(registers))
SAID = {"effective": "2024-05-01", "why": "To see"}


@EVERY
def test_its_list_and_its_entries_take_no_more_queries_for_more_rows(
    cast: Cast, register: type[Register], django_assert_max_num_queries: Any
):
    url = f"/api/ashmere/{register.name}"
    for number in range(4):
        an_entry(register, cast.ashmere, f"E-{number}")
    browser = cast.browser("head-of-ict")
    for query in ("", "?as_of=2024-06-01"):
        with django_assert_max_num_queries(15):
            answer = browser.get(url + query)
        assert answer.json()["count"] == 4
        with django_assert_max_num_queries(20):
            assert browser.get(f"{url}/E-1{query}").status_code == 200


@EVERY
def test_what_it_gives_can_be_sent_back_as_another_entry_that_reads_the_same(cast: Cast, register: type[Register]):
    an_entry(register, cast.ashmere, "E-1")
    browser, url = cast.browser("head-of-ict"), f"/api/ashmere/{register.name}"
    given = browser.get(f"{url}/E-1").json()
    editable = {field.name for field in register.editable()}
    values = {name: value for name, value in given["values"].items() if name in editable}
    body = {"reference": "E-2", "title": "Another", "values": values, "sensitivity": given["sensitivity"], **SAID}
    made = browser.post(url, body, content_type="application/json")
    assert made.status_code == 201, made.json()
    assert made.json()["values"] == given["values"]
    same = browser.patch(
        f"{url}/E-2", {"values": values, **SAID}, content_type="application/json", headers={"If-Match": made["ETag"]}
    )
    assert same.status_code == 409, "it reads so already, field by field"
    assert Record.objects.filter(register=register.name).count() == 2


@EVERY
def test_none_of_its_fields_is_called_like_what_a_body_says_besides(register: type[Register]):
    beside = {*Saying.model_fields, "values", "title", "reference", "sensitivity", "exempt_under", "common"}
    assert not beside & {field.name for field in register.model.own_fields()}
    assert set(shapes_of(register).new.model_fields) <= beside
