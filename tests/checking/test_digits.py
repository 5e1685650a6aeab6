"""The digit lexer on drawn examples, and on anything at all."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeve.checking.digits import spans, untraced

DRAWN = [
    ("The Committee met on 14 September 2024.", [("date", "14 September 2024")]),
    ("opened on 16 July and 2nd of May", [("date", "16 July"), ("date", "2nd of May")]),
    ("from 1 to 5 March 2024", [("date", "1 to 5 March 2024")]),
    ("since March 2023", [("date", "March 2023")]),
    ("as at 2024-09-14, loaded 31/03/2024", [("date", "2024-09-14"), ("date", "31/03/2024")]),
    ("45 September 2024", [("untraced", "45"), ("date", "September 2024")]),
    ("in 2024/25 and 2023-24", [("year", "2024/25"), ("year", "2023-24")]),
    ("the 25/26 submission, 11/13 of them", [("year", "25/26"), ("untraced", "11"), ("untraced", "13")]),
    ("since 2022, in Q1", [("year", "2022"), ("year", "Q1")]),
    ("see paragraph 7 and Schedule 12A", [("reference", "paragraph 7"), ("reference", "Schedule 12A")]),
    ("paragraphs 3, 5 and 7(a) apply", [("reference", "paragraphs 3, 5 and 7(a)")]),
    ("in paragraph 7, 12 controls", [("reference", "paragraph 7"), ("untraced", "12")]),
    ("decision D71204", [("reference", "D71204")]),
    ("ISO 9001 and ISO/IEC 27001:2022", [("standard", "ISO 9001"), ("standard", "ISO/IEC 27001:2022")]),
    ("PCI DSS 4.0.1 under CVSS v3", [("standard", "PCI DSS 4.0.1"), ("standard", "CVSS v3")]),
    ("Microsoft 365, S17", [("standard", "Microsoft 365"), ("standard", "S17")]),
    ("it said “12 of 14” then", [("quotation", "“12 of 14”")]),
    ("open 9am to 17:00, 24/7", [("time", "9am"), ("time", "17:00"), ("time", "24/7")]),
    ("197 contracts, 44.67% and £2.9 million", [("untraced", t) for t in ("197", "44.67%", "£2.9 million")]),
    ("1,234 calls within 30 seconds", [("untraced", "1,234"), ("untraced", "30")]),
    ("Twelve controls on twenty-one sites", [("number word", "Twelve"), ("number word", "twenty-one")]),
    ("someone often attends", []),
    ("no digit “at all”", []),
    ("½ of x²", [("untraced", "½"), ("untraced", "²")]),
    ("2024 and £2024", [("year", "2024"), ("untraced", "£2024")]),
]


@pytest.mark.parametrize(("text", "expected"), DRAWN, ids=[text for text, _ in DRAWN])
def test_it_classes_each_digit(text, expected):
    assert [(span.kind, span.text) for span in spans(text)] == expected


def test_a_council_may_add_names_that_carry_digits():
    assert untraced("kept in Ledger 4.2") != ()
    assert untraced("kept in Ledger 4.2", standards=("Ledger 4.2",)) == ()


WORDS = st.sampled_from(
    [
        "14",
        "September",
        "2024",
        "/",
        "-",
        "–",
        "25/26",
        "paragraph",
        " ",
        " ",
        ",",
        "“",
        "”",
        '"',
        "ISO",
        "9001",
        "£",
        "%",
        "twelve",
        "am",
        ":",
        "30",
        "٣",
        "½",
        "S17",
        "v3",
        ".",
        "(",
        ")",
        "and",
        "x",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=25).map("".join)))
def test_each_digit_belongs_to_exactly_one_span(text):
    found = spans(text)
    for span in found:
        assert text[span.start : span.end] == span.text
    for position, character in enumerate(text):
        if unicodedata.category(character) in ("Nd", "No"):
            assert sum(span.start <= position < span.end for span in found) == 1
