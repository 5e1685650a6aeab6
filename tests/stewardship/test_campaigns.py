"""Campaigns: what they ask, of whom, and what makes an entry done, reopened, delegated, over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from reeve.access.models import User
from reeve.catalogue.registers import Contracts
from reeve.jobs.models import Message
from reeve.register import actions
from reeve.register.acts import first_broken_link
from reeve.register.confirming import confirm
from reeve.register.lookup import MayNot
from reeve.register.models import Act, Record
from reeve.stewardship import campaigning, reminding
from reeve.stewardship.models import Campaign, Item, Reminder
from reeve.stewardship.progress import Progress, progress_of
from reeve.stewardship.tasks import look_after
from tests.cast import Cast, say
from tests.stewardship.conftest import last_of, started

pytestmark = pytest.mark.db


def stands(campaign: Campaign, reader: User | None = None, days: int = 0) -> Progress:
    campaign.refresh_from_db()
    return progress_of(campaign, reader=reader, today=timezone.localdate() + timedelta(days=days))


def words(campaign: Campaign) -> dict[str, str]:
    return {one.item.record.reference: one.word for one in stands(campaign).asked}


def left(campaign: Campaign, person: User) -> list[str]:
    return sorted(one.item.record.reference for one in stands(campaign).by_person.get(person, []) if one.left)


def item(campaign: Campaign, record: Record) -> Item:
    return campaign.items.select_related("record__organisation").get(record=record)


def confirmed(cast: Cast, record: Record, role: str = "head-of-ict") -> None:
    confirm(Contracts, record, by=cast.person(role), seen=last_of(record))


def corrected(cast: Cast, record: Record, role: str, supplier: str) -> None:
    said = {"effective": timezone.localdate(), "why": "Seen"}
    actions.correct(Contracts, record, {"supplier": supplier}, by=cast.person(role), **said)


def test_its_entries_are_those_of_the_list_when_it_starts_and_stay_so(cast: Cast, contracts: list[Record]):
    campaign = started(cast, query="status=live")
    assert set(words(campaign)) == {"C-1", "C-2", "C-4"}
    say(Contracts, cast.ashmere, "C-9", kind="term", status="live", title="New")
    corrected(cast, contracts[0], "head-of-ict", "Moor")
    assert set(words(campaign)) == {"C-1", "C-2", "C-4"}


def test_a_confirmation_after_the_start_makes_done_one_before_does_not(cast: Cast, contracts: list[Record]):
    confirmed(cast, contracts[0])
    campaign = started(cast)
    assert words(campaign)["C-1"] == "Not started"
    confirmed(cast, contracts[0], "sourcing-manager")
    assert words(campaign)["C-1"] == "Done"
    assert (stands(campaign).done, stands(campaign).percent) == (1, 25)


def test_an_edit_by_another_person_or_by_a_file_reopens_and_one_by_the_same_does_not(
    cast: Cast, contracts: list[Record]
):
    campaign = started(cast)
    confirmed(cast, contracts[0])
    corrected(cast, contracts[0], "head-of-ict", "Moor")
    assert words(campaign)["C-1"] == "Done"
    corrected(cast, contracts[0], "sourcing-manager", "Hollin")
    assert words(campaign)["C-1"] == "Started"
    confirmed(cast, contracts[0])
    run = {"run": str(uuid4()), "by": cast.person("head-of-ict")}
    say(Contracts, cast.ashmere, "C-1", effective=timezone.localdate(), supplier="Elsewhere", **run)
    assert words(campaign)["C-1"] == "Started"


def test_a_correction_is_a_start_and_what_is_retired_is_asked_no_more(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    corrected(cast, contracts[1], "sourcing-manager", "Moor")
    head = cast.person("head-of-ict")
    actions.retire(Contracts, contracts[2], by=head, effective=timezone.localdate(), why="Gone")
    assert words(campaign) == {"C-1": "Not started", "C-2": "Started", "C-3": "Retired", "C-4": "Not started"}
    told = stands(campaign)
    assert (told.sent, told.started, told.done, told.left, told.percent) == (3, 1, 0, 3, 0)


def test_each_is_asked_for_what_they_may_confirm_and_told_once_without_a_title(
    cast: Cast, contracts: list[Record], deputy: User
):
    cast.person("sourcing-manager")
    cast.person("committee-clerk")
    cast.person("head-of-ict", "thornbeck")
    campaign = started(cast)
    assert left(campaign, deputy) == ["C-1", "C-2", "C-3"]
    assert left(campaign, cast.person("sourcing-manager")) == ["C-1", "C-2", "C-3", "C-4"]
    assert {one.recipient.username for one in Message.objects.all()} == {
        "deputy", "ashmere-head-of-ict", "ashmere-sourcing-manager",
    }  # fmt: skip
    message = Message.objects.get(recipient=deputy)
    assert message.subject.startswith("3 contracts to confirm by")
    assert "Payroll" not in message.body
    assert f"/campaigns/{campaign.pk}/mine/" in message.body


def test_a_reader_counts_only_the_entries_that_they_may_read(cast: Cast, contracts: list[Record], deputy: User):
    campaign = started(cast)
    assert (stands(campaign, deputy).sent, stands(campaign, cast.person("head-of-ict")).sent) == (3, 4)
    assert {one.left for one in stands(campaign, deputy).chased} == {3}


def test_it_asks_only_for_what_the_one_who_starts_it_oversees(cast: Cast, contracts: list[Record]):
    role = cast.person("pmo-lead").memberships.get().role
    role.grants.create(register="catalogue.*", action="oversee", up_to=1)
    due = timezone.localdate()
    campaign = campaigning.start(Contracts, cast.ashmere, by=cast.person("pmo-lead"), title="Part", query="", due=due)
    assert set(words(campaign)) == {"C-1", "C-2", "C-3"}


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"title": "  "}, "title", "title"),
        ({"due": timezone.localdate() - timedelta(days=1)}, "due", "today or a later"),
        ({"query": "status=ceased&kind=one-off"}, "query", "No entry"),
        ({"query": "colour=red"}, "query", "has no filter “colour”; it has: q, kind, status"),
        ({"query": "status=molten"}, "query", "Status: "),
        ({"query": "as_of=2020-01-01"}, "query", "a list of now"),
        ({"query": "q=%00"}, "query", "character"),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence_and_starts_nothing(
    cast: Cast, contracts: list[Record], given: dict[str, Any], field: str, said: str
):
    acts = Act.objects.count()
    whole = {"title": "Spring", "query": "", "due": timezone.localdate(), **given}
    with pytest.raises(actions.NotAllowedValues) as refused:
        campaigning.start(Contracts, cast.ashmere, by=cast.person("head-of-ict"), **whole)
    assert said in refused.value.faults[field]
    assert (Campaign.objects.count(), Act.objects.count(), Message.objects.count()) == (0, acts, 0)


@pytest.mark.parametrize("role", ["risk-owner", "committee-clerk", "councillor", "product-manager"])
def test_who_does_not_oversee_starts_reminds_and_ends_nothing(cast: Cast, contracts: list[Record], role: str):
    campaign = started(cast)
    person = cast.person(role)
    with pytest.raises(MayNot):
        campaigning.start(Contracts, cast.ashmere, by=person, title="X", query="", due=timezone.localdate())
    with pytest.raises(MayNot):
        reminding.remind(campaign, by=person)
    with pytest.raises(MayNot):
        campaigning.end(campaign, by=person, why="Because")
    with pytest.raises(MayNot):
        campaigning.confirm_items(campaign, {item(campaign, contracts[0]): last_of(contracts[0])}, by=person)
    with pytest.raises(MayNot):
        campaigning.delegate(campaign, [item(campaign, contracts[0])], to=person, due=None, by=person)
    assert Campaign.objects.filter(ended=None).count() == 1


def test_nobody_acts_across_the_wall(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    for organisation in ("thornbeck", "becklink"):
        person = cast.person("head-of-ict", organisation)
        with pytest.raises(MayNot):
            reminding.remind(campaign, by=person)
        with pytest.raises(MayNot):
            campaigning.confirm_items(campaign, {item(campaign, contracts[0]): last_of(contracts[0])}, by=person)
        assert stands(campaign, person).sent == 0


def test_confirming_leaves_out_what_was_changed_since_it_was_seen(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    seen = {item(campaign, record): last_of(record) for record in contracts[:3]}
    corrected(cast, contracts[1], "sourcing-manager", "Moor")
    acts = Act.objects.count()
    done = campaigning.confirm_items(campaign, seen, by=cast.person("head-of-ict"))
    assert ([one.reference for one in done.changed], len(done.confirmed)) == (["C-2"], 2)
    assert Act.objects.count() == acts + 1
    assert Act.objects.first().what == "Confirm 2 entries (Contracts)"  # type: ignore[union-attr]
    assert words(campaign) == {"C-1": "Done", "C-2": "Started", "C-3": "Done", "C-4": "Not started"}
    assert first_broken_link() is None


def test_a_delegate_is_asked_and_nobody_else_until_they_may_no_longer_confirm(
    cast: Cast, contracts: list[Record], deputy: User
):
    campaign = started(cast)
    head, due = cast.person("head-of-ict"), timezone.localdate() + timedelta(days=3)
    sourcing = cast.person("sourcing-manager")
    campaigning.delegate(campaign, [item(campaign, contracts[0])], to=deputy, due=due, by=head)
    assert left(campaign, head) == ["C-2", "C-3", "C-4"]
    assert "C-1" in left(campaign, deputy)
    assert "C-1" not in left(campaign, sourcing)
    assert "1 contract to confirm by" in Message.objects.filter(recipient=deputy).latest("pk").subject
    assert [one.item.record.reference for one in stands(campaign, days=4).asked if one.overdue] == ["C-1"]
    deputy.memberships.all().delete()
    assert "C-1" in left(campaign, head)


def test_nothing_is_delegated_to_somebody_who_may_not_confirm_it(cast: Cast, contracts: list[Record], deputy: User):
    campaign = started(cast)
    with pytest.raises(actions.NotAllowedValues) as refused:
        campaigning.delegate(
            campaign, [item(campaign, contracts[3])], to=deputy, due=None, by=cast.person("head-of-ict")
        )
    assert "may not confirm Secret" in refused.value.faults["to"]


def test_it_ends_by_itself_with_its_last_entry_and_its_figures_stay(cast: Cast, contracts: list[Record]):
    campaign = started(cast, query="status=live")
    head = cast.person("head-of-ict")
    for record in contracts:
        if campaign.items.filter(record=record).exists():
            campaigning.confirm_items(campaign, {item(campaign, record): last_of(record)}, by=head)
    campaign.refresh_from_db()
    assert campaign.ended is not None
    assert (campaign.ended.by, campaign.ended.why) == (None, "Every entry was confirmed")
    corrected(cast, contracts[0], "sourcing-manager", "Moor")
    assert (stands(campaign).done, stands(campaign).percent) == (3, 100)
    with pytest.raises(actions.NothingToSay):
        campaigning.confirm_items(campaign, {item(campaign, contracts[0]): last_of(contracts[0])}, by=head)


def test_it_ends_where_the_last_entry_was_confirmed_on_its_own_page(cast: Cast, contracts: list[Record]):
    campaign = started(cast, query="status=ceased")
    confirmed(cast, contracts[2])
    look_after(timezone.localdate())
    campaign.refresh_from_db()
    assert campaign.ended_id


def test_it_is_ended_with_a_reason_once(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    head = cast.person("head-of-ict")
    confirmed(cast, contracts[0])
    with pytest.raises(actions.NotAllowedValues):
        campaigning.end(campaign, by=head, why=" ")
    stale = Campaign.objects.get(pk=campaign.pk)
    campaigning.end(campaign, by=head, why="Merged with another one")
    with pytest.raises(actions.NothingToSay):
        campaigning.end(stale, by=head, why="Again")
    told = stands(campaign)
    assert (told.done, told.left) == (1, 3)


def test_too_many_at_once_needs_an_explicit_yes(cast: Cast, contracts: list[Record], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reminding, "MOST_ENTRIES", 3)
    with pytest.raises(reminding.TooMany, match="of 4 entries"):
        started(cast)
    assert (Campaign.objects.count(), Message.objects.count()) == (0, 0)
    campaign = started(cast, sure=True)
    Reminder.objects.all().delete()
    with pytest.raises(reminding.TooMany):
        reminding.remind(campaign, by=cast.person("head-of-ict"))
    monkeypatch.setattr(reminding, "MOST_ENTRIES", 1000)
    monkeypatch.setattr(reminding, "MOST_PEOPLE", 0)
    with pytest.raises(reminding.TooMany, match="1 person"):
        reminding.remind(campaign, by=cast.person("head-of-ict"))
    assert reminding.remind(campaign, by=cast.person("head-of-ict"), sure=True) == 1
