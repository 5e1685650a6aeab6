"""Charts come out the same each time, carry their words, and obey the page's policy."""

import re
import sys
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from reeve.errors import ReeveError
from reeve.web import charts
from tests.web.sample import a_bar_chart, a_line_chart

NAMED = "{http://www.w3.org/2000/svg}"


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert charts.svg(a_line_chart()) == charts.svg(a_line_chart())
    assert charts.png(a_bar_chart(), dpi=60) == charts.png(a_bar_chart(), dpi=60)


def test_a_drawing_has_a_name_and_a_description() -> None:
    root = ET.fromstring(charts.svg(a_line_chart()))
    assert root.get("role") == "img"
    title, words = root[0], root[1]
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), words.get("id"))
    assert title.text == "Calls answered within 30 seconds"
    assert words.text == charts.description(a_line_chart())


def test_a_drawing_has_no_inline_style_and_no_date() -> None:
    drawing = charts.svg(a_bar_chart())
    assert not re.search(r"style|<metadata|<script|\d{4}-\d\d-\d\dT", drawing)


def test_two_drawings_share_no_id_and_each_reference_is_met() -> None:
    ids = []
    for chart in (a_line_chart(), a_bar_chart()):
        root = ET.fromstring(charts.svg(chart))
        own = {element.get("id") for element in root.iter() if element.get("id")}
        used = {element.get("href").removeprefix("#") for element in root.iter() if element.get("href")}
        used |= set(re.findall(r"url\(#([^)]+)\)", charts.svg(chart)))
        assert used <= own
        ids.append(own)
    assert not ids[0] & ids[1]


def test_the_words_tell_course_target_break_and_what_is_missing() -> None:
    line = charts.description(a_line_chart())
    assert (
        "Service desk goes from 68.2% in Mar 23 to 78.4% in Feb; lowest 68.2% in Mar 23, highest 78.4% in Feb." in line
    )
    assert "Service desk is at or above the target of 70% in 10 of 12." in line
    assert "The series breaks at Sep" in line
    assert "No has no value for City Development." in charts.description(a_bar_chart())


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [("68.25", "%", "68.3%"), ("-250000", "£", "−£250,000"), ("197", "contracts", "197"), ("0.04", "%", "0%")],
)
def test_a_value_is_written_with_its_sign_and_rounded_half_up(value: str, unit: str, text: str) -> None:
    assert charts.written(Decimal(value), unit) == text


def test_every_kind_can_be_drawn_with_missing_and_negative_values() -> None:
    odd = replace(a_bar_chart(), series=(charts.Series("Change", (None, Decimal(-3), Decimal(0), Decimal(4), None)),))
    for kind in ("bar", "line", "stacked"):
        assert charts.svg(replace(odd, kind=kind, target=Decimal(1), breaks=("Resources",)))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"series": ()}, "nothing to draw"),
        ({"series": (charts.Series("Short", (Decimal(1),)),)}, "Short has 1 values for 5 categories"),
        ({"breaks": ("Elsewhere",)}, "breaks at Elsewhere, which it does not show"),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_why(change: dict[str, object], error: str) -> None:
    with pytest.raises(ValueError, match=error):
        replace(a_bar_chart(), **change)


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "reeve.web.drawing", raising=False)
    monkeypatch.delattr("reeve.web.drawing", raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ReeveError, match=r"reeve\[charts\]"):
        charts.svg(a_bar_chart())
