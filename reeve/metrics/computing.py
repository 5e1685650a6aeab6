"""Compute a metric: limit its tables to the question, take value and rows from one expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.common.exceptions import IbisError

from reeve.metrics.declaring import Metric
from reeve.metrics.values import Count, Distinct, Mean, Share, Value

KEY, PART, LINE, COUNTED = "_key", "_part", "_line", "_counted"
ORGANISATION, COMMON = "_organisation", "_common"
_PRECISE = Context(prec=28)

Run = Callable[[str], Sequence[Mapping[str, Any]]]
"""Runs SQL over the tables that a metric was given, and gives its rows."""


class CannotCompute(ValueError):
    """A question that a metric cannot answer; the text says why and what to do."""


@dataclass(frozen=True)
class Question:
    """What is asked of a metric: of whom, as at when, over which period (half-open), within which scope."""

    organisation: str
    as_of: date
    starts: date | None = None
    ends: date | None = None
    scope: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Computed:
    """A metric's answer. `value` is None where there is nothing to divide by; `rows` are its drill-down."""

    value: Decimal | None
    numerator: Decimal
    denominator: Decimal | None
    unknown: int
    rows: ir.Table
    """Every row the figure rests on; `_counted` says whether it is in the numerator."""
    rows_sql: str
    sql: str


def sql_of(expression: ir.Table) -> str:
    """An expression as SQL, compiled once: Ibis takes longer to compile than DuckDB to answer."""
    return str(ibis.to_sql(expression, dialect="duckdb"))


_FROM, _AS = "\nFROM (\n", "\n) AS given"


def rows_in(sql: str) -> str:
    """The SQL of the rows inside the SQL of a figure: to compile it again would take longer than to run it."""
    return sql.partition(_FROM)[2].removesuffix(_AS)


def limited(metric: Metric, tables: Mapping[str, ir.Table], question: Question) -> list[ir.Table]:
    """The metric's tables, limited to the organisation; the first also to the period and the scope."""
    found = []
    for position, name in enumerate(metric.tables):
        table = tables[name]
        mine = table[ORGANISATION] == question.organisation
        table = table.filter(mine | table[COMMON]) if metric.shared else table.filter(mine)
        if position == 0:
            table = _in_scope(metric, _in_period(metric, table, question), question)
        found.append(table)
    return found


def _in_period(metric: Metric, table: ir.Table, question: Question) -> ir.Table:
    if not metric.over:
        return table
    if question.starts is None or question.ends is None:
        raise CannotCompute(f"{metric.name} counts what happened in a period; say which.")
    column = table[metric.over]
    return table.filter(column >= ibis.literal(question.starts), column < ibis.literal(question.ends))


def _in_scope(metric: Metric, table: ir.Table, question: Question) -> ir.Table:
    for key, reference in question.scope:
        if key not in table.columns or key.startswith("_"):
            able = ", ".join(column for column in table.columns if not column.startswith("_"))
            raise CannotCompute(f"{metric.name} cannot be limited by {key!r}; it can be by: {able}.")
        table = table.filter(table[key].cast("string") == reference)
    return table


def value_of(
    metric: Metric, tables: Mapping[str, ir.Table], question: Question, parameters: Mapping[str, Any]
) -> Value:
    """The metric's value as an expression, before anything is computed."""
    given = {**metric.defaults, **parameters}
    unknown = sorted(set(given) - set(metric.parameters))
    if unknown:
        able = ", ".join(metric.parameters) or "none"
        raise CannotCompute(f"{metric.name} knows no parameter {', '.join(unknown)}; it knows: {able}.")
    missing = [name for name in metric.parameters if name not in given]
    if missing:
        raise CannotCompute(f"{metric.name} needs {', '.join(missing)}; give it, or set it in its definition.")
    context = {"as_of": question.as_of, "starts": question.starts, "ends": question.ends}
    asked = {name: context[name] for name in metric.context}
    if any(value is None for value in asked.values()):
        raise CannotCompute(f"{metric.name} is about a period; say which.")
    try:
        return metric.function(*limited(metric, tables, question), **given, **asked)
    except LookupError as error:
        raise CannotCompute(f"{metric.name}: {error.args[0]}.") from error
    except (IbisError, TypeError) as error:
        if not given:
            raise  # not the asker's fault
        spoken = ", ".join(f"{name}={value!r}" for name, value in sorted(given.items()))
        raise CannotCompute(f"{metric.name}: a parameter is of the wrong kind ({spoken}); correct it.") from error


def rows_of(value: Value) -> ir.Table:
    """The rows a value rests on, each with whether it is counted."""
    if isinstance(value, Share):
        return value.of.mutate(**{COUNTED: value.where})
    if isinstance(value, Mean):
        return value.of.mutate(**{COUNTED: value.of[value.column].notnull()})
    return value.of.mutate(**{COUNTED: ibis.literal(True)})


def _aggregates(value: Value) -> str:
    """What is worked out over the rows, in SQL that every engine understands; `_counted` marks the numerator's rows.

    Compiling takes longer than computing, so that only the rows are compiled and the rest is written over them.
    """
    always = f'count(*) AS n, count(DISTINCT "{KEY}") AS keys'
    counted = f'sum(CASE WHEN "{COUNTED}" THEN 1 ELSE 0 END) AS numerator'
    unknown = f'sum(CASE WHEN "{COUNTED}" IS NULL THEN 1 ELSE 0 END) AS unknown'
    if isinstance(value, Count | Share):
        return f"{always}, {counted}, {unknown}"
    blank = f'sum(CASE WHEN "{value.column}" IS NULL THEN 1 ELSE 0 END) AS unknown'
    what = f'count(DISTINCT "{value.column}")' if isinstance(value, Distinct) else f'sum("{value.column}")'
    return f"{always}, {what} AS numerator, {blank}"


def compute(
    metric: Metric,
    tables: Mapping[str, ir.Table],
    question: Question,
    parameters: Mapping[str, Any],
    run: Run,
) -> Computed:
    """Compute a metric.

    A table in which one key stands on several rows is an error: a join multiplied the rows.
    """
    value = value_of(metric, tables, question, parameters)
    rows = rows_of(value)
    rows_sql = sql_of(rows)
    sql = f"SELECT\n  {_aggregates(value)}{_FROM}{rows_sql}{_AS}"
    answer = run(sql)[0]
    n, unknown = int(answer["n"]), int(answer["unknown"] or 0)
    if n != answer["keys"]:
        raise CannotCompute(f"{metric.name}: {n} rows but {answer['keys']} different keys; a join multiplied the rows.")
    numerator = _decimal(answer["numerator"])
    denominator: Decimal | None = None
    if isinstance(value, Share):
        denominator = Decimal(n)
    elif isinstance(value, Mean):
        denominator = Decimal(n - unknown)
    result: Decimal | None = numerator
    if denominator is not None:
        scale = 100 if isinstance(value, Share) else 1
        result = _PRECISE.divide(numerator * scale, denominator) if denominator else None
    return Computed(result, numerator, denominator, unknown, rows, rows_sql, sql)


def _decimal(found: Any) -> Decimal:
    return Decimal(str(found)) if found is not None else Decimal(0)


def half_open(first: date, last: date) -> tuple[date, date]:
    """A period of two days, both inside, as half-open."""
    return first, last + timedelta(days=1)
