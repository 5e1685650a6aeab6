"""Read a file by what it is: its contents say more than its name; what cannot be read is told in a sentence."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from reeve.checking.document import Document
from reeve.checking.reading.markup import read_html, read_markdown
from reeve.checking.reading.opendocument import read_opendocument
from reeve.checking.reading.pdf import read_pdf
from reeve.checking.reading.text import read_text
from reeve.checking.reading.word import read_word
from reeve.errors import ReeveError

LARGEST = 100 * 1024 * 1024
_MOST_UNPACKED = 300 * 1024 * 1024
_MOST_TEXT = 20 * 1024 * 1024
_MOST_PARTS = 5_000
_UNDER_A_PASSWORD = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXTS = (".txt", ".text", ".eml", ".md", ".markdown", ".html", ".htm", ".xhtml", "")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, KeyError, ValueError, AttributeError, TypeError, IndexError,
    ParseError, DefusedXmlException, PackageNotFoundError, etree.LxmlError, NotImplementedError, EOFError,
    OverflowError, UnicodeError, RecursionError, OSError, RuntimeError, AssertionError,
)  # fmt: skip
"""What the libraries raise over a file that is broken: many kinds, none of which says what a person could do."""

Progress = Callable[[int, int], None]


def read(path: Path, progress: Progress | None = None, name: str | None = None) -> Document:
    """The document in a file. ReeveError says why it cannot be read, and what to do; nothing is fetched or run."""
    said = name or path.name
    head = _head(path, said)
    try:
        if head.startswith(b"%PDF-") or b"%PDF-" in head[:1024]:
            return read_pdf(path, said, progress)
        return _packed(path, said) if head.startswith(b"PK") else _text(path, said)
    except ReeveError:
        raise
    except MemoryError as error:
        raise ReeveError(f"{said}: the file is too large to be read here; split it.") from error
    except _BROKEN as error:
        raise ReeveError(f"{said}: the file is damaged or cut short; save it again.") from error


def _head(path: Path, name: str) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ReeveError(f"{path}: this is a directory; name the file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise ReeveError(f"{path}: this is a pipe or a device; name a file.")
        with path.open("rb") as file:
            head = file.read(4096)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReeveError(f"{path}: there is no such file; check the name.") from error
    except OSError as error:
        raise ReeveError(f"{path}: the file cannot be opened ({error.strerror}); check who may read it.") from error
    except ValueError as error:
        raise ReeveError(f"{str(path)!r}: no file can have such a name; check it.") from error
    if not head:
        raise ReeveError(f"{name}: the file is empty; export it again.")
    if head.startswith(_OLE):
        raise ReeveError(f"{name}: this is an old Word file or one under a password; save it as DOCX without one.")
    if found.st_size > LARGEST:
        raise ReeveError(f"{name}: the file has more than {LARGEST >> 20} MB; split it.")
    return head


def _packed(path: Path, name: str) -> Document:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if any(part.flag_bits & _UNDER_A_PASSWORD for part in parts):
            raise ReeveError(f"{name}: the file is under a password; save it without one.")
        if sum(part.file_size for part in parts) > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
            raise ReeveError(f"{name}: the file unpacks to more than {_MOST_UNPACKED >> 20} MB; split it.")
        _must_unpack(archive)
        kind = archive.read("mimetype")[:80].decode("ascii", "replace") if "mimetype" in names else ""
        macros = any(part.endswith("vbaProject.bin") for part in names)
    if "word/document.xml" in names:
        if macros:
            raise ReeveError(f"{name}: this document holds macros; save it as DOCX without them.")
        return read_word(path, name)
    if "opendocument.text" in kind or ("content.xml" in names and path.suffix.casefold() == ".odt"):
        return read_opendocument(path, name)
    if "xl/workbook.xml" in names or "spreadsheet" in kind:
        raise ReeveError(f"{name}: this is a workbook; the check reads documents, such as DOCX, PDF or ODT.")
    raise ReeveError(f"{name}: this is a ZIP file and no Word or OpenDocument text; unpack it and check what is in it.")


def _must_unpack(archive: zipfile.ZipFile) -> None:
    """Unpack every part once, piece by piece: the sizes that a file states may be lies."""
    unpacked = 0
    for part in archive.infolist():
        with archive.open(part) as file:
            while piece := file.read(1 << 20):
                unpacked += len(piece)
                if unpacked > _MOST_UNPACKED:
                    raise ReeveError(f"{archive.filename}: the file unpacks to more than it says; save it anew.")


def _text(path: Path, name: str) -> Document:
    suffix = path.suffix.casefold()
    if suffix in (".docx", ".odt", ".pdf"):
        kind = {".docx": "a Word document", ".odt": "an OpenDocument text", ".pdf": "a PDF"}[suffix]
        raise ReeveError(f"{name}: the name says that it is {kind}, and it is not one; save it again.")
    if path.stat().st_size > _MOST_TEXT:
        raise ReeveError(f"{name}: the text has more than {_MOST_TEXT >> 20} MB; split it.")
    text = _decoded(path.read_bytes(), name)
    if suffix not in _TEXTS:
        raise ReeveError(f"{name}: the check reads DOCX, PDF, ODT, HTML, Markdown and text; save it as one of these.")
    if suffix in (".html", ".htm", ".xhtml") or re.match(r"\s*(?:<!doctype html|<html)\b", text, re.IGNORECASE):
        return read_html(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), name)
    return read_markdown(text, name) if suffix in (".md", ".markdown") else read_text(text, name)


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data.count(b"\0") > 1 + len(data) // 500:
        raise ReeveError(f"{name}: this is no text; the check reads DOCX, PDF, ODT, HTML, Markdown and text.")
    try:
        return data.decode("utf-8").replace("\0", " ")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\0", " ")
