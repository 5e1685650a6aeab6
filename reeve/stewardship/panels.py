"""What stewardship puts on the home page: confirmations due, campaigns that wait, rules that are broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from reeve.access.models import Organisation, User
from reeve.access.policy import CONFIRM, OVERSEE, READ
from reeve.register.confirming import CHECK_NEEDED, CONFIRMED, DUE, OVERDUE, standings_of
from reeve.register.declaring import registers
from reeve.register.home import Line, Panel, entries_in_words, home_panel
from reeve.register.models import Record
from reeve.stewardship.models import Campaign, Result, Rule
from reeve.stewardship.progress import progress_of
from reeve.stewardship.rules import is_hidden_from
from reeve.stewardship.seeing import running_for
from reeve.web.templatetags import reeve_web

_CAMPAIGNS_COUNTED = 5
"""How many campaigns are looked into for the home page, the next due first."""


@dataclass(frozen=True)
class Waiting:
    """A campaign in which entries are left for a person."""

    campaign: Campaign
    left: int
    due: date
    url: str
    entries: str


def waiting_for(user: User, most: int | None = None) -> list[Waiting]:
    """The campaigns that wait for a person, the next due first; at most `most` campaigns are looked into."""
    found = []
    today = timezone.localdate()
    for campaign in running_for(user, CONFIRM)[:most]:
        progress = progress_of(campaign, reader=user, today=today)
        left = [one for one in progress.by_person.get(user, []) if one.left]
        if left:
            due = min(one.item.due or campaign.due for one in left)
            url = reverse("stewardship:mine", args=[campaign.pk])
            entries = entries_in_words(registers[campaign.register], len(left))
            found.append(Waiting(campaign, len(left), due, url, entries))
    return sorted(found, key=lambda one: one.due)


@home_panel(6)
def campaigns_waiting(request: HttpRequest, organisations: list[Organisation]) -> Panel | None:
    """How many entries each campaign waits for the person to confirm."""
    where = len(organisations) > 1
    lines = tuple(
        Line(
            f"{one.entries} to confirm by {reeve_web.date(one.due)}: {one.campaign}"
            f"{f', {one.campaign.organisation}' if where else ''}",
            one.url,
            one.left,
        )
        for one in waiting_for(request.user, _CAMPAIGNS_COUNTED)  # type: ignore[arg-type]
    )
    return Panel("Campaigns", lines) if lines else None


@home_panel(7)
def confirmations_due(request: HttpRequest, organisations: list[Organisation]) -> Panel | None:
    """How many entries the person may confirm again in each register, and when the next one falls due."""
    lines: list[Line] = []
    coming: list[tuple[date, str, str]] = []
    for organisation, name in _confirmed_before(request.user, organisations):
        register = registers[name]
        reached = register.policy.reach(request.user, READ).condition()
        records = Record.objects.filter(
            reached, register=name, organisation=organisation, retired=False, confirmations__isnull=False
        ).distinct()
        standings = standings_of(register, records, timezone.localdate()).values()
        due = sum(one.word in (CHECK_NEEDED, OVERDUE) for one in standings)
        url = reverse("register:list", args=[organisation.reference, name])
        where = f", {organisation}" if len(organisations) > 1 else ""
        if due:
            lines.append(
                Line(f"{entries_in_words(register, due)} to confirm again{where}", f"{url}?confirmation={DUE}", due)
            )
        nexts = [one.due for one in standings if one.word == CONFIRMED and one.due]
        if nexts:
            coming.append((min(nexts), f"{register.title}{where}", url))
    lines.sort(key=lambda line: (-(line.count or 0), line.text))
    if coming:
        day, what, url = min(coming)
        lines.append(Line(f"The next falls due on {reeve_web.date(day)}: {what}", url))
    return Panel("Confirmations", tuple(lines)) if lines else None


def _confirmed_before(user: Any, organisations: list[Organisation]) -> list[tuple[Organisation, str]]:
    """Where something was ever confirmed, of the registers in which the person may confirm; one query."""
    there = Record.objects.filter(confirmations__isnull=False, retired=False, organisation__in=organisations)
    pairs = set(there.order_by().values_list("organisation", "register").distinct())
    by_number = {organisation.pk: organisation for organisation in organisations}
    return [
        (by_number[number], name)
        for number, name in sorted(pairs)
        if name in registers and registers[name].policy.may_in(user, CONFIRM, by_number[number])
    ]


@home_panel(8)
def rules_broken(request: HttpRequest, organisations: list[Organisation]) -> Panel | None:
    """By which data rules entries were wrong when they were last measured, for whoever oversees them."""
    overseen = [
        rule
        for rule in Rule.objects.filter(
            ended=None, organisation__in=organisations, register__in=registers
        ).select_related("organisation")
        if registers[rule.register].policy.may_in(request.user, OVERSEE, _with_pk(organisations, rule.organisation_id))
        and not is_hidden_from(rule, request.user)  # type: ignore[arg-type]
    ]
    wrong = _wrong_by(request.user, overseen)
    places: dict[tuple[int, str], list[int]] = {}
    for rule in overseen:
        if wrong.get(rule.pk):
            places.setdefault((rule.organisation_id, rule.register), []).append(wrong[rule.pk])
    lines = []
    for (number, name), counts in sorted(places.items()):
        organisation = _with_pk(organisations, number)
        where = f", {organisation}" if len(organisations) > 1 else ""
        what = "data rule was broken" if len(counts) == 1 else "data rules were broken"
        url = reverse("stewardship:quality", args=[organisation.reference, name]) + "#rules"
        lines.append(Line(f"{what} when last counted: {registers[name].title.lower()}{where}", url, len(counts)))
    return Panel("Data rules", tuple(lines)) if lines else None


def _with_pk(organisations: list[Organisation], number: int) -> Organisation:
    return next(one for one in organisations if one.pk == number)


def _wrong_by(user: Any, rules: list[Rule]) -> dict[int, int]:
    """How many entries that the person reaches were wrong by each rule on its last day; two queries."""
    last = dict(Result.objects.filter(rule__in=rules).order_by().values_list("rule").annotate(last=Max("day")))
    found: dict[int, int] = {}
    by_pk = {rule.pk: rule for rule in rules}
    results = Result.objects.filter(rule__in=rules, day__in=set(last.values())).order_by()
    for number, day, level, failing in results.values_list("rule", "day", "sensitivity").annotate(n=Sum("failing")):
        rule = by_pk[number]
        ceiling = registers[rule.register].policy.reach(user, READ).own.get(rule.organisation_id, -1)
        if day == last[number] and level <= ceiling:
            found[number] = found.get(number, 0) + failing
    return found
