"""The main job as a person does it: sign in, open the statement, open a figure, count its rows."""

from __future__ import annotations

import re

import pytest

STATEMENT = "/o/ashmere/reports/annual-statement/?as_of=2024-02-29"
WIDTHS = (1280, 390)


def open_a_figure(page, text, beside=""):
    """Follow the first figure that reads just so: of the document, or of its paragraph with these words."""
    within = page.locator("article p", has_text=beside) if beside else page.locator("article")
    within.locator("a[href^='/figures/']", has_text=re.compile(rf"^\s*{re.escape(text)}\s*$")).first.click()
    page.wait_for_url("**/figures/fig-*/**")
    return page


def test_a_figure_of_the_statement_opens_to_as_many_rows_as_it_counts(sign_in, open_page):
    sign_in("head-of-ict", "ashmere")
    page = open_a_figure(open_page(STATEMENT), "88", "By the last day of cover")
    assert page.locator(".reeve-figure-value").inner_text() == "44.67%"
    with page.expect_navigation():
        page.get_by_role("link", name="Show only those counted in the numerator").click()
    rows = 0
    while True:
        table = page.get_by_role("region", name="The rows behind this figure").locator("tbody tr")
        rows += table.count()
        for line in range(table.count()):
            cells = table.nth(line).locator("td").all_inner_texts()
            assert cells[0] == "Yes"
            assert "contracts-tracker.xlsx" in cells[1]
            assert cells[2] == "Contracts"
            assert cells[3].isdigit()
        following = page.get_by_role("link", name="Next page")
        if not following.count():
            break
        with page.expect_navigation():
            following.click()
    assert rows == 88


def test_computing_a_figure_again_gives_the_same(sign_in, open_page):
    sign_in("internal-auditor", "ashmere")
    page = open_a_figure(open_page(STATEMENT), "101")
    with page.expect_navigation():
        page.get_by_role("button", name="Compute again").click()
    assert "Computed again" in page.get_by_role("main").inner_text()
    assert "differently" not in page.get_by_role("main").inner_text()


@pytest.mark.parametrize(
    ("role", "organisation", "sees"),
    [("head-of-ict", "ashmere", True), ("internal-auditor", "ashmere", True), ("councillor", "ashmere", False)],
)
def test_rows_open_only_to_those_who_may_see_them(sign_in, open_page, role, organisation, sees):
    """Findings of scans are restricted: a councillor reads the number, and never its rows."""
    sign_in(role, organisation)
    page = open_a_figure(open_page(STATEMENT), "264")
    assert page.locator(".reeve-figure-value").inner_text().startswith("264")
    assert (page.get_by_role("region", name="The rows behind this figure").count() == 1) is sees
    assert ("Your role does not let you see them" in page.get_by_role("main").inner_text()) is not sees


def test_contracts_open_to_a_councillor_with_their_rows(sign_in, open_page):
    sign_in("councillor", "ashmere")
    page = open_a_figure(open_page(STATEMENT), "197")
    assert page.get_by_role("region", name="The rows behind this figure").locator("tbody tr").count() == 50


def test_another_council_s_statement_and_figures_are_not_there(sign_in, open_page):
    sign_in("head-of-ict", "ashmere")
    address = open_a_figure(open_page(STATEMENT), "197").url
    sign_in("head-of-ict", "thornbeck")
    open_page(STATEMENT, status=404)
    open_page(address, status=404)


def test_a_shared_service_reads_the_reports_of_those_it_serves(sign_in, open_page):
    sign_in("head-of-ict", "becklink")
    page = open_page("/o/thornbeck/reports/progress-report/?as_of=2024-09-30")
    assert page.get_by_role("heading", level=1).inner_text() == "ICT strategy: progress report"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/reports/",
        "/metrics/",
        STATEMENT,
        "/o/thornbeck/reports/progress-report/?as_of=2024-09-30",
        "/o/ashmere/reports/annual-statement/",
    ],
)
def test_pages_are_accessible(sign_in, open_page, assert_accessible, address, width):
    sign_in("head-of-ict", "becklink" if "thornbeck" in address else "ashmere")
    assert_accessible(open_page(address, width=width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", ["88", "264", "4.5"])
def test_the_page_of_a_figure_is_accessible(sign_in, open_page, assert_accessible, text, width):
    sign_in("head-of-ict", "ashmere")
    page = open_a_figure(open_page(STATEMENT, width=width), text)
    assert_accessible(page)


def test_from_the_list_of_reports_to_the_rows_by_keyboard_alone(sign_in, open_page):
    sign_in("head-of-ict", "ashmere")
    page = open_page("/reports/")
    press_until(page, "Annual statement of internal control")
    page.keyboard.press("Enter")
    page.wait_for_url("**/annual-statement/**")
    press_until(page, "Contracts", within="nav")
    page.keyboard.press("Enter")
    press_until(page, "197", within="article")
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/fig-*/**")
    press_until(page, "Download the rows (CSV)")
    assert (
        page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != ""
    )  # focus is drawn by the component


def press_until(page, text, within="body", most=150):
    """Press Tab until the focus is on something that reads so."""
    script = """([text, within]) => {
        const here = document.activeElement;
        const words = here && here.innerText ? here.innerText.trim() : "";
        return words.startsWith(text) && !!here.closest(within);
    }"""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(script, [text, within]):
            return
    pytest.fail(f"{most} presses of Tab did not reach {text!r} on {page.url}")


@pytest.mark.parametrize("kind", ["html", "docx", "pdf", "json"])
def test_the_statement_downloads_in_every_format(sign_in, open_page, kind):
    sign_in("committee-clerk", "ashmere")
    page = open_page(STATEMENT)
    with page.expect_download() as waited:
        page.locator(f"nav a[href*='download.{kind}']").click()
    download = waited.value
    assert download.suggested_filename == f"ashmere-annual-statement-2024-02-29.{kind}"
    assert download.path().stat().st_size > 10_000
