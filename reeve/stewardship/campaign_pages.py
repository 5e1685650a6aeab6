"""The pages of whoever runs a campaign: start it, see how it stands, chase, remind, end. Decisions stand below."""

from __future__ import annotations

import csv
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from reeve.access.policy import CONFIRM
from reeve.register import showing
from reeve.register.changing import done
from reeve.register.declaring import Register
from reeve.register.export import safe_cell
from reeve.register.home import entries_in_words
from reeve.register.listing import PAGE
from reeve.register.lookup import page, register_or_404
from reeve.register.saved_views import saved_views_of
from reeve.stewardship import campaigning, reminding
from reeve.stewardship.forms import StartForm, SureForm, WhyForm
from reeve.stewardship.models import Campaign
from reeve.stewardship.progress import DONE, NOT_STARTED, RETIRED, STARTED, Progress, progress_of
from reeve.stewardship.queries import query_of
from reeve.stewardship.reminding import TooMany
from reeve.stewardship.seeing import campaign_or_404, may, trail

STATES = {"done": DONE, "started": STARTED, "not-started": NOT_STARTED, "retired": RETIRED, "overdue": "Overdue"}
"""How the address of the page asks for the entries that stand so."""


@page
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """Ask for title, entries and last day of a campaign; where very many would be told, for a second yes."""
    found, declared = register_or_404(request, organisation, register)
    user: Any = request.user
    campaigning.must_oversee(user, declared, found, "campaigns")
    views = saved_views_of(user, declared, found)
    initial = {"query": query_of(f"?{request.META.get('QUERY_STRING', '')}")}
    form = StartForm(views, request.POST or None, initial=initial)
    made: list[Campaign] = []

    def decide() -> None:
        said = {name: form.cleaned_data[name] for name in ("title", "due", "sure")}
        made.append(campaigning.start(declared, found, by=user, query=form.chosen, **said))

    if request.method == "POST" and form.is_valid():
        try:
            if done(form, decide):
                messages.success(request, "The campaign was started, and those who may confirm its entries are told.")
                return redirect("stewardship:campaign", made[0].pk)
        except TooMany as many:
            form = StartForm(views, request.POST, ask=True)
            form.add_error("sure", str(many))
    context = {
        "form": form,
        "title": "Start a campaign",
        "caption": f"{declared.title}, {found}",
        "about": (
            "Everybody whose role may confirm the entries is asked to say that each is right, and reminded by one"
            " message a week before the last day, on it, and weekly after it, until nothing is left for them."
        ),
        "submit": "Start the campaign",
        "cancel_url": reverse("stewardship:quality", args=[organisation, register]),
        "trail": trail(found, declared, {"label": "Start a campaign"}),
    }
    return render(request, "stewardship/ask.html", context)


@page
@require_GET
def campaign(request: HttpRequest, campaign: int) -> HttpResponse:
    """How a campaign stands: figures that open their entries, the people to chase, the entries."""
    found, register = campaign_or_404(request, campaign)
    progress = progress_of(found, reader=request.user, today=timezone.localdate())  # type: ignore[arg-type]
    state = request.GET.get("state", "")
    pages = Paginator(_in_state(progress, state), PAGE)
    shown = pages.get_page(request.GET.get("page"))
    context = {
        "campaign": found,
        "register": register,
        "progress": progress,
        "entries": entries_in_words(register, progress.sent),
        "state": STATES.get(state, ""),
        "states": _counted(progress),
        "shown": shown,
        "rows": [{"asked": one, "url": showing.url_of(one.item.record), "record": one.item.record} for one in shown],
        "may_confirm": may(request.user, CONFIRM, register, found.organisation),  # type: ignore[arg-type]
        "trail": trail(found.organisation, register, {"label": str(found)}),
    }
    return render(request, "stewardship/campaign.html", context)


def _in_state(progress: Progress, state: str) -> list[Any]:
    if state == "overdue":
        return [one for one in progress.asked if one.overdue]
    return [one for one in progress.asked if state not in STATES or one.word == STATES[state]]


def _counted(progress: Progress) -> list[tuple[str, int, str]]:
    """Each state with its number and the query that lists just those entries."""
    numbers = {**progress.counts, "Overdue": progress.overdue}
    return [(word, numbers[word], f"?state={state}#entries") for state, word in STATES.items() if numbers.get(word)]


@page
@require_GET
def chase(request: HttpRequest, campaign: int) -> HttpResponse:
    """The people for whom entries are left, as CSV that spreadsheets open."""
    found, _ = campaign_or_404(request, campaign)
    progress = progress_of(found, reader=request.user, today=timezone.localdate())  # type: ignore[arg-type]
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="chase-{found.pk}.csv"'
    answer.write("\ufeff")  # so that spreadsheets take it for UTF-8
    rows = csv.writer(answer)
    rows.writerow(["Person", "Entries left", "Overdue", "Last told"])
    for one in progress.chased:
        rows.writerow([safe_cell(str(one.person)), one.left, one.overdue, one.reminded or ""])
    return answer


@page
@require_http_methods(["GET", "POST"])
def remind(request: HttpRequest, campaign: int) -> HttpResponse:
    """Say how many people would be told, and tell them."""
    found, register = campaign_or_404(request, campaign)
    form = SureForm(request.POST if request.method == "POST" else None)
    told: list[int] = []
    if request.method == "POST" and form.is_valid():
        sure = form.cleaned_data["sure"]
        try:
            if done(form, lambda: told.append(reminding.remind(found, by=request.user, sure=sure))):  # type: ignore[arg-type]
                messages.success(request, _reminded(told[0]))
                return redirect("stewardship:campaign", found.pk)
        except TooMany as many:
            form = SureForm(request.POST, ask=True)
            form.add_error("sure", str(many))
    people = len(progress_of(found, reader=request.user, today=timezone.localdate()).chased)  # type: ignore[arg-type]
    who = "1 person has" if people == 1 else f"{people:,} people have"
    about = (
        f"{who} entries left. Each gets one message, with all else that waits for them, in at most one mail a day."
        " Whoever was told of this campaign today is left alone."
    )
    return _ask(request, found, register, form, "Remind people", about, submit="Remind them")


def _reminded(count: int) -> str:
    if not count:
        return "Nobody was told: everybody for whom something is left was told today."
    return "1 person will be reminded." if count == 1 else f"{count:,} people will be reminded."


@page
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, campaign: int) -> HttpResponse:
    """Ask why a campaign ends before all is done."""
    found, register = campaign_or_404(request, campaign)
    user: Any = request.user
    form = WhyForm(request.POST or None)

    def decide() -> None:
        campaigning.end(found, by=user, why=form.cleaned_data["why"])

    if request.method == "POST" and form.is_valid() and done(form, decide):
        messages.success(request, "The campaign has ended.")
        return redirect("stewardship:campaign", found.pk)
    about = "Nobody is asked or reminded any more. What was confirmed stays confirmed, and these figures stay."
    return _ask(request, found, register, form, "End the campaign", about, submit="End the campaign", warning=True)


def _ask(
    request: HttpRequest, found: Campaign, register: type[Register], form: Any, title: str, about: str, **more: Any
) -> HttpResponse:
    url = reverse("stewardship:campaign", args=[found.pk])
    context = {
        "form": form,
        "title": title,
        "caption": f"{found}, {found.organisation}",
        "about": about,
        "cancel_url": url,
        "trail": trail(found.organisation, register, {"label": str(found), "url": url}, {"label": title}),
    }
    return render(request, "stewardship/ask.html", {**context, **more})
