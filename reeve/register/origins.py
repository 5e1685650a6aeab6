"""Where rows were read from: the floor that keeps imports says so here, since registers do not know it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from reeve.register.models import is_bulk


@dataclass(frozen=True)
class Origin:
    """An import as an entry's page names it."""

    file: str
    url: str
    as_of: date


Teller = Callable[[Collection[str]], Mapping[str, Origin]]
_tellers: list[Teller] = []


def tell_origins(teller: Teller) -> None:
    """Take in a function that knows imports by their run; called once, when Django starts."""
    _tellers.append(teller)


def origins(runs: Collection[str]) -> dict[str, Origin]:
    """The imports of these runs, by run."""
    wanted = {run for run in runs if run and not is_bulk(run)}
    return {run: origin for teller in _tellers for run, origin in (teller(wanted) if wanted else {}).items()}
