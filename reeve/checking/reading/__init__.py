"""Read what the check looks at: Word, PDF, HTML, OpenDocument, Markdown, plain text and e-mails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reeve.checking.document import Document
from reeve.checking.reading.markup import read_html, read_markdown
from reeve.checking.reading.text import read_text
from reeve.checking.reading.what_it_is import NAMES, Form, disagreement, form_of
from reeve.errors import ReeveError

__all__ = ["read", "read_html", "read_markdown", "read_text"]

Progress = Callable[[int, int], None]
"""Told how many pages are read, of how many."""


def read(path: Path, *, progress: Progress | None = None) -> Document:
    """Read a document by what it is, whatever its name says. Raises ReeveError for what cannot be read.

    Nothing is fetched and nothing is executed.
    """
    try:
        form, text = form_of(path)
    except OSError as error:
        why = error.strerror or "no reason is given"
        raise ReeveError(f"{path.name}: the file cannot be opened ({why}); see that it is there.") from error
    try:
        document = _read(path, form, text, progress)
    except ReeveError:
        raise
    except (RecursionError, MemoryError) as error:
        raise ReeveError(
            f"{path.name}: the document is nested or grown beyond what any report is; save it anew as DOCX or PDF."
        ) from error
    except Exception as error:  # the libraries raise whatever they stumble over in a damaged file
        raise ReeveError(
            f"{path.name}: it begins as {NAMES[form]} and is damaged or cut off; get it again, or save it anew."
        ) from error
    if not document.text.strip():
        raise ReeveError(
            f"{path.name}: there is no text in it; if it was scanned, get the document it was printed from."
        )
    notes = [*([said] if (said := disagreement(path, form)) else []), *document.notes]
    return replace(document, notes=tuple(notes))


def _read(path: Path, form: Form, text: str, progress: Progress | None) -> Document:
    match form:
        case "word":
            from reeve.checking.reading.word import read_word

            return read_word(path)
        case "pdf":
            from reeve.checking.reading.pdf import read_pdf

            return read_pdf(path, progress=progress)
        case "opendocument":
            from reeve.checking.reading.open_document import read_open_document

            return read_open_document(path)
        case "html":
            return read_html(text, path.name)
        case "markdown":
            return read_markdown(text, path.name)
        case "text":
            return read_text(text, path.name)
