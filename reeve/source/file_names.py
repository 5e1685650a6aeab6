"""What a file's name says: the year or date by which a survey or a scan is told from others."""

from __future__ import annotations

import re
from pathlib import Path

from reeve.errors import ReeveError

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?!\d)")


def reference_in(path: Path, such_as: str) -> str:
    """The year, month or day in a file's name (2023, 2023-06, 2023-06-13); ReeveError where it has none."""
    if match := _YEAR.search(path.stem):
        return match[1]
    raise ReeveError(f"{path.name}: the name must say the year, such as {such_as}; give the file such a name.")
