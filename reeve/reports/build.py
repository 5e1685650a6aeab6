"""Build a report's document: an organisation, a day and a period in; a block tree with its figures out."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from reeve.errors import ReeveError
from reeve.figures.asking import Ask
from reeve.reports.blocks import Block, Document
from reeve.reports.declaring import report_named
from reeve.reports.narrative import NarrativeError
from reeve.reports.writing import PUBLIC, Writing, long_date, period_words

if TYPE_CHECKING:
    from reeve.access.models import Organisation


def build(
    name: str,
    organisation: Organisation,
    as_of: date,
    *,
    period: tuple[date, date] | None = None,
    known_at: datetime | None = None,
    audience: str = PUBLIC,
) -> Document:
    """A report as a document. Raises ReeveError where a name is unknown or something cannot be computed."""
    ask = Ask(organisation, as_of, period=period, known_at=known_at)
    writing, blocks = write(name, ask, audience=audience)
    report = report_named(name)
    spelled = period_words(ask.period)
    return Document(
        name=name,
        title=report.title.format(organisation=organisation.name, period=spelled),
        organisation=organisation.name,
        meta=(
            ("Organisation", organisation.name),
            ("Reporting period", spelled),
            ("As at", long_date(as_of)),
            ("Record as known at", f"{ask.known_at:%-d %B %Y, %H:%M:%S} UTC"),
        ),
        blocks=blocks,
        figures=writing.notes(),
        as_of=as_of,
        known_at=ask.known_at,
        period=ask.period,
    )


def write(name: str, ask: Ask, *, audience: str = PUBLIC) -> tuple[Writing, tuple[Block, ...]]:
    """A report's blocks, and the desk that knows which figures they quote: all of it but the lines they rest on."""
    report = report_named(name)
    writing = Writing(ask, audience=audience, numbered=report.numbered)
    try:
        return writing, writing.narrative(report.outline.read_text(encoding="utf-8"), report.outline.stem)
    except NarrativeError as error:
        raise ReeveError(str(error)) from error
