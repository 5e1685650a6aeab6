"""Keep what was built, page and files, on a shelf: the same report from the same record is built once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from reeve.figures.asking import Ask
from reeve.register.keeping import write_whole
from reeve.reports import html
from reeve.reports.blocks import Document
from reeve.reports.build import build
from reeve.reports.editions import keep
from reeve.reports.models import Edition
from reeve.reports.renditions import FORMATS

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User

PAGE = "page"
"""The fragment for a page of the application; the other kinds are those of FORMATS."""


@dataclass
class Shelf:
    """One report of an organisation, as at a day, from the record known at an instant."""

    report: str
    organisation: Organisation
    as_of: date
    known_at: datetime
    by: User | None = None

    @classmethod
    def of(
        cls, report: str, organisation: Organisation, as_of: date, known_at: datetime | None, by: User | None = None
    ) -> Shelf:
        """The shelf of a report; `known_at` None means all that is recorded by now."""
        return cls(report, organisation, as_of, known_at or Ask(organisation, as_of).known_at, by)

    @cached_property
    def document(self) -> Document:
        """The document, built now; its edition is kept."""
        built = build(self.report, self.organisation, self.as_of, known_at=self.known_at)
        keep(built, self.organisation, by=self.by)
        return built

    @property
    def edition(self) -> Edition:
        """The edition, building the document where there is none."""
        known = {"organisation": self.organisation, "as_of": self.as_of, "known_at": self.known_at}
        found = Edition.objects.filter(report=self.report, **known).first()
        return found or keep(self.document, self.organisation, by=self.by)

    def take(self, kind: str) -> bytes:
        """The page or a file, from the shelf if it lies there."""
        path = self._path(kind)
        if not path.exists():
            make: Callable[[Document], bytes] = FORMATS.get(kind, _page)
            self.put(kind, make(self.document))
        return path.read_bytes()

    def put(self, kind: str, content: bytes) -> None:
        """Lay a page or a file on the shelf."""
        write_whole(self._path(kind), content, f"The report {self.report} as {kind}")

    def _path(self, kind: str) -> Path:
        return self._folder / f"{self.report}.{kind}"

    @property
    def _folder(self) -> Path:
        key = [self.report, self.organisation.reference, self.as_of, self.known_at, _program()]
        name = hashlib.sha256(json.dumps(key, default=str).encode()).hexdigest()[:32]
        return Path(settings.DATA) / "shelf" / name


def _page(document: Document) -> bytes:
    return html.render(document, standalone=False).encode()


@cache
def _program() -> str:
    """A digest of the program's own files: another program does not serve what this one built."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".md", ".css", ".html") and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()
