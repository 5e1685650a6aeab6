"""Loading files: all or nothing, undo, the same file twice, and what a person is told of a file that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reeve.catalogue.registers import Contracts
from reeve.catalogue.sources import ContractsTracker
from reeve.cli import main
from reeve.errors import ReeveError
from reeve.register.acts import first_broken_link
from reeve.register.history import state_at
from reeve.register.models import Act, Record
from reeve.register.writing import versions_of
from reeve.source import zips
from reeve.source.loading import Refused, load, undo
from reeve.source.models import ImportRow, ImportRun
from tests.cast import Cast, a_contract, a_tracker, say
from tests.source import bad_files

pytestmark = pytest.mark.db
MARCH, JUNE = date(2024, 3, 1), date(2024, 6, 1)


def bring(path: Path, cast: Cast, as_of: date = MARCH, **given: Any) -> ImportRun:
    return load(path, ContractsTracker(), cast.ashmere, as_of=as_of, by=None, **given).run


def held() -> dict[str, tuple[str, str, bool]]:
    """The contracts as they now read."""
    return {
        entry.record.reference: (entry.supplier, str(entry.ends), entry.record.retired)
        for entry in Contracts.model._default_manager.select_related("record")
    }


def counts() -> tuple[int, ...]:
    revisions = Contracts.model.revisions_model._default_manager
    return (Record.objects.count(), revisions.count(), Act.objects.count(), ImportRow.objects.count())


def test_a_file_is_loaded_with_the_row_of_each_entry(cast: Cast, tmp_path: Path):
    rows = [a_contract("C-1"), a_contract("C-2"), [None] * 10, ["Total", *[None] * 9]]
    run = bring(a_tracker(tmp_path, rows), cast)
    assert run.counts["new"] == 2
    assert [(row.line, row.outcome) for row in run.rows.all()] == [
        (4, "new"),
        (5, "new"),
        (6, "skipped"),
        (7, "skipped"),
    ]
    revision = Contracts.model.revisions_model._default_manager.order_by("id").first()
    assert revision is not None
    assert (revision.run, revision.sheet, revision.line) == (str(run.pk), "Contracts", 4)
    assert held()["C-1"] == ("Lakeside Systems", "2025-04-01", False)


def test_one_bad_row_keeps_the_whole_file_out(cast: Cast, tmp_path: Path):
    rows = [a_contract("C-1"), a_contract("C-2", Type="Rolling"), a_contract("C-3", End_date="soon")]
    before = counts()
    with pytest.raises(Refused) as refused:
        bring(a_tracker(tmp_path, rows), cast)
    assert refused.value.sentences == [
        "tracker.xlsx, sheet Contracts, row 5, column Type: must be one of One-off, Term, and was “Rolling”.",
        "tracker.xlsx, sheet Contracts, row 6, column End date: “soon” is not a date; write it as 31/03/2025.",
    ]
    assert counts() == before
    run = ImportRun.objects.get()
    assert (run.state, len(run.faults)) == (ImportRun.REFUSED, 2)


def test_a_dry_run_tells_the_differences_and_writes_nothing(cast: Cast, tmp_path: Path):
    bring(a_tracker(tmp_path, [a_contract("C-1")]), cast)
    before = (*counts(), ImportRun.objects.count())
    changed = a_tracker(tmp_path, [a_contract("C-1", Supplier="Hollin"), a_contract("C-2")], "next.xlsx")
    told = load(changed, ContractsTracker(), cast.ashmere, as_of=JUNE, by=None, dry=True)
    assert told.differences == ["C-2: new", "C-1: supplier was Lakeside Systems, will be Hollin"]
    assert (*counts(), ImportRun.objects.count()) == before


def test_undo_gives_back_what_was_there_and_forgets_nothing(cast: Cast, tmp_path: Path):
    bring(a_tracker(tmp_path, [a_contract("C-1")]), cast)
    before = held()
    known = Act.objects.latest().recorded
    rows = [a_contract("C-1", Supplier="Hollin"), a_contract("C-2")]
    run = bring(a_tracker(tmp_path, rows, "next.xlsx"), cast, JUNE)
    assert held()["C-1"][0] == "Hollin"
    between = Act.objects.latest().recorded
    undo(run, by=cast.person("head-of-ict"), why="The wrong file")
    assert held()["C-1"] == before["C-1"]
    assert held()["C-2"][2], "an entry that only the undone file spoke of is retired"
    record = Record.objects.get(reference="C-1")
    versions = versions_of(Contracts, [record])[record.pk]
    after = Act.objects.latest().recorded
    told = [(state_at(versions, JUNE, when) or {})["supplier"] for when in (known, between, after)]
    assert told == ["Lakeside Systems", "Hollin", "Lakeside Systems"]
    assert first_broken_link() is None
    with pytest.raises(ReeveError, match="nothing to undo"):
        undo(run, by=None, why="Again")


def test_a_correction_by_hand_outlives_the_undoing_of_the_file_below_it(cast: Cast, tmp_path: Path):
    run = bring(a_tracker(tmp_path, [a_contract("C-1")]), cast)
    say(Contracts, cast.ashmere, "C-1", effective=JUNE, supplier="Hollin")
    undo(run, by=None, why="The wrong file")
    assert held()["C-1"] == ("Hollin", "None", False)


def test_a_file_that_was_undone_may_be_loaded_again(cast: Cast, tmp_path: Path):
    path = a_tracker(tmp_path, [a_contract("C-1")])
    undo(bring(path, cast), by=None, why="Too early")
    bring(path, cast)
    assert held() == {"C-1": ("Lakeside Systems", "2025-04-01", False)}


def test_an_entry_that_is_not_in_a_later_file_is_told_and_left(cast: Cast, tmp_path: Path):
    bring(a_tracker(tmp_path, [a_contract("C-1"), a_contract("C-2")]), cast)
    run = bring(a_tracker(tmp_path, [a_contract("C-1")], "next.xlsx"), cast, JUNE)
    assert run.counts["not in this file"] == 1
    assert not held()["C-2"][2]


def test_a_file_of_one_council_never_touches_another(cast: Cast, tmp_path: Path):
    path = a_tracker(tmp_path, [a_contract("C-1")])
    bring(path, cast)
    other = load(path, ContractsTracker(), cast.thornbeck, as_of=MARCH, by=None).run
    assert other.counts["new"] == 1
    assert Record.objects.filter(reference="C-1").count() == 2


def command(path: Path, *more: str) -> Result:
    given = ["import", str(path), "--organisation", "ashmere", "--as-of", "2024-03-01", *more]
    return CliRunner().invoke(main, given)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (
            bad_files.a_date_that_stands_for_none,
            "row 4, column End date: “31/12/9999” lies outside the years",
        ),
        (bad_files.a_year_that_never_was, "row 4, column End date: “01/01/0000” is not a date that exists"),
        (bad_files.a_year_for_a_date, "row 4, column End date: “2025” may be a year, and is not a date"),
        (bad_files.an_amount_beyond_all_bounds, "row 4, column Annual value: must be an amount in pounds"),
        (bad_files.an_amount_that_is_an_error, "row 4, column Annual value: holds #DIV/0!; mend the formula"),
        (bad_files.an_end_that_was_never_computed, "row 4, column End date: holds a formula without its result"),
        (bad_files.a_heading_over_two_columns, "sheet Contracts, row 3, column End date: 2 columns have this heading"),
        (bad_files.a_reference_in_two_spellings, "row 5: “c-1” already stands in row 4"),
        (bad_files.a_cell_in_the_last_corner, "sheet Contracts: its cells reach to row 1048576 and column 16384"),
        (bad_files.a_workbook_that_defines_entities, "the workbook's XML defines entities"),
        (bad_files.a_workbook_that_was_damaged, "the name says it is a workbook, and it is not one"),
        (bad_files.half_a_workbook, "the name says it is a workbook, and it is not one"),
        (bad_files.a_pipe, "this is a pipe or a device"),
        (bad_files.a_name_that_is_too_long, "the file cannot be opened (File name too long)"),
        (bad_files.a_text_file_named_as_a_workbook, "tracker.xlsx: the name says it is a workbook, and it is not one"),
        (bad_files.a_workbook_named_as_text, "tracker.csv: the name says it is text, and it is a workbook"),
        (bad_files.a_missing_column, "tracker.xlsx, sheet Contracts, row 3: missing column Contract ref"),
        (
            bad_files.a_date_that_is_none,
            "tracker.xlsx, sheet Contracts, row 5, column End date: “31/02/2025” is not a date that exists",
        ),
        (
            bad_files.words_too_long_for_their_field,
            "row 4, column Supplier: ensure this value has at most 200 characters",
        ),
        (bad_files.a_directory, "this is a directory; name the file in it"),
        (bad_files.an_empty_file, "tracker.xlsx: the file is empty"),
        (bad_files.headings_and_nothing_below, "no row below the headings says anything"),
        (bad_files.an_owner_whom_nobody_knows, "row 4, column Owner: “Head of Nothing” names no entry of posts"),
        (bad_files.a_reference_that_stands_twice, "row 5: “C-1” already stands in row 4"),
        (bad_files.a_file_that_is_not_there, "there is no such file"),
    ],
    ids=lambda one: one.__name__ if callable(one) else "",
)
def test_a_bad_file_gives_one_clear_sentence_and_loads_nothing(
    cast: Cast, tmp_path: Path, make: Callable[[Path], Path], told: str
):
    before = counts()
    path = make(tmp_path)
    for more in ([], ["--dry-run"]):
        ended = command(path, "--source", "catalogue.contracts-tracker", *more)
        assert ended.exit_code == 1
        assert told in ended.output
        assert ended.output.count("Error:") == 1
        assert "Traceback" not in ended.output
        assert not isinstance(ended.exception, Exception) or isinstance(ended.exception, SystemExit)
        assert counts() == before


def test_a_reference_in_other_capitals_than_the_record_has_is_no_second_entry(cast: Cast, tmp_path: Path):
    bring(a_tracker(tmp_path, [a_contract("C-1")]), cast)
    with pytest.raises(Refused, match="row 4, column Contract ref: “c-1” stands in the record as “C-1”"):
        bring(a_tracker(tmp_path, [a_contract("c-1")], "next.xlsx"), cast, JUNE)
    assert list(held()) == ["C-1"]


def test_a_formula_with_its_result_is_read_and_an_empty_result_is_blank(cast: Cast, tmp_path: Path):
    path = a_tracker(tmp_path, [a_contract("C-1", Annual_value="=600*2", Supplier='=""')])
    said = {b"<f>600*2</f><v></v>": b"<f>600*2</f><v>1200</v>", b"<f>600*2</f><v/>": b"<f>600*2</f><v>1200</v>"}

    def computed(_name: str, content: bytes) -> bytes:
        for before, after in said.items():
            content = content.replace(before, after)
        return re.sub(rb'<c r="(\w+)"([^>]*)><f>""</f><v ?/?>(</v>)?', rb'<c r="\1" t="str"><f>""</f><v></v>', content)

    bring(bad_files.repacked(path, computed), cast)
    entry = Contracts.model._default_manager.get()
    assert (entry.annual_value, entry.supplier) == (1200, "")


def test_a_workbook_that_unpacks_beyond_all_bounds_is_refused(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = a_tracker(tmp_path, [a_contract()])
    monkeypatch.setattr(zips, "MOST_UNPACKED", 1000)
    assert "tracker.xlsx: the workbook unpacks to more than" in command(path).output


def test_a_file_that_lacks_columns_is_loaded_by_the_command_only_where_that_is_meant(cast: Cast, tmp_path: Path):
    bring(a_tracker(tmp_path, [a_contract("C-1")]), cast)
    path = tmp_path / "part.csv"
    path.write_text("Contract ref,Supplier\nC-1,Hollin\n")
    source = ("--source", "catalogue.contracts-tracker")
    assert "missing columns Contract title, Directorate" in command(path, *source).output
    assert held()["C-1"][0] == "Lakeside Systems"
    assert command(path, *source, "--partial").exit_code == 0
    assert held()["C-1"] == ("Hollin", "2025-04-01", False)


def test_a_workbook_for_several_sources_loads_nothing_until_one_is_named(cast: Cast, tmp_path: Path):
    book = openpyxl.Workbook()
    for title, headings, row in (
        ("Directorates", ["Code", "Directorate"], ["AHW", "Adults"]),
        ("Posts", ["Post ref", "Post title", "Directorate", "Status"], ["P1", "Head of ICT", "AHW", "In post"]),
    ):
        sheet = book.create_sheet(title)
        sheet.append(headings)
        sheet.append(row)
    del book["Sheet"]
    path = tmp_path / "organisation.xlsx"
    book.save(path)
    before = counts()
    ended = command(path)
    assert ended.exit_code == 1
    assert "it can be read as organisation.directorates and as organisation.posts; nothing was loaded" in ended.output
    assert counts() == before
    for source in ("organisation.directorates", "organisation.posts"):
        assert command(path, "--source", source).exit_code == 0
    assert Record.objects.count() == 2


def test_a_file_that_no_source_reads_is_told_with_the_endings_that_they_read(cast: Cast, tmp_path: Path):
    path = tmp_path / "tracker.docx"
    path.write_text("words")
    assert "no source reads .docx; they read .csv" in command(path).output


def test_a_day_before_or_beyond_all_records_is_none(cast: Cast, tmp_path: Path):
    path = a_tracker(tmp_path, [a_contract()])
    for said in ("0001-01-01", "9999-12-31", "2024-02-30", "soon"):
        ended = command(path, "--as-of", said)
        assert (ended.exit_code, f"{said!r} is not a day" in ended.output) == (2, True)


def test_a_file_loaded_twice_is_told_and_changes_nothing(cast: Cast, tmp_path: Path):
    path = a_tracker(tmp_path, [a_contract("C-1")])
    assert command(path).exit_code == 0
    before = counts()
    again = command(path)
    assert again.exit_code == 1
    assert "tracker.xlsx: this file was already loaded for Ashmere Council on" in again.output
    assert counts() == before


def test_of_several_files_the_good_ones_are_loaded_and_the_command_fails(cast: Cast, tmp_path: Path):
    good = a_tracker(tmp_path, [a_contract("C-1")], "good.xlsx")
    ended = CliRunner().invoke(
        main, ["import", str(tmp_path / "none.xlsx"), str(good), "--organisation", "ashmere", "--as-of", "2024-03-01"]
    )
    assert ended.exit_code == 1
    assert list(held()) == ["C-1"]


def test_an_organisation_or_source_that_is_not_there_is_told_with_those_that_are(cast: Cast, tmp_path: Path):
    path = a_tracker(tmp_path, [a_contract()])
    ended = CliRunner().invoke(main, ["import", str(path), "--organisation", "nowhere"])
    assert ended.exit_code == 1
    assert "There is no organisation 'nowhere'; there are: ashmere" in ended.output
    ended = command(path, "--source", "nothing")
    assert ended.exit_code == 1
    assert "catalogue.contracts-tracker" in ended.output
