"""Data rules: which entries are wrong by a saved query; how clean a register is now, and how that went over time."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from reeve.access.policy import OVERSEE, READ, Sensitivity
from reeve.register.actions import NotAllowedValues, NothingToSay
from reeve.register.acts import act
from reeve.register.declaring import Register, registers
from reeve.register.lookup import MayNot
from reeve.stewardship.models import Result, Rule
from reeve.stewardship.queries import NoSuchQuery, both, understood

if TYPE_CHECKING:
    from reeve.access.models import Organisation, Role, User

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Clean:
    """How many entries a rule is about, and how many of them are wrong."""

    scope: int
    failing: int

    @property
    def percent(self) -> Decimal | None:
        """The share that is right, to one place; None where the rule is about nothing. 100 only where none is wrong."""
        if not self.scope:
            return None
        share = 100 * Decimal(self.scope - self.failing) / self.scope
        return share.quantize(Decimal("0.1"), ROUND_DOWN)

    @property
    def in_words(self) -> str:
        """The share as a reader is told it."""
        return "Nothing to check" if self.percent is None else f"{str(self.percent).removesuffix('.0')}%"


@dataclass(frozen=True)
class Month:
    """How a rule stood on the last day of a month that was measured."""

    day: date
    clean: Clean


def add_rule(
    register: type[Register],
    organisation: Organisation,
    *,
    by: User,
    name: str,
    why: str,
    owner: Role,
    scope: str,
    wrong: str,
) -> Rule:
    """Say that entries of a list are wrong where they also match another query; it is measured at once.

    Raises MayNot, and NotAllowedValues ("name", "scope" or "wrong") with a sentence about what is not understood.
    """
    if not register.policy.may_in(by, OVERSEE, organisation):
        raise MayNot(OVERSEE, register.policy, f"data rules of {register.title}")
    name = " ".join(name.split())
    _check(register, organisation, scope, wrong, by)
    with act(f"Add the data rule “{name}” ({register.title})"[:200], by=by, organisation=organisation) as acting:
        if Rule.objects.filter(organisation=organisation, register=register.name, name=name, ended=None).exists():
            raise NotAllowedValues({"name": "There is a rule of that name; end it first, or choose another name"})
        rule = Rule.objects.create(
            organisation=organisation,
            register=register.name,
            name=name,
            why=why.strip(),
            owner=owner,
            scope=scope,
            wrong=wrong,
            added=acting.row,
        )
        acting.wrote("rule", rule.pk, name, scope, wrong, owner.reference)
        measure(rule, timezone.localdate())
    return rule


def _check(register: type[Register], organisation: Organisation, scope: str, wrong: str, by: User) -> None:
    faults: dict[str, str] = {}
    for field, query in (("scope", scope), ("wrong", wrong)):
        try:
            understood(register, organisation, query, by=by)
        except NoSuchQuery as fault:
            faults[field] = str(fault)
    if not wrong:
        faults["wrong"] = "Say which entries are wrong: a list that is limited by at least one filter"
    elif "retired" in QueryDict(wrong):
        faults["wrong"] = "Whether retired entries count is said in the list that the rule is about"
    if not faults:
        try:
            both(scope, wrong)
        except NoSuchQuery as fault:
            faults["wrong"] = str(fault)
    if faults:
        raise NotAllowedValues(faults)


def end_rule(rule: Rule, *, by: User, why: str) -> None:
    """End a rule; what it measured stays. Raises MayNot, NotAllowedValues ("why"), NothingToSay."""
    register = registers[rule.register]
    if not register.policy.may_in(by, OVERSEE, rule.organisation):
        raise MayNot(OVERSEE, register.policy, f"data rules of {register.title}")
    if not why.strip():
        raise NotAllowedValues({"why": "Say why it ends"})
    what = f"End the data rule “{rule}” ({register.title})"[:200]
    with act(what, by=by, organisation=rule.organisation, why=why.strip()) as acting:
        if not Rule.objects.filter(pk=rule.pk, ended=None).update(ended=acting.row):
            raise NothingToSay("This rule has ended already.")
        acting.wrote("rule ended", rule.pk)


def clean_now(rule: Rule, *, reader: User) -> Clean:
    """How a rule stands among the entries that a person may read: what the two lists show them. One query.

    Raises NoSuchQuery where the list does not understand it, or not for that person.
    """
    register = registers[rule.register]
    there = understood(register, rule.organisation, rule.scope, by=reader).qs
    wrong = understood(register, rule.organisation, both(rule.scope, rule.wrong), by=reader).qs
    failing = Count("pk", filter=Q(pk__in=wrong.order_by().values("pk")))
    found = there.order_by().aggregate(scope=Count("pk"), failing=failing)
    return Clean(found["scope"], found["failing"])


def is_hidden_from(rule: Rule, reader: User) -> bool:
    """Whether a rule asks for a field that a person may not see: they are then told nothing of it."""
    register = registers[rule.register]
    query = both(rule.scope, rule.wrong)
    try:
        understood(register, rule.organisation, query, by=None)
    except NoSuchQuery:
        return False  # nobody's list understands it
    try:
        understood(register, rule.organisation, query, by=reader)
    except NoSuchQuery:
        return True
    return False


def lists_of(rule: Rule) -> tuple[str, str]:
    """The addresses of the lists of the entries that a rule is about, and of those of them that are wrong."""
    url = reverse("register:list", args=[rule.organisation.reference, rule.register])
    return (f"{url}?{rule.scope}" if rule.scope else url), f"{url}?{both(rule.scope, rule.wrong)}"


def measure(rule: Rule, day: date) -> None:
    """Keep how a rule stands today as the result of a day; measured again, the later count stays.

    Raises NoSuchQuery where the register's list does not understand it any more.
    """
    register = registers[rule.register]
    there = _by_sensitivity(understood(register, rule.organisation, rule.scope, by=None).qs)
    wrong = _by_sensitivity(understood(register, rule.organisation, both(rule.scope, rule.wrong), by=None).qs)
    Result.objects.bulk_create(
        [
            Result(rule=rule, day=day, sensitivity=level, scope=there.get(level, 0), failing=wrong.get(level, 0))
            for level in Sensitivity
        ],
        update_conflicts=True,
        unique_fields=["rule", "day", "sensitivity"],
        update_fields=["scope", "failing"],
    )


def _by_sensitivity(entries: Any) -> dict[int, int]:
    counted = entries.order_by().values_list("record__sensitivity").annotate(n=Count("pk"))
    return dict(counted.values_list("record__sensitivity", "n"))


def measure_all(day: date) -> int:
    """Measure every rule that has not ended; gives how many. One that is not understood stops none of the others."""
    count = 0
    for rule in Rule.objects.filter(ended=None, register__in=registers).select_related("organisation"):
        try:
            measure(rule, day)
        except NoSuchQuery as wrong:
            log.warning("The data rule %d could not be measured: %s", rule.pk, wrong)
            continue
        count += 1
    return count


def months_of(rule: Rule, *, reader: User) -> list[Month]:
    """How a rule stood at the end of each month, of the entries that a person reaches; the last one first."""
    reach = registers[rule.register].policy.reach(reader, READ)
    ceiling = reach.own.get(rule.organisation_id, -1)
    by_day = rule.results.filter(sensitivity__lte=ceiling).order_by().values("day")
    summed = by_day.annotate(n=Sum("scope"), wrong=Sum("failing")).order_by("day").values_list("day", "n", "wrong")
    last = {(day.year, day.month): Month(day, Clean(scope, failing)) for day, scope, failing in summed}
    return list(reversed(last.values()))
