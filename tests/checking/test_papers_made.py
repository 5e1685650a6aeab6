"""The labelled set is sound: each label lies where it says, and nothing else of a paper is wrong."""

import calendar
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document

from reeve.checking.document import assemble
from reeve.checking.finding import SEVERITIES
from tests.checking.papers import PARTS, papers, plain, soak
from tests.checking.papers.tools import as_word, half_up, places

ALL = {part: papers(part) for part in ("tuning", "sealed")}
EVERY = [paper for part in ALL.values() for paper in part]
LONG = [paper for part in ALL for paper in soak(part)]
RIGHT = [paper for paper in EVERY if paper.planted is None] + LONG
WRONG = [paper for paper in EVERY if paper.planted]
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
REAL = """
Aberdeen Allerdale Barnet Barnsley Barrow Basildon Birmingham Blackburn Blackpool Bolsover Bolton Bournemouth
Bradford Brighton Bristol Bromley Bromsgrove Burnley Cambridge Camden Cardiff Carlisle Cheltenham Cheshire Chester
Chorley Cornwall Coventry Croydon Cumbria Dacorum Darlington Dartmoor Derby Derbyshire Devon Doncaster Dorset Dudley
Durham Ealing Edinburgh Enfield Epsom Essex Exeter Exmoor Gateshead Glasgow Gloucester Greenwich Hackney Halton
Hammersmith Hampshire Haringey Harlow Harrow Hartlepool Hastings Herefordshire Hertfordshire Hillingdon Hounslow
Hull Ipswich Islington Kensington Kent Kirklees Knowsley Lambeth Lancashire Lancaster Leeds Leicester Lewisham
Lincoln Lincolnshire Liverpool London Luton Maidstone Manchester Medway Middlesbrough Newcastle Newham Norfolk
Northampton Northumberland Norwich Nottingham Oldham Oxford Peterborough Plymouth Portsmouth Preston Redcar Redditch
Reigate Rochdale Rotherham Rutland Salford Sandwell Sefton Sheffield Shropshire Slough Snowdonia Solihull Somerset
Southampton Southend Southwark Spelthorne Staffordshire Stevenage Stockport Stockton Suffolk Sunderland Surrey
Sussex Swansea Swindon Tameside Tandridge Teignbridge Telford Tendring Thurrock Torbay Trafford Wakefield Walsall
Wandsworth Warrington Warwick Westminster Wigan Wiltshire Winchester Wokingham Wolverhampton Worcester York
Yorkshire Xentrall
""".split()


def ids(paper):
    return paper.name


@pytest.mark.parametrize("part", ["tuning", "sealed"])
def test_each_part_has_enough_papers_right_and_wrong_in_equal_part(part):
    wrong = [paper for paper in ALL[part] if paper.planted]
    assert len(PARTS[part].MAKERS) >= 20
    assert len(wrong) >= 40
    assert len(wrong) * 2 == len(ALL[part])


@pytest.mark.parametrize("part", ["tuning", "sealed"])
def test_kinds_are_spread_and_most_are_errors(part):
    kinds = Counter(paper.planted.kind for paper in ALL[part] if paper.planted)
    errors = {kind for kind, severity in SEVERITIES.items() if severity == "error"} - {"contradicted"}
    assert kinds.keys() <= SEVERITIES.keys()
    assert all(kinds[kind] >= 4 for kind in errors), kinds
    assert max(kinds.values()) < kinds.total() / 2
    assert sum(kinds[kind] for kind in errors) > kinds.total() * 0.7


def test_names_are_unique_and_parts_share_no_maker_and_no_body():
    names = [paper.name for paper in [*EVERY, *LONG]]
    assert len(names) == len(set(names))
    first, second = ({maker.name.split("-")[0] for maker in [*part.MAKERS, *part.LONG]} for part in PARTS.values())
    assert not first & second


def test_a_seed_gives_the_same_paper_and_another_seed_another():
    for part in PARTS:
        assert papers(part) == ALL[part]
        for maker in PARTS[part].MAKERS:
            assert len({str(maker.right(seed).body) for seed in range(4)}) == 4


@pytest.mark.parametrize("paper", WRONG, ids=ids)
def test_a_quote_stands_once_in_its_paper_and_every_other_place_is_there(paper):
    text = plain(paper)
    assert places(paper.planted.quote, text) == 1, paper.planted.quote
    for quote in paper.planted.also:
        assert places(quote, text), quote


@pytest.mark.parametrize("part", PARTS)
def test_a_wrong_paper_differs_from_the_right_one_of_its_seed_in_little(part):
    for right, wrong in zip(ALL[part][::2], ALL[part][1::2], strict=True):
        assert right.planted is None
        ours, theirs = Counter(plain(right).split()), Counter(plain(wrong).split())
        assert plain(right) != plain(wrong)
        assert (ours - theirs).total() + (theirs - ours).total() < 60, wrong.name


@pytest.mark.parametrize("part", PARTS)
def test_papers_have_8_to_40_blocks_and_long_ones_60_to_150(part):
    for makers, least, most in ((PARTS[part].MAKERS, 8, 40), (PARTS[part].LONG, 60, 150)):
        for maker in makers:
            for seed in range(3):
                count = len(assemble(maker.name, maker.page(seed).parts).blocks)
                assert least <= count <= most, (maker.name, count)


def test_a_paper_of_parts_can_be_had_as_a_word_file():
    paper = next(paper for paper in WRONG if paper.format == "parts")
    document = Document(BytesIO(as_word(paper)))
    words = " ".join(paragraph.text for paragraph in document.paragraphs)
    words += " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert all(one in words for one in plain(paper).split())


def test_no_paper_names_a_real_council_or_a_person():
    for paper in [*EVERY, *LONG]:
        text = plain(paper)
        assert not re.search(rf"\b({'|'.join(REAL)})\b", text), paper.name
        assert not re.search(r"\b(Mr|Mrs|Ms|Dr|Cllr|Councillor) [A-Z]\w+", text), paper.name


def dates(text):
    for found in re.finditer(
        rf"(?:({'|'.join(DAYS)}),? )?(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}) (\d{{4}})", text
    ):
        weekday, day, month, year = found.groups()
        yield weekday, int(day), MONTHS.index(month) + 1, int(year)


@pytest.mark.parametrize("paper", RIGHT, ids=ids)
def test_dates_of_a_right_paper_exist_on_the_weekday_that_it_says(paper):
    for weekday, day, month, year in dates(plain(paper)):
        assert day <= calendar.monthrange(year, month)[1]
        assert weekday is None or f"{date(year, month, day):%A}" == weekday


THE = r"(?:the |our |its |all )?"
SHARES = [
    rf"(?P<count>[\d,]+) (?:out )?of {THE}(?P<total>[\d,]+)(?: [a-z]+){{0,3}}[ ,]+\(?(?:or )?(?P<share>[\d.]+)%",
    rf"[Oo]f {THE}(?P<total>[\d,]+)(?: [a-z]+){{0,5}},? (?P<count>[\d,]+)(?: [a-z]+)? \((?P<share>[\d.]+)%\)",
]


@pytest.mark.parametrize("paper", RIGHT, ids=ids)
def test_a_share_in_a_right_paper_follows_from_its_count_and_total(paper):
    for pattern in SHARES:
        for found in re.finditer(pattern, plain(paper)):
            count, total = (Decimal(found[name].rstrip(",").replace(",", "")) for name in ("count", "total"))
            said = found["share"]
            assert half_up(100 * count / total, len(said.partition(".")[2])) == Decimal(said), found[0]


def number_in(cell):
    return Decimal(cell.replace(",", "").lstrip("£")) if re.fullmatch(r"£?-?[\d,]+(\.\d+)?", cell) else None


@pytest.mark.parametrize("part", PARTS)
def test_totals_of_tables_in_right_papers_add_up(part):
    checked = 0
    for maker in [*PARTS[part].MAKERS, *PARTS[part].LONG]:
        for seed in range(8):
            for table in (one for one in maker.page(seed).parts if one.kind == "table"):
                *rows, last = table.rows[1:]
                if not re.match(r"All\b|Total|Sum|Year|Replies|Service$|County$|Programme|Both", last[0]):
                    continue
                for column in range(1, len(last)):
                    values = [number_in(row[column]) for row in rows]
                    if None not in values and number_in(last[column]) is not None:
                        assert sum(values) == number_in(last[column]), (maker.name, table.rows)
                        checked += 1
    assert checked > 50
