"""The pages by which a file comes in: send it, say its columns, confirm it, drop it, correct what fails."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from reeve.access.models import Organisation
from reeve.access.policy import IMPORT, Policy
from reeve.errors import ReeveError
from reeve.register.declaring import registers
from reeve.register.keeping import intact
from reeve.register.lookup import MayNot, organisations_seen, page
from reeve.source import columns as mapping
from reeve.source import failing, waiting
from reeve.source.declaring import Source, source_named, sources
from reeve.source.forms import LARGEST, TOO_LARGE, ColumnsForm, UploadForm
from reeve.source.guessing import source_of
from reeve.source.loading import Refused
from reeve.source.models import ImportRun
from reeve.source.receiving import keep_upload
from reeve.source.seeing import may_load, policy_of, run_or_404, sources_loaded
from reeve.web.uploads import takes_files, was_too_large

_SALT = "reeve.source.kept"


@takes_files(LARGEST)
@page
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Take in a file for one organisation; it is kept at once, and sent once."""
    found = _organisation_or_404(request, organisation)
    names = _names(request, found)
    choices = [(name, f"{_about(name)} ({name})") for name in names]
    token = request.POST.get("kept", "")
    here = _kept(request, token)
    form = UploadForm(
        choices,
        request.POST or None,
        request.FILES or None,
        kept=here[1] if here else "",
        initial={"source": names[0] if len(names) == 1 else ""},
    )
    if request.method == "POST":
        if was_too_large(request):
            form.errors.pop("file", None)
            form.add_error("file", TOO_LARGE)
        elif form.is_valid():
            try:
                if upload := form.cleaned_data["file"]:
                    here = keep_upload(upload)
                    token = _token(request, here)
                assert here is not None, "a form without a file is valid only where one is kept"
                run, asks = _take_in(request, found, here, form)
            except ReeveError as error:
                form.add_error(None, str(error))
            else:
                return redirect("source:columns" if asks else "source:run", run=run.pk)
        if here:
            form = _with_kept(form, here[1], token)
    context = {
        "organisation": found,
        "form": form,
        "kinds": [(name, _about(name)) for name in names],
        "cancel_url": f"{reverse('source:index')}?organisation={found.reference}",
        "trail": [
            {"label": "Imports", "url": f"{reverse('source:index')}?organisation={found.reference}"},
            {"label": "Import a file"},
        ],
    }
    return render(request, "source/new.html", context)


def _organisation_or_404(request: HttpRequest, reference: str) -> Organisation:
    found = next((one for one in organisations_seen(request.user) if one.reference == reference), None)
    if found is None:
        raise Http404
    request.organisation = found  # type: ignore[attr-defined]
    return found


def _names(request: HttpRequest, organisation: Organisation) -> list[str]:
    """The sources that the person may load there, of one register where the page came from its list."""
    asked = registers.get(request.GET.get("register", ""))
    names = sorted(sources_loaded(request.user, organisation))
    if asked is not None:
        names = [name for name in names if sources[name].register is asked] or names
    if not names:
        what = f"entries of {asked.title}" if asked else "any register of this organisation"
        raise MayNot(IMPORT, asked.policy if asked else Policy("any"), what)
    return names


def _about(name: str) -> str:
    return (sources[name].__doc__ or name).strip().partition("\n")[0].rstrip(".")


def _token(request: HttpRequest, kept: tuple[str, str]) -> str:
    """Says to this person alone which file of theirs is kept, while the page asks them more."""
    return signing.dumps([request.user.pk, *kept], salt=_SALT)


def _kept(request: HttpRequest, token: str) -> tuple[str, str] | None:
    if not token:
        return None
    try:
        user, digest, name = signing.loads(token, salt=_SALT, max_age=86_400)
    except (signing.BadSignature, ValueError):
        return None
    return (digest, name) if user == request.user.pk and intact(digest, name) else None


def _with_kept(form: UploadForm, name: str, token: str) -> UploadForm:
    """The form once more, with what was sent kept in it."""
    again = UploadForm(
        form.fields["source"].choices[1:],  # type: ignore[attr-defined]
        {**form.data.dict(), "kept": token},  # type: ignore[attr-defined]
        kept=name,
    )
    again._errors = form.errors  # type: ignore[attr-defined] # noqa: SLF001 - the errors are of what was sent
    return again


def _take_in(
    request: HttpRequest, organisation: Organisation, kept: tuple[str, str], form: UploadForm
) -> tuple[ImportRun, bool]:
    digest, name = kept
    given = form.cleaned_data["source"]
    source = source_named(given) if given else _guessed(digest, name)
    user: Any = request.user
    return waiting.receive(digest, name, source, organisation, as_of=form.cleaned_data["as_of"], by=user)


def _guessed(digest: str, name: str) -> Source:
    with waiting.file_of(ImportRun(file=name, digest=digest)) as path:
        try:
            return source_of(path)
        except ReeveError as error:
            said = str(error).replace(" with --source", "").replace(": nothing was loaded", "")
            raise ReeveError(f"{said} Choose the kind of file below.") from error


@page
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, run: UUID) -> HttpResponse:
    """Say which columns of the file are which; remembered for the next file with these headings."""
    found = _to_load_or_403(request, run)
    if not waiting.waits(found) or found.source not in sources:
        return redirect("source:run", run=found.pk)
    source = source_named(found.source)
    try:
        with waiting.file_of(found) as path:
            layout = mapping.layout_of(source, path)
    except ReeveError as error:
        messages.error(request, str(error))
        return redirect("source:run", run=found.pk)
    if layout is None:
        messages.error(request, f"{found.file}: this kind of file has no columns to be told.")
        return redirect("source:run", run=found.pk)
    said = found.columns or mapping.remembered(found.organisation, source, layout) or dict(layout.found)
    form = ColumnsForm(layout.headings, [column.heading for column in source.columns], request.POST or None, found=said)
    if request.method == "POST" and form.is_valid():
        try:
            waiting.say_columns(found, form.columns(), by=request.user)  # type: ignore[arg-type]
        except ReeveError as error:
            form.add_error(None, str(error))
        else:
            return redirect("source:run", run=found.pk)
    url = reverse("source:run", args=[found.pk])
    context = {
        "run": found,
        "form": form,
        "needed": [column.heading for column in source.needed()],
        "missing": mapping.lacking(source, layout.found),
        "cancel_url": url,
        "trail": [
            {"label": "Imports", "url": f"{reverse('source:index')}?organisation={found.organisation.reference}"},
            {"label": found.file, "url": url},
            {"label": "Columns"},
        ],
    }
    return render(request, "source/columns.html", context)


def _to_load_or_403(request: HttpRequest, run: UUID) -> ImportRun:
    found = run_or_404(request, run)
    if not may_load(request.user, found.source, found.organisation):
        raise MayNot(IMPORT, policy_of(sources.get(found.source), found.source), found.source)
    return found


@page
@require_POST
def confirm(request: HttpRequest, run: UUID) -> HttpResponse:
    """Load what was shown."""
    found = _to_load_or_403(request, run)
    try:
        waiting.confirm(found, by=request.user, seen=request.POST.get("seen", ""))  # type: ignore[arg-type]
    except Refused:
        messages.error(request, f"{found.file}: rows now fail, for the record has changed. Nothing was loaded.")
    except ReeveError as error:
        messages.error(request, str(error).partition("\n")[0])
    else:
        if found.state == ImportRun.LOADED:
            messages.success(request, f"{found.file} was loaded.")
    return redirect("source:run", run=found.pk)


@page
@require_POST
def check(request: HttpRequest, run: UUID) -> HttpResponse:
    """Compare a waiting or refused file with the record as it is by now."""
    found = _to_load_or_403(request, run)
    try:
        waiting.check_again(found, by=request.user)  # type: ignore[arg-type]
    except ReeveError as error:
        messages.error(request, str(error).partition("\n")[0])
    else:
        messages.success(request, f"{found.file} was compared with the record again.")
    return redirect("source:run", run=found.pk)


@page
@require_POST
def drop(request: HttpRequest, run: UUID) -> HttpResponse:
    """Say that a file is not to be loaded."""
    found = _to_load_or_403(request, run)
    try:
        waiting.drop(found, by=request.user)  # type: ignore[arg-type]
    except ReeveError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{found.file} was dropped; nothing of it is in the record.")
    return redirect("source:run", run=found.pk)


@page
@require_http_methods(["GET"])
def to_correct(request: HttpRequest, run: UUID, kind: str) -> HttpResponse:
    """The failing rows as a file to correct; with `?rows=all` the whole file."""
    found = _to_load_or_403(request, run)
    if kind not in failing.KINDS or found.state != ImportRun.REFUSED:
        raise Http404
    every_row = request.GET.get("rows") == "all"
    try:
        made = failing.to_correct(found, kind, every_row=every_row)
    except ReeveError as error:
        messages.error(request, str(error))
        return redirect("source:run", run=found.pk)
    name = failing.file_name(found, kind, every_row=every_row)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(made, content_type=failing.KINDS[kind], headers={"Content-Disposition": disposition})
