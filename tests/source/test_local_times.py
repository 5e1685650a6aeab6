"""Days and times of exports: local, day first, and only those that there were."""

from datetime import UTC, datetime

import pytest

from reeve.source.cells import Unreadable, local_time


@pytest.mark.parametrize(
    ("said", "utc"),
    [
        ("2023-03-01 08:01:07", datetime(2023, 3, 1, 8, 1, 7, tzinfo=UTC)),
        ("2023-07-01 08:01:07", datetime(2023, 7, 1, 7, 1, 7, tzinfo=UTC)),
        ("01/07/2023 08:01", datetime(2023, 7, 1, 7, 1, tzinfo=UTC)),
        (" 1 Jul 2023  8:01 ", datetime(2023, 7, 1, 7, 1, tzinfo=UTC)),
        ("2023-10-29 01:30:00", datetime(2023, 10, 29, 0, 30, tzinfo=UTC)),  # came twice: the first
    ],
)
def test_a_local_time_is_read_day_first_with_summer_time(said, utc):
    assert local_time(said).astimezone(UTC) == utc


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("2023-06-31 10:12:44", "not a time that exists"),
        ("2023-11-14 25:03:10", "not a time that exists"),
        ("31/06/2023 10:12", "not a date that exists"),
        ("2023-03-26 01:30:00", "an hour that the clocks skip"),
        ("2023-03-01", "not a day and a time"),
        ("n/a", "not a day and a time"),
    ],
)
def test_a_time_that_there_was_not_is_told(said, why):
    with pytest.raises(Unreadable, match=why):
        local_time(said)
