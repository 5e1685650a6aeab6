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
