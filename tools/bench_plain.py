"""The rivals of `make bench`: the same files read plainly, and the same figure by a loop. Nothing of Reeve in it."""

import csv
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import parse
from python_calamine import CalamineWorkbook


def read_plainly(folder: Path, manifest: dict[str, Any]) -> int:
    """Read every file of a manifest once, as its format gives it: no cell is understood. Gives the number of rows."""
    return sum(_rows(folder / name) for name in sorted({one["file"] for one in manifest["load"]}))


def _rows(path: Path) -> int:
    if path.suffix == ".csv":
        encoding = "utf-8-sig" if _is_utf8(path) else "cp1252"
        with path.open(encoding=encoding, newline="") as file:
            return sum(1 for _ in csv.reader(file))
    if path.suffix in (".xlsx", ".ods"):
        book = CalamineWorkbook.from_path(str(path))
        return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    return sum(1 for _ in parse(path).getroot().iter("ReportItem"))


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def answered_within(files: list[Path], first: str, last: str, seconds: int) -> tuple[int, int]:
    """Calls answered within the target, and calls offered, from `first` to `last` day, by a loop over the exports.

    The last row of a Call ID counts; rows whose day or wait cannot be are left out, as Reeve sets them aside.
    """
    from datetime import datetime

    calls: dict[str, bool] = {}
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                call, offered = row["Call ID"].strip(), row["Offered at"]
                try:
                    datetime.fromisoformat(offered)
                    wait = int(row["Wait (s)"])
                except ValueError:
                    continue
                if wait < 0 or len(offered) <= len("2023-03-01") or not first <= offered[:10] <= last:
                    continue
                calls[call] = row["Outcome"].strip().lower() == "answered" and wait <= seconds
    return sum(calls.values()), len(calls)
