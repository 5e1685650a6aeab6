"""The pages of the document check: one's own checks, a new one, its findings, and what is decided about them."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import django_tables2 as tables
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from reeve.access.models import Organisation, User
from reeve.access.policy import REPORT, Policy
from reeve.checking.reading.what_it_is import MOST_BYTES
from reeve.checking.telling import TALLIED, WORDS
from reeve.desk import checks
from reeve.desk.checks import Told
from reeve.desk.forms import TOO_LARGE, DismissForm, DocumentForm, FindingsForm, spoken
from reeve.desk.models import DocumentCheck, FindingDecision
from reeve.errors import ReeveError
from reeve.register.lookup import page
from reeve.web.tables import DateColumn, NumberColumn, StatusColumn, configure
from reeve.web.uploads import takes_files, was_too_large

PAGE = 50
TYPES = {
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_GRAVE = {"error": "bad", "doubt": "caution", "advice": "none"}
_SEVERAL = {"error": "Errors", "doubt": "Doubts", "advice": "Advice"}


class ChecksTable(tables.Table):
    """Documents that a person had checked, the last one first."""

    caption = "Documents checked"
    caption_hidden = True
    row_header = "file"
    file = tables.Column(verbose_name="Document", linkify=lambda record: reverse("desk:check", args=[record.pk]))
    organisation = tables.Column(verbose_name="For")
    at = DateColumn(verbose_name="Sent")
    errors = NumberColumn(verbose_name="Errors")
    doubts = NumberColumn(verbose_name="Doubts")
    state = StatusColumn(verbose_name="State", accessor="get_state_display", order_by=("state", "-at"))

    class Meta:
        template_name = "web/table.html"
        order_by = "-at"


def _organisations(request: HttpRequest) -> list[Organisation]:
    return list(Policy("*").organisations(request.user, REPORT).order_by("reference"))


@page
def index(request: HttpRequest) -> HttpResponse:
    """The documents that the person had checked, and where to have another one checked."""
    table = ChecksTable(DocumentCheck.objects.of(request.user).defer("result").select_related("organisation"))
    table.empty_text, table.empty_next = "No document was checked yet", "Choose a document, and see what is in it."
    configure(table, request, PAGE)
    table.noun = "document" if table.page.paginator.count == 1 else "documents"
    return render(request, "desk/checks.html", {"table": table, "organisations": _organisations(request)})


@takes_files(MOST_BYTES)
@page
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Send a document."""
    found = next((one for one in _organisations(request) if one.reference == organisation), None)
    if found is None:
        raise Http404
    request.organisation = found  # type: ignore[attr-defined]
    posted = request.method == "POST"
    form = DocumentForm(
        found, request.POST if posted else None, request.FILES if posted else None, initial=_usual(found)
    )
    if posted:
        if was_too_large(request):
            form.errors.pop("file", None)  # that none was sent
            form.add_error("file", TOO_LARGE)
        elif form.is_valid():
            try:
                made = checks.take_in(
                    form.cleaned_data["file"], found, by=_person(request), as_of=form.cleaned_data["as_of"]
                )
            except ReeveError as error:
                form.add_error(None, str(error))
            else:
                return redirect("desk:check", check=made.pk)
    trail = [{"label": "Check a document", "url": reverse("desk:checks")}, {"label": "New"}]
    context = {"organisation": found, "form": form, "cancel_url": reverse("desk:checks"), "trail": trail}
    return render(request, "desk/new_check.html", context)


def _usual(organisation: Organisation) -> dict[str, Any]:
    try:
        return {"as_of": checks.last_day(organisation)}
    except ReeveError:
        return {}


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "the page lets nobody else through"
    return request.user


def _check_or_404(request: HttpRequest, check: UUID) -> DocumentCheck:
    found = DocumentCheck.objects.of(request.user).filter(pk=check).select_related("organisation").first()
    if found is None:
        raise Http404
    request.organisation = found.organisation  # type: ignore[attr-defined]
    return found


def _trail(found: DocumentCheck, *more: str) -> list[dict[str, str]]:
    here = {"label": found.file, **({"url": reverse("desk:check", args=[found.pk])} if more else {})}
    return [{"label": "Check a document", "url": reverse("desk:checks")}, here, *({"label": one} for one in more)]


@page
def check(request: HttpRequest, check: UUID) -> HttpResponse:
    """What was found in a document, in order of place; or how far the check has come, or why it cannot be done."""
    found = _check_or_404(request, check)
    context: dict[str, Any] = {"check": found, "trail": _trail(found), "seems_dead": checks.seems_dead(found)}
    if found.state != DocumentCheck.DONE:
        name = "desk/refused_check.html" if found.state == DocumentCheck.REFUSED else "desk/checking.html"
        return render(request, name, context)
    every = list(checks.told(found))
    form = FindingsForm(request.GET, every)
    chosen = form.chosen(every)
    shown = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    kinds = [one.finding["kind"] for one in every]
    severities = [
        one.finding["severity"] for one in every if one.finding["kind"] not in TALLIED and not checks.is_dismissed(one)
    ]
    context |= {
        "filter": {"form": form},
        "shown": shown,
        "count": len(chosen),
        "findings": [_shown(one) for one in shown],
        "tally": [(word, severities.count(name), f"?severity={name}#findings") for name, word in _SEVERAL.items()],
        "traced": [
            (kind, kinds.count(kind), f"?kind={kind}#findings") for kind in ("traced", "contradicted", "untraced")
        ],
        "dismissed": sum(map(checks.is_dismissed, every)),
        "notes": found.result["notes"],
        "is_word": found.file.casefold().endswith(".docx"),
    }
    answer = render(request, "desk/check.html", context)
    if request.headers.get("HX-Request"):
        answer.headers["HX-Refresh"] = "true"  # the page of progress asked; what comes next is a page of its own
    return answer


def _shown(one: Told) -> dict[str, Any]:
    return {
        "told": one,
        "kind": spoken(one.finding["kind"]),
        "word": WORDS[one.finding["severity"]],
        "tone": _GRAVE[one.finding["severity"]],
        "dismissed": checks.is_dismissed(one),
    }


def _finding_or_404(found: DocumentCheck, finding: str) -> Told:
    told = next((one for one in checks.told(found) if one.finding["id"] == finding), None)
    if told is None:
        raise Http404
    return told


def _back(found: DocumentCheck, finding: str) -> HttpResponse:
    return redirect(f"{reverse('desk:check', args=[found.pk])}#finding-{finding}")


@page
@require_http_methods(["GET", "POST"])
def dismiss(request: HttpRequest, check: UUID, finding: str) -> HttpResponse:
    """Ask why, then take a finding off the list; the next run remembers it."""
    found = _check_or_404(request, check)
    told = _finding_or_404(found, finding)
    form = DismissForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        verdict = FindingDecision.DISMISSED
        checks.decide(found, told.finding, verdict, by=_person(request), reason=form.cleaned_data["reason"])
        messages.success(request, "The finding was dismissed. It is not told again where the same words stand.")
        return redirect("desk:check", check=found.pk)
    context = {"check": found, "finding": _shown(told), "form": form, "trail": _trail(found, "Dismiss a finding")}
    cancel = f"{reverse('desk:check', args=[found.pk])}#finding-{finding}"
    return render(request, "desk/dismiss.html", {**context, "cancel_url": cancel})


@page
@require_POST
def accept(request: HttpRequest, check: UUID, finding: str) -> HttpResponse:
    """Say that a finding is right and is to be corrected."""
    found = _check_or_404(request, check)
    told = _finding_or_404(found, finding)
    checks.decide(found, told.finding, FindingDecision.ACCEPTED, by=_person(request))
    return _back(found, finding)


@page
@require_POST
def undecide(request: HttpRequest, check: UUID, finding: str) -> HttpResponse:
    """Take back what was decided about a finding."""
    found = _check_or_404(request, check)
    checks.undecide(found, _finding_or_404(found, finding).finding)
    return _back(found, finding)


@page
def export(request: HttpRequest, check: UUID, kind: str) -> HttpResponse:
    """What was found as JSON, or as comments in a copy of the Word document."""
    found = _check_or_404(request, check)
    if kind not in TYPES or found.state != DocumentCheck.DONE:
        raise Http404
    if kind == "json":
        content = json.dumps(checks.exported(found), indent=1, ensure_ascii=False).encode()
    else:
        try:
            content = checks.commented(found)
        except ReeveError as error:
            messages.warning(request, str(error))
            return redirect("desk:check", check=found.pk)
    response = HttpResponse(content, content_type=TYPES[kind])
    name = f"{found.path.stem}-checked.{kind}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@page
@require_POST
def again(request: HttpRequest, check: UUID) -> HttpResponse:
    """Check the document anew, such as after the record was corrected."""
    found = _check_or_404(request, check)
    if found.state in (DocumentCheck.DONE, DocumentCheck.REFUSED) or checks.seems_dead(found):
        checks.ask(found)
    return redirect("desk:check", check=found.pk)


@page
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, check: UUID) -> HttpResponse:
    """Ask, then delete the document and what was found in it."""
    found = _check_or_404(request, check)
    if request.method == "POST":
        found.remove()
        messages.success(request, f"{found.file} and what was found in it were deleted.")
        return redirect("desk:checks")
    context = {"check": found, "trail": _trail(found, "Delete"), "cancel_url": reverse("desk:check", args=[found.pk])}
    return render(request, "desk/delete_check.html", context)
