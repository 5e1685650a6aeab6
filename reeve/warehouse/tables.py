"""Open a snapshot's tables for metrics: Ibis tables on DuckDB, in memory, read on first use."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from threading import Lock, RLock
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from reeve.errors import ReeveError
from reeve.metrics.computing import KEY, sql_of
from reeve.register.declaring import registers
from reeve.warehouse.events import event_tables
from reeve.warehouse.models import Snapshot
from reeve.warehouse.parquet import folder

_KEPT = 4
_kept: OrderedDict[str, Tables] = OrderedDict()
_keeping = Lock()


def tables_of(snapshot: Snapshot) -> Tables:
    """A snapshot's tables, those of the last few kept open: what a manifest names never changes."""
    manifest = hashlib.sha256(json.dumps(snapshot.manifest, sort_keys=True).encode()).hexdigest()
    with _keeping:
        found = _kept.pop(manifest) if manifest in _kept else Tables(snapshot)
        _kept[manifest] = found
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
        return found


class Tables(Mapping[str, ir.Table]):
    """A snapshot's tables by name, and the engine that computes over them, for one thread at a time."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._engine = ibis.duckdb.connect()
        self._open: dict[str, ir.Table] = {}
        self._turn = RLock()

    def __getitem__(self, name: str) -> ir.Table:
        with self._turn:
            if name not in self._open:
                self._open[name] = self._engine.create_table(name, self._read(name))
            return self._open[name]

    def __iter__(self) -> Iterator[str]:
        yield from (*self.snapshot.manifest["registers"], *event_tables)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def run(self, sql: str) -> list[dict[str, Any]]:
        """Run SQL over the tables opened so far, and give its rows."""
        with self._turn:
            return _rows(self._engine.con.sql(sql))

    def of(self, sql: str, query: str) -> list[dict[str, Any]]:
        """Run a query over what other SQL gives; the query calls it `given`."""
        with self._turn:
            return _rows(self._engine.con.sql(sql).query("given", query))

    def rows(self, name: str) -> list[dict[str, Any]]:
        """A table's rows, as they are, in the order of their keys."""
        return self.run(sql_of(self[name].order_by(KEY)))

    def digest(self, name: str) -> str:
        """The digest of all that a table rests on: a register's Parquet, or every part of an event table."""
        manifest = self.snapshot.manifest
        if name in manifest["registers"]:
            return str(manifest["registers"][name]["digest"])
        digests = [part["digest"] for part in manifest["events"].get(name, [])]
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
        declared = event_tables[name]
        parts = [part["path"] for part in manifest["events"].get(name, [])]
        read = [pq.read_table(folder() / path, partitioning=None) for path in parts]
        return self._once(pa.concat_tables([declared.schema().empty_table(), *read]), list(declared.columns))

    def _once(self, table: pa.Table, columns: list[str]) -> pa.Table:
        """Each event once: where a key was read again, the row that was recorded last, then the later line.

        `_row` is a number made from what a row says, so that figures over many rows have a digest of them
        by adding up.
        """
        engine = self._engine.con
        engine.execute("SET TimeZone = 'UTC'")
        engine.register("_read", table)
        said = ", ".join(f'"{name}"' for name in ("_key", *columns))
        return engine.sql(_ONCE).project(f"*, md5_number_lower(CAST(row({said}) AS VARCHAR)) AS _row").to_arrow_table()


_ONCE = """
SELECT * FROM _read
QUALIFY row_number() OVER (PARTITION BY _organisation, _key ORDER BY _recorded DESC, _part DESC, _line DESC) = 1
ORDER BY _key
"""


def _rows(answer: Any) -> list[dict[str, Any]]:
    """An answer's rows, through Arrow: it knows instants without a further library of time zones."""
    rows: list[dict[str, Any]] = answer.to_arrow_table().to_pylist()
    return rows


def known_tables() -> dict[str, Any]:
    """Every table that a metric may name: registers' and events'."""
    return {**{register.table: register for register in registers.values()}, **event_tables}
