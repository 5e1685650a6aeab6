"""What a file is, by its first bytes, where that is not what its name says; and what to do then."""

from __future__ import annotations

from pathlib import Path

from reeve.errors import ReeveError

_HEAD = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNDER_A_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_BY_THEIR_FIRST_BYTES = [
    (b"%PDF", "a PDF, which holds no table; get the file that it was printed from"),
    (b"\x89PNG", "a picture; get the file that it was taken from"),
    (b"\xff\xd8\xff", "a picture; get the file that it was taken from"),
    (b"{\\rtf", "a letter in RTF; get the table as XLSX, ODS or CSV"),
    (b"\x1f\x8b", "packed with gzip; unpack it first"),
    (b"7z\xbc\xaf", "packed with 7-Zip; unpack it first"),
    (b"Rar!", "packed with RAR; unpack it first"),
    (b"SQLite format 3", "a database; export its table as CSV"),
]


def must_be(path: Path, wanted: str) -> ReeveError:
    """The error that says what a file is instead of a workbook, text or JSON (`wanted`), and what to do."""
    return ReeveError(f"{path.name}: the name says it is {wanted}, and it is {_told(path)}.")


def _told(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLD_OFFICE):
        if _UNDER_A_PASSWORD in path.read_bytes():
            return "under a password; save it without one"
        return "of the old Excel or Word format; open it and save it as XLSX"
    for start, said in _BY_THEIR_FIRST_BYTES:
        if head.startswith(start):
            return said
    if head.startswith(b"PK\x03\x04"):
        return "a workbook or a packed folder; give it the ending that it was saved with, or unpack it"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table")):
        return "a web page; open it in a spreadsheet program and save it as XLSX"
    if text.startswith(b"<"):
        return "XML; save the table as XLSX, ODS or CSV"
    return "not one; save it again as XLSX, ODS or CSV"


def is_no_text(head: bytes) -> bool:
    """Whether a file that begins so is one of those that hold no text."""
    return head.startswith((_OLD_OFFICE, b"PK\x03\x04", *(start for start, _ in _BY_THEIR_FIRST_BYTES)))
