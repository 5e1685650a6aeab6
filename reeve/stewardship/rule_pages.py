"""The pages of data rules: add one, see how clean the register is by it and how that went, end it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods

from reeve.access.policy import OVERSEE
from reeve.errors import ReeveError
from reeve.register.changing import done
from reeve.register.lookup import MayNot, page, register_or_404
from reeve.stewardship import rules
from reeve.stewardship.forms import RuleForm, WhyForm
from reeve.stewardship.models import Rule
from reeve.stewardship.queries import NoSuchQuery, query_of
from reeve.stewardship.rules import Month
from reeve.stewardship.seeing import may, rule_or_404, trail
from reeve.web import charts

_MONTHS_DRAWN = 24


@page
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """Ask what a new rule is about and which entries are wrong by it."""
    found, declared = register_or_404(request, organisation, register)
    user: Any = request.user
    if not declared.policy.may_in(user, OVERSEE, found):
        raise MayNot(OVERSEE, declared.policy, f"data rules of {declared.title}")
    initial = {"wrong": query_of(f"?{request.META.get('QUERY_STRING', '')}")}
    form = RuleForm(request.POST or None, initial=initial)
    made: list[Rule] = []

    def decide() -> None:
        made.append(rules.add_rule(declared, found, by=user, **form.cleaned_data))

    if request.method == "POST" and form.is_valid() and done(form, decide):
        messages.success(request, "The rule was added. It is measured every night from now on.")
        return redirect("stewardship:rule", made[0].pk)
    context = {
        "form": form,
        "title": "Add a data rule",
        "caption": f"{declared.title}, {found}",
        "about": "A rule says which entries are wrong. It is counted every night, and whoever reads it opens the list.",
        "submit": "Add the rule",
        "cancel_url": reverse("stewardship:quality", args=[organisation, register]),
        "trail": trail(found, declared, {"label": "Add a data rule"}),
    }
    return render(request, "stewardship/ask.html", context)


@page
@require_GET
def rule(request: HttpRequest, rule: int) -> HttpResponse:
    """How clean a register is by a rule, now and at the end of each month."""
    found, register = rule_or_404(request, rule)
    user: Any = request.user
    months = rules.months_of(found, reader=user)
    scope, wrong = rules.lists_of(found)
    context = {
        "rule": found,
        "register": register,
        "months": months,
        "chart": _chart(found, months),
        "scope_url": scope,
        "wrong_url": wrong,
        "may_oversee": may(user, OVERSEE, register, found.organisation),
        "trail": trail(found.organisation, register, {"label": str(found)}),
    }
    try:
        context["clean"] = rules.clean_now(found, reader=user)
    except NoSuchQuery as fault:
        context["fault"] = str(fault)
    return render(request, "stewardship/rule.html", context)


def _chart(found: Rule, months: list[Month]) -> SafeString:
    """The trend as a picture under its table; nothing where there is no course to draw, or no part that draws."""
    drawn = list(reversed(months[:_MONTHS_DRAWN]))
    values: tuple[Decimal | None, ...] = tuple(month.clean.percent for month in drawn)
    if sum(value is not None for value in values) < 2:
        return SafeString("")
    categories = tuple(f"{month.day:%b %Y}" for month in drawn)
    chart = charts.Chart(
        title=f"Entries that are right by “{found}”",
        unit="%",
        categories=categories,
        series=(charts.Series("Share that is right", values),),
        kind="line",
    )
    try:
        return SafeString(charts.svg(chart))  # nosec B703 - drawn by us: the words in it are escaped
    except ReeveError:
        return SafeString("")


@page
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, rule: int) -> HttpResponse:
    """Ask why a rule ends."""
    found, register = rule_or_404(request, rule)
    user: Any = request.user
    if not may(user, OVERSEE, register, found.organisation):
        raise MayNot(OVERSEE, register.policy, f"data rules of {register.title}")
    form = WhyForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: rules.end_rule(found, by=user, why=form.cleaned_data["why"]))
    ):
        messages.success(request, "The rule has ended.")
        return redirect("stewardship:quality", found.organisation.reference, register.name)
    url = reverse("stewardship:rule", args=[found.pk])
    context = {
        "form": form,
        "title": "End the rule",
        "caption": f"{found}, {found.organisation}",
        "about": "It is measured no more. What it measured stays. To change a rule, end it and add another one.",
        "submit": "End the rule",
        "warning": True,
        "cancel_url": url,
        "trail": trail(found.organisation, register, {"label": str(found), "url": url}, {"label": "End the rule"}),
    }
    return render(request, "stewardship/ask.html", context)
