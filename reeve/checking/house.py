"""A house style for the check: names by alias, acronyms that need no expansion, standards of a council's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from reeve.errors import ReeveError


@dataclass(frozen=True)
class House:
    """What a council's own papers take for granted."""

    aliases: dict[str, str] = field(default_factory=dict)
    """Names that mean the same body or post, the alias first."""
    acronyms: frozenset[str] = frozenset()
    standards: tuple[str, ...] = ()
    """Names that carry digits, such as systems."""


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
    known = {"aliases", "acronyms", "standards"}
    if odd := sorted(set(said) - known):
        raise ReeveError(f"{path}: “{odd[0]}” is not understood; a house style has {', '.join(sorted(known))}.")
    aliases, acronyms, standards = said.get("aliases", {}), said.get("acronyms", []), said.get("standards", [])
    if not isinstance(aliases, dict) or not all(isinstance(one, str) for one in aliases.values()):
        raise ReeveError(f'{path}: aliases must be a table of names, such as "Change Board" = "Change Advisory Board".')
    for name, found in (("acronyms", acronyms), ("standards", standards)):
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise ReeveError(f"{path}: {name} must be a list of texts.")
    return House(dict(aliases), frozenset(acronyms), tuple(standards))
