"""The registers of implications and of what stands around a document."""

from reeve.access.policy import Sensitivity
from reeve.desk.models import CitedReport, Consultation, GlossaryTerm, Implication, MembersQuestion
from reeve.register.declaring import Register, register


@register
class Implications(Register):
    """What the report means for each matter that the committee asks about."""

    model = Implication
    columns = ["reference", "title", "statement"]
    search = ["reference", "title", "statement"]
    sensitivity = Sensitivity.PUBLIC


@register
class CitedReports(Register):
    """Other reports that a document relies on."""

    model = CitedReport
    columns = ["reference", "title", "document", "body", "dated", "relied_on_for"]
    filters = {"document": ["exact"], "body": ["exact"]}
    search = ["reference", "title", "relied_on_for"]
    complete = ["body", "dated", "relied_on_for"]
    sensitivity = Sensitivity.PUBLIC


@register
class GlossaryTerms(Register):
    """Words that documents use, and what they mean by them."""

    model = GlossaryTerm
    columns = ["reference", "title", "document", "meaning"]
    filters = {"document": ["exact"]}
    search = ["reference", "title", "meaning"]
    sensitivity = Sensitivity.PUBLIC


@register
class MembersQuestions(Register):
    """What members asked about documents, and what they were told."""

    model = MembersQuestion
    columns = ["reference", "title", "document", "body", "asked_on", "owner", "due", "answered_on"]
    filters = {"document": ["exact"], "body": ["exact"], "asked_on": ["lt", "gt"]}
    search = ["reference", "title", "answer"]
    complete = ["body", "owner", "answer"]
    sensitivity = Sensitivity.PUBLIC


@register
class Consultations(Register):
    """Formal consultations in preparing documents."""

    model = Consultation
    columns = ["reference", "title", "document", "consulted", "began_on", "ended_on"]
    filters = {"document": ["exact"], "began_on": ["lt", "gt"]}
    search = ["reference", "title", "consulted", "outcome"]
    sensitivity = Sensitivity.PUBLIC
