"""Files of a list: every format, what is shown and everything, what no file could hold, a full disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from reeve.catalogue.registers import Contracts
from reeve.errors import ReeveError
from reeve.register import actions
from reeve.register.export import FORMATS
from reeve.register.models import Record
from tests.cast import SPRING, Cast, say
from tests.register.test_pages import LIST, contracts, words

__all__ = ["contracts"]
pytestmark = pytest.mark.db


def test_a_list_is_downloaded_in_every_format_as_shown_and_whole(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    links = [
        link.get("href")
        for link in html.fromstring(head.get(f"{LIST}?kind=term").content).xpath("//main//a")
        if "/catalogue.contracts." in link.get("href")
    ]
    assert len(links) == 8
    for link in links:
        answer = head.get(link)
        ending = link.partition("?")[0].rpartition(".")[2]
        assert answer.status_code == 200
        assert answer["Content-Disposition"] == f'attachment; filename="ashmere-catalogue.contracts.{ending}"'
        assert answer["Content-Type"] == FORMATS[ending].content_type
        assert answer.getvalue()
    shown, whole = (json.loads(head.get(f"{LIST[:-1]}.json{query}").getvalue()) for query in ("", "?everything=yes"))
    assert len(shown["entries"]) == len(whole["entries"])
    assert "Who may see it" in whole["entries"][0]
    assert "Who may see it" not in shown["entries"][0]


def test_a_full_disk_is_told_in_a_sentence_and_sends_nothing(
    cast: Cast, contracts: list[Record], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(
        "reeve.register.views.tempfile.TemporaryFile",
        lambda: Path("/dev/full").open("wb", buffering=0),  # noqa: SIM115 - whoever asks for it closes it
    )
    answer = cast.browser("head-of-ict").get(f"{LIST[:-1]}.csv", follow=True)
    assert "The file could not be written (No space left on device); make room on the disk." in words(answer)


def test_text_that_no_file_could_hold_is_refused_where_it_is_written(cast: Cast, contracts: list[Record]):
    with pytest.raises(ReeveError, match=r"C-1: supplier holds the control character U\+0007"):
        say(Contracts, cast.ashmere, "C-1", supplier="a\x07b")
    say(Contracts, cast.ashmere, "C-1", supplier="a\r\nb\rc")
    assert Contracts.model._default_manager.get(record__reference="C-1").supplier == "a\nb\nc"
    record = Record.objects.get(reference="C-1", register=Contracts.name)
    by = cast.person("head-of-ict")
    with pytest.raises(actions.NotAllowedValues, match=r"supplier: holds the control character U\+0007"):
        actions.correct(Contracts, record, {"supplier": "a\x07b"}, by=by, effective=SPRING, why="To see")
