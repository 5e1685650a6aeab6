"""The pages of reports: what there is, one document as a page, its downloads, and what was restated since."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from reeve.access.models import Organisation, User
from reeve.access.policy import REPORT, Policy, organisations_of
from reeve.errors import NoRoom, ReeveError
from reeve.reports.declaring import Report, reports
from reeve.reports.editions import before, restated
from reeve.reports.models import Edition
from reeve.reports.renditions import FORMATS, TYPES
from reeve.reports.shelf import PAGE, Shelf
from reeve.web.forms import DateField


class AsAt(forms.Form):
    """As at which day a report is wanted."""

    as_of = DateField(label="As at", help_text="For example, 29 2 2024")


def _organisation(request: HttpRequest, organisation: str) -> Organisation:
    """The organisation, if the person may read its reports: 404 across the wall, 403 where the role does not."""
    found = get_object_or_404(organisations_of(request.user), reference=organisation)
    if not Policy("*").may_in(request.user, REPORT, found):
        raise PermissionDenied
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


def _cannot(request: HttpRequest, declared: Report, error: ReeveError) -> HttpResponse:
    status = 507 if isinstance(error, NoRoom) else 422
    return render(request, "reports/cannot.html", {"report": declared, "sentence": str(error)}, status=status)


@login_required
def report(request: HttpRequest, organisation: str, name: str) -> HttpResponse:
    """One report as a page, every figure of it a link to its own page."""
    of, declared = _organisation(request, organisation), _report(name)
    as_of, known_at = _asked(request)
    if as_of is None:
        return render(request, "reports/choose.html", {"report": declared, "form": AsAt(request.GET or None)})
    try:
        shelf = Shelf.of(declared.name, of, as_of, known_at, _person(request))
        page, edition = shelf.take(PAGE).decode(), shelf.edition
    except ReeveError as error:
        return _cannot(request, declared, error)
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
            "first": (first := before(edition)),
            "since_first": restated(first, by_then=edition) if first else [],
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
            known = (known if known.tzinfo else known.replace(tzinfo=UTC)).astimezone(UTC)
        if said := request.GET.get("as_of"):
            return date.fromisoformat(said), known
    except (ValueError, OverflowError):
        raise Http404 from None
    form = AsAt(request.GET) if request.GET else None
    return (form.cleaned_data["as_of"] if form and form.is_valid() else None), known


@login_required
def download(request: HttpRequest, organisation: str, name: str, kind: str) -> HttpResponse:
    """A rendition of a report as a file."""
    of, declared = _organisation(request, organisation), _report(name)
    as_of, known_at = _asked(request)
    if kind not in FORMATS or as_of is None:
        raise Http404
    try:
        content = Shelf.of(declared.name, of, as_of, known_at, _person(request)).take(kind)
    except ReeveError as error:
        return _cannot(request, declared, error)
    response = HttpResponse(content, content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{of.reference}-{name}-{as_of}.{kind}"'
    return response


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "login_required lets nobody else through"
    return request.user
