"""Write files: whole or not at all, and by their digest, so that the same bytes are kept once and a change shows."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from reeve.errors import cannot_write

_CHUNK = 1 << 20
_PARTIAL = ".partial"
_FORGOTTEN = 24 * 60 * 60
"""Seconds after which a file that is still aside is one whose writer died."""


@contextmanager
def written_whole(
    target: Path, what: str = "", *, private: bool = False, first: bool = False, lasting: bool = True
) -> Iterator[IO[bytes]]:
    """Open a file to be written: at the end it stands in its place, whole, or nothing of it does.

    The one way in which Reeve writes files (ADR 0007). `what` is how a person knows it, its name where left out.
    `private`: only its owner may read it. `first`: where there is one already, that one stays. `lasting`: it must
    outlive a failure of power. Raises NoRoom with a sentence.
    """
    partial = target.with_name(f".{target.name[:80]}.{secrets.token_hex(8)}{_PARTIAL}")
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
            with os.fdopen(handle, "wb") as out:
                yield out
                out.flush()
                if lasting:
                    os.fsync(out.fileno())
            _put_in_place(partial, target, first=first)
            if lasting:
                with suppress(OSError):  # it stands; there are file systems that hold no names
                    _hold(target.parent)
        finally:
            # Also where its writer was interrupted. A disk that is full lets go of it all the same.
            with suppress(OSError):
                partial.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(what or target.name, target.parent, error) from error


def write_whole(target: Path, content: bytes | str, what: str = "", **how: bool) -> None:
    """Write a file from what is at hand. As `written_whole`."""
    with written_whole(target, what, **how) as out:
        out.write(content.encode() if isinstance(content, str) else content)


def _put_in_place(partial: Path, target: Path, *, first: bool) -> None:
    if not first:
        partial.replace(target)
        return
    try:
        os.link(partial, target)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        partial.replace(target)


def _hold(folder: Path) -> None:
    """Make the name of a file outlive a failure of power, as its bytes do."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder where there is none. Raises NoRoom with a sentence."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(f"The folder {folder.name}", folder.parent, error) from error


def sweep(folder: Path) -> int:
    """Remove what writers that were killed left aside, once nobody can still be at it; gives how many files."""
    swept = 0
    for path in folder.rglob(f"*{_PARTIAL}"):
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - _FORGOTTEN:
                path.unlink()
                swept += 1
    return swept


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
    """Keep a file. Raises NoRoom where that cannot be done."""
    with path.open("rb") as file:
        keep_open(file, digest, path.name)


def keep_open(file: IO[bytes] | Any, digest: str, name: str) -> None:
    """Keep what an open file, or an upload, holds, whole or not at all. Raises NoRoom where that cannot be done."""
    target = kept(digest, name)
    if target.exists():
        return
    # Two at once may bring the same file: each writes aside, and the last to finish puts the same bytes in place.
    with written_whole(target, name) as out:
        shutil.copyfileobj(file, out, _CHUNK)


def intact(digest: str, name: str) -> Path | None:
    """Where a kept file lies, if it is still there with the bytes that it was kept with."""
    path = kept(digest, name)
    return path if path.is_file() and digest_of(path) == digest else None
