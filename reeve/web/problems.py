"""Answer for failures that no page caught: no room on a disk and a record that is busy are told in words."""

from __future__ import annotations

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from reeve.errors import Busy, ReeveError, told_of

_API = "/api/"
_SECONDS = "30"
"""After which a program may try again."""


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for a failure that no page caught. Django calls it where the failure is still at hand."""
    told = told_of(sys.exc_info()[1])
    if told is None:
        if request.path.startswith(_API):
            return JsonResponse({"detail": "Reeve failed; nothing was written in part."}, status=500)
        return render(request, "500.html", status=500)
    return answer(request, told)


def answer(request: HttpRequest, told: ReeveError) -> HttpResponse:
    """507 where there is no room, 503 where others write for too long; in words, to a program as JSON."""
    busy = isinstance(told, Busy)
    status = HTTPStatus.SERVICE_UNAVAILABLE if busy else HTTPStatus.INSUFFICIENT_STORAGE
    if request.path.startswith(_API):
        made: HttpResponse = JsonResponse({"detail": str(told)}, status=status)
    else:
        title = "Others are writing to the record" if busy else "There is no room to write"
        made = render(request, "web/cannot_write.html", {"title": title, "sentence": str(told)}, status=status)
    if busy:
        made["Retry-After"] = _SECONDS
    return made
