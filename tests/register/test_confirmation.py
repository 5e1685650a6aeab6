"""Confirming an entry: who may, how long it holds, and what makes a check needed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from reeve.access.models import Role
from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.register.actions import ChangedSince, correct
from reeve.register.acts import act, first_broken_link
from reeve.register.confirming import confirm, standing_of, standings_of
from reeve.register.lookup import MayNot
from reeve.register.models import Act, Confirmation, Record
from reeve.register.writing import withdraw
from tests.cast import Cast, say

pytestmark = pytest.mark.db
MAY = date(2024, 5, 1)


@pytest.fixture
def contract(cast: Cast) -> Record:
    """A contract read from a file."""
    return say(Contracts, cast.ashmere, "C-1", run=str(uuid4()), title="Payroll", supplier="Lakeside", kind="term")


def last_of(record: Record) -> int:
    """The last revision that a person has seen who opens the entry now."""
    last: int = Contracts.model.history().filter(entry=record.pk).order_by("id").last().pk
    return last


def confirmed(cast: Cast, record: Record, role: str = "head-of-ict") -> Confirmation:
    return confirm(Contracts, record, by=cast.person(role), seen=last_of(record))


def stands(cast: Cast, record: Record, today: date | None = None) -> str:
    """The word that the entry's page says."""
    return standing_of(Contracts, record, today or timezone.localdate()).word


def correction(cast: Cast, record: Record, role: str, supplier: str = "Hollin") -> None:
    correct(Contracts, record, {"supplier": supplier}, by=cast.person(role), effective=MAY, why="Seen")


def test_it_holds_from_the_day_it_is_said_for_a_year(cast: Cast, contract: Record):
    assert stands(cast, contract) == "Not confirmed"
    day = timezone.localdate(confirmed(cast, contract).act.recorded)
    assert stands(cast, contract, day + timedelta(days=364)) == "Confirmed"
    assert stands(cast, contract, day + timedelta(days=365)) == "Overdue"


def test_a_register_says_for_how_long_it_holds(cast: Cast, contract: Record, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Contracts, "confirmed_for", 30)
    day = timezone.localdate(confirmed(cast, contract).act.recorded)
    assert stands(cast, contract, day + timedelta(days=29)) == "Confirmed"
    assert stands(cast, contract, day + timedelta(days=30)) == "Overdue"


def test_it_holds_by_the_local_day(cast: Cast, contract: Record):
    """Half past eleven at night in UTC is the next day in summer."""
    confirmation = confirmed(cast, contract)
    Act.objects.filter(pk=confirmation.act_id).update(recorded=datetime.fromisoformat("2024-06-30T23:30:00+00:00"))
    assert stands(cast, contract, date(2025, 6, 30)) == "Confirmed"
    assert stands(cast, contract, date(2025, 7, 1)) == "Overdue"


def test_a_change_by_another_person_asks_for_a_check_and_one_by_the_same_does_not(cast: Cast, contract: Record):
    confirmed(cast, contract)
    correction(cast, contract, "head-of-ict")
    assert stands(cast, contract) == "Confirmed"
    correction(cast, contract, "sourcing-manager", "Moor")
    assert stands(cast, contract) == "Check needed"
    confirmed(cast, contract, "sourcing-manager")
    assert stands(cast, contract) == "Confirmed"


def test_a_file_that_says_the_same_again_changes_nothing_and_one_that_differs_does(cast: Cast, contract: Record):
    confirmed(cast, contract)
    say(Contracts, cast.ashmere, "C-1", effective=MAY, run=str(uuid4()), supplier="Lakeside")
    assert stands(cast, contract) == "Confirmed"
    say(Contracts, cast.ashmere, "C-1", effective=MAY, run=str(uuid4()), supplier="Moor")
    assert stands(cast, contract) == "Check needed"


def test_what_was_changed_since_it_was_opened_is_not_confirmed_unseen(cast: Cast, contract: Record):
    opened = last_of(contract)
    correction(cast, contract, "sourcing-manager")
    acts = Act.objects.count()
    with pytest.raises(ChangedSince):
        confirm(Contracts, contract, by=cast.person("head-of-ict"), seen=opened)
    assert (Confirmation.objects.count(), Act.objects.count()) == (0, acts)


def test_it_is_an_act_in_the_chain_and_names_no_restricted_entry(cast: Cast, contract: Record):
    assert confirmed(cast, contract).act.what == "Confirm C-1 (Contracts)"
    secret = say(Contracts, cast.ashmere, "C-2", kind="term", sensitivity=Sensitivity.RESTRICTED.value)
    made = confirmed(cast, secret).act
    assert (made.what, str(made.by), made.organisation) == ("Confirm an entry (Contracts)", "head-of-ict", cast.ashmere)
    assert first_broken_link() is None


@pytest.mark.parametrize("role", ["councillor", "committee-clerk", "director"])
def test_who_may_not_correct_may_not_confirm(cast: Cast, contract: Record, role: str):
    with pytest.raises(MayNot):
        confirmed(cast, contract, role)
    assert not Confirmation.objects.exists()


def test_the_page_asks_whoever_may_and_says_who_did(cast: Cast, contract: Record):
    url = reverse("register:entry", args=["ashmere", Contracts.name, "C-1"])
    post = reverse("register:confirm", args=["ashmere", Contracts.name, "C-1"])
    head = cast.browser("head-of-ict")
    assert "Confirm that this entry is right" in head.get(url).content.decode()
    said = head.post(post, {"seen": str(last_of(contract))}, follow=True).content.decode()
    assert "You confirmed that this entry is right." in said
    assert "By head-of-ict on" in said
    clerk = cast.browser("committee-clerk")
    page = clerk.get(url).content.decode()
    assert "By head-of-ict on" in page
    assert "Confirm that this entry is right" not in page
    assert clerk.post(post, {"seen": str(last_of(contract))}).status_code == 403
    assert cast.browser("councillor").post(post).status_code == 403
    assert cast.browser("head-of-ict", "thornbeck").post(post).status_code == 404
    assert head.get(post).status_code == 405


@pytest.mark.parametrize("seen", ["", "x", "0", "²", "9" * 30])
def test_a_page_that_does_not_say_what_it_showed_confirms_nothing(cast: Cast, contract: Record, seen: str):
    post = reverse("register:confirm", args=["ashmere", Contracts.name, "C-1"])
    answer = cast.browser("head-of-ict").post(post, {"seen": seen}, follow=True)
    assert "Look at it again, then confirm it" in answer.content.decode()
    assert not Confirmation.objects.exists()


def test_a_file_that_the_same_person_loaded_asks_for_a_check_and_so_does_its_undoing(cast: Cast, contract: Record):
    head, run = cast.person("head-of-ict"), str(uuid4())
    confirmed(cast, contract)
    say(Contracts, cast.ashmere, "C-1", effective=MAY, run=run, by=head, supplier="Moor")
    assert stands(cast, contract) == "Check needed"
    confirmed(cast, contract)
    with act("Undo", by=head, organisation=cast.ashmere) as acting:
        withdraw(Contracts, [contract], run, acting=acting)
    assert stands(cast, contract) == "Check needed"


def test_who_may_correct_and_not_confirm_breaks_a_confirmation_and_gives_none(cast: Cast, contract: Record):
    """Who keeps a register in order, an administrator, is not who answers for it."""
    role = Role.objects.create(reference="clerk-of-works", title="Clerk of works")
    for action in ("read", "correct", "import"):
        role.grants.create(register="*", action=action, up_to=3)
    confirmed(cast, contract)
    correction(cast, contract, "clerk-of-works")
    assert stands(cast, contract) == "Check needed"
    with pytest.raises(MayNot):
        confirmed(cast, contract, "clerk-of-works")
    url = reverse("register:entry", args=["ashmere", Contracts.name, "C-1"])
    assert "Confirm that this entry is right" not in cast.browser("clerk-of-works").get(url).content.decode()
    post = reverse("register:confirm", args=["ashmere", Contracts.name, "C-1"])
    refused = cast.browser("clerk-of-works").post(post, {"seen": str(last_of(contract))})
    assert refused.status_code == 403
    assert "Head of ICT" in refused.content.decode()


def test_many_stand_as_each_does_alone_from_three_queries(
    cast: Cast, contract: Record, django_assert_max_num_queries: Any
):
    others = [say(Contracts, cast.ashmere, f"D-{n}", kind="term", title=f"D {n}") for n in range(8)]
    for record in [contract, *others[:6]]:
        confirmed(cast, record)
    for record in others[:2]:
        correction(cast, record, "sourcing-manager")
    say(Contracts, cast.ashmere, "D-2", effective=MAY, run=str(uuid4()), supplier="Moor")
    say(Contracts, cast.ashmere, "D-3", effective=MAY, run=str(uuid4()), title="D 3")
    old = Confirmation.objects.get(record=others[4])
    Act.objects.filter(pk=old.act_id).update(recorded=timezone.now() - timedelta(days=400))
    records = list(Record.objects.filter(register=Contracts.name))
    today = timezone.localdate()
    with django_assert_max_num_queries(3):
        words = standings_of(Contracts, records, today)
    assert {one.reference: words[one.pk].word for one in records} == {
        "C-1": "Confirmed", "D-0": "Check needed", "D-1": "Check needed", "D-2": "Check needed", "D-3": "Confirmed",
        "D-4": "Overdue", "D-5": "Confirmed", "D-6": "Not confirmed", "D-7": "Not confirmed",
    }  # fmt: skip
    assert all(standing_of(Contracts, one, today) == words[one.pk] for one in records)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("due", {"C-2", "C-3"}), ("Confirmed", {"C-1"}), ("Check+needed", {"C-2"}), ("Overdue", {"C-3"}),
     ("Not+confirmed", {"C-4"}), ("", {"C-1", "C-2", "C-3", "C-4"})],
)  # fmt: skip
def test_the_list_shows_those_that_stand_so(cast: Cast, contract: Record, asked: str, listed: set[str]):
    others = [say(Contracts, cast.ashmere, f"C-{n}", kind="term", title=f"Contract {n}") for n in (2, 3, 4)]
    for record in [contract, *others[:2]]:
        confirmed(cast, record)
    correction(cast, others[0], "sourcing-manager")
    old = Confirmation.objects.get(record=others[1])
    Act.objects.filter(pk=old.act_id).update(recorded=timezone.now() - timedelta(days=400))
    page = cast.browser("committee-clerk").get(f"/o/ashmere/{Contracts.name}/?confirmation={asked}").content.decode()
    assert {f"C-{n}" for n in (1, 2, 3, 4) if f"/entry/C-{n}" in page} == listed
