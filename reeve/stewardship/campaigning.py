"""The decisions about a campaign: start it, confirm, delegate, remind, end it. Each is permitted, atomic, audited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from reeve.access.policy import CONFIRM, OVERSEE, READ
from reeve.jobs.outbox import tell
from reeve.register.actions import NotAllowedValues, NothingToSay
from reeve.register.acts import act
from reeve.register.confirming import Confirmed, confirm_all
from reeve.register.declaring import Register, registers
from reeve.register.home import entries_in_words
from reeve.register.lookup import MayNot
from reeve.register.models import Confirmation, Record
from reeve.stewardship.models import Campaign, Item
from reeve.stewardship.progress import DONE, Progress, progress_of
from reeve.stewardship.queries import NoSuchQuery, understood
from reeve.stewardship.reminding import START, address_of, told, within_limit
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User

ALL_DONE = "Every entry was confirmed"


def must_oversee(by: User, register: type[Register], organisation: Organisation, what: str) -> None:
    """Raise MayNot unless a person oversees a register in an organisation."""
    if not register.policy.may_in(by, OVERSEE, organisation):
        raise MayNot(OVERSEE, register.policy, f"{what} of {register.title}")


def start(
    register: type[Register],
    organisation: Organisation,
    *,
    by: User,
    title: str,
    query: str,
    due: date,
    sure: bool = False,
) -> Campaign:
    """Ask those who are accountable to confirm the entries that a list shows now; they are fixed as its items.

    The entries are those that `by` oversees and reads. Everybody who may confirm one of them is told once.
    Raises MayNot, NotAllowedValues ("title", "query" or "due"), and TooMany unless `sure` that so many shall be told.
    """
    must_oversee(by, register, organisation, "campaigns")
    title = " ".join(title.split())
    today = timezone.localdate()
    if not title:
        raise NotAllowedValues({"title": "Give the campaign a title"})
    if due < today:
        raise NotAllowedValues({"due": "The last day must be today or a later one"})
    records = _asked_for(register, organisation, query, by)
    with act(f"Start the campaign “{title}” ({register.title})"[:200], by=by, organisation=organisation) as acting:
        campaign = Campaign.objects.create(
            organisation=organisation,
            register=register.name,
            title=title,
            query=query,
            due=due,
            started=acting.row,
            to_many=sure,
        )
        Item.objects.bulk_create([Item(campaign=campaign, record=record) for record in records], batch_size=500)
        acting.wrote("campaign", campaign.pk, query, due, sorted(str(record.pk) for record in records))
        progress = progress_of(campaign, reader=None, today=today)
        within_limit(progress, sure=sure)
        told(progress, START, day=today)
    return campaign


def _asked_for(register: type[Register], organisation: Organisation, query: str, by: User) -> list[Record]:
    try:
        entries = understood(register, organisation, query, by=by).qs
    except NoSuchQuery as wrong:
        raise NotAllowedValues({"query": str(wrong)}) from wrong
    overseen = register.policy.reach(by, OVERSEE).condition("record__")
    records = [entry.record for entry in entries.filter(overseen, record__retired=False)]
    if not records:
        raise NotAllowedValues({"query": "No entry that you oversee matches; choose a list that shows some"})
    return records


def confirm_items(campaign: Campaign, seen: Mapping[Item, int], *, by: User) -> Confirmed:
    """Say that nothing has changed in some entries: each is right as it read at the revision `seen`.

    Raises MayNot, and NothingToSay where the campaign has ended. The campaign ends with its last entry.
    """
    _must_run(campaign)
    register = registers[campaign.register]
    done = confirm_all(register, campaign.organisation, {one.record: number for one, number in seen.items()}, by=by)
    end_where_done(campaign, today=timezone.localdate())
    return done


def delegate(campaign: Campaign, items: Sequence[Item], *, to: User | None, due: date | None, by: User) -> None:
    """Ask one other person who may confirm them for some entries, by a day of their own; `to` nobody asks all again.

    Whoever may confirm an entry, or oversees it, may delegate it. Raises MayNot, NotAllowedValues, NothingToSay.
    """
    _must_run(campaign)
    register = registers[campaign.register]
    policy = register.policy
    if not items:
        raise NotAllowedValues({"items": "Tick the entries to delegate"})
    may = [policy.reach(by, action) for action in (CONFIRM, OVERSEE)]
    if not all(any(reach.holds(item.record) for reach in may) for item in items):
        raise MayNot(CONFIRM, policy, f"entries of {register.title}", max(item.record.sensitivity for item in items))
    if due is not None and due < timezone.localdate():
        raise NotAllowedValues({"due": "The last day must be today or a later one"})
    ceiling = policy.holders(campaign.organisation, CONFIRM, READ).get(to, -1) if to else 0
    refused = next((item.record for item in items if to and item.record.sensitivity > ceiling), None)
    if refused is not None:
        raise NotAllowedValues({"to": f"{to} may not confirm {refused}; choose somebody else or leave it out"})
    what = f"Delegate {len(items)} of the campaign “{campaign}” ({register.title})"[:200]
    with act(what, by=by, organisation=campaign.organisation) as acting:
        for item in items:
            item.delegate, item.delegated_by, item.due = to, by if to else None, due if to else None
            acting.wrote("delegated", item.pk, to.pk if to else None, due)
        Item.objects.bulk_update(items, ["delegate", "delegated_by", "due"])
        if to is not None and to != by:
            number = f"{len(items)} {entries_in_words(register, len(items))}"
            until = reeve_web.date(due or campaign.due)
            tell(
                to,
                f"{number} to confirm by {until}",
                f"{by} asks you to confirm {number} of {campaign.organisation} by {until}, in the campaign"
                f" “{campaign}”.\n\n{address_of(campaign)}",
            )


def end(campaign: Campaign, *, by: User, why: str) -> None:
    """End a campaign before all is done, and say why. Raises MayNot, NotAllowedValues ("why"), NothingToSay."""
    must_oversee(by, registers[campaign.register], campaign.organisation, "campaigns")
    if not why.strip():
        raise NotAllowedValues({"why": "Say why it ends"})
    _must_run(campaign)
    _end(campaign, progress_of(campaign, reader=None, today=timezone.localdate()), by=by, why=why.strip())


def end_where_done(campaign: Campaign, *, today: date) -> bool:
    """End a campaign of which nothing is left; gives whether it did."""
    progress = progress_of(campaign, reader=None, today=today)
    if progress.left:
        return False
    try:
        _end(campaign, progress, by=None, why=ALL_DONE)
    except NothingToSay:
        return False  # somebody else ended it in this moment
    return True


def _end(campaign: Campaign, progress: Progress, *, by: User | None, why: str) -> None:
    """End it, and keep by which confirmation each of its entries was done, for later edits reopen nothing then."""
    what = f"End the campaign “{campaign}” ({registers[campaign.register].title})"[:200]
    with act(what, by=by, organisation=campaign.organisation, why=why) as acting:
        if not Campaign.objects.filter(pk=campaign.pk, ended=None).update(ended=acting.row):
            raise NothingToSay("This campaign has ended already.")
        done = [one.item for one in progress.asked if one.word == DONE]
        _keep_confirmations(done)
        acting.wrote("campaign ended", campaign.pk, len(done), progress.left)
    campaign.refresh_from_db()


def _keep_confirmations(items: Iterable[Item]) -> None:
    by_record = {item.record_id: item for item in items}
    last = Confirmation.objects.filter(record__in=list(by_record)).order_by("pk").values_list("record", "pk")
    for record, confirmation in last:
        by_record[record].confirmation_id = confirmation
    Item.objects.bulk_update(by_record.values(), ["confirmation"], batch_size=500)


def _must_run(campaign: Campaign) -> None:
    if campaign.ended_id:
        raise NothingToSay("This campaign has ended; nothing was changed.")
