"""What the home page shows: panels that the parts put there, and the last changes of the record."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, Min, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse

from reeve.register import showing
from reeve.register.declaring import Register, registers
from reeve.register.models import Act, Record

if TYPE_CHECKING:
    from reeve.access.models import Organisation

LAST = 10
SHOWN = 6
"""How many lines of a panel are shown at once."""
_LOOKED_AT = 40


@dataclass(frozen=True)
class Line:
    """One line of a panel: a number of things and the list that shows exactly those, or a link alone."""

    text: str
    url: str
    count: int | None = None


@dataclass(frozen=True)
class Panel:
    """A part of the home page; `nothing` says so, in a sentence, where there are no lines."""

    title: str
    lines: tuple[Line, ...]
    nothing: str = ""

    @property
    def first(self) -> tuple[Line, ...]:
        """The lines that are shown at once: all, where only a few more would be folded away."""
        return self.lines if len(self.lines) <= SHOWN + 2 else self.lines[:SHOWN]

    @property
    def more(self) -> tuple[Line, ...]:
        """The lines that are folded away."""
        return self.lines[len(self.first) :]


def entries_in_words(register: type[Register], number: int) -> str:
    """What so many entries of a register are called: "contract" or "contracts"."""
    return str(register.model._meta.verbose_name) if number == 1 else register.title.lower()


Maker = Callable[[HttpRequest, list["Organisation"]], Panel | None]
_makers: list[tuple[int, Maker]] = []


def home_panel(order: int) -> Callable[[Maker], Maker]:
    """Put a panel on the home page: a function of the request and the person's organisations, in a `panels.py`."""

    def taken(maker: Maker) -> Maker:
        _makers.append((order, maker))
        return maker

    return taken


def panels_for(request: HttpRequest, organisations: list[Organisation]) -> list[Panel]:
    """The panels of this person, in order."""
    made = (maker(request, organisations) for _, maker in sorted(_makers, key=lambda one: one[0]))
    return [panel for panel in made if panel is not None]


@dataclass(frozen=True)
class Recent:
    """An act as a person may read of it: `entries` with their number, list and, where it is one, its name."""

    act: Act
    entries: tuple[Line, ...]
    why: str


def recent_acts(user: Any, organisations: list[Organisation]) -> list[Recent]:
    """The last acts that wrote something which the person may read, from three queries."""
    acts = list(
        Act.objects.filter(organisation__in=organisations)
        .select_related("by", "organisation")
        .order_by("-id")[:_LOOKED_AT]
    )
    touched = _touched([act.pk for act in acts])
    alone = {uuid.UUID(one) for _, _, number, one in touched if number == 1}
    records = {record.pk: record for record in Record.objects.filter(pk__in=alone).select_related("organisation")}
    found = []
    for act in acts:
        lines: list[Line] = []
        why = ""
        for name, of, number, one in touched:
            if of != act.pk:
                continue
            record = records.get(uuid.UUID(one)) if number == 1 else None
            if record is not None:
                if showing.seen(user, record):
                    lines.append(Line(str(record), showing.url_of(record)))
                    why = act.why
            elif act.organisation_id in registers[name].policy.reach(user, "read").own:
                url = reverse("register:list", args=[act.organisation.reference, name])  # type: ignore[union-attr]
                lines.append(Line(registers[name].title, url))  # a number would not be that of the list
        if lines:
            found.append(Recent(act, tuple(lines), why))
        if len(found) == LAST:
            break
    return found


def _touched(acts: list[Any]) -> list[tuple[str, Any, int, str]]:
    """Of each act and register: how many entries it wrote, and one of them; one query over all registers."""
    queries = [_written(name, register.model.revisions_model, acts) for name, register in registers.items()]
    if not queries or not acts:
        return []
    return list(queries[0].union(*queries[1:], all=True))


def _written(name: str, revisions: type[Model], acts: list[Any]) -> QuerySet[Any, Any]:
    """What `_touched` asks of one register's versions."""
    # No field may end in an underscore, so that none of these names is a field of any register.
    asked: QuerySet[Any, Any] = (
        revisions._default_manager.filter(act_id__in=acts)
        .order_by()
        .values("act_id")
        .annotate(
            register_=Value(name, output_field=CharField()),
            number_=Count("entry_id", distinct=True),
            one_=Min(Cast("entry_id", CharField())),
        )
        .values_list("register_", "act_id", "number_", "one_")
    )
    return asked
