"""Read a PDF: page by page, on two cores where there are many, and then as one text."""

from __future__ import annotations

import multiprocessing
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from reeve.checking.document import Document, assemble
from reeve.checking.reading.marks import settled
from reeve.checking.reading.pdf_flow import parts_of
from reeve.checking.reading.pdf_page import Page, read_page
from reeve.errors import ReeveError

MOST_PAGES = 2000
_MANY = 24
"""Pages from which a second process is worth its start."""
_AT_ONCE = 6
_PROCESSES = 2
_MOST_UNPACKED = 128 * 1024 * 1024
_MOST_UNPACKED_IN_ALL = 1024 * 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_TWICE_PACKED = re.compile(rb"/FlateDecode[\s/]*(?:/FlateDecode|/Fl\b)")


def read_pdf(path: Path, name: str | None = None, *, progress: Callable[[int, int], None] | None = None) -> Document:
    """A document of a PDF; what looks like a heading is one. Raises ReeveError for one that must not be read."""
    name = name or path.name
    raw = path.read_bytes()
    _must_be_harmless(raw, name)
    notes = [] if b"%%EOF" in raw[-2048:] else [f"{name}: the file is cut off; pages at its end may be missing."]
    del raw
    pages = _pages(path, name, progress)
    if not any(page.things for page in pages):
        raise ReeveError(
            f"{name}: there is no text in it; if it was scanned, get the document that it was printed from."
        )
    notes += [f"{name}: {page.problem}." for page in pages if page.problem]
    return assemble(name, settled(parts_of(pages)), marked=False, notes=notes)


def _must_be_harmless(raw: bytes, name: str) -> None:
    """Raise ReeveError where a part of a PDF unpacks to more than memory bears; its reader unpacks whole parts."""
    if _TWICE_PACKED.search(raw):
        raise ReeveError(f"{name}: a part of the PDF is packed twice, which can do harm; print it to PDF anew.")
    in_all = 0
    for match in _STREAM.finditer(raw):
        if raw[match.end() : match.end() + 1] not in (b"x", b"h", b"X"):  # how packed parts begin
            continue
        in_all += _unpacked(memoryview(raw)[match.end() :])
        if in_all > _MOST_UNPACKED_IN_ALL:
            break
    else:
        return
    raise ReeveError(f"{name}: the PDF unpacks to more than memory bears; print it to PDF anew, or split it.")


def _unpacked(packed: memoryview) -> int:
    """How large a part becomes; more than all parts may where it is too large by itself."""
    unpack = zlib.decompressobj()
    size, at = 0, 0
    piece: bytes | memoryview = packed[: 1 << 16]
    try:
        while not unpack.eof and len(piece):
            size += len(unpack.decompress(piece, 1 << 20))
            if size > _MOST_UNPACKED:
                return _MOST_UNPACKED_IN_ALL + 1
            if not unpack.unconsumed_tail:
                at += 1 << 16
            piece = unpack.unconsumed_tail or packed[at : at + (1 << 16)]
    except zlib.error:
        pass  # it was no packed part, or is a damaged one: its reader says so
    return size


def _pages(path: Path, name: str, progress: Callable[[int, int], None] | None) -> list[Page]:
    with _opened(path, name) as pdf:
        count = len(pdf.pages)
        if count > MOST_PAGES:
            raise ReeveError(f"{name}: it has {count} pages, and {MOST_PAGES:,} are read at most; split it.")
        if count == 0:
            raise ReeveError(f"{name}: the PDF is damaged or cut off, and no page of it can be found; get it again.")
        if count < _MANY or multiprocessing.current_process().daemon:
            return list(_told(_each(pdf.pages), count, progress))
    parts = [range(start, min(start + _AT_ONCE, count)) for start in range(0, count, _AT_ONCE)]
    found: list[Page] = []
    # A process that was forked from a server would share its connections.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(_PROCESSES, context, _open_here, (str(path),)) as pool:
        try:
            for done in as_completed([pool.submit(_some, part) for part in parts]):
                found += done.result()
                if progress is not None:
                    progress(len(found), count)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return sorted(found, key=lambda page: page.number)


def _told(pages: Iterator[Page], count: int, progress: Callable[[int, int], None] | None) -> Iterator[Page]:
    for done, page in enumerate(pages, start=1):
        if progress is not None:
            progress(done, count)
        yield page


def _each(pages: Sequence[Any]) -> Iterator[Page]:
    for page in pages:
        yield read_page(page)
        page.close()  # else every letter of the file stays in memory


_here: list[Any] = []


def _open_here(path: str) -> None:
    import pdfplumber

    _here[:] = [pdfplumber.open(path)]


def _some(places: range) -> list[Page]:
    return list(_each([_here[0].pages[place] for place in places]))


def _opened(path: Path, name: str) -> Any:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        return pdfplumber.open(path)
    except Exception as error:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(one, PDFPasswordIncorrect) for one in error.args):
            raise ReeveError(f"{name}: the PDF is under a password; save it without one.") from error
        raise
