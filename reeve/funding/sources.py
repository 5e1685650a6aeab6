"""Which files fill budget lines and capital handed back."""

from __future__ import annotations

import re

from reeve.funding.registers import BudgetLines, CapitalReturns
from reeve.governance.registers import Bodies
from reeve.source.cells import Cell, Unreadable, day, money, shown, words
from reeve.source.declaring import Column, Source, source

_YEAR = re.compile(r"(\d{4})/(\d{2})")


def financial_year(cell: Cell) -> str:
    """A financial year such as 2024/25: April of the first to March of the second."""
    said = words(cell)
    match = _YEAR.fullmatch(said)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        raise Unreadable(f"must be a financial year such as 2024/25, and was {shown(cell)}")
    return said


@source
class DeviceBudget(Source):
    """The budget for devices: one row a line, as set and as revised."""

    name = "funding.device-budget"
    register = BudgetLines
    sheet = "Devices"
    columns = [
        Column("Line ref", "reference"),
        Column("Budget line", "title"),
        Column("Scheme", "scheme", required=True),
        Column("Financial year", "year", financial_year, required=True),
        Column("Planned", "planned", money, required=True),
        Column("Revised", "revised", money),
    ]


@source
class CapitalReturnsSheet(Source):
    """Capital handed back, one row an amount."""

    name = "funding.capital-returns"
    register = CapitalReturns
    sheet = "Returns"
    day_first = True
    columns = [
        Column("Return ref", "reference"),
        Column("Budget line", "title"),
        Column("Scheme", "scheme", required=True),
        Column("Financial year", "year", financial_year, required=True),
        Column("Amount", "amount", money, required=True),
        Column("Agreed by", "agreed_by", names=Bodies),
        Column("Agreed on", "agreed_on", day),
    ]
