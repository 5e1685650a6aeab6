"""Declare an event table: what happened, by the row, too many for a register."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

import pyarrow as pa

from reeve.access.policy import Policy

LINEAGE = pa.schema(
    [
        ("_key", pa.string()),
        ("_part", pa.string()),
        ("_line", pa.int64()),
        ("_organisation", pa.string()),
        ("_common", pa.bool_()),
        ("_sensitivity", pa.int64()),
        ("_recorded", pa.timestamp("us", tz="UTC")),
    ]
)


class EventTable:
    """An event table, declared once: columns with their types, its natural key, and when a row happened."""

    table: ClassVar[str]
    title: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    """The columns that tell one event from another; the same key read again is the same event."""
    day: ClassVar[str]
    """The column of the local day on which a row happened; its month is the partition."""
    columns: ClassVar[dict[str, Any]]
    sensitivity: ClassVar[int] = 1
    policy: ClassVar[Policy]
    name: ClassVar[str]

    @classmethod
    def schema(cls) -> pa.Schema:
        """Lineage and columns."""
        return pa.schema([*LINEAGE, *(pa.field(name, kind) for name, kind in cls.columns.items())])


event_tables: dict[str, type[EventTable]] = {}
_T = TypeVar("_T", bound=EventTable)


def event_table(declared: type[_T]) -> type[_T]:
    """Take an event table in."""
    domain = declared.__module__.split(".")[-2]
    declared.name = f"{domain}.{declared.table.replace('_', '-')}"
    declared.policy = Policy(declared.name)
    assert declared.day in declared.columns, f"{declared.name}: no column {declared.day}"
    assert declared.table not in event_tables, f"two event tables are named {declared.table}"
    event_tables[declared.table] = declared
    return declared
