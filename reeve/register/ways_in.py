"""What else may be done with a whole register: the floors above say so here, since registers do not know them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from reeve.access.models import Organisation
    from reeve.register.declaring import Register


@dataclass(frozen=True)
class Way:
    """A link beside a register's list."""

    label: str
    url: str


Teller = Callable[[HttpRequest, "Organisation", "type[Register]"], Way | None]
_tellers: list[Teller] = []


def tell_way_in(teller: Teller) -> None:
    """Take in a function that gives a link where the person may follow it; called once, when Django starts."""
    _tellers.append(teller)


def ways_in(request: HttpRequest, organisation: Organisation, register: type[Register]) -> list[Way]:
    """The links beside a register's list for this person."""
    return [way for teller in _tellers if (way := teller(request, organisation, register))]
