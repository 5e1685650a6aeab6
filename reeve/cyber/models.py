"""Certificates and what earns them: submissions, assessments, tests, exercises, and compliance with policies."""

from django.db import models

from reeve.organisation.models import Post
from reeve.policies.models import Policy
from reeve.register.fields import EndDateField
from reeve.register.models import Entry


class Certificate(Entry):
    """A certificate: valid from the day of issue to the day before it expires."""

    scheme = models.CharField(max_length=60, help_text="Such as PSN or ISO 9001")
    issued_on = models.DateField(help_text="The first valid day")
    expires = EndDateField("last valid day")
    issuer = models.CharField(max_length=200, blank=True)
    submitted_on = models.DateField(null=True, blank=True, help_text="When the evidence was submitted")


class CertificateReliance(Entry):
    """What rests on holding a certificate of a scheme; it outlasts each year's certificate."""

    RELIES, CONSEQUENCE = "relies", "consequence"
    KINDS = [(RELIES, "Relies on the certificate"), (CONSEQUENCE, "May follow from losing it")]

    scheme = models.CharField(max_length=60, help_text="Such as PSN or ISO 9001")
    kind = models.CharField("what it is", max_length=20, choices=KINDS)
    party = models.CharField("who relies on it, or who would act", max_length=200, blank=True)


class Submission(Entry):
    """Evidence that is sent to an accreditor for one year's certificate."""

    PREPARING, SUBMITTED, CERTIFIED, RETURNED = "preparing", "submitted", "certified", "returned"
    STATUSES = [
        (PREPARING, "In preparation"),
        (SUBMITTED, "Submitted"),
        (CERTIFIED, "Certified"),
        (RETURNED, "Returned for more evidence"),
    ]

    scheme = models.CharField(max_length=60, help_text="Such as PSN or ISO 9001")
    covers = models.CharField("year covered", max_length=20, blank=True, help_text="Such as 2025/26")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=STATUSES)
    certificate = models.ForeignKey(Certificate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class SubmissionItem(Entry):
    """One piece of the work programme of a submission."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)


class AssessmentFramework(Entry):
    """A set of requirements that security is assessed against, such as the Cyber Assessment Framework."""

    publisher = models.CharField(max_length=200, blank=True)
    edition = models.CharField(max_length=60, blank=True)
    adopted_on = models.DateField(null=True, blank=True)


class FrameworkRequirement(Entry):
    """One requirement or outcome of a framework."""

    framework = models.ForeignKey(AssessmentFramework, on_delete=models.PROTECT, related_name="+")
    objective = models.CharField(max_length=200, blank=True, help_text="The part of the framework it belongs to")


class RequirementAssessment(Entry):
    """What was found of one requirement on one day; the latest finding stands."""

    MET, PARTLY, NOT = "met", "partly", "not"
    RESULTS = [(MET, "Met"), (PARTLY, "Partly met"), (NOT, "Not met")]

    requirement = models.ForeignKey(FrameworkRequirement, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=10, choices=RESULTS)
    evidence = models.CharField("evidence reference", max_length=200, blank=True)
    assessed_on = models.DateField()
    assessor = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Scan(Entry):
    """A scan for weaknesses; what it found is kept finding by finding, under the scan's reference."""

    VERSIONS = [("2", "CVSS v2"), ("3", "CVSS v3")]

    scanned_on = models.DateField("last day of scanning")
    cvss = models.CharField("scored by", max_length=1, choices=VERSIONS, help_text="The version of its own scores")
    assessor = models.CharField("carried out by", max_length=200, blank=True)
    covers = models.CharField(max_length=400, blank=True, help_text="What of the network it looked at")


class PenetrationTest(Entry):
    """A test by people who try to get in: how many weaknesses it found, and how many of them are mended."""

    KINDS = [("external", "From outside"), ("internal", "From inside"), ("application", "Of an application")]

    kind = models.CharField("type", max_length=20, choices=KINDS)
    assessor = models.CharField(max_length=200, blank=True, help_text="The approved firm that tested")
    tested_on = models.DateField("last day of testing")
    critical = models.PositiveIntegerField("critical findings", default=0)
    high = models.PositiveIntegerField("high findings", default=0)
    medium = models.PositiveIntegerField("medium findings", default=0)
    low = models.PositiveIntegerField("low findings", default=0)
    remediated = models.PositiveIntegerField("findings remediated", default=0)
    retested_on = models.DateField(null=True, blank=True)


class PhishingExercise(Entry):
    """An exercise with harmless deceptive mails, and what was made of it.

    Where the messages are in the record, what became of them is counted from these; the totals here are attested, for
    exercises of which the record holds no messages.
    """

    began_on = models.DateField("first day of the exercise", null=True, blank=True)
    ran_on = models.DateField("last day of the exercise")
    audience = models.CharField(max_length=200, blank=True)
    sent = models.PositiveIntegerField("messages sent, as attested", null=True, blank=True)
    opened = models.PositiveIntegerField("messages opened, as attested", null=True, blank=True)
    clicked = models.PositiveIntegerField("messages clicked, as attested", null=True, blank=True)
    reported = models.PositiveIntegerField("messages reported, as attested", null=True, blank=True)
    passed_to = models.ForeignKey(
        Post, verbose_name="findings passed to", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    passed_on = models.DateField("findings passed on", null=True, blank=True)
    change = models.CharField("what was changed after it", max_length=400, blank=True)


class ComplianceMeasure(Entry):
    """Something by which it is measured whether a security policy is followed."""

    policy = models.ForeignKey(Policy, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    target = models.DecimalField("target in percent", max_digits=5, decimal_places=2)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class ComplianceResult(Entry):
    """A month's count for a measure: how many were examined, how many complied, and why."""

    measure = models.ForeignKey(ComplianceMeasure, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(help_text="Its first day")
    examined = models.PositiveIntegerField()
    compliant = models.PositiveIntegerField()
    narrative = models.TextField(blank=True)
