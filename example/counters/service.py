"""Count what the service desk and its callers did: calls, tickets, satisfaction."""

import csv
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from auditor import text

from counters.answers import Counted, Question, Result, mean, share


@cache
def calls_by_day(folder: Path) -> dict[date, Counter[str]]:
    """For each day of offering how many calls there were of each kind; rows that cannot be read are left out."""
    days: dict[date, Counter[str]] = {}
    seen: set[str] = set()
    for path in sorted(folder.glob("calls-*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                try:
                    at, wait = datetime.fromisoformat(row["Offered at"].strip()), int(row["Wait (s)"])
                except ValueError:
                    continue
                if wait < 0 or row["Call ID"] in seen:
                    continue
                seen.add(row["Call ID"])
                tally = days.setdefault(at.date(), Counter())
                tally["offered"] += 1
                if row["Outcome"].strip().lower() == "answered":
                    tally["answered"] += 1
                    tally["soon"] += wait <= 30
                    tally[f"fixed {row['Resolved at first line'].strip().lower()}"] += 1
    return days


def calls(q: Question) -> Result:
    """Calls of a period and the three service levels."""
    total: Counter[str] = Counter()
    for on, tally in calls_by_day(q.folder / "calls").items():
        if q.first <= on <= q.last:
            total.update(tally)
    if q.metric == "servicedesk.calls_offered":
        return str(total["offered"]), None, None
    if q.metric == "servicedesk.answered_within":
        return share(total["soon"], total["offered"])
    if q.metric == "servicedesk.answered":
        return share(total["answered"], total["offered"])
    return share(total["fixed yes"], total["fixed yes"] + total["fixed no"])


def satisfaction(q: Question) -> Result:
    """Mean score of a period."""
    rows = text(q.folder / "satisfaction-2023-24.csv", "Answer ID", "Answered on", "Score", encoding="cp1252")
    return mean([Decimal(row["Score"]) for row in rows if q.during(row["Answered on"])])


def tickets(q: Question) -> Result:
    """Tickets resolved within the hours of their priority."""
    hours = {"urgent": 4, "high": 9, "medium": 48, "low": 120}
    logged = in_time = 0
    for row in text(q.folder / "tickets-2023-24.csv", "Ticket ID"):
        try:
            created = datetime.fromisoformat(row["Created Time"])
        except ValueError:
            continue
        if q.first <= created.date() <= q.last:
            logged += 1
            if row["Resolved Time"]:
                taken = datetime.fromisoformat(row["Resolved Time"]) - created
                in_time += taken <= timedelta(hours=hours[row["Priority"].lower()])
    return share(in_time, logged)


COUNTERS: dict[str, Counted] = {
    "servicedesk": calls,
    "servicedesk.satisfaction": satisfaction,
    "servicedesk.tickets_resolved_in_time": tickets,
}
