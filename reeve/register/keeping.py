"""Keep a file by its digest, so that the same bytes are kept once and a change of them shows."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from threading import get_ident
from typing import IO, Any

from django.conf import settings

from reeve.errors import ReeveError

_CHUNK = 1 << 20


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return digest_of_open(file)


def digest_of_open(file: IO[bytes] | Any) -> str:
    """SHA-256 of what an open file, or an upload, still holds; read to its end."""
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def kept(digest: str, name: str) -> Path:
    """Where a file is kept: by digest, with the ending of its name."""
    return Path(settings.DATA) / "files" / digest[:2] / f"{digest}{Path(name).suffix.lower()}"


def keep(path: Path, digest: str) -> None:
    """Keep a file. Raises ReeveError where that cannot be done."""
    with path.open("rb") as file:
        keep_open(file, digest, path.name)


def keep_open(file: IO[bytes] | Any, digest: str, name: str) -> None:
    """Keep what an open file, or an upload, holds, whole or not at all. Raises ReeveError where that cannot be done."""
    target = kept(digest, name)
    if target.exists():
        return
    # Two at once may bring the same file: each writes aside, and the last to finish puts the same bytes in place.
    partial = target.with_suffix(f".{os.getpid()}-{get_ident()}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as out:
            shutil.copyfileobj(file, out, _CHUNK)
        partial.replace(target)
    except OSError as error:
        raise ReeveError(f"{name}: the file cannot be kept in {target.parent} ({error.strerror}).") from error


def intact(digest: str, name: str) -> Path | None:
    """Where a kept file lies, if it is still there with the bytes that it was kept with."""
    path = kept(digest, name)
    return path if path.is_file() and digest_of(path) == digest else None
