"""Calls and satisfaction answers, from file to event table."""

from datetime import UTC, date, datetime

import pytest

from reeve.source.loading import Refused
from reeve.warehouse.events import event_tables
from tests.files import a_file, events, loaded

pytestmark = pytest.mark.django_db

CALLS = """
    Call ID | Queue   | Offered at          | Wait (s) | Outcome    | Agent | Resolved at first line
    C1      | General | 2023-07-01 00:29:59 | 30       | ANSWERED   | A01   | Yes
    C2      | General | 2023-06-31 10:12:44 | 10       | Answered   | A02   | No
    Call ID | Queue   | Offered at          | Wait (s) | Outcome    | Agent | Resolved at first line
    C3      | Schools | 2023-07-31 23:30:00 | 5        | Abandoned  |       |
    C4      | General | 2023-07-02 10:00:00 | -7       | Answered   | A02   | No
    C5      | General | 2023-07-02 10:00:00 | 7        | Voicemail  | A02   | No
    Total   | 5       |                     |          |            |       |
"""


def test_a_call_keeps_its_instant_its_local_day_and_its_half_hour(tmp_path):
    loaded("servicedesk.calls", a_file(CALLS, tmp_path / "calls.csv"))
    first, second = events("calls")
    assert {name: first[name] for name in event_tables["calls"].columns} == {
        "call": "C1",
        "queue": "General",
        "offered": datetime(2023, 6, 30, 23, 29, 59, tzinfo=UTC),
        "day": date(2023, 7, 1),
        "half_hour": 0,
        "wait_s": 30,
        "outcome": "answered",
        "first_line": True,
    }
    assert (second["outcome"], second["first_line"], second["half_hour"], second["_line"]) == ("abandoned", None, 47, 5)


def test_rows_that_cannot_be_read_are_set_aside_counted_and_told_and_the_others_load(tmp_path):
    load = loaded("servicedesk.calls", a_file(CALLS, tmp_path / "calls.csv"))
    no_such_day = "“2023-06-31 10:12:44” is not a time that exists; write it as 2025-03-31 08:30:00."
    assert load.counts == {"rows": 5, "new": 2, "set aside": 3}
    assert [note.removesuffix(" The row is set aside.") for note in load.notes] == [
        f"calls.csv, row 3, column Offered at: {no_such_day}",
        "calls.csv, row 6, column Wait (s): must be 0 seconds or more, and was “-7”.",
        "calls.csv, row 7, column Outcome: must be one of Answered, Abandoned, and was “Voicemail”.",
    ]


def test_who_took_a_call_is_not_kept(tmp_path):
    loaded("servicedesk.calls", a_file(CALLS, tmp_path / "calls.csv"))
    assert not any("A01" in map(str, row.values()) for row in events("calls"))


def test_a_file_of_which_no_row_can_be_read_is_refused(tmp_path):
    path = a_file(CALLS.replace("General", "").replace("2023-07", "2023-13"), tmp_path / "calls.csv")
    with pytest.raises(Refused, match="Nothing was loaded"):
        loaded("servicedesk.calls", path)


def test_a_score_must_be_of_the_scale(tmp_path):
    path = a_file(
        """
        Answer ID | Answered on | Score | Words
        S1        | 28/02/2023  | 4     | Quick and friendly
        S2        | 01/03/2023  | 6     |
        """,
        tmp_path / "satisfaction.csv",
    )
    load = loaded("servicedesk.satisfaction", path)
    assert load.notes == ["satisfaction.csv, row 3, column Score: must be 1 to 5, and was “6”. The row is set aside."]
    (answer,) = events("satisfaction_answers")
    assert (answer["day"], answer["score"], answer["words"]) == (date(2023, 2, 28), 4, "Quick and friendly")
