"""Imports through the API: send a file, read what it would change, say its columns, confirm, drop, undo."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile

from reeve.access.models import Organisation
from reeve.access.policy import IMPORT
from reeve.errors import ReeveError
from reeve.register.lookup import MayNot, organisations_seen
from reeve.source import loading, waiting
from reeve.source.cells import FIRST_YEAR, LAST_YEAR
from reeve.source.declaring import source_named, sources
from reeve.source.forms import LARGEST, TOO_LARGE
from reeve.source.guessing import source_of
from reeve.source.models import ImportRun
from reeve.source.receiving import keep_upload
from reeve.source.seeing import may_load, policy_of, run_or_404
from reeve.source.telling import OUTCOMES, counts_told, told

MOST = 500
"""Rows on one page of an answer."""


class Why(Schema):
    """Why there is no other answer."""

    detail: str


class Faults(Schema):
    """What is wrong with what was sent, by its name."""

    detail: dict[str, list[str]]


class ImportOut(Schema):
    """An import: its state, its counts, and `seen`, which a confirmation must say again."""

    id: UUID
    state: str
    organisation: str
    source: str
    file: str
    digest: str
    as_of: date
    sent: datetime
    counts: dict[str, int]
    faults: list[str]
    remark: str
    columns: dict[str, str]
    lacking: list[str]
    asks_columns: bool
    seen: str


class DifferenceOut(Schema):
    """One cell, in words."""

    field: str
    before: str
    after: str


class RowOut(Schema):
    """What became, or would become, of one row; of a failing one, in which column, what is wrong and what to do."""

    sheet: str
    line: int
    outcome: str
    column: str
    note: str
    title: str
    url: str
    differences: list[DifferenceOut]


class RowsOut(Schema):
    """A page of rows, and how many there are in all."""

    count: int
    page: int
    pages: int
    rows: list[RowOut]


class Sent(Schema):
    """What is sent with a file. Without `source` the kind of file is found by its headings."""

    organisation: str
    as_of: date
    source: str = ""


class ColumnsIn(Schema):
    """Heading in the file -> column of the source."""

    columns: dict[str, str]


class Seen(Schema):
    """The `seen` of the import as it was last answered."""

    seen: str


class Undoing(Schema):
    """Why an import is undone."""

    why: str


class Paging(Schema):
    """Which rows, which page of them, and how many on it (at most 500)."""

    outcome: str = ""
    page: int = 1
    size: int = 100


router = Router(tags=["imports"])
_SEEN = {401: Why, 403: Why, 404: Why}
_DONE: Any = {200: ImportOut, **_SEEN, 409: Why, 422: Faults}


@router.post("", response=_DONE, summary="Send a file")
def send(request: HttpRequest, sent: Form[Sent], file: File[UploadedFile]) -> Any:
    """Keep a file and compare it with the record: nothing is loaded. The file is sent once; confirm it by its id."""
    organisation = _organisation(request, sent.organisation)
    if not FIRST_YEAR <= sent.as_of.year <= LAST_YEAR:
        return 422, {"detail": {"as_of": [f"Must lie in the years {FIRST_YEAR} to {LAST_YEAR}."]}}
    if not file.size or file.size > LARGEST:
        return 422, {"detail": {"file": [f"{TOO_LARGE}." if file.size else "The file is empty; export it again."]}}
    try:
        digest, name = keep_upload(file)
        if sent.source:
            source = source_named(sent.source)
        else:
            with waiting.file_of(ImportRun(file=name, digest=digest)) as path:
                source = source_of(path)
        run, _ = waiting.receive(digest, name, source, organisation, as_of=sent.as_of, by=_user(request))
    except loading.LoadedBefore as error:
        return 409, {"detail": str(error)}
    except ReeveError as error:
        return 422, {"detail": {"file": [str(error)]}}
    return _told(run)


@router.get("/{run}", response={200: ImportOut, **_SEEN, 422: Faults}, summary="One import")
def one(request: HttpRequest, run: UUID) -> Any:
    """An import: whether it waits, is refused, is loading, loaded, undone or dropped."""
    return _told(run_or_404(request, run))


@router.get("/{run}/rows", response={200: RowsOut, **_SEEN, 422: Faults}, summary="Its rows")
def rows(request: HttpRequest, run: UUID, paging: Query[Paging]) -> Any:
    """Row by row, what became of it or would, cell by cell while it waits; `outcome` such as changed, or failing."""
    found = run_or_404(request, run)
    query = found.rows.select_related("record__organisation").order_by("sheet", "line", "pk")
    faults = {}
    if paging.outcome and paging.outcome not in OUTCOMES:
        faults["outcome"] = [f"One of {', '.join(OUTCOMES)}."]
    if not 1 <= paging.size <= MOST:
        faults["size"] = [f"Between 1 and {MOST}."]
    pages = Paginator(query.filter(outcome=paging.outcome) if paging.outcome else query, max(paging.size, 1))
    if not faults and not 1 <= paging.page <= pages.num_pages:
        faults["page"] = [f"Between 1 and {pages.num_pages}."]
    if faults:
        return 422, {"detail": faults}
    shown = told(request.user, found, list(pages.page(paging.page)))
    return {"count": pages.count, "page": paging.page, "pages": pages.num_pages, "rows": shown}


@router.post("/{run}/columns", response=_DONE, summary="Say its columns")
def say_columns(request: HttpRequest, run: UUID, said: ColumnsIn) -> Any:
    """Say which column of the file is which; it is compared anew, and the next file with these headings is read so."""
    found = run_or_404(request, run)
    try:
        waiting.say_columns(found, said.columns, by=_user(request))
    except waiting.NotWaiting as error:
        return 409, {"detail": str(error)}
    except ReeveError as error:
        return 422, {"detail": {"columns": [str(error)]}}
    return _told(found)


@router.post("/{run}/confirm", response=_DONE, summary="Confirm it")
def confirm(request: HttpRequest, run: UUID, said: Seen) -> Any:
    """Load what was shown, all of it or nothing. 409 where the record has changed since: look at it once more."""
    found = run_or_404(request, run)
    try:
        waiting.confirm(found, by=_user(request), seen=said.seen)
    except ReeveError as error:
        return 409, {"detail": str(error)}
    return _told(found)


@router.post("/{run}/drop", response=_DONE, summary="Drop it")
def drop(request: HttpRequest, run: UUID) -> Any:
    """Say that a file that waits, or was refused, is not to be loaded."""
    found = run_or_404(request, run)
    try:
        waiting.drop(found, by=_user(request))
    except ReeveError as error:
        return 409, {"detail": str(error)}
    return _told(found)


@router.post("/{run}/undo", response=_DONE, summary="Undo it")
def undo(request: HttpRequest, run: UUID, said: Undoing) -> Any:
    """Withdraw what an import said; its rows stay in the history."""
    found = run_or_404(request, run)
    if not may_load(request.user, found.source, found.organisation):
        raise MayNot(IMPORT, policy_of(sources.get(found.source), found.source), found.source)
    if not said.why.strip():
        return 422, {"detail": {"why": ["Say why it is undone."]}}
    try:
        loading.undo(found, by=_user(request), why=said.why.strip())
    except ReeveError as error:
        return 409, {"detail": str(error)}
    return _told(found)


def _user(request: HttpRequest) -> Any:
    return request.user


def _organisation(request: HttpRequest, reference: str) -> Organisation:
    found = next((one for one in organisations_seen(request.user) if one.reference == reference), None)
    if found is None:
        raise Http404
    return found


def _told(run: ImportRun) -> dict[str, Any]:
    return {
        "id": run.pk,
        "state": ImportRun.WAITING if run.state == ImportRun.LOADING and waiting.waits(run) else run.state,
        "organisation": run.organisation.reference,
        "source": run.source,
        "file": run.file,
        "digest": run.digest,
        "as_of": run.as_of,
        "sent": run.at,
        "counts": dict(counts_told(run)),
        "faults": run.faults,
        "remark": run.remark,
        "columns": run.columns,
        "lacking": run.lacking,
        "asks_columns": waiting.asks_columns(run),
        "seen": run.shown,
    }
