"""A house style for the check: names by alias, acronyms that need no expansion, own standards, findings dismissed."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from reeve.checking.dismissing import Dismissal
from reeve.errors import ReeveError


@dataclass(frozen=True)
class House:
    """What a council's own papers take for granted."""

    aliases: dict[str, str] = field(default_factory=dict)
    """Names that mean the same body or post, the alias first."""
    acronyms: frozenset[str] = frozenset()
    standards: tuple[str, ...] = ()
    """Names that carry digits, such as systems."""
    dismissed: dict[str, Dismissal] = field(default_factory=dict)
    """Findings that are none, by their identity."""


def house_of(path: Path) -> House:
    """The house style in a TOML file. ReeveError says what in it is not understood."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ReeveError(f"{path}: there is no such file; check the name.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ReeveError(f"{path}: the house style cannot be read; save it as UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        raise ReeveError(f"{path}: the house style is not TOML ({error}); correct it.") from error
    known = {"aliases", "acronyms", "standards", "dismissed"}
    if odd := sorted(set(said) - known):
        raise ReeveError(f"{path}: “{odd[0]}” is not understood; a house style has {', '.join(sorted(known))}.")
    aliases, acronyms, standards = said.get("aliases", {}), said.get("acronyms", []), said.get("standards", [])
    if not isinstance(aliases, dict) or not all(isinstance(one, str) for one in aliases.values()):
        raise ReeveError(f'{path}: aliases must be a table of names, such as "Change Board" = "Change Advisory Board".')
    for name, found in (("acronyms", acronyms), ("standards", standards)):
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise ReeveError(f"{path}: {name} must be a list of texts.")
    return House(dict(aliases), frozenset(acronyms), tuple(standards), _dismissed(path, said.get("dismissed", [])))


def _dismissed(path: Path, said: Any) -> dict[str, Dismissal]:
    found: dict[str, Dismissal] = {}
    for one in said if isinstance(said, list) else [said]:
        kept = one if isinstance(one, dict) else {}
        reason, on = kept.get("reason"), kept.get("on")
        if not isinstance(kept.get("finding"), str) or not isinstance(reason, str) or not reason.strip():
            raise ReeveError(f"{path}: each [[dismissed]] needs finding and reason, both texts.")
        found[kept["finding"]] = Dismissal(reason, "", on if isinstance(on, date) else None)
    return found


def dismiss_in(path: Path, finding: str, kind: str, quote: str, reason: str, on: date) -> None:
    """Add to a house style that a finding is dismissed; the file is made where there is none. OSError as it comes."""
    lines = {"finding": finding, "kind": kind, "quote": quote, "reason": reason}
    # A text of JSON is one of TOML too.
    told = [f"{name} = {json.dumps(text, ensure_ascii=False)}" for name, text in lines.items()]
    with path.open("a", encoding="utf-8") as file:
        file.write("\n".join(["", "[[dismissed]]", *told, f"on = {on.isoformat()}", ""]))
