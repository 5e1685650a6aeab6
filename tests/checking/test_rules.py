"""Every rule of the check, by its own examples of right and wrong; and the whole check over the labelled papers."""

from __future__ import annotations

from collections import Counter

import pytest

from reeve.checking.check import check
from reeve.checking.finding import SEVERITIES, Finding
from reeve.checking.paper import Paper
from reeve.checking.reading import read_text
from reeve.checking.rules import rules
from tests.checking.measuring import ERRORS, measure

WRONG = [(name, text) for name, rule in rules.items() for text in rule.wrong]
RIGHT = [(name, text) for name, rule in rules.items() for text in rule.right]


def found_by(name: str, text: str) -> list[Finding]:
    return list(rules[name].find(Paper(read_text(text))))


@pytest.mark.parametrize(("name", "text"), WRONG, ids=[f"{name}-{number}" for number, (name, _) in enumerate(WRONG)])
def test_a_rule_finds_what_is_wrong_in_its_own_examples(name: str, text: str):
    found = found_by(name, text)
    assert found
    document = read_text(text)
    for one in found:
        assert one.kind == rules[name].kind
        assert one.quote(document).strip()
        assert 0 <= one.start < one.end <= len(document.text)
        assert one.message.endswith((".", "?"))
        assert 0 < one.confidence < 1


@pytest.mark.parametrize(("name", "text"), RIGHT, ids=[f"{name}-{number}" for number, (name, _) in enumerate(RIGHT)])
def test_a_rule_is_silent_about_what_only_looks_wrong(name: str, text: str):
    assert [one.message for one in found_by(name, text)] == []


@pytest.mark.parametrize("name", rules)
def test_no_example_of_right_is_an_error_to_any_rule(name: str):
    for text in rules[name].right:
        wrong = [one for one in check(read_text(text)) if one.severity == "error"]
        assert [(one.kind, one.message) for one in wrong] == [], text


def test_every_kind_that_a_paper_alone_can_show_has_a_rule():
    assert {rule.kind for rule in rules.values()} == set(SEVERITIES) - {"traced", "untraced", "contradicted"}


def test_findings_come_in_order_of_place_and_once():
    text = "\n\n".join(text for name, text in WRONG[:40])
    found = check(read_text(text))
    places = [(one.start, one.end, one.kind) for one in found]
    assert places == sorted(places)
    assert max(Counter(places).values()) == 1


def test_on_the_papers_that_rules_are_tuned_on_nearly_all_is_found_and_nothing_that_is_right():
    told = measure("tuning")
    assert told.recall(*ERRORS) >= 0.9, told.missed
    assert told.precision(*ERRORS) >= 0.97, told.wrong


def test_on_the_sealed_papers_little_is_told_that_is_right():
    assert measure("sealed").precision(*ERRORS) >= 0.9
