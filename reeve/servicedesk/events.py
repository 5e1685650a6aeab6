"""Event tables of the service desk: calls, answers about satisfaction, and tickets."""

import pyarrow as pa

from reeve.access.policy import Sensitivity
from reeve.warehouse.events import EventTable, event_table


@event_table
class Calls(EventTable):
    """A call offered to the service desk. Which agent took it is not kept: no figure needs it."""

    table = "calls"
    title = "Calls"
    key = ("call",)
    day = "day"
    columns = {
        "call": pa.string(),
        "queue": pa.string(),
        "offered": pa.timestamp("us", tz="UTC"),
        "day": pa.date32(),
        "half_hour": pa.int64(),
        "wait_s": pa.int64(),
        "outcome": pa.string(),
        "first_line": pa.bool_(),
    }
    sensitivity = Sensitivity.INTERNAL


@event_table
class SatisfactionAnswers(EventTable):
    """What a caller said of the service: a score of 1 to 5, and words if any."""

    table = "satisfaction_answers"
    title = "Satisfaction answers"
    key = ("answer",)
    day = "day"
    columns = {
        "answer": pa.string(),
        "day": pa.date32(),
        "score": pa.int64(),
        "words": pa.string(),
    }
    sensitivity = Sensitivity.INTERNAL


@event_table
class Tickets(EventTable):
    """An incident or request that was logged. Neither who raised it nor who worked on it is kept."""

    table = "tickets"
    title = "Tickets"
    key = ("ticket",)
    day = "day"
    columns = {
        "ticket": pa.string(),
        "kind": pa.string(),
        "priority": pa.string(),
        "status": pa.string(),
        "team": pa.string(),
        "created": pa.timestamp("us", tz="UTC"),
        "day": pa.date32(),
        "resolved": pa.timestamp("us", tz="UTC"),
    }
    sensitivity = Sensitivity.INTERNAL
