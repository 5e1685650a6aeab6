"""Read JSON as a table: a list of objects, or {"entries": [...]}; each object is a row, its names are the headings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from reeve.errors import ReeveError
from reeve.source.cells import ABSENT, Broken, Cell
from reeve.source.what_it_is import is_no_text, must_be

_MOST = 64 * 1024 * 1024
_MOST_NAMES = 2_000
_MOST_DIGITS = 400


class _Twice(ValueError):
    """A name that stands twice in one object."""


def rows_of_json(path: Path) -> list[tuple[int, Sequence[Cell]]]:
    """The headings as row 0, then the objects, numbered from 1; ReeveError where it is no list of objects."""
    entries = _entries(path, _parsed(path))
    places: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            raise ReeveError(
                f"{path.name}, row {number}: must be an object of names and values, and was {_kind(entry)}."
            )
        for name in entry:
            places.setdefault(name, len(places))
        if len(places) > _MOST_NAMES:
            raise ReeveError(f"{path.name}: the objects have more than {_MOST_NAMES:,} names; check the export.")
    rows: list[tuple[int, Sequence[Cell]]] = [(0, list(places))]
    for number, entry in enumerate(entries, start=1):
        rows.append((number, [_cell(entry[name]) if name in entry else ABSENT for name in places]))
    return rows


def _parsed(path: Path) -> Any:
    if path.stat().st_size > _MOST:
        raise ReeveError(f"{path.name}: the file is larger than 64 MB; split it.")
    raw = path.read_bytes()
    if is_no_text(raw[:16]):
        raise must_be(path, "JSON")
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            parse_float=_number,
            parse_int=_number,
            parse_constant=Broken,
            object_pairs_hook=_once_each,
        )
    except UnicodeDecodeError as error:
        raise ReeveError(f"{path.name}: JSON is written in UTF-8, and this is not; save it so.") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ReeveError(f"{path.name}, {where}: this is not JSON ({error.msg}); export it again.") from error
    except _Twice as error:
        raise ReeveError(f"{path.name}: the name “{error}” stands twice in one object; keep one of them.") from error
    except RecursionError as error:
        raise ReeveError(
            f"{path.name}: the JSON is nested too deeply to be a list of entries; export it again."
        ) from error


def _number(said: str) -> Any:
    if len(said) > _MOST_DIGITS:
        return Broken("a number of more digits than anything has")
    try:
        return Decimal(said)
    except InvalidOperation:
        return Broken(said)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1)[:60])
    return found


def _entries(path: Path, found: Any) -> list[Any]:
    if isinstance(found, dict) and isinstance(found.get("entries"), list):
        found = found["entries"]
    if not isinstance(found, list):
        wanted = 'must be a list of objects, or {"entries": [...]}'
        raise ReeveError(f"{path.name}: {wanted}, and was {_kind(found)}.")
    return found


def _cell(value: Any) -> Cell:
    """A value as the cell of a table; what no cell can hold is broken, and told where its column is read."""
    if isinstance(value, list | dict):
        return Broken(_kind(value))
    return value


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "null"
    return "a text" if isinstance(value, str) else "a single value"
