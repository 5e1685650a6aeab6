"""A campaign and a data rule as people see them, at a desk and on a phone: started, confirmed by keyboard, chased."""

from __future__ import annotations

import pytest

LOTS = "/o/ashmere/catalogue.lots"
WIDTHS = (1280, 390)


def by_keyboard(page, locator):
    """Press what a locator finds, as somebody without a mouse does."""
    locator.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.fixture
def campaign(sign_in, open_page):
    """The address of a campaign over the lots of Ashmere, which no other test counts."""
    sign_in("head-of-ict", "ashmere")
    page = open_page(f"{LOTS}/start-campaign/")
    page.fill("[name=title]", "Lots of the year")
    for part, value in (("day", "31"), ("month", "12"), ("year", "2099")):
        page.fill(f"[name=due_{part}]", value)
    by_keyboard(page, page.get_by_role("button", name="Start the campaign"))
    return page.url


def test_a_campaign_is_run_from_start_to_chase_list(campaign, sign_in, open_page, assert_accessible):
    sign_in("sourcing-manager", "ashmere")
    page = open_page("/")
    link = page.get_by_role("link", name="to confirm by").first
    assert_accessible(page)
    by_keyboard(page, link)
    address = page.url
    before = page.get_by_role("region", name="Entries to confirm").locator("tbody tr").count()
    for width in WIDTHS:
        assert_accessible(open_page(address, width=width))
    page.locator("input[name=item]").first.focus()
    page.keyboard.press("Space")
    by_keyboard(page, page.get_by_role("button", name="Nothing has changed in those ticked"))
    assert "You confirmed 1 entry" in page.get_by_role("main").inner_text()
    assert page.get_by_role("region", name="Entries to confirm").locator("tbody tr").count() == before - 1
    page.locator("input[name=item]").first.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Ask somebody else for those ticked").click()
    assert_accessible(page)

    sign_in("head-of-ict", "ashmere")
    for width in WIDTHS:
        page = open_page(campaign, width=width)
        assert "1 of" in page.get_by_role("main").inner_text()
        assert page.get_by_role("region", name="People to chase").locator("tbody tr").count() >= 2
        assert_accessible(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download this list as CSV").click()
    assert taken.value.suggested_filename.startswith("chase-")
    for path in ("remind/", "end/"):
        assert_accessible(open_page(f"{campaign}{path}", width=390))


def test_a_data_rule_is_added_and_opens_as_many_as_it_counts(sign_in, open_page, assert_accessible):
    sign_in("head-of-ict", "ashmere")
    page = open_page(f"{LOTS}/add-rule/", width=390)
    assert_accessible(page)
    page.fill("[name=name]", "Lots have a note")
    page.fill("[name=why]", "Buyers must know what a lot is for")
    page.select_option("[name=owner]", index=1)
    page.fill("[name=wrong]", "missing=nonsense")
    by_keyboard(page, page.get_by_role("button", name="Add the rule"))
    assert_accessible(page)
    assert "Missing: " in page.get_by_role("main").inner_text()
    page.fill("[name=wrong]", f"{LOTS}/?missing=any")
    by_keyboard(page, page.get_by_role("button", name="Add the rule"))
    rule = page.url
    for url in (rule, f"{LOTS}/data-quality/", "/data-quality/"):
        for width in WIDTHS:
            assert_accessible(open_page(url, width=width))
    page = open_page(rule)
    wrong = page.get_by_role("link", name="of them")
    count = int(wrong.inner_text().split()[0])
    with page.expect_navigation():
        wrong.click()
    shown = page.get_by_role("main").inner_text()
    assert (f"{count} entr" in shown) if count else ("No entries match" in shown)
