"""The pages that change an entry: correct, retire or restore, comment. What is decided stands in actions.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from reeve.access.policy import COMMENT, CORRECT
from reeve.errors import NoRoom
from reeve.register import actions, adding, showing
from reeve.register.changes import history_of
from reeve.register.declaring import Register, register_of
from reeve.register.entry_page import entry_page
from reeve.register.forms import (
    EFFECTIVE,
    SEEN,
    WHY,
    AddForm,
    CommentForm,
    CorrectionForm,
    RenameForm,
    RetirementForm,
    number_sent,
)
from reeve.register.lookup import MayNot, entry_or_404, must_be_allowed, page, register_or_404, trail_to
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

    from reeve.register.models import Entry, Record


@page
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """Ask for a new entry of a register."""
    found, declared = register_or_404(request, organisation, register)
    if not declared.policy.may_in(request.user, CORRECT, found):
        raise MayNot(CORRECT, declared.policy, f"entries of {declared.title}")
    form = AddForm(declared, found, request.user, request.POST or None)  # type: ignore[arg-type]
    made: list[Record] = []

    def decide() -> None:
        said = {"effective": form.cleaned_data[EFFECTIVE], "why": form.cleaned_data[WHY]}
        reference = form.cleaned_data["reference"]
        made.append(adding.add(declared, found, reference, form.values(), by=request.user, **said))  # type: ignore[arg-type]

    if request.method == "POST" and form.is_valid() and done(form, decide):
        messages.success(request, "The entry was added.")
        return redirect(showing.url_of(made[0], organisation))
    title = f"Add to {declared.title.lower()}"
    context = {
        "register": declared,
        "organisation": found,
        "form": form,
        "title": title,
        "submit": "Add the entry",
        "cancel_url": reverse("register:list", args=[organisation, register]),
        "trail": trail_to(found, declared, {"label": "Add"}),
    }
    return render(request, "register/change.html", context)


@page
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Ask how an entry should read, from when on and why; say what else was changed in the meantime."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, CORRECT, declared, entry.record)
    last = history_of(entry, request.user, timezone.localdate()).last
    seen = number_sent(request.POST.get(SEEN, "")) or last
    form = CorrectionForm(declared, entry, request.user, seen, request.POST or None)  # type: ignore[arg-type]
    changed: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.correct(
                declared,
                entry.record,
                form.values(),
                by=request.user,  # type: ignore[arg-type]
                effective=form.cleaned_data[EFFECTIVE],
                why=form.cleaned_data[WHY],
                seen=form.cleaned_data[SEEN],
            )
        except actions.ChangedSince as meanwhile:
            changed = _told(declared, meanwhile, form, request)
            form = form.bring_together({name: now for name, (_, now) in meanwhile.differences.items()}, meanwhile.last)
        except actions.NotAllowedValues as wrong:
            for name, said in wrong.faults.items():
                form.add_error(name if name in form.fields else None, said)
        except actions.NothingToSay as nothing:
            form.add_error(None, str(nothing) if form.values() else "Change at least one field, or cancel")
        else:
            _say_what_was_done(request, declared, done)
            return redirect(back_to(request) or showing.url_of(entry.record))
    return form_page(request, entry, form, f"Correct {entry}", changed=changed)


def _told(
    register: type[Register], meanwhile: actions.ChangedSince, form: CorrectionForm, request: HttpRequest
) -> list[dict[str, str]]:
    """What others changed since the page was opened: before, now, and what the person wrote."""
    mine = form.values()
    both = [value for pair in meanwhile.differences.values() for value in pair] + list(mine.values())
    related = [name for name in meanwhile.differences if register.field(name).is_relation]
    titles = showing.titles(request.user, both) if related else {}

    def words(name: str, value: Any) -> str:
        return showing.words(register.field(name), value, titles) or "Not given"

    return [
        {
            "field": showing.label(register, name),
            "before": words(name, before),
            "now": words(name, now),
            "mine": words(name, mine[name]) if name in mine else "",
        }
        for name, (before, now) in meanwhile.differences.items()
        if name not in form.hidden
    ]


def _say_what_was_done(request: HttpRequest, register: type[Register], done: actions.Corrected) -> None:
    fields = ", ".join(showing.label(register, name) for name in done.said)
    messages.success(request, f"The record was corrected: {fields}.")
    for name, (day, value) in done.overruled.items():
        titles = showing.titles(request.user, [value]) if register.field(name).is_relation else {}
        reads = showing.words(register.field(name), value, titles) or "nothing"
        messages.warning(
            request,
            f"{showing.label(register, name)} reads “{reads}” from {reeve_web.date(day)} on, because that was said of"
            " that day itself. To correct this too, say it from that day.",
        )


@page
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Ask for another reference of an entry; addresses and files with the one it had still find it."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, CORRECT, declared, entry.record)
    form = RenameForm(request.POST or None, initial={"reference": entry.record.reference})
    if request.method == "POST" and form.is_valid():
        said = {"effective": form.cleaned_data[EFFECTIVE], "why": form.cleaned_data[WHY]}
        wanted = form.cleaned_data["reference"]

        def decide() -> None:
            try:
                actions.rename(declared, entry.record, wanted, by=request.user, **said)  # type: ignore[arg-type]
            except actions.NotAllowedValues as wrong:
                faults = {EFFECTIVE if name == "effective" else name: fault for name, fault in wrong.faults.items()}
                raise actions.NotAllowedValues(faults) from wrong

        if done(form, decide):
            entry.record.refresh_from_db()
            messages.success(request, f"The entry’s reference is {entry.record.reference} now.")
            return redirect(showing.url_of(entry.record))
    return form_page(request, entry, form, f"Change the reference of {entry}", submit="Change the reference")


def done(form: forms.Form, decide: Callable[[], Any]) -> bool:
    """Whether a decision was taken; what stood against it is said in the form."""
    try:
        decide()
    except actions.NotAllowedValues as wrong:
        for name, said in wrong.faults.items():
            form.add_error(name if name in form.fields else None, said)
        return False
    except (actions.NothingToSay, NoRoom) as nothing:
        form.add_error(None, str(nothing))
        return False
    return True


@page
@require_http_methods(["GET", "POST"])
def retire(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Ask from when on and why an entry is no longer in use, or is in use again."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, CORRECT, declared, entry.record)
    decide, verb = (actions.restore, "Restore") if entry.record.retired else (actions.retire, "Retire")
    form = RetirementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"effective": form.cleaned_data[EFFECTIVE], "why": form.cleaned_data[WHY]}
        try:
            decide(declared, entry.record, by=request.user, **said)  # type: ignore[arg-type]
        except actions.NothingToSay as nothing:
            form.add_error(None, str(nothing))
        else:
            messages.success(request, f"The entry was {verb.lower()}d.")
            return redirect(showing.url_of(entry.record))
    return form_page(request, entry, form, f"{verb} {entry}", submit=verb, warning=verb == "Retire")


@page
@require_POST
def comment(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Keep a remark on an entry."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, COMMENT, declared, entry.record)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return entry_page(request, entry, form)
    actions.comment(entry.record, declared, by=request.user, text=form.cleaned_data["text"])  # type: ignore[arg-type]
    messages.success(request, "Your comment was added.")
    return redirect(f"{showing.url_of(entry.record)}#comments")


def back_to(request: HttpRequest) -> str:
    """The page of ours from which a form was opened, where its address says so (`next`); "" for any other."""
    said = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(said, {request.get_host()}, require_https=request.is_secure())
    return said if said.startswith("/") and ours else ""


def form_page(request: HttpRequest, entry: Entry, form: Any, title: str, **more: Any) -> HttpResponse:
    """A page that asks for what an entry is to be given, with the way back to it."""
    register = register_of(type(entry))
    url = showing.url_of(entry.record)
    above = {"label": str(entry), "url": url}
    trail = trail_to(entry.record.organisation, register, above, {"label": title.partition(" ")[0]})
    context = {
        "entry": entry,
        "register": register,
        "organisation": entry.record.organisation,
        "form": form,
        "title": title,
    }
    context |= {"cancel_url": back_to(request) or url, "trail": trail}
    return render(request, "register/change.html", {**context, **more})
