"""The canonical JSON: stable, complete, with the names that callers rely on."""

import json
from dataclasses import replace

from reeve.reports.canonical import canonical_json
from tests.reports.sample import a_document, a_note, a_source


def figure(**given):
    document = a_document(blocks=(), figures=(a_note(**given),))
    return json.loads(canonical_json(document))["figures"][0]


def test_the_same_document_gives_the_same_text():
    assert canonical_json(a_document()) == canonical_json(a_document())


def test_keys_are_sorted_and_the_text_ends_in_a_line():
    text = canonical_json(a_document())
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def test_a_figure_has_the_promised_names():
    names = (
        "id metric version parameters scope value numerator denominator unit as_of known_at period organisation rows"
    )
    written = figure(parameters=(("band", "soon"),), period=(a_document().period))
    assert set(names.split()) <= set(written)
    assert written["parameters"] == {"band": "soon"}
    assert written["period"] == "2023-03-01/2024-02-29"
    assert written["known_at"] == "2024-03-04T09:14:05Z"


def test_rows_are_all_that_the_figure_rests_on():
    assert figure(rows=197, sources=(a_source(rows=88), a_source(rows=109)))["rows"] == 197


def test_what_is_not_there_is_null():
    written = figure(value="", denominator="", period=None)
    assert (written["value"], written["denominator"], written["period"]) == (None, None, None)


def test_every_block_is_there_with_its_kind():
    blocks = json.loads(canonical_json(a_document()))["blocks"]
    assert {block["block"] for block in blocks} == {
        "ChartBlock",
        "Definitions",
        "Heading",
        "Items",
        "Paragraph",
        "Table",
    }


def test_another_title_is_another_text():
    assert canonical_json(a_document()) != canonical_json(replace(a_document(), title="x"))
