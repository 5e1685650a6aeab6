"""From file to undo in the browser: sent once, compared, confirmed by whoever may, loaded all or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reeve.access.models import Grant, Membership, Role, User
from reeve.catalogue.registers import Contracts
from reeve.organisation.registers import Directorates
from reeve.register.acts import act
from reeve.register.models import Act, Record
from reeve.register.writing import Change, write
from reeve.source import forms, uploading
from reeve.source.models import ImportRow, ImportRun
from tests.cast import TRACKER, Cast, a_contract, a_tracker, say
from tests.source.test_import_pages import words

pytestmark = pytest.mark.db
NEW = "/o/ashmere/imports/new/"


def send(browser: Client, path: Path | None, *, to: str = NEW, as_of: str = "2024-03-01", **more: str) -> Any:
    """Send a file as the page does."""
    given: dict[str, Any] = {"as_of": as_of, **more}
    if path is not None:
        given["file"] = SimpleUploadedFile(path.name, path.read_bytes())
    return browser.post(to, given, follow=True)


def press(browser: Client, run: ImportRun, what: str, **more: str) -> Any:
    """Press a button of an import's page, as it was shown."""
    run.refresh_from_db()
    return browser.post(f"/imports/{run.pk}/{what}/", {"seen": run.shown, **more}, follow=True)


def held() -> dict[str, str]:
    return {
        entry.record.reference: entry.supplier
        for entry in Contracts.model._default_manager.select_related("record")
        if not entry.record.retired
    }


def rename(cast: Cast, register: Any, reference: str, other: str) -> None:
    with act("Rename", by=None, organisation=cast.ashmere) as acting:
        write(register, cast.ashmere, [Change(reference, {"reference": other}, date(2024, 4, 1))], acting=acting)


def test_a_file_is_sent_once_shown_confirmed_and_undone(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    rows = [a_contract("C-1"), a_contract("C-2"), [None] * 10, ["Total", *[None] * 9]]
    said = words(send(head, a_tracker(tmp_path, rows)))
    assert "Waiting to be confirmed" in said
    assert "New 2 Changed 0 Unchanged 0 Skipped 2 Not in this file 0" in said
    assert "row 7: total row" in said
    assert "Supplier: nothing → becomes Lakeside Systems" in said
    assert "End date: nothing → becomes 31 March 2025" in said
    assert held() == {}
    run = ImportRun.objects.get()
    assert "tracker.xlsx was loaded." in words(press(head, run, "confirm"))
    assert held() == {"C-1": "Lakeside Systems", "C-2": "Lakeside Systems"}
    run.refresh_from_db()
    assert (run.state, run.act is not None, run.confirmed_by) == (ImportRun.LOADED, True, cast.person("head-of-ict"))
    press(head, run, "undo", why="The wrong file")
    assert held() == {}


def test_the_difference_is_told_cell_by_cell_and_what_is_not_in_the_file_is_left(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    send(head, a_tracker(tmp_path, [a_contract("C-1"), a_contract("C-2"), a_contract("C-3")]))
    press(head, ImportRun.objects.get(), "confirm")
    rows = [a_contract("C-1", Supplier="Hollin", Annual_value=1500), a_contract("C-2")]
    said = words(send(head, a_tracker(tmp_path, rows, "next.xlsx"), as_of="2024-06-01"))
    assert "New 0 Changed 1 Unchanged 1 Skipped 0 Not in this file 1" in said
    assert "Supplier: Lakeside Systems → becomes Hollin" in said
    assert "Annual value: £1,200 → becomes £1,500" in said or "£1,200.00 → becomes £1,500.00" in said
    assert "Start date:" not in said
    run = ImportRun.objects.get(file="next.xlsx")
    for outcome, entry in (("unchanged", "Contract C-2"), ("absent", "Contract C-3"), ("changed", "Contract C-1")):
        listed = words(head.get(f"/imports/{run.pk}/?outcome={outcome}")).partition("What would change")[2]
        assert [f"Contract C-{number}" in listed for number in (1, 2, 3)] == [
            entry == f"Contract C-{number}" for number in (1, 2, 3)
        ]
    press(head, run, "confirm")
    assert held() == {"C-1": "Hollin", "C-2": "Lakeside Systems", "C-3": "Lakeside Systems"}


def test_a_refused_file_cannot_be_confirmed_and_is_loaded_when_it_was_corrected(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    bad = a_tracker(tmp_path, [a_contract("C-1"), a_contract("C-2", Type="Rolling", Supplier="=1+1")])
    said = words(send(head, bad))
    run = ImportRun.objects.get()
    assert (run.state, run.counts) == (ImportRun.REFUSED, {"rows": 2, "failing": 1, "skipped": 0})
    assert "Contracts, row 5 Failing: column Type: must be one of One-off, Term, and was “Rolling”" in said
    assert "Confirm and load" not in said
    assert "failing rows; nothing was loaded" in words(press(head, run, "confirm"))
    assert held() == {}
    for kind in ("xlsx", "csv"):
        for rows, count in (("", 1), ("?rows=all", 2)):
            answer = head.get(f"/imports/{run.pk}/to-correct.{kind}{rows}")
            assert answer.status_code == 200
            corrected = tmp_path / f"corrected-{count}.{kind}"
            corrected.write_bytes(answer.content)
            assert b"Type: must be one of" in answer.content or kind == "xlsx"
            again = words(send(head, corrected))
            assert "Failing 1" in again, again
            assert f"Rows {count}" in again


def test_the_failing_rows_are_corrected_in_the_download_and_sent_again(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    send(head, a_tracker(tmp_path, [a_contract("C-1"), a_contract("C-2", Type="Rolling", Supplier="=1+1")]))
    run = ImportRun.objects.get()
    path = tmp_path / "corrected.xlsx"
    path.write_bytes(head.get(f"/imports/{run.pk}/to-correct.xlsx?rows=all").content)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]][-1] == "What to do"
    assert str(sheet["K5"].value).startswith("Supplier: holds a formula without its result; mend")
    assert sheet["K4"].value is None
    assert "Type: must be one of One-off, Term" in str(sheet["K5"].value)
    sheet["C5"], sheet["F5"] = "Hollin", "Term"
    book.save(path)
    said = words(send(head, path))
    assert "New 2" in said, said
    press(head, ImportRun.objects.get(file="corrected.xlsx"), "confirm")
    assert set(held()) == {"C-1", "C-2"}


def test_nothing_in_the_download_of_failing_rows_runs_as_a_formula(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    path = tmp_path / "tracker.csv"
    row = ["C-1", "Words", "=cmd()|A0", "", "", "Rolling", "01/04/2022", "31/03/2025", "12", "Live"]
    path.write_text("\n".join([",".join(TRACKER), ",".join(row)]))
    assert "must be one of One-off, Term" in words(send(head, path))
    run = ImportRun.objects.get()
    said = head.get(f"/imports/{run.pk}/to-correct.csv").content.decode("utf-8-sig")
    assert ",'=cmd()|A0," in said
    made = tmp_path / "made.xlsx"
    made.write_bytes(head.get(f"/imports/{run.pk}/to-correct.xlsx").content)
    book = openpyxl.load_workbook(made)
    sheet = book.active
    assert sheet is not None
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("'=cmd()|A0", "s")
    sheet["F2"] = "Term"
    book.save(made)
    send(head, made)
    press(head, ImportRun.objects.get(file="made.xlsx"), "confirm")
    assert held() == {"C-1": "=cmd()|A0"}, "the apostrophe is taken off again"
    assert head.get(f"/imports/{run.pk}/to-correct.exe").status_code == 404


def test_confirming_twice_loads_once(cast: Cast, tmp_path: Path):
    head, manager = cast.browser("head-of-ict"), cast.browser("sourcing-manager")
    send(head, a_tracker(tmp_path, [a_contract("C-1")]))
    run = ImportRun.objects.get()
    seen, before = run.shown, Act.objects.count()
    manager.post(f"/imports/{run.pk}/confirm/", {"seen": seen})
    said = words(head.post(f"/imports/{run.pk}/confirm/", {"seen": seen}, follow=True))
    assert "it was loaded by sourcing-manager already; nothing was done" in said
    assert Act.objects.count() == before + 1
    assert Contracts.model.revisions_model._default_manager.count() == 1


def test_what_changed_in_between_is_shown_before_anything_is_loaded(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 1, 1), title="Contract C-1", supplier="Old", kind="term")
    send(head, a_tracker(tmp_path, [a_contract("C-1")]))
    run = ImportRun.objects.get()
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 2, 1), supplier="Between")
    said = words(press(head, run, "confirm"))
    assert "the record has changed since this was shown. Nothing was loaded" in said
    assert "Supplier: Between → becomes Lakeside Systems" in said
    assert held() == {"C-1": "Between"}
    press(head, run, "confirm")
    assert held() == {"C-1": "Lakeside Systems"}


def test_a_row_that_fails_by_now_refuses_the_file_and_it_is_compared_again_when_that_is_mended(
    cast: Cast, tmp_path: Path
):
    head = cast.browser("head-of-ict")
    said = words(send(head, a_tracker(tmp_path, [a_contract("C-1", Directorate="AHW")])))
    assert "“AHW” names no entry of directorates; load it there first, or correct the name" in said
    say(Directorates, cast.ashmere, "AHW", title="Adults")
    run = ImportRun.objects.get()
    assert "Directorate: nothing → becomes Adults" in words(press(head, run, "check"))
    other = say(Directorates, cast.ashmere, "X", title="Adults")
    rename(cast, Directorates, "AHW", "ADU")
    rename(cast, Directorates, "X", "AHW")
    said = words(press(head, run, "confirm"))
    assert "the record has changed since this was shown" in said
    press(head, run, "confirm")
    assert Contracts.model._default_manager.get().directorate_id == other.pk


def test_a_renamed_entry_is_found_by_its_earlier_name_and_keeps_its_new_one(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    say(Directorates, cast.ashmere, "AHW", title="Adults, health and wellbeing")
    say(Directorates, cast.ashmere, "AHW", title="Adult services")
    send(head, a_tracker(tmp_path, [a_contract("C-1")]))
    first = ImportRun.objects.get()
    press(head, first, "confirm")
    rename(cast, Contracts, "C-1", "C-9")
    row = a_contract("C-1", Supplier="Hollin", Directorate="Adults, health and wellbeing")
    said = words(send(head, a_tracker(tmp_path, [row], "next.xlsx"), as_of="2024-06-01"))
    assert "New 0 Changed 1 Unchanged 0 Skipped 0 Not in this file 0" in said
    assert "Directorate: nothing → becomes Adult services" in said
    run = ImportRun.objects.get(file="next.xlsx")
    press(head, run, "confirm")
    assert held() == {"C-9": "Hollin"}
    press(head, run, "undo", why="The wrong file")
    assert held() == {"C-9": "Lakeside Systems"}
    twice = [a_contract("C-1"), a_contract("C-9")]
    said = words(send(head, a_tracker(tmp_path, twice, "twice.xlsx")))
    assert "“C-9” and “C-1” in row 4 are one entry, which was renamed; keep one row" in said


def test_a_file_that_may_be_several_kinds_is_asked_about_and_not_sent_again(cast: Cast, tmp_path: Path):
    path = tmp_path / "things.csv"
    path.write_text("Something;Other\nA;B\n")
    head = cast.browser("head-of-ict")
    answer = send(head, path)
    assert "no source has these headings" in words(answer)
    assert "things.csv is here already" in words(answer)
    kept = answer.context["form"]["kept"].value()
    said = words(send(head, None, kept=kept, source="organisation.directorates"))
    assert "Which column is which?" in said
    other = cast.browser("sourcing-manager")
    assert "Choose the file" in words(send(other, None, kept=kept, source="catalogue.contracts-tracker"))
    assert "Choose the file" in words(send(head, None, kept="forged", source="organisation.directorates"))


@pytest.mark.parametrize(
    ("role", "organisation", "status"),
    [
        ("head-of-ict", "ashmere", 200),
        ("sourcing-manager", "ashmere", 200),
        ("internal-auditor", "ashmere", 403),
        ("councillor", "ashmere", 403),
        ("head-of-ict", "thornbeck", 404),
    ],
)
def test_who_may_send_see_and_confirm(cast: Cast, tmp_path: Path, role: str, organisation: str, status: int):
    send(cast.browser("head-of-ict"), a_tracker(tmp_path, [a_contract("C-1")]))
    run = ImportRun.objects.get()
    browser = cast.browser(role, organisation)
    allowed = 200 if role == "internal-auditor" else status  # who loads other files there sees the page
    assert browser.get(NEW).status_code == allowed
    assert send(browser, a_tracker(tmp_path, [a_contract("C-2")], "b.xlsx")).status_code == status
    seen = browser.get(f"/imports/{run.pk}/").status_code
    assert seen == (404 if role == "councillor" else 200 if status == 403 else status)
    for what in ("check", "drop", "columns"):
        if status != 200:
            assert browser.post(f"/imports/{run.pk}/{what}/").status_code == (404 if seen == 404 else 403)
    answer = browser.post(f"/imports/{run.pk}/confirm/", {"seen": run.shown})
    assert answer.status_code == (302 if status == 200 else 404 if seen == 404 else 403)
    assert bool(held()) is (status == 200)


def test_nobody_loads_over_an_entry_that_lies_beyond_their_role_or_sees_it(cast: Cast, tmp_path: Path):
    say(Contracts, cast.ashmere, "C-1", title="Secret", supplier="Hidden Ltd", kind="term", sensitivity=2)
    role = Role.objects.create(reference="loader", title="Loader")
    for action in ("read", "import"):
        Grant.objects.create(role=role, register="catalogue.contracts", action=action, up_to=1)
    user = User.objects.create(username="loader")
    Membership.objects.create(user=user, organisation=cast.ashmere, role=role)
    loader = Client()
    loader.force_login(user)
    path = a_tracker(tmp_path, [a_contract("C-1"), a_contract("C-2")])
    said = words(send(loader, path, as_of="2024-06-01"))
    assert "row 4 Failing: column Contract ref: is restricted, which your role does not load" in said
    head = cast.browser("head-of-ict")
    run = ImportRun.objects.get()
    assert "Supplier: Hidden Ltd → becomes Lakeside Systems" in words(press(head, run, "check"))
    seen = words(loader.get(f"/imports/{run.pk}/"))
    assert "Hidden Ltd" not in seen
    assert "Secret" not in seen
    assert "Not shown to your role" in seen
    press(loader, run, "confirm")
    assert held() == {"C-1": "Hidden Ltd"}


def test_a_file_that_waits_may_be_dropped(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    path = a_tracker(tmp_path, [a_contract("C-1")])
    send(head, path)
    assert "2 files" not in words(send(head, path))
    run = ImportRun.objects.get()
    assert "was dropped" in words(press(head, run, "drop"))
    assert "it was dropped; nothing was done" in words(press(head, run, "confirm"))
    assert (held(), ImportRow.objects.count()) == ({}, 0)


def test_a_file_that_is_too_large_or_that_no_one_can_read_is_told_in_a_sentence(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    head = cast.browser("head-of-ict")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook at all")
    assert "is not one; save it again as XLSX" in words(send(head, broken, source="catalogue.contracts-tracker"))
    path = a_tracker(tmp_path, [a_contract("C-1")])
    assert "The day must lie in the years" in words(send(head, path, as_of="1066-10-14"))
    assert "Choose the file" in words(send(head, None))
    monkeypatch.setattr(uploading.new, "largest", 1000)
    assert "The file is larger than" in words(send(head, path))
    assert forms.LARGEST > 1000
    assert ImportRun.objects.count() == 0


def test_many_rows_are_shown_from_a_bounded_number_of_queries(
    cast: Cast, tmp_path: Path, django_assert_max_num_queries: Any
):
    head = cast.browser("head-of-ict")
    send(head, a_tracker(tmp_path, [a_contract(f"C-{number}") for number in range(250)]))
    run = ImportRun.objects.get()
    press(head, run, "confirm")
    changed = [a_contract(f"C-{number}", Supplier="Hollin") for number in range(250)]
    send(head, a_tracker(tmp_path, changed, "next.xlsx"), as_of="2024-06-01")
    run = ImportRun.objects.get(file="next.xlsx")
    with django_assert_max_num_queries(20):
        said = words(head.get(f"/imports/{run.pk}/?page=3"))
    assert said.count("→ becomes Hollin") == 50


def test_a_partial_file_leaves_alone_what_it_lacks_and_adds_nothing_that_is_incomplete(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    send(head, a_tracker(tmp_path, [a_contract("C-1")]))
    press(head, ImportRun.objects.get(), "confirm")
    path = tmp_path / "part.csv"
    path.write_text("Contract ref,Supplier\nC-1,Hollin\n")
    said = words(send(head, path, source="catalogue.contracts-tracker", as_of="2024-06-01"))
    assert "Left alone, for the file lacks them Contract title, Directorate, Owner, Type" in said
    press(head, ImportRun.objects.get(file="part.csv"), "confirm")
    entry = Contracts.model._default_manager.get()
    assert (entry.supplier, entry.annual_value, entry.kind) == ("Hollin", 1200, "term")
    path = tmp_path / "more.csv"
    path.write_text("Contract ref,Supplier\nC-7,Hollin\n")
    said = words(send(head, path, source="catalogue.contracts-tracker"))
    assert "“C-7” is new and the file has no columns Contract title, Type, Status; add them" in said
    path = tmp_path / "none.csv"
    path.write_text("Supplier,Contract title\nHollin,Words\n")
    said = words(send(head, path, source="catalogue.contracts-tracker"))
    assert "missing columns Contract ref" in said


def test_columns_are_said_once_and_remembered_for_the_council_that_said_it(cast: Cast, tmp_path: Path):
    head = cast.browser("head-of-ict")
    headings = ["Our number" if name == "Contract ref" else "Firm" if name == "Supplier" else name for name in TRACKER]
    path = a_tracker(tmp_path, [a_contract("C-1")], headings=headings)
    answer = send(head, path, source="catalogue.contracts-tracker")
    said = words(answer)
    assert "Which column is which?" in said
    assert "Such as Lakeside Systems" in said
    form = answer.context["form"]
    run = ImportRun.objects.get()
    given = {name: form.initial.get(name, form.fields[name].initial) or "" for name in form.fields}
    assert given["column_1"] == "Contract title"
    wrong = words(head.post(f"/imports/{run.pk}/columns/", given))
    assert "Say which column is Contract ref" in wrong
    given |= {"column_0": "Contract ref", "column_2": "Contract title"}
    assert "Only one column can be Contract title" in words(head.post(f"/imports/{run.pk}/columns/", given))
    given["column_2"] = "Supplier"
    said = words(head.post(f"/imports/{run.pk}/columns/", given, follow=True))
    assert "Supplier: nothing → becomes Lakeside Systems" in said
    assert "Firm is Supplier" in said
    press(head, run, "confirm")
    assert held() == {"C-1": "Lakeside Systems"}
    again = a_tracker(tmp_path, [a_contract("C-1", Supplier="Hollin")], "next.xlsx", headings)
    said = words(send(head, again, source="catalogue.contracts-tracker", as_of="2024-06-01"))
    assert "Supplier: Lakeside Systems → becomes Hollin" in said
    run = ImportRun.objects.get(file="next.xlsx")
    given["column_2"] = ""
    said = words(head.post(f"/imports/{run.pk}/columns/", given, follow=True))
    assert "Changed 0 Unchanged 1" in said
    other = cast.browser("head-of-ict", "thornbeck")
    said = words(send(other, again, to="/o/thornbeck/imports/new/", source="catalogue.contracts-tracker"))
    assert "Which column is which?" in said


def test_the_list_of_a_register_leads_to_sending_a_file_for_it(cast: Cast):
    answer = cast.browser("head-of-ict").get(f"{NEW}?register=catalogue.contracts")
    kinds = [name for name, _ in answer.context["form"].fields["source"].choices]
    assert kinds[:2] == ["", "catalogue.contracts-tracker"]
    assert "organisation.posts" not in kinds
    assert Record.objects.count() == 0
