"""Calendar feeds: the dates of a register's entries as all-day events, at an address that is one person's alone."""

from __future__ import annotations

import copy
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from reeve.access.keys import calendar_secret, renew_calendar_secret
from reeve.access.models import CalendarKey
from reeve.register import showing
from reeve.register.fields import EndDateField, last_day
from reeve.register.listing import COLUMNS, Listing, listing_of
from reeve.register.lookup import page, register_or_404, trail_to
from reeve.register.timing import AS_OF, KNOWN_AT

if TYPE_CHECKING:
    from icalendar import Event

    from reeve.register.declaring import Register

_NOT_OF_A_FEED = ("page", "sort", COLUMNS, AS_OF, f"{AS_OF}_day", f"{AS_OF}_month", f"{AS_OF}_year", KNOWN_AT)
"""What a list's address may say that a feed leaves out: a calendar shows the dates of now, in their own order."""


def date_fields(listing: Listing) -> list[models.Field[Any, Any]]:
    """The date columns of a register that the reader of a list may see."""
    fields = listing.register.model.own_fields()
    return [field for field in fields if isinstance(field, models.DateField) and field.name not in listing.hidden]


@require_safe
def feed(request: HttpRequest, secret: str, organisation: str, register: str) -> HttpResponse:
    """The feed that a calendar program fetches, without cookies; what the person may read is asked anew each time."""
    holder = CalendarKey.holder(secret)
    if holder is None:
        raise Http404
    # Not on the request itself: the page of an error would be drawn for the holder of the key.
    theirs = copy.copy(request)
    theirs.user = holder
    found, declared = register_or_404(theirs, organisation, register)
    listing = listing_of(holder, declared, found, _filters_of(request))
    if listing.filters.errors:
        faults = "; ".join(f"{name}: {' '.join(map(str, said))}" for name, said in listing.filters.errors.items())
        said = f"The address asks for what the register does not hold ({faults}). Take it anew from the list.\n"
        return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(calendar(listing), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{organisation}-{register}.ics"'
    answer["Cache-Control"] = "private, max-age=0"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _filters_of(request: HttpRequest) -> QueryDict:
    kept = request.GET.copy()
    for name in _NOT_OF_A_FEED:
        kept.pop(name, None)
    return kept


def calendar(listing: Listing) -> bytes:
    """The dates of the listed entries as a calendar (RFC 5545): one event for each entry and date field."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Reeve//Registers//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{listing.register.title}, {listing.organisation}")
    fields = date_fields(listing)
    entries = listing.filters.qs.select_related("record__organisation")
    numbers = entries.order_by().values("pk")
    recorded = listing.register.model.history().filter(entry__in=numbers).order_by().values_list("entry")
    stamps: dict[Any, datetime] = dict(recorded.annotate(last=Max("recorded")))
    for entry in entries:
        for field in fields:
            value = getattr(entry, field.name)
            if value is not None:
                made.add_component(_event(listing.register, entry, field, value, stamps[entry.pk]))
    told: bytes = made.to_ical()
    return told


def _event(register: type[Register], entry: Any, field: models.Field[Any, Any], value: Any, stamp: datetime) -> Event:
    from icalendar import Event

    day: date = last_day(value) if isinstance(field, EndDateField) else value
    record = entry.record
    event = Event()
    event.add("uid", f"{record.pk}.{field.name}@reeve")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _one_line(f"{showing.label(register, field.name)}: {record.title}"))
    event.add("description", _one_line(f"{record.reference} of {register.title}, {record.organisation}"))
    event.add("url", settings.BASE_URL + showing.url_of(record))
    event.add("transp", "TRANSPARENT")
    return event


def _one_line(text: str) -> str:
    """Text without the control characters that a calendar must not hold."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable() or letter == " ")


@page
@never_cache
@require_http_methods(["GET", "POST"])
def subscribe(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """Give a person the address of a list's dates, to put into a calendar program; the first time it is made here."""
    found, declared = register_or_404(request, organisation, register)
    listing = listing_of(request.user, declared, found, _filters_of(request))
    if request.method == "POST":
        if calendar_secret(request.user) is None:  # type: ignore[arg-type]
            renew_calendar_secret(by=request.user)  # type: ignore[arg-type]
        return redirect(request.get_full_path())
    secret = calendar_secret(request.user)  # type: ignore[arg-type]
    query = listing.data.urlencode()
    address = reverse("register:feed", args=[secret, organisation, register]) if secret else ""
    context = {
        "register": declared,
        "organisation": found,
        "dates": [showing.label(declared, field.name) for field in date_fields(listing)],
        "filtered": listing.data,
        "address": f"{settings.BASE_URL}{address}{'?' if query else ''}{query}" if secret else "",
        "list_url": reverse("register:list", args=[organisation, register]) + (f"?{query}" if query else ""),
        "trail": trail_to(found, declared, {"label": "Calendar feed"}),
    }
    return render(request, "register/calendar.html", context)
