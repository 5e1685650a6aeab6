"""What is known of an organisation on a day: its figures, what names each, and how its own reports put them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from reeve.checking.document import Document
from reeve.checking.language.quantities import Quantity, Unit


def unit_of(said: Quantity) -> Unit:
    """The unit of a number as readings have it: days are counted like contracts, and a score has none."""
    return said.unit if said.unit in ("%", "£") else ""


@dataclass(frozen=True)
class Reading:
    """A number that may be said of a figure: a share has three, its percentage, what it counts, and of how many."""

    value: Decimal
    unit: Unit
    text: str
    """As it is told, such as "88 contracts"."""

    def fits(self, said: Quantity) -> bool:
        """Whether what is said is this number, as exactly as it is said."""
        if unit_of(said) != self.unit:
            return False
        low, high = said.bounds()
        return low <= self.value <= high


@dataclass(frozen=True)
class Known:
    """One figure of the record, or the value that an entry of a register holds."""

    id: str
    label: str
    asked: tuple[tuple[str, ...], ...]
    """What it was asked about, each by the words that name it: a choice's label, or as it was asked."""
    limits: tuple[tuple[str, ...], ...]
    """What it is limited to in the same way, a directorate or a month: without its name a number is not of it."""
    whose: str
    """Of whom and of when it is, in words."""
    readings: tuple[Reading, ...]
    noun: str = ""
    """What it counts, such as "contracts"."""

    def fitting(self, said: Quantity) -> Reading | None:
        """The reading that is what is said."""
        return next((one for one in self.readings if one.fits(said)), None)

    @property
    def told(self) -> str:
        """The figure with its name, in words."""
        return f"{self.label}, {self.whose}: {', '.join(one.text for one in self.readings)} ({self.id})"


@dataclass(frozen=True)
class Quote:
    """Where a passage quotes a figure, or an entry's value: `text[start:end]` of the passage."""

    figure: str
    start: int
    end: int


@dataclass(frozen=True)
class Shown:
    """A figure as it is quoted: 44.67% and 88 may be the same one."""

    figure: str
    number: Quantity


@dataclass(frozen=True)
class Passage:
    """A paragraph of the organisation's own report, and the figures in it."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class KnownTable:
    """A table of the organisation's own report, with what each cell quotes."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Shown | None, ...]], ...]
    """The label of each row, and what its cells quote from the second column on."""


@dataclass(frozen=True)
class Record:
    """An organisation's figures on a day."""

    organisation: str
    as_of: date
    figures: Mapping[str, Known]
    passages: tuple[Passage, ...] = ()
    tables: tuple[KnownTable, ...] = ()
    others: tuple[str, ...] = ()
    """The names of other organisations, of which a sentence may speak instead."""
    notes: tuple[str, ...] = ()
    """What could not be compared, in a sentence each."""

    def noted_in(self, document: Document) -> Document:
        """A document that is compared with it, with what could not be among its notes."""
        return replace(document, notes=(*document.notes, *self.notes))
