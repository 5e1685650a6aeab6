"""The event table of time: lines of timesheets."""

import pyarrow as pa

from reeve.access.policy import Sensitivity
from reeve.warehouse.events import EventTable, event_table


@event_table
class TimeEntries(EventTable):
    """A line of a month's timesheet: hours on one piece of work, and the budget that they are charged to.

    The budget is the one that stood when the sheet was approved: a project that is paid from elsewhere later
    changes nothing here. Whose sheet it is, is not kept: no figure needs it.
    """

    table = "time_entries"
    title = "Time entries"
    key = ("sheet", "line")
    day = "month"
    columns = {
        "sheet": pa.string(),
        "line": pa.int64(),
        "month": pa.date32(),
        "team": pa.string(),
        "status": pa.string(),
        "work": pa.string(),
        "project": pa.string(),
        "hours": pa.decimal128(10, 2),
        "fund": pa.string(),
        "budget": pa.string(),
        "approved_on": pa.date32(),
    }
    sensitivity = Sensitivity.INTERNAL
