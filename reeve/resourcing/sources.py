"""Which file fills time entries."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reeve.resourcing.events import TimeEntries
from reeve.source.cells import Cell, Unreadable, day, number, one_of, shown, whole
from reeve.source.declaring import Column, source
from reeve.warehouse.into_events import EventSource


def hours(cell: Cell) -> Decimal:
    """Hours, with at most two places."""
    found = number(cell)
    exact = found.quantize(Decimal("0.01"))
    if found < 0 or found != exact:
        raise Unreadable(f"must be 0 hours or more, with at most two places, and was {shown(cell)}")
    return exact


@source
class Timesheets(EventSource):
    """A portfolio tool's export of timesheets: one row a line of a person's month, without the person."""

    name = "resourcing.timesheets"
    events = TimeEntries
    day_first = True
    columns = [
        Column("Timesheet ID", "sheet", required=True),
        Column("Line", "line", whole, required=True),
        Column("Month", "month", day, required=True),
        Column("Team", "team"),
        Column(
            "Status",
            "status",
            one_of({"Approved": "approved", "Submitted": "submitted", "Missing": "missing"}),
            required=True,
        ),
        Column("Work type", "work", one_of({"Project": "project", "BAU": "business-as-usual"})),
        Column("Project ID", "project"),
        Column("Hours", "hours", hours, required=True),
        Column("Charge type", "fund", one_of({"Capital": "capital", "Revenue": "revenue"})),
        Column("Charge code", "budget"),
        Column("Approved on", "approved_on", day),
    ]

    def derive(self, values: dict[str, Any]) -> dict[str, Any]:
        """The month by its first day."""
        return {**values, "month": values["month"].replace(day=1)}
