"""Attach evidence to an entry, and withdraw it: files of a few kinds, kept by digest."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reeve.access.policy import CORRECT
from reeve.register.actions import NotAllowedValues, NothingToSay, in_words
from reeve.register.acts import act
from reeve.register.keeping import digest_of_open, keep_open
from reeve.register.lookup import must_be_allowed
from reeve.register.models import Evidence

if TYPE_CHECKING:
    from django.core.files import File

    from reeve.access.models import User
    from reeve.register.declaring import Register
    from reeve.register.models import Record

LARGEST = 25 * 1024 * 1024
"""Bytes."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_ZIP = b"PK\x03\x04"
KINDS: dict[str, tuple[str, bytes]] = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": (f"{_OFFICE}.wordprocessingml.document", _ZIP),
    ".xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    ".odt": (f"{_OPEN}.text", _ZIP),
    ".ods": (f"{_OPEN}.spreadsheet", _ZIP),
    ".csv": ("text/csv", b""),
    ".txt": ("text/plain", b""),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
}
"""Ending -> media type, and the bytes with which such a file begins."""

SAFE = frozenset({"application/pdf", "text/plain", "text/csv", "image/png", "image/jpeg"})
"""Media types that a download names; any other is given out as mere bytes, so that no browser guesses."""


def attach(
    register: type[Register],
    record: Record,
    file: File[bytes],
    *,
    by: User,
    what: str,
    effective: date,
    expires: date | None = None,
) -> Evidence:
    """Keep a file as evidence for an entry, from a day on, until the day before `expires`.

    Raises MayNot, NotAllowedValues ("file", "what" or "expires"), and NothingToSay where the entry has the file.
    """
    must_be_allowed(by, CORRECT, register, record)
    name = Path(file.name or "").name
    kind = _kind_of(file, name)
    if not what.strip():
        raise NotAllowedValues({"what": "Say what the file shows"})
    if expires is not None and expires <= effective:
        raise NotAllowedValues({"expires": "The last day must not lie before the day from which it holds"})
    file.seek(0)
    digest = digest_of_open(file)
    file.seek(0)
    keep_open(file, digest, name)
    with act(in_words("Attach evidence to", register, record), by=by, organisation=record.organisation) as acting:
        if record.evidence.filter(digest=digest, withdrawn=None).exists():
            raise NothingToSay(f"{name}: this file is evidence for the entry already; nothing was changed.")
        evidence = Evidence.objects.create(
            record=record,
            what=what.strip(),
            file=name,
            digest=digest,
            size=file.size,
            content_type=kind,
            effective=effective,
            expires=expires,
            act=acting.row,
        )
        acting.wrote("evidence", str(record.pk), evidence.what, name, digest, effective, expires)
    return evidence


def withdraw(register: type[Register], evidence: Evidence, *, by: User, why: str) -> None:
    """Say that a file is evidence no longer. It stays readable, with who withdrew it and why.

    Raises MayNot, NotAllowedValues ("why"), and NothingToSay where it was withdrawn before.
    """
    record = evidence.record
    must_be_allowed(by, CORRECT, register, record)
    if not why.strip():
        raise NotAllowedValues({"why": "Say why"})
    words = in_words("Withdraw evidence from", register, record)
    with act(words, by=by, organisation=record.organisation, why=why.strip()) as acting:
        if not Evidence.objects.filter(pk=evidence.pk, withdrawn=None).update(withdrawn=acting.row):
            raise NothingToSay(f"{evidence}: it was withdrawn before; nothing was changed.")
        acting.wrote("withdrawn evidence", str(record.pk), evidence.pk)
    evidence.withdrawn = acting.row


def _kind_of(file: File[Any], name: str) -> str:
    """The media type of a file that may be attached; the name says it, and the first bytes must bear it out."""
    known = KINDS.get(Path(name).suffix.lower())
    if known is None:
        endings = ", ".join(ending[1:] for ending in KINDS)
        raise NotAllowedValues({"file": f"“{name}” cannot be attached: choose a file of one of these kinds: {endings}"})
    size = file.size or 0
    if not 0 < size <= LARGEST:
        least = "is empty" if not size else f"has {size / 1024 / 1024:.1f} MB, and 25 MB is the most"
        raise NotAllowedValues({"file": f"“{name}” {least}"})
    media, begins = known
    file.seek(0)
    first = file.read(8192)
    if not first.startswith(begins) or (media.startswith("text/") and b"\0" in first):
        raise NotAllowedValues({"file": f"“{name}” is not what its name says: it does not begin as such a file does"})
    return media
