"""What holds for every metric: its tables exist, it compiles, it says what it measures, and it changes only openly."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import ibis
import pyarrow as pa
import pytest

from reeve.metrics import metrics
from reeve.metrics.computing import Question, rows_of, sql_of, value_of
from reeve.metrics.values import Mean, Share, Total
from reeve.reports.declaring import names, reports, section_file, sections
from reeve.reports.narrative import chips, directives, parse
from reeve.warehouse.events import event_tables
from reeve.warehouse.snapshots import empty_table
from reeve.warehouse.tables import known_tables

HASHES = Path(__file__).with_name("metric_hashes.json")
ASKED = {
    "answer": "well",
    "band": "soon",
    "bands": {"soon": {"after_months": 0, "to_months": 9}},
    "base": "open",
    "body": "AB-01",
    "confidence": "low",
    "content": "upgrade",
    "cvss": "3",
    "days": 60,
    "decision": "approved",
    "dimension": "budget",
    "disposition": "retire",
    "document": "annual-statement",
    "framework": "F-1",
    "from_score": "7.0",
    "fund": "capital",
    "hours": {"urgent": 4, "high": 8},
    "kind": "key",
    "level": "corporate",
    "opinion": "limited",
    "outcome": "won",
    "principle": "D",
    "programme": "FND",
    "question": "liaison",
    "rating": "green",
    "regime": "psn",
    "route": "programme",
    "scan": "2023",
    "scheme": "PSN",
    "seconds": 30,
    "severities": {"high": {"from_score": "7.0", "to_score": "8.9"}},
    "severity": "high",
    "skill": "SK-01",
    "stage": "growth",
    "state": "expected",
    "status": "live",
    "stream": "FS-1",
    "survey": "2023",
    "tested_within_months": 12,
    "to_score": "10.0",
    "within_months": 3,
    "work": "project",
    "year": "2024/25",
}
"""A value for each parameter that metrics have; a new parameter needs one here."""

EVERY = pytest.mark.parametrize("metric", [metrics[name] for name in sorted(metrics)], ids=sorted(metrics))


def schema_of(name: str) -> pa.Schema:
    if name in event_tables:
        return event_tables[name].schema().append(pa.field("_row", pa.uint64()))
    return empty_table(known_tables()[name]).schema


def compiled(metric):
    tables = {name: ibis.table(ibis.Schema.from_pyarrow(schema_of(name)), name=name) for name in metric.tables}
    question = Question("ashmere", date(2024, 2, 29), date(2023, 3, 1), date(2024, 3, 1))
    return value_of(metric, tables, question, {name: ASKED[name] for name in metric.parameters})


@EVERY
def test_a_metric_reads_tables_that_there_are(metric):
    assert set(metric.tables) <= set(known_tables())
    if metric.over:
        assert metric.over in schema_of(metric.tables[0]).names


@EVERY
def test_a_metric_says_what_it_measures_in_sentences(metric):
    assert metric.meaning.endswith(".")
    assert metric.label[0].isupper()
    assert "`" not in metric.meaning


@EVERY
def test_a_metric_keeps_the_lineage_of_its_rows(metric):
    rows = rows_of(compiled(metric))
    assert {"_key", "_part", "_line", "_organisation", "_sensitivity", "_counted"} <= set(rows.columns)


@EVERY
def test_no_measure_is_summed_in_floats(metric):
    value = compiled(metric)
    if isinstance(value, Mean | Total):
        assert not value.of[value.column].type().is_floating()


@EVERY
def test_a_share_is_in_percent_and_no_other_value_is(metric):
    assert isinstance(compiled(metric), Share) is (metric.unit == "%")


@EVERY
def test_a_metric_does_not_change_without_a_new_version(metric):
    """Where this fails and the change is meant: raise the metric's version, then its line in metric_hashes.json."""
    value = compiled(metric)
    told = [metric.version, type(value).__name__, getattr(value, "column", ""), sql_of(rows_of(value))]
    found = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
    assert json.loads(HASHES.read_text(encoding="utf-8")).get(metric.name) == f"{metric.version} {found}"


def test_no_hash_is_kept_of_a_metric_that_is_gone():
    assert set(json.loads(HASHES.read_text(encoding="utf-8"))) == set(metrics)


@pytest.mark.parametrize("name", [*reports, *sections()])
def test_what_a_narrative_names_is_there(name):
    path = reports[name].outline if name in reports else section_file(name)
    tree = parse(path.read_text(encoding="utf-8"), where=name)
    assert {chip.name for chip in chips(tree) if chip.kind in ("figure", "parameter")} <= set(metrics)
    named = {chip.name for chip in chips(tree) if chip.kind == "name"}
    asked = [value for one in (*chips(tree), *directives(tree)) for _, value in one.parameters]
    named |= {value.removeprefix("@") for value in asked if isinstance(value, str) and value.startswith("@")}
    assert named <= set(names)
