"""What holds of every register that is declared, whatever its domain."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from django.urls import reverse

from reeve.access.policy import Sensitivity
from reeve.access.roles import FILE
from reeve.register import showing
from reeve.register.declaring import Register, registers
from reeve.register.filtering import filterset
from reeve.register.lookup import entries_of
from tests.cast import Cast, an_entry, cast

__all__ = ["cast"]

EVERY = pytest.mark.parametrize("register", [registers[name] for name in sorted(registers)], ids=sorted(registers))
ROLES = tomllib.loads(FILE.read_text(encoding="utf-8"))
PEOPLE = [
    ("head-of-ict", "ashmere"),
    ("internal-auditor", "ashmere"),
    ("councillor", "ashmere"),
    ("head-of-ict", "thornbeck"),
]


def may(role: str, action: str, register: type[Register], sensitivity: int) -> bool:
    """What roles.toml says, read without Reeve's own policy."""
    return any(
        said == action
        and (name in ("*", register.name) or (name[-2:] == ".*" and register.name.split(".")[0] == name[:-2]))
        and Sensitivity[ceiling.upper()] >= sensitivity
        for said, name, ceiling in ROLES[role]["may"]
    )


@EVERY
def test_it_says_what_it_is_and_its_columns_filters_and_search_exist(register: type[Register]):
    said = (register.__doc__ or "").strip().partition("\n")[0]
    assert said.endswith("."), "its docstring begins with a sentence: pages show it"
    assert (register.model.__doc__ or "").strip()
    for name in [*register.columns, *register.filters, *register.search, *register.fields]:
        assert register.field(name)
    assert register.columns[0] == "reference" or "title" in register.columns


@EVERY
def test_every_field_has_a_name_of_its_own_in_plain_words(register: type[Register]):
    names = [showing.label(register, field.name) for field in register.model.own_fields()]
    assert all(name and "_" not in name for name in names)
    assert len(set(names)) == len(names)


@EVERY
@pytest.mark.parametrize(("role", "organisation"), PEOPLE)
def test_its_pages_answer_as_the_roles_say(
    cast: Cast, register: type[Register], role: str, organisation: str, django_assert_max_num_queries: Any
):
    record = an_entry(register, cast.ashmere)
    for number in range(3):
        an_entry(register, cast.ashmere, f"more {number}")
    browser = cast.browser(role, organisation)
    home = organisation == "ashmere"
    reads = home and may(role, "read", register, record.sensitivity)
    corrects = home and may(role, "correct", register, record.sensitivity)
    list_url = reverse("register:list", args=["ashmere", register.name])
    with django_assert_max_num_queries(15):
        answer = browser.get(list_url)
    assert answer.status_code == (200 if home and may(role, "read", register, 0) else 404)
    if reads:
        assert "4 entries" in answer.content.decode()
    assert browser.get(f"{list_url[:-1]}.csv").status_code == answer.status_code
    args = ["ashmere", register.name, record.reference]
    with django_assert_max_num_queries(20):
        assert browser.get(reverse("register:entry", args=args)).status_code == (200 if reads else 404)
    denied = 403 if reads else 404
    for what in ("correct", "retire"):
        assert browser.get(reverse(f"register:{what}", args=args)).status_code == (200 if corrects else denied)
    commented = browser.post(reverse("register:comment", args=args), {"text": "Noted"})
    allowed = home and reads and may(role, "comment", register, record.sensitivity)
    assert commented.status_code == (302 if allowed else denied)


@EVERY
def test_each_of_its_filters_and_orders_works_and_a_wrong_one_breaks_nothing(cast: Cast, register: type[Register]):
    an_entry(register, cast.ashmere)
    head = cast.browser("head-of-ict")
    url = reverse("register:list", args=["ashmere", register.name])
    for name in register.columns:
        for order in (name, f"-{name}"):
            assert head.get(url, {"sort": order}).status_code == 200
    entries = entries_of(cast.person("head-of-ict"), register, cast.ashmere)
    for name, one in filterset(register, entries, None).filters.items():
        assert one.label or name == "names"
        for value in ("1", "2024-04-01", "x", "ä\u0000", "00000000-0000-0000-0000-000000000000"):
            assert head.get(url, {name: value}).status_code == 200, (name, value)


@EVERY
def test_a_correction_that_changes_nothing_finds_every_field_as_it_was(cast: Cast, register: type[Register]):
    """The form asks for each field in such a way that what it shows is what it reads back."""
    from lxml import html

    record = an_entry(register, cast.ashmere)
    url = reverse("register:correct", args=["ashmere", register.name, record.reference])
    head = cast.browser("head-of-ict")
    (form,) = html.fromstring(head.get(url).content).xpath("//main//form[@class='reeve-form']")
    answer = head.post(url, {**dict(form.form_values()), "act_why": "To see"})
    assert "Change at least one field, or cancel" in answer.content.decode()
