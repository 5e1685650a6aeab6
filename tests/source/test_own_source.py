"""A register's own source: any of its columns will do, what a file does not say is left alone, names are exact."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts, Lots
from reeve.errors import ReeveError
from reeve.organisation.registers import Posts
from reeve.register.export import write
from reeve.register.export.columns import sheet_of
from reeve.register.listing import listing_of
from reeve.source.cells import Unreadable
from reeve.source.declaring import source_named
from reeve.source.guessing import source_of
from reeve.source.loading import Load, Refused, load
from reeve.source.names import Names
from reeve.source.sheets import sheets
from tests.cast import SPRING, Cast, a_contract, a_tracker, say
from tests.source.test_round_trip import held

pytestmark = pytest.mark.db
OWN = "catalogue.contracts.own"
KIND = {"kind": "term", "title": "Payroll"}


def a_list(folder: Path, *rows: list[Any], name: str = "list.csv") -> Path:
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def bring(path: Path, cast: Cast, organisation: str = "ashmere", source: str = OWN) -> Load:
    return load(path, source_named(source), getattr(cast, organisation), as_of=SPRING, by=None)


def refused(path: Path, cast: Cast, **given: Any) -> list[str]:
    with pytest.raises(Refused) as told:
        bring(path, cast, **given)
    return told.value.sentences


def test_what_a_file_has_no_column_for_is_left_alone(cast: Cast, tmp_path: Path):
    say(Contracts, cast.ashmere, "C-1", supplier="Hollin", annual_value=5, ends=date(2025, 4, 1), **KIND)
    bring(a_list(tmp_path, ["Reference", "End date"], ["C-1", "2026-03-31"]), cast)
    found = held(Contracts, cast.ashmere)["C-1"]
    assert (found["supplier"], found["annual_value"], found["title"]) == ("Hollin", 5, "Payroll")
    assert found["ends"] == date(2026, 4, 1), "the file has the last day"


def test_what_an_object_lacks_is_left_alone_and_null_empties(cast: Cast, tmp_path: Path):
    for reference in ("C-1", "C-2"):
        say(Contracts, cast.ashmere, reference, supplier="Hollin", **KIND)
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"Reference": "C-1", "Supplier": None}, {"Reference": "C-2"}]))
    bring(path, cast)
    found = held(Contracts, cast.ashmere)
    assert {name: one["supplier"] for name, one in found.items()} == {"C-1": "", "C-2": "Hollin"}


def test_a_new_entry_says_what_an_entry_must(cast: Cast, tmp_path: Path):
    path = a_list(tmp_path, ["Lot reference", "Reference", "Supplier"], ["", "A-1", "Hollin"])
    told = refused(path, cast, source="catalogue.awards.own")
    assert any("row 2, column Lot reference: says nothing, and must say something" in one for one in told)
    path = a_list(tmp_path, ["Reference", "Supplier"], ["A-1", "Hollin"])
    (sentence,) = [one for one in refused(path, cast, source="catalogue.awards.own") if "Lot reference" in one]
    assert "“A-1” is new and" in sentence


def test_an_entry_is_named_by_reference_and_by_title_only_where_it_is_one(cast: Cast, tmp_path: Path):
    say(Posts, cast.thornbeck, "P-1", title="Manager")
    say(Posts, cast.thornbeck, "P-2", title="Manager")
    say(Posts, cast.becklink, "P-1", title="Architect", common=True)
    head = ["Reference", "Title", "Type", "Owner reference"]
    path = a_list(tmp_path, head, ["C-1", "x", "Term", "P-1"], ["C-2", "x", "Term", "becklink: P-1"])
    bring(path, cast, "thornbeck")
    owners = {one.record.reference: one.owner.record.title for one in Contracts.model._default_manager.all()}
    assert owners == {"C-1": "Manager", "C-2": "Architect"}
    (told,) = refused(a_list(tmp_path, head, ["C-3", "x", "Term", "manager"]), cast, organisation="thornbeck")
    assert "“manager” names 2 entries of posts; load it there first, or correct the name" in told


def export(cast: Cast, role: str, organisation: str, path: Path) -> list[list[str]]:
    found = getattr(cast, organisation)
    listing = listing_of(cast.person(role, organisation), Contracts, found, QueryDict())
    sheet = sheet_of(listing, everything=True)
    with path.open("wb") as file:
        write(path.suffix[1:], sheet.headings, sheet.rows, file, sheet=Contracts.title)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_another_organisations_entry_is_named_with_its_organisation(cast: Cast, tmp_path: Path):
    own = say(Posts, cast.thornbeck, "P-1", title="Manager")
    odd = say(Posts, cast.thornbeck, "becklink: P-1", title="Odd")
    service = say(Posts, cast.becklink, "P-1", title="Architect", common=True)
    for number, post in enumerate((own, odd, service), start=1):
        say(Contracts, cast.thornbeck, f"C-{number}", owner=post.pk, **KIND)
    before = held(Contracts, cast.thornbeck)
    head, *rows = export(cast, "head-of-ict", "thornbeck", tmp_path / "list.csv")
    place = head.index("Owner reference")
    assert sorted(row[place] for row in rows) == ["P-1", "becklink: P-1", "thornbeck: becklink: P-1"]
    assert bring(tmp_path / "list.csv", cast, "thornbeck").counts["changed"] == 0
    assert held(Contracts, cast.thornbeck) == before


def test_what_a_role_may_not_see_is_sent_back_unharmed(cast: Cast, tmp_path: Path):
    post = say(Posts, cast.ashmere, "P-1", title="Manager", sensitivity=Sensitivity.EXEMPT)
    say(Contracts, cast.ashmere, "C-1", owner=post.pk, **KIND)
    before = held(Contracts, cast.ashmere)
    head, row = export(cast, "councillor", "ashmere", tmp_path / "list.csv")
    assert row[head.index("Owner")] == row[head.index("Owner reference")] == "Not shown to your role"
    assert "Manager" not in row
    assert "P-1" not in row
    bring(tmp_path / "list.csv", cast)
    assert held(Contracts, cast.ashmere) == before


def test_exempt_stands_with_its_paragraph_and_only_so(cast: Cast, tmp_path: Path):
    say(Contracts, cast.ashmere, "C-1", **KIND)
    head = ["Reference", "Who may see it", "Exempt under paragraph"]
    for row in (["C-1", "Exempt", ""], ["C-1", "Public", "3: financial or business affairs"]):
        (told,) = refused(a_list(tmp_path, head, row), cast)
        assert "column Exempt under paragraph: must say a paragraph of Schedule 12A where the entry is exempt" in told
    (told,) = refused(a_list(tmp_path, [head[0], head[2]], ["C-1", ""]), cast)
    assert "needs the column Who may see it beside it" in told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Reference", "Supplier", "Supplier"], ["C-1", "a", "b"]], "column Supplier: 2 columns have this heading"),
        ([["Reference", "Supplier", ""], ["C-1", "a", "b"]], "column C: has no heading and values below it"),
        ([["Reference", "Supplier"], ["C-1", "a\x01b"]], "column Supplier: holds the control character U+0001"),
        ([["Reference", "Supplier"], ["C-1", "a" * 33_000]], "holds 33,000 characters; shorten it to 32,000"),
        ([["Reference", "Start date"], ["C-1", "03/04/2025"]], "can mean 3 April or 4 March; write it as 2025-04-03"),
        ([["Reference", "Start date"], ["C-1", "45291"]], "is a spreadsheet's number of a day, and not a date"),
        ([["Reference", "Supplier"], ["", "a"]], "row 2, column Reference: says nothing, and must say something"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(cast: Cast, tmp_path: Path, rows: list[list[str]], told: str):
    say(Contracts, cast.ashmere, "C-1", **KIND)
    assert told in " ".join(refused(a_list(tmp_path, *rows), cast))


def test_a_column_that_is_no_field_is_passed_over_and_told(cast: Cast, tmp_path: Path):
    say(Contracts, cast.ashmere, "C-1", **KIND)
    done = bring(a_list(tmp_path, ["Reference", "Supplier", "My notes"], ["C-1", "a", "b"]), cast)
    assert any("column My notes, which is no field of the register" in note for note in done.notes)


def test_a_teams_file_is_never_taken_for_an_export(tmp_path: Path):
    assert source_of(a_tracker(tmp_path, [a_contract()])).name == "catalogue.contracts-tracker"


def test_some_columns_of_an_export_are_known_where_no_domain_claims_them(tmp_path: Path):
    path = a_list(tmp_path, ["Reference", "Annual value", "Supplier"], ["C-1", "5", "x"])
    assert source_of(path).name == OWN
    with pytest.raises(ReeveError, match="no source has these headings"):
        source_of(a_list(tmp_path, ["Reference", "Annual value", "My notes"], ["C-1", "5", "x"]))


def test_of_registers_with_the_same_columns_the_name_decides_or_a_person(tmp_path: Path):
    rows = [["Reference", "Title"], ["L-1", "x"]]
    with pytest.raises(ReeveError, match=r"it can be read as .*catalogue\.lots\.own"):
        source_of(a_list(tmp_path, *rows))
    assert source_of(a_list(tmp_path, *rows, name=f"ashmere-{Lots.name}.csv")).name == "catalogue.lots.own"


def test_a_councils_own_entry_is_named_before_one_that_it_shares(cast: Cast):
    own = say(Posts, cast.thornbeck, "P-1", title="Manager")
    service = say(Posts, cast.becklink, "p-1", title="Architect", common=True)
    say(Posts, cast.becklink, "P-9", title="Not shared")
    names = Names(Posts, cast.thornbeck, SPRING)
    told = [names.one(said) for said in ("P-1", "p-1", "becklink: p-1", "architect")]
    assert told == [own.pk, own.pk, service.pk, service.pk]
    for said in ("P-9", "not shared", "becklink: P-9"):
        with pytest.raises(Unreadable, match="names no entry of posts"):
            names.one(said)


def test_a_sheet_whose_name_history_cannot_keep_is_refused(tmp_path: Path):
    for length, kept in ((120, True), (121, False)):
        path = tmp_path / "list.ods"
        with path.open("wb") as file:
            write("ods", ["Reference"], [["C-1"]], file, sheet="x" * length)
        if kept:
            assert sheets(path)[0].name == "x" * 120
        else:
            with pytest.raises(ReeveError, match="has a name of over 120 letters; shorten it"):
                sheets(path)
