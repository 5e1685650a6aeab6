"""The reference page of a figure's JSON, with examples computed from the example councils."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path

from reference_pages import Page, table

from reeve import demo
from reeve.access.models import Organisation
from reeve.figures.asking import Ask
from reeve.figures.opening import Opened, as_json
from reeve.figures.telling import lineage_json

FILES = ["ashmere/organisation.xlsx", "ashmere/metric-definitions.csv", "ashmere/contracts-tracker.xlsx"]
"""What the examples need of the example councils."""

ABOUT = """
`reeve figure METRIC ... --json` gives an object with these fields, in this order; so do the figures in a report's JSON.
The fields are stable: within a major version of Reeve none is renamed, removed or given another meaning; further ones
may be added at the end.
"""
EXAMPLE = """
## An example

`reeve figure catalogue.contracts_in_band --organisation ashmere --as-of 2024-02-29 --param band=next --json`, over the
example councils (ids and times differ between installations):
"""

FIELDS = {
    "id": "`fig-` and sixteen hexadecimal digits: a hash over the question, the metric's version, value, numerator, "
    "denominator and the rows used. Equal ids are the same figure; a figure is never changed.",
    "metric": "The metric's name.",
    "version": "The version of its definition in code, a whole number. Another version is a break in the series.",
    "parameters": "What was asked and what the organisation's metric definition gave, by name.",
    "scope": "Limits on the rows: column and the reference that it must hold. Empty: all rows.",
    "value": "The exact value as decimal text, unrounded; null with nothing to divide by. Shares are in percent.",
    "numerator": "Decimal text: how many rows are counted, or the sum of them.",
    "denominator": "Decimal text: the base of a share or mean; null for counts and sums.",
    "unit": "`%`, `£`, `days`, or the plural of what is counted.",
    "as_of": "The day as at which the record is taken, as YYYY-MM-DD.",
    "known_at": "The instant up to which the record is taken, in UTC: what was recorded later does not count.",
    "period": "First and last day, both included, as FROM/TO; null for a state as at a day.",
    "organisation": "The organisation's reference.",
    "rows": "How many rows the figure rests on.",
}
FURTHER = {
    "sql": "The query that gave value, numerator and denominator.",
    "sources": "The files that its rows were read from, those counted first; see below.",
    "corrections": "Each correction by hand among the rows, in a sentence.",
    "computed_again": "What computing it again from the same snapshot gave: `id`, `value`, `same`.",
}
SOURCE = {
    "file": "The file's name as it was given.",
    "sheet": "The workbook's sheet; empty for files without.",
    "sha256": "The file's digest: the file is kept under it.",
    "import": "The import's id.",
    "counted": "Whether these rows are in the numerator, or in the base only.",
    "rows": "How many rows.",
    "lines": "Ranges of line numbers, first and last included, counted as the file's own program shows them.",
    "lines_are_all": "Whether every line in `lines` is such a row; false where there are too many ranges to name.",
}


def figure_page(example: Path) -> Page:
    """The page. Loads some files of the example councils into the empty database."""
    _load(example)
    figure = Ask(Organisation.named("ashmere"), date(2024, 2, 29)).figure("catalogue.contracts_in_band", band="next")
    short, whole = as_json(figure), lineage_json(Opened(figure))
    for described, there in ((FIELDS, short), (FIELDS | FURTHER, whole), (SOURCE, whole["sources"][0])):
        assert list(described) == list(there), f"described are {list(described)}, there are {list(there)}"
    body = [
        ABOUT,
        table(("field", "what it holds"), ((f"`{name}`", words) for name, words in FIELDS.items())),
        EXAMPLE,
        _block(short),
        "\n## With its lineage\n\n`reeve figure fig-ID --json` adds:\n",
        table(("field", "what it holds"), ((f"`{name}`", words) for name, words in FURTHER.items())),
        "\nEach of `sources`:\n",
        table(("field", "what it holds"), ((f"`{name}`", words) for name, words in SOURCE.items())),
        "\nOf the same figure:\n",
        _block({name: whole[name] for name in FURTHER if name != "sql"}),
    ]
    return "A figure as JSON", "What a figure is to other programs.", "".join(body)


def _block(content: object) -> str:
    text = re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", json.dumps(content, indent=2, ensure_ascii=False))
    return f"\n```json\n{text}\n```\n"


def _load(example: Path) -> None:
    manifest = tomllib.loads((example / "manifest.toml").read_text(encoding="utf-8"))
    demo.organisations(manifest)
    wanted = [one for one in manifest["load"] if one["file"] in FILES]
    demo.load_files(example, {**manifest, "load": wanted})
