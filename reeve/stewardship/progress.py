"""How a campaign stands: each entry in a word, and each accountable person with what is left for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reeve.access.policy import CONFIRM, READ
from reeve.register.confirming import CONFIRMED, Standing, standings_of
from reeve.register.declaring import Register, registers

if TYPE_CHECKING:
    from reeve.access.models import User
    from reeve.stewardship.models import Campaign, Item

DONE, STARTED, NOT_STARTED, RETIRED = "Done", "Started", "Not started", "Retired"


@dataclass(frozen=True)
class Asked:
    """One entry of a campaign as it stands."""

    item: Item
    word: str
    standing: Standing | None
    overdue: bool

    @property
    def left(self) -> bool:
        """Whether somebody has still to confirm it."""
        return self.word in (STARTED, NOT_STARTED)

    @property
    def sensitivity(self) -> int:
        return self.item.record.sensitivity


@dataclass(frozen=True)
class Chased:
    """A person for whom entries are left, and the day on which they were last told."""

    person: User
    left: int
    overdue: int
    reminded: date | None


@dataclass(frozen=True)
class Progress:
    """A campaign on a day, of the entries that the reader may see (of all, where nobody reads)."""

    campaign: Campaign
    asked: tuple[Asked, ...]
    holders: dict[User, int]
    """Who may confirm entries there, each with the highest sensitivity reached."""
    reminded: dict[Any, date]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many entries stand as each word says."""
        return Counter(one.word for one in self.asked)

    @property
    def sent(self) -> int:
        """How many entries it asks for; those retired since are no longer asked."""
        return len(self.asked) - self.counts[RETIRED]

    @property
    def done(self) -> int:
        return self.counts[DONE]

    @property
    def started(self) -> int:
        """How many somebody has touched since: those done, and those that are not done any more or not yet."""
        return self.done + self.counts[STARTED]

    @property
    def overdue(self) -> int:
        return sum(one.overdue for one in self.asked)

    @property
    def left(self) -> int:
        return self.sent - self.done

    @property
    def percent(self) -> int:
        """How far it is, in whole per cent; never 100 before all is done."""
        return 100 if not self.left else 100 * self.done // self.sent

    @cached_property
    def by_person(self) -> dict[User, list[Asked]]:
        """What each accountable person has to see to, done or not, in the order of the list."""
        return {person: [one for one in self.asked if self.is_for(person, one)] for person in self.holders}

    def is_for(self, person: User, asked: Asked) -> bool:
        """Whether a person is asked for an entry: its delegate, or everybody who may confirm it where it has none.

        A delegate who may no longer confirm it is none any more.
        """
        if self.holders.get(person, -1) < asked.sensitivity:
            return False
        delegate = asked.item.delegate
        return delegate is None or delegate == person or self.holders.get(delegate, -1) < asked.sensitivity

    @cached_property
    def nobody(self) -> int:
        """How many of those left nobody may confirm."""
        highest = max(self.holders.values(), default=-1)
        return sum(one.left and one.sensitivity > highest for one in self.asked)

    @cached_property
    def chased(self) -> list[Chased]:
        """The people for whom entries are left, those with the most first."""
        found = []
        for person, asked in self.by_person.items():
            left = [one for one in asked if one.left]
            if left:
                overdue = sum(one.overdue for one in left)
                found.append(Chased(person, len(left), overdue, self.reminded.get(person.pk)))
        return sorted(found, key=lambda one: (-one.overdue, -one.left, str(one.person), one.person.pk))


def progress_of(campaign: Campaign, *, reader: User | None, today: date) -> Progress:
    """How a campaign stands on a day, from at most ten queries. An ended one stands as it did when it ended."""
    register = registers[campaign.register]
    items = campaign.items.select_related("record__organisation", "delegate", "confirmation__act__by")
    if reader is not None:
        items = items.filter(register.policy.reach(reader, READ).condition("record__"))
    there = list(items)
    holders = register.policy.holders(campaign.organisation, CONFIRM, READ)
    reminded = dict(campaign.reminders.order_by("day").values_list("person", "day"))
    asked = _ended(there) if campaign.ended_id else _running(campaign, register, there, today)
    return Progress(campaign, tuple(asked), holders, reminded)


def _ended(items: Iterable[Item]) -> list[Asked]:
    return [Asked(item, _word_at_end(item), None, overdue=False) for item in items]


def _word_at_end(item: Item) -> str:
    if item.confirmation_id:
        return DONE
    return RETIRED if item.record.retired else NOT_STARTED


def _running(campaign: Campaign, register: type[Register], items: list[Item], today: date) -> list[Asked]:
    standings = standings_of(register, [item.record for item in items], today)
    corrected = _corrected_since(campaign, register)
    found = []
    for item in items:
        standing = standings[item.record_id]
        since = standing.act is not None and standing.act > campaign.started_id
        if item.record.retired:
            word = RETIRED
        elif since and standing.word == CONFIRMED:
            word = DONE
        else:
            word = STARTED if since or item.record_id in corrected else NOT_STARTED
        overdue = word in (STARTED, NOT_STARTED) and (item.due or campaign.due) < today
        found.append(Asked(item, word, standing, overdue))
    return found


def _corrected_since(campaign: Campaign, register: type[Register]) -> set[Any]:
    """The entries of a campaign that a person corrected since it started."""
    later = register.model.history().filter(act__gt=campaign.started_id, asserted_run="", undoes="").exclude(said=[])
    return set(later.filter(entry__in=campaign.items.values("record")).values_list("entry", flat=True).distinct())
