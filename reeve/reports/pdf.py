"""Render a document as a tagged PDF: the same page as in HTML, on paper."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from reeve.errors import ReeveError
from reeve.reports import html
from reeve.reports.blocks import Document
from reeve.reports.pdf_structure import mend
from reeve.web import fonts

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

VARIANT = "pdf/ua-1"


def render(document: Document) -> bytes:
    """The document as PDF with tags, title, language, bookmarks and links; the same document gives the same bytes.

    Raises ReeveError where the document's font lacks a character, or where the font itself is missing, and
    UnknownFigure for a quoted figure without a note.
    """
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    page = html.printed(document)
    if missing := lacking(page):
        characters = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in missing)
        raise ReeveError(
            f"The document’s font {fonts.FAMILY} has no sign for {characters}; reword the text before making the PDF."
        )
    configuration = FontConfiguration()
    fetcher = _fetcher()
    # Apart from the page, whose digest must not hang on where the font lies.
    sheet = CSS(string=fonts.font_face_css(), font_config=configuration, url_fetcher=fetcher)
    file = HTML(string=page, url_fetcher=fetcher).write_pdf(
        stylesheets=[sheet],
        finisher=mend,
        font_config=configuration,
        pdf_variant=VARIANT,
        # By content, where the default would be made anew each time.
        pdf_identifier=hashlib.sha256(page.encode()).digest()[:16],
    )
    assert isinstance(file, bytes), "no target is named, so that the file is given back"
    return file


def lacking(text: str) -> tuple[str, ...]:
    """The characters of `text` for which some cut of the document's font has no sign, in order of code."""
    return tuple(sorted({character for character in text if character.isprintable()} - _signs()))


@cache
def _signs() -> frozenset[str]:
    from fontTools.ttLib import TTFont

    cuts = [set(TTFont(face.path, lazy=True).getBestCmap()) for face in fonts.faces()]
    return frozenset(map(chr, set.intersection(*cuts)))


def _fetcher() -> URLFetcher:
    """Fetches the font files and nothing else: a document never reaches into the network or the disk."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    allowed = {face.path.as_uri() for face in fonts.faces()}

    class Fonts(URLFetcher):
        """Refuses every address but those of the document's fonts."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url not in allowed:
                raise ValueError(f"A document may not fetch {url}.")
            return super().fetch(url, headers)

    return Fonts()
