"""Months that end where the calendar says."""

from __future__ import annotations

import calendar
from datetime import date


def add_months(day: date, months: int) -> date:
    """The day so many months later; the last day of a shorter month where the day does not exist there.

    31 January and one month is 28 or 29 February, as notice periods and terms are commonly read.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
