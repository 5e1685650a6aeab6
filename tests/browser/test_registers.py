"""A register as a person uses it: found, laid out, kept, read as it was, added to, changed in bulk, approved."""

from __future__ import annotations

import pytest

WIDTHS = (1280, 390)
LIST = "/o/ashmere/catalogue.contracts/"
PRODUCTS = "/o/ashmere/catalogue.products/"


def press(page, name, key="Enter", role="link"):
    """Reach a control by its name and press a key on it, as who uses no mouse does; waits for the next page."""
    page.get_by_role(role, name=name, exact=True).first.focus()
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_facet_opens_as_many_entries_as_it_counts(sign_in, open_page):
    sign_in("head-of-ict", "ashmere")
    page = open_page(LIST)
    press(page, "One-off 51")
    assert "of 51 entries" in page.get_by_role("main").inner_text()
    assert page.get_by_role("combobox", name="Type").input_value() == "one-off"


def test_columns_a_past_day_and_a_saved_view_by_keyboard(sign_in, open_page):
    sign_in("internal-auditor", "ashmere")
    page = open_page(LIST)
    page.locator("summary", has_text="Columns").focus()
    page.keyboard.press("Enter")
    for name in ("Supplier", "Type", "Start date", "Annual value", "Owner"):
        page.get_by_role("checkbox", name=name, exact=True).focus()
        page.keyboard.press("Space")
    press(page, "Show these columns", role="button")
    heads = [text.split(",")[0].strip() for text in page.locator("thead th").all_inner_texts()]
    assert heads == ["Reference", "Title", "End date", "Status"]
    page.locator("summary", has_text="As it was on a day").focus()
    page.keyboard.press("Enter")
    for part, value in (("Day", "29"), ("Month", "2"), ("Year", "2024")):
        page.get_by_role("group", name="As it was on").get_by_label(part).fill(value)
    press(page, "Show the register of then", role="button")
    assert "As it was on 29 February 2024" in page.get_by_role("main").inner_text()
    assert page.locator("thead th").count() == 4
    press(page, "Save this view")
    page.get_by_label("Name of the view").fill("Contracts at the year's end")
    press(page, "Save the view", role="button")
    assert "was saved" in page.get_by_role("main").inner_text()
    page.goto(page.url.partition("?")[0])
    press(page, "Contracts at the year's end")
    assert "As it was on 29 February 2024" in page.get_by_role("main").inner_text()


def test_entries_are_added_changed_at_once_and_put_back(sign_in, open_page):
    sign_in("head-of-ict", "ashmere")
    page = open_page(PRODUCTS)
    for number in ("1", "2"):
        press(page, "Add an entry", role="button") if number == "1" else page.goto(
            page.url.partition("/entry/")[0] + "/add/"
        )
        page.get_by_label("Reference").fill(f"BULK-{number}")
        page.get_by_label("Title").fill(f"Bulk test {number}")
        page.get_by_label("Type").select_option("licence")
        page.get_by_label("Why").fill("Seen on the invoice")
        press(page, "Add the entry", role="button")
        assert "The entry was added" in page.get_by_role("main").inner_text()
    page.goto(page.url.partition("entry/")[0] + "?q=bulk+test")
    press(page, "Change many at once")
    page.get_by_role("checkbox", name="Hosting").check()
    press(page, "Continue", role="button")
    page.get_by_label("Hosting").fill("Somewhere safe")
    page.get_by_label("Why").fill("Moved")
    press(page, "See what would change", role="button")
    assert "2 of 2 entries would change" in page.get_by_role("main").inner_text()
    press(page, "Change 2 entries", role="button")
    assert "In force" in page.get_by_role("main").inner_text()
    press(page, "Undo all of it", role="button")
    page.get_by_label("Why").fill("They did not move")
    press(page, "Undo", role="button")
    assert "Undone" in page.get_by_role("main").inner_text()


def test_one_asks_and_another_approves(sign_in, open_page):
    sign_in("product-manager", "ashmere")
    page = open_page(f"{PRODUCTS}?kind=managed")
    with page.expect_navigation():
        page.locator("tbody th a").first.click()
    entry = page.url
    press(page, "Ask for approval")
    page.get_by_label("What is to be approved").fill("The lifecycle stage")
    press(page, "Ask for approval", role="button")
    assert "Waiting" in page.get_by_role("main").inner_text()
    sign_in("head-of-ict", "ashmere")
    page = open_page("/approvals/")
    with page.expect_navigation():
        page.locator("dt a").first.click()
    assert page.url == entry
    press(page, "Decide")
    page.get_by_role("radio", name="Approve the entry as it reads").check()
    press(page, "Save the decision", role="button")
    assert "Approved" in page.get_by_role("main").inner_text()


def test_anybody_reads_the_open_registers_and_nothing_else(open_page):
    page = open_page(LIST)
    assert "Sign in" in page.locator("header").inner_text()
    assert "Add an entry" not in page.get_by_role("main").inner_text()
    with page.expect_navigation():
        page.locator("tbody th a").first.click()
    assert "History" not in page.get_by_role("main").inner_text()
    page.goto(page.url.replace("/ashmere/", "/thornbeck/"))
    assert "/sign-in/" in page.url


PAGES = [
    LIST,
    f"{LIST}?as_of=2024-02-29&kind=term&columns=title&columns=ends",
    f"{LIST}?as_of=x&known_at=x",
    f"{LIST}add/",
    f"{LIST}change-many/?q=payroll",
    f"{LIST}change-many/?q=payroll&fields=supplier&fields=sensitivity",
    f"{LIST}views/?kind=term",
    f"{LIST}entry/AC-1067",
    f"{LIST}entry/AC-1067?as_of=2024-02-29",
    f"{LIST}entry/AC-1067?as_of=2001-01-01",
    f"{LIST}correct/AC-1067",
    f"{LIST}rename/AC-1067",
    f"{LIST}ask-approval/AC-1067",
    "/approvals/",
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", PAGES)
def test_every_page_of_a_register_is_accessible(sign_in, open_page, assert_accessible, url, width):
    sign_in("head-of-ict", "ashmere")
    assert_accessible(open_page(url, width))
