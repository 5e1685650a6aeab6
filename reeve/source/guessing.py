"""Find which source a file is for, by its sheets and headings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reeve.errors import ReeveError
from reeve.source.declaring import Source, sources
from reeve.source.own import OwnSource
from reeve.source.sheets import JSON, TEXT, WORKBOOKS, Sheet, readable, sheets
from reeve.source.tables import Ambiguous, headings


def source_of(path: Path) -> Source:
    """The one source that a file is for. ReeveError where there is none, or where it could be for several.

    A workbook whose sheets are for different sources is never loaded in part: the person says which, one by one.
    A sheet that has all columns of a register's export is read as that export: no team's own file has them, and only
    so are none of them passed over. Any other sheet is first of all what a domain says that a team's file is, for the
    domain knows what the team's words mean; it is part of an export where it has a register's columns and no others.
    """
    suffix = readable(path).suffix.lower()
    able = [source for source in sources.values() if suffix in source.endings]
    if not able:
        endings = ", ".join(sorted({ending for source in sources.values() for ending in source.endings}))
        raise ReeveError(f"{path.name}: no source reads {suffix or 'a file without an ending'}; they read {endings}.")
    if len(able) == 1 and suffix not in WORKBOOKS + TEXT + JSON:
        return able[0]
    own = [source for source in able if isinstance(source, OwnSource)]
    domains = [source for source in able if not isinstance(source, OwnSource)]
    found: dict[str, Source] = {}
    for place, sheet in enumerate(sheets(path)):
        whole = [source for source in own if source.fits(sheet) == len(source.columns)]
        fitting = _meant(whole, sheet, path) or _of_domains(domains, sheet, place, path)
        if not fitting:
            most = max((source.fits(sheet) for source in own), default=0)
            fitting = _meant([source for source in own if most and source.fits(sheet) == most], sheet, path)
        found |= {source.name: source for source in fitting}
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        names = ", ".join(sorted(source.name for source in domains))
        more = "or <register>.own for what Reeve wrote itself"
        raise ReeveError(f"{path.name}: no source has these headings; name one with --source ({names}, {more}).")
    raise ReeveError(
        f"{path.name}: it can be read as {' and as '.join(sorted(found))}; nothing was loaded:"
        " say which with --source, once for each that is meant."
    )


def _of_domains(domains: Iterable[Source], sheet: Sheet, place: int, path: Path) -> list[Source]:
    """The domains' sources that a sheet has all headings of; of two, the one with more of them."""
    fitting = [source for source in domains if _fits(source, sheet, place, path.name)]
    most = max((len(source.columns) for source in fitting), default=0)
    return [source for source in fitting if len(source.columns) == most]


def _meant(fitting: list[OwnSource], sheet: Sheet, path: Path) -> list[Source]:
    """Of registers with the same columns, the one that the sheet is called after, or else the file."""
    for source in fitting:
        assert source.register is not None, source.name
        if sheet.name == source.register.title or (not sheet.name and path.stem.endswith(source.register.name)):
            return [source]
    return list(fitting)


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
