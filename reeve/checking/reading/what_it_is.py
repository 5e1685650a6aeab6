"""What a document is, by what stands in it rather than by its name; and what to do where it cannot be read."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Literal

from reeve.checking.reading.mail import body_of, is_mail
from reeve.checking.reading.packed import must_be_harmless
from reeve.errors import ReeveError

Form = Literal["word", "pdf", "opendocument", "html", "markdown", "text"]

NAMES: dict[Form, str] = {
    "word": "a Word document",
    "pdf": "a PDF",
    "opendocument": "an OpenDocument text",
    "html": "a web page",
    "markdown": "Markdown",
    "text": "plain text",
}
_SUFFIXES: dict[str, Form] = {
    ".docx": "word", ".pdf": "pdf", ".odt": "opendocument", ".ott": "opendocument", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".eml": "text", ".text": "text",
}  # fmt: skip
MOST_BYTES = 100 * 1024 * 1024
_MOST_TEXT = 20 * 1024 * 1024
"""Of plain text: some ten thousand pages."""
_HEAD = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_THEIR_FIRST_BYTES = [
    (b"{\\rtf", "a document in RTF; open it in Word and save it as DOCX"),
    (b"\x89PNG", "a picture; get the document that it was taken from"),
    (b"\xff\xd8\xff", "a picture; get the document that it was taken from"),
    (b"GIF8", "a picture; get the document that it was taken from"),
    (b"II*\0", "a picture; get the document that it was taken from"),
    (b"MM\0*", "a picture; get the document that it was taken from"),
    (b"\x1f\x8b", "packed with gzip; unpack it first"),
    (b"7z\xbc\xaf", "packed with 7-Zip; unpack it first"),
    (b"Rar!", "packed with RAR; unpack it first"),
    (b"SQLite format 3", "a database; get the report that was written from it"),
]
_MAIN = re.compile(
    rb"application/vnd\.(?:ms-word|openxmlformats-officedocument\.wordprocessingml)\.[\w.]+\.main\+xml", re.IGNORECASE
)
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<(?:p|div|h[1-6]|table|ul|ol|article|main|section)\b[^>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6} +\S|^ {0,3}\|?\s*:?-{3,}:?\s*\|[\s|:-]*$|\*\*\S[^*\n]*\*\*", re.MULTILINE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


def form_of(path: Path) -> tuple[Form, str]:
    """What a document is, and its text where it is text. Raises ReeveError for what is not read."""
    size = path.stat().st_size
    if size == 0:
        raise ReeveError(f"{path.name}: the file is empty; get it again.")
    if size > MOST_BYTES:
        raise ReeveError(
            f"{path.name}: the file is larger than {MOST_BYTES >> 20} MB; split it, or shrink its pictures."
        )
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return "pdf", ""
    if head.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise ReeveError(f"{path.name}: the document is under a password; save it without one.")
        raise ReeveError(f"{path.name}: it is of the old Word format; open it in Word and save it as DOCX.")
    for start, said in _BY_THEIR_FIRST_BYTES:
        if head.startswith(start):
            raise ReeveError(f"{path.name}: it is {said}.")
    if head.startswith(b"PK"):
        return _packed(path), ""
    if size > _MOST_TEXT:
        raise ReeveError(f"{path.name}: it is more than {_MOST_TEXT >> 20} MB of text; split it.")
    raw = path.read_bytes()
    if is_mail(head):
        form, text = body_of(raw)
        return form, decoded(text.encode("utf-8", "replace"), path.name)
    text = decoded(raw, path.name)
    return _form_of_text(path, text), text


def disagreement(path: Path, form: Form) -> str | None:
    """A sentence where the name says another form than the content; plain text may well hold Markdown."""
    said = _SUFFIXES.get(path.suffix.casefold())
    if said in (None, form) or {said, form} <= {"text", "markdown"}:
        return None
    return f"{path.name}: the name says that it is {NAMES[said]}, and it is {NAMES[form]}; it was read as that."


def decoded(raw: bytes, name: str) -> str:
    """Text in the encoding that it is in: as its mark says, UTF-8, else that of Windows."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    elif raw[:2000:2].count(0) > len(raw[:2000:2]) * 0.4:
        text = raw.decode("utf-16-be", "replace")
    elif raw[1:2000:2].count(0) > len(raw[1:2000:2]) * 0.4:
        text = raw.decode("utf-16-le", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _as_it_says(raw)
    odd = sum(not one.isprintable() and not one.isspace() for one in text[:100_000])
    if odd > len(text[:100_000]) * 0.05:
        raise ReeveError(f"{name}: it holds no text that can be read; save it as DOCX, ODT or PDF.")
    if not text.strip():
        raise ReeveError(f"{name}: there is no text in it; get the file again.")
    return text.replace("\0", " ")


def _as_it_says(raw: bytes) -> str:
    """Text that is not UTF-8: in the encoding that a page names, else that of Windows."""
    named = _CHARSET.search(raw[:_HEAD])
    name = named[1].decode("ascii", "replace").casefold() if named else "cp1252"
    name = name if name.startswith(("iso-8859", "windows-125", "cp125")) else "cp1252"
    try:
        # Browsers read ISO 8859-1 as Windows' own, which has quotation marks in it.
        return raw.decode("cp1252" if name == "iso-8859-1" else name, "replace")
    except LookupError:
        return raw.decode("cp1252", "replace")


def _form_of_text(path: Path, text: str) -> Form:
    head = text[:20_000]
    said = _SUFFIXES.get(path.suffix.casefold())
    if _HTML.match(head) or (said == "html" and _TAG.search(head)):
        return "html"
    if head.lstrip().startswith("<?xml"):
        raise ReeveError(f"{path.name}: it is XML of no form that is read; save it as DOCX, ODT or PDF.")
    if said == "markdown" or (said != "html" and len(_MARKDOWN.findall(text)) >= 2):
        return "markdown"
    return "text"


def _packed(path: Path) -> Form:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            must_be_harmless(archive, path.name)
            if "[Content_Types].xml" in names:
                return _office(path, names, archive.read("[Content_Types].xml"))
            if "content.xml" in names:
                return _open_document(path, archive.read("mimetype") if "mimetype" in names else b"")
    except (zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, OSError, NotImplementedError) as error:
        raise ReeveError(f"{path.name}: the document is damaged or cut off; get it again, or save it anew.") from error
    raise ReeveError(f"{path.name}: it is a packed folder and no document; unpack it and choose the document in it.")


def _office(path: Path, names: set[str], types: bytes) -> Form:
    if b"macroenabled" in types.lower() or any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise ReeveError(f"{path.name}: the document holds macros, which are not opened; save it as DOCX without them.")
    found = _MAIN.search(types)
    if found and found[0].lower() == _DOCUMENT:
        return "word"
    if found:
        raise ReeveError(f"{path.name}: it is a template of Word; open it and save it as DOCX.")
    for folder, said in (("xl/", "a workbook"), ("ppt/", "a presentation")):
        if any(name.startswith(folder) for name in names):
            raise ReeveError(f"{path.name}: it is {said} and no report; save what is to be checked as DOCX or PDF.")
    raise ReeveError(f"{path.name}: it is no Word document; save it as DOCX, ODT or PDF.")


def _open_document(path: Path, kind: bytes) -> Form:
    if kind and not kind.startswith(b"application/vnd.oasis.opendocument.text"):
        raise ReeveError(f"{path.name}: it is an OpenDocument file and no text; save it as ODT, DOCX or PDF.")
    return "opendocument"
