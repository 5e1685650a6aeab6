"""Approvals: one person asks, another decides; a later change is told; the requester never approves."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from reeve.access.models import Membership, Role
from reeve.catalogue.registers import Contracts
from reeve.register import actions, approving
from reeve.register.actions import ChangedSince, NotAllowedValues, NothingToSay
from reeve.register.lookup import MayNot
from reeve.register.models import Approval, Record
from reeve.register.writing import versions_of
from tests.cast import SPRING, Cast, say

pytestmark = pytest.mark.db
ENTRY = "/o/ashmere/catalogue.contracts/entry/C-1"


@pytest.fixture
def contract(cast: Cast) -> Record:
    return say(Contracts, cast.ashmere, "C-1", title="Payroll", kind="term", supplier="Hollin")


def last(record: Record) -> int:
    return max(version.order for version in versions_of(Contracts, [record])[record.pk])


def asked(cast: Cast, record: Record, role: str = "sourcing-manager") -> Approval:
    return approving.ask(Contracts, record, by=cast.person(role), what="The supplier", seen=last(record))


def decide(cast: Cast, approval: Approval, role: str, **given: Any) -> None:
    approving.decide(Contracts, approval, by=cast.person(role), **{"approved": True, "why": "", **given})


def test_another_person_approves_and_a_later_change_is_told(cast: Cast, contract: Record):
    approval = asked(cast, contract)
    head = cast.browser("head-of-ict")
    assert "Waiting" in head.get(ENTRY).content.decode()
    decide(cast, approval, "head-of-ict")
    assert ">Approved<" in head.get(ENTRY).content.decode()
    say(Contracts, cast.ashmere, "C-1", supplier="Lakeside")
    assert "Changed since approved" in head.get(ENTRY).content.decode()


def test_whoever_asks_cannot_give_it_whatever_roles_they_hold(cast: Cast, contract: Record):
    approval = asked(cast, contract, "head-of-ict")
    with pytest.raises(approving.NotYourOwn, match="yourself"):
        decide(cast, approval, "head-of-ict")
    person = cast.person("head-of-ict")
    Membership.objects.create(user=person, organisation=cast.ashmere, role=Role.objects.get(reference="director"))
    with pytest.raises(approving.NotYourOwn):
        approving.decide(Contracts, approval, by=cast.person("head-of-ict"), approved=True, why="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(state=Approval.APPROVED, decided_by=person)
    approval.refresh_from_db()
    assert approval.state == Approval.WAITING


def test_who_may_not_approve_and_who_is_of_another_council_cannot(cast: Cast, contract: Record):
    approval = asked(cast, contract)
    for role, organisation in [("committee-clerk", "ashmere"), ("councillor", "ashmere"), ("head-of-ict", "thornbeck")]:
        with pytest.raises(MayNot):
            approving.decide(Contracts, approval, by=cast.person(role, organisation), approved=True, why="")
    with pytest.raises(MayNot):
        asked(cast, contract, "director")


def test_what_was_changed_since_it_was_asked_for_is_not_approved(cast: Cast, contract: Record):
    approval = asked(cast, contract)
    actions.correct(
        Contracts, contract, {"supplier": "Lakeside"}, by=cast.person("head-of-ict"), effective=SPRING, why="So"
    )
    with pytest.raises(ChangedSince):
        decide(cast, approval, "head-of-ict")
    decide(cast, approval, "head-of-ict", approved=False, why="Ask again with the new supplier")
    assert asked(cast, contract).state == Approval.WAITING


def test_a_refusal_says_why_and_one_question_waits_at_a_time(cast: Cast, contract: Record):
    approval = asked(cast, contract)
    with pytest.raises(NothingToSay):
        asked(cast, contract)
    with pytest.raises(NotAllowedValues):
        decide(cast, approval, "head-of-ict", approved=False)
    decide(cast, approval, "head-of-ict", approved=False, why="No")
    with pytest.raises(NothingToSay):
        decide(cast, approval, "director")


def test_the_pages_ask_decide_and_take_back(cast: Cast, contract: Record):
    base = "/o/ashmere/catalogue.contracts"
    sourcing, head = cast.browser("sourcing-manager"), cast.browser("head-of-ict")
    assert sourcing.post(f"{base}/ask-approval/C-1", {"what": "", "seen": last(contract)}).status_code == 200
    assert sourcing.post(f"{base}/ask-approval/C-1", {"what": "All", "seen": last(contract)}).status_code == 302
    assert "1 entry waits for your approval" in head.get("/").content.decode()
    assert "Payroll" in head.get("/approvals/").content.decode()
    for one in (sourcing, cast.browser("committee-clerk"), cast.browser("head-of-ict", "thornbeck")):
        assert "Payroll" not in one.get("/approvals/").content.decode()
    assert cast.browser("committee-clerk").get(f"{base}/decide-approval/C-1").status_code == 403
    assert cast.browser("head-of-ict", "thornbeck").get(f"{base}/decide-approval/C-1").status_code == 404
    assert sourcing.post(f"{base}/decide-approval/C-1", {}).status_code == 302
    assert Approval.objects.get().state == Approval.WITHDRAWN
    assert sourcing.post(f"{base}/ask-approval/C-1", {"what": "All", "seen": last(contract)}).status_code == 302
    assert head.post(f"{base}/decide-approval/C-1", {"decision": "approved"}).status_code == 302
    assert Approval.objects.filter(state=Approval.APPROVED, decided_by=cast.person("head-of-ict")).count() == 1
