"""Draw tables in tests, and ask metrics of them as the warehouse would."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from reeve.metrics.computing import Computed, Question, compute
from reeve.metrics.declaring import metric_named

OURS = "ashmere"
NOTHING = "-"
_KINDS = [
    (re.compile(r"\d{4}-\d{2}-\d{2}"), pa.date32(), date.fromisoformat),
    (re.compile(r"\d+"), pa.int64(), int),
    (re.compile(r"\d+\.\d+"), pa.decimal128(18, 4), Decimal),
    (re.compile(r"yes|no"), pa.bool_(), lambda said: said == "yes"),
]


def drawn(drawing: str, **kinds: pa.DataType) -> pa.Table:
    """A table as drawn, columns between bars; `-` is NULL.

    A column of days, whole numbers, decimals, or yes and no is read as such, any other as text; `kinds`
    says otherwise. A column `organisation` says whose the row is, ours where there is none; `common` is no.
    """
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in drawing.strip().splitlines()]
    heads, rows = lines[0], lines[1:]
    assert all(len(row) == len(heads) for row in rows), drawing
    columns = {head: [row[place] for row in rows] for place, head in enumerate(heads)}
    owners = columns.pop("organisation", [OURS] * len(rows))
    commons = [said == "yes" for said in columns.pop("common", ["no"] * len(rows))]
    return pa.table(
        {
            "_key": pa.array([str(number) for number, _ in enumerate(rows)], pa.string()),
            "_part": pa.array(["run#"] * len(rows), pa.string()),
            "_line": pa.array(range(1, len(rows) + 1), pa.int64()),
            "_organisation": pa.array(owners, pa.string()),
            "_common": pa.array(commons, pa.bool_()),
            **{head: _column(cells, kinds.get(head)) for head, cells in columns.items()},
        }
    )


def _column(cells: list[str], wanted: pa.DataType | None) -> pa.Array:
    said = [cell for cell in cells if cell != NOTHING]
    for pattern, kind, read in _KINDS:
        if kind == wanted or (wanted is None and said and all(pattern.fullmatch(cell) for cell in said)):
            return pa.array([None if cell == NOTHING else read(cell) for cell in cells], kind)
    return pa.array([None if cell == NOTHING else cell for cell in cells], pa.string())


def asked(
    metric: str,
    tables: Mapping[str, pa.Table],
    *,
    as_of: str,
    period: str = "",
    scope: Mapping[str, str] | None = None,
    **parameters: Any,
) -> Computed:
    """A metric's answer over drawn tables; `period` is first and last day, such as 2023-03-01/2024-02-29."""
    engine = ibis.duckdb.connect()
    there: dict[str, ir.Table] = {name: engine.create_table(name, rows) for name, rows in tables.items()}
    first, last = (date.fromisoformat(day) for day in period.split("/")) if period else (None, None)
    ends = last + timedelta(days=1) if last else None
    question = Question(OURS, date.fromisoformat(as_of), first, ends, tuple((scope or {}).items()))
    return compute(metric_named(metric), there, question, parameters, lambda sql: _rows(engine, sql))


def counted(answer: Computed, tables: Mapping[str, pa.Table], column: str) -> list[str]:
    """What a column says in the rows that are counted, in order: the drill-down of an answer."""
    engine = ibis.duckdb.connect()
    for name, rows in tables.items():
        engine.create_table(name, rows)
    return sorted(str(row[column]) for row in _rows(engine, answer.rows_sql) if row["_counted"])


def _rows(engine: Any, sql: str) -> list[dict[str, Any]]:
    answer = engine.con.execute(sql)
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
