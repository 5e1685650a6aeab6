"""The register of survey answers."""

from reeve.access.policy import Marking, Sensitivity
from reeve.register.declaring import Register, register
from reeve.survey.models import Answer


@register
class Answers(Register):
    """Answers to the survey of internal control, one entry a respondent and question."""

    model = Answer
    columns = ["reference", "survey", "respondent", "directorate", "question", "answer", "comment"]
    filters = {"survey": ["exact"], "question": ["exact"], "answer": ["exact"], "directorate": ["exact"]}
    search = ["reference", "respondent", "comment"]
    markings = {"respondent": Marking(Sensitivity.RESTRICTED), "comment": Marking(Sensitivity.RESTRICTED)}
