"""One correction in the record: what was built stays as it was, and what changed is told."""

from __future__ import annotations

from datetime import date

import pytest

from reeve.access.models import Organisation, User
from reeve.figures.asking import Ask
from reeve.figures.opening import Opened
from reeve.register.actions import correct
from reeve.register.declaring import register_named
from reeve.register.models import Record
from reeve.reports.build import build
from reeve.reports.canonical import canonical_json
from reeve.reports.editions import keep, restated

pytestmark = pytest.mark.django_db

AS_OF = date(2024, 2, 29)


@pytest.fixture
def corrected(councils: None):
    """The statement as it was built, and then one contract that ends two years later than its file said."""
    ashmere = Organisation.named("ashmere")
    before = build("annual-statement", ashmere, AS_OF)
    edition = keep(before, ashmere, by=None)
    ask = Ask(ashmere, AS_OF)
    soon = ask.figure("catalogue.contracts_in_band", band="soon")
    opened = Opened(soon, ask)
    row = opened.page(opened.rows.filter(opened.rows["_counted"]), size=1)[0]
    record = Record.objects.get(organisation=ashmere, register="catalogue.contracts", reference=row.values["reference"])
    correct(
        register_named("catalogue.contracts"),
        record,
        {"ends": date(2026, 12, 1)},
        by=User.objects.get(username="ashmere-sourcing-manager"),
        effective=AS_OF,
        why="The extension was signed in January",
    )
    return before, edition, soon, row


def test_a_correction_restates_exactly_the_figures_that_it_moves_and_says_who_and_why(corrected):
    _, edition, soon, row = corrected
    found = {(one.was.metric, one.was.parameters.get("band")): one for one in restated(edition)}
    assert set(found) == {("catalogue.contracts_in_band", "soon"), ("catalogue.contracts_in_band", "later")}
    was, now = found["catalogue.contracts_in_band", "soon"].was, found["catalogue.contracts_in_band", "soon"].now
    assert was.pk == soon.pk
    assert (was.numerator, now.numerator) == ("88", "87")
    assert found["catalogue.contracts_in_band", "later"].now.numerator == "31"
    for one in found.values():
        assert any(
            sentence.startswith(row.values["reference"])
            and "Sourcing manager" in sentence
            and "The extension was signed in January" in sentence
            for sentence in one.why
        )


def test_what_was_built_is_built_again_as_it_was_and_rows_keep_the_line_they_were_read_from(corrected):
    before, edition, _, row = corrected
    again = build("annual-statement", Organisation.named("ashmere"), AS_OF, known_at=edition.known_at)
    assert canonical_json(again) == canonical_json(before)

    ask = Ask(Organisation.named("ashmere"), AS_OF)
    opened = Opened(ask.figure("catalogue.contracts"), ask)
    now = opened.page(opened.rows.filter(opened.rows["reference"] == row.values["reference"]))[0]
    assert (now.file, now.sheet, now.line) == (row.file, row.sheet, row.line)
    assert now.corrected.startswith("Corrected by Sourcing manager")
