"""Make Ashmere's survey of internal control and its satisfaction answers."""

import random
from datetime import date, timedelta
from pathlib import Path

from makers.files import NBSP, Fault, Table, as_text, save_csv

LIAISON = (
    "How well embedded is the way your service works with the Chief Digital Officer"
    " before it decides anything about digital technology?"
)
GUIDANCE = "How well embedded is the way your service obtains advice and guidance about digital technology and uses it?"
ANSWERS = ("Well embedded", "Fairly embedded", "Not embedded", "Don't know")

# For each directorate how many gave each answer, in the order of ANSWERS.
LIAISON_COUNTS = {"AHW": (10, 7, 1, 2), "CYP": (7, 4, 1, 1), "CDV": (12, 9, 2, 3), "CHN": (10, 8, 5, 2), "SRS": (19, 14, 2, 1)}
GUIDANCE_COUNTS = {"AHW": (10, 6, 1, 3), "CYP": (4, 5, 2, 2), "CDV": (11, 8, 3, 4), "CHN": (7, 9, 7, 2), "SRS": (19, 11, 5, 1)}

COMMENTS = {
    "CDV": [
        "We heard nothing for months after our request went in.",
        "The new toolkit page answered my question at once.",
    ],
    "CHN": [
        "Our partner changed three times in two years.",
        "Updates come in small pieces; one date for all would help.",
        "We never know who to ask first.",
    ],
    "SRS": ["Good advice, but too few people to give it.", "Costs £40 less per device since we asked first."],
    "AHW": ["Phones for new starters now arrive in time."],
}

WORDS = [
    "Quick and friendly",
    "Sorted first time",
    "Very patient with me",
    "Had to call twice",
    "Clear steps, thank you",
    "Saved me a £12 taxi to the office",
    "Long wait but good help",
    "Polite and knew the system",
    "Still not working",
    "Explained what went wrong",
]


def make(folder: Path) -> list[Fault]:
    """Write both files; return the faults planted in them."""
    return survey(folder).faults + satisfaction(folder).faults


def answers(rng: random.Random, counts: tuple[int, ...]) -> list[str]:
    """The answers of one directorate to one question, in mixed order."""
    given = [answer for answer, count in zip(ANSWERS, counts, strict=True) for _ in range(count)]
    rng.shuffle(given)
    return given


def survey(folder: Path) -> Table:
    """120 respondents, one row each, in the order in which they answered."""
    rng = random.Random("ashmere survey")
    people = [
        (code, *pair)
        for code in LIAISON_COUNTS
        for pair in zip(answers(rng, LIAISON_COUNTS[code]), answers(rng, GUIDANCE_COUNTS[code]), strict=True)
    ]
    rng.shuffle(people)
    said = {code: list(words) for code, words in COMMENTS.items()}
    table = Table("ashmere/survey-2023.csv")
    table.headings("Respondent", "Directorate", LIAISON, GUIDANCE, "Comment")
    table.fault("byte order mark before the first heading")
    for number, (code, liaison, guidance) in enumerate(people, start=1):
        words = said[code].pop() if said.get(code) and rng.random() < 0.2 else None
        row = [f"R-{number:03}", code, liaison, guidance, words]
        what = None
        if number in (11, 64):
            row[2], what = f"{liaison.upper()} ", "answer in capitals, trailing space"
        if number == 29:
            row[3], what = guidance.replace(" ", NBSP), "no-break space in the answer"
        if number == 87:
            row[1], what = f" {code} ", "spaces around the directorate"
        table.row(*row, fault=what)
        if number == 50:
            table.row(*[None] * 5, fault="empty row in the middle")
        if number == 71:
            table.row(*row, fault="exact duplicate of the row above")
    save_csv(folder, table, encoding="utf-8-sig")
    return table


def satisfaction(folder: Path) -> Table:
    """2,013 answers of the year and two just outside it, as the survey tool of the service centre exports them."""
    rng = random.Random("ashmere satisfaction")
    days = sorted(date(2023, 3, 1) + timedelta(days=rng.randrange(366)) for _ in range(2013))
    table = Table("ashmere/satisfaction-2023-24.csv")
    table.headings("Answer ID", "Answered on", "Score", "Words")
    table.fault("Windows-1252, with £ in the words")
    names = list(table.rows[-1])
    days = [date(2023, 2, 28), *days, date(2024, 3, 1)]
    for number, day in enumerate(days, start=1):
        score = rng.choices([5, 4, 3, 2, 1], weights=[70, 19, 6, 3, 2])[0]
        row = [f"S{number:05}", as_text(day), str(score), rng.choice(WORDS) if rng.random() < 0.4 else None]
        what = "answered outside the period" if number in (1, len(days)) else None
        if number in (301, 1404):
            row[2], what = f"{score} ", "trailing space in the score"
        table.row(*row, fault=what)
        if number in (655, 1777):
            table.row(*row, fault="exact duplicate of the row above")
        if number == 1000:
            table.row(*names, fault="repeated heading row")
    save_csv(folder, table, encoding="cp1252")
    return table
