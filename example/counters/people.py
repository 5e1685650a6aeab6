"""Count officer roles, policies, communication, learning and answers to the survey."""

from datetime import date

from auditor import day, money, sheet, text

from counters.answers import Counted, Question, Result, count, share


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


def priorities(q: Question) -> Result:
    """Strategic priorities."""
    return count(text(q.folder / "strategic-priorities.csv", "Ref", "Priority"))


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


COUNTERS: dict[str, Counted] = {
    "survey.answers": survey,
    "policies.strategic_priorities": priorities,
    "organisation.roles": roles,
    "policies.policies": policy_list,
    "policies.communications": communications,
    "policies.launches": launches,
    "learning": course_sessions,
    "learning.champions": there,
    "learning.inclusion_partners": there,
    "learning.guidance": guidance,
    "learning.funding_won": grants,
}
