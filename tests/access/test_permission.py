"""Who reaches what: roles, sensitivities, the walls between organisations, and what a shared service shares."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from reeve.access.models import Partnership, Role, SignInLink, Token, User
from reeve.access.policy import COMMENT, CORRECT, IMPORT, READ, Policy, Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.register.lookup import records_seen
from reeve.register.models import Record
from tests.cast import Cast, say

pytestmark = pytest.mark.db
LEVELS = {level.name.lower(): level.value for level in Sensitivity}


def records(cast: Cast, organisation: str, *, common: bool = False) -> dict[str, Record]:
    """One contract of each sensitivity."""
    return {
        name: say(Contracts, getattr(cast, organisation), f"{name}-{common}", sensitivity=level, common=common)
        for name, level in LEVELS.items()
    }


def seen(cast: Cast, role: str, organisation: str) -> set[str]:
    """The references that a person reads, as the queryset, the single answer and the search agree on."""
    person = cast.person(role, organisation)
    model = Contracts.model
    listed = Contracts.policy.visible(person, model._default_manager.all())
    references = set(listed.values_list("record__reference", flat=True))
    assert {one.reference for one in Record.objects.all() if Contracts.policy.may(person, READ, one)} == references
    assert set(Record.objects.filter(records_seen(person)).values_list("reference", flat=True)) == references
    return references


#  role               reads up to
READS = [
    ("head-of-ict", "exempt"),
    ("director", "exempt"),
    ("sourcing-manager", "exempt"),
    ("internal-auditor", "exempt"),
    ("committee-clerk", "internal"),
    ("councillor", "public"),
]


@pytest.mark.parametrize(("role", "highest"), READS)
def test_a_role_reads_up_to_its_sensitivity_and_no_further(cast: Cast, role: str, highest: str):
    records(cast, "ashmere")
    assert seen(cast, role, "ashmere") == {
        f"{name}-False" for name, level in LEVELS.items() if level <= LEVELS[highest]
    }


@pytest.mark.parametrize("role", [role for role, _ in READS])
@pytest.mark.parametrize("other", ["thornbeck", "ravensholt", "becklink"])
def test_organisations_are_walls(cast: Cast, role: str, other: str):
    records(cast, "ashmere")
    assert seen(cast, role, other) == set()


def test_councils_that_share_a_service_do_not_read_each_other(cast: Cast):
    records(cast, "ravensholt")
    assert seen(cast, "head-of-ict", "thornbeck") == set()


@pytest.mark.parametrize(("role", "highest"), [("head-of-ict", "exempt"), ("councillor", "public")])
def test_those_who_are_served_read_what_the_service_shares_within_their_role(cast: Cast, role: str, highest: str):
    records(cast, "becklink")
    shared = records(cast, "becklink", common=True)
    expected = {one.reference for name, one in shared.items() if LEVELS[name] <= LEVELS[highest]}
    assert seen(cast, role, "thornbeck") == expected
    assert seen(cast, role, "ashmere") == set()


def test_members_of_the_service_read_the_councils_that_it_serves(cast: Cast):
    records(cast, "thornbeck")
    assert len(seen(cast, "head-of-ict", "becklink")) == len(LEVELS)


def test_what_is_shared_is_read_and_commented_on_but_corrected_only_at_home(cast: Cast):
    record = records(cast, "becklink", common=True)["internal"]
    other, own = cast.person("head-of-ict", "thornbeck"), cast.person("head-of-ict", "becklink")
    may = {action: Contracts.policy.may(other, action, record) for action in (READ, COMMENT, CORRECT, IMPORT)}
    assert may == {READ: True, COMMENT: True, CORRECT: False, IMPORT: False}
    assert Contracts.policy.may(own, CORRECT, record)
    theirs = records(cast, "thornbeck")["internal"]
    assert not Contracts.policy.may(own, CORRECT, theirs)


def test_a_partnership_that_has_ended_shares_nothing(cast: Cast):
    records(cast, "becklink", common=True)
    records(cast, "thornbeck")
    Partnership.objects.update(ends=timezone.localdate())
    assert seen(cast, "head-of-ict", "thornbeck") == {f"{name}-False" for name in LEVELS}
    assert seen(cast, "head-of-ict", "becklink") == {f"{name}-True" for name in LEVELS}


def test_a_partnership_that_has_not_begun_shares_nothing(cast: Cast):
    records(cast, "becklink", common=True)
    Partnership.objects.update(starts=timezone.localdate() + timedelta(days=1))
    assert seen(cast, "head-of-ict", "thornbeck") == set()


@pytest.mark.parametrize(
    ("role", "register", "may"),
    [
        ("internal-auditor", "audit.recommendations", True),
        ("internal-auditor", "auditing.plans", False),
        ("internal-auditor", "catalogue.contracts", False),
        ("sourcing-manager", "catalogue.contracts", True),
        ("sourcing-manager", "audit.recommendations", False),
        ("head-of-ict", "audit.recommendations", True),
        ("director", "catalogue.contracts", False),
    ],
)
def test_who_corrects_which_register(cast: Cast, role: str, register: str, may: bool):
    assert Policy(register).may_in(cast.person(role), CORRECT, cast.ashmere) is may


def test_a_policy_names_the_roles_that_may(cast: Cast):
    names = {role.reference for role in Policy("catalogue.contracts").roles(CORRECT, Sensitivity.EXEMPT)}
    assert names == {"cdio", "head-of-ict", "sourcing-manager"}
    assert Role.objects.count() == len(Policy("catalogue.contracts").roles(READ))


def test_nobody_and_those_who_were_shut_out_read_nothing(cast: Cast):
    records(cast, "ashmere")
    everything = Contracts.model._default_manager.all()
    assert not Contracts.policy.visible(AnonymousUser(), everything).exists()
    User.objects.filter(pk=cast.person("head-of-ict").pk).update(is_active=False)
    assert not Contracts.policy.visible(cast.person("head-of-ict"), everything).exists()


def test_a_sign_in_link_works_once_and_within_its_day(cast: Cast):
    person = cast.person("head-of-ict")
    secret = SignInLink.make(person)
    assert SignInLink.use(secret) == person
    assert SignInLink.use(secret) is None
    late = SignInLink.make(person)
    SignInLink.objects.filter(used=None).update(expires=timezone.now())
    assert SignInLink.use(late) is None
    assert SignInLink.use("nothing") is None


def test_a_token_lasts_until_its_day_and_only_for_who_is_still_there(cast: Cast):
    person = cast.person("head-of-ict")
    secret = Token.make(person)
    assert Token.valid(secret).user == person
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert Token.valid(secret) is None
    assert Token.valid(Token.make(cast.person("director"), days=0)) is None


def test_partnerships_hold_from_their_first_day_to_the_day_before_they_end():
    one = Partnership(starts=date(2020, 4, 1), ends=date(2025, 4, 1))
    days = [date(2020, 3, 31), date(2020, 4, 1), date(2025, 3, 31), date(2025, 4, 1)]
    assert [one.holds_on(day) for day in days] == [False, True, True, False]
