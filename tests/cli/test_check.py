"""`reeve check`: what it prints, its JSON, its exit status, and the house style."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from reeve.cli import main

PARAGRAPHS = [
    "Audit Committee, 13 September 2024",
    "1. Of the calls, 45 of 180 (35%) were abandoned.",
    "The SIGG met. The SIGG left.",
]
WRONG = "\n\n".join(PARAGRAPHS)
RIGHT = WRONG.replace("35%", "25%")


def told(tmp_path: Path, said: str, *arguments: str) -> Result:
    path = tmp_path / "paper.txt"
    path.write_text(said, encoding="utf-8")
    return CliRunner().invoke(main, ["check", str(path), *arguments])


def test_it_tells_the_place_the_words_the_working_and_what_to_do(tmp_path: Path):
    done = told(tmp_path, WRONG)
    assert done.exit_code == 1
    assert done.output.split("\n")[1:7] == [
        "Error · arithmetic · 1, paragraph 2 · 3e81253976",
        "  Of the calls, 45 of 180 («35%») were abandoned.",
        "  → 45 of 180 is not 35%.",
        "    45 ÷ 180 = 25%",
        "    Correct the percentage, or the count or total beside it.",
        "",
    ]
    assert done.output.endswith("1 error, 0 doubts and 1 piece of advice.\n")


def test_it_ends_well_where_there_is_no_error(tmp_path: Path):
    done = told(tmp_path, RIGHT)
    assert done.exit_code == 0
    assert done.output.endswith("0 errors, 0 doubts and 1 piece of advice.\n")


def test_offsets_of_the_json_count_in_the_text_that_it_prints(tmp_path: Path):
    text = told(tmp_path, WRONG, "--text").output
    done = told(tmp_path, WRONG, "--json")
    assert done.exit_code == 1
    findings = json.loads(done.output)["findings"]
    assert [one["kind"] for one in findings] == ["arithmetic", "acronym"]
    for one in findings:
        assert text[one["place"]["start"] : one["place"]["end"]] == one["quote"]
        assert set(one) == {
            "id",
            "kind",
            "severity",
            "place",
            "quote",
            "message",
            "working",
            "suggestion",
            "confidence",
        }
    assert findings[0]["place"]["number"] == "1."


def test_a_file_that_cannot_be_read_ends_with_two_and_a_sentence(tmp_path: Path):
    done = CliRunner().invoke(main, ["check", str(tmp_path / "none.docx")])
    assert done.exit_code == 2
    assert "none.docx: the file cannot be opened (No such file or directory); see that it is there." in done.stderr


def test_a_house_style_says_what_its_readers_know(tmp_path: Path):
    house = tmp_path / "house.toml"
    house.write_text('acronyms = ["SIGG"]\n')
    assert told(tmp_path, RIGHT, "--house", str(house)).output.endswith("0 errors, 0 doubts and 0 pieces of advice.\n")
    both = "The Chief Digital Officer leads.\n\nThe Chief Digital and Officer leads."
    assert "name-drift" in told(tmp_path, both).output
    house.write_text('[aliases]\n"Chief Digital and Officer" = "Chief Digital Officer"\n')
    assert "name-drift" not in told(tmp_path, both, "--house", str(house)).output


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("acronyms = 5", "acronyms must be a list of texts."),
        ("names = []", "“names” is not understood; a house style has acronyms, aliases, dismissed, standards."),
        ("acronyms = [", "the house style is not TOML"),
        ("aliases = 3", "aliases must be a table"),
        ('[[dismissed]]\nfinding = "x"', "each [[dismissed]] needs finding and reason"),
        ("dismissed = 3", "each [[dismissed]] needs finding and reason"),
    ],
)
def test_a_house_style_that_is_not_understood_is_told(tmp_path: Path, said: str, sentence: str):
    house = tmp_path / "house.toml"
    house.write_text(said)
    done = told(tmp_path, RIGHT, "--house", str(house))
    assert done.exit_code == 2
    assert sentence in done.stderr


def test_what_was_dismissed_is_remembered_until_the_words_change(tmp_path: Path):
    house = tmp_path / "house.toml"
    code = json.loads(told(tmp_path, WRONG, "--json").output)["findings"][0]["id"]
    done = told(tmp_path, WRONG, "--house", str(house), "--dismiss", code, "--reason", "“35%” is\nof another \\ year")
    assert done.exit_code == 0
    assert done.output.endswith("0 errors, 0 doubts and 1 piece of advice; 1 dismissed.\n")
    moved = f"A sentence before.\n\n{WRONG}"
    again = told(tmp_path, moved, "--house", str(house), "--json")
    assert again.exit_code == 0
    assert [one["reason"] for one in json.loads(again.output)["dismissed"]] == ["“35%” is\nof another \\ year"]
    assert told(tmp_path, WRONG.replace("35%", "36%"), "--house", str(house)).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--dismiss", "x", "--reason", "So"], "--dismiss needs --house FILE"),
        (["--dismiss", "x", "--house", "h.toml"], "--dismiss needs --house FILE"),
        (["--dismiss", "x", "--house", "h.toml", "--reason", "So"], "There is no finding x"),
        (["--dismiss", "CODE", "--house", "no/h.toml", "--reason", "So"], "it cannot be written"),
        (["--as-of", "2024-03-01"], "--as-of needs --organisation"),
    ],
)
def test_what_cannot_be_dismissed_or_compared_is_told(tmp_path: Path, arguments: list[str], sentence: str):
    code = json.loads(told(tmp_path, WRONG, "--json").output)["findings"][0]["id"]
    given = [str(tmp_path / one) if one.endswith(".toml") else one.replace("CODE", code) for one in arguments]
    done = told(tmp_path, WRONG, *given)
    assert done.exit_code == 2
    assert sentence in done.stderr


@pytest.mark.django_db
def test_an_organisation_that_is_not_there_is_told(tmp_path: Path):
    done = told(tmp_path, WRONG, "--organisation", "nowhere")
    assert done.exit_code == 2
    assert "There is no organisation 'nowhere'" in done.stderr


def test_a_word_document_gets_its_findings_as_comments_at_their_places(tmp_path: Path):
    document = docx.Document()
    paragraph = document.add_paragraph("Of the calls, 45 of 180 (")
    paragraph.add_run("35%").bold = True
    paragraph.add_run(") were abandoned.")
    document.add_paragraph("")
    table = document.add_table(rows=4, cols=2)
    for row, cells in zip(
        table.rows, [("Team", "Open"), ("Housing", "4"), ("Roads", "6"), ("Total", "11")], strict=True
    ):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    path, copy = tmp_path / "paper.docx", tmp_path / "commented.docx"
    document.save(str(path))
    before = path.read_bytes()
    done = CliRunner().invoke(main, ["check", str(path), "--comments", str(copy)])
    assert done.exit_code == 1
    assert path.read_bytes() == before
    again = docx.Document(str(copy))
    told = [comment.text for comment in again.comments]
    assert told[0].startswith("Error (arithmetic): 45 of 180 is not 35%.\n45 ÷ 180 = 25%")
    assert any("The column above adds up to 10, not 11." in one for one in told)
    xml = again.element.xml
    begin, end = xml.index("<w:commentRangeStart"), xml.index("<w:commentRangeEnd")
    assert re.findall(r"<w:t[^>]*>([^<]*)<", xml[begin:end]) == ["35%"]
    assert again.paragraphs[0].text == "Of the calls, 45 of 180 (35%) were abandoned."


def test_what_is_no_word_document_gets_no_comments(tmp_path: Path):
    done = told(tmp_path, WRONG, "--comments", str(tmp_path / "out.docx"))
    assert done.exit_code == 2
    assert "only a Word document (DOCX) gets comments" in done.stderr
    assert not (tmp_path / "out.docx").exists()
