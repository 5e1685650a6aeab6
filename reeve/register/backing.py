"""The pages of what backs an entry: confirm it, attach evidence and give it out, link it. Decisions stand below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reeve.access.policy import CORRECT, READ
from reeve.register import actions, confirming, links, showing
from reeve.register import evidence as proof
from reeve.register.changing import done, form_page
from reeve.register.declaring import register_of, registers
from reeve.register.forms import EndLinkForm, EvidenceForm, LinkForm, WithdrawalForm, number_sent
from reeve.register.keeping import intact
from reeve.register.lookup import entries_of, entry_or_404, must_be_allowed, organisations_near, page

if TYPE_CHECKING:
    from reeve.register.models import Entry, Evidence, Link, Record


@page
@require_POST
def confirm(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Keep that the entry is right, as it read when the page was opened."""
    entry = entry_or_404(request, organisation, register, reference)
    number = number_sent(request.POST.get("seen", "")) or 0
    try:
        confirming.confirm(register_of(type(entry)), entry.record, by=request.user, seen=number)  # type: ignore[arg-type]
    except actions.ChangedSince:
        messages.warning(request, "The entry was changed since you opened it. Look at it again, then confirm it.")
    else:
        messages.success(request, "You confirmed that this entry is right.")
    return redirect(showing.url_of(entry.record))


@page
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Ask for a file that backs the entry."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, CORRECT, declared, entry.record)
    posted = request.method == "POST"
    form = EvidenceForm(request.POST, request.FILES) if posted else EvidenceForm()
    if posted and form.is_valid():
        said = dict(form.cleaned_data)
        file = said.pop("file")
        if done(form, lambda: proof.attach(declared, entry.record, file, by=request.user, **said)):  # type: ignore[arg-type]
            messages.success(request, "The evidence was attached.")
            return redirect(f"{showing.url_of(entry.record)}#evidence")
    return form_page(request, entry, form, f"Attach evidence to {entry}", submit="Attach")


@page
@require_GET
def evidence(request: HttpRequest, organisation: str, register: str, number: int, reference: str) -> HttpResponseBase:
    """Give a file out, to be saved rather than opened: what others attached is not shown as a page of ours."""
    entry = entry_or_404(request, organisation, register, reference)
    found = _evidence_or_404(entry, number)
    path = intact(found.digest, found.file)
    if path is None:
        messages.warning(request, f"“{found}” is no longer kept as it was attached. It must be restored from a copy.")
        return redirect(f"{showing.url_of(entry.record)}#evidence")
    kind = found.content_type if found.content_type in proof.SAFE else "application/octet-stream"
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=found.file, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@page
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, organisation: str, register: str, number: int, reference: str) -> HttpResponse:
    """Ask why a file is evidence no longer."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, CORRECT, declared, entry.record)
    found = _evidence_or_404(entry, number)
    form = WithdrawalForm(request.POST or None)

    def decide() -> None:
        proof.withdraw(declared, found, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]

    if request.method == "POST" and form.is_valid() and done(form, decide):
        messages.success(request, "The evidence was withdrawn.")
        return redirect(f"{showing.url_of(entry.record)}#evidence")
    return form_page(request, entry, form, f"Withdraw “{found}”", submit="Withdraw", warning=True)


@page
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, organisation: str, register: str, reference: str) -> HttpResponse:
    """Ask for the other entry, and how this one stands to it."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, CORRECT, declared, entry.record)
    form = LinkForm(_registers_near(request, entry), request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        to = _named(request, entry, said.pop("register"), said.pop("reference"))
        if to is None:
            form.add_error("reference", "There is no such entry that you may read")
        elif done(form, lambda: links.link(declared, entry.record, to, by=request.user, **said)):  # type: ignore[arg-type]
            messages.success(request, "The link was added.")
            return redirect(f"{showing.url_of(entry.record)}#links")
    return form_page(request, entry, form, f"Link {entry} to another entry", submit="Add link")


@page
@require_http_methods(["GET", "POST"])
def end_link(request: HttpRequest, organisation: str, register: str, number: int, reference: str) -> HttpResponse:
    """Ask from when on, and why, a link no longer holds."""
    entry = entry_or_404(request, organisation, register, reference)
    declared = register_of(type(entry))
    must_be_allowed(request.user, CORRECT, declared, entry.record)
    found: Link | None = entry.record.links.select_related("to__organisation").filter(pk=number).first()
    if found is None or not showing.seen(request.user, found.to):
        raise Http404
    form = EndLinkForm(request.POST or None)

    def decide() -> None:
        links.end_link(declared, found, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]

    if request.method == "POST" and form.is_valid() and done(form, decide):
        messages.success(request, "The link was ended.")
        return redirect(f"{showing.url_of(entry.record)}#links")
    return form_page(request, entry, form, f"End the link to {found.to}", submit="End link", warning=True)


def _evidence_or_404(entry: Entry, number: int) -> Evidence:
    found: Evidence | None = entry.record.evidence.filter(pk=number).first()
    if found is None:
        raise Http404
    found.record = entry.record
    return found


def _registers_near(request: HttpRequest, entry: Entry) -> list[tuple[str, str]]:
    """The registers in which the person may read entries that this one may be linked to, by title."""
    near = {organisation.pk for organisation in organisations_near(entry.record.organisation)}
    reaches = {name: one.policy.reach(request.user, READ) for name, one in registers.items()}
    found = [(name, registers[name].title) for name, reach in reaches.items() if near & {*reach.own, *reach.common_of}]
    return sorted(found, key=lambda one: one[1])


def _named(request: HttpRequest, entry: Entry, register: str, reference: str) -> Record | None:
    """An entry by its reference: of the organisation itself, else of a shared service that serves it."""
    for organisation in organisations_near(entry.record.organisation):
        found: Entry | None = (
            entries_of(request.user, registers[register], organisation).filter(record__reference=reference).first()
        )
        if found is not None:
            return found.record
    return None
