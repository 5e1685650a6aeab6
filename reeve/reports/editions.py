"""Keep editions, and tell what was restated since one was built."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from reeve.access.policy import Sensitivity
from reeve.figures.asking import Ask
from reeve.figures.models import Figure
from reeve.figures.opening import Opened
from reeve.register.keeping import write_whole
from reeve.reports.blocks import Document
from reeve.reports.canonical import canonical_json
from reeve.reports.models import Edition
from reeve.reports.writing import PUBLIC

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User


@dataclass(frozen=True)
class Restatement:
    """A figure of an edition that the record, as it is now, gives otherwise; and which corrections it rests on."""

    was: Figure
    now: Figure
    why: tuple[str, ...]


def keep(document: Document, organisation: Organisation, *, by: User | None, audience: str = PUBLIC) -> Edition:
    """Keep a document as an edition; the same one again is the same edition."""
    assert document.period is not None, document.name
    content = canonical_json(document).encode()
    digest = hashlib.sha256(content).hexdigest()
    path = Path(settings.DATA) / "editions" / f"{digest}.json"
    if not path.exists():
        write_whole(path, content, f"The edition of {document.name}")
    edition, _ = Edition.objects.get_or_create(
        report=document.name,
        organisation=organisation,
        as_of=document.as_of,
        starts=document.period[0],
        ends=document.period[1] + timedelta(days=1),
        known_at=document.known_at,
        audience=audience,
        defaults={"digest": digest, "figures": [note.id for note in document.figures], "by": by},
    )
    return edition


def restated(edition: Edition, *, by_then: Edition | None = None) -> list[Restatement]:
    """The edition's figures that come out otherwise by a later edition's record, or by all that is recorded now.

    In the edition's order. A figure whose rows were corrected without moving it is another figure, but nothing
    to restate.
    """
    period = (edition.starts, edition.ends - timedelta(days=1))
    later = Ask(edition.organisation, edition.as_of, period=period, known_at=by_then.known_at if by_then else None)
    if later.known_at == edition.known_at:
        return []
    kept = Figure.objects.select_related("organisation", "snapshot").in_bulk(edition.figures)
    found = []
    for name in edition.figures:
        was = kept[name]
        is_now = later.figure(was.metric, scope=was.scope, period=was.period, **was.parameters)
        if is_now.result != was.result:
            found.append(Restatement(was, is_now, Opened(is_now, later).corrections(Sensitivity.PUBLIC)))
    return found


def before(edition: Edition) -> Edition | None:
    """The first edition of the same report as at the same day, if that is another: what was told first."""
    same = Edition.objects.filter(
        report=edition.report, organisation=edition.organisation, as_of=edition.as_of, audience=edition.audience
    )
    first = same.filter(starts=edition.starts, ends=edition.ends, known_at__lt=edition.known_at)
    return first.order_by("known_at", "id").first()
