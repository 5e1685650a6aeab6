"""Event tables of cyber security: findings of scans, and messages of phishing exercises."""

import pyarrow as pa

from reeve.access.policy import Sensitivity
from reeve.warehouse.events import EventTable, event_table


@event_table
class Findings(EventTable):
    """What a scanner found on a host; one row a scan, host, plugin, port and protocol."""

    table = "findings"
    title = "Findings of scans"
    key = ("scan", "host", "plugin", "port", "protocol")
    day = "day"
    columns = {
        "scan": pa.string(),
        "day": pa.date32(),
        "host": pa.string(),
        "plugin": pa.string(),
        "port": pa.int64(),
        "protocol": pa.string(),
        "finding": pa.string(),
        "family": pa.string(),
        "cvss2": pa.decimal128(4, 1),
        "cvss3": pa.decimal128(4, 1),
    }
    sensitivity = Sensitivity.RESTRICTED


@event_table
class PhishingMessages(EventTable):
    """A message of a phishing exercise and what became of it; no recipient is kept, only the service."""

    table = "phishing_messages"
    title = "Messages of phishing exercises"
    key = ("day", "message")  # each exercise numbers its messages anew
    day = "day"
    columns = {
        "message": pa.string(),
        "service": pa.string(),
        "sent": pa.timestamp("us", tz="UTC"),
        "day": pa.date32(),
        "opened": pa.bool_(),
        "clicked": pa.bool_(),
        "entered": pa.bool_(),
        "reported": pa.bool_(),
    }
    sensitivity = Sensitivity.RESTRICTED
