"""Write a register's entries to a file for the command line: the list that the page shows, now or at two times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import IO

from django.http import QueryDict

from reeve.access.models import Organisation
from reeve.access.policy import CommandLine
from reeve.errors import ReeveError
from reeve.register.declaring import register_named
from reeve.register.export import FORMATS, write
from reeve.register.export.columns import sheet_of
from reeve.register.listing import listing_of
from reeve.register.timing import AS_OF, KNOWN_AT


def download(
    name: str,
    reference: str,
    filters: Iterable[tuple[str, str]],
    file: IO[bytes],
    *,
    form: str = "csv",
    as_of: date | None = None,
    known_at: datetime | None = None,
    everything: bool = False,
) -> None:
    """Write the entries of a register of an organisation, under the filters of its list, by the two times.

    `filters` are parameters of the list's address, columns and sorting among them. ReeveError says what is not known.
    """
    register, organisation = register_named(name), Organisation.named(reference)
    if form not in FORMATS:
        raise ReeveError(f"There is no format {form!r}; there are: {', '.join(FORMATS)}.")
    asked = QueryDict(mutable=True)
    for parameter, value in filters:
        asked.appendlist(parameter, value)
    for parameter, at in ((AS_OF, as_of), (KNOWN_AT, known_at)):
        if at is not None:
            asked[parameter] = at.isoformat()
    listing = listing_of(CommandLine(), register, organisation, asked)
    faults = {**listing.filters.errors, **listing.when_form.errors}
    unknown = set(asked) - {*listing.filters.filters, AS_OF, KNOWN_AT, "columns", "sort"}
    faults |= {parameter: ["the register has no such filter"] for parameter in unknown}
    if faults:
        raise ReeveError(
            "; ".join(f"{parameter}: {' '.join(said)}" for parameter, said in sorted(faults.items())) + "."
        )
    sheet = sheet_of(listing, everything=everything)
    write(form, sheet.headings, sheet.rows, file, sheet=register.title)
