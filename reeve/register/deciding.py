"""The pages of approvals: ask for one, give or refuse it, and the list of those that wait. Decisions stand below."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reeve.access.policy import APPROVE, CORRECT
from reeve.register import actions, approving, showing
from reeve.register.changes import history_of
from reeve.register.changing import done, form_page
from reeve.register.declaring import register_of
from reeve.register.forms import AskForm, DecisionForm
from reeve.register.lookup import entry_or_404, must_be_allowed, page
from reeve.register.models import Approval

_CHANGED = "The entry was changed since {}. Look at it again on its page; nothing was decided."


@page
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Ask somebody else to approve an entry as it reads."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, CORRECT, declared, entry.record)
    seen = history_of(entry, request.user, timezone.localdate()).last
    form = AskForm(request.POST or None, initial={"seen": seen})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if done(form, lambda: approving.ask(declared, entry.record, by=request.user, **said)):  # type: ignore[arg-type]
                messages.success(request, "You asked for approval. Those who may give it see it on their home page.")
                return redirect(showing.url_of(entry.record))
        except actions.ChangedSince:
            form = AskForm({**said, "seen": seen})
            form.add_error(None, _CHANGED.format("you opened it"))
    return form_page(request, entry, form, f"Ask for approval of {entry}", submit="Ask for approval")


@page
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Give or refuse the approval that waits; who asked for it may take it back."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    waiting = entry.record.approvals.filter(state=Approval.WAITING).select_related("asked__by").first()
    if waiting is None:
        raise Http404
    waiting.record = entry.record
    own = waiting.asked_by_id == request.user.pk
    if not own:
        must_be_allowed(request.user, APPROVE, declared, entry.record)
    form = DecisionForm(request.POST if request.method == "POST" else None, own=own)

    def take() -> None:
        if own:
            approving.withdraw(declared, waiting, by=request.user)  # type: ignore[arg-type]
        else:
            approved = form.cleaned_data["decision"] == Approval.APPROVED
            approving.decide(declared, waiting, by=request.user, approved=approved, why=form.cleaned_data["why"])  # type: ignore[arg-type]

    if request.method == "POST" and form.is_valid():
        try:
            if done(form, take):
                messages.success(request, f"The approval was {waiting.get_state_display().lower()}.")
                return redirect(showing.url_of(entry.record))
        except actions.ChangedSince:
            form.add_error(None, _CHANGED.format("approval was asked for"))
    title = f"Take back what you asked about {entry}" if own else f"Approve {entry}"
    return form_page(request, entry, form, title, submit="Take it back" if own else "Save the decision", asked=waiting)


@page
def approvals(request: HttpRequest) -> HttpResponse:
    """The approvals that wait for the person."""
    waiting = [
        {"approval": one, "title": approving.register_of_approval(one).title, "url": showing.url_of(one.record)}
        for one in approving.waiting_for(request.user)[:200]  # type: ignore[arg-type]
    ]
    return render(request, "register/approvals.html", {"waiting": waiting})
