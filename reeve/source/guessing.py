"""Find which source a file is for, by its sheets and headings."""

from __future__ import annotations

from pathlib import Path

from reeve.errors import ReeveError
from reeve.source.declaring import Source, sources
from reeve.source.sheets import Sheet, readable, sheets
from reeve.source.tables import Ambiguous, headings


def source_of(path: Path) -> Source:
    """The one source that a file is for. ReeveError where there is none, or where it could be for several.

    A workbook whose sheets are for different sources is never loaded in part: the person says which, one by one.
    """
    suffix = readable(path).suffix.lower()
    able = [source for source in sources.values() if suffix in source.endings]
    if not able:
        endings = ", ".join(sorted({ending for source in sources.values() for ending in source.endings}))
        raise ReeveError(f"{path.name}: no source reads {suffix or 'a file without an ending'}; they read {endings}.")
    if len(able) == 1 and suffix not in (".csv", ".xlsx", ".ods"):
        return able[0]
    found: dict[str, Source] = {}
    for place, sheet in enumerate(sheets(path)):
        fitting = [source for source in able if _fits(source, sheet, place, path.name)]
        # A sheet that has all the headings of two sources is the one's with more of them.
        most = max((len(source.columns) for source in fitting), default=0)
        found |= {source.name: source for source in fitting if len(source.columns) == most}
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        names = ", ".join(sorted(source.name for source in able))
        raise ReeveError(f"{path.name}: no source has these headings; name one with --source ({names}).")
    raise ReeveError(
        f"{path.name}: it can be read as {' and as '.join(sorted(found))}; nothing was loaded:"
        " say which with --source, once for each that is meant."
    )


def _fits(source: Source, sheet: Sheet, place: int, file: str) -> bool:
    if not source.columns:
        return False
    if source.sheet and sheet.name:
        if sheet.name.strip().casefold() != source.sheet.casefold():
            return False
    elif place:  # a source that names no sheet reads the first one
        return False
    try:
        headings(source, sheet, file)
    except Ambiguous:
        raise
    except ReeveError:
        return False
    return True
