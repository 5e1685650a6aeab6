"""Write the page of the document check: its kinds, its rules with their examples, its JSON, and how well it does."""

import json
import sys
from importlib import import_module
from pathlib import Path

from reference_pages import Page, table

from reeve.checking.check import check
from reeve.checking.finding import SEVERITIES
from reeve.checking.reading import read_text
from reeve.checking.rules import rules
from reeve.checking.telling import as_json

ROOT = Path(__file__).parent.parent
WHY = {
    "arithmetic": "Numbers in the paper itself settle it.",
    "count-vs-list": "The reader can count.",
    "attribution": "The paper's own table settles it.",
    "conflicting-values": "Both cannot be right.",
    "date": "The calendar, or the order of events, settles it.",
    "weekday": "The calendar settles it.",
    "standard": "A list of standards settles it; a new one may be missing from it.",
    "contradicted": "The record settles it.",
    "validity-gap": "A certificate may have been extended in a way that the paper does not tell.",
    "period-mix": "A comparison may be meant as it stands.",
    "band": "A boundary may be defined elsewhere.",
    "series-break": "How much comes from the change of method, only its author knows.",
    "population-mix": "The sum may be a chance.",
    "name-drift": "There may be two bodies of nearly one name.",
    "independence": "Safeguards may stand elsewhere.",
    "internal-contradiction": "Words can mean more than one thing.",
    "numbering": "A reader finds the way all the same.",
    "small-cell": "Whether somebody can be told depends on the group.",
    "acronym": "The readers may know it.",
    "vague-count": "The number may not matter there.",
    "no-evidence": "The evidence may stand in another paper.",
    "promise": "Not every promise belongs into the action table.",
    "accessibility": "It is no matter of truth.",
    "untraced": "A number need not come from the record.",
    "traced": "Nothing is wrong: the number is a figure of the record.",
}
ABOUT = """
`reeve check FILE` reads a document on this machine, fetches nothing and runs nothing in it, and says what contradicts
itself, the calendar or the trade's words: each finding with its place, the words there, what is wrong, the working, and
what to do. It ends with 0 where no error is found, 1 where one is, and 2 where the file cannot be read. With
`--organisation` each number is compared with the record too. Severity is
fixed by kind: an *error* is settled by the paper or the calendar, a *doubt* is for its author to settle, *advice* makes
the paper better.
"""
JSON = """
## The findings as JSON

`--json` prints one object. `start` and `end` count characters of the normalised text, which `--text` prints; a
`paragraph` is its ordinal, `number` is what is printed before it (`null` for none), `page` is `null` where the format
has no pages; `confidence` says from 0 to 1 how sure the rule is. `id` names the finding from run to run, for as long as
its words and what is wrong with them stay the same; what was dismissed stands under `dismissed` with its `reason`.

```json
{example}
```
"""
MEASURED = """
## How well it does

Measured whenever this page is written, on labelled papers of bodies that do not exist: most of them for tuning the
rules, and *sealed* ones by another hand that had not read the rules, on which no rule is tuned. In half of the
papers one slip is planted; in the others, and in some long ones, nothing is wrong. *Found* are planted slips that
the check tells at their place; *false* are findings, advice left aside, where nothing of the kind was planted. The
sealed column is what to expect of a paper that nobody has seen: about two of three slips are found, and one error
in ten is none. The tuning column shows only what the rules were made for.
"""

CHECKED = Path(__file__).with_name("checked_documents.json")
DOCUMENTS = """
## On published documents

Two documents that councils published, read closely by hand, hold {slips} slips that a reader of the text can see. The
check found {found} of them on {on} (`make bench DATA=FOLDER`, where FOLDER has them in `documents`). A finding that a
careful reader might well dispute, such as an acronym that all its readers know, is not counted as right.
"""


def checking_page() -> Page:
    """The check, as its rules declare it."""
    assert set(WHY) == set(SEVERITIES), set(WHY) ^ set(SEVERITIES)
    kinds = [(f"`{kind}`", severity, WHY[kind]) for kind, severity in SEVERITIES.items()]
    body = [ABOUT, "\n## Kinds\n", table(("kind", "severity", "why"), kinds), JSON.format(example=_example())]
    body += [_measured(), "\n## Rules\n"]
    for rule in sorted(rules.values(), key=lambda one: (list(SEVERITIES).index(one.kind), one.name)):
        body.append(f"\n### {rule.name.replace('_', ' ')}\n\n`{rule.kind}`. {rule.about}\n\n")
        body += [_shown("Found in", rule.wrong), _shown("Not found in", rule.right)]
    return (
        "The document check",
        "What is wrong with this report? The kinds of finding and the rules behind them.",
        "".join(body),
    )


def _example() -> str:
    document = read_text("Of the calls, 45 of 180 (35%) were abandoned.", "report.txt")
    return json.dumps(as_json(document, check(document)), indent=1, ensure_ascii=False)


def _shown(lead: str, examples: tuple[str, ...]) -> str:
    fences = "\n".join(f"```text\n{one}\n```\n" for one in examples)
    return f"{lead}:\n\n{fences}\n"


def _measured() -> str:
    sys.path.insert(0, str(ROOT))
    measuring = import_module("tests.checking.measuring")
    found = {part: measuring.measure(part) for part in ("tuning", "sealed")}
    rows = []
    for kind in SEVERITIES:
        counts = [(one.planted[kind], one.found[kind], one.false[kind]) for one in found.values()]
        if any(any(count) for count in counts):
            rows.append((f"`{kind}`", *(str(number) for count in counts for number in count)))
    head = ("kind", "tuning: planted", "found", "false", "sealed: planted", "found", "false")
    told = "; ".join(
        f"{part}: precision {one.precision(*measuring.ERRORS):.2f}, recall {one.recall(*measuring.ERRORS):.2f}"
        for part, one in found.items()
    )
    return f"{MEASURED}\n{table(head, rows)}\nOver the kinds of severity *error*, {told}.\n{_of_documents()}"


def _of_documents() -> str:
    """What was found in documents whose slips are known, as `make bench DATA=…` kept it."""
    if not CHECKED.exists():
        return ""
    told = json.loads(CHECKED.read_text(encoding="utf-8"))
    rows = []
    for kind, counts in told["kinds"].items():
        right, wrong, slips, found = (counts.get(name, 0) for name in ("right", "wrong", "slips", "found"))
        rows.append((f"`{kind}`", str(right + wrong), str(right), str(slips), str(found)))
    head = ("kind", "findings", "of them right", "slips", "of them found")
    return f"{DOCUMENTS.format(**told)}\n{table(head, rows)}\n"
