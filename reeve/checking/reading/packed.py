"""Open a packed document: never more of it than memory bears, and no XML that defines entities."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from reeve.errors import ReeveError

MOST_UNPACKED = 256 * 1024 * 1024
_MOST_PARTS = 10_000
_SMALL = 32 * 1024 * 1024
_MOST_TIMES = 300
"""Text packs to a tenth of its size, tables to a fiftieth; what unpacks to many hundred times its size was made to."""
_PIECE = 1 << 20
_UNDER_A_PASSWORD = 0x1
_XML = (".xml", ".rels")


def must_be_harmless(archive: zipfile.ZipFile, name: str) -> None:
    """Raise ReeveError for a document that must not be unpacked; what zipfile raises for one that is damaged.

    Every part is unpacked once, piece by piece: the sizes that a file states may be lies.
    """
    parts = archive.infolist()
    if any(part.flag_bits & _UNDER_A_PASSWORD for part in parts):
        raise ReeveError(f"{name}: the document is under a password; save it without one.")
    packed, stated = sum(part.compress_size for part in parts), sum(part.file_size for part in parts)
    if stated > MOST_UNPACKED:
        raise ReeveError(f"{name}: the document unpacks to more than {MOST_UNPACKED >> 20} MB; save it in parts.")
    if len(parts) > _MOST_PARTS or (stated > _SMALL and stated > packed * _MOST_TIMES):
        raise ReeveError(f"{name}: the document is packed as no text is, which can do harm; save it anew.")
    unpacked = 0
    for part in parts:
        with archive.open(part) as file:
            before = b""
            while piece := file.read(_PIECE):
                unpacked += len(piece)
                if unpacked > MOST_UNPACKED:
                    raise ReeveError(f"{name}: the document unpacks to more than {MOST_UNPACKED >> 20} MB.")
                if part.filename.endswith(_XML) and b"<!DOCTYPE" in before[-9:] + piece.replace(b"\0", b""):
                    raise ReeveError(f"{name}: the document's XML defines entities, which can do harm; save it anew.")
                before = piece


def part_of(path: Path, part: str) -> Any | None:
    """The XML of one part of a packed document; None where it has no such part."""
    with zipfile.ZipFile(path) as archive:
        if part not in archive.namelist():
            return None
        return ElementTree.fromstring(archive.read(part), forbid_dtd=True)
