"""One correction in the record, and what the pages then say (last, for it moves what other tests count)."""

from __future__ import annotations

STATEMENT = "/o/ashmere/reports/annual-statement/?as_of=2024-02-29"


def fill_day(page, name, day, month, year):
    """Fill a date's three fields."""
    for part, value in (("day", day), ("month", month), ("year", year)):
        page.fill(f"[name={name}_{part}]", value)


def test_a_corrected_contract_restates_the_statement(sign_in, open_page, assert_accessible):
    sign_in("sourcing-manager", "ashmere")
    sign_in("head-of-ict", "ashmere")
    page = open_page(STATEMENT)
    known = page.locator("article dl.meta dd").last.inner_text()
    download = page.locator("nav a[href*='download.json']").get_attribute("href")
    kept = download.partition("known_at=")[2]

    page.locator("article p", has_text="By the last day of cover").locator("a", has_text="88").first.click()
    page.wait_for_url("**/figures/fig-*/**")
    with page.expect_navigation():
        page.get_by_role("link", name="Show only those counted in the numerator").click()
    rows = page.get_by_role("region", name="The rows behind this figure")
    reference = rows.locator("tbody th a").first.inner_text()
    with page.expect_navigation():
        rows.locator("tbody th a").first.click()
    page.get_by_role("link", name="Correct this entry").or_(
        page.get_by_role("button", name="Correct this entry")
    ).click()
    fill_day(page, "ends", "30", "11", "2026")
    fill_day(page, "act_true_from", "29", "2", "2024")
    page.fill("[name=act_why]", "The extension was signed in January")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/entry/**")
    assert "The extension was signed in January" in page.get_by_role("main").inner_text()

    page = open_page(f"{STATEMENT}&known_at={kept}")
    banner = page.get_by_role("region", name="Restated since")
    assert "2 figures" in banner.inner_text()
    assert "(88 of 197)" in banner.inner_text()
    assert "(87 of 197)" in banner.inner_text()
    assert reference in banner.inner_text()
    assert "The extension was signed in January" in banner.inner_text()
    assert known in page.get_by_role("main").inner_text()
    assert_accessible(page)

    with page.expect_navigation():
        page.get_by_role("link", name="Read the report as the record is now").click()
    article = page.locator("article").first.inner_text()
    assert "87" in article
    assert "44.16%" in article
    assert page.get_by_role("region", name="Restated since").count() == 0
    first = page.get_by_role("region", name="Restated", exact=True)
    assert "than in the first edition" in first.inner_text()
    assert "(88 of 197)" in first.inner_text()
    assert_accessible(page)
