"""The HTML rendition: accessible, complete, each figure leading to where it comes from."""

import re
from html.parser import HTMLParser
from itertools import pairwise

from reeve.reports import html
from reeve.reports.blocks import ChartBlock, Heading, Table
from tests.reports.sample import a_document, body

PAGE = html.render(a_document())


class Reader(HTMLParser):
    """Collects elements with their attributes, and finds what is not closed."""

    VOID = ("meta", "br", "path", "use")

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.wrong = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)

    def ids(self):
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]


def test_every_element_is_closed_and_every_id_stands_once():
    for text in (PAGE, html.render(a_document(), standalone=False), html.printed(a_document())):
        reader = Reader(text)
        assert reader.open == reader.wrong == []
        assert len(reader.ids()) == len(set(reader.ids()))


def test_a_page_from_disk_has_language_title_and_skip_link_and_fetches_nothing():
    assert '<html lang="en-GB">' in PAGE
    assert "<title>Statement of internal control" in PAGE
    assert '<a class="skip" href="#main">' in PAGE
    assert not re.search(r"<(script|link|img|iframe)\b|@import|url\((?!#)", PAGE)


def test_every_link_within_the_page_leads_somewhere():
    reader = Reader(PAGE)
    leads = {attrs["href"][1:] for tag, attrs in reader.elements if tag == "a" and attrs["href"].startswith("#")}
    assert leads <= set(reader.ids())
    assert {"fig-b1", "q-1", "p-2", "table-3"} <= leads


def test_paragraph_numbers_are_text_with_an_anchor():
    assert '<p class="numbered" id="p-3"><span class="number">3.</span> The following' in PAGE


def test_every_table_has_a_caption_and_heads_with_scope():
    reader = Reader(PAGE)
    tables = [tag for tag, _ in reader.elements if tag == "table"]
    assert len(tables) == len([tag for tag, _ in reader.elements if tag == "caption"]) == 9
    assert all(attrs.get("scope") in ("row", "col") for tag, attrs in reader.elements if tag == "th")
    assert '<caption id="table-1-caption">Table 1: Contracts by when they end</caption>' in PAGE


def test_a_chart_follows_its_table():
    at = PAGE.index("Table 3: Calls answered")
    assert PAGE.index("</table>", at) < PAGE.index('<figure class="chart" id="chart-1">') < PAGE.index("<svg", at)


def test_weaker_figures_say_so_in_words():
    assert '>4.5</a> <span class="standing">(attested)</span>' in PAGE
    assert '>5</a> <span class="standing">(quoted)</span>' in PAGE
    assert ">197</a> contracts" in PAGE


def test_words_are_escaped():
    assert "&lt;as before&gt; &amp; no others." in PAGE


def test_a_fragment_leads_to_the_pages_of_figures_and_wears_the_classes_of_the_application():
    fragment = html.render(a_document(), standalone=False)
    assert fragment.startswith('<article class="reeve-document">')
    assert 'href="/figures/fig-b1/"' in fragment
    assert 'class="govuk-table__header govuk-table__header--numeric"' not in fragment.split("<thead")[0]
    assert '<h2 class="govuk-heading-l" id="purpose-of-this-statement">' in fragment
    assert "<style" not in fragment
    assert ' style="' not in fragment


def test_a_caller_says_where_figures_lead():
    assert 'href="/x/fig-b1"' in html.render(a_document(), figure_href=lambda figure: f"/x/{figure}")


def test_contents_hold_sections_and_their_parts_in_order():
    nav = PAGE[PAGE.index("<nav") : PAGE.index("</nav>")]
    wanted = [block.anchor for block in body() if isinstance(block, Heading) and block.level < 3]
    assert re.findall('href="#([^"]+)"', nav) == [*wanted, "where-each-figure-comes-from"]


def test_heading_levels_do_not_skip():
    levels = [int(tag[1]) for tag, _ in Reader(PAGE).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_sample_holds_what_it_promises():
    assert sum(isinstance(block, Table | ChartBlock) for block in body()) == 4
