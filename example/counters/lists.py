"""Count lists of which each row counts as one."""

from auditor import text

from counters.answers import Counted, Question, Result, count


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
    "servicedesk.lessons": ("lessons", "Learned on", ""),
    "survey.comments": ("survey-comments", "", ""),
    "survey.responses": ("survey-responses", "", ""),
    "survey.responses_open": ("survey-responses", "", "Done on"),
    "assurance.arrangements": ("arrangements", "", ""),
    "desk.members_questions": ("members-questions", "Asked on", ""),
    "desk.questions_unanswered": ("members-questions", "", "Answered on"),
    "forms.apps_launched": ("form-apps", "Live since", ""),
}


COUNTERS: dict[str, Counted] = {
    **dict.fromkeys(LISTS, listed),
}
