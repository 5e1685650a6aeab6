"""What documents show of the service desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reeve.figures.models import Figure
from reeve.reports.blocks import Block, ChartBlock, Column, EntryText, Inline, Paragraph, Table, Text
from reeve.reports.declaring import block
from reeve.reports.making import charted, entries_table, figures_table, nothing, or_said
from reeve.reports.writing import Writing, cells, months

MEASURES = [
    ("servicedesk.answered_within", "Answered in time"),
    ("servicedesk.answered", "Answered"),
    ("servicedesk.first_line_fix", "Resolved at first line"),
]


@block
def calls_against_targets(writing: Writing) -> tuple[Block, ...]:
    """Calls and satisfaction against the targets, where calls are recorded and targets are decided."""
    targets = [*(name for name, _ in MEASURES), "servicedesk.satisfaction"]
    if not writing.ask.figure("servicedesk.calls_offered").exact:
        said = "No calls to a service desk are recorded for the period."
    elif any(writing.ask.definition(name).target is None for name in targets):
        said = "Calls offered in the period: [[figure:servicedesk.calls_offered]]. No targets are decided for them."
    else:
        said = "::: section servicedesk.calls-against-targets"
    return writing.narrative(said, "servicedesk.calls_against_targets")


@block
def tickets_in_time(writing: Writing) -> tuple[Block, ...]:
    """Tickets against their times, where tickets are recorded and times are decided."""
    times = writing.ask.definition("servicedesk.tickets_resolved_in_time")
    if not writing.ask.figure("servicedesk.tickets").exact:
        said = "No tickets are recorded for the period."
    elif times.target is None or not times.parameters.get("hours"):
        said = "Tickets logged in the period: [[figure:servicedesk.tickets]]. No times are decided for them."
    else:
        said = "::: section servicedesk.tickets-in-time"
    return writing.narrative(said, "servicedesk.tickets_in_time")


@block
def measures(writing: Writing) -> Table:
    """The measures of the service desk over the period against their targets."""
    rows = []
    for metric, label in MEASURES:
        figure = writing.ask.figure(metric)
        rows.append(
            cells(
                label,
                writing.quote(figure, "count"),
                writing.quote(figure, "base"),
                writing.quote(figure),
                writing.target(metric),
                "Met" if _met(writing, figure) else "Not met",
            )
        )
    columns = ("Measure", "Calls counted", "Calls in the base", "Result", "Target")
    return Table(
        "servicedesk.measures",
        "Measures of the service desk over the period",
        (Column("Measure"), *(Column(label, numeric=True) for label in columns[1:]), Column("Target met")),
        tuple(rows),
    )


def _missed(writing: Writing, results: Mapping[str, Figure]) -> str:
    """Which targets a month missed, in words."""
    missed = [label.lower() for label, figure in results.items() if not _met(writing, figure)]
    return f"Missed: {', '.join(missed)}" if missed else "All met"


def _met(writing: Writing, figure: Figure) -> bool:
    target = writing.ask.definition(figure.metric).target
    return figure.exact is not None and target is not None and figure.exact >= target


@block
def by_month(writing: Writing) -> ChartBlock:
    """The measures of the service desk month by month."""
    spans = list(months(writing.ask.period))
    figures = {metric: [writing.ask.figure(metric, period=span) for span in spans] for metric, _ in MEASURES}
    offered = [writing.ask.figure("servicedesk.calls_offered", period=span) for span in spans]
    rows = [
        cells(
            f"{span[0]:%B %Y}",
            writing.quote(offered[position], "whole"),
            *(writing.quote(figures[metric][position]) for metric, _ in MEASURES),
            _missed(writing, {label: figures[metric][position] for metric, label in MEASURES}),
        )
        for position, span in enumerate(spans)
    ]
    table = Table(
        "servicedesk.by_month",
        "Measures of the service desk by month",
        (
            Column("Month"),
            Column("Calls offered", numeric=True),
            *(Column(label, numeric=True) for _, label in MEASURES),
            Column("Targets"),
        ),
        tuple(rows),
    )
    return charted(
        table,
        title="Share of calls answered in time, answered, and resolved at first line",
        unit="%",
        categories=[f"{span[0]:%b %Y}" for span in spans],
        series=[(label, figures[metric]) for metric, label in MEASURES],
        kind="line",
    )


@block
def satisfaction(writing: Writing) -> ChartBlock:
    """What callers scored the service desk, month by month, with the number of answers."""
    spans = list(months(writing.ask.period))
    scores = [writing.ask.figure("servicedesk.satisfaction", period=span) for span in spans]
    rows = [
        cells(f"{span[0]:%B %Y}", writing.quote(score, "1dp"), writing.quote(score, "base"))
        for span, score in zip(spans, scores, strict=True)
    ]
    every = writing.ask.figure("servicedesk.satisfaction")
    rows.append(cells("The whole period", writing.quote(every, "1dp"), writing.quote(every, "base")))
    table = Table(
        "servicedesk.satisfaction",
        "Satisfaction with the service desk by month",
        (Column("Month"), Column("Average score out of 5", numeric=True), Column("Answers", numeric=True)),
        tuple(rows),
    )
    return charted(
        table,
        title="Average score that callers gave the service desk, out of 5",
        unit="out of 5",
        categories=[f"{span[0]:%b %Y}" for span in spans],
        series=[("Average score", scores)],
    )


@block
def tickets(writing: Writing) -> Table:
    """Tickets by type, and how many of each were resolved in time."""
    rows = []
    for kind, label in (("incident", "Incidents"), ("request", "Service requests"), ("", "All tickets")):
        asked: dict[str, Any] = {"kind": kind} if kind else {}
        figure = writing.ask.figure("servicedesk.tickets_resolved_in_time", **asked)
        rows.append(cells(label, writing.quote(figure, "base"), writing.quote(figure, "count"), writing.quote(figure)))
    return Table(
        "servicedesk.tickets",
        "Tickets of the period by type",
        (
            Column("Type"),
            Column("Logged", numeric=True),
            Column("Resolved in time", numeric=True),
            Column("Share", numeric=True),
        ),
        tuple(rows),
    )


@block
def plans(writing: Writing) -> Table:
    """Service improvement plans: why each was opened, when, until when, and what came of it."""
    posts = writing.titles("posts")
    rows = []
    for row in writing.rows("improvement_plans"):
        why = writing.cell("improvement_plans", row, "trigger")
        if row["target"]:
            why = (*why, Text(": "), EntryText(str(row["_key"]), _lower(writing, row)))
        spoken = {**row, "owner": posts.get(row["owner"])}
        rest = ("opened_on", "owner", "due", "closed_on", "outcome")
        told = [writing.cell("improvement_plans", spoken, name) for name in rest]
        rows.append((writing.cell("improvement_plans", row, "title"), why, *told))
    return Table(
        "servicedesk.plans",
        "Service improvement plans",
        tuple(Column(head) for head in ("Plan", "Opened because", "Opened", "Owner", "Due", "Closed", "Outcome")),
        tuple(rows) or nothing(7),
    )


def _lower(writing: Writing, row: Mapping[str, Any]) -> str:
    """The target that a plan's service missed, as words within a sentence."""
    said = writing.words_of("improvement_plans", "target", row["target"])
    return said[:1].lower() + said[1:]


@block
def improvement(writing: Writing) -> Table:
    """The improvement programme in numbers, that of a shared service included."""
    done = writing.ask.figure("servicedesk.steps_done")
    rows: list[tuple[str, Inline]] = [
        ("Plans opened in the period", writing.figure("servicedesk.plans_opened")),
        ("Plans open", writing.figure("servicedesk.plans_open")),
        ("Steps done", writing.quote(done, "count")),
        ("Steps of all plans", writing.quote(done, "base")),
        ("Steps past their day", writing.figure("servicedesk.steps_overdue")),
    ]
    return figures_table("servicedesk.improvement", "Service improvement programme", "What", rows)


@block
def lessons(writing: Writing) -> Table:
    """Lessons of the period: what went wrong, what was changed, what came of it."""
    first, last = writing.ask.period
    return entries_table(
        writing,
        "servicedesk.lessons",
        "Lessons learned in the period",
        "lessons",
        [
            ("Lesson", "title"),
            ("Raised by", "raised_by"),
            ("What went wrong", "cause"),
            ("What was changed", "change"),
            ("What came of it", "result"),
        ],
        where=lambda row: first <= row["learned_on"] <= last,
    )


@block
def feedback(writing: Writing) -> Table | Paragraph:
    """Praise and criticism of the period, and what came of it."""
    first, last = writing.ask.period
    made = entries_table(
        writing,
        "servicedesk.feedback",
        "Praise and criticism received in the period",
        "feedback_received",
        [
            ("What was said", "title"),
            ("Type", "kind"),
            ("Received from", "received_from"),
            ("Received on", "received_on"),
            ("What came of it", "outcome"),
        ],
        where=lambda row: first <= row["received_on"] <= last,
        by=lambda row: (row["received_on"], row["reference"]),
    )
    return or_said(writing, made, "No praise or criticism was received in the period.")
