"""Which files fill calls, satisfaction answers and tickets."""

from __future__ import annotations

from typing import Any

from reeve.servicedesk.events import Calls, SatisfactionAnswers, Tickets
from reeve.source.cells import Cell, Unreadable, day, local_time, one_of, shown, whole, yes
from reeve.source.declaring import Column, source
from reeve.warehouse.into_events import EventSource


def seconds(cell: Cell) -> int:
    """A length of time in whole seconds."""
    found = whole(cell)
    if found < 0:
        raise Unreadable(f"must be 0 seconds or more, and was {shown(cell)}")
    return found


def score(cell: Cell) -> int:
    """A score of 1 to 5."""
    found = whole(cell)
    if not 1 <= found <= 5:
        raise Unreadable(f"must be 1 to 5, and was {shown(cell)}")
    return found


@source
class CallRecords(EventSource):
    """The telephone system's export: one row a call offered, answered or abandoned."""

    name = "servicedesk.calls"
    events = Calls
    day_first = True
    columns = [
        Column("Call ID", "call", required=True),
        Column("Queue", "queue"),
        Column("Offered at", "offered", local_time, required=True),
        Column("Wait (s)", "wait_s", seconds, required=True),
        Column("Outcome", "outcome", one_of({"Answered": "answered", "Abandoned": "abandoned"}), required=True),
        Column("Resolved at first line", "first_line", yes),
    ]

    def derive(self, values: dict[str, Any]) -> dict[str, Any]:
        """The local day, and the half hour of it: 0 is midnight to half past, 47 the last."""
        offered = values["offered"]
        return {**values, "day": offered.date(), "half_hour": offered.hour * 2 + offered.minute // 30}


@source
class SatisfactionSurvey(EventSource):
    """What callers answered about the service they had."""

    name = "servicedesk.satisfaction"
    events = SatisfactionAnswers
    day_first = True
    columns = [
        Column("Answer ID", "answer", required=True),
        Column("Answered on", "day", day, required=True),
        Column("Score", "score", score, required=True),
        Column("Words", "words"),
    ]


@source
class TicketsExport(EventSource):
    """The service desk tool's export of tickets, as Freshservice writes it: one row an incident or request."""

    name = "servicedesk.tickets"
    events = Tickets
    day_first = True
    columns = [
        Column("Ticket ID", "ticket", required=True),
        Column("Type", "kind", one_of({"Incident": "incident", "Service Request": "request"}), required=True),
        Column(
            "Priority",
            "priority",
            one_of({"Urgent": "urgent", "High": "high", "Medium": "medium", "Low": "low"}),
            required=True,
        ),
        Column(
            "Status",
            "status",
            one_of({"Open": "open", "Pending": "pending", "Resolved": "resolved", "Closed": "closed"}),
            required=True,
        ),
        Column("Group", "team"),
        Column("Created Time", "created", local_time, required=True, also=("Created date",)),
        Column("Resolved Time", "resolved", local_time, also=("Resolved date",)),
    ]

    def derive(self, values: dict[str, Any]) -> dict[str, Any]:
        """The local day on which the ticket was logged."""
        return {**values, "day": values["created"].date()}
