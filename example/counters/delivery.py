"""Count projects, sites, requests, health, benefits and money."""

from datetime import date, timedelta

from auditor import day, money, sheet, text

from counters.answers import Counted, Question, Result, count, share


def device_budget(q: Question) -> Result:
    """Money planned or revised for a scheme and year."""
    names = ("Line ref", "Scheme", "Financial year", "Planned", "Revised")
    rows = sheet(q.folder / "device-budget-2024-25.xlsx", "Devices", *names)
    column = "Planned" if q.metric == "funding.planned" else "Revised"
    found = [row for row in rows if (row["Scheme"], row["Financial year"]) == (q.ask["scheme"], q.ask["year"])]
    return f"{sum(money(row[column]) for row in found):.2f}", None, None


def capital_returns(q: Question) -> Result:
    """Money handed back in a year."""
    rows = sheet(q.folder / "capital-returns.xlsx", "Returns", "Return ref", "Financial year", "Amount")
    return f"{sum(money(row['Amount']) for row in rows if row['Financial year'] == q.ask['year']):.2f}", None, None


def sites(q: Question) -> Result:
    """Satellite sites: all, surveyed or installed."""
    rows = sheet(q.folder / "site-rollout.xlsx", "Sites", "Site ref", "Kind", "Surveyed on", "Installed on")
    satellites = [row for row in rows if row["Kind"].lower() == "satellite"]
    if q.metric == "portfolio.sites":
        return count(satellites)
    column = "Surveyed on" if q.metric == "portfolio.sites_surveyed" else "Installed on"
    return share(sum(q.by_then(row[column]) for row in satellites), len(satellites))


def projects(q: Question) -> Result:
    """The council's own projects completed in a period."""
    rows = sheet(q.folder / "projects.xlsx", "Work plan", "Project ref", "Scope", "Status", "Completed on")
    done = [row for row in rows if (row["Scope"].lower(), row["Status"].lower()) == ("council", "completed")]
    return count([row for row in done if q.during(row["Completed on"])])


# What is kept in Reeve's own format, and the portfolio tool's export: file, sheet, heading of the reference, and the
# column that says when a row happened where only a period counts.
DELIVERY = {
    "requests": ("work-requests.xlsx", "Work requests", "Reference", "Raised on"),
    "programmes": ("programmes.csv", "", "Reference", ""),
    "objectives": ("programme-objectives.csv", "", "Reference", ""),
    "benefits": ("benefits.xlsx", "Benefits", "Reference", ""),
    "health": ("portfolio-export.xlsx", "Status reports", "Report ID", "Report Month"),
    "milestones": ("portfolio-export.xlsx", "Milestones", "Task ID", "Baseline Finish"),
    "issues": ("issues.xlsx", "Issues", "Reference", ""),
    "dependencies": ("dependencies.xlsx", "Project dependencies", "Reference", ""),
    "change": ("change-requests.xlsx", "Change requests", "Reference", "Raised on"),
    "delivery": ("delivery-reviews.xlsx", "Delivery reviews", "Reference", "Reviewed on"),
    "services": ("collaboration-moves.csv", "", "Reference", ""),
    "bids": ("bids.xlsx", "Bids", "Reference", "Submitted on"),
    "reprofiled": ("budget-movements.xlsx", "Budget movements", "Reference", ""),
    "streams": ("funding-streams.csv", "", "Reference", ""),
}


def delivery(q: Question) -> Result:
    """Requests, programmes, benefits, health, milestones, issues, changes, reviews, moves, bids and movements."""
    what = q.metric.partition(".")[2]
    file, title, ref, when = DELIVERY[what.partition("_")[0]]
    if q.folder.name != "ashmere" and what == "milestones_late":
        file, title, ref, when = "milestones.csv", "", "Reference", "Baseline"
    rows = sheet(q.folder / file, title, ref) if title else text(q.folder / file, ref)
    if q.first > date.min:
        rows = [row for row in rows if not when or q.during(row[when])]

    def past(row: dict, column: str) -> bool:
        return q.by_then(row[column]) and day(row[column]) != q.as_of

    def reached_late(row: dict) -> bool:
        first, done = day(row[when]), day(row.get("Actual Finish") or row.get("Reached on") or "")
        return first is not None and (done > first if done else first < q.as_of)

    waiting = [row for row in rows if row.get("State") == "Waiting"]
    unsettled = ("Expected", "Partly realised")
    if what in ("benefits_planned", "benefits_realised", "bids_asked", "bids_won", "reprofiled"):
        column = {"planned": "Planned", "realised": "Realised", "asked": "Amount asked", "won": "Amount won"}
        if what == "reprofiled":
            rows = [r for r in rows if (r["Kind"], r["Financial year"]) == ("Moved to another year", q.ask["year"])]
        name = column.get(what.partition("_")[2], "Amount")
        return f"{sum(money(row[name]) for row in rows if row[name]):.2f}", None, None
    if what == "requests_bypassing":
        return share(sum(bool(row["Bypassed reference"]) for row in rows), len(rows))
    if what == "requests_waiting":
        return count(waiting)
    if what == "requests_waiting_long":
        limit = q.as_of - timedelta(days=int(q.ask["days"]))
        return share(sum((day(row["Raised on"]) or limit) < limit for row in waiting), len(waiting))
    if what == "objectives_without_benefit":
        kept = sheet(q.folder / "benefits.xlsx", "Benefits", "Reference")
        served = {row["Objective reference"] for row in kept if row["State"] != "Will not come"}
        own = [row for row in rows if row["Kind"] == "Programme"]
        return share(sum(row["Reference"] not in served for row in own), len(own))
    if what == "benefits_overdue":
        return share(sum(row["State"] in unsettled and past(row, "To be realised by") for row in rows), len(rows))
    if what == "health_watermelons":
        red = [any(row[name].lower() == "red" for name in row if name.endswith(" Health")) for row in rows]
        both = [row["Overall Health"].lower() == "green" and found for row, found in zip(rows, red, strict=True)]
        return share(sum(both), len(rows))
    if what == "milestones_late":
        return share(sum(reached_late(row) for row in rows), len(rows))
    if what == "issues_overdue":
        rows = [row for row in rows if row["Status"] == "Open"]
        return share(sum(past(row, "To be resolved by") for row in rows), len(rows))
    if what == "dependencies_overdue":
        return share(sum(row["State"] != "Met" and past(row, "Needed by") for row in rows), len(rows))
    if what == "services_moved":
        rows = [row for row in rows if row["Kind of team"] == "Service"]
        return share(sum(row["State"] == "Moved" and q.by_then(row["Moved on"]) for row in rows), len(rows))
    asked = {
        "kind": "Kind",
        "decision": "Decision",
        "confidence": "Delivery confidence",
        "programme": "Programme reference",
    }
    said = {"stop": "Stop it"}
    for name, value in q.ask.items():
        rows = [row for row in rows if row[asked[name]].lower() == said.get(value, value).lower()]
    return count([row for row in rows if row.get("Status", "Under way") == "Under way"])


def timesheets(q: Question) -> Result:
    """Timesheets approved, of those due: a sheet is one, however many lines it has."""
    rows = text(q.folder / "timesheets-2023-24.csv", "Timesheet ID", "Status")
    sheets = {row["Timesheet ID"]: row["Status"].lower() for row in rows if q.during(row["Month"])}
    return share(list(sheets.values()).count("approved"), len(sheets))


COUNTERS: dict[str, Counted] = {
    "funding": device_budget,
    "funding.handed_back": capital_returns,
    "portfolio.sites": sites,
    "portfolio.projects_completed": projects,
    "resourcing.timesheets": timesheets,
    **{f"portfolio.{name}": delivery for name in DELIVERY},
    **{f"funding.{name}": delivery for name in ("bids", "reprofiled", "streams")},
}
