"""Open a snapshot's tables for metrics: Ibis tables on DuckDB, in memory, read on first use."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from reeve.errors import ReeveError
from reeve.register.declaring import registers
from reeve.warehouse.events import event_tables
from reeve.warehouse.models import Snapshot
from reeve.warehouse.parquet import folder


class Tables(Mapping[str, ir.Table]):
    """A snapshot's tables by name, and the engine that computes over them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._engine = ibis.duckdb.connect()
        self._open: dict[str, ir.Table] = {}

    def __getitem__(self, name: str) -> ir.Table:
        if name not in self._open:
            self._open[name] = self._engine.create_table(name, self._read(name))
        return self._open[name]

    def __iter__(self) -> Iterator[str]:
        yield from (*self.snapshot.manifest["registers"], *event_tables)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def run(self, sql: str) -> list[dict[str, Any]]:
        """Run SQL over the tables opened so far, and give its rows."""
        answer = self._engine.con.execute(sql)
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """A table's rows, as they are."""
        return self.run(f'SELECT * FROM {self[name].get_name()} ORDER BY _key')  # noqa: S608 - our own table

    def digest(self, name: str, months: tuple[str, str] | None = None) -> str:
        """The digest of what a table rests on; of events, only of the months asked for (first, last)."""
        manifest = self.snapshot.manifest
        if name in manifest["registers"]:
            return str(manifest["registers"][name]["digest"])
        parts = manifest["events"].get(name, [])
        digests = [part["digest"] for part in parts if not months or months[0] <= part["month"] <= months[1]]
        return hashlib.sha256(json.dumps(digests).encode()).hexdigest()

    def is_event(self, name: str) -> bool:
        """Whether a table holds events rather than a register's entries."""
        return name in event_tables

    def _read(self, name: str) -> pa.Table:
        manifest = self.snapshot.manifest
        if name in manifest["registers"]:
            return pq.read_table(folder() / manifest["registers"][name]["path"], partitioning=None)
        if name not in event_tables:
            raise ReeveError(f"There is no table {name!r}.")
        schema = event_tables[name].schema()
        parts = manifest["events"].get(name, [])
        if not parts:
            return schema.empty_table()
        read = [pq.read_table(folder() / part["path"], partitioning=None) for part in parts]
        return self._once(pa.concat_tables(read))

    def _once(self, table: pa.Table) -> pa.Table:
        """Each event once: where a key was read again, the row that was recorded last, then the later line."""
        rows = ibis.memtable(table)
        ranked = rows.mutate(
            _rank=ibis.row_number().over(
                group_by=rows["_key"],
                order_by=[rows["_recorded"].desc(), rows["_part"].desc(), rows["_line"].desc()],
            )
        )
        once = ranked.filter(ranked["_rank"] == 0).drop("_rank")
        return self._engine.to_pyarrow(once.order_by("_key"))


def known_tables() -> dict[str, Any]:
    """Every table that a metric may name: registers' and events'."""
    return {**{register.table: register for register in registers.values()}, **event_tables}
