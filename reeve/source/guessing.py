"""Find which source a file is for, by its sheets and headings."""

from __future__ import annotations

from pathlib import Path

from reeve.errors import ReeveError
from reeve.source.declaring import Source, sources
from reeve.source.sheets import Sheet, readable, sheets
from reeve.source.tables import headings


def source_of(path: Path) -> Source:
    """The one source whose headings the file has; ReeveError where there is none, or more than one."""
    suffix = readable(path).suffix.lower()
    able = [source for source in sources.values() if suffix in source.endings]
    if len(able) == 1 and suffix not in (".csv", ".xlsx", ".ods"):
        return able[0]
    found = [source for source in able if source.columns and _fits(source, sheets(path), path.name)]
    # A file that has all the headings of two sources is the one's with more of them.
    best = max((len(source.columns) for source in found), default=0)
    found = [source for source in found if len(source.columns) == best]
    if len(found) == 1:
        return found[0]
    if not found:
        names = ", ".join(sorted(source.name for source in able))
        raise ReeveError(f"{path.name}: no source has these headings; name one with --source ({names}).")
    raise ReeveError(f"{path.name}: it could be {' or '.join(sorted(s.name for s in found))}; say which with --source.")


def _fits(source: Source, there: list[Sheet], file: str) -> bool:
    for sheet in there:
        if source.sheet and sheet.name and sheet.name.strip().casefold() != source.sheet.casefold():
            continue
        try:
            headings(source, sheet, file)
        except ReeveError:
            continue
        return True
    return False
