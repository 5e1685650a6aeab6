"""What documents show of requests, programmes, projects and roll-outs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reeve.portfolio.metrics import DIMENSIONS
from reeve.portfolio.models import RATINGS, ServiceMigration, WorkRequest
from reeve.reports.blocks import ChartBlock, Column, Paragraph, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table, figures_table, nothing, or_said
from reeve.reports.writing import Writing, cells, months
from reeve.web.charts import Chart, Series


def _counts(name: str, caption: str, heads: tuple[str, ...], rows: list[Any]) -> Table:
    """A table whose first column says what is counted in the others; without rows it says so."""
    columns = (Column(heads[0]), *(Column(head, numeric=True) for head in heads[1:]))
    return Table(name, caption, columns, tuple(rows) or nothing(len(heads)))


# ── requests ─────────────────────────────────────────────────────────────────────────────────────────────


@block
def requests_by_route(writing: Writing) -> Table:
    """Requests raised in the period and those that wait, by the way they take."""
    rows = [
        cells(
            label,
            writing.figure("portfolio.requests_raised", route=route),
            writing.figure("portfolio.requests_waiting", route=route),
        )
        for route, label in WorkRequest.ROUTES
    ]
    rows.append(cells("All", writing.figure("portfolio.requests_raised"), writing.figure("portfolio.requests_waiting")))
    heads = ("Route", "Raised in the period", "Waiting now")
    return _counts("portfolio.requests_by_route", "Requests for work by route", heads, rows)


@block
def requests_by_body(writing: Writing) -> Table:
    """The bodies at which requests wait, with how many and how long on average."""
    rows = []
    for body, title in sorted(writing.titles("bodies").items(), key=lambda one: one[1]):
        waiting = writing.ask.figure("portfolio.requests_waiting", body=body)
        if waiting.exact:
            age = writing.figure("portfolio.request_age", "whole", body=body)
            rows.append(cells(title, writing.quote(waiting), age))
    heads = ("Body", "Requests waiting", "Days since raised, on average")
    return _counts("portfolio.requests_by_body", "Where requests for work wait", heads, rows)


# ── programmes ───────────────────────────────────────────────────────────────────────────────────────────


@block
def programmes(writing: Writing) -> Table:
    """The programmes under way: what each is for, its board, and how many objectives and projects it has."""
    boards = writing.titles("bodies")
    rows = []
    for row in writing.rows("programmes"):
        if row["status"] == "under-way":
            spoken = {**row, "board": boards.get(row["board"], row["board"])}
            of = {"programme": row["reference"]}
            figures = [
                writing.figure("portfolio.objectives", kind="strategic", **of),
                writing.figure("portfolio.objectives", kind="programme", **of),
                writing.figure("portfolio.projects_in_progress", **of),
            ]
            said = [writing.cell("programmes", spoken, name) for name in ("title", "purpose", "board")]
            rows.append((*said, *cells(*figures)))
    numbers = ("Strategic objectives", "Own objectives", "Projects in progress")
    return Table(
        "portfolio.programmes",
        "Programmes under way",
        (
            *(Column(label) for label in ("Programme", "What it is for", "Board")),
            *(Column(label, numeric=True) for label in numbers),
        ),
        tuple(rows) or nothing(6),
    )


@block
def objectives(writing: Writing, *, kind: str) -> Table:
    """The strategic objectives that programmes serve, with the priority each leads to, or the programmes' own."""
    strategic = kind == "strategic"
    columns = [("Programme", "programme"), ("Objective", "title")]
    return entries_table(
        writing,
        f"portfolio.objectives.{kind}",
        "Strategic objectives that the programmes serve" if strategic else "The programmes' own objectives",
        "programme_objectives",
        [*columns, ("Leads to the priority", "priority")] if strategic else columns,
        where=lambda row: row["kind"] == kind,
        by=lambda row: (row["programme"], row["reference"]),
        titled={"programme": "programmes", "priority": "strategic_priorities"},
    )


@block
def benefits(writing: Writing) -> Table:
    """Benefits with what is planned and realised, and by when."""
    return entries_table(
        writing,
        "portfolio.benefits",
        "Benefits planned and realised",
        "benefits",
        [
            ("Benefit", "title"),
            ("Kind", "kind"),
            ("Planned a year", "planned"),
            ("Realised a year", "realised"),
            ("By", "due_on"),
            ("State", "state"),
        ],
    )


# ── projects ─────────────────────────────────────────────────────────────────────────────────────────────


@block
def completed(writing: Writing) -> Table:
    """The council's own projects that were completed in the period."""
    first, last = writing.ask.period
    return entries_table(
        writing,
        "portfolio.completed",
        "Projects completed in the period",
        "projects",
        [("Project", "title"), ("Priority", "priority"), ("Completed on", "completed_on")],
        where=lambda row: (
            row["scope"] == "council" and row["completed_on"] is not None and first <= row["completed_on"] <= last
        ),
        by=lambda row: (row["completed_on"], row["reference"]),
        titled={"priority": "strategic_priorities"},
    )


@block
def under_way(writing: Writing) -> Table:
    """Projects that are under way, with their next milestone."""
    return entries_table(
        writing,
        "portfolio.under_way",
        "Projects under way and their next milestone",
        "projects",
        [("Project", "title"), ("Scope", "scope"), ("Next milestone", "next_milestone"), ("Date", "milestone_date")],
        where=lambda row: row["status"] == "in-progress",
        by=lambda row: (str(row["milestone_date"]), row["reference"]),
    )


@block
def milestones_reached(writing: Writing, *, scope: str) -> Table:
    """Milestones reached in the period, of the council's own projects or of shared ones."""
    first, last = writing.ask.period
    return _milestones(
        writing,
        "portfolio.milestones_reached",
        f"Milestones of {_WHOSE[scope]} reached in the period",
        [("Milestone", "title"), ("First agreed for", "baseline_on"), ("Reached on", "reached_on"), ("Note", "note")],
        lambda row: row["reached_on"] is not None and first <= row["reached_on"] <= last,
        "reached_on",
        scope,
    )


@block
def milestones_ahead(writing: Writing, *, scope: str) -> Table:
    """Milestones not reached yet, of the council's own projects or of shared ones: first agreed for, and forecast."""
    return _milestones(
        writing,
        "portfolio.milestones_ahead",
        f"Milestones of {_WHOSE[scope]} that are still to come",
        [("Milestone", "title"), ("First agreed for", "baseline_on"), ("Forecast", "forecast_on"), ("Note", "note")],
        lambda row: row["reached_on"] is None,
        "baseline_on",
        scope,
    )


_WHOSE = {"council": "the council's own projects", "shared": "shared projects"}


def _milestones(
    writing: Writing, name: str, caption: str, columns: list[tuple[str, str]], where: Any, by: str, scope: str
) -> Table:
    """Milestones of the projects of a scope; a shared project may stand in the record of a shared service."""
    known = writing.ask.tables.rows("projects")
    mine = {row["reference"] for row in known if row["scope"] == scope}
    return entries_table(
        writing,
        name,
        caption,
        "milestones",
        columns,
        where=lambda row: row["project"] in mine and where(row),
        by=lambda row: (str(row[by]), row["reference"]),
    )


_RATED = ("Rated green", "Rated amber", "Rated red", "Not reported")
"""The ratings as heads of columns."""


@block
def health_by_dimension(writing: Writing) -> Table:
    """How the projects said they were doing in the last month of the period, by dimension."""
    last = list(months(writing.ask.period))[-1]
    rows = []
    for name in ("overall", *DIMENSIONS):
        told = [
            writing.figure("portfolio.health_rated", "count", period=last, dimension=name, rating=rating)
            for rating, _ in RATINGS
        ]
        rows.append(cells("As a whole" if name == "overall" else name.capitalize(), *told))
    unreported = writing.figure("portfolio.projects_unreported", "count", period=last)
    rows.append(cells("Projects in progress without any report", "–", "–", "–", unreported))
    heads = ("Dimension", *_RATED)
    return _counts("portfolio.health_by_dimension", f"Health of the projects in {last[0]:%B %Y}", heads, rows)


@block
def health_by_month(writing: Writing) -> ChartBlock:
    """How many projects were green, amber, red and not reported as a whole, month by month."""
    spans = list(months(writing.ask.period))
    figures = {
        label: [writing.ask.figure("portfolio.health_rated", period=span, rating=rating) for span in spans]
        for label, (rating, _) in zip(_RATED, RATINGS, strict=True)
    }
    rows = [
        cells(f"{span[0]:%b %Y}", *(writing.quote(of[place], "count") for of in figures.values()))
        for place, span in enumerate(spans)
    ]
    table = _counts("portfolio.health_by_month", "Projects by their overall health", ("Month", *figures), rows)
    drawn = Chart(
        title="Projects by their overall health, month by month",
        unit="projects",
        categories=tuple(f"{span[0]:%b %Y}" for span in spans),
        series=tuple(Series(label, tuple(Decimal(one.numerator) for one in of)) for label, of in figures.items()),
        kind="stacked",
    )
    return ChartBlock(table.name, drawn, table)


# ── roll-outs ────────────────────────────────────────────────────────────────────────────────────────────


@block
def moves(writing: Writing) -> Table:
    """Services and groups on their way to collaboration tools, by state."""
    rows = [
        cells(
            label,
            *(writing.figure("portfolio.migrations", kind=kind, state=state) for state, _ in ServiceMigration.STATES),
        )
        for kind, label in (("structural", "Services"), ("functional", "Projects and groups"))
    ]
    heads = ("Kind of team", *(label for _, label in ServiceMigration.STATES))
    return _counts("portfolio.moves", "Services and groups moving to collaboration tools", heads, rows)


@block
def services_moved(writing: Writing) -> Table:
    """The services that were moved in the period."""
    first, last = writing.ask.period
    return entries_table(
        writing,
        "portfolio.services_moved",
        "Services moved in the period",
        "service_migrations",
        [
            ("Service", "title"),
            ("Directorate", "directorate"),
            ("From", "moved_from"),
            ("To", "moved_to"),
            ("Moved on", "moved_on"),
        ],
        where=lambda row: (
            row["kind"] == "structural" and row["moved_on"] is not None and first <= row["moved_on"] <= last
        ),
        by=lambda row: (row["moved_on"], row["reference"]),
        titled={"directorate": "directorates"},
    )


@block
def sites(writing: Writing) -> Table:
    """How many satellite sites are surveyed and how many have the new network."""
    rows = [
        cells(label, writing.figure(metric, "count"), writing.figure(metric, "base"), writing.figure(metric))
        for label, metric in (
            ("Surveyed", "portfolio.sites_surveyed"),
            ("New network installed", "portfolio.sites_installed"),
        )
    ]
    return _counts("portfolio.sites", "Satellite sites in the network refresh", ("Step", "Sites", "Of", "Share"), rows)


@block
def changes(writing: Writing) -> Table:
    """Changes to live systems that were made in the period, by type."""
    scopes = [("Decided in the period", writing.figure("portfolio.changes_decided"))]
    scopes += [
        (f"Of these, {decision}", writing.figure("portfolio.changes_decided", decision=decision))
        for decision in ("approved", "rejected")
    ]
    worked = writing.ask.figure("portfolio.changes_worked")
    scopes += [
        ("Made in the period", writing.quote(worked, "base")),
        ("Of these, known to have worked without problems", writing.quote(worked, "count")),
        ("Made without approval beforehand", writing.figure("portfolio.changes_unapproved", "count")),
    ]
    return figures_table("portfolio.changes", "Changes to live systems", "What", scopes)


@block
def work_plans(writing: Writing) -> Table | Paragraph:
    """Work plans in force, whose they are, and which body approved them."""
    day = writing.ask.as_of
    made = entries_table(
        writing,
        "portfolio.work_plans",
        "Work plans in force",
        "work_plans",
        [
            ("Plan", "title"),
            ("Whose plan", "team"),
            ("Approved by", "approved_by"),
            ("Approved on", "approved_on"),
            ("Last reviewed on", "reviewed_on"),
        ],
        where=lambda row: row["starts"] <= day < row["ends"],
        titled={"approved_by": "bodies"},
    )
    return or_said(writing, made, "The record holds no work plan that is in force.")
