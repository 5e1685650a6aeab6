"""Look-up and permission of campaigns and rules as one step: what a person may not see is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.urls import reverse

from reeve.access.policy import CONFIRM, OVERSEE, READ
from reeve.register.declaring import Register, registers
from reeve.register.lookup import MayNot, trail_to
from reeve.stewardship.models import Campaign, Rule
from reeve.stewardship.rules import is_hidden_from

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reeve.access.models import Organisation, User


def campaign_or_404(request: HttpRequest, number: int, action: str = OVERSEE) -> tuple[Campaign, type[Register]]:
    """A campaign of a register that the person reads in its organisation; MayNot unless they may act there."""
    query = Campaign.objects.select_related("organisation", "started__by", "ended__by")
    campaign = query.filter(pk=number, register__in=registers).first()
    if campaign is None:
        raise Http404
    register = registers[campaign.register]
    _must_read(request, register, campaign.organisation)
    if not register.policy.may_in(request.user, action, campaign.organisation):
        what = "campaigns" if action == OVERSEE else "entries"
        raise MayNot(action, register.policy, f"{what} of {register.title}")
    return campaign, register


def rule_or_404(request: HttpRequest, number: int) -> tuple[Rule, type[Register]]:
    """A rule about a register that the person reads in its organisation, over fields that they may see."""
    query = Rule.objects.select_related("organisation", "owner", "added__by", "ended__by")
    rule = query.filter(pk=number, register__in=registers).first()
    if rule is None:
        raise Http404
    register = registers[rule.register]
    _must_read(request, register, rule.organisation)
    if is_hidden_from(rule, request.user):  # type: ignore[arg-type]
        raise Http404
    return rule, register


def _must_read(request: HttpRequest, register: type[Register], organisation: Organisation) -> None:
    if organisation.pk not in register.policy.reach(request.user, READ).own:
        raise Http404
    request.organisation = organisation  # type: ignore[attr-defined]


def running_for(user: User, action: str) -> QuerySet[Campaign]:
    """The running campaigns of the registers and organisations in which a person may do an action, the next first."""
    found = Campaign.objects.none()
    by_reach: dict[frozenset[int], list[str]] = {}
    for name, register in registers.items():
        own = frozenset(register.policy.reach(user, action).own)
        if own:
            by_reach.setdefault(own, []).append(name)
    for organisations, names in by_reach.items():
        found |= Campaign.objects.filter(ended=None, organisation__in=organisations, register__in=names)
    return found.select_related("organisation", "started").order_by("due", "pk")


def may(user: User, action: str, register: type[Register], organisation: Organisation) -> bool:
    """Whether a person may oversee, or confirm, in a register of an organisation at all."""
    assert action in (OVERSEE, CONFIRM), action
    return register.policy.may_in(user, action, organisation)


def trail(organisation: Organisation, register: type[Register], *more: dict[str, str]) -> list[dict[str, str]]:
    """The way down to a page of stewardship: the register, how it is kept right, and what stands below."""
    label, url = "Data quality", reverse("stewardship:quality", args=[organisation.reference, register.name])
    here = {"label": label, "url": url} if more else {"label": label}
    return trail_to(organisation, register, here, *more)
