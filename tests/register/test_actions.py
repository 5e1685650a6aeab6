"""Correcting an entry: what is said, what is carried, what is refused, and what two people at once come to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.register import actions
from reeve.register.lookup import MayNot
from reeve.register.models import Act, Comment, Record
from tests.cast import SPRING, Cast, say

pytestmark = pytest.mark.db
MAY = date(2024, 5, 1)


@pytest.fixture
def contract(cast: Cast) -> Record:
    """A contract read from a file that spoke of 1 April 2024."""
    values = {"title": "Payroll", "supplier": "Lakeside", "kind": "term", "ends": date(2025, 4, 1)}
    return say(Contracts, cast.ashmere, "C-1", run="file", **values)


def revisions(record: Record) -> Any:
    return Contracts.model.revisions_model._default_manager.filter(entry=record.pk).order_by("id")  # type: ignore[misc]


def entry(record: Record) -> Any:
    return Contracts.model._default_manager.get(pk=record.pk)


def correct(cast: Cast, record: Record, values: dict[str, Any], **given: Any) -> actions.Corrected:
    said = {"by": cast.person("head-of-ict"), "effective": MAY, "why": "The signed contract says so", **given}
    return actions.correct(Contracts, record, values, **said)


def test_only_what_reads_otherwise_is_said(cast: Cast, contract: Record):
    done = correct(cast, contract, {"supplier": "Lakeside", "ends": date(2026, 4, 1)})
    assert done.said == {"ends": (date(2025, 4, 1), date(2026, 4, 1))}
    assert revisions(contract).last().said == ["ends"]
    assert entry(contract).ends == date(2026, 4, 1)
    act = Act.objects.latest()
    assert (str(act.by), act.why) == ("head-of-ict", "The signed contract says so")


def test_nothing_to_say_writes_nothing(cast: Cast, contract: Record):
    before = Act.objects.count()
    with pytest.raises(actions.NothingToSay, match="already reads so on 1 May 2024"):
        correct(cast, contract, {"supplier": "Lakeside"})
    assert Act.objects.count() == before


def test_a_later_file_that_said_it_itself_stands_and_the_person_is_told(cast: Cast, contract: Record):
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 6, 1), run="later", ends=date(2027, 4, 1))
    done = correct(cast, contract, {"ends": date(2026, 4, 1)})
    assert done.overruled == {"ends": (date(2024, 6, 1), date(2027, 4, 1))}
    assert entry(contract).ends == date(2027, 4, 1)


def test_a_correction_of_the_future_is_kept_but_not_yet_shown(cast: Cast, contract: Record):
    correct(cast, contract, {"supplier": "Hollin"}, effective=timezone.localdate() + timedelta(days=30))
    assert entry(contract).supplier == "Lakeside"


def test_somebody_elses_change_is_told_and_neither_is_lost(cast: Cast, contract: Record):
    opened = revisions(contract).last().pk
    correct(cast, contract, {"supplier": "Hollin"}, seen=opened)
    with pytest.raises(actions.ChangedSince) as raised:
        correct(cast, contract, {"ends": date(2026, 4, 1)}, seen=opened)
    assert raised.value.differences == {"supplier": ("Lakeside", "Hollin")}
    correct(cast, contract, {"ends": date(2026, 4, 1)}, seen=raised.value.last)
    assert (entry(contract).supplier, entry(contract).ends) == ("Hollin", date(2026, 4, 1))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "nonsense"}, "kind"),
        ({"kind": None}, "kind"),
        ({"supplier": "x" * 201}, "supplier"),
        ({"reference": "C-2"}, "reference"),
    ],
)
def test_values_that_the_register_does_not_hold_are_refused(cast: Cast, contract: Record, values: Any, field: str):
    with pytest.raises(actions.NotAllowedValues) as raised:
        correct(cast, contract, values)
    assert list(raised.value.faults) == [field]
    assert revisions(contract).count() == 1


def test_a_correction_without_a_reason_is_refused(cast: Cast, contract: Record):
    with pytest.raises(actions.NotAllowedValues):
        correct(cast, contract, {"supplier": "Hollin"}, why="  ")


def test_retired_entries_are_kept_and_can_be_restored(cast: Cast, contract: Record):
    head: dict[str, Any] = {"by": cast.person("head-of-ict"), "effective": MAY, "why": "It ended"}
    actions.retire(Contracts, contract, **head)
    contract.refresh_from_db()
    assert contract.retired
    with pytest.raises(actions.NothingToSay):
        actions.retire(Contracts, contract, **head)
    actions.restore(Contracts, contract, **head)
    contract.refresh_from_db()
    assert not contract.retired


@pytest.mark.parametrize(
    ("role", "organisation"), [("internal-auditor", "ashmere"), ("councillor", "ashmere"), ("head-of-ict", "thornbeck")]
)
def test_who_may_not_correct_cannot(cast: Cast, contract: Record, role: str, organisation: str):
    person = cast.person(role, organisation)
    with pytest.raises(MayNot):
        correct(cast, contract, {"supplier": "Hollin"}, by=person)
    with pytest.raises(MayNot):
        actions.retire(Contracts, contract, by=person, effective=SPRING, why="No")
    assert revisions(contract).count() == 1


def test_nobody_hides_an_entry_further_than_they_themselves_see(cast: Cast, contract: Record):
    from reeve.access.models import Grant

    Grant.objects.filter(role__reference="head-of-ict", action="correct").update(up_to=Sensitivity.INTERNAL)
    with pytest.raises(MayNot):
        correct(cast, contract, {"sensitivity": Sensitivity.EXEMPT.value, "exempt_under": 3})


def test_the_words_of_an_act_do_not_name_an_entry_that_few_may_read(cast: Cast, contract: Record):
    correct(cast, contract, {"sensitivity": Sensitivity.EXEMPT.value, "exempt_under": 3})
    contract.refresh_from_db()
    correct(cast, contract, {"supplier": "Hollin"})
    assert Act.objects.latest().what == "Correct an entry (Contracts)"


def test_comments_are_for_those_who_may_and_change_no_figure(cast: Cast, contract: Record):
    before = Act.objects.count()
    actions.comment(contract, Contracts, by=cast.person("internal-auditor"), text=" Where is it signed? ")
    assert Comment.objects.get().text == "Where is it signed?"
    assert Act.objects.count() == before
    with pytest.raises(MayNot):
        actions.comment(contract, Contracts, by=cast.person("councillor"), text="Hello")
    with pytest.raises(actions.NothingToSay):
        actions.comment(contract, Contracts, by=cast.person("internal-auditor"), text="  ")
