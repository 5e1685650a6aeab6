"""The pages of stewardship: what each person finds there, what their buttons do, and how many queries they take."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from reeve.access.models import Role, User
from reeve.catalogue.registers import Contracts
from reeve.jobs.models import Message
from reeve.register.acts import act
from reeve.register.models import Confirmation, Record, SavedView
from reeve.register.writing import Change, write
from reeve.stewardship import reminding, rules
from reeve.stewardship.models import Campaign, Result, Rule
from tests.cast import SPRING, Cast
from tests.stewardship.conftest import last_of, started

pytestmark = pytest.mark.db
HOME = "/o/ashmere/catalogue.contracts"


def words(page: Any) -> str:
    """What a page says, blanks single."""
    return " ".join(" ".join(html.fromstring(page.content).xpath("//main")[0].itertext()).split())


def due(form: str = "due", days: int = 30) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {f"{form}_day": str(day.day), f"{form}_month": str(day.month), f"{form}_year": str(day.year)}


def test_a_campaign_is_started_from_the_address_of_a_list_or_a_saved_view(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    address = f"http://testserver{HOME}/?status=live&sort=title&page=2"
    answer = head.post(f"{HOME}/start-campaign/", {"title": "Live ones", "query": address, **due()}, follow=True)
    assert "Sent 3 contracts" in words(answer)
    view = SavedView.objects.create(
        organisation=cast.ashmere,
        register=Contracts.name,
        owner=cast.person("head-of-ict"),
        name="V",
        query="status=ceased",
    )
    answer = head.post(f"{HOME}/start-campaign/", {"title": "View", "view": view.pk, **due()}, follow=True)
    assert "Sent 1 contract" in words(answer)
    both = {"title": "Both", "view": view.pk, "query": address, **due()}
    assert "not both" in words(head.post(f"{HOME}/start-campaign/", both))
    assert Campaign.objects.count() == 2


def test_the_second_yes_is_asked_only_where_very_many_would_be_told(
    cast: Cast, contracts: list[Record], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reminding, "MOST_ENTRIES", 3)
    head = cast.browser("head-of-ict")
    form = {"title": "All", **due()}
    page = head.post(f"{HOME}/start-campaign/", form)
    assert "This tells 1 person of 4 entries" in words(page)
    assert html.fromstring(page.content).xpath("//input[@name='sure']/@type") == ["checkbox"]
    assert not Campaign.objects.exists()
    assert head.post(f"{HOME}/start-campaign/", {**form, "sure": "on"}).status_code == 302
    assert Campaign.objects.get().to_many


def rows(browser: Client, campaign: Campaign) -> dict[str, str]:
    """What the list sends for each entry, by title."""
    page = html.fromstring(browser.get(f"/campaigns/{campaign.pk}/mine/").content)
    return {
        box.xpath("following-sibling::label")[0].text_content().strip(): box.get("value")
        for box in page.xpath("//input[@name='item']")
    }


def test_an_owner_confirms_one_row_those_ticked_or_the_whole_page(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    owner = cast.browser("sourcing-manager")
    url = f"/campaigns/{campaign.pk}/mine/"
    seen = rows(owner, campaign)
    assert set(seen) == {"Payroll", "Parking", "Old mail", "Secret"}
    assert "You confirmed 1 entry." in words(owner.post(url, {"one": seen["Payroll"]}, follow=True))
    assert set(rows(owner, campaign)) == {"Parking", "Old mail", "Secret"}
    owner.post(url, {"do": "ticked", "item": [seen["Parking"]], "row": list(seen.values())})
    assert set(rows(owner, campaign)) == {"Old mail", "Secret"}
    left = list(rows(owner, campaign).values())
    page = owner.post(url, {"do": "page", "row": left}, follow=True)
    assert "This campaign has ended" in words(page)
    assert Confirmation.objects.count() == 4
    campaign.refresh_from_db()
    assert campaign.ended_id


@pytest.mark.parametrize("sent", [{}, {"one": "x"}, {"one": "1-x"}, {"item": "999-1"}, {"do": "page"}, {"one": "²-1"}])
def test_what_names_no_row_confirms_nothing(cast: Cast, contracts: list[Record], sent: dict[str, str]):
    campaign = started(cast)
    page = cast.browser("sourcing-manager").post(f"/campaigns/{campaign.pk}/mine/", sent, follow=True)
    assert page.status_code == 200
    assert not Confirmation.objects.exists()


def test_an_owner_changes_an_entry_and_comes_back(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    owner = cast.browser("sourcing-manager")
    page = html.fromstring(owner.get(f"/campaigns/{campaign.pk}/mine/").content)
    (link,) = page.xpath("//a[contains(., 'Change it') and contains(., 'Payroll')]/@href")
    form = html.fromstring(owner.get(link).content).forms
    sent = dict(next(one for one in form if "supplier" in one.fields).form_values())
    answer = owner.post(link, {**sent, "supplier": "Moor", "act_why": "Seen"})
    assert (answer.status_code, answer["Location"]) == (302, f"/campaigns/{campaign.pk}/mine/")


@pytest.mark.parametrize("away", ["https://elsewhere.example/x", "//elsewhere.example", "javascript:1", "elsewhere"])
def test_a_form_leads_back_to_no_other_site(cast: Cast, contracts: list[Record], away: str):
    page = cast.browser("sourcing-manager").get(f"{HOME}/correct/C-1", {"next": away})
    links = html.fromstring(page.content).xpath("//a[normalize-space()='Cancel']/@href")
    assert links == [f"{HOME}/entry/C-1"]


def test_an_owner_delegates_and_sees_who_asked(cast: Cast, contracts: list[Record], deputy: User):
    campaign = started(cast)
    owner = cast.browser("sourcing-manager")
    seen = rows(owner, campaign)
    to = owner.post(f"/campaigns/{campaign.pk}/mine/", {"do": "delegate", "item": seen["Parking"]})
    number = seen["Parking"].partition("-")[0]
    assert to["Location"] == f"/campaigns/{campaign.pk}/delegate/?item={number}"
    answer = owner.post(to["Location"], {"items": number, "to": deputy.pk, **due(days=5)}, follow=True)
    assert answer.status_code == 200
    assert "Parking" not in rows(owner, campaign)
    theirs = Client()
    theirs.force_login(deputy)
    assert "Asked of you by sourcing-manager" in words(theirs.get(f"/campaigns/{campaign.pk}/mine/"))


def test_who_may_not_is_told_who_may_and_across_the_wall_there_is_nothing(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    for path in ("", "remind/", "end/", "chase.csv", "mine/", "delegate/"):
        url = f"/campaigns/{campaign.pk}/{path}"
        refused = cast.browser("committee-clerk").get(url)
        assert refused.status_code == 403
        assert "Head of ICT" in words(refused)
        for organisation in ("thornbeck", "becklink"):
            assert cast.browser("head-of-ict", organisation).get(url).status_code == 404
    for path in ("start-campaign/", "add-rule/"):
        assert cast.browser("committee-clerk").get(f"{HOME}/{path}").status_code == 403
    assert cast.browser("director").get(f"/campaigns/{campaign.pk}/").status_code == 200
    assert cast.browser("director").get(f"/campaigns/{campaign.pk}/mine/").status_code == 403


def test_the_manager_sees_the_figures_the_chase_list_and_takes_it_away(
    cast: Cast, contracts: list[Record], deputy: User
):
    deputy.post_title = "=1+1"
    deputy.save()
    campaign = started(cast)
    head = cast.browser("head-of-ict")
    page = words(head.get(f"/campaigns/{campaign.pk}/"))
    assert "Done 0 of 4, 0%" in page
    day = timezone.localdate()
    lines = head.get(f"/campaigns/{campaign.pk}/chase.csv").content.decode("utf-8-sig").splitlines()
    assert lines == ["Person,Entries left,Overdue,Last told", f"head-of-ict,4,0,{day}", f"'=1+1,3,0,{day}"]
    Message.objects.all().delete()
    said = words(head.post(f"/campaigns/{campaign.pk}/remind/", follow=True))
    assert "Nobody was told" in said
    ended = words(head.post(f"/campaigns/{campaign.pk}/end/", {"why": "Merged"}, follow=True))
    assert "by head-of-ict: Merged" in ended
    assert "People to chase" not in ended


@pytest.fixture
def a_thousand(cast: Cast) -> Campaign:
    """A campaign over a thousand contracts, of which twenty were confirmed and corrected by another person since."""
    with act("Test", by=None, organisation=cast.ashmere) as acting:
        said = [Change(f"K-{n}", {"kind": "term", "title": f"Contract {n}"}, SPRING) for n in range(1000)]
        write(Contracts, cast.ashmere, said, acting=acting)
    campaign = started(cast)
    from reeve.register.confirming import confirm_all

    some = list(Record.objects.filter(register=Contracts.name)[:20])
    confirm_all(Contracts, cast.ashmere, {one: last_of(one) for one in some}, by=cast.person("head-of-ict"))
    with act("Test", by=None, organisation=cast.ashmere) as acting:
        write(
            Contracts,
            cast.ashmere,
            [Change(one.reference, {"supplier": "Moor"}, SPRING) for one in some],
            acting=acting,
        )
    for role in ("sourcing-manager", "cdio", "director"):
        cast.person(role)
    return campaign


def test_a_campaign_of_a_thousand_entries_takes_few_queries(
    cast: Cast, a_thousand: Campaign, django_assert_max_num_queries: Any
):
    head = cast.browser("head-of-ict")
    for url in (f"/campaigns/{a_thousand.pk}/", f"/campaigns/{a_thousand.pk}/mine/", f"{HOME}/data-quality/"):
        with django_assert_max_num_queries(20):
            page = head.get(url)
        assert page.status_code == 200
    assert "Started 20" in words(head.get(f"/campaigns/{a_thousand.pk}/"))
    with django_assert_max_num_queries(20):
        head.get(f"/campaigns/{a_thousand.pk}/chase.csv")
    with django_assert_max_num_queries(15):
        head.get(f"{HOME}/?confirmation=due")


def test_the_home_page_says_what_waits_and_each_number_opens_as_many(cast: Cast, contracts: list[Record]):
    owner = cast.browser("sourcing-manager")
    assert "Campaigns" not in words(owner.get("/"))
    campaign = started(cast)
    home = words(owner.get("/"))
    assert re.search(r"4 contracts to confirm by .*: Spring", home)
    assert "4 contracts to confirm" in words(owner.get("/data-quality/"))
    seen = rows(owner, campaign)
    owner.post(f"/campaigns/{campaign.pk}/mine/", {"do": "page", "row": list(seen.values())[:2]})
    home = words(owner.get("/"))
    assert "2 contracts to confirm by" in home
    assert "The next falls due on" in home
    with act("Test", by=cast.person("head-of-ict"), organisation=cast.ashmere) as acting:
        write(
            Contracts,
            cast.ashmere,
            [Change("C-1", {"supplier": "Moor"}, SPRING), Change("C-3", {"supplier": "Moor"}, SPRING)],
            acting=acting,
        )
    page = html.fromstring(owner.get("/").content)
    (link,) = page.xpath("//a[contains(., 'to confirm again')]")
    count = int(link.text_content().split()[0])
    assert f"{count} entr" in words(owner.get(link.get("href")))
    assert "to confirm again" not in words(cast.browser("committee-clerk").get("/"))


def test_broken_rules_are_told_to_overseers_who_reach_the_wrong_entries(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    sent = {"name": "Suppliers", "why": "We must know", "owner": Role.objects.all()[0].pk, "wrong": "?missing=supplier"}
    page = words(head.post(f"{HOME}/add-rule/", sent, follow=True))
    assert "25%" in page
    assert "1 data rule was broken when last counted: contracts" in words(head.get("/"))
    assert "data rule" not in words(cast.browser("sourcing-manager", "thornbeck").get("/"))
    assert "data rule" not in words(cast.browser("committee-clerk").get("/"))
    rule = Rule.objects.get()
    Result.objects.create(rule=rule, day="2024-01-31", sensitivity=1, scope=4, failing=1)
    page = head.get(f"/data-rules/{rule.pk}/").content.decode()
    assert page.index("<table") < page.index("<svg")
    assert "75%" in page
    ended = words(head.post(f"/data-rules/{rule.pk}/end/", {"why": "Too strict"}, follow=True))
    assert "No rule is kept" in ended
    assert "data rule" not in words(head.get("/"))


def test_a_bad_query_gets_a_sentence_in_the_form(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    sent = {"name": "X", "why": "Y", "owner": Role.objects.all()[0].pk, "wrong": "colour=red"}
    assert "Contracts has no filter “colour”" in words(head.post(f"{HOME}/add-rule/", sent))
    assert "Contracts has no filter “colour”" in words(
        head.post(f"{HOME}/start-campaign/", {"title": "X", "query": "colour=red", **due()})
    )


def test_the_list_leads_to_how_well_it_is_kept_and_each_number_there_opens_as_many(cast: Cast, contracts: list[Record]):
    head = cast.browser("head-of-ict")
    page = html.fromstring(head.get(f"{HOME}/?status=live&sort=title").content)
    assert page.xpath("//a[contains(., 'Start a campaign')]/@href") == [f"{HOME}/start-campaign/?status=live"]
    assert page.xpath("//a[contains(., 'well this register is kept')]/@href") == [f"{HOME}/data-quality/"]
    assert "Start a campaign" not in words(cast.browser("committee-clerk").get(f"{HOME}/"))
    rules.add_rule(
        Contracts, cast.ashmere, by=cast.person("head-of-ict"), name="N", why="W", owner=Role.objects.all()[0],
        scope="", wrong="missing=supplier",
    )  # fmt: skip
    for role in ("head-of-ict", "committee-clerk"):
        browser = cast.browser(role)
        page = html.fromstring(browser.get(f"{HOME}/data-quality/").content)
        links = page.xpath("//main//a[contains(@href, '?')]")
        assert len(links) >= 4
        for link in links:
            count = int(re.search(r"\d+", link.text_content())[0])  # type: ignore[index]
            assert f"{count} entr" in words(browser.get(link.get("href"))), link.get("href")
