"""The survey of internal control: surveys, questions, answers, comments, and what was done about them."""

from django.db import models

from reeve.organisation.models import PRINCIPLES, Directorate, Post
from reeve.register.fields import EndDateField
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


class Survey(Entry):
    """A survey of internal control; answers name it by its reference, such as its year."""

    asked_of = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closes = EndDateField("last day for answers", null=True, blank=True)
    invited = models.PositiveIntegerField("people invited", null=True, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class SurveyQuestion(Entry):
    """A question of one survey, and the question of an earlier survey that asked the same."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(
        "question of the answers",
        max_length=20,
        choices=Answer.QUESTIONS,
        blank=True,
        help_text="The question of the register of answers, where single answers are kept",
    )
    principle = models.CharField(max_length=1, choices=PRINCIPLES, blank=True)
    same_as = models.ForeignKey(
        "self",
        verbose_name="same question as",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The question of an earlier survey that can be compared with it",
    )


class SurveyComment(Entry):
    """What a respondent wrote about the digital service, after names were taken out."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    principle = models.CharField(max_length=1, choices=PRINCIPLES)
    words = models.TextField()
    names_removed = models.BooleanField("names were taken out", default=False)


class SurveyResponse(Entry):
    """What is done about answers or a comment of a survey."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    comment = models.ForeignKey(
        SurveyComment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The comment that it answers, where it answers one",
    )
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    principle = models.CharField(max_length=1, choices=PRINCIPLES)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
