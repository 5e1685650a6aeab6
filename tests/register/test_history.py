"""The two times: a drawn table and four questions, then a plain oracle against random histories."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reeve.catalogue.registers import Contracts
from reeve.register import history
from reeve.register.acts import act
from reeve.register.history import RETIRED, Assertion, Version
from reeve.register.models import Record
from reeve.register.writing import Change, blank_state, bring_up_to_date, versions_of, withdraw, write
from tests.cast import Cast

BEGIN = datetime(2024, 5, 1, 9, tzinfo=UTC)
BLANK = {"owner": "", "ends": None, RETIRED: False}


def at(number: int) -> datetime:
    """The instant of the nth act."""
    return BEGIN + timedelta(hours=number)


class Book:
    """An entry's history kept in memory: what the tables hold, written as the tables are."""

    def __init__(self, blank: dict[str, Any]) -> None:
        self.blank = blank
        self.versions: list[Version] = []

    def say(self, known: datetime, effective: date, run: str = "", **values: Any) -> None:
        rows = history.rows_for(self.versions, Assertion(effective, values), self.blank, known)
        self._keep(rows, known, run)

    def undo(self, known: datetime, run: str) -> None:
        rows = history.rows_without(self.versions, run, self.blank)
        if not rows:  # as writing.withdraw does: the withdrawal itself must be written down
            last = max(self.versions, key=lambda version: version.rank)
            rows = [history.Row(last.effective, frozenset(), last.state)]
        self._keep(rows, known, "", run)

    def _keep(self, rows: list[history.Row], known: datetime, run: str, undoes: str = "") -> None:
        for row in rows:
            order = len(self.versions) + 1
            said_by = run if row.said else ""
            self.versions.append(Version(row.effective, known, order, row.said, row.state, said_by, undoes))

    def reads(self, day: date, known: datetime) -> Any:
        return history.state_at(self.versions, day, known)


MARCH, JUNE, SEPTEMBER = date(2023, 3, 1), date(2023, 6, 1), date(2023, 9, 1)
DECEMBER = date(2023, 12, 1)


@pytest.fixture
def drawn() -> Book:
    """Six acts on one contract.

    | act | from      | who        | says                      |
    |-----|-----------|------------|---------------------------|
    | 1   | March     | import A   | owner Ann's post, ends 24 |
    | 2   | September | import B   | ends 25                   |
    | 3   | June      | by hand    | owner Bob's post          |
    | 4   | September | by hand    | ends 26 (the same day)    |
    | 5   |           | by hand    | import B is undone        |
    | 6   |           | by hand    | import A is undone        |
    """
    book = Book(BLANK)
    book.say(at(1), MARCH, "A", owner="first", ends=24)
    book.say(at(2), SEPTEMBER, "B", ends=25)
    book.say(at(3), JUNE, owner="second")
    book.say(at(4), SEPTEMBER, ends=26)
    book.undo(at(5), "B")
    book.undo(at(6), "A")
    return book


def test_a_correction_of_the_past_is_carried_over_later_days_and_stops_where_the_field_was_said_again(drawn: Book):
    assert drawn.reads(DECEMBER, at(2)) == {"owner": "first", "ends": 25, RETIRED: False}
    assert drawn.reads(DECEMBER, at(3)) == {"owner": "second", "ends": 25, RETIRED: False}
    assert drawn.reads(MARCH, at(3)) == {"owner": "first", "ends": 24, RETIRED: False}


def test_of_two_said_of_the_same_day_the_later_recorded_holds_and_both_can_be_known(drawn: Book):
    assert drawn.reads(SEPTEMBER, at(3))["ends"] == 25
    assert drawn.reads(SEPTEMBER, at(4))["ends"] == 26


def test_undoing_an_import_takes_back_only_what_it_said_and_what_was_known_before_stays_known(drawn: Book):
    assert drawn.reads(DECEMBER, at(5)) == {"owner": "second", "ends": 26, RETIRED: False}
    assert drawn.reads(SEPTEMBER, at(2))["ends"] == 25


def test_undoing_the_import_that_made_an_entry_leaves_it_retired_until_something_else_speaks_of_it(drawn: Book):
    assert drawn.reads(MARCH, at(6)) == {"owner": "", "ends": None, RETIRED: True}
    assert drawn.reads(JUNE, at(6)) == {"owner": "second", "ends": None, RETIRED: False}
    assert drawn.reads(DECEMBER, at(6)) == {"owner": "second", "ends": 26, RETIRED: False}
    assert drawn.reads(date(2023, 2, 28), at(6)) is None


# One act: a day, the fields it says and their values, and whether an import says it; or the undoing of an earlier one.
FIELDS = ("supplier", "note", "status")
DAYS = [date(2024, 1, 1) + timedelta(days=7 * week) for week in range(6)]
SAYING = st.tuples(
    st.sampled_from(DAYS),
    st.dictionaries(st.sampled_from(FIELDS), st.sampled_from("abc"), min_size=1),
    st.booleans(),
)
ACTS = st.lists(st.one_of(SAYING, SAYING, st.integers(0, 9)), min_size=1, max_size=12)


class Oracle:
    """Field by field, with nothing carried: the last assertion of a field by a day, of those not withdrawn by then."""

    def __init__(self, blank: dict[str, Any]) -> None:
        self.blank = blank
        self.said: list[tuple[Any, date, str, dict[str, Any]]] = []
        self.undone: dict[str, Any] = {}

    def reads(self, day: date, known: Any) -> Any:
        spoken = [one for one in self.said if one[0] <= known and one[1] <= day]
        if not spoken:
            return None
        stands = [one for one in spoken if not (one[2] in self.undone and self.undone[one[2]] <= known)]
        state = {**self.blank, RETIRED: not stands}
        for name in self.blank:
            named = [(one[1], one[0], one[3][name]) for one in stands if name in one[3]]
            if named:
                state[name] = max(named, key=lambda one: one[:2])[2]
        return state


@given(ACTS)
@settings(max_examples=400)
def test_any_history_reads_on_any_day_as_field_by_field_it_should(acts: list[Any]):
    blank = {**dict.fromkeys(FIELDS, ""), RETIRED: False}
    book, oracle = Book(blank), Oracle(blank)
    for number, one in enumerate(acts):
        if isinstance(one, int):
            open_runs = [said[2] for said in oracle.said if said[2] and said[2] not in oracle.undone]
            if open_runs:
                run = open_runs[one % len(open_runs)]
                oracle.undone[run] = at(number)
                book.undo(at(number), run)
            continue
        day, values, imported = one
        run = f"run {number}" if imported else ""
        book.say(at(number), day, run, **values)
        oracle.said.append((at(number), day, run, values))
    for number in range(len(acts)):
        for day in DAYS:
            assert book.reads(day, at(number)) == oracle.reads(day, at(number)), (day, number)


@pytest.mark.db
@given(acts=ACTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_written_to_the_database_reads_on_any_day_as_it_should(cast: Cast, acts: list[Any]):
    number = Record.objects.count()
    reference = f"C-{number}"
    names = {"supplier": "supplier", "note": "title", "status": "status"}
    blank = {name: blank_state(Contracts, reference)[name] for name in (*names.values(), RETIRED)}
    oracle, instants = Oracle(blank), []
    for step, one in enumerate(acts):
        known = Record.objects.filter(reference=reference)
        with act("Test", by=None, organisation=cast.ashmere) as acting:
            if isinstance(one, int):
                open_runs = [said[2] for said in oracle.said if said[2] and said[2] not in oracle.undone]
                if open_runs:
                    run = open_runs[one % len(open_runs)]
                    oracle.undone[run] = acting.recorded
                    withdraw(Contracts, list(known), run, acting=acting)
            else:
                day, said, imported = one
                values = {names[name]: value for name, value in said.items()}
                run = f"run {number} {step}" if imported else ""
                write(Contracts, cast.ashmere, [Change(reference, values, day, run)], acting=acting)
                oracle.said.append((acting.recorded, day, run, values))
            instants.append(acting.recorded)
    record = Record.objects.filter(reference=reference).first()
    if record is None:
        return
    versions = versions_of(Contracts, [record])[record.pk]
    for known_at in instants:
        for day in DAYS:
            found = history.state_at(versions, day, known_at)
            told = None if found is None else {name: found[name] for name in blank}
            assert told == oracle.reads(day, known_at), (day, known_at)
    for day in DAYS:
        expected = oracle.reads(day, instants[-1])
        if expected is not None:
            bring_up_to_date(Contracts, [record], today=day)
            entry = Contracts.model._default_manager.select_related("record").get(pk=record.pk)
            assert (entry.supplier, entry.status, entry.record.retired) == (  # type: ignore[attr-defined]
                expected["supplier"],
                expected["status"],
                expected[RETIRED],
            )
