"""The pages of whoever is asked in a campaign: confirm what has not changed, change in place, delegate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reeve.access.models import User
from reeve.access.policy import CONFIRM, CORRECT, READ
from reeve.register import showing
from reeve.register.actions import NothingToSay
from reeve.register.changing import done
from reeve.register.declaring import Register
from reeve.register.forms import number_sent
from reeve.register.home import entries_in_words
from reeve.register.listing import PAGE
from reeve.register.lookup import page
from reeve.stewardship import campaigning
from reeve.stewardship.forms import DelegateForm
from reeve.stewardship.progress import Asked, Progress, progress_of
from reeve.stewardship.seeing import campaign_or_404, trail

if TYPE_CHECKING:
    from reeve.register.confirming import Confirmed
    from reeve.stewardship.models import Campaign, Item

_FIELDS = 4
"""How many fields of an entry stand in the list: enough to know it by, few enough to read."""


@page
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest, campaign: int) -> HttpResponse:
    """What the person is asked to confirm: one list, in which each row, or all that are ticked, can be confirmed."""
    found, register = campaign_or_404(request, campaign, CONFIRM)
    user: Any = request.user
    progress = progress_of(found, reader=user, today=timezone.localdate())
    asked = progress.by_person.get(user, [])
    if request.method == "POST":
        return _answer(request, found, asked)
    everything = request.GET.get("show") == "all"
    listed = [one for one in asked if everything or one.left]
    shown = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    left = sum(one.left for one in asked)
    context = {
        "campaign": found,
        "register": register,
        "asked": asked,
        "left": left,
        "done": len(asked) - left,
        "entries": entries_in_words(register, left),
        "everything": everything,
        "shown": shown,
        "headings": [showing.label(register, name) for name in _columns(register, user, found)],
        "rows": _rows(request, found, register, list(shown)),
        "all_done": bool(asked) and not left,
        "trail": trail(found.organisation, register, {"label": str(found)}),
    }
    return render(request, "stewardship/mine.html", context)


@dataclass(frozen=True)
class Row:
    """One entry as the list shows it; `seen` is its last revision, which a confirmation is about."""

    asked: Asked
    url: str
    values: tuple[str, ...]
    seen: str
    correct: str
    delegate: str


def _columns(register: type[Register], user: User, campaign: Campaign) -> list[str]:
    """The fields that stand in the list: the first that the register's own list shows, which the person may see."""
    hidden = register.policy.hidden(register.policy.reach(user, READ).ceiling_in(campaign.organisation))
    own = [name for name in register.columns if name not in ("reference", "title") and name not in hidden]
    return own[:_FIELDS]


def _rows(request: HttpRequest, campaign: Campaign, register: type[Register], shown: list[Asked]) -> list[Row]:
    """The rows of a page, from two queries."""
    user: Any = request.user
    columns = _columns(register, user, campaign)
    records = [one.item.record_id for one in shown]
    pointing = [f"{name}__record__organisation" for name in columns if register.field(name).is_relation]
    query = register.model._default_manager.filter(pk__in=records).select_related("record", *pointing)
    entries: dict[Any, Any] = {entry.pk: entry for entry in query}
    numbers = register.model.history().filter(entry__in=records).order_by().values_list("entry")
    last = dict(numbers.annotate(last=Max("pk")))
    reach = register.policy.reach(user, CORRECT)
    here = request.get_full_path()
    return [
        Row(
            asked=one,
            url=showing.url_of(one.item.record),
            values=tuple(_shown(register, name, entries[one.item.record_id], user) for name in columns),
            seen=f"{one.item.pk}-{last[one.item.record_id]}",
            correct=_correct(one, here) if reach.holds(one.item.record) else "",
            delegate=f"{reverse('stewardship:delegate', args=[campaign.pk])}?item={one.item.pk}",
        )
        for one in shown
    ]


def _shown(register: type[Register], name: str, entry: Any, user: User) -> str:
    field = register.field(name)
    holder = entry.record if name in ("sensitivity", "exempt_under", "common", "retired") else entry
    value = getattr(holder, name)
    return showing.linked(user, value) if field.is_relation else showing.words(field, value)


def _correct(one: Asked, here: str) -> str:
    record = one.item.record
    url = reverse("register:correct", args=[record.organisation.reference, record.register, record.reference])
    return f"{url}?{urlencode({'next': here})}"


def _answer(request: HttpRequest, campaign: Campaign, asked: list[Asked]) -> HttpResponse:
    """Do what a button of the list says, with the rows that it names; back to the same page of the list."""
    here = request.get_full_path()
    if request.POST.get("do") == "delegate":
        numbers = [said.partition("-")[0] for said in request.POST.getlist("item")]
        if not numbers:
            messages.warning(request, "Tick the entries to delegate first.")
            return redirect(here)
        query = urlencode([("item", number) for number in numbers])
        return redirect(f"{reverse('stewardship:delegate', args=[campaign.pk])}?{query}")
    seen = _seen(request.POST, asked)
    if not seen:
        messages.warning(request, "Tick the entries in which nothing has changed first.")
        return redirect(here)
    try:
        _tell(request, campaigning.confirm_items(campaign, seen, by=request.user))  # type: ignore[arg-type]
    except NothingToSay as ended:
        messages.warning(request, str(ended))
    return redirect(here)


def _seen(sent: QueryDict, asked: list[Asked]) -> dict[Item, int]:
    """The rows that were sent, with what was seen of each: one by its own button, else those ticked, else the page."""
    said = sent.getlist("one") or sent.getlist("row" if sent.get("do") == "page" else "item")
    by_number = {str(one.item.pk): one.item for one in asked}
    pairs = [(number, number_sent(seen)) for number, _, seen in (one.partition("-") for one in said)]
    return {by_number[number]: seen for number, seen in pairs if number in by_number and seen is not None}


def _tell(request: HttpRequest, done: Confirmed) -> None:
    if done.confirmed:
        what = "1 entry" if len(done.confirmed) == 1 else f"{len(done.confirmed)} entries"
        messages.success(request, f"You confirmed {what}.")
    if done.changed:
        what = "1 entry was" if len(done.changed) == 1 else f"{len(done.changed)} entries were"
        messages.warning(request, f"{what} changed since you opened the list. Look again, then confirm.")


@page
@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest, campaign: int) -> HttpResponse:
    """Ask who else is to confirm some entries, and by when."""
    found, register = campaign_or_404(request, campaign, CONFIRM)
    user: Any = request.user
    progress = progress_of(found, reader=user, today=timezone.localdate())
    items = _chosen(request, progress, user)
    people = sorted((one for one in progress.holders if one != user), key=str)
    initial = {"items": [str(number) for number in items]}
    choices = [(str(number), str(item.record)) for number, item in items.items()]
    form = DelegateForm(choices, people, request.POST if request.method == "POST" else None, initial=initial)

    def decide() -> None:
        said = form.cleaned_data
        to = next((one for one in people if str(one.pk) == said["to"]), None)
        ticked = [items[int(number)] for number in said["items"]]
        campaigning.delegate(found, ticked, to=to, due=said["due"], by=user)

    url = reverse("stewardship:mine", args=[found.pk])
    if request.method == "POST" and form.is_valid() and done(form, decide):
        messages.success(request, "Whoever you chose is asked for these entries from now on.")
        return redirect(url)
    title = "Ask somebody else"
    context = {
        "form": form,
        "title": title,
        "caption": f"{found}, {found.organisation}",
        "about": "They are told, and see these entries in their own list. You no longer do, unless you ask everybody.",
        "submit": "Delegate",
        "cancel_url": url,
        "trail": trail(found.organisation, register, {"label": str(found), "url": url}, {"label": title}),
    }
    return render(request, "stewardship/ask.html", context)


def _chosen(request: HttpRequest, progress: Progress, user: User) -> dict[int, Item]:
    """The entries that the address names, of those that the person is asked for or has delegated; else of all left."""
    asked = [one for one in progress.asked if one.left and _has_say(progress, user, one)]
    named = set(request.GET.getlist("item"))
    chosen = [one for one in asked if str(one.item.pk) in named] or asked[:PAGE]
    return {one.item.pk: one.item for one in chosen}


def _has_say(progress: Progress, user: User, one: Asked) -> bool:
    return progress.is_for(user, one) or (one.item.delegated_by_id == user.pk)
