"""The pages of data quality: of one register, and of all that a person sees to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from reeve.access.models import Organisation
from reeve.access.policy import CONFIRM, OVERSEE, READ
from reeve.register.completeness import complete_of
from reeve.register.confirming import WORDS, standings_of
from reeve.register.declaring import registers
from reeve.register.home import entries_in_words
from reeve.register.lookup import entries_of, page, register_or_404
from reeve.register.models import Record
from reeve.stewardship import panels, rules
from reeve.stewardship.models import Campaign, Rule
from reeve.stewardship.queries import NoSuchQuery
from reeve.stewardship.seeing import may, running_for, trail

_ENDED_SHOWN = 5


@page
@require_GET
def quality(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """How well a register is kept: what is confirmed, what is missing, which rules are broken, which campaigns run."""
    found, declared = register_or_404(request, organisation, register)
    user: Any = request.user
    there = entries_of(user, declared, found).filter(record__retired=False)
    hidden = declared.policy.hidden(declared.policy.reach(user, READ).ceiling_in(found))
    records = [entry.record for entry in there]
    standings = standings_of(declared, records, timezone.localdate())
    words = Counter(standing.word for standing in standings.values())
    complete = complete_of(declared, there, hidden)
    url = reverse("register:list", args=[organisation, register])
    own = found.pk in declared.policy.reach(user, READ).own
    oversees = may(user, OVERSEE, declared, found)
    context = {
        "organisation": found,
        "register": declared,
        "url": url,
        "words": [(word, words[word], f"{url}?confirmation={word.replace(' ', '+')}") for word in WORDS if words[word]],
        "complete": complete,
        "entries": entries_in_words(declared, complete.entries),
        "rules": _rules(found, declared.name, user) if own else [],
        "campaigns": _campaigns(found, declared.name) if oversees or may(user, CONFIRM, declared, found) else [],
        "oversees": oversees,
        "trail": trail(found, declared),
    }
    return render(request, "stewardship/quality.html", context)


@dataclass(frozen=True)
class Stands:
    """A rule as it stands now for a reader, or a sentence about what is not understood of it."""

    rule: Rule
    clean: rules.Clean | None
    wrong_url: str
    fault: str = ""


def _rules(organisation: Organisation, register: str, user: Any) -> list[Stands]:
    """The rules of a register that have not ended, one query each; none over fields hidden from the reader."""
    found = []
    there = Rule.objects.filter(organisation=organisation, register=register, ended=None)
    for rule in there.select_related("owner", "organisation"):
        _, wrong = rules.lists_of(rule)
        try:
            found.append(Stands(rule, rules.clean_now(rule, reader=user), wrong))
        except NoSuchQuery as fault:
            if not rules.is_hidden_from(rule, user):
                found.append(Stands(rule, None, wrong, str(fault)))
    return found


def _campaigns(organisation: Organisation, register: str) -> list[Campaign]:
    """Those that run, and the last that ended."""
    there = Campaign.objects.filter(organisation=organisation, register=register).select_related("ended")
    return [*there.filter(ended=None).order_by("due", "pk"), *there.exclude(ended=None)[:_ENDED_SHOWN]]


@page
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What waits for the person, the campaigns that they oversee, and the registers that they keep right."""
    user: Any = request.user
    context = {
        "waiting": panels.waiting_for(user),
        "running": running_for(user, OVERSEE),
        "kept": _kept(user),
    }
    return render(request, "stewardship/index.html", context)


def _kept(user: Any) -> list[tuple[Organisation, list[tuple[str, str]]]]:
    """The registers that hold something and on which a person confirms or oversees, by organisation."""
    there = Record.objects.order_by().values_list("organisation", "register").distinct()
    organisations = Organisation.objects.in_bulk({organisation for organisation, _ in there})
    found: dict[Organisation, list[tuple[str, str]]] = {}
    for number, name in there:
        declared = registers.get(name)
        organisation = organisations[number]
        if declared and any(may(user, action, declared, organisation) for action in (CONFIRM, OVERSEE)):
            url = reverse("stewardship:quality", args=[organisation.reference, name])
            found.setdefault(organisation, []).append((declared.title, url))
    return [(organisation, sorted(found[organisation])) for organisation in sorted(found, key=str)]
