"""Completeness: what an entry should say and does not, in words, as links, as a filter, as figures."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from reeve.access.policy import Marking, Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.register.completeness import complete_of, completeness_of, lacking
from reeve.register.declaring import Register, registers
from tests.cast import SPRING, Cast, an_entry, say

pytestmark = pytest.mark.db
LIST = "/o/ashmere/catalogue.contracts/"


def entry_of(register: type[Register], record: Any) -> Any:
    return register.model._default_manager.get(pk=record.pk)


@pytest.fixture
def bare(cast: Cast) -> Any:
    """A contract that says its supplier and its start, of the six fields that it may leave blank."""
    record = say(Contracts, cast.ashmere, "C-1", title="Payroll", kind="term", supplier="Lakeside", starts=SPRING)
    return entry_of(Contracts, record)


def test_it_counts_the_fields_that_may_be_left_blank(bare: Any):
    found = completeness_of(Contracts, bare)
    assert (found.said, found.of, round(found.percent)) == (2, 6, 33)
    assert [(one.label, one.anchor) for one in found.missing] == [
        ("Directorate", "id_directorate"), ("Owner", "id_owner"), ("End date", "id_ends_day"),
        ("Annual value", "id_annual_value"),
    ]  # fmt: skip


def test_a_register_says_what_makes_its_entries_complete(bare: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Contracts, "complete", ["supplier", "ends"])
    assert [one.name for one in completeness_of(Contracts, bare).missing] == ["ends"]
    assert completeness_of(Contracts, bare).of == 2


def test_each_missing_field_leads_to_its_place_in_the_form_for_those_who_may_correct(cast: Cast, bare: Any):
    url = f"{LIST}entry/C-1"
    page = html.fromstring(cast.browser("head-of-ict").get(url).content)
    (line,) = [one for one in page.xpath("//main//p") if "fields; missing:" in one.text_content()]
    assert line.text_content() == "2 of 6 fields; missing: Directorate, Owner, End date, Annual value."
    links = line.xpath("a/@href")
    assert len(links) == 4
    for link in links:
        address, _, anchor = link.partition("#")
        form = html.fromstring(cast.browser("head-of-ict").get(address).content)
        assert form.xpath(f"//*[@id='{anchor}']"), link
    clerk = html.fromstring(cast.browser("committee-clerk").get(url).content)
    assert not clerk.xpath("//main//a[contains(@href, '/correct/')]")
    assert "missing: Directorate" in clerk.text_content()


def test_a_field_that_the_reader_may_not_see_is_neither_counted_nor_named(
    cast: Cast, bare: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(Contracts.policy.markings, "ends", Marking(Sensitivity.RESTRICTED))  # type: ignore[arg-type]
    clerk, head = cast.browser("committee-clerk"), cast.browser("head-of-ict")
    assert "2 of 5 fields; missing:" in clerk.get(f"{LIST}entry/C-1").content.decode()
    assert "2 of 6 fields; missing:" in head.get(f"{LIST}entry/C-1").content.decode()
    say(Contracts, cast.ashmere, "C-2", title="Other", kind="term", ends=SPRING)
    assert "C-2" not in head.get(f"{LIST}?missing=ends").content.decode()
    assert "C-2" in clerk.get(f"{LIST}?missing=ends").content.decode()


@pytest.mark.parametrize("register", registers.values(), ids=list(registers))
def test_one_entry_the_figures_and_the_filter_agree_in_every_register(cast: Cast, register: type[Register]):
    an_entry(register, cast.ashmere, "E-8")
    must = {one.name for one in register.model.own_fields() if not (one.blank or one.null)}
    full = entry_of(register, an_entry(register, cast.ashmere, "E-8"))
    values = {name: getattr(full, register.model._meta.get_field(name).attname) for name in must}  # type: ignore[union-attr]
    say(register, cast.ashmere, "E-9", title="Bare", **values)
    entries = register.model._default_manager.filter(record__organisation=cast.ashmere)
    found = complete_of(register, entries)
    alone = {entry.pk: completeness_of(register, entry) for entry in entries}
    assert found.incomplete == sum(bool(one.missing) for one in alone.values())
    assert set(lacking(register, entries, "any").values_list("pk", flat=True)) == {
        pk for pk, one in alone.items() if one.missing
    }
    for field, count in found.missing:
        names = {pk for pk, one in alone.items() if field in one.missing}
        assert count == len(names)
        assert set(lacking(register, entries, field.name).values_list("pk", flat=True)) == names


def test_the_filter_works_on_a_past_day_too(cast: Cast, bare: Any):
    say(Contracts, cast.ashmere, "C-1", effective=SPRING.replace(month=6), supplier="")
    browser = cast.browser("head-of-ict")
    assert "Payroll" in browser.get(f"{LIST}?missing=supplier").content.decode()
    then = browser.get(f"{LIST}?missing=supplier&as_of=2024-05-01").content.decode()
    assert "Payroll" not in then
    assert "Payroll" in browser.get(f"{LIST}?missing=ends&as_of=2024-05-01").content.decode()
