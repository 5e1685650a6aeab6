"""What is measured, assessed and improved: each figure answered by hand on a little drawn table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import reeve.assurance.metrics
import reeve.catalogue.metrics
import reeve.cyber.metrics
import reeve.desk.metrics
import reeve.forms.metrics
import reeve.servicedesk.metrics
import reeve.survey.metrics  # noqa: F401 - declare the metrics
from reeve.metrics import metrics
from reeve.metrics.computing import CannotCompute
from tests.spec.drawing import asked, counted, drawn

DAY, YEAR = "2024-02-29", "2023-03-01/2024-02-29"

ITEMS = drawn("""
    reference | due        | done_on
    late      | 2024-02-28 | -
    today     | 2024-02-29 | -
    undated   | -          | -
    tomorrow  | 2024-02-28 | 2024-03-01
    done      | 2024-01-01 | 2024-02-29
""")
STEPS = drawn("""
    reference | plan | due        | done_on
    late      | P1   | 2024-02-28 | -
    today     | P1   | 2024-02-29 | -
    undated   | P2   | -          | -
    tomorrow  | P2   | 2024-02-28 | 2024-03-01
    done      | P2   | 2024-01-01 | 2024-02-29
    other     | -    | 2024-02-28 | -
    over      | -    | 2024-01-01 | 2024-01-01
""")
PRODUCTS = drawn("""
    reference | kind    | disposition | psn            | supplier_support_ends | capability
    P1        | managed | retire      | meets          | 2024-02-29            | C1
    P2        | managed | retain      | falls-short    | 2024-03-01            | -
    P3        | managed |             |                | -                     | -
    P4        | managed | retire      | not-applicable | 2023-01-01            | -
    P5        | licence | retire      | meets          | 2020-01-01            | C2
""")
ROADMAP = drawn("""
    reference | product | kind     | status  | due
    R1        | P1      | upgrade  | planned | 2024-02-28
    R2        | P1      | contract | planned | 2024-02-29
    R3        | P2      | upgrade  | done    | 2023-12-31
    R4        | P4      | upgrade  | dropped | 2023-12-31
    R5        | P5      | upgrade  | planned | -
""")
TERMS = drawn(
    """
    reference | contract | kind      | starts     | used
    now       | K1       | extension | 2024-02-29 | -
    past      | K2       | extension | 2024-02-28 | -
    refused   | K3       | extension | 2025-01-01 | no
    first     | K4       | initial   | 2025-01-01 | -
    one-off   | K5       | extension | 2025-01-01 | -
    """,
    used=pa.bool_(),
)
CONTRACTS = drawn("""
    reference | status | kind
    K1        | live   | term
    K2        | live   | term
    K3        | live   | term
    K4        | live   | term
    K5        | live   | one-off
    K6        | ceased | term
""")
TICKETS = drawn(
    """
    ticket | kind     | priority | created             | resolved            | day
    exact  | incident | high     | 2024-02-27T09:00:00 | 2024-02-27T17:00:00 | 2024-02-27
    second | incident | high     | 2024-02-27T09:00:00 | 2024-02-27T17:00:01 | 2024-02-27
    out    | incident | high     | 2024-02-29T15:59:59 | -                   | 2024-02-29
    open   | request  | high     | 2024-02-29T16:00:00 | -                   | 2024-02-29
    low    | request  | urgent   | 2024-02-28T09:00:00 | 2024-02-28T10:00:00 | 2024-02-28
    before | request  | urgent   | 2023-02-28T09:00:00 | 2023-02-28T10:00:00 | 2023-02-28
    """
)
for _place, _name in enumerate(TICKETS.column_names):
    if _name in ("created", "resolved"):
        _told = [None if at is None else f"{at}Z" for at in TICKETS[_name].to_pylist()]
        TICKETS = TICKETS.set_column(_place, _name, pa.array(_told, pa.string()).cast(pa.timestamp("us", tz="UTC")))
HOURS = {"urgent": 4, "high": 8}
PLANS = drawn("""
    reference | opened_on  | closed_on  | organisation | common
    P1        | 2023-03-01 | -          | ashmere      | no
    P2        | 2024-02-29 | 2024-03-01 | ashmere      | no
    P3        | 2023-06-01 | 2024-02-29 | ashmere      | no
    P4        | 2024-03-01 | -          | ashmere      | no
    P5        | 2023-06-01 | -          | becklink     | yes
    P6        | 2023-06-01 | -          | becklink     | no
""")
REQUIREMENTS = drawn("""
    reference | framework
    Q1        | F1
    Q2        | F1
    Q3        | F1
    Q4        | F2
""")
ASSESSMENTS = drawn("""
    reference | requirement | result | assessed_on
    A1        | Q1          | not    | 2023-05-01
    A2        | Q1          | met    | 2024-02-29
    A3        | Q2          | met    | 2023-05-01
    A4        | Q2          | partly | 2023-06-01
    A5        | Q2          | met    | 2024-03-01
    A6        | Q4          | not    | 2023-05-01
    A7        | Q4          | met    | 2023-05-01
""")
TESTS = drawn("""
    reference | tested_on  | critical | high | medium | low | remediated
    T1        | 2023-03-01 | 1        | 2    | 3      | 4   | 9
    T2        | 2024-02-29 | 0        | 0    | 0      | 1   | 0
    T3        | 2024-03-01 | 5        | 5    | 5      | 5   | 5
""")
RESULTS = drawn("""
    reference | measure | month      | examined | compliant
    exact     | M1      | 2023-03-01 | 200      | 190
    short     | M1      | 2023-04-01 | 200      | 189
    none      | M1      | 2024-02-01 | 0        | 0
    whole     | M2      | 2024-02-01 | 7        | 7
    after     | M1      | 2024-03-01 | 10       | 10
""")
MEASURES = drawn("""
    reference | target
    M1        | 95.00
    M2        | 100.00
""")
FINDINGS = drawn("""
    reference | scan | day        | cvss3
    low       | 2023 | 2023-11-06 | 6.9
    from      | 2023 | 2023-11-06 | 7.0
    to        | 2023 | 2023-11-06 | 8.9
    above     | 2023 | 2023-11-06 | 9.0
    unscored  | 2023 | 2023-11-06 | -
    other     | 2022 | 2022-09-12 | 8.0
""", scan=pa.string())  # fmt: skip
QUESTIONS = drawn("""
    reference | survey | same_as
    2023-1    | S23    | 2022-1
    2023-2    | S23    | -
    2022-1    | S22    | -
""")
VOICES = drawn("""
    reference | survey | principle | done_on
    V1        | S23    | D         | -
    V2        | S23    | D         | 2024-02-29
    V3        | S23    | E         | 2024-03-01
    V4        | S22    | D         | -
""")
ARRANGEMENTS = drawn("""
    reference | stage
    A1        | define
    A2        | define
    A3        | review
""")
EVIDENCE = drawn("""
    reference | arrangement | organisation
    E1        | A1          | ashmere
    E2        | A1          | ashmere
    E3        | A3          | thornbeck
""")
OPPORTUNITIES = drawn("""
    reference | carried_from | state
    O1        | 2022/23      | open
    O2        |              | done
    O3        |              | open
""")
MEMBERS = drawn("""
    reference | asked_on   | answered_on
    M1        | 2023-03-01 | 2023-03-02
    M2        | 2024-02-29 | -
    M3        | 2024-02-01 | 2024-03-01
    M4        | 2024-03-01 | -
""")
APPS = drawn("""
    reference | status         | live_since
    first     | live           | 2023-03-01
    last      | live           | 2024-02-29
    after     | live           | 2024-03-01
    undated   | live           | -
    unready   | in-development | 2023-05-01
""")

CHANGES = drawn("""
    reference | decision | decided_on | made_on    | result
    H1        | approved | 2023-03-01 | 2023-03-01 | worked
    H2        | approved | 2023-03-01 | 2023-03-08 | backed-out
    H3        | waiting  | -          | 2024-02-29 | worked
    H4        | rejected | 2024-02-29 | -          | -
    H5        | approved | 2023-02-28 | 2023-02-28 | worked
    H6        | approved | 2024-02-29 | 2024-02-28 | -
""")
TABLES = {
    "submission_items": ITEMS,
    "actions": STEPS,
    "products": PRODUCTS,
    "roadmap_items": ROADMAP,
    "capabilities": drawn("reference\nC1\nC2"),
    "contracts": CONTRACTS,
    "contract_terms": TERMS,
    "suppliers": drawn("reference | organisation\nS1 | ashmere\nS2 | thornbeck"),
    "product_dependencies": drawn("reference\nD1\nD2"),
    "tickets": TICKETS,
    "improvement_plans": PLANS,
    "lessons": drawn("reference | learned_on\nL1 | 2024-02-29\nL2 | 2024-03-01"),
    "framework_requirements": REQUIREMENTS,
    "requirement_assessments": ASSESSMENTS,
    "penetration_tests": TESTS,
    "phishing_exercises": drawn("reference | ran_on\nX1 | 2023-02-28\nX2 | 2023-03-01"),
    "submissions": drawn(
        "reference | scheme | status\nS1 | psn | preparing\nS2 | PCI | preparing\nS3 | PSN | certified"
    ),
    "compliance_results": RESULTS,
    "compliance_measures": MEASURES,
    "findings": FINDINGS,
    "survey_questions": QUESTIONS,
    "survey_comments": VOICES,
    "survey_responses": VOICES,
    "arrangements": ARRANGEMENTS,
    "arrangement_evidence": EVIDENCE,
    "opportunities": OPPORTUNITIES,
    "members_questions": MEMBERS,
    "consultations": drawn("reference | began_on\nC1 | 2023-02-28\nC2 | 2024-02-29"),
    "cited_reports": drawn("reference | document\nR1 | progress-report\nR2 | annual-statement"),
    "form_apps": APPS,
    "changes": CHANGES,
    "work_plans": drawn("""
        reference | starts     | ends       | approved_by | approved_on
        W1        | 2023-04-01 | 2024-04-01 | B1          | 2024-02-29
        W2        | 2023-04-01 | 2024-04-01 | B1          | 2024-03-01
        W3        | 2023-04-01 | 2024-04-01 | -           | 2023-04-01
        W4        | 2023-02-28 | 2024-02-29 | B1          | 2023-02-28
        W5        | 2024-03-01 | 2025-03-01 | B1          | 2024-02-01
    """),
    "member_briefings": drawn("""
        reference | kind     | held_on
        M1        | briefing | 2023-03-01
        M2        | approval | 2024-02-29
        M3        | briefing | 2024-03-01
    """),
    "feedback_received": drawn("""
        reference | kind      | received_on | answered_on
        F1        | praise    | 2023-03-01  | -
        F2        | criticism | 2024-02-29  | 2024-02-29
        F3        | criticism | 2024-02-29  | 2024-03-01
        F4        | criticism | 2022-05-09  | -
        F5        | criticism | 2024-03-01  | -
    """),
    "consultant_recommendations": drawn("""
        reference | response     | done_on
        C1        | accepted     | 2024-02-29
        C2        | in-part      | 2024-03-01
        C3        | accepted     | -
        C4        | not-accepted | 2024-01-01
        C5        | waiting      | -
    """),
}
HIGH = {"scan": "2023", "severity": "high", "severities": {"high": {"from_score": "7.0", "to_score": "8.9"}}}

CASES: list[tuple[str, dict[str, Any], list[str], int | None, int]] = [
    # metric, parameters, what is counted, the base where it is a share, how many are unknown
    ("cyber.submission_items", {}, ["done", "late", "today", "tomorrow", "undated"], None, 0),
    ("cyber.submission_items_open", {}, ["late", "today", "tomorrow", "undated"], None, 0),
    ("cyber.submission_items_overdue", {}, ["late", "tomorrow"], None, 0),
    ("servicedesk.steps_done", {}, ["done"], 5, 0),
    ("servicedesk.steps_overdue", {}, ["late", "tomorrow"], None, 0),
    ("catalogue.roadmap_coverage", {}, ["P1", "P2", "P4"], 4, 0),
    ("catalogue.roadmap_items", {}, ["R1", "R2", "R5"], None, 0),
    ("catalogue.roadmap_items", {"content": "upgrade"}, ["R1", "R5"], None, 0),
    ("catalogue.roadmap_items_overdue", {}, ["R1"], None, 0),
    ("catalogue.products_disposed", {"disposition": "retire"}, ["P1", "P4"], 4, 1),
    ("catalogue.products_compliant", {"regime": "psn"}, ["P1"], 3, 1),
    ("catalogue.products_past_support", {}, ["P1", "P4"], 4, 1),
    ("catalogue.capabilities_served", {}, ["C1"], 2, 0),
    ("catalogue.contracts_extendable", {}, ["K1"], 4, 0),
    ("catalogue.suppliers", {}, ["S1"], None, 0),
    ("catalogue.product_dependencies", {}, ["D1", "D2"], None, 0),
    ("servicedesk.plans_open", {}, ["P1", "P2", "P5"], None, 0),
    ("servicedesk.plans_opened", {}, ["P1", "P2", "P3", "P5"], None, 0),
    ("servicedesk.lessons", {}, ["L1"], None, 0),
    ("cyber.requirements_met", {}, ["Q1", "Q4"], 4, 1),
    ("cyber.requirements_met", {"framework": "F1"}, ["Q1"], 3, 1),
    ("cyber.penetration_tests", {}, ["T1", "T2"], None, 0),
    ("cyber.phishing_exercises", {}, ["X2"], None, 0),
    ("cyber.submissions_in_preparation", {"scheme": "PSN"}, ["S1"], None, 0),
    ("cyber.compliance_on_target", {}, ["exact", "whole"], 4, 1),
    ("cyber.findings_of_severity", HIGH, ["from", "to"], None, 0),
    ("survey.questions_comparable", {"survey": "S23"}, ["2023-1"], 2, 0),
    ("survey.comments", {"survey": "S23"}, ["V1", "V2", "V3"], None, 0),
    ("survey.comments", {"survey": "S23", "principle": "D"}, ["V1", "V2"], None, 0),
    ("survey.responses", {"survey": "S23", "principle": "E"}, ["V3"], None, 0),
    ("survey.responses_open", {"survey": "S23"}, ["V1", "V3"], None, 0),
    ("survey.responses_open", {"survey": "S23", "principle": "D"}, ["V1"], None, 0),
    ("assurance.arrangements", {"stage": "define"}, ["A1", "A2"], None, 0),
    ("assurance.arrangements_without_evidence", {}, ["A2", "A3"], 3, 0),
    ("assurance.arrangements_without_evidence", {"stage": "define"}, ["A2"], 2, 0),
    ("assurance.opportunities_in_state", {"state": "open"}, ["O1", "O3"], 3, 0),
    ("assurance.opportunities_carried", {}, ["O1"], 3, 0),
    ("desk.members_questions", {}, ["M1", "M2", "M3"], None, 0),
    ("desk.questions_unanswered", {}, ["M2", "M3"], None, 0),
    ("desk.consultations", {}, ["C2"], None, 0),
    ("desk.cited_reports", {"document": "progress-report"}, ["R1"], None, 0),
    ("forms.apps_launched", {}, ["first", "last"], None, 0),
    ("portfolio.changes_decided", {}, ["H1", "H2", "H4", "H6"], None, 0),
    ("portfolio.changes_decided", {"decision": "rejected"}, ["H4"], None, 0),
    ("portfolio.changes_worked", {}, ["H1", "H3"], 4, 1),
    ("portfolio.changes_unapproved", {}, ["H3", "H6"], 4, 0),
    ("portfolio.work_plans_approved", {}, ["W1"], 3, 0),
    ("governance.member_briefings", {}, ["M1", "M2"], None, 0),
    ("governance.member_briefings", {"kind": "approval"}, ["M2"], None, 0),
    ("servicedesk.feedback", {}, ["F1", "F2", "F3"], None, 0),
    ("servicedesk.feedback", {"kind": "praise"}, ["F1"], None, 0),
    ("servicedesk.criticism_unanswered", {}, ["F3", "F4"], None, 0),
    ("audit.consultants_done", {}, ["C1"], 3, 0),
]  # fmt: skip


def of(metric: str) -> dict[str, pa.Table]:
    """The drawn tables that a metric reads."""
    return {name: TABLES[name] for name in metrics[metric].tables}


@pytest.mark.parametrize(
    ("metric", "parameters", "rows", "base", "unknown"),
    CASES,
    ids=[f"{metric} {' '.join(map(str, parameters))}".strip() for metric, parameters, *_ in CASES],
)
def test_a_figure_counts_these_rows_and_no_others(
    metric: str, parameters: dict[str, Any], rows: list[str], base: int | None, unknown: int
):
    answer = asked(metric, of(metric), as_of=DAY, period=YEAR, **parameters)
    assert counted(answer, of(metric), "reference") == rows
    assert (answer.numerator, answer.denominator, answer.unknown) == (len(rows), base, unknown)


def test_a_ticket_is_in_time_to_the_second_and_unknown_while_its_time_runs():
    in_time, tables = "servicedesk.tickets_resolved_in_time", of("servicedesk.tickets")
    incidents = asked(in_time, tables, as_of=DAY, period=YEAR, hours=HOURS, kind="incident")
    assert (incidents.numerator, incidents.denominator, incidents.unknown) == (1, 3, 0), "exact; not second, not out"
    requests = asked(in_time, tables, as_of=DAY, period=YEAR, hours=HOURS, kind="request")
    assert (requests.numerator, requests.denominator, requests.unknown) == (1, 2, 1), "low; open is not yet known"
    assert asked("servicedesk.tickets", tables, as_of=DAY, period=YEAR, kind="incident").value == 3


def test_findings_of_tests_of_the_period_add_up():
    tables = of("cyber.penetration_findings")
    found = asked("cyber.penetration_findings", tables, as_of=DAY, period=YEAR)
    mended = asked("cyber.penetration_remediated", tables, as_of=DAY, period=YEAR)
    assert (found.value, mended.value) == (Decimal(11), Decimal(9))


@pytest.mark.parametrize(
    ("metric", "parameters"),
    [
        ("catalogue.products_compliant", {"regime": "sox"}),
        ("cyber.findings_of_severity", {**HIGH, "severity": "dire"}),
    ],
)
def test_what_there_is_not_is_refused_by_name(metric: str, parameters: dict[str, Any]):
    with pytest.raises(CannotCompute, match="there is no"):
        asked(metric, of(metric), as_of=DAY, period=YEAR, **parameters)
