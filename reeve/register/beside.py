"""What other parts put beside a register's list: links to their own pages about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reeve.register.home import Line

if TYPE_CHECKING:
    from django.http import HttpRequest

    from reeve.access.models import Organisation
    from reeve.register.declaring import Register

    Teller = Callable[[HttpRequest, type[Register], Organisation], Line | None]

_tellers: list[Teller] = []


def beside_lists(teller: Teller) -> None:
    """Put a link beside every list; called once from an app's `ready`."""
    _tellers.append(teller)


def told_beside(request: HttpRequest, register: type[Register], organisation: Organisation) -> list[Line]:
    """The links of one list, for this person."""
    lines = (teller(request, register, organisation) for teller in _tellers)
    return [line for line in lines if line is not None]
