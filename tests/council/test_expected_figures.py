"""The example councils, loaded once: every figure of expected.json, and which of them one changed row moves."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reeve.access.models import Organisation
from reeve.errors import ReeveError
from reeve.figures.asking import Ask
from reeve.metrics.display import rounded
from reeve.source.declaring import source_named
from reeve.source.loading import load
from tests.council.conftest import EXAMPLE

EXPECTED = json.loads((EXAMPLE / "expected.json").read_text(encoding="utf-8"))
AS_OF = date(2024, 2, 29)

pytestmark = pytest.mark.django_db


def told(entry: dict[str, Any]) -> str:
    """An entry in one line, as a test's name."""
    asked = {**entry["parameters"], **entry["scope"]}
    words = [entry["organisation"], entry["metric"], *(f"{key}={value}" for key, value in asked.items())]
    return " ".join([*words, entry["period"] or ""]).strip()


class Desks:
    """A desk for each organisation and day, all on the record as it now is."""

    def __init__(self) -> None:
        keys = {(entry["organisation"], entry["as_of"]) for entry in EXPECTED}
        self._asks = {key: Ask(Organisation.named(key[0]), date.fromisoformat(key[1])) for key in keys}

    def answer(self, entry: dict[str, Any]) -> dict[str, str | None]:
        """What Reeve gives where expected.json expects something, in its spelling."""
        first_last = tuple(date.fromisoformat(day) for day in entry["period"].split("/")) if entry["period"] else None
        figure = self._asks[entry["organisation"], entry["as_of"]].figure(
            entry["metric"], scope=entry["scope"], period=first_last, **entry["parameters"]
        )
        if entry["denominator"] is None:
            return {"value": _spelled(figure.value, entry["value"]), "numerator": None, "denominator": None}
        return {
            "value": str(rounded(Decimal(figure.value), 6)),
            "numerator": _spelled(figure.numerator, entry["numerator"]),
            "denominator": figure.denominator,
        }


def _spelled(value: str, like: str) -> str:
    """A number with as many decimal places as another is written with, where none is lost by it."""
    places = len(like.partition(".")[2])
    found = rounded(Decimal(value), places)
    return str(found) if found == Decimal(value) else value


def expected(entry: dict[str, Any]) -> dict[str, str | None]:
    return {name: entry[name] for name in ("value", "numerator", "denominator")}


@pytest.fixture(scope="module")
def answers(councils: None) -> list[Any]:
    """The answers to all of EXPECTED, or why there is none.

    The figures are stored here, so that a test which changes one row computes only what rests on its table.
    """
    desks = Desks()
    found: list[Any] = []
    for entry in EXPECTED:
        try:
            found.append(desks.answer(entry))
        except ReeveError as error:
            found.append(str(error))
    return found


@pytest.mark.parametrize("number", range(len(EXPECTED)), ids=[told(entry) for entry in EXPECTED])
def test_a_figure_is_as_the_examples_promise(number, answers):
    assert answers[number] == expected(EXPECTED[number])


def moved(path: Path, source: str) -> dict[str, str | None]:
    """Load a changed file for ashmere, ask all figures again, and tell those that now differ."""
    load(path, source_named(source), Organisation.named("ashmere"), as_of=AS_OF, by=None)
    now = Desks()
    found = {}
    for entry in EXPECTED:
        answer = now.answer(entry)
        if answer != expected(entry):
            share = f"{answer['numerator']}/{answer['denominator']}"
            found[told(entry)] = share if answer["denominator"] else answer["value"]
    return found


def changed_csv(file: str, folder: Path, change: Callable[[dict[str, str]], bool]) -> Path:
    """A copy of a CSV file of ashmere in which the first row that `change` takes is changed."""
    with (EXAMPLE / "ashmere" / file).open(encoding="utf-8-sig", newline="") as was:
        reader = csv.DictReader(was)
        rows = list(reader)
    assert any(change(row) for row in rows), "no row is as the test needs it"
    copy = folder / Path(file).name
    with copy.open("w", encoding="utf-8", newline="") as now:
        writer = csv.DictWriter(now, reader.fieldnames or [])
        writer.writeheader()
        writer.writerows(rows)
    return copy


def test_a_contract_that_ends_a_day_later_moves_from_its_band_to_the_next_and_nothing_else(answers, tmp_path):
    copy = Path(shutil.copy(EXAMPLE / "ashmere" / "contracts-tracker.xlsx", tmp_path))
    workbook = openpyxl.load_workbook(copy)
    sheet = workbook["Contracts"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    row = next(
        row
        for row in range(5, sheet.max_row + 1)
        if str(sheet.cell(row, heads["End date"]).value).startswith("2024-11-29")
        and sheet.cell(row, heads["Type"]).value == "Term"
    )
    sheet.cell(row, heads["End date"]).value = date(2024, 11, 30)
    workbook.save(copy)

    assert moved(copy, "catalogue.contracts-tracker") == {
        "ashmere catalogue.contracts_in_band band=soon": "87/197",
        "ashmere catalogue.contracts_in_band band=next": "29/197",
    }


def test_a_changed_answer_moves_its_own_question_in_its_directorate_and_in_all(answers, tmp_path):
    question = "How well embedded is the way your service works with the Chief Digital Officer"

    def change(row: dict[str, str]) -> bool:
        column = next(head for head in row if head.startswith(question))
        if (row["Directorate"], row[column]) != ("SRS", "Fairly embedded"):
            return False
        row[column] = "Not embedded"
        return True

    assert moved(changed_csv("survey-2023.csv", tmp_path, change), "survey.responses") == {
        "ashmere survey.answers_given survey=2023 question=liaison answer=fairly": "41/120",
        "ashmere survey.answers_given survey=2023 question=liaison answer=fairly directorate=SRS": "13/36",
        "ashmere survey.answers_given survey=2023 question=liaison answer=not": "12/120",
        "ashmere survey.answers_given survey=2023 question=liaison answer=not directorate=SRS": "3/36",
    }


def test_a_call_that_waited_a_second_longer_moves_its_month_and_its_year(answers, tmp_path):
    def change(row: dict[str, str]) -> bool:
        if (row["Wait (s)"], row["Outcome"]) != ("30", "Answered"):
            return False
        row["Wait (s)"] = "31"
        return True

    assert moved(changed_csv("calls/calls-2023-06.csv", tmp_path, change), "servicedesk.calls") == {
        "ashmere servicedesk.answered_within 2023-03-01/2024-02-29": "119116/164511",
        "ashmere servicedesk.answered_within 2023-06-01/2023-06-30": "10438/13499",
    }
