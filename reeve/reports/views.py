"""The pages of reports: what there is, one document as a page, its downloads, and what was restated since."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from reeve.access.models import Organisation
from reeve.access.policy import REPORT, Policy, organisations_of
from reeve.errors import ReeveError
from reeve.figures.asking import Ask
from reeve.reports import html
from reeve.reports.build import build
from reeve.reports.declaring import Report, reports
from reeve.reports.editions import keep, restated
from reeve.reports.models import Edition
from reeve.reports.renditions import FORMATS, TYPES
from reeve.web.forms import DateField

if TYPE_CHECKING:
    from reeve.reports.blocks import Document


class AsAt(forms.Form):
    """As at which day a report is wanted."""

    as_of = DateField(label="As at", help_text="For example, 29 2 2024")


def _organisation(request: HttpRequest, organisation: str) -> Organisation:
    """The organisation, if its reports are open to the person."""
    found = get_object_or_404(organisations_of(request.user), reference=organisation)
    request.organisation = found  # type: ignore[attr-defined]
    return found


def _report(name: str) -> Report:
    try:
        return reports[name]
    except KeyError:
        raise Http404 from None


@login_required
def report_list(request: HttpRequest) -> HttpResponse:
    """Every report of every organisation whose pages are open to the person."""
    organisations = []
    for organisation in organisations_of(request.user).order_by("reference").distinct():
        period = organisation.reporting_periods.order_by("-ends").first()
        if period and Policy("*").may_in(request.user, REPORT, organisation):
            issued = set(organisation.commissions.values_list("report", flat=True)) or set(reports)
            links = [
                (one, f"{_url(organisation, one)}?as_of={period.last_day}")
                for one in reports.values()
                if one.name in issued
            ]
            organisations.append((organisation, period, links))
    return render(request, "reports/index.html", {"organisations": organisations})


def _url(organisation: Organisation, report: Report) -> str:
    return reverse("reports:report", args=[organisation.reference, report.name])


@login_required
def report(request: HttpRequest, organisation: str, name: str) -> HttpResponse:
    """One report as a page, every figure of it a link to its own page."""
    of, declared = _organisation(request, organisation), _report(name)
    as_of, known_at = _asked(request)
    if as_of is None:
        return render(request, "reports/choose.html", {"report": declared, "form": AsAt(request.GET or None)})
    try:
        edition, page = _page(declared, of, as_of, known_at, request)
    except ReeveError as error:
        return render(request, "reports/cannot.html", {"report": declared, "sentence": str(error)}, status=422)
    query = f"as_of={as_of}&known_at={edition.known_at.isoformat().replace('+00:00', 'Z')}"
    base = _url(of, declared)
    return render(
        request,
        "reports/report.html",
        {
            "report": declared,
            "edition": edition,
            "document": mark_safe(page),  # nosec B308,B703
            "downloads": [(kind, f"{base}download.{kind}?{query}") for kind in FORMATS],
            "restated": restated(edition),
            "editions": Edition.objects.filter(report=name, organisation=of, as_of=as_of).exclude(pk=edition.pk)[:20],
            "now": f"{base}?as_of={as_of}",
        },
    )


def _asked(request: HttpRequest) -> tuple[date | None, datetime | None]:
    """The day asked for, and the instant; None where it is not given or no such day."""
    known = None
    try:
        if said := request.GET.get("known_at"):
            known = datetime.fromisoformat(said)
        if said := request.GET.get("as_of"):
            return date.fromisoformat(said), known
    except ValueError:
        raise Http404 from None
    form = AsAt(request.GET) if request.GET else None
    return (form.cleaned_data["as_of"] if form and form.is_valid() else None), known


def _page(
    declared: Report, organisation: Organisation, as_of: date, known_at: datetime | None, request: HttpRequest
) -> tuple[Edition, str]:
    """The report's edition and its page, from the cache where it was built before from the same record."""
    known = known_at or Ask(organisation, as_of).known_at
    folder = _cache_folder(declared, organisation, as_of, known)
    edition = Edition.objects.filter(
        report=declared.name, organisation=organisation, as_of=as_of, known_at=known, audience="public"
    ).first()
    cached = folder / "page.html"
    if edition and cached.exists():
        return edition, cached.read_text(encoding="utf-8")
    document = build(declared.name, organisation, as_of, known_at=known)
    page = html.render(document, standalone=False)
    _put(cached, page.encode())
    return keep(document, organisation, by=request.user), page  # type: ignore[arg-type]


@login_required
def download(request: HttpRequest, organisation: str, name: str, kind: str) -> HttpResponse:
    """A rendition of a report as a file."""
    of, declared = _organisation(request, organisation), _report(name)
    as_of, known_at = _asked(request)
    if kind not in FORMATS or as_of is None:
        raise Http404
    known = known_at or Ask(of, as_of).known_at
    cached = _cache_folder(declared, of, as_of, known) / f"{name}.{kind}"
    if not cached.exists():
        _put(cached, FORMATS[kind](_built(declared, of, as_of, known)))
    response = HttpResponse(cached.read_bytes(), content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{of.reference}-{name}-{as_of}.{kind}"'
    return response


def _built(declared: Report, organisation: Organisation, as_of: date, known: datetime) -> Document:
    return build(declared.name, organisation, as_of, known_at=known)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f"{path.suffix}.partial")
    partial.write_bytes(content)
    partial.replace(path)


def _cache_folder(declared: Report, organisation: Organisation, as_of: date, known: datetime) -> Path:
    key = json.dumps([declared.name, organisation.reference, as_of, known, _renderer()], default=str)
    return Path(settings.DATA) / "cache" / "reports" / hashlib.sha256(key.encode()).hexdigest()[:32]


@cache
def _renderer() -> str:
    """A digest of the program's own files: another program does not serve this one's pages."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".md", ".css", ".html") and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()
