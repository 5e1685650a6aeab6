"""A council with contracts, and a campaign over them, for the tests of this folder."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from reeve.access.models import Membership, Role, User
from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.register.models import Record
from reeve.stewardship import campaigning
from reeve.stewardship.models import Campaign
from tests.cast import Cast, cast, say

__all__ = ["cast"]


def last_of(record: Record) -> int:
    """The last revision that a person has seen who opens the entry now."""
    last: int = Contracts.model.history().filter(entry=record.pk).order_by("id").last().pk
    return last


@pytest.fixture
def contracts(cast: Cast) -> list[Record]:
    """Three contracts that everybody reads, of which two lack a supplier, and one that is restricted."""
    given: list[dict[str, Any]] = [
        {"title": "Payroll", "supplier": "Lakeside", "status": "live"},
        {"title": "Parking", "status": "live"},
        {"title": "Old mail", "status": "ceased"},
        {"title": "Secret", "status": "live", "sensitivity": Sensitivity.RESTRICTED.value},
    ]
    return [say(Contracts, cast.ashmere, f"C-{n}", kind="term", **values) for n, values in enumerate(given, 1)]


@pytest.fixture
def deputy(cast: Cast) -> User:
    """Somebody who may confirm what is internal, and no more."""
    role = Role.objects.create(reference="deputy", title="Deputy")
    for action in ("read", "correct", "confirm"):
        role.grants.create(register="catalogue.*", action=action, up_to=Sensitivity.INTERNAL.value)
    user = User.objects.create(username="deputy", post_title="Deputy")
    Membership.objects.create(user=user, organisation=cast.ashmere, role=role)
    return user


def started(cast: Cast, *, due: date | None = None, query: str = "", **given: Any) -> Campaign:
    """A campaign over contracts that the head of ICT starts now."""
    due = due or timezone.localdate() + timedelta(days=30)
    return campaigning.start(
        Contracts, cast.ashmere, by=cast.person("head-of-ict"), title="Spring", query=query, due=due, **given
    )
