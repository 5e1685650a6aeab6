"""Evidence and links: what may be attached, who may, what is given out to whom, and how links read both ways."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts, Products
from reeve.register import evidence, links
from reeve.register.actions import NotAllowedValues, NothingToSay
from reeve.register.acts import first_broken_link
from reeve.register.keeping import intact, kept
from reeve.register.lookup import MayNot
from reeve.register.models import Act, Evidence, Link, Record
from tests.cast import SPRING, Cast, say

pytestmark = pytest.mark.db
PDF = b"%PDF-1.7 the signed contract"
MAY = date(2024, 5, 1)


@pytest.fixture
def contract(cast: Cast) -> Record:
    """A contract of Ashmere."""
    return say(Contracts, cast.ashmere, "C-1", title="Payroll", supplier="Lakeside", kind="term")


def page_of(record: Record) -> str:
    return reverse("register:entry", args=[record.organisation.reference, record.register, record.reference])


def attach(cast: Cast, record: Record, content: bytes = PDF, name: str = "signed.pdf", **given: Any) -> Evidence:
    said = {"by": cast.person("head-of-ict"), "what": "The signed contract", "effective": SPRING, **given}
    return evidence.attach(Contracts, record, ContentFile(content, name), **said)


def link(cast: Cast, record: Record, to: Record, what: str = "depends on", role: str = "head-of-ict") -> Link:
    return links.link(Contracts, record, to, by=cast.person(role), what=what, starts=SPRING)


def test_a_file_is_kept_as_it_came_by_its_digest(cast: Cast, contract: Record):
    one = attach(cast, contract, expires=date(2025, 4, 1))
    assert one.digest == hashlib.sha256(PDF).hexdigest()
    assert kept(one.digest, one.file).read_bytes() == PDF
    assert (one.size, one.content_type, one.last_day) == (len(PDF), "application/pdf", date(2025, 3, 31))
    assert one.act.what == "Attach evidence to C-1 (Contracts)"
    assert first_broken_link() is None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("macro.xlsm", b"PK\x03\x04", "choose a file of one of these kinds: pdf"),
        ("page.html", b"<script>", "cannot be attached"),
        ("none", b"words", "cannot be attached"),
        ("signed.pdf", b"<script>", "not what its name says"),
        ("notes.txt", b"a\0b", "not what its name says"),
        ("empty.txt", b"", "is empty"),
        ("large.txt", b"a" * (evidence.LARGEST + 1), "25 MB is the most"),
    ],
)
def test_what_cannot_be_attached_is_refused_with_a_sentence(
    cast: Cast, contract: Record, name: str, content: bytes, said: str
):
    acts = Act.objects.count()
    with pytest.raises(NotAllowedValues, match=said) as raised:
        attach(cast, contract, content, name)
    assert set(raised.value.faults) == {"file"}
    assert (Evidence.objects.count(), Act.objects.count()) == (0, acts)


def test_it_must_say_what_it_shows_and_end_after_it_begins(cast: Cast, contract: Record):
    with pytest.raises(NotAllowedValues, match="what the file shows"):
        attach(cast, contract, what=" ")
    with pytest.raises(NotAllowedValues, match="must not lie before"):
        attach(cast, contract, expires=SPRING)


def test_the_same_file_twice_is_nothing_new_until_it_is_withdrawn(cast: Cast, contract: Record):
    first = attach(cast, contract)
    with pytest.raises(NothingToSay, match="evidence for the entry already"):
        attach(cast, contract, name="again.pdf")
    with pytest.raises(NotAllowedValues, match="Say why"):
        evidence.withdraw(Contracts, first, by=cast.person("head-of-ict"), why=" ")
    evidence.withdraw(Contracts, first, by=cast.person("head-of-ict"), why="Of another contract")
    with pytest.raises(NothingToSay, match="withdrawn before"):
        evidence.withdraw(Contracts, first, by=cast.person("head-of-ict"), why="Again")
    attach(cast, contract)
    assert intact(first.digest, first.file)
    assert "Of another contract" in cast.browser("head-of-ict").get(page_of(contract)).content.decode()


@pytest.mark.parametrize("role", ["councillor", "committee-clerk", "director"])
def test_who_may_not_correct_may_not_attach_withdraw_or_link(cast: Cast, contract: Record, role: str):
    one = attach(cast, contract)
    other = say(Contracts, cast.ashmere, "C-2", title="Archive", kind="term")
    joined = link(cast, contract, other)
    person = cast.person(role)
    before = Act.objects.count()
    with pytest.raises(MayNot):
        attach(cast, contract, b"words", "a.txt", by=person)
    with pytest.raises(MayNot):
        evidence.withdraw(Contracts, one, by=person, why="So")
    with pytest.raises(MayNot):
        link(cast, contract, other, "replaces", role)
    with pytest.raises(MayNot):
        links.end_link(Contracts, joined, by=person, ends=MAY, why="So")
    assert Act.objects.count() == before


def test_a_file_is_given_out_to_be_saved_and_only_to_those_who_read_the_entry(cast: Cast, contract: Record):
    one = attach(cast, contract)
    word = attach(cast, contract, b"PK\x03\x04words", "minutes.docx")
    url = reverse("register:evidence", args=["ashmere", Contracts.name, one.pk, "C-1"])
    answer = cast.browser("committee-clerk").get(url)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="signed.pdf"'
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "application/pdf")
    bare = cast.browser("committee-clerk").get(url.replace(f"/{one.pk}/", f"/{word.pk}/"))
    assert bare["Content-Type"] == "application/octet-stream"
    assert cast.browser("councillor").get(url).status_code == 200  # a public entry
    assert cast.browser("head-of-ict", "thornbeck").get(url).status_code == 404


def test_evidence_of_a_restricted_entry_is_restricted_and_found_under_no_other_entry(cast: Cast, contract: Record):
    secret = say(Contracts, cast.ashmere, "C-2", kind="term", sensitivity=Sensitivity.RESTRICTED.value)
    one = attach(cast, secret)
    assert one.act.what == "Attach evidence to an entry (Contracts)"
    urls = [reverse("register:evidence", args=["ashmere", Contracts.name, one.pk, of]) for of in ("C-2", "C-1")]
    assert [cast.browser("committee-clerk").get(url).status_code for url in urls] == [404, 404]
    assert [cast.browser("councillor").get(url).status_code for url in urls] == [404, 404]
    assert [cast.browser("internal-auditor").get(url).status_code for url in urls] == [200, 404]


def test_a_kept_file_that_was_changed_is_not_given_out(cast: Cast, contract: Record):
    one = attach(cast, contract, b"as it was", "a.txt")
    kept(one.digest, one.file).write_bytes(b"another!!")
    url = reverse("register:evidence", args=["ashmere", Contracts.name, one.pk, "C-1"])
    said = cast.browser("head-of-ict").get(url, follow=True).content.decode()
    assert "no longer kept as it was attached" in said
    kept(one.digest, one.file).unlink()


def test_it_is_attached_and_withdrawn_on_its_pages(cast: Cast, contract: Record):
    url = reverse("register:attach", args=["ashmere", Contracts.name, "C-1"])
    head = cast.browser("head-of-ict")
    assert 'enctype="multipart/form-data"' in head.get(url).content.decode()
    said = {"what": "The signed contract", "effective": "2024-04-01", "expires": "2024-12-31"}
    wrong = head.post(url, {**said, "file": SimpleUploadedFile("a.exe", b"MZ")})
    assert "choose a file of one of these kinds" in wrong.content.decode()
    page = head.post(url, {**said, "file": SimpleUploadedFile("ein Ä.pdf", PDF)}, follow=True).content.decode()
    one = Evidence.objects.get()
    for words in ("ein Ä.pdf", "last day 31 December 2024", one.digest[:12], "Expired"):
        assert words in page
    withdraw = reverse("register:withdraw", args=["ashmere", Contracts.name, one.pk, "C-1"])
    assert "Withdrawn" in head.post(withdraw, {"why": "Of another contract"}, follow=True).content.decode()
    for address in (url, withdraw):
        assert cast.browser("committee-clerk").get(address).status_code == 403
        assert cast.browser("councillor").get(address).status_code == 403
        assert cast.browser("head-of-ict", "thornbeck").get(address).status_code == 404


def test_a_link_reads_both_ways_and_ends_on_its_last_day(cast: Cast, contract: Record):
    other = say(Products, cast.ashmere, "PR-1", title="Payroll system")
    head = cast.browser("head-of-ict")
    url = reverse("register:link", args=["ashmere", Contracts.name, "C-1"])
    said = {"what": "pays  for", "register": Products.name, "starts": "2024-04-01"}
    assert "There is no such entry" in head.post(url, {**said, "reference": "PR-9"}).content.decode()
    assert head.post(url, {**said, "reference": "PR-1"}).status_code == 302
    one = Link.objects.get()
    there = " ".join(head.get(page_of(other)).content.decode().split())
    assert f'<a class="govuk-link" href="{page_of(contract)}">Payroll</a> pays for this entry' in there
    end = reverse("register:end_link", args=["ashmere", Contracts.name, one.pk, "C-1"])
    assert "must not lie before" in head.post(end, {"ends": "2024-03-31", "why": "So"}).content.decode()
    here = head.post(end, {"ends": "2024-04-01", "why": "It was replaced"}, follow=True).content.decode()
    assert "last day 1 April 2024" in here
    assert "already" not in head.post(url, {**said, "reference": "PR-1"}, follow=True).content.decode()
    for address in (url, end):
        assert cast.browser("committee-clerk").get(address).status_code == 403
        assert cast.browser("head-of-ict", "thornbeck").get(address).status_code == 404


def test_a_link_is_shown_only_to_those_who_read_both_entries(cast: Cast, contract: Record):
    secret = say(Contracts, cast.ashmere, "C-2", title="Closure", kind="term", sensitivity=Sensitivity.RESTRICTED.value)
    link(cast, contract, secret, "is ended by")
    for role, shown in (("head-of-ict", True), ("committee-clerk", False)):
        page = cast.browser(role).get(page_of(contract)).content.decode()
        assert ("Closure" in page, "is ended by" in page) == (shown, shown)


def test_what_cannot_be_linked_is_refused(cast: Cast, contract: Record):
    other = say(Contracts, cast.ashmere, "C-2", title="Archive", kind="term")
    link(cast, contract, other)
    with pytest.raises(NothingToSay, match="already"):
        link(cast, contract, other)
    with pytest.raises(NotAllowedValues, match="itself"):
        link(cast, contract, contract)
    with pytest.raises(NotAllowedValues, match="how the entry stands"):
        link(cast, contract, other, " ")
    with pytest.raises(NotAllowedValues, match="no such entry that you may read"):
        link(cast, contract, say(Contracts, cast.thornbeck, "C-1", kind="term"))


def test_an_entry_is_linked_to_a_common_one_of_the_shared_service_but_not_to_its_others(cast: Cast):
    own = say(Contracts, cast.thornbeck, "C-1", title="Desk", kind="term")
    common = say(Contracts, cast.becklink, "S-1", title="Network", kind="term", common=True)
    kept_back = say(Contracts, cast.becklink, "S-2", title="Office", kind="term", common=False)
    person = cast.person("head-of-ict", "thornbeck")
    links.link(Contracts, own, common, by=person, what="uses", starts=SPRING)
    with pytest.raises(NotAllowedValues, match="no such entry"):
        links.link(Contracts, own, kept_back, by=person, what="uses", starts=SPRING)


def test_many_files_and_links_take_no_more_queries(cast: Cast, contract: Record, django_assert_max_num_queries: Any):
    for number in range(5):
        attach(cast, contract, b"%d" % number, f"{number}.txt")
        other = say(Contracts, cast.ashmere, f"M-{number}", title=f"Other {number}", kind="term")
        link(cast, contract, other)
        link(cast, other, contract)
    browser = cast.browser("head-of-ict")
    with django_assert_max_num_queries(20):
        assert browser.get(page_of(contract)).status_code == 200
