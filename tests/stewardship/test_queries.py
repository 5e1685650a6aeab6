"""What a person pastes as a list: its address, or a part of it, becomes a query without its layout."""

from __future__ import annotations

import pytest

from reeve.stewardship.queries import NoSuchQuery, both, query_of


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("", ""),
        ("status=live", "status=live"),
        ("?status=live&page=3&sort=-title", "status=live"),
        ("https://reeve.example/o/a/b.c/?status=live&q=&columns=title#rows", "status=live"),
        ("/o/a/b.c/", ""),
        (" http://[ ", ""),
        ("http://[?q=a%26b", "q=a%26b"),
    ],
)
def test_only_what_limits_the_list_is_kept(said: str, query: str):
    assert query_of(said) == query


def test_two_queries_are_one_unless_both_say_the_same():
    assert both("status=live", "missing=ends") == "status=live&missing=ends"
    with pytest.raises(NoSuchQuery, match="“status” stands in both"):
        both("status=live", "status=ceased")
