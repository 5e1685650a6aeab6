"""What a metric gives: a count, share, total, mean or number of different things, over one table.

Each value *is* its rows and what is done with them, so that a drill-down and its figure cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass

import ibis.expr.types as ir


@dataclass(frozen=True)
class Count:
    """How many rows."""

    of: ir.Table


@dataclass(frozen=True)
class Share:
    """What part of the rows a condition holds for, in percent.

    Where the condition is unknown (NULL) the row stays in the denominator and is counted apart,
    never silently taken for a no.
    """

    of: ir.Table
    where: ir.BooleanValue


@dataclass(frozen=True)
class Total:
    """The sum of a column of integers or decimals."""

    of: ir.Table
    column: str


@dataclass(frozen=True)
class Mean:
    """The sum of a column over the number of rows in which it is known."""

    of: ir.Table
    column: str


@dataclass(frozen=True)
class Distinct:
    """How many different values a column has."""

    of: ir.Table
    column: str


Value = Count | Share | Total | Mean | Distinct
