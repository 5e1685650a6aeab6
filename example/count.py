"""Count every expected figure again from the example files, by hand as it were: `python example/count.py [DIR]`.

It shares no code with Reeve or with the makers, so that a mistake there cannot hide here: it reads the files as a
careful auditor would and compares with expected.json. It prints a table and ends with 1 when a figure differs.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from auditor import day, money, sheet, text

Result = tuple[str, str | None, str | None]  # value, numerator, denominator


# Answers


def count(rows: list) -> Result:
    """A plain count."""
    return str(len(rows)), None, None


def rounded(number: Decimal) -> str:
    """Six places, half up."""
    return str(number.quantize(Decimal("0.000001"), ROUND_HALF_UP))


def share(part: int, whole: int) -> Result:
    """A share in percent."""
    return rounded(Decimal(100 * part) / whole), str(part), str(whole)


def mean(numbers: list[Decimal]) -> Result:
    """A mean, with its sum and number."""
    return rounded(sum(numbers, Decimal(0)) / len(numbers)), str(sum(numbers)), str(len(numbers))


# What each figure asks


class Question:
    """One entry of expected.json beside the folder of its organisation."""

    def __init__(self, folder: Path, entry: dict) -> None:
        self.folder = folder / entry["organisation"]
        self.metric: str = entry["metric"]
        self.ask: dict[str, str] = entry["parameters"]
        self.scope: dict[str, str] = entry["scope"]
        self.as_of = date.fromisoformat(entry["as_of"])
        first, last = (entry["period"] or "/").split("/")
        self.first = date.fromisoformat(first) if first else date.min
        self.last = date.fromisoformat(last) if last else date.max

    def during(self, words: str) -> bool:
        """Whether a day lies in the period, both ends included."""
        found = day(words)
        return found is not None and self.first <= found <= self.last

    def by_then(self, words: str) -> bool:
        """Whether a day had come by the as-at date."""
        found = day(words)
        return found is not None and found <= self.as_of


def contracts(q: Question) -> Result:
    """Live contracts: all, one-off, or ending in a band."""
    rows = sheet(q.folder / "contracts-tracker.xlsx", "Contracts", "Contract ref", "Type", "End date", "Status")
    live = [row for row in rows if row["Status"].lower() == "live"]
    if q.metric == "catalogue.contracts":
        return count(live)
    if q.metric == "catalogue.contracts_one_off":
        return share(sum(row["Type"].lower() == "one-off" for row in live), len(live))
    # Written out from README.md, not computed: the counter must not repeat anyone's month arithmetic.
    first, last = {
        "soon": (date(2024, 2, 29), date(2024, 11, 29)),
        "next": (date(2024, 11, 30), date(2025, 5, 29)),
        "later": (date(2025, 5, 30), date.max),
    }[q.ask["band"]]
    ends = [day(row["End date"]) for row in live if row["Type"].lower() == "term"]
    return share(sum(end is not None and first <= end <= last for end in ends), len(live))


def products(q: Question) -> Result:
    """Managed products: all, or in a stage."""
    rows = sheet(q.folder / "applications-list.xlsx", "Applications", "Product ref", "Type", "Stage")
    managed = [row for row in rows if row["Type"].lower() == "managed product"]
    if "stage" not in q.ask:
        return count(managed)
    return share(sum(row["Stage"].lower() == q.ask["stage"] for row in managed), len(managed))


def lots(q: Question) -> Result:
    """Lots, awards and suppliers of the framework."""
    file = q.folder / "augmentation-framework.xlsx"
    awards = sheet(file, "Awards", "Award ref", "Lot", "Supplier")
    if q.metric == "catalogue.awards":
        return count(awards)
    if q.metric == "catalogue.awarded_suppliers":
        return count(list({row["Supplier"] for row in awards}))
    every = sheet(file, "Lots", "Lot", "Title")
    if q.metric == "catalogue.lots":
        return count(every)
    given = {row["Lot"] for row in awards}
    return share(sum(row["Lot"] in given for row in every), len(every))


def form_apps(q: Question) -> Result:
    """Form apps: all, or of a status."""
    rows = text(q.folder / "form-apps.csv", "App", "Status")
    if "status" not in q.ask:
        return count(rows)
    return share(sum(row["Status"].lower().replace(" ", "-") == q.ask["status"] for row in rows), len(rows))


def survey(q: Question) -> Result:
    """Answers to a question of the survey: all, or those given so."""
    rows = text(q.folder / f"survey-{q.ask['survey']}.csv", "Respondent", "Directorate", "Comment")
    rows = [row for row in rows if row["Directorate"] == q.scope.get("directorate", row["Directorate"])]
    # The first question speaks of working with the officer, the second of advice.
    word = {"liaison": "Chief Digital Officer", "guidance": "advice and guidance"}[q.ask["question"]]
    answers = [value.lower() for row in rows for heading, value in row.items() if word in heading and value]
    if "answer" not in q.ask:
        return count(answers)
    words = {"well": "well embedded", "fairly": "fairly embedded", "not": "not embedded", "unknown": "don't know"}
    return share(answers.count(words[q.ask["answer"]]), len(answers))


@cache
def calls_by_day(folder: Path) -> dict[date, Counter[str]]:
    """For each day of offering how many calls there were of each kind; rows that cannot be read are left out."""
    days: dict[date, Counter[str]] = {}
    seen: set[str] = set()
    for path in sorted(folder.glob("calls-*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                try:
                    at, wait = datetime.fromisoformat(row["Offered at"].strip()), int(row["Wait (s)"])
                except ValueError:
                    continue
                if wait < 0 or row["Call ID"] in seen:
                    continue
                seen.add(row["Call ID"])
                tally = days.setdefault(at.date(), Counter())
                tally["offered"] += 1
                if row["Outcome"].strip().lower() == "answered":
                    tally["answered"] += 1
                    tally["soon"] += wait <= 30
                    tally[f"fixed {row['Resolved at first line'].strip().lower()}"] += 1
    return days


def calls(q: Question) -> Result:
    """Calls of a period and the three service levels."""
    total: Counter[str] = Counter()
    for on, tally in calls_by_day(q.folder / "calls").items():
        if q.first <= on <= q.last:
            total.update(tally)
    if q.metric == "servicedesk.calls_offered":
        return str(total["offered"]), None, None
    if q.metric == "servicedesk.answered_within":
        return share(total["soon"], total["offered"])
    if q.metric == "servicedesk.answered":
        return share(total["answered"], total["offered"])
    return share(total["fixed yes"], total["fixed yes"] + total["fixed no"])


def satisfaction(q: Question) -> Result:
    """Mean score of a period."""
    rows = text(q.folder / "satisfaction-2023-24.csv", "Answer ID", "Answered on", "Score", encoding="cp1252")
    return mean([Decimal(row["Score"]) for row in rows if q.during(row["Answered on"])])


@cache
def findings(path: Path) -> dict[tuple[str, str, str], dict[str, Decimal]]:
    """Scores by version of each item (host, plugin, port) of a scan; items without a score are no findings."""
    items: dict[tuple[str, str, str], dict[str, Decimal]] = {}
    for host in ElementTree.parse(path).iter("ReportHost"):
        for item in host.iter("ReportItem"):
            scores = {"2": item.findtext("cvss_base_score"), "3": item.findtext("cvss3_base_score")}
            known = {version: Decimal(score) for version, score in scores.items() if score}
            if known:
                items[host.attrib["name"], item.attrib["pluginID"], item.attrib["port"]] = known
    return items


def scans(q: Question) -> Result:
    """Findings of a scan by one version's scores."""
    items = findings(q.folder / "scans" / f"scan-{q.ask['scan']}.nessus").values()
    version = q.ask.get("cvss") or max(version for scores in items for version in scores)
    scores = [scores[version] for scores in items if version in scores]
    if q.metric == "cyber.average_score":
        return mean(scores)
    if q.metric == "cyber.findings_scoring":
        return count([score for score in scores if Decimal(7) <= score <= Decimal(10)])
    return count(scores)


def certificates(q: Question) -> Result:
    """Certificates valid on a day, or days of a period without any."""
    rows = sheet(q.folder / "certificates.xlsx", "Certificates", "Certificate ref", "Scheme", "Issued", "Expires")
    terms = [
        (day(row["Issued"]) or date.max, day(row["Expires"]) or date.max)
        for row in rows
        if re.match(rf"{q.ask['scheme']}\b", row["Scheme"], re.IGNORECASE)
    ]
    if q.metric == "cyber.certificates_valid":
        return count([term for term in terms if term[0] <= q.as_of < term[1]])
    every = [q.first + timedelta(days=n) for n in range((q.last - q.first).days + 1)]
    return count([on for on in every if not any(issued <= on < expires for issued, expires in terms)])


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


def risks(q: Question) -> Result:
    """Risks of one register."""
    rows = sheet(q.folder / "corporate-risks.xlsx", "Risks", "Risk ref", "Register")
    return count([row for row in rows if row["Register"].lower() == q.ask["level"]])


def recommendations(q: Question) -> Result:
    """Recommendations: all, or those closed."""
    rows = sheet(q.folder / "audit-recommendations.xlsx", "Recommendations", "Rec ref", "Status", "Closed on")
    if q.metric == "audit.recommendations":
        return count(rows)
    closed = [row for row in rows if row["Status"].lower() == "closed" and q.by_then(row["Closed on"])]
    return share(len(closed), len(rows))


def opportunities(q: Question) -> Result:
    """Opportunities: all, or under one heading."""
    rows = sheet(q.folder / "opportunities.xlsx", "Opportunities", "Ref", "Heading", "Opportunity")
    stage = q.ask.get("stage")
    return count([row for row in rows if stage in (None, row["Heading"].lower().replace(" ", "-"))])


def controls(q: Question) -> Result:
    """Controls tested in a period: all, or of a rating."""
    rows = sheet(q.folder / "audit-controls.xlsx", "Controls", "Control ref", "Tested on", "Rating")
    tested = [row for row in rows if q.during(row["Tested on"])]
    if q.metric == "audit.controls_tested":
        return count(tested)
    return share(sum(row["Rating"].lower() == q.ask["rating"] for row in tested), len(tested))


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


def phishing(q: Question) -> Result:
    """Messages of the exercise and what became of them."""
    rows = text(q.folder / "phishing-2024-06.csv", "Message ID", "Sent at", "Opened")
    sent = [row for row in rows if q.during(row["Sent at"][:10])]
    if q.metric == "cyber.phishing_sent":
        return count(sent)
    columns = {"opened": "Opened", "clicked": "Clicked", "entered": "Entered details", "reported": "Reported"}
    column = columns[q.metric.removeprefix("cyber.phishing_")]
    return share(sum(row[column].upper() == "Y" for row in sent), len(sent))


def priorities(q: Question) -> Result:
    """Strategic priorities."""
    return count(text(q.folder / "strategic-priorities.csv", "Ref", "Priority"))


def implications(q: Question) -> Result:
    """Implications."""
    return count(text(q.folder / "implications.csv", "Ref", "Implication", encoding="cp1252"))


def bodies(q: Question) -> Result:
    """Governance bodies."""
    return count(sheet(q.folder / "governance-bodies.xlsx", "Bodies", "Ref", "Body", "Tier"))


def meetings(q: Question) -> Result:
    """Meetings held or cancelled in a period."""
    rows = text(q.folder / "governance/meetings.csv", "Reference", "Date", "State")
    state = "Held" if q.metric == "governance.meetings_held" else "Cancelled"
    return count([row for row in rows if row["State"] == state and q.during(row["Date"])])


def terms(q: Question) -> Result:
    """Bodies of which no approved terms of reference are held."""
    every = sheet(q.folder / "governance-bodies.xlsx", "Bodies", "Ref", "Body", "Tier")
    rows = text(q.folder / "governance/terms-of-reference.csv", "Reference", "Body reference", "Approved on")
    approved = {row["Body reference"] for row in rows if q.by_then(row["Approved on"])}
    return share(sum(body["Ref"] not in approved for body in every), len(every))


def decisions(q: Question) -> Result:
    """Decisions of a period: all, or those without a published reference."""
    rows = text(q.folder / "governance/decisions.csv", "Reference", "Decision reference", "Decided on")
    taken = [row for row in rows if q.during(row["Decided on"])]
    if q.metric == "governance.decisions":
        return count(taken)
    return share(sum(not row["Decision reference"] for row in taken), len(taken))


def actions(q: Question) -> Result:
    """Actions: all, the open ones, of those the overdue ones, or those whose day was moved."""
    rows = text(q.folder / "governance/actions.csv", "Reference", "Due as first agreed", "Due now", "Done on")
    left = [row for row in rows if not q.by_then(row["Done on"])]
    if q.metric == "governance.actions":
        return count(rows)
    if q.metric == "governance.actions_open":
        return share(len(left), len(rows))
    if q.metric == "governance.actions_overdue":
        return share(sum((day(row["Due now"]) or date.max) < q.as_of for row in left), len(left))
    return share(sum(row["Due now"] > row["Due as first agreed"] for row in rows), len(rows))


def appetite(q: Question) -> Result:
    """Risks of a register whose score is above what is accepted."""
    rows = sheet(q.folder / "corporate-risks.xlsx", "Risks", "Risk ref", "Register", "Likelihood", "Impact")
    judged = text(q.folder / "risk/risks-judged.csv", "Reference", "Highest score accepted")
    most = {row["Reference"]: row["Highest score accepted"] for row in judged}
    asked = [row for row in rows if row["Register"].lower() == q.ask["level"]]
    scores = [(int(row["Likelihood"]) * int(row["Impact"]), most[row["Risk ref"]]) for row in asked]
    return share(sum(bool(accepted) and score > int(accepted) for score, accepted in scores), len(asked))


def plans(q: Question) -> Result:
    """Continuity plans: all, or those that say how long."""
    rows = text(q.folder / "risk/continuity-plans.csv", "Reference", "Hours it can do without digital systems")
    if q.metric == "risk.continuity_plans":
        return count(rows)
    return share(sum(bool(row["Hours it can do without digital systems"]) for row in rows), len(rows))


def audit_reviews(q: Question) -> Result:
    """Reviews of internal audit reported in a period."""
    rows = text(q.folder / "audit/reviews.csv", "Reference", "Reported on")
    return count([row for row in rows if q.during(row["Reported on"])])


def extended(q: Question) -> Result:
    """Recommendations to be done later than was first agreed, of all or of those open."""
    rows = sheet(q.folder / "audit-recommendations.xlsx", "Recommendations", "Rec ref", "Revised date", "Status")
    asked = [row for row in rows if q.ask["base"] == "all" or row["Status"].lower() == "open"]
    return share(sum(row["Revised date"] > row["Agreed date"] for row in asked), len(asked))


def roles(q: Question) -> Result:
    """Officer roles without a holder in post, acted in, or without a deputy."""
    names = ("Reference", "Role reference", "Post reference", "Capacity", "Starts", "Ends")
    rows = text(q.folder / "appointments.csv", *names)
    now = [row for row in rows if q.by_then(row["Starts"]) and (day(row["Ends"]) or date.max) >= q.as_of]
    posts = sheet(q.folder / "organisation.xlsx", "Posts", "Post ref", "Status")
    filled = {row["Post ref"] for row in posts if row["Status"].lower() == "in post"}
    by = {
        "held": {
            row["Role reference"] for row in now if row["Capacity"] == "Holder" and row["Post reference"] in filled
        },
        "acted": {row["Role reference"] for row in now if row["Capacity"] == "Acting"},
        "deputised": {row["Role reference"] for row in now if row["Capacity"] == "Deputy"},
    }
    every = {row["Reference"] for row in text(q.folder / "officer-roles.csv", "Reference", "Required by")}
    if q.metric == "organisation.roles_acting":
        return share(len(every & by["acted"]), len(every))
    return share(len(every - by["held" if q.metric == "organisation.roles_vacant" else "deputised"]), len(every))


def policy_list(q: Question) -> Result:
    """Policies that stand: without an approving body, beyond their cycle, or past their review."""
    if (q.folder / "strategies.csv").exists():
        rows = [dict(row) for row in text(q.folder / "strategies.csv", "Reference", "Kind", "Next review")]
    else:
        more = {row["Reference"]: row for row in text(q.folder / "policy-approvals.csv", "Reference", "Version")}
        listed = text(q.folder / "policies.csv", "Ref", "Kind", "Next review", delimiter=";")
        rows = [{**row, "Approved on": row["Approved"], **more[row["Ref"]]} for row in listed]
    standing = [row for row in rows if row["Status"].lower() in ("in force", "under review")]
    standing = [row for row in standing if row["Kind"].lower() == q.scope.get("kind", row["Kind"].lower())]
    if q.metric == "policies.policies_unapproved":
        return share(sum(not row["Approved by reference"] for row in standing), len(standing))
    if q.metric == "policies.policies_overdue":
        return share(sum((day(row["Next review"]) or date.max) < q.as_of for row in standing), len(standing))
    beyond = 0
    for row in standing:
        approved, review = day(row["Approved on"]) or date.max, day(row["Next review"]) or date.min
        years = int(row["Review cycle (months)"]) // 12  # every cycle of the examples is of whole years
        beyond += review > approved.replace(year=approved.year + years)
    return share(beyond, len(standing))


def communications(q: Question) -> Result:
    """Items of the communication plan: carried out of those of the period, or overdue."""
    rows = text(q.folder / "communication-plan.csv", "Reference", "Planned for", "Done on")
    if q.metric == "policies.communications_done":
        planned = [row for row in rows if q.during(row["Planned for"])]
        return share(sum(q.by_then(row["Done on"]) for row in planned), len(planned))
    due = [row for row in rows if (day(row["Planned for"]) or date.max) < q.as_of]
    return count([row for row in due if not q.by_then(row["Done on"])])


def launches(q: Question) -> Result:
    """Launches of the period that were announced before, or had guidance on their day."""
    rows = text(q.folder / "launches.csv", "Reference", "Announced on", "Guidance ready on", "Launched on")
    found = [row for row in rows if q.during(row["Launched on"]) and q.by_then(row["Launched on"])]
    if q.metric == "policies.launches_announced":
        return share(
            sum((day(row["Announced on"]) or date.max) < (day(row["Launched on"]) or date.min) for row in found),
            len(found),
        )
    return share(
        sum((day(row["Guidance ready on"]) or date.max) <= (day(row["Launched on"]) or date.min) for row in found),
        len(found),
    )


def course_sessions(q: Question) -> Result:
    """Sessions held in the period: how many, of how many courses, with which places and attendances."""
    rows = text(q.folder / "course-sessions.csv", "Reference", "Course reference", "Day", "Status")
    held = [row for row in rows if row["Status"] == "Held" and q.during(row["Day"])]
    if q.metric == "learning.sessions_held":
        return count(held)
    if q.metric == "learning.courses_held":
        return count(list({row["Course reference"] for row in held}))
    column = "Places booked" if q.metric == "learning.places_booked" else "People who came"
    return str(sum(int(row[column] or 0) for row in held)), None, None


def there(q: Question) -> Result:
    """Champions or inclusion partners on the as-at day."""
    file = "champions.csv" if q.metric == "learning.champions" else "inclusion-partners.csv"
    rows = text(q.folder / file, "Reference", "Starts", "Ends")
    return count([row for row in rows if q.by_then(row["Starts"]) and (day(row["Ends"]) or date.max) >= q.as_of])


def guidance(q: Question) -> Result:
    """Guidance that was never checked or is past its next check."""
    rows = text(q.folder / "guidance.csv", "Reference", "Last checked", "Next check")
    late = [row for row in rows if not row["Last checked"] or (day(row["Next check"]) or date.max) < q.as_of]
    return share(len(late), len(rows))


def grants(q: Question) -> Result:
    """Money won in a period."""
    rows = text(q.folder / "inclusion-grants.csv", "Reference", "Won on", "Amount")
    return f"{sum(money(row['Amount']) for row in rows if q.during(row['Won on'])):.2f}", None, None


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


def roadmaps(q: Question) -> Result:
    """Managed products with a row on the roadmaps."""
    rows = sheet(q.folder / "roadmaps.xlsx", "Roadmaps", "Product ref", "Product")
    managed = sheet(q.folder / "applications-list.xlsx", "Applications", "Product ref", "Type", "Stage")
    refs = [row["Product ref"] for row in managed if row["Type"].lower() == "managed product"]
    there = {row["Product ref"] for row in rows if any(value for name, value in row.items() if name.startswith("Q"))}
    return share(sum(ref in there for ref in refs), len(refs))


def attributes(q: Question) -> Result:
    """Managed products past their supplier's support, or capabilities that one of them serves."""
    rows = text(q.folder / "product-attributes.csv", "Reference")
    if q.metric == "catalogue.products_past_support":
        ends = [day(row["Supplier support ends"]) for row in rows]
        return share(sum(end is not None and end < q.as_of for end in ends), len(rows))
    capabilities = text(q.folder / "capabilities.csv", "Reference")
    served = {row["Capability reference"] for row in rows}
    return share(sum(row["Reference"] in served for row in capabilities), len(capabilities))


def extensions(q: Question) -> Result:
    """Live contracts for a term that have an extension ahead on which nothing is decided."""
    rows = sheet(q.folder / "contracts-tracker.xlsx", "Contracts", "Contract ref", "Type", "End date", "Status")
    live = [row["Contract ref"] for row in rows if (row["Status"].lower(), row["Type"].lower()) == ("live", "term")]
    terms = [row for row in text(q.folder / "contract-terms.csv", "Reference") if row["Type"] == "Extension"]
    ahead = [row for row in terms if (day(row["Start date"]) or date.min) >= q.as_of and not row["Extension used"]]
    return share(sum(ref in {row["Contract reference"] for row in ahead} for ref in live), len(live))


def tickets(q: Question) -> Result:
    """Tickets resolved within the hours of their priority."""
    hours = {"urgent": 4, "high": 9, "medium": 48, "low": 120}
    logged = in_time = 0
    for row in text(q.folder / "tickets-2023-24.csv", "Ticket ID"):
        try:
            created = datetime.fromisoformat(row["Created Time"])
        except ValueError:
            continue
        if q.first <= created.date() <= q.last:
            logged += 1
            if row["Resolved Time"]:
                taken = datetime.fromisoformat(row["Resolved Time"]) - created
                in_time += taken <= timedelta(hours=hours[row["Priority"].lower()])
    return share(in_time, logged)


def compliance(q: Question) -> Result:
    """Monthly results that reach the target of their measure."""
    targets = {
        row["Reference"]: Decimal(row["Target in percent"])
        for row in text(q.folder / "compliance-measures.csv", "Reference")
    }
    rows = [row for row in text(q.folder / "compliance-results.csv", "Reference") if q.during(row["Month"])]
    reached = [
        100 * Decimal(row["Compliant"]) / Decimal(row["Examined"]) >= targets[row["Measure reference"]] for row in rows
    ]
    return share(sum(reached), len(rows))


def evidence(q: Question) -> Result:
    """Arrangements that no evidence names."""
    named = {row["Arrangement reference"] for row in text(q.folder / "arrangement-evidence.csv", "Reference")}
    rows = text(q.folder / "arrangements.csv", "Reference")
    return share(sum(row["Reference"] not in named for row in rows), len(rows))


def listed(q: Question) -> Result:
    """A plain count of a list's rows: all, of a period, of a survey, or not yet done."""
    file, during, undone = LISTS[q.metric]
    rows = text(q.folder / f"{file}.csv", "Reference")
    if "survey" in q.ask:
        rows = [row for row in rows if row["Survey reference"] == q.ask["survey"]]
    rows = [row for row in rows if not during or q.during(row[during])]
    return count([row for row in rows if not undone or not q.by_then(row[undone])])


# For each metric that counts a list: the list, the day that lies in the period, the day that says what is done.
LISTS = {
    "catalogue.product_dependencies": ("product-dependencies", "", ""),
    "catalogue.suppliers": ("suppliers", "", ""),
    "cyber.phishing_exercises": ("phishing-exercises", "Last day of the exercise", ""),
    "servicedesk.lessons": ("service-lessons", "Learned on", ""),
    "survey.comments": ("survey-comments", "", ""),
    "survey.responses": ("survey-responses", "", ""),
    "survey.responses_open": ("survey-responses", "", "Done on"),
    "assurance.arrangements": ("arrangements", "", ""),
    "desk.members_questions": ("members-questions", "Asked on", ""),
    "desk.questions_unanswered": ("members-questions", "", "Answered on"),
    "forms.apps_launched": ("form-apps", "Live since", ""),
}


# The longest beginning of a metric's name decides who counts it.
COUNTERS: dict[str, Callable[[Question], Result]] = {
    "catalogue.contracts": contracts,
    "catalogue.products": products,
    "catalogue.lots": lots,
    "catalogue.award": lots,
    "forms.apps": form_apps,
    "survey.answers": survey,
    "servicedesk": calls,
    "servicedesk.satisfaction": satisfaction,
    "cyber": scans,
    "cyber.uncovered_days": certificates,
    "cyber.certificates_valid": certificates,
    "cyber.phishing": phishing,
    "funding": device_budget,
    "funding.handed_back": capital_returns,
    "risk.risks": risks,
    "audit.recommendations": recommendations,
    "audit.controls": controls,
    "assurance.opportunities": opportunities,
    "portfolio.sites": sites,
    "portfolio.projects_completed": projects,
    "policies.strategic_priorities": priorities,
    "desk.implications": implications,
    "governance.bodies": bodies,
    "governance.bodies_without_terms": terms,
    "governance.meetings": meetings,
    "governance.decisions": decisions,
    "governance.actions": actions,
    "risk.risks_outside_appetite": appetite,
    "risk.continuity_plans": plans,
    "audit.reviews_reported": audit_reviews,
    "audit.recommendations_extended": extended,
    "organisation.roles": roles,
    "policies.policies": policy_list,
    "policies.communications": communications,
    "policies.launches": launches,
    "learning": course_sessions,
    "learning.champions": there,
    "learning.inclusion_partners": there,
    "learning.guidance": guidance,
    "learning.funding_won": grants,
    **{f"portfolio.{name}": delivery for name in DELIVERY},
    **{f"funding.{name}": delivery for name in ("bids", "reprofiled", "streams")},
    "resourcing.timesheets": timesheets,
    "catalogue.roadmap_coverage": roadmaps,
    "catalogue.products_past_support": attributes,
    "catalogue.capabilities_served": attributes,
    "catalogue.contracts_extendable": extensions,
    "servicedesk.tickets_resolved_in_time": tickets,
    "cyber.compliance_on_target": compliance,
    "assurance.arrangements_without_evidence": evidence,
    **dict.fromkeys(LISTS, listed),
}


def recount(folder: Path, entry: dict) -> Result:
    """Value, numerator and denominator of one entry of expected.json, counted from the files."""
    longest = max((name for name in COUNTERS if entry["metric"].startswith(name)), key=len)
    return COUNTERS[longest](Question(folder, entry))


def label(entry: dict) -> str:
    """An entry in one line."""
    asked = ", ".join(f"{key}={value}" for key, value in [*entry["parameters"].items(), *entry["scope"].items()])
    return " ".join(filter(None, [entry["organisation"], entry["metric"], asked and f"({asked})", entry["period"]]))


def main(arguments: list[str]) -> int:
    """Print expected and counted; 1 when two differ."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    entries = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))
    different = 0
    print(f"{'figure':<110} {'expected':>32} {'counted':>32}")
    for entry in entries:
        expected = (entry["value"], entry["numerator"], entry["denominator"])
        counted = recount(folder, entry)
        different += counted != expected
        shown = ["/".join(str(part) for part in result if part is not None) for result in (expected, counted)]
        print(f"{label(entry):<110} {shown[0]:>32} {shown[1]:>32}{'' if counted == expected else '  DIFFERENT'}")
    print(f"{len(entries)} figures, {different} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
