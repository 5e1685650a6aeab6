"""Make a year of Ashmere's telephone calls, one row a call, in monthly files."""

import random
from bisect import bisect
from calendar import monthrange
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from makers.files import Fault, Table, save_csv

MONTHS = [(2023, month) for month in range(3, 13)] + [(2024, 1), (2024, 2)]
CLOSED = {
    date(2023, 4, 7), date(2023, 4, 10), date(2023, 5, 1), date(2023, 5, 8), date(2023, 5, 29), date(2023, 8, 28),
    date(2023, 12, 25), date(2023, 12, 26), date(2024, 1, 1),
}  # fmt: skip

# How busy a month, a weekday (Monday first; closed on Sundays) and an hour are, against the average.
BUSY_MONTH = {3: 1.0, 4: 0.95, 5: 0.98, 6: 0.97, 7: 0.93, 8: 0.85, 9: 1.08, 10: 1.3, 11: 1.05, 12: 0.8, 1: 1.2, 2: 1.0}
BUSY_DAY = [1.25, 1.08, 1.0, 0.96, 0.86, 0.22]
WEEKDAY_HOURS = {8: 12, 9: 17, 10: 15, 11: 12, 12: 8, 13: 10, 14: 11, 15: 9, 16: 5, 17: 1}
SATURDAY_HOURS = {9: 30, 10: 35, 11: 22, 12: 13}
CALLS_A_DAY = 600

# In October a new finance system was launched, in January passwords lapsed over the holiday.
WITHIN_30 = {
    3: 0.84, 4: 0.85, 5: 0.86, 6: 0.84, 7: 0.83, 8: 0.87, 9: 0.82, 10: 0.62, 11: 0.79, 12: 0.86, 1: 0.69, 2: 0.81,
}  # fmt: skip
GIVEN_UP = {9: 0.048, 10: 0.091, 11: 0.053, 1: 0.072, 2: 0.047, 8: 0.041}
FIXED_FIRST = {10: 0.69, 11: 0.745, 1: 0.73}

QUEUES = (["General", "Passwords and access", "Devices", "Schools"], [42, 28, 20, 10])
# Quantiles of the wait in seconds, eleven points each: soon answered, answered late, given up.
SOON = (2, 4, 5, 7, 9, 11, 13, 16, 20, 25, 30)
LATE = (31, 36, 43, 52, 64, 80, 104, 140, 200, 310, 780)
ABANDONED = (3, 12, 24, 38, 55, 75, 101, 140, 205, 320, 900)


def make(folder: Path) -> list[Fault]:
    """Write twelve files; return the faults planted in them."""
    rng = random.Random("ashmere calls")
    faults: list[Fault] = []
    carried: list[str] | None = None
    for year, month in MONTHS:
        table = Table(f"ashmere/calls/calls-{year}-{month:02}.csv")
        table.headings("Call ID", "Queue", "Offered at", "Wait (s)", "Outcome", "Agent", "Resolved at first line")
        if carried:
            table.row(*carried, fault="call of the month before, which holds it too: counts once, in its own month")
            carried = None
        rows = calls_of(rng, year, month)
        if (year, month) == (2023, 10):
            carried = rows[-1]
        for row in with_faults(table, rows, year, month):
            table.row(*row)
        save_csv(folder, table)
        faults += table.faults
    return faults


def wait(rng: random.Random, quantiles: tuple[int, ...]) -> int:
    """A wait in whole seconds, drawn between two of the quantiles."""
    place = rng.random() * 10
    step = int(place)
    low, high = quantiles[step], quantiles[step + 1]
    return min(low + int((place - step) * (high - low) + 0.5), quantiles[-1])


def a_call(rng: random.Random, offered: datetime) -> list[str]:
    """One call without its ID; Monday mornings and ten o'clock are slower."""
    month = offered.month
    slow = 0.06 * (offered.hour in (9, 10)) + 0.04 * (offered.weekday() == 0)
    queue = rng.choices(*QUEUES)[0]
    stamp = f"{offered:%Y-%m-%d %H:%M:%S}"
    if rng.random() < GIVEN_UP.get(month, 0.045) + slow * 0.25:
        return [queue, stamp, str(wait(rng, ABANDONED)), "Abandoned", "", ""]
    soon = rng.random() < WITHIN_30[month] - slow
    seconds = wait(rng, SOON if soon else LATE)
    known = rng.random() < 0.94
    fixed = rng.random() < FIXED_FIRST.get(month, 0.765) - 0.05 * (queue == "Devices")
    return [queue, stamp, str(seconds), "Answered", f"A{rng.randrange(1, 35):02}", ("Yes" if fixed else "No") if known else ""]


def calls_of(rng: random.Random, year: int, month: int) -> list[list[str]]:
    """The calls of a month in order of time, with their IDs."""
    offered: list[datetime] = []
    for number in range(1, monthrange(year, month)[1] + 1):
        day = date(year, month, number)
        if day.weekday() == 6 or day in CLOSED:
            continue
        hours = SATURDAY_HOURS if day.weekday() == 5 else WEEKDAY_HOURS
        edges = list(accumulate(hours.values()))
        count = int(CALLS_A_DAY * BUSY_MONTH[month] * BUSY_DAY[day.weekday()]) + rng.randrange(-25, 26)
        midnight = datetime(year, month, number)
        for _ in range(count):
            hour = list(hours)[bisect(edges, rng.random() * edges[-1])]
            offered.append(midnight + timedelta(hours=hour, seconds=rng.randrange(3600)))
    offered.sort()
    return [[f"C{year % 100}{month:02}{n:05}", *a_call(rng, at)] for n, at in enumerate(offered, start=1)]


def with_faults(table: Table, rows: list[list[str]], year: int, month: int) -> list[list[str]]:
    """The rows with this month's faults among them; lines follow from what the table already holds."""
    out: list[list[str]] = []

    def put(row: list[str], what: str) -> None:
        out.append(row)
        table.fault(what, line=len(table.rows) + len(out))

    for place, row in enumerate(rows):
        if (month, place) in {(12, 400), (12, 401), (12, 3000)}:
            put([*row[:4], f"{row[4].upper()} ", *row[5:]], "outcome in capitals, trailing space")
            continue
        out.append(row)
        if (month, place) in {(5, 2500), (2, 7000)}:
            put(row, "exact duplicate of the row above")
        broken = BROKEN.get((month, place))
        if broken:
            offered, seconds, what = broken
            ref = f"X{year % 100}{month:02}{place:05}"
            put([ref, "General", offered or row[2], seconds or row[3], "Answered", "A99", "No"], f"quarantine: {what}")
    if month == 10:
        table.fault("call that the next month's file holds too", line=len(table.rows) + len(out))
    return out


# (month, after which call) -> offered at, wait, what is wrong; an empty text keeps the value of the call before.
BROKEN = {
    (6, 1200): ("2023-06-31 10:12:44", "", "no such day"),
    (6, 5200): ("", "-7", "negative wait"),
    (9, 4100): ("n/a", "", "no time"),
    (11, 900): ("", "-1", "negative wait"),
    (11, 6100): ("2023-11-14 25:03:10", "", "no such time"),
}
