"""Which entry a cell names: by its reference, title or earlier name, of an organisation's own or of what it shares."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from reeve.register.models import Alias, Record, folded
from reeve.source.cells import Unreadable

if TYPE_CHECKING:
    from reeve.access.models import Organisation
    from reeve.register.declaring import Register


class Names:
    """The entries of a register that an organisation's files may name."""

    def __init__(self, register: type[Register], organisation: Organisation, day: date) -> None:
        self._register = register
        near = [organisation, *organisation.shared_services(day)]
        self._own = organisation.reference
        self._of: dict[str, dict[str, Any]] = {one.reference: {} for one in near}
        own: dict[str, set[Any]] = {}
        shared: dict[str, set[Any]] = {}
        titles: dict[str, set[Any]] = {}
        aliases: dict[str, set[Any]] = {}
        self._in_turn = (own, shared, titles, aliases)
        readable = set()
        there = Record.objects.filter(organisation__in=near, register=register.name)
        for of, pk, reference, title, common in there.values_list(
            "organisation__reference", "pk", "reference", "title", "common"
        ):
            if of == self._own or common:
                self._of[of][reference] = pk
                readable.add(pk)
                (own if of == self._own else shared).setdefault(folded(reference), set()).add(pk)
                titles.setdefault(folded(title), set()).add(pk)
        for pk, said in Alias.objects.filter(record__in=there.order_by()).values_list("record", "folded"):
            if pk in readable:
                aliases.setdefault(said, set()).add(pk)

    def one(self, said: str) -> Any:
        """The one entry that is meant; "council: P-1" names another organisation's. Unreadable where it is not one."""
        before, mark, after = said.partition(": ")
        of = self._of.get(before, {}) if mark else {}
        if (found := of.get(after) or self._of[self._own].get(said)) is not None:
            return found
        named = next((known[folded(said)] for known in self._in_turn if folded(said) in known), set())
        if len(named) == 1:
            return next(iter(named))
        which = "no entry" if not named else f"{len(named)} entries"
        raise Unreadable(
            f"“{said}” names {which} of {self._register.title.lower()}; load it there first, or correct the name"
        )
