"""The registers of surveys, questions, answers, comments and responses."""

from reeve.access.policy import Marking, Sensitivity
from reeve.register.declaring import Register, register
from reeve.survey.models import Answer, Survey, SurveyComment, SurveyQuestion, SurveyResponse


@register
class Answers(Register):
    """Answers to the survey of internal control, one entry a respondent and question."""

    model = Answer
    columns = ["reference", "survey", "respondent", "directorate", "question", "answer", "comment"]
    filters = {"survey": ["exact"], "question": ["exact"], "answer": ["exact"], "directorate": ["exact"]}
    search = ["reference", "respondent", "comment"]
    markings = {"respondent": Marking(Sensitivity.RESTRICTED), "comment": Marking(Sensitivity.RESTRICTED)}


@register
class Surveys(Register):
    """Surveys of internal control."""

    model = Survey
    columns = ["reference", "title", "asked_of", "opened_on", "closes", "invited", "owner"]
    sensitivity = Sensitivity.PUBLIC


@register
class SurveyQuestions(Register):
    """What surveys asked, and which earlier question asked the same."""

    model = SurveyQuestion
    columns = ["reference", "title", "survey", "principle", "same_as"]
    filters = {"survey": ["exact"], "principle": ["exact"]}
    complete = ["principle"]
    sensitivity = Sensitivity.PUBLIC


@register
class SurveyComments(Register):
    """What respondents wrote; an entry is made public when it gives nobody away."""

    model = SurveyComment
    columns = ["reference", "title", "survey", "directorate", "principle", "words", "names_removed"]
    filters = {"survey": ["exact"], "directorate": ["exact"], "principle": ["exact"]}
    search = ["reference", "title", "words"]
    complete = ["directorate"]


@register
class SurveyResponses(Register):
    """What is done about answers and comments, with owner and date."""

    model = SurveyResponse
    columns = ["reference", "title", "survey", "comment", "directorate", "principle", "owner", "due", "done_on"]
    filters = {"survey": ["exact"], "directorate": ["exact"], "principle": ["exact"], "due": ["lt", "gt"]}
    complete = ["owner", "due"]
    sensitivity = Sensitivity.PUBLIC
