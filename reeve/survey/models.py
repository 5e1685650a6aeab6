"""The survey of internal control: what each respondent answered to each question."""

from django.db import models

from reeve.organisation.models import Directorate
from reeve.register.models import Entry


class Answer(Entry):
    """One respondent's answer to one question of one survey; `answer` is blank where none was given."""

    LIAISON, GUIDANCE = "liaison", "guidance"
    QUESTIONS = [
        (LIAISON, "Working with the Chief Digital Officer before deciding about digital technology"),
        (GUIDANCE, "Obtaining and using advice and guidance about digital technology"),
    ]
    ANSWERS = [
        ("well", "Well embedded"),
        ("fairly", "Fairly embedded"),
        ("not", "Not embedded"),
        ("unknown", "Don't know"),
    ]

    survey = models.CharField(max_length=20, help_text="The survey's reference, such as its year")
    respondent = models.CharField(max_length=60)
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=20, choices=QUESTIONS)
    answer = models.CharField(max_length=10, choices=ANSWERS, blank=True)
    comment = models.TextField(blank=True, help_text="What the respondent adds, kept with the first question")
