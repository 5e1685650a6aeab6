"""Data rules: what they count, for whom, how the counts are kept, and what cannot be a rule."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from reeve.access.models import Role
from reeve.access.policy import Marking, Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.register import actions
from reeve.register.lookup import MayNot
from reeve.register.models import Record
from reeve.stewardship import rules
from reeve.stewardship.models import Result, Rule
from reeve.stewardship.rules import Clean
from tests.cast import Cast, say

pytestmark = pytest.mark.db


def a_rule(cast: Cast, *, wrong: str = "missing=supplier", scope: str = "", **given: Any) -> Rule:
    said = {"name": "Suppliers are named", "why": "We must know whom we pay", "owner": Role.objects.all()[0]}
    by = cast.person("head-of-ict")
    return rules.add_rule(Contracts, cast.ashmere, by=by, scope=scope, wrong=wrong, **{**said, **given})


def listed(page: Any) -> int:
    found = re.search(r"([\d,]+) entr", page.content.decode())
    return int(found[1]) if found else 0


def test_it_counts_what_its_two_lists_show_whoever_reads_them(cast: Cast, contracts: list[Record]):
    rule = a_rule(cast, scope="status=live")
    scope, wrong = rules.lists_of(rule)
    for role, expected in (("head-of-ict", Clean(3, 2)), ("committee-clerk", Clean(2, 1))):
        clean = rules.clean_now(rule, reader=cast.person(role))
        assert clean == expected
        browser = cast.browser(role)
        assert (listed(browser.get(scope)), listed(browser.get(wrong))) == (clean.scope, clean.failing)


@pytest.mark.parametrize(
    ("scope", "failing", "percent", "said"),
    [(0, 0, None, "Nothing to check"), (3, 1, "66.6", "66.6%"), (4, 0, "100.0", "100%"), (10000, 1, "99.9", "99.9%"),
     (2, 2, "0.0", "0%")],
)  # fmt: skip
def test_it_is_clean_in_full_only_where_nothing_is_wrong(scope: int, failing: int, percent: str | None, said: str):
    clean = Clean(scope, failing)
    assert (clean.percent, clean.in_words) == (Decimal(percent) if percent else None, said)


def test_one_result_a_day_is_kept_and_the_later_count_of_a_day_stays(cast: Cast, contracts: list[Record]):
    rule = a_rule(cast)
    day = timezone.localdate()
    rules.measure_all(day)
    say(Contracts, cast.ashmere, "C-7", kind="term", title="Another")
    rules.measure_all(day)
    (month,) = rules.months_of(rule, reader=cast.person("head-of-ict"))
    assert (month.day, month.clean) == (day, Clean(5, 4))
    assert Result.objects.filter(rule=rule, day=day).count() == len(Sensitivity)


def test_the_trend_takes_the_last_day_of_each_month(cast: Cast, contracts: list[Record]):
    rule = a_rule(cast)
    Result.objects.all().delete()
    for day, failing in (("2024-01-30", 3), ("2024-01-31", 2), ("2024-02-02", 1)):
        Result.objects.create(rule=rule, day=day, sensitivity=1, scope=4, failing=failing)
    months = rules.months_of(rule, reader=cast.person("head-of-ict"))
    assert [(one.day, one.clean.failing) for one in months] == [(date(2024, 2, 2), 1), (date(2024, 1, 31), 2)]


def test_a_kept_result_tells_each_reader_only_of_the_entries_that_they_reach(cast: Cast, contracts: list[Record]):
    rule = a_rule(cast)
    found = {
        role: [month.clean for month in rules.months_of(rule, reader=cast.person(role))]
        for role in ("head-of-ict", "committee-clerk")
    }
    assert found == {"head-of-ict": [Clean(4, 3)], "committee-clerk": [Clean(3, 2)]}
    assert rules.months_of(rule, reader=cast.person("head-of-ict", "thornbeck")) == []


def test_a_rule_over_a_field_that_a_reader_may_not_see_tells_them_nothing(
    cast: Cast, contracts: list[Record], monkeypatch: pytest.MonkeyPatch
):
    rule = a_rule(cast, name="Hidden rule")
    monkeypatch.setitem(Contracts.policy.markings, "supplier", Marking(Sensitivity.RESTRICTED))  # type: ignore[arg-type]
    url = f"/data-rules/{rule.pk}/"
    overview = "/o/ashmere/catalogue.contracts/data-quality/"
    clerk = cast.person("committee-clerk").memberships.get().role
    clerk.grants.create(register="catalogue.*", action="oversee", up_to=1)
    for role, status in (("head-of-ict", 200), ("committee-clerk", 404)):
        browser = cast.browser(role)
        assert browser.get(url).status_code == status
        page = browser.get(overview).content.decode()
        assert ("Hidden rule" in page) is (status == 200)
        assert ("Supplier" in page) is (status == 200)
        assert ("data rule" in browser.get("/").content.decode()) is (status == 200)


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"wrong": ""}, "wrong", "at least one filter"),
        ({"wrong": "colour=red"}, "wrong", "has no filter “colour”; it has: "),
        ({"wrong": "status=molten"}, "wrong", "Status: "),
        ({"scope": "ends__lt=tomorrow"}, "scope", "End date before: "),
        ({"scope": "status=live", "wrong": "status=ceased"}, "wrong", "“status” stands in both"),
        ({"wrong": "retired=only"}, "wrong", "retired"),
        ({"wrong": "q=" + "x" * 3000}, "wrong", "longer than"),
    ],
)
def test_what_cannot_be_a_rule_gets_a_sentence(
    cast: Cast, contracts: list[Record], given: dict[str, str], field: str, said: str
):
    with pytest.raises(actions.NotAllowedValues) as refused:
        a_rule(cast, **given)
    assert said in refused.value.faults[field]
    assert not Rule.objects.exists()


def test_a_name_is_free_again_once_its_rule_has_ended(cast: Cast, contracts: list[Record]):
    rule = a_rule(cast)
    with pytest.raises(actions.NotAllowedValues):
        a_rule(cast)
    head = cast.person("head-of-ict")
    rules.end_rule(rule, by=head, why="Too strict")
    with pytest.raises(actions.NothingToSay):
        rules.end_rule(rule, by=head, why="Again")
    again = a_rule(cast)
    assert rules.measure_all(date(2024, 1, 1)) == 1
    assert not rule.results.filter(day="2024-01-01").exists()
    assert again.results.filter(day="2024-01-01").exists()


def test_a_rule_that_no_list_understands_any_more_says_so_and_stops_no_other(cast: Cast, contracts: list[Record]):
    broken, whole = a_rule(cast), a_rule(cast, name="Other", wrong="missing=ends")
    Rule.objects.filter(pk=broken.pk).update(wrong="gone=1")
    assert rules.measure_all(date(2024, 1, 1)) == 1
    assert whole.results.filter(day="2024-01-01").exists()
    browser = cast.browser("head-of-ict")
    for url in ("/o/ashmere/catalogue.contracts/data-quality/", f"/data-rules/{broken.pk}/"):
        assert "has no filter “gone”" in browser.get(url).content.decode()


@pytest.mark.parametrize(("role", "organisation"), [("committee-clerk", "ashmere"), ("head-of-ict", "thornbeck")])
def test_who_does_not_oversee_the_register_there_adds_and_ends_no_rule(
    cast: Cast, contracts: list[Record], role: str, organisation: str
):
    rule = a_rule(cast)
    person = cast.person(role, organisation)
    with pytest.raises(MayNot):
        rules.end_rule(rule, by=person, why="Because")
    said = {"name": "X", "why": "Y", "owner": rule.owner, "scope": "", "wrong": "missing=any"}
    with pytest.raises(MayNot):
        rules.add_rule(Contracts, cast.ashmere, by=person, **said)
