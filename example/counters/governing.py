"""Count bodies, decisions, actions, risks, audit and what assurance rests on."""

from datetime import date
from pathlib import Path

from auditor import day, sheet, text

from counters.answers import Counted, Question, Result, count, share


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


STEPS = "improvement-plan-actions.csv"


def actions_in(file: Path) -> list[dict]:
    """The actions of a file, none where there is no such file."""
    return text(file, "Reference", "Due as first agreed", "Due now", "Done on") if file.exists() else []


def actions(q: Question) -> Result:
    """Actions: all, the open ones, of those the overdue ones, or those whose day was moved."""
    rows = [row for name in ("governance/actions.csv", STEPS) for row in actions_in(q.folder / name)]
    left = [row for row in rows if not q.by_then(row["Done on"])]
    if q.metric == "governance.actions":
        return count(rows)
    if q.metric == "governance.actions_open":
        return share(len(left), len(rows))
    if q.metric == "governance.actions_overdue":
        return share(sum((day(row["Due now"]) or date.max) < q.as_of for row in left), len(left))
    return share(sum(row["Due now"] > row["Due as first agreed"] for row in rows), len(rows))


def steps(q: Question) -> Result:
    """Steps of improvement plans that are done, or overdue; councils that it serves count those of the shared service."""
    council = actions_in(q.folder / STEPS)
    rows = council or actions_in(q.folder.parent / "becklink" / STEPS)
    if q.metric == "servicedesk.steps_done":
        return share(sum(q.by_then(row["Done on"]) for row in rows), len(rows))
    left = [row for row in rows if not q.by_then(row["Done on"])]
    return count([row for row in left if (day(row["Due now"]) or date.max) < q.as_of])


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


def evidence(q: Question) -> Result:
    """Arrangements that no evidence names."""
    named = {row["Arrangement reference"] for row in text(q.folder / "arrangement-evidence.csv", "Reference")}
    rows = text(q.folder / "arrangements.csv", "Reference")
    return share(sum(row["Reference"] not in named for row in rows), len(rows))


COUNTERS: dict[str, Counted] = {
    "risk.risks": risks,
    "audit.recommendations": recommendations,
    "audit.controls": controls,
    "assurance.opportunities": opportunities,
    "desk.implications": implications,
    "governance.bodies": bodies,
    "governance.bodies_without_terms": terms,
    "governance.meetings": meetings,
    "governance.decisions": decisions,
    "governance.actions": actions,
    "servicedesk.steps": steps,
    "risk.risks_outside_appetite": appetite,
    "risk.continuity_plans": plans,
    "audit.reviews_reported": audit_reviews,
    "audit.recommendations_extended": extended,
    "assurance.arrangements_without_evidence": evidence,
}
