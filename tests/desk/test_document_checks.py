"""The pages of the document check: whose they are, what they show, and what is remembered of what people decide."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reeve.access.models import Membership, Organisation, ReportingPeriod
from reeve.catalogue.sources import ContractsTracker
from reeve.checking.reading.what_it_is import MOST_BYTES
from reeve.desk import checks, record
from reeve.desk.models import DocumentCheck, FindingDecision
from reeve.desk.tasks import check_document
from reeve.errors import ReeveError
from reeve.source.loading import load
from tests.addresses import MARCH
from tests.cast import Cast, a_contract, a_tracker

TRACKER = ContractsTracker()
pytestmark = [pytest.mark.django_db, pytest.mark.db]

WRONG = """Audit Committee, 13 September 2024

Of the calls, 45 of 180 (35%) were abandoned.

The SIGG met. The SIGG left.
"""
"""An error, and a piece of advice."""


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    return settings.DATA


def sent(browser: Client, said: bytes = WRONG.encode(), name: str = "paper.txt", **more: str) -> Any:
    """Send a document as the form does."""
    upload = SimpleUploadedFile(name, said)
    return browser.post(reverse("desk:new_check", args=["ashmere"]), {"file": upload, **more})


def checked(
    cast: Cast, said: bytes = WRONG.encode(), name: str = "paper.txt", by: str = "head-of-ict"
) -> DocumentCheck:
    """A document that was checked."""
    made = checks.take_in(SimpleUploadedFile(name, said), cast.ashmere, by=cast.person(by), as_of=None)
    checks.run(made)
    made.refresh_from_db()
    return made


def page_of(browser: Client, check: DocumentCheck, query: str = "") -> str:
    answer = browser.get(reverse("desk:check", args=[check.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def a_word_document() -> bytes:
    document = docx.Document()
    document.add_paragraph("Of the calls, 45 of 180 (35%) were abandoned.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_document_is_sent_checked_by_the_job_and_told_in_order_of_place(
    cast: Cast, django_capture_on_commit_callbacks: Any
):
    browser = cast.browser("head-of-ict")
    with django_capture_on_commit_callbacks(execute=True):
        answer = sent(browser)
    (made,) = DocumentCheck.objects.all()
    assert answer.headers["Location"] == reverse("desk:check", args=[made.pk])
    assert "Waiting for its turn" in page_of(browser, made)
    check_document.func(str(made.pk))
    said = page_of(browser, made)
    assert said.index("45 of 180 is not 35%.") < said.index("SIGG is used")
    assert "<mark>35%</mark>" in said
    assert "45 ÷ 180 = 25%" in said
    assert "Errors: 1" in said


def test_findings_are_filtered_by_kind_and_how_grave_they_are(cast: Cast):
    browser, made = cast.browser("head-of-ict"), checked(cast)
    for query in ("?kind=acronym", "?severity=advice"):
        said = page_of(browser, made, query)
        assert "SIGG is used" in said
        assert "is not 35%" not in said
    assert "Nothing of this was found" in page_of(browser, made, "?severity=doubt")


def test_what_is_dismissed_with_a_reason_is_gone_and_the_next_run_remembers_it(cast: Cast):
    browser, made = cast.browser("head-of-ict"), checked(cast)
    finding = made.result["findings"][0]["id"]
    address = reverse("desk:dismiss", args=[made.pk, finding])
    assert "Say why it is no finding" in browser.post(address, {"reason": " "}).content.decode()
    assert not FindingDecision.objects.exists()
    assert browser.post(address, {"reason": "Of another year"}).status_code == 302
    later = checked(cast, b"A line before.\n\n" + WRONG.encode(), by="committee-clerk")
    for who, check in (("head-of-ict", made), ("committee-clerk", later)):
        said = page_of(cast.browser(who), check)
        assert "is not 35%" not in said
        assert "Of another year" in page_of(cast.browser(who), check, "?decided=dismissed")
    told = json.loads(cast.browser("committee-clerk").get(reverse("desk:export", args=[later.pk, "json"])).content)
    assert [one["kind"] for one in told["findings"]] == ["acronym"]
    assert [one["reason"] for one in told["dismissed"]] == ["Of another year"]
    assert set(checks.dismissals_of(cast.ashmere)) == {finding}
    assert checks.dismissals_of(cast.thornbeck) == {}
    assert browser.post(reverse("desk:undecide", args=[made.pk, finding])).status_code == 302
    assert "is not 35%" in page_of(browser, made)


def test_what_is_to_be_corrected_says_by_whom(cast: Cast):
    browser, made = cast.browser("head-of-ict"), checked(cast)
    browser.post(reverse("desk:accept", args=[made.pk, made.result["findings"][0]["id"]]))
    assert "To be corrected" in page_of(browser, made, "?decided=accepted")
    assert "is not 35%" not in page_of(browser, made, "?decided=open")


def test_a_check_is_its_maker_s_alone_and_ends_with_the_membership(cast: Cast):
    made = checked(cast)
    address = reverse("desk:check", args=[made.pk])
    for role, organisation in (("director", "ashmere"), ("head-of-ict", "thornbeck"), ("head-of-ict", "becklink")):
        assert cast.browser(role, organisation).get(address).status_code == 404
        assert made.file not in cast.browser(role, organisation).get(reverse("desk:checks")).content.decode()
    assert made.file in cast.browser("head-of-ict").get(reverse("desk:checks")).content.decode()
    Membership.objects.filter(user__username="ashmere-head-of-ict").delete()
    assert cast.browser("head-of-ict").get(address).status_code == 404


def test_a_document_is_not_sent_for_an_organisation_across_the_wall(cast: Cast):
    assert sent(cast.browser("head-of-ict", "thornbeck")).status_code == 404
    assert not DocumentCheck.objects.exists()


def test_a_word_copy_holds_the_findings_that_stand_as_comments(cast: Cast):
    browser = cast.browser("head-of-ict")
    made = checked(cast, a_word_document(), "paper.docx")
    copy = browser.get(reverse("desk:export", args=[made.pk, "docx"]))
    assert copy.headers["Content-Disposition"] == 'attachment; filename="paper-checked.docx"'
    (comment,) = docx.Document(io.BytesIO(copy.content)).comments
    assert comment.text.startswith("Error (arithmetic): 45 of 180 is not 35%.")
    text = checked(cast)
    answer = browser.get(reverse("desk:export", args=[text.pk, "docx"]), follow=True)
    assert "only a Word document (DOCX) gets comments" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "name", "sentence"),
    [
        (b"PK\x03\x04 no zip at all", "paper.docx", "paper.docx: "),
        (b"%PDF-1.7\n%cut off", "a ☃ paper.pdf", "it begins as"),
        (b"\x00\x01\x02\x03" * 100, "paper.doc", "paper.doc"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_a_sentence(cast: Cast, said: bytes, name: str, sentence: str):
    made = checked(cast, said, name)
    assert made.state == DocumentCheck.REFUSED
    assert sentence in made.why
    assert made.why in page_of(cast.browser("head-of-ict"), made).replace("&#x27;", "'").replace("&quot;", '"')


@pytest.mark.parametrize(
    ("said", "more", "sentence"),
    [
        (b"", {}, "The document is empty; save it again"),
        (
            b"Words.",
            {"as_of_day": "1", "as_of_month": "3", "as_of_year": "2031"},
            "No reporting period of Ashmere Council holds",
        ),
        (b"Words.", {"as_of_day": "31", "as_of_month": "2", "as_of_year": "2024"}, "must be a real date"),
    ],
)
def test_what_cannot_be_sent_is_told_and_nothing_is_kept(
    cast: Cast, data: Path, said: bytes, more: dict[str, str], sentence: str
):
    answer = sent(cast.browser("head-of-ict"), said, **more)
    assert sentence in answer.content.decode()
    assert not DocumentCheck.objects.exists()
    assert not list(data.rglob("*.txt"))


def test_too_large_a_document_is_told(cast: Cast):
    answer = sent(cast.browser("head-of-ict"), b"x" * (MOST_BYTES + 1))
    assert "The document is larger than" in answer.content.decode()
    assert not DocumentCheck.objects.exists()


def test_a_check_whose_job_died_is_asked_for_again(cast: Cast):
    browser, made = cast.browser("head-of-ict"), checked(cast)
    DocumentCheck.objects.update(state=DocumentCheck.READING)
    browser.post(reverse("desk:again", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == DocumentCheck.READING, "it may still be at work"
    DocumentCheck.objects.update(asked=timezone.now() - timedelta(hours=1))
    assert "Check it again" in page_of(browser, made)
    browser.post(reverse("desk:again", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == DocumentCheck.WAITING


def test_a_failure_of_the_check_is_told_and_not_left_in_progress(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    made = checked(cast)
    monkeypatch.setattr(checks, "check", broken)
    with pytest.raises(ZeroDivisionError):
        checks.run(made)
    assert "The check failed" in page_of(cast.browser("head-of-ict"), made)


def test_a_deleted_check_takes_its_file_with_it(cast: Cast, data: Path):
    browser, made = cast.browser("head-of-ict"), checked(cast)
    assert made.path.exists()
    assert browser.post(reverse("desk:delete", args=[made.pk])).status_code == 302
    assert not made.path.parent.exists()
    assert not DocumentCheck.objects.exists()
    check_document.func(str(made.pk))


def test_a_page_of_findings_asks_the_database_as_often_however_many_there_are(
    cast: Cast, django_assert_max_num_queries: Any
):
    browser = cast.browser("head-of-ict")
    many = "\n\n".join(f"Of the {one} calls, 45 of 180 (3{one}%) were lost in week {one}." for one in range(1, 9))
    made = checked(cast, many.encode())
    for one in made.result["findings"]:
        checks.decide(made, one, FindingDecision.ACCEPTED, by=cast.person("head-of-ict"))
    assert len(made.result["findings"]) >= 8
    with django_assert_max_num_queries(12):
        page_of(browser, made)


def test_a_report_that_cannot_be_built_is_told_and_the_figures_are_compared_all_the_same(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    load(a_tracker(tmp_path, [a_contract("C-1")]), TRACKER, cast.ashmere, as_of=MARCH, by=None)

    def breaks(name: str, *given: Any, **more: Any) -> Any:
        if name == "annual-statement":
            raise ReeveError("a definition is missing.")
        return write(name, *given, **more)

    ReportingPeriod.objects.create(organisation=cast.ashmere, starts=MARCH, ends=MARCH + timedelta(days=31))
    write = record.write
    monkeypatch.setattr(record, "write", breaks)
    upload = SimpleUploadedFile("paper.txt", b"There is 1 contract in product management.")
    made = checks.take_in(upload, cast.ashmere, by=cast.person("head-of-ict"), as_of=MARCH)
    checks.run(made)
    made.refresh_from_db()
    assert made.why == ""
    told = "Numbers were not compared with the annual-statement, which cannot be built: a definition is missing."
    assert told in page_of(cast.browser("head-of-ict"), made)


def test_the_numbers_are_compared_with_the_record_where_a_day_is_given(cast: Cast, tmp_path: Path):
    load(a_tracker(tmp_path, [a_contract("C-1"), a_contract("C-2")]), TRACKER, cast.ashmere, as_of=MARCH, by=None)
    organisation: Organisation = cast.ashmere
    ReportingPeriod.objects.create(organisation=organisation, starts=MARCH, ends=MARCH + timedelta(days=31))
    assert checks.last_day(organisation) == MARCH + timedelta(days=30)
    upload = SimpleUploadedFile("paper.txt", b"There are 1,234 widgets and 2 contracts in product management.")
    made = checks.take_in(upload, organisation, by=cast.person("head-of-ict"), as_of=MARCH)
    checks.run(made)
    made.refresh_from_db()
    assert made.why == ""
    assert [one["kind"] for one in made.result["findings"]] == ["untraced", "traced"]
    said = page_of(cast.browser("head-of-ict"), made)
    assert "Untraced: 1" in said
    assert "1,234 is no figure" not in said
    assert "1,234 is no figure" in page_of(cast.browser("head-of-ict"), made, "?kind=untraced")
