"""How the API refuses: one status for each reason, and a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from reeve.errors import ReeveError
from reeve.register.actions import NotAllowedValues, Taken
from reeve.register.api.answers import NotAsSeen, address, answer
from reeve.register.declaring import registers
from reeve.register.lookup import MayNot, Renamed

NO_KEY = "Send a token that still lasts: Authorization: Bearer …; you make one on the page of your account."


def install(api: NinjaAPI) -> None:
    """Teach the API to refuse in these words."""
    for kind, refusal in _REFUSALS.items():
        api.add_exception_handler(kind, _told_by(refusal))
    api.add_exception_handler(Renamed, _elsewhere)  # type: ignore[arg-type]


def _told_by(refusal: Callable[[Any], HttpResponse]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, error: refusal(error)


def _without_a_key(_: AuthenticationError) -> HttpResponse:
    return answer({"detail": NO_KEY}, 401, WWW_Authenticate="Bearer")


def _not_there(_: Http404) -> HttpResponse:
    return answer({"detail": "There is nothing here that you may read."}, 404)


def _may_not(refusal: MayNot) -> HttpResponse:
    roles = ", ".join(role.title for role in refusal.roles)
    return answer({"detail": f"{refusal.sentence} These roles may: {roles or 'none'}."}, 403)


def _refused(refusal: HttpError) -> HttpResponse:
    unread = "The body could not be read: send JSON in UTF-8."
    return answer({"detail": unread if refusal.status_code == 400 else str(refusal)}, refusal.status_code)


def _not_understood(faults: ValidationError) -> HttpResponse:
    detail: dict[str, list[str]] = {}
    for fault in faults.errors:
        detail.setdefault(_where(fault["loc"]), []).append(_what(fault))
    return answer({"detail": detail}, 422)


def _where(location: Any) -> str:
    """The field that is meant, of the whole way to it: ("body", "body", "values", "ends") and what lies below."""
    way = [str(part) for part in location[2:] if part != "values"]
    return way[0] if way else str(location[-1])


def _what(fault: dict[str, Any]) -> str:
    known = {"missing": "must be given", "extra_forbidden": "There is no such field here"}
    return known.get(fault["type"]) or str(fault["msg"]).removeprefix("Value error, ")


def _not_now(error: ReeveError) -> HttpResponse:
    """What contradicts how the record stands: said already, or a name that is given by now."""
    return answer({"detail": str(error)}, 409)


def _not_held(wrong: NotAllowedValues) -> HttpResponse:
    return answer({"detail": {name or "entry": [said] for name, said in wrong.faults.items()}}, 422)


def _taken(taken: Taken) -> HttpResponse:
    return answer({"detail": f"{taken.faults['reference']}."}, 409)


def _changed(stale: NotAsSeen) -> HttpResponse:
    return answer({"detail": str(stale), "changed": stale.changed}, 412, ETag=stale.tag)


def _elsewhere(request: HttpRequest, renamed: Renamed) -> HttpResponse:
    """Lead to the same question or decision under the reference that the entry has now."""
    match = request.resolver_match
    assert match is not None, "what is asked for has an address"
    url = address(registers[renamed.record.register], match.kwargs["organisation"], renamed.record.reference)
    decision = match.route.rpartition("/")[2]
    if not decision.endswith(">"):
        url = f"{url}/{decision}"
    query = request.META.get("QUERY_STRING", "")
    return answer({"detail": str(renamed)}, 307, Location=f"{url}?{query}" if query else url)


_REFUSALS: dict[type[Exception], Callable[[Any], HttpResponse]] = {
    AuthenticationError: _without_a_key,
    Http404: _not_there,
    MayNot: _may_not,
    HttpError: _refused,
    ValidationError: _not_understood,
    ReeveError: _not_now,
    NotAllowedValues: _not_held,
    Taken: _taken,
    NotAsSeen: _changed,
}
