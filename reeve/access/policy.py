"""One policy object per register: the queryset a person may see, and the answer for one record.

Both come from `Reach`, so that a page, an export, the API and a figure's drill-down cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any, Protocol, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from reeve.access.models import Grant, Membership, Organisation, Partnership, Role, User

READ, COMMENT, REPORT = "read", "comment", "report"
CORRECT, IMPORT, CONFIRM, APPROVE, OVERSEE = "correct", "import", "confirm", "approve", "oversee"
ACTIONS = {
    READ: "see entries, their history and what figures rest on",
    COMMENT: "remark on an entry",
    REPORT: "open reports that quote the register",
    CORRECT: "add, correct, rename and retire entries, attach evidence, link, and ask for approval",
    IMPORT: "load files and undo them",
    CONFIRM: "confirm that an entry is right: the accountable role",
    APPROVE: "approve what somebody else asked to be approved",
    OVERSEE: "run confirmation campaigns and keep data rules",
}
"""What may be done on a register, in words that the printed matrix uses too."""
_READING = (READ, COMMENT, REPORT)
PUBLIC_ROLE = "public"
"""The role of whoever is not signed in, in the organisations that open their registers."""


class Sensitivity(IntEnum):
    """How widely an entry may be seen; a role's grant names the highest that it reaches."""

    PUBLIC = 0
    INTERNAL = 1
    RESTRICTED = 2
    EXEMPT = 3


@dataclass(frozen=True)
class Marking:
    """How widely one field of a register may be seen; of an exempt one, under which paragraph of Schedule 12A."""

    level: Sensitivity
    exempt_under: int | None = None

    def __post_init__(self) -> None:
        assert (self.level == Sensitivity.EXEMPT) == (self.exempt_under is not None), "exempt under which paragraph?"


class CommandLine(AnonymousUser):
    """Whoever works on the computer that holds the record: reads all of it, as they could in the database itself."""


class _Recorded(Protocol):
    organisation_id: Any
    sensitivity: int
    common: bool


M = TypeVar("M", bound=Model)
K = TypeVar("K")


@dataclass(frozen=True)
class Reach:
    """Whose records a person reaches for one action on one register: organisation id -> sensitivity."""

    own: dict[int, int]
    common_of: dict[int, int]
    """Shared services whose common entries are read by those they serve."""

    def condition(self, prefix: str = "") -> Q:
        """The reach as a condition on records, `prefix` leading to them (`record__`)."""
        result = Q(pk__in=[])
        for organisation, ceiling in self.own.items():
            result |= Q(**{f"{prefix}organisation_id": organisation, f"{prefix}sensitivity__lte": ceiling})
        for organisation, ceiling in self.common_of.items():
            result |= Q(
                **{
                    f"{prefix}organisation_id": organisation,
                    f"{prefix}common": True,
                    f"{prefix}sensitivity__lte": ceiling,
                }
            )
        return result

    def ceiling(self, record: _Recorded) -> int:
        """The highest sensitivity that is reached beside one record: of its own, and of its fields; -1 for none."""
        own = self.own.get(record.organisation_id, -1)
        common = self.common_of.get(record.organisation_id, -1) if record.common else -1
        return max(own, common)

    def ceiling_in(self, organisation: Organisation) -> int:
        """The lowest ceiling of the reach on an organisation's entries: what a whole list may show; -1 for none."""
        own, common = self.own.get(organisation.pk, -1), self.common_of.get(organisation.pk, -1)
        return own if own >= 0 else common

    def holds(self, record: _Recorded) -> bool:
        """Whether one record lies within the reach."""
        return record.sensitivity <= self.ceiling(record)


def _covers(grant: Grant, register: str) -> bool:
    if grant.register in ("*", register):
        return True
    return grant.register.endswith(".*") and register.startswith(grant.register[:-1])


@dataclass(frozen=True)
class Policy:
    """Who may do what on one register (its name, such as `catalogue.contracts`)."""

    register: str
    markings: Mapping[str, Marking] = field(default_factory=dict, hash=False, compare=False)
    """Fields that fewer people see than the entry that they stand in."""

    def hidden(self, ceiling: int) -> frozenset[str]:
        """The fields that are not shown to whoever reaches up to a sensitivity."""
        return frozenset(name for name, marking in self.markings.items() if marking.level > ceiling)

    def reach(self, user: User | AnonymousUser, action: str, *, today: date | None = None) -> Reach:
        """How far a person reaches. Members of a shared service read what those whom it serves hold."""
        assert action in ACTIONS, action
        today = today or timezone.localdate()
        kept: dict[tuple[str, str, date], Reach] = _kept(user, "_reeve_reaches", dict)
        asked = (self.register, action, today)
        if asked not in kept:
            kept[asked] = self._reached(user, action, today)
        return kept[asked]

    def _reached(self, user: User | AnonymousUser, action: str, today: date) -> Reach:
        own: dict[int, int] = {}
        common: dict[int, int] = {}
        if isinstance(user, CommandLine):
            everything = dict.fromkeys(Organisation.objects.values_list("pk", flat=True), Sensitivity.EXEMPT.value)
            return Reach(everything if action == READ else {}, common)
        for organisation, role in _holdings(user):
            ceiling = self._ceiling(role, action)
            if ceiling < 0:
                continue
            own[organisation.pk] = max(ceiling, own.get(organisation.pk, -1))
            if action not in _READING:
                continue
            for partnership in _in_force(organisation.served_through.all(), today):
                service = partnership.shared_service_id
                common[service] = max(ceiling, common.get(service, -1))
            for partnership in _in_force(organisation.serves_through.all(), today):
                council = partnership.council_id
                own[council] = max(ceiling, own.get(council, -1))
        return Reach(own, common)

    def _ceiling(self, role: Role, action: str) -> int:
        grants = role.grants.all()
        covering = [grant.up_to for grant in grants if grant.action == action and _covers(grant, self.register)]
        return max(covering, default=-1)

    def roles(self, action: str, sensitivity: int = Sensitivity.PUBLIC) -> list[Role]:
        """The roles whose holders may do an action on entries of a sensitivity."""
        known = Role.objects.prefetch_related("grants")
        return [role for role in known if self._ceiling(role, action) >= sensitivity]

    def holders(self, organisation: Organisation, *actions: str) -> dict[User, int]:
        """Who may do all of some actions on an organisation's own entries by a role there, each with the highest
        sensitivity reached; from two queries, however many members there are.
        """
        members = Membership.objects.filter(organisation=organisation, user__is_active=True).order_by("user", "pk")
        reached: dict[User, dict[str, int]] = {}
        for one in members.select_related("user", "role").prefetch_related("role__grants"):
            own = reached.setdefault(one.user, dict.fromkeys(actions, -1))
            for action in actions:
                own[action] = max(own[action], self._ceiling(one.role, action))
        return {user: min(own.values()) for user, own in reached.items() if min(own.values()) >= 0}

    def visible(self, user: User | AnonymousUser, queryset: QuerySet[M], *, prefix: str = "record__") -> QuerySet[M]:
        """The entries of a queryset that a person may read."""
        return queryset.filter(self.reach(user, READ).condition(prefix))

    def may(self, user: User | AnonymousUser, action: str, record: _Recorded) -> bool:
        """Whether a person may do an action on one record."""
        return self.reach(user, action).holds(record)

    def organisations(self, user: User | AnonymousUser, action: str = READ) -> QuerySet[Organisation]:
        """The organisations in which a person may do an action on the register's own entries."""
        return Organisation.objects.filter(pk__in=self.reach(user, action).own)

    def may_in(self, user: User | AnonymousUser, action: str, organisation: Organisation) -> bool:
        """Whether a person may do an action on the register in an organisation at all."""
        return organisation.pk in self.reach(user, action).own


def _holdings(user: User | AnonymousUser) -> list[tuple[Organisation, Role]]:
    """Which role a person holds where."""
    return _kept(user, "_reeve_holdings", lambda: _held_by(user) if isinstance(user, User) else _held_by_anybody())


def _kept(user: User | AnonymousUser, name: str, found: Callable[[], K]) -> K:
    """What is found out once about a person: a user object lives for one request, which asks often."""
    if (kept := getattr(user, name, None)) is None:
        kept = found()
        setattr(user, name, kept)  # as Django keeps permissions there
    return kept


def _held_by(user: User) -> list[tuple[Organisation, Role]]:
    if not user.is_active:
        return []
    memberships = (
        Membership.objects.filter(user=user)
        .select_related("organisation", "role")
        .prefetch_related("role__grants", "organisation__serves_through", "organisation__served_through")
    )
    return [(one.organisation, one.role) for one in memberships]


def _held_by_anybody() -> list[tuple[Organisation, Role]]:
    there = Organisation.objects.filter(open_registers=True).prefetch_related("serves_through", "served_through")
    role = Role.objects.filter(reference=PUBLIC_ROLE).prefetch_related("grants").first() if there else None
    return [(organisation, role) for organisation in there] if role else []


def _in_force(partnerships: Any, day: date) -> list[Partnership]:
    return [partnership for partnership in partnerships if partnership.holds_on(day)]


def organisations_of(user: User | AnonymousUser) -> QuerySet[Organisation]:
    """The organisations whose pages a person may open at all: their own, and those that their service serves."""
    if not isinstance(user, User) or not user.is_active:
        return Organisation.objects.none()
    own = set(Membership.objects.filter(user=user).values_list("organisation_id", flat=True))
    partnerships = Partnership.objects.filter(shared_service__in=own)
    served = {one.council_id for one in _in_force(partnerships, timezone.localdate())}
    return Organisation.objects.filter(pk__in=own | served)
