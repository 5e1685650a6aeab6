"""Which files fill directorates and posts."""

from __future__ import annotations

from collections.abc import Iterable

from reeve.organisation.models import Post
from reeve.organisation.registers import Directorates, Posts
from reeve.source.cells import Cell, Unreadable, day, one_of, words
from reeve.source.declaring import Column, Row, Source, source

_STATUS = one_of({label: key for key, label in Post.STATUSES})


@source
class DirectoratesSheet(Source):
    """The directorates of the organisation's workbook."""

    name = "organisation.directorates"
    register = Directorates
    sheet = "Directorates"
    columns = [Column("Code", "reference"), Column("Directorate", "title")]


def status_and_day(cell: Cell) -> tuple[str, object]:
    """In post, Vacant, or Left and a date."""
    said = words(cell)
    if said.casefold().startswith("left "):
        return Post.LEFT, day(said[5:])
    try:
        return _STATUS(cell), None
    except Unreadable:
        raise Unreadable(f"must be In post, Vacant, or Left and a date, and was “{said}”") from None


@source
class PostsSheet(Source):
    """The posts of the organisation's workbook."""

    name = "organisation.posts"
    register = Posts
    sheet = "Posts"
    day_first = True
    columns = [
        Column("Post ref", "reference"),
        Column("Post title", "title"),
        Column("Directorate", "directorate", names=Directorates),
        Column("Status", "status", status_and_day, required=True),
    ]

    def expand(self, row: Row) -> Iterable[Row]:
        status, left_on = row.values["status"]
        yield Row(row.sheet, row.line, {**row.values, "status": status, "left_on": left_on})
