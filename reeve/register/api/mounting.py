"""The operations of the API, as OpenAPI describes them: which bodies they take and which answers they give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import pydantic
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Body, Router
from ninja.errors import ValidationError
from ninja.params import functions as params

from reeve.register.api import deciding, reading
from reeve.register.api.shapes import (
    AnyOut,
    ChangedMeanwhile,
    CommentOut,
    Fault,
    Faults,
    Remark,
    Renaming,
    Saying,
    Shapes,
    paging_of,
    shapes_of,
)
from reeve.register.declaring import Register, registers
from reeve.register.timing import AS_OF, KNOWN_AT

View = Callable[..., HttpResponse]
Of = Annotated[str, params.Path(description="The organisation that keeps the register, such as `ashmere`")]
Kept = Annotated[str, params.Path(description="The name of the register, such as `catalogue.contracts`")]
IfMatch = Annotated[
    str | None, params.Header(alias="If-Match", description="The ETag of the version that you saw: 428 without")
]
OfDay = Annotated[str | None, params.Query(description="The day whose state is read, such as 2024-03-01")]
KnownAt = Annotated[str | None, params.Query(description="The instant, or the day, up to which the record is taken")]

_WRITTEN = {400: Fault, 401: Fault, 403: Fault, 404: Fault, 422: Faults}
_AGAINST = {307: Fault, **_WRITTEN, 409: Fault, 412: ChangedMeanwhile, 428: Fault}
"""The answers of what changes an entry that was seen."""
_ENTRY = "/{path:reference}"
_ANY_ENTRY = "/{organisation}/{name}/{path:reference}"


def router_of(register: type[Register]) -> Router:
    """What can be asked of one register and said of its fields: its own schemas name them."""
    router = Router(tags=[register.title])
    shapes = shapes_of(register)
    _of_all(router, register, shapes)
    _of_one(router, register, shapes)
    return router


def decisions_router() -> Router:
    """The decisions that are the same for the entries of every register.

    They come before the entries themselves, since a reference may hold slashes.
    """
    router = Router(tags=["Decisions"])
    _decisions(router)
    for word in ("rename", "retire", "restore", "confirm", "comment"):
        _entry_called(word, router)
    return router


def _taking(**kinds: Any) -> Callable[[View], View]:
    """Say of which schema a parameter is: each register has its own, so that no annotation can name it."""

    def given(view: View) -> View:
        view.__annotations__.update(kinds)
        return view

    return given


def _described(what: str, verb: str, summary: str, answers: dict[int, Any]) -> dict[str, Any]:
    return {
        "operation_id": f"{verb}_{what}",
        "summary": summary,
        "response": dict(sorted(answers.items())),
        "by_alias": True,
    }


def _kept(name: str) -> type[Register]:
    if name not in registers:
        raise Http404
    return registers[name]


def _of_all(router: Router, register: type[Register], shapes: Shapes) -> None:
    answers = {200: shapes.entries, 401: Fault, 404: Fault, 422: Faults}

    @router.get("", **_described(register.table, "list", f"The entries of {register.title}", answers))
    @_taking(asked=Annotated[shapes.asked, params.Query()])
    def entries(request: HttpRequest, organisation: Of, asked: Any) -> HttpResponse:
        """Entries in the order of their titles, under the same filters as the page; retired ones only if asked for."""
        page, size = (getattr(asked, name) for name in paging_of(register))
        return reading.entries_told(request, organisation, register, page, size)

    @router.post(
        "",
        **_described(register.table, "add", "Add an entry", {201: shapes.whole, **_WRITTEN, 409: Fault, 422: Faults}),
    )
    @_taking(body=shapes.new)
    def add(request: HttpRequest, organisation: Of, body: Any) -> HttpResponse:
        """Add an entry that has been so from a day on. The reference must be nobody else's, now or earlier: 409."""
        return deciding.add(request, organisation, register, body)


def _of_one(router: Router, register: type[Register], shapes: Shapes) -> None:
    answers = {200: shapes.whole, 304: None, 307: Fault, 401: Fault, 404: Fault, 422: Faults}

    @router.get(_ENTRY, url_name=f"entry-{register.name}", **_described(register.table, "read", "One entry", answers))
    def entry(
        request: HttpRequest, organisation: Of, reference: str, as_of: OfDay = None, known_at: KnownAt = None
    ) -> HttpResponse:
        """An entry by its reference, or by an earlier one, with its history. The ETag names this version."""
        asked = {AS_OF: as_of, KNOWN_AT: known_at}
        return reading.entry_told_whole(request, organisation, register, reference, asked)

    @router.patch(_ENTRY, **_described(register.table, "correct", "Correct an entry", {200: shapes.whole, **_AGAINST}))
    @_taking(body=shapes.correction)
    def correct(
        request: HttpRequest, organisation: Of, reference: str, body: Any, if_match: IfMatch = None
    ) -> HttpResponse:
        """Say that some fields have been so from a day on; what is left out stays as it is."""
        return deciding.correct(request, organisation, register, reference, if_match, body)


def _decisions(router: Router) -> None:
    answers = {200: AnyOut, **_AGAINST}

    @router.post(f"{_ANY_ENTRY}/rename", **_described("entry", "rename", "Give an entry another reference", answers))
    def rename(
        request: HttpRequest, organisation: Of, name: Kept, reference: str, body: Renaming, if_match: IfMatch = None
    ) -> HttpResponse:
        """The reference that it had leads to the entry from then on."""
        return deciding.rename(request, organisation, _kept(name), reference, if_match, body)

    @router.post(f"{_ANY_ENTRY}/retire", **_described("entry", "retire", "Retire an entry", answers))
    def retire(
        request: HttpRequest, organisation: Of, name: Kept, reference: str, body: Saying, if_match: IfMatch = None
    ) -> HttpResponse:
        """Say that an entry is no longer in use from a day on. It stays readable, with its history."""
        return deciding.retire_or_restore(request, organisation, _kept(name), reference, if_match, body, retire=True)

    @router.post(f"{_ANY_ENTRY}/restore", **_described("entry", "restore", "Restore a retired entry", answers))
    def restore(
        request: HttpRequest, organisation: Of, name: Kept, reference: str, body: Saying, if_match: IfMatch = None
    ) -> HttpResponse:
        """Say that a retired entry is in use again from a day on."""
        return deciding.retire_or_restore(request, organisation, _kept(name), reference, if_match, body, retire=False)

    @router.post(f"{_ANY_ENTRY}/confirm", **_described("entry", "confirm", "Confirm that an entry is right", answers))
    def confirm(
        request: HttpRequest, organisation: Of, name: Kept, reference: str, if_match: IfMatch = None
    ) -> HttpResponse:
        """Say that an entry is right, as it reads in the version that you saw."""
        return deciding.confirm(request, organisation, _kept(name), reference, if_match)

    remarked = {201: CommentOut, 307: Fault, **_WRITTEN}

    @router.post(f"{_ANY_ENTRY}/comment", **_described("entry", "comment_on", "Comment on an entry", remarked))
    def comment(request: HttpRequest, organisation: Of, name: Kept, reference: str, body: Remark) -> HttpResponse:
        """Remark on an entry. It changes nothing of it, so it names no version."""
        return deciding.comment(request, organisation, _kept(name), reference, body.text)


def _entry_called(word: str, router: Router) -> None:
    """An entry whose reference ends like a decision, such as `2024/retire`, is read and corrected all the same."""

    @router.get(f"{_ANY_ENTRY}/{word}", include_in_schema=False)
    def entry(request: HttpRequest, organisation: Of, name: Kept, reference: str) -> HttpResponse:
        """An entry by its reference."""
        asked = {when: request.GET.get(when) for when in (AS_OF, KNOWN_AT)}
        return reading.entry_told_whole(request, organisation, _kept(name), f"{reference}/{word}", asked)

    @router.patch(f"{_ANY_ENTRY}/{word}", include_in_schema=False)
    def correct(
        request: HttpRequest,
        organisation: Of,
        name: Kept,
        reference: str,
        body: Body[dict[str, Any]],
        if_match: IfMatch = None,
    ) -> HttpResponse:
        """Correct an entry."""
        register = _kept(name)
        try:
            said = shapes_of(register).correction.model_validate(body)
        except pydantic.ValidationError as wrong:
            faults = [{**fault, "loc": ("body", "body", *fault["loc"])} for fault in wrong.errors()]
            raise ValidationError(faults) from wrong
        return deciding.correct(request, organisation, register, f"{reference}/{word}", if_match, said)
