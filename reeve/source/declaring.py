"""What a domain declares to read one kind of file, and where declared sources are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from reeve.errors import ReeveError
from reeve.register.declaring import Register
from reeve.source import cells
from reeve.source.cells import Reader

if TYPE_CHECKING:
    from reeve.access.models import Organisation


@dataclass(frozen=True)
class Column:
    """A column of a file: its heading (or another wording of it), and the field it fills."""

    heading: str
    to: str
    read: Reader = cells.text
    required: bool = False
    """Whether every row must say something here. Reference and title always must."""
    names: type[Register] | None = None
    """The register that the cell names an entry of, by reference or title."""
    also: tuple[str, ...] = ()
    """Other wordings of the heading."""


@dataclass(frozen=True)
class Row:
    """One row of a file that says something: where it stands, and its values by field."""

    sheet: str
    line: int
    values: dict[str, Any]
    key: str = ""


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be loaded: where, and one sentence of what is wrong and what to do."""

    sheet: str
    line: int
    column: str
    said: str

    def sentence(self, file: str) -> str:
        """The fault as a person reads it."""
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        line = f", row {self.line}" if self.line else ""
        column = f", column {self.column}" if self.column else ""
        return f"{file}{sheet}{line}{column}: {self.said}."


@dataclass
class Reading:
    """What reading a file gave: rows, rows left aside with the reason, and faults."""

    rows: list[Row] = field(default_factory=list)
    skipped: list[tuple[str, int, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class Source:
    """How one kind of file becomes rows of one register or event table."""

    name: ClassVar[str]
    """`<domain>.<kind of file>`, such as `catalogue.contracts-tracker`."""
    sink: ClassVar[str] = "register"
    register: ClassVar[type[Register] | None] = None
    sheet: ClassVar[str] = ""
    """The workbook's sheet; empty for the only or first one."""
    columns: ClassVar[list[Column]]
    endings: ClassVar[tuple[str, ...]] = (".xlsx", ".ods", ".csv", ".json")
    day_first: ClassVar[bool | None] = None
    """Whether 03/04/2025 is the third of April. Where nothing is said, a date that can mean two days is refused."""
    constants: ClassVar[Mapping[str, Any]] = {}
    """Fields that the kind of file itself says."""

    derived: ClassVar[frozenset[str]] = frozenset()
    """Headings, folded, of columns that stand in such files for people to read and fill nothing."""
    lacking: Sequence[Column] = ()
    """While one file is read: the columns that it does not have; what they would say is left alone."""

    def needed(self) -> list[Column]:
        """The columns that no file can lack: the business key; where rows are derived from cells, all of them."""
        derived = type(self).expand is not Source.expand or type(self).read is not Source.read
        key = [column for column in self.columns if column.to == "reference"]
        return list(self.columns) if derived or not key else key

    def read(self, path: Path) -> Reading:
        """Read a file; climb here for a file that is not a table."""
        from reeve.source.tables import read_table

        return read_table(self, path)

    def refer(self, reading: Reading, organisation: Organisation, day: date) -> None:
        """Put identities in the place of entries that rows name in a way of the source's own; most have none."""

    def expand(self, row: Row) -> Iterable[Row]:
        """The entries that one row speaks of: usually one."""
        yield row


sources: dict[str, Source] = {}
sinks: dict[str, Callable[..., Any]] = {}
"""What takes a reading in, by name: `register` here, `events` from the warehouse."""
_S = TypeVar("_S", bound=Source)


def source(declared: type[_S]) -> type[_S]:
    """Take a source in: it is then found by name."""
    assert declared.name not in sources, f"two sources are named {declared.name}"
    declared.columns = [replace(one, read=cells.in_order(one.read, declared.day_first)) for one in declared.columns]
    sources[declared.name] = declared()
    return declared


def source_named(name: str) -> Source:
    """The source of that name; ReeveError lists those there are."""
    try:
        return sources[name]
    except KeyError:
        raise ReeveError(f"There is no source {name!r}; there are: {', '.join(sorted(sources))}.") from None
