"""The API of every register: read and write, permitted as the pages are; described at /api/openapi.json."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Router

from reeve.register.api import reading
from reeve.register.api.keys import Bearer, Session
from reeve.register.api.mounting import decisions_router, router_of
from reeve.register.api.refusing import install
from reeve.register.api.shapes import Fault, RegisterOut
from reeve.register.declaring import registers


class _DescribedOnce(NinjaAPI):
    """An API whose description is put together once: it names every field of every register."""

    def get_openapi_schema(self, **where: Any) -> Any:
        described: dict[str, Any] = self.__dict__.setdefault("_described", {})
        key = repr(sorted(where.items()))
        if key not in described:
            described[key] = super().get_openapi_schema(**where)
        return described[key]


api = _DescribedOnce(
    title="Reeve",
    version="1",
    description=(
        "Registers and their entries. What a person may not see is not there: 404. What they may see and not do is"
        " 403. What changes an entry names the version that was seen in If-Match. Every change is kept with its day,"
        " its reason and who said it."
    ),
    auth=[Bearer(), Session()],
    docs_url=None,
    urls_namespace="api",
)


install(api)


@api.get("/registers", response={200: list[RegisterOut], 401: Fault}, summary="The registers", tags=["Registers"])
def list_registers(request: HttpRequest) -> HttpResponse:
    """Every register that you may read entries of, and the organisations that keep it for you."""
    return reading.registers_told(request)


api.add_router("", decisions_router())
for _name in sorted(registers):
    api.add_router(f"/{{organisation}}/{_name}", router_of(registers[_name]))

_others = Router()


@_others.get("/{organisation}/{name}", include_in_schema=False)
def no_such_register(request: HttpRequest, organisation: str, name: str) -> HttpResponse:  # noqa: ARG001 - the address has them
    """Say, to whoever has a key, that there is no such register."""
    raise Http404


@_others.get("/{organisation}/{name}/{path:reference}", include_in_schema=False)
def no_such_entry(request: HttpRequest, organisation: str, name: str, reference: str) -> HttpResponse:  # noqa: ARG001
    """Say, to whoever has a key, that there is no such register, and so no such entry."""
    raise Http404


api.add_router("", _others)
