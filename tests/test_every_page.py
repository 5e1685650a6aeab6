"""Every address: who is let in, who is led to sign in, who finds nothing; a new one fails until declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from reeve.access.keys import renew_calendar_secret
from reeve.access.models import ReportingPeriod, Role, SignInLink, Token
from reeve.catalogue.registers import Contracts
from reeve.catalogue.sources import ContractsTracker
from reeve.desk import checks
from reeve.figures.asking import Ask
from reeve.register import approving, bulk, evidence, links
from reeve.register.changes import history_of
from reeve.register.declaring import registers
from reeve.register.keeping import digest_of, keep
from reeve.register.models import Act, Record, SavedView
from reeve.source.loading import load
from reeve.source.waiting import receive
from reeve.stewardship import campaigning, rules
from tests.addresses import ABSENT, FORBIDDEN, LED, MARCH, NOT_SO, PAGES, REFUSED, THERE, Expected
from tests.cast import Cast, a_contract, a_tracker, cast

__all__ = ["cast"]


def patterns(found: list[URLPattern | URLResolver], above: str = "") -> Iterator[str]:
    for one in found:
        route = above + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, route)
        else:
            yield route


def test_every_address_is_declared_here():
    """The API has the same addresses for each register: they are declared once."""
    there = set(patterns(get_resolver().url_patterns))
    of_registers = {route for route in there for name in registers if route.startswith(f"api/<organisation>/{name}")}
    said_once = {re.sub(r"^api/<organisation>/[\w.-]+", "api/<organisation>/<register>", one) for one in of_registers}
    assert len(of_registers) == len(said_once) * len(registers)
    assert there - of_registers | said_once == set(PAGES)


@dataclass(frozen=True)
class There:
    """A small record with something behind every address."""

    cast: Cast
    parts: dict[str, str]

    def address(self, route: str, query: str = "") -> str:
        """The address of a route, with the usual parts but those that it names."""
        page = PAGES[route]
        url = route
        for piece in {part.strip("<>") for part in route.replace(">", "><").split("<") if part.endswith(">")}:
            name = piece.rpartition(":")[2]
            said = page.named.get(name, name)
            url = url.replace(f"<{piece}>", self.parts.get(said, said))
        return f"/{url}?{query or page.query}"


@pytest.fixture
def there(cast: Cast, tmp_path: Path) -> There:
    ReportingPeriod.objects.create(organisation=cast.ashmere, starts=MARCH, ends=MARCH + timedelta(days=30))
    path = a_tracker(tmp_path, [a_contract("C-1"), a_contract("C/2 ?#é")])
    run = load(path, ContractsTracker(), cast.ashmere, as_of=MARCH, by=None).run
    head = cast.person("head-of-ict")
    first, second = Record.objects.order_by("reference")
    proof = evidence.attach(Contracts, first, ContentFile(b"words", "a.txt"), by=head, what="Signed", effective=MARCH)
    tie = links.link(Contracts, first, second, by=head, what="Replaces", starts=MARCH)
    approving.ask(
        Contracts,
        first,
        by=head,
        what="The end date",
        seen=history_of(Contracts.model.objects.get(pk=first.pk), head, MARCH).last,
    )
    view = SavedView.objects.create(organisation=cast.ashmere, register=Contracts.name, owner=head, name="Mine")
    second_seen = history_of(Contracts.model.objects.get(pk=second.pk), head, MARCH).last
    edit = bulk.edit(
        Contracts, cast.ashmere, {second.pk: second_seen}, {"supplier": "Hollin"}, by=head, effective=MARCH, why="So"
    )
    sent = {}
    for name, kind in (("waiting", "Term"), ("refused", "Rolling")):
        made = a_tracker(tmp_path, [a_contract("C-3", Type=kind)], f"{name}.xlsx")
        digest = digest_of(made)
        keep(made, digest)
        source = ContractsTracker()
        sent[name], _ = receive(digest, made.name, source, cast.ashmere, as_of=MARCH, by=head)
    campaign = campaigning.start(
        Contracts, cast.ashmere, by=head, title="Spring", query="", due=timezone.localdate() + timedelta(days=20)
    )
    rule = rules.add_rule(
        Contracts,
        cast.ashmere,
        by=head,
        name="Ends",
        why="So",
        owner=Role.objects.all()[0],
        scope="",
        wrong="missing=ends",
    )
    paper = SimpleUploadedFile("paper.txt", b"Of 180 calls 45 (35%) were late.")
    check = checks.take_in(paper, cast.ashmere, by=head, as_of=None)
    checks.run(check)
    check.refresh_from_db()
    parts = {
        "check": str(check.pk),
        "finding": check.result["findings"][0]["id"],
        "organisation": "ashmere",
        "register": Contracts.name,
        "reference": "C-1",
        "run": str(run.pk),
        "waiting": str(sent["waiting"].pk),
        "refused": str(sent["refused"].pk),
        "figure": Ask(cast.ashmere, MARCH).figure("catalogue.contracts").pk,
        "kind": "json",
        "secret": SignInLink.make(head),
        "proof": str(proof.pk),
        "tie": str(tie.pk),
        "view": str(view.pk),
        "edit": str(edit.pk),
        "campaign": str(campaign.pk),
        "rule": str(rule.pk),
        "token": str(Token.objects.create(user=head, digest="x", expires=timezone.now()).pk),
        "calendar": renew_calendar_secret(by=head),
    }
    return There(cast, parts)


def test_who_is_let_in(there: There):
    head, other = there.cast.browser("head-of-ict"), there.cast.browser("head-of-ict", "thornbeck")
    wrong = {}
    for route, expected in PAGES.items():
        url = there.address(route)
        answers = {"anonymous": Client().get(url), "allowed": head.get(url), "across": other.get(url)}
        got = {who: answer.status_code for who, answer in answers.items()}
        if got != (told := {who: getattr(expected, who) for who in got}):
            wrong[route] = {"declared": told, "got": got}
        if got["anonymous"] == LED:
            assert "/sign-in/" in answers["anonymous"].headers["Location"], route
    assert wrong == {}


def test_nothing_is_done_without_the_token_of_the_form(there: There):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(there.cast.person("head-of-ict"))
    for route, expected in PAGES.items():
        for method in (browser.post, browser.put, browser.patch, browser.delete):
            status = method(there.address(route)).status_code
            assert status in (
                (FORBIDDEN,) if expected.posts and method == browser.post else (FORBIDDEN, NOT_SO, ABSENT)
            )


def posted(browser: Client, there: There, route: str, expected: Expected) -> int:
    """What an address answers to who presses its button with something in each field."""
    sent = {"why": "Because", "text": "A remark", "seen": "1", "effective": "2024-03-01", "columns": {}}
    if expected.body is not None:
        given: dict[str, Any] = {"data": expected.body, "content_type": "application/json"}
    elif route.startswith("api/"):
        given = {"data": sent, "content_type": "application/json"}
    else:
        given = {"data": {name: said for name, said in sent.items() if isinstance(said, str)}}
    return browser.post(there.address(route), **given).status_code


CHANGING = [route for route, expected in PAGES.items() if expected.posts and "<" in route and "secret" not in route]
ONES_OWN = {
    "figures/<str:figure>/again/",
    "o/<slug:organisation>/<str:register>/views/",
    "o/<slug:organisation>/<str:register>/calendar/",
    "o/<slug:organisation>/checks/new/",
}
"""What whoever reads may keep for themselves, or have computed again: it changes nothing of the record."""


def test_nobody_changes_what_lies_across_the_wall(there: There):
    browser = there.cast.browser("head-of-ict", "thornbeck")
    acts = Act.objects.count()
    for route in CHANGING:
        assert posted(browser, there, route, PAGES[route]) == ABSENT, route
    assert Act.objects.count() == acts


def test_who_reads_and_may_not_act_is_told_so_and_nothing_is_done(there: There):
    """A councillor reads the public contracts and may do nothing to them."""
    browser = there.cast.browser("councillor")
    acts = Act.objects.count()
    for route in CHANGING:
        status = posted(browser, there, route, PAGES[route])
        assert status in ((THERE, LED) if route in ONES_OWN else (FORBIDDEN, ABSENT)), (route, status)
    assert Act.objects.count() == acts


JUNK = [
    "page=999999&sort=nonsense&rows=zzz&per_page=-1&outcome=x&state=x&organisation=nope&names=x&retired=x",
    "page=-1&sort=-&rows=counted&per_page=0&size=0&source=x&ends__lte=xyz&annual_value__lt=NaN",
    f"page={'9' * 400}&sort=title&sort=x&per_page={'9' * 30}&size=99999&annual_value__gte=1e999999&q={'a' * 4000}",
    "page=%00&sort=%00&q=%00&outcome=%00&state=%00&source=%00&organisation=%00&size=%00&names=%00",
    "status=%00&kind=%00&directorate=%00&supplier=%00&supplier__icontains=%00&ends__lte=%00&as_of=%00",
    "q=%ff%fe%27%22%3B--%25_%5C&ends__lte=9999-12-31&ends__lt_0=31&ends__lt_1=12&ends__lt_2=9999",
    "ends__lte_0=0&ends__lte_1=0&ends__lte_2=0&annual_value__lte=Infinity&as_of_0=x&as_of_1=y&as_of_2=z",
]
DAYS = [
    "as_of=xyz&known_at=now",
    "as_of=2024-02-30",
    "as_of=2024-03-01&known_at=2024-03-01T00:00:00",
    "as_of=2024-03-01&known_at=0001-01-01T00:00:00%2B14:00",
    "as_of=2024-03-01&known_at=9999-12-31T23:59:59-14:00",
    "as_of=0001-01-01",
    "as_of=9999-12-31",
]


ANSWERED = (THERE, LED, 400, ABSENT, NOT_SO, 422)


@pytest.mark.db
@pytest.mark.parametrize("query", JUNK, ids=range(len(JUNK)))
def test_an_odd_query_is_answered_and_never_breaks_a_page(there: There, query: str):
    browser = there.cast.browser("head-of-ict")
    for route in PAGES:
        answer = browser.get(there.address(route, query))
        assert answer.status_code in ANSWERED, route


def test_an_odd_day_is_answered_and_never_breaks_a_report(there: There):
    browser = there.cast.browser("head-of-ict")
    for route in (route for route in PAGES if "reports/<" in route):
        for query in DAYS:
            assert browser.get(there.address(route, query)).status_code in ANSWERED, (route, query)


ODD: list[dict[str, Any]] = [
    {"figure": "%00", "run": "0", "reference": "%00", "organisation": "%00", "register": "%00", "secret": "%00"},
    {"figure": "fig-" + "x" * 3000, "reference": "x" * 3000, "register": "x" * 3000, "secret": "x" * 3000},
    {"reference": "..", "register": "..", "kind": "exe", "proof": "999", "tie": "999"},
    {"reference": "%ff%fe", "register": "nothing.such", "kind": "%00", "organisation": "nowhere"},
    {
        "proof": "9" * 40,
        "tie": "9" * 40,
        "campaign": "9" * 40,
        "rule": "9" * 40,
        "run": "00000000-0000-0000-0000-000000000000",
        "check": "00000000-0000-0000-0000-000000000000",
        "figure": "fig-unknown",
    },
]


@pytest.mark.db
@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_odd_address_is_not_there_and_never_breaks_a_page(there: There, odd: dict[str, str]):
    strange = There(there.cast, {**there.parts, **odd})
    browser = there.cast.browser("head-of-ict")
    for route in PAGES:
        for method in (browser.get, browser.post):
            status = method(strange.address(route)).status_code
            assert status < 500, (route, method)


def test_a_reference_with_marks_of_every_kind_has_its_page(there: There):
    browser = there.cast.browser("head-of-ict")
    for page in ("entry", "correct"):
        assert browser.get(f"/o/ashmere/{Contracts.name}/{page}/C/2%20%3F%23%C3%A9").status_code == THERE
    assert "C/2%20%3F%23%C3%A9" in browser.get(f"/o/ashmere/{Contracts.name}/").content.decode()


def test_a_token_reads_and_never_writes_and_a_false_one_reads_nothing(there: There):
    for secret, status in ((Token.make(there.cast.person("head-of-ict")), THERE), ("x", REFUSED), ("\x00", REFUSED)):
        answer = Client().get("/api/registers", headers={"Authorization": f"Bearer {secret}"})
        assert answer.status_code == status
