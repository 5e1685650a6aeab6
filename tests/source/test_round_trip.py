"""Export then import changes nothing, and a file of everything makes the same entries elsewhere: all registers."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reeve.access.models import Organisation
from reeve.access.policy import Sensitivity
from reeve.register.acts import act
from reeve.register.declaring import Register, register_of, registers
from reeve.register.export import FORMATS, write
from reeve.register.export.columns import sheet_of
from reeve.register.fields import EndDateField
from reeve.register.listing import listing_of
from reeve.register.models import Record, Revision
from reeve.register.texts import fault_of
from reeve.register.writing import Change
from reeve.register.writing import write as write_entries
from reeve.source.declaring import source_named
from reeve.source.guessing import source_of
from reeve.source.loading import load
from tests.cast import SPRING, Cast, an_entry
from tests.register.test_export_formats import NASTY

pytestmark = pytest.mark.db
EVERY = pytest.mark.parametrize("register", [registers[name] for name in sorted(registers)], ids=sorted(registers))
EXAMPLES = int(os.environ.get("ROUND_TRIPS", "2"))
"""Of each register, each in every format. Each writes and loads; 20 and more are for a change of what is written."""
TARGETS = ("T-1", "becklink: T-2")
"""Entries to be named; the second looks like another organisation's, and both have one title."""


def texts(least: int, most: int | None) -> st.SearchStrategy[str]:
    free = st.text(min_size=least, max_size=min(most or 60, 60))
    allowed = [said for said in NASTY if least <= len(said) <= (most or 100)]
    return st.sampled_from(allowed) | free.filter(lambda said: "\r" not in said and not fault_of(said))


def values(field: models.Field[Any, Any]) -> st.SearchStrategy[Any]:
    """Values that a field may hold; for an entry that is named, its reference."""
    may_lack = st.none() if field.null else st.nothing()
    if field.is_relation:
        return may_lack | st.sampled_from(TARGETS)
    if field.flatchoices:
        return may_lack | st.sampled_from([key for key, _ in field.flatchoices] + ([""] if field.blank else []))
    if isinstance(field, models.BooleanField):
        return st.booleans()
    if isinstance(field, models.DateField):
        first = date(1900, 3, 2) if isinstance(field, EndDateField) else date(1900, 3, 1)
        return may_lack | st.dates(first, date(2199, 12, 31))
    if isinstance(field, models.DecimalField):
        most = Decimal(10) ** (field.max_digits - field.decimal_places) - 1
        return may_lack | st.decimals(-most, most, places=field.decimal_places)
    if isinstance(field, models.IntegerField):
        bounds = {type(one): one.limit_value for one in field.validators if hasattr(one, "limit_value")}
        return may_lack | st.integers(bounds.get(MinValueValidator, 0), bounds.get(MaxValueValidator, 32767))
    if isinstance(field, models.JSONField):
        return st.dictionaries(texts(1, 20), st.integers() | texts(0, 20), max_size=3)
    return texts(0 if field.blank else 1, field.max_length)


@st.composite
def entries(draw: st.DrawFn, register: type[Register]) -> list[dict[str, Any]]:
    """One to three entries of a register, by field."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        level = draw(st.sampled_from(list(Sensitivity)))
        found.append({
            "reference": f"{number}{draw(texts(0, 20))}",
            "title": draw(texts(1, 60)),
            "sensitivity": level.value,
            "exempt_under": draw(st.integers(1, 7)) if level == Sensitivity.EXEMPT else None,
            "common": draw(st.booleans()),
            "retired": draw(st.booleans()),
            **{field.name: draw(values(field)) for field in register.model.own_fields()},
        })  # fmt: skip
    return found


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def prepare(register: type[Register], *organisations: Organisation) -> None:
    """What entries of the register name, in each organisation."""
    for field in register.model.own_fields():
        if field.is_relation:
            target = register_of(field.related_model)  # type: ignore[arg-type]
            for organisation in organisations:
                for reference in TARGETS:
                    an_entry(target, organisation, reference, title="One title for two")


def keep(register: type[Register], organisation: Organisation, rows: list[dict[str, Any]]) -> None:
    changes = []
    for row in rows:
        said = {name: value for name, value in row.items() if name != "reference"}
        for field in register.model.own_fields():
            if field.is_relation and said[field.name]:
                target = register_of(field.related_model)  # type: ignore[arg-type]
                named = Record.objects.get(organisation=organisation, register=target.name, reference=said[field.name])
                said[field.name] = named.pk
        changes.append(Change(row["reference"], said, SPRING))
    with act("Test", by=None, organisation=organisation) as acting:
        write_entries(register, organisation, changes, acting=acting)


def held(register: type[Register], organisation: Organisation) -> dict[str, dict[str, Any]]:
    """All that is held of a register's entries: fields by reference, entries that are named by theirs."""
    found = {}
    for entry in register.model._default_manager.filter(record__organisation=organisation).select_related("record"):
        if entry.record.reference in TARGETS:
            continue
        said: dict[str, Any] = {name: getattr(entry.record, name) for name in Revision.STATE}
        for field in register.model.own_fields():
            value = getattr(entry, field.name)
            said[field.name] = value.record.reference if field.is_relation and value else value
        found[entry.record.reference] = said
    return found


def exported(cast: Cast, register: type[Register], form: str, folder: str, *, everything: bool = True) -> Path:
    listing = listing_of(cast.person("head-of-ict"), register, cast.ashmere, QueryDict("retired=with"))
    sheet = sheet_of(listing, everything=everything)
    path = Path(folder) / f"ashmere-{register.name}.{form}"
    with path.open("wb") as file:
        write(form, sheet.headings, sheet.rows, file, sheet=register.title)
    return path


@EVERY
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_file_of_everything_changes_nothing_and_makes_the_same_elsewhere(
    cast: Cast, register: type[Register], data: st.DataObject
):
    with undone(), tempfile.TemporaryDirectory() as folder:
        prepare(register, cast.ashmere, cast.thornbeck)
        keep(register, cast.ashmere, data.draw(entries(register)))
        before = held(register, cast.ashmere)
        for form in FORMATS:
            path = exported(cast, register, form, folder)
            assert source_of(path).name == f"{register.name}.own"
            source = source_named(f"{register.name}.own")
            with undone():
                again = load(path, source, cast.ashmere, as_of=SPRING + timedelta(days=1), by=None)
                assert (again.counts["new"], again.counts["changed"]) == (0, 0), (form, again.differences)
                assert held(register, cast.ashmere) == before, form
                load(path, source, cast.thornbeck, as_of=SPRING, by=None)
                there = held(register, cast.thornbeck)
                assert there == before, form


@EVERY
def test_what_is_shown_can_be_sent_back_too(cast: Cast, register: type[Register]):
    an_entry(register, cast.ashmere, "E-1")
    before = held(register, cast.ashmere)
    with tempfile.TemporaryDirectory() as folder:
        for number, form in enumerate(FORMATS):
            path = exported(cast, register, form, folder, everything=False)
            day = SPRING + timedelta(days=number)
            done = load(path, source_named(f"{register.name}.own"), cast.ashmere, as_of=day, by=None)
            assert (done.counts["new"], done.counts["changed"]) == (0, 0), form
    assert held(register, cast.ashmere) == before
