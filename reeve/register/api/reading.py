"""The questions to the API: which registers there are, the entries of one, and one entry; now or as of a past day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from reeve.access.policy import READ
from reeve.register import showing
from reeve.register.api.answers import answer, entry_told, whole
from reeve.register.api.shapes import MOST, paging_of
from reeve.register.declaring import registers
from reeve.register.filtering import filterset
from reeve.register.listing import listing_of
from reeve.register.lookup import entry_or_404, organisations_seen, register_or_404, version_of
from reeve.register.timing import AS_OF, KNOWN_AT, WhenForm

if TYPE_CHECKING:
    from reeve.register.declaring import Register


def registers_told(request: HttpRequest) -> HttpResponse:
    """Every register that the person may read entries of, and the organisations that keep it for them."""
    there = organisations_seen(request.user)
    told = []
    for name, register in sorted(registers.items()):
        reach = register.policy.reach(request.user, READ)
        keepers = [one for one in there if one.pk in reach.own or one.pk in reach.common_of]
        if not keepers:
            continue
        hidden = register.policy.hidden(max(reach.ceiling_in(one) for one in keepers))
        filters = filterset(register, register.model._default_manager.none(), None, hidden=hidden).filters
        told.append(
            {
                "name": name,
                "title": register.title,
                "about": (register.__doc__ or "").strip().partition("\n")[0],
                "columns": {one: showing.label(register, one) for one in register.columns if one not in hidden},
                "filters": sorted(filters),
                "organisations": [one.reference for one in keepers],
            }
        )
    return answer(told)


def entries_told(
    request: HttpRequest, organisation: str, register: type[Register], page: int, size: int
) -> HttpResponse:
    """A page of the entries of a register, under the same filters as the page."""
    found, _ = register_or_404(request, organisation, register.name)
    named = paging_of(register)
    listing = listing_of(request.user, register, found, request.GET)
    known = {*listing.filters.filters, *named, AS_OF, KNOWN_AT}
    faults = {asked: ["This register has no such filter."] for asked in request.GET if asked not in known}
    faults |= _said({**listing.filters.errors, **listing.when_form.errors})
    if not 1 <= size <= MOST:
        faults[named[1]] = [f"Between 1 and {MOST}."]
    pages = None if faults else Paginator(listing.whole(), size)
    if pages and not 1 <= page <= pages.num_pages:
        faults[named[0]] = [f"Between 1 and {pages.num_pages}."]
    if faults or pages is None:
        return answer({"detail": faults}, 422)
    further = {label: _page(request, named[0], page + step) for label, step in (("prev", -1), ("next", 1))}
    further = {
        label: url for label, url in further.items() if (page > 1 if label == "prev" else page < pages.num_pages)
    }
    shown = pages.page(page)
    body = {
        "count": pages.count,
        "page": page,
        "pages": pages.num_pages,
        "next": further.get("next"),
        "entries": [entry_told(request.user, register, entry, organisation, listing.hidden) for entry in shown],
    }
    links = ", ".join(f'<{url}>; rel="{label}"' for label, url in further.items())
    return answer(body, Link=links) if links else answer(body)


def _said(errors: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: [str(one) for one in said] for name, said in errors.items()}


def _page(request: HttpRequest, name: str, number: int) -> str:
    query = request.GET.copy()
    query[name] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def entry_told_whole(
    request: HttpRequest,
    organisation: str,
    register: type[Register],
    reference: str,
    asked: Mapping[str, str | None],
) -> HttpResponse:
    """One entry; of a past day where it is asked for, and then 404 where the entry was not there yet."""
    form = WhenForm({name: said for name, said in asked.items() if said})
    entry = entry_or_404(request, organisation, register.name, reference)
    faults = {name: ["One entry has no such parameter."] for name in request.GET if name not in asked}
    faults |= _said(form.errors)
    if faults:
        return answer({"detail": faults}, 422)
    when = form.when
    version = version_of(request.user, register, entry, when) if when else None
    if when and version is None:
        raise Http404
    body, tag = whole(request, register, entry, when, version)
    if not tag:
        return answer(body)
    if tag in [one.strip() for one in request.headers.get("If-None-Match", "").split(",")]:
        unchanged = HttpResponse(status=304)
        unchanged["ETag"] = tag
        return unchanged
    return answer(body, ETag=tag)
