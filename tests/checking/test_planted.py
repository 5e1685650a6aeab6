"""A consistent random report yields no error; one slip planted in it yields exactly that one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeve.checking.check import check
from reeve.checking.finding import Finding
from reeve.checking.reading import read_text

TEAMS = ("Housing", "Highways", "Libraries", "Planning", "Parking")
MATTERS = ("rent", "noise", "lighting", "potholes", "permits", "fines")


@dataclass(frozen=True)
class Report:
    """The facts of a report; each is said once, and all of them fit."""

    opened: tuple[int, ...]
    late: tuple[int, ...]
    totals: tuple[int, int]
    percent: Decimal
    matters: int
    listed: int
    day: date
    weekday: str
    before: int
    after: int
    rise: int
    standard: str

    @property
    def text(self) -> str:
        rows = "\n".join(f"{team}\t{one}\t{two}" for team, one, two in zip(TEAMS, self.opened, self.late, strict=False))
        listed = "\n".join(f"- {one}" for one in MATTERS[: self.listed])
        words = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
        total, late = sum(self.opened), sum(self.late)
        return "\n\n".join(
            [
                "Requests for service",
                (
                    f"The report tells how requests went. It is for the meeting of the committee on {self.weekday} "
                    f"{self.day.day} {self.day:%B %Y}."
                ),
                f"Team\tOpened\tLate\n{rows}\nTotal\t{self.totals[0]}\t{self.totals[1]}",
                f"Of the {total} requests {late} ({self.percent}%) were late.",
                f"People wrote about the following {words[self.matters]} matters:\n{listed}",
                f"Letters rose by {self.rise} from {self.before} to {self.after}.",
                f"The unit keeps its {self.standard} certificate.",
            ]
        )

    def errors(self) -> list[Finding]:
        return [one for one in check(read_text(self.text)) if one.severity == "error"]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report in which everything fits."""
    teams = draw(st.integers(2, len(TEAMS)))
    opened = tuple(draw(st.lists(st.integers(20, 400), min_size=teams, max_size=teams, unique=True)))
    late = tuple(draw(st.integers(6, one - 10)) for one in opened)
    matters = draw(st.integers(2, len(MATTERS)))
    day = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 700)))
    day += timedelta(days=7 - day.weekday()) if day.weekday() > 4 else timedelta()
    before = draw(st.integers(500, 900))
    rise = draw(st.integers(20, 90))
    share = (100 * Decimal(sum(late)) / sum(opened)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Report(
        opened,
        late,
        (sum(opened), sum(late)),
        share,
        matters,
        matters,
        day,
        f"{day:%A}",
        before,
        before + rise,
        rise,
        "ISO 9001",
    )


@given(reports())
def test_a_report_in_which_all_fits_has_no_error(report: Report):
    assert [(one.kind, one.message) for one in report.errors()] == []


SLIPS = {
    "total": (lambda one: replace(one, totals=(one.totals[0] + 7, one.totals[1])), "arithmetic"),
    "percentage": (lambda one: replace(one, percent=one.percent + Decimal("1.5")), "arithmetic"),
    "list": (lambda one: replace(one, listed=one.matters + 1 if one.matters < len(MATTERS) else 3), "count-vs-list"),
    "weekday": (lambda one: replace(one, weekday=f"{one.day + timedelta(days=1):%A}"), "weekday"),
    "change": (lambda one: replace(one, rise=one.rise + 11), "arithmetic"),
    "standard": (lambda one: replace(one, standard="ISO 90001"), "standard"),
}


@pytest.mark.parametrize("slip", SLIPS)
@settings(max_examples=40)
@given(report=reports())
def test_a_slip_that_is_planted_is_found_and_nothing_else(slip: str, report: Report):
    plant, kind = SLIPS[slip]
    assert [one.kind for one in plant(report).errors()] == [kind]
