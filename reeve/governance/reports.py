"""What documents show of governance bodies, officers' roles, meetings and decisions."""

from __future__ import annotations

from reeve.reports.blocks import Column, Inline, Items, Paragraph, Table, Text
from reeve.reports.declaring import block
from reeve.reports.making import entries_table, nothing
from reeve.reports.writing import Writing, cells

_TERMS = ("version", "next_review")
_HEARD = ("governance.items_heard", "governance.months_heard")


@block
def bodies(writing: Writing, *, tier: str = "") -> Table:
    """The bodies that govern the service: what each is for, how often it meets, who chairs it."""
    which = {"service": "Bodies of the digital service", "council": "Bodies of the council"}.get(tier, "Bodies")
    return entries_table(
        writing,
        "governance.bodies",
        which,
        "bodies",
        [
            ("Body", "title"),
            ("What it is for", "purpose"),
            ("Meets", "meets"),
            ("Chair", "chair"),
        ],
        where=lambda row: not tier or row["tier"] == tier,
        titled={"chair": "posts"},
    )


@block
def shared_bodies(writing: Writing) -> Items:
    """The bodies of the shared service, as a list: each with what it is for."""
    rows = writing.rows("bodies", shared=True)
    said = [
        (*writing.cell("bodies", row, "title"), Text(": "), *writing.cell("bodies", row, "purpose")) for row in rows
    ]
    return Items(tuple((Paragraph(one),) for one in said or [(Text("None recorded"),)]))


@block
def meetings(writing: Writing) -> Table:
    """Each body with the meetings expected of it, those held, and its latest approved terms of reference."""
    latest: dict[str, dict[str, object]] = {}
    approved = [row for row in writing.rows("terms_of_reference") if row["approved_on"] is not None]
    for row in sorted(approved, key=lambda row: (row["approved_on"], row["reference"])):
        if row["approved_on"] <= writing.ask.as_of:
            latest[row["body"]] = row
    rows = []
    for body in writing.rows("bodies"):
        terms = latest.get(body["reference"])
        expected: Inline | str = "Not recorded"
        if body["meetings_a_year"] is not None:
            expected = writing.figure("governance.meetings_expected", scope={"reference": body["reference"]})
        said = cells(expected, writing.figure("governance.meetings_held", scope={"body": body["reference"]}))
        told = [writing.cell("terms_of_reference", terms, name) if terms else (Text("–"),) for name in _TERMS]
        rows.append((writing.cell("bodies", body, "title"), *said, *told))
    heads = (Column("Body"), Column("Meetings expected", numeric=True), Column("Meetings held", numeric=True))
    return Table(
        "governance.meetings",
        "Meetings and terms of reference of each body",
        (*heads, Column("Version of its terms"), Column("Next review of its terms")),
        tuple(rows),
    )


@block
def agenda(writing: Writing) -> Table:
    """What stands on agendas, each time or in turn: how often it was heard in the period, and in how many months."""
    kinds: dict[str, dict[str, object]] = {}
    for row in writing.rows("agenda_items"):
        if row["kind"] != "single":
            kinds.setdefault(row["title"], row)
    rows = []
    for title, row in kinds.items():
        heard = [writing.figure(name, scope={"title": title}) for name in _HEARD]
        named = [writing.cell("agenda_items", row, name) for name in ("title", "kind")]
        rows.append((*named, *cells(*heard)))
    return Table(
        "governance.agenda",
        "Items on the agenda and how often they were heard in the period",
        (Column("Item"), Column("Kind"), Column("Times heard", numeric=True), Column("Months", numeric=True)),
        tuple(rows) or nothing(4),
    )


@block
def decisions(writing: Writing) -> Table:
    """Decisions of the period, with the reference under which they stand and who decided."""
    first, last = writing.ask.period
    names = {"body": writing.titles("bodies"), "post": writing.titles("posts")}
    rows = []
    taken = [row for row in writing.rows("decisions") if first <= row["decided_on"] <= last]
    for row in sorted(taken, key=lambda row: (row["decided_on"], row["reference"])):
        who = "body" if row["body"] else "post"
        spoken = {**row, who: names[who].get(row[who])}
        columns = ("title", "decision_reference", who, "decided_on")
        rows.append(tuple(writing.cell("decisions", spoken, name) for name in columns))
    return Table(
        "governance.decisions",
        "Decisions of the period",
        tuple(Column(head) for head in ("Decision", "Reference", "Decided by", "Decided on")),
        tuple(rows) or nothing(4),
    )
