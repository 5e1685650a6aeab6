"""Many entries are changed at once: looked at first, all or none, and undone as a whole."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from reeve.access.policy import Sensitivity
from reeve.catalogue.models import Contract
from reeve.catalogue.registers import Contracts
from reeve.register import actions, bulk
from reeve.register.actions import NotAllowedValues, NothingToSay
from reeve.register.acts import first_broken_link
from reeve.register.lookup import MayNot
from reeve.register.models import Act, BulkEdit, Record
from reeve.register.writing import versions_of
from tests.cast import SPRING, Cast, say

pytestmark = pytest.mark.db
PAGE = "/o/ashmere/catalogue.contracts/change-many/"


@pytest.fixture
def contracts(cast: Cast) -> list[Record]:
    return [
        say(Contracts, cast.ashmere, f"C-{number}", title=f"Contract {number}", kind="term", supplier=supplier)
        for number, supplier in enumerate(["Hollin", "Hollin", "Lakeside"])
    ]


def seen(records: list[Record]) -> dict[Any, int]:
    found = versions_of(Contracts, records)
    return {record.pk: max(version.order for version in found[record.pk]) for record in records}


def edit(cast: Cast, records: list[Record], values: dict[str, Any], **given: Any) -> BulkEdit:
    said: dict[str, Any] = {"by": cast.person("head-of-ict"), "effective": SPRING, "why": "They merged", **given}
    return bulk.edit(Contracts, cast.ashmere, given.pop("seen", None) or seen(records), values, **said)


def suppliers() -> list[str]:
    return list(Contract.objects.order_by("record__reference").values_list("supplier", flat=True))


def test_all_are_changed_in_one_act_and_those_that_read_so_already_are_left_alone(cast: Cast, contracts: list[Record]):
    acts = Act.objects.count()
    made = edit(cast, contracts, {"supplier": "Lakeside"})
    assert suppliers() == ["Lakeside"] * 3
    assert (Act.objects.count(), made.entries) == (acts + 1, 2)
    assert Contract.history().filter(entry=contracts[2].pk).count() == 1
    assert first_broken_link() is None


def test_undo_gives_back_what_was_and_keeps_what_others_said_since(cast: Cast, contracts: list[Record]):
    made = edit(cast, contracts, {"supplier": "Fellside", "status": "ceased"})
    head: dict[str, Any] = {"by": cast.person("head-of-ict"), "why": "Since then"}
    actions.correct(Contracts, contracts[0], {"supplier": "Mossbank"}, effective=SPRING + timedelta(days=1), **head)
    bulk.undo(Contracts, made, by=head["by"], why="They did not merge")
    assert suppliers() == ["Mossbank", "Hollin", "Lakeside"]
    assert set(Contract.objects.values_list("status", flat=True)) == {"live"}
    with pytest.raises(NothingToSay):
        bulk.undo(Contracts, made, by=head["by"], why="Again")


def test_nothing_is_written_where_one_cannot_be_changed(cast: Cast, contracts: list[Record]):
    before = suppliers()
    with pytest.raises(NotAllowedValues, match="Contract 0"):
        edit(cast, contracts, {"kind": "nonsense"})
    secret = say(Contracts, cast.ashmere, "C-9", kind="term", sensitivity=Sensitivity.EXEMPT.value)
    with pytest.raises(MayNot):
        edit(cast, [*contracts, secret], {"supplier": "X"}, by=cast.person("committee-clerk"))
    foreign = say(Contracts, cast.thornbeck, "C-1", kind="term", supplier="Theirs")
    edit(cast, [*contracts, foreign], {"supplier": "Ours"})
    assert Contract.objects.get(pk=foreign.pk).supplier == "Theirs"
    assert before != suppliers()


def test_what_somebody_changed_meanwhile_is_not_written_over(cast: Cast, contracts: list[Record]):
    looked_at = seen(contracts)
    actions.correct(
        Contracts, contracts[1], {"supplier": "Mossbank"}, by=cast.person("head-of-ict"), effective=SPRING, why="Now"
    )
    with pytest.raises(bulk.ChangedMeanwhile, match="Contract 1"):
        bulk.edit(
            Contracts,
            cast.ashmere,
            looked_at,
            {"supplier": "Fellside"},
            by=cast.person("head-of-ict"),
            effective=SPRING,
            why="They merged",
        )
    assert suppliers() == ["Hollin", "Mossbank", "Lakeside"]


def hidden_of(page: Any) -> list[tuple[str, str]]:
    form = html.fromstring(page.content).xpath("//main//form[@method='post']")[-1]
    return list(form.form_values())


def test_the_pages_lead_from_the_list_to_the_change_and_back(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    assert f"{PAGE}?supplier__icontains=" not in head.get("/o/ashmere/catalogue.contracts/").content.decode()
    url = f"{PAGE}?q=contract&fields=supplier"
    asked = head.get(url)
    assert asked.content.decode().count('name="entry"') == 3
    sent = {
        "supplier": "Fellside",
        "act_why": "They merged",
        "act_true_from": "2024-04-01",
        "entry": [str(contracts[0].pk), str(contracts[2].pk)],
    }
    looked = head.post(url, sent)
    assert "2 of 2 entries would change" in " ".join(looked.content.decode().split())
    assert suppliers() == ["Hollin", "Hollin", "Lakeside"]
    back = head.post(url, {**_lists(hidden_of(looked)), "back": "yes"})
    assert back.content.decode().count("checked") == 2
    done = head.post(url, {**_lists(hidden_of(looked)), "confirmed": "yes"})
    assert done.status_code == 302
    assert suppliers() == ["Fellside", "Hollin", "Fellside"]
    undo = f"{done.headers['Location']}undo/"
    assert head.post(undo, {"why": "No"}).status_code == 302
    assert suppliers() == ["Hollin", "Hollin", "Lakeside"]


def _lists(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def test_a_change_meanwhile_shows_the_new_difference_before_anything_is_written(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    url = f"{PAGE}?fields=supplier"
    sent = {"supplier": "Fellside", "act_why": "M", "act_true_from": "2024-04-01", "entry": [str(contracts[0].pk)]}
    looked = _lists(hidden_of(head.post(url, sent)))
    say(Contracts, cast.ashmere, "C-0", supplier="Mossbank")
    again = head.post(url, {**looked, "confirmed": "yes"})
    said = again.content.decode()
    assert again.status_code == 200
    assert "Changed since you looked at them" in said
    assert "Mossbank" in said
    assert suppliers()[0] == "Mossbank"
    assert head.post(url, {**_lists(hidden_of(again)), "confirmed": "yes"}).status_code == 302
    assert suppliers()[0] == "Fellside"


def test_who_may_not_is_told_and_a_foreign_entry_is_never_offered(cast: Cast, contracts: list[Record]):
    say(Contracts, cast.thornbeck, "C-1", title="Theirs", kind="term")
    assert cast.browser("committee-clerk").get(PAGE).status_code == 403
    assert cast.browser("head-of-ict", "thornbeck").get(PAGE).status_code == 404
    assert "Theirs" not in cast.browser("head-of-ict").get(f"{PAGE}?fields=supplier").content.decode()
    empty = cast.browser("head-of-ict").post(f"{PAGE}?fields=supplier", {"act_why": "x", "act_true_from": "2024-04-01"})
    assert "Choose between 1 and 500 entries" in empty.content.decode()
