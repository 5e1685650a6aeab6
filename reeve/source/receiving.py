"""Take in what a browser or a program sends: kept by its digest, under a name that every file system takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reeve.register.keeping import digest_of_open, keep_open

_LONGEST_NAME = 200
"""Bytes."""


def keep_upload(upload: Any) -> tuple[str, str]:
    """Keep an upload by its digest; gives that and the name. ReeveError where that cannot be done."""
    name = file_name(str(upload.name))
    digest = digest_of_open(upload)
    upload.seek(0)
    keep_open(upload, digest, name)
    return digest, name


def file_name(given: str) -> str:
    """A name without what cannot be printed, and not too long; its ending stays."""
    name = "".join(letter for letter in Path(given).name if letter.isprintable()) or "file"
    ending = Path(name).suffix[:20]
    stem = name.removesuffix(ending).encode()[: _LONGEST_NAME - len(ending.encode())].decode(errors="ignore")
    return f"{stem}{ending}"
