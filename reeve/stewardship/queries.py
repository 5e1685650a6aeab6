"""The query of a list as a person gives it: understood by the register's own filters, or refused in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from reeve.errors import ReeveError
from reeve.register.filtering import FilterSet, filterset
from reeve.register.listing import COLUMNS, listing_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reeve.access.models import Organisation, User
    from reeve.register.declaring import Register

_LAYOUT = (COLUMNS, "page", "sort")
"""What an address of a list says of its layout alone."""
_TIMES = ("as_of", "as_of_day", "as_of_month", "as_of_year", "known_at")
_PARTS = ("_day", "_month", "_year")
LONGEST = 2000


class NoSuchQuery(ReeveError):
    """A query that the register's list does not understand; says what is wrong and what there is."""


def query_of(said: str) -> str:
    """The query string within what a person pasted: a list's whole address, or what stands behind its “?”."""
    said = said.strip()
    address, mark, rest = said.partition("?")
    query = rest.partition("#")[0] if mark else said
    if not mark and address.startswith(("http://", "https://", "/")):
        query = ""  # the whole list
    kept = QueryDict(query, mutable=True)
    for name, values in list(kept.lists()):
        if name in _LAYOUT or not any(values):
            kept.pop(name)
    return str(kept.urlencode())


def understood(register: type[Register], organisation: Organisation, query: str, *, by: User | None) -> FilterSet:
    """The list's filters as a query fills them: over what a person may read, or over all entries where it is nobody.

    Raises NoSuchQuery where there is no such filter (for that person), or where it is given what it cannot read.
    """
    data = _read(query)
    if by is None:
        entries: QuerySet[Any] = register.model._default_manager.filter(record__organisation=organisation)
        filters = filterset(register, entries, data)
    else:
        filters = listing_of(by, register, organisation, data).filters
    form = filters.form
    known = [name for name in form.fields if not form.fields[name].widget.is_hidden]
    for name in data:
        if not {name, *(name.removesuffix(part) for part in _PARTS)} & set(form.fields):
            raise NoSuchQuery(f"{register.title} has no filter “{name[:60]}”; it has: {', '.join(known)}.")
    if not form.is_valid():
        name, faults = next(iter(form.errors.items()))
        label = form.fields[name].label if name in form.fields else name
        raise NoSuchQuery(f"{label or name}: {faults[0]}")
    return filters


def _read(query: str) -> QueryDict:
    if len(query) > LONGEST:
        raise NoSuchQuery(f"The query is longer than {LONGEST} characters; save a shorter one.")
    if "\0" in query or "%00" in query:
        raise NoSuchQuery("The query holds a character that no filter understands.")
    data = QueryDict(query)
    if set(data) & set(_TIMES):
        raise NoSuchQuery("It must be a list of now; take the day out of the list and copy its address again.")
    return data


def both(scope: str, wrong: str) -> str:
    """Two queries as one; NoSuchQuery where both say the same filter, for a list has each but once."""
    first, second = QueryDict(scope, mutable=True), QueryDict(wrong)
    twice = sorted(set(first) & set(second))
    if twice:
        raise NoSuchQuery(f"“{twice[0]}” stands in both; leave it in one of them.")
    for name, values in second.lists():
        first.setlist(name, values)
    return str(first.urlencode())
