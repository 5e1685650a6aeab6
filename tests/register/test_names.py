"""Names: an entry is renamed, and what it was called before still finds it, on pages and in files."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from reeve.catalogue.registers import Contracts
from reeve.catalogue.sources import ContractsTracker
from reeve.register import actions
from reeve.register.actions import NotAllowedValues
from reeve.register.lookup import MayNot
from reeve.register.models import Alias, Record
from reeve.source.loading import load, undo
from tests.cast import SPRING, Cast, a_contract, a_tracker, say

pytestmark = pytest.mark.db
LIST = "/o/ashmere/catalogue.contracts/"


@pytest.fixture
def contract(cast: Cast) -> Record:
    return say(Contracts, cast.ashmere, "C-1", title="Payroll", kind="term", supplier="Lakeside Systems")


def rename(cast: Cast, record: Record, reference: str, **given: Any) -> Any:
    said: dict[str, Any] = {"by": cast.person("head-of-ict"), "effective": SPRING, "why": "New numbers", **given}
    return actions.rename(Contracts, record, reference, **said)


def test_an_entry_keeps_its_history_under_its_new_reference_and_the_old_address_leads_there(
    cast: Cast, contract: Record
):
    rename(cast, contract, "K/2024-1")
    contract.refresh_from_db()
    assert contract.reference == "K/2024-1"
    browser = cast.browser("head-of-ict")
    answer = browser.get(f"{LIST}entry/C-1?as_of=2024-04-01")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LIST}entry/K/2024-1?as_of=2024-04-01")
    said = browser.get(f"{LIST}entry/K/2024-1").content.decode()
    assert "Earlier names" in said
    assert "New numbers" in said
    assert browser.get(f"{LIST}correct/C-1").headers["Location"] == f"{LIST}correct/K/2024-1"


def test_before_the_day_of_its_renaming_an_entry_was_called_as_it_was(cast: Cast, contract: Record):
    rename(cast, contract, "K-1", effective=SPRING + timedelta(days=10))
    say(Contracts, cast.ashmere, "K-1", supplier="Hollin", effective=SPRING + timedelta(days=5))
    found = {row.effective: row.reference for row in Contracts.model.history().filter(entry=contract.pk)}
    assert found[SPRING] == found[SPRING + timedelta(days=5)] == "C-1"
    assert found[SPRING + timedelta(days=10)] == "K-1"


def test_a_file_with_the_old_reference_is_of_the_same_entry(cast: Cast, contract: Record, tmp_path: Path):
    rename(cast, contract, "K-1")
    path = a_tracker(tmp_path, [a_contract("C-1", Supplier="Fellside")])
    load(path, ContractsTracker(), cast.ashmere, as_of=date(2024, 5, 1), by=None)
    assert Record.objects.filter(register=Contracts.name).count() == 1
    assert Contracts.model.objects.get(pk=contract.pk).supplier == "Fellside"
    contract.refresh_from_db()
    assert contract.reference == "K-1"


def test_a_reference_that_is_taken_or_is_none_is_refused(cast: Cast, contract: Record):
    say(Contracts, cast.ashmere, "C-2", title="Archive", kind="term")
    for wanted, fault in [
        ("C-2", "another entry"),
        ("  ", "Enter a reference"),
        ("..", "letter or a digit"),
        ("x" * 121, "at most 120"),
    ]:
        with pytest.raises(NotAllowedValues, match=fault):
            rename(cast, contract, wanted)
    with pytest.raises(NotAllowedValues, match="today or from an earlier day"):
        rename(cast, contract, "K-1", effective=timezone.localdate() + timedelta(days=1))
    with pytest.raises(MayNot):
        rename(cast, contract, "K-1", by=cast.person("councillor"))
    contract.refresh_from_db()
    assert contract.reference == "C-1"


def test_the_page_renames_and_says_what_is_wrong(cast: Cast, contract: Record):
    browser = cast.browser("head-of-ict")
    sent = {"reference": "K-9", "act_why": "New numbers", "act_true_from": "2024-04-01"}
    assert "Say why it is so" in browser.post(f"{LIST}rename/C-1", {**sent, "act_why": ""}).content.decode()
    assert browser.post(f"{LIST}rename/C-1", sent).headers["Location"] == f"{LIST}entry/K-9"
    assert cast.browser("councillor").get(f"{LIST}rename/K-9").status_code == 403


def test_a_title_that_changed_is_kept_as_a_name(cast: Cast, contract: Record):
    say(Contracts, cast.ashmere, "C-1", title="Pay and pensions", effective=SPRING + timedelta(days=1))
    assert list(Alias.objects.values_list("kind", "text")) == [(Alias.TITLE, "Payroll")]


def test_undoing_a_load_that_made_the_entry_keeps_its_new_reference(cast: Cast, tmp_path: Path):
    run = load(a_tracker(tmp_path, [a_contract("C-1")]), ContractsTracker(), cast.ashmere, as_of=SPRING, by=None).run
    record = Record.objects.get(register=Contracts.name)
    rename(cast, record, "K-1")
    undo(run, by=None, why="Wrong file")
    record.refresh_from_db()
    assert (record.reference, record.retired) == ("K-1", False)
