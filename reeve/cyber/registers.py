"""The registers of certificates, submissions, frameworks, tests, exercises and compliance."""

from reeve.access.policy import Sensitivity
from reeve.cyber.models import (
    AssessmentFramework,
    Certificate,
    CertificateReliance,
    ComplianceMeasure,
    ComplianceResult,
    FrameworkRequirement,
    PenetrationTest,
    PhishingExercise,
    RequirementAssessment,
    Scan,
    Submission,
    SubmissionItem,
)
from reeve.register.declaring import Register, register


@register
class Certificates(Register):
    """Certificates and accreditations, present and past."""

    model = Certificate
    columns = ["reference", "title", "scheme", "issued_on", "expires", "issuer", "submitted_on"]
    filters = {"scheme": ["exact"], "expires": ["lt", "gt"]}
    search = ["reference", "title", "scheme", "issuer"]
    common = True
    sensitivity = Sensitivity.PUBLIC


@register
class CertificateReliances(Register):
    """Who relies on a certificate, and what may follow from losing it."""

    model = CertificateReliance
    columns = ["reference", "title", "scheme", "kind", "party"]
    filters = {"scheme": ["exact"], "kind": ["exact"]}
    search = ["reference", "title", "scheme", "party"]
    sensitivity = Sensitivity.PUBLIC


@register
class Submissions(Register):
    """Evidence sent, or to be sent, for a certificate."""

    model = Submission
    columns = ["reference", "title", "scheme", "covers", "owner", "due", "submitted_on", "status", "certificate"]
    filters = {"scheme": ["exact"], "status": ["exact"], "due": ["lt", "gt"]}
    search = ["reference", "title", "scheme", "covers"]
    complete = ["covers", "owner", "due"]
    sensitivity = Sensitivity.PUBLIC


@register
class SubmissionItems(Register):
    """The work programme of a submission, item by item."""

    model = SubmissionItem
    columns = ["reference", "title", "submission", "owner", "due", "done_on"]
    filters = {"submission": ["exact"], "owner": ["exact"], "due": ["lt", "gt"]}
    complete = ["owner", "due"]


@register
class AssessmentFrameworks(Register):
    """Sets of requirements that security is assessed against."""

    model = AssessmentFramework
    columns = ["reference", "title", "publisher", "edition", "adopted_on"]
    search = ["reference", "title", "publisher"]
    common = True
    sensitivity = Sensitivity.PUBLIC


@register
class FrameworkRequirements(Register):
    """The requirements of frameworks."""

    model = FrameworkRequirement
    columns = ["reference", "title", "framework", "objective"]
    filters = {"framework": ["exact"]}
    search = ["reference", "title", "objective"]
    common = True


@register
class RequirementAssessments(Register):
    """What was found of requirements: met, partly or not, with the evidence."""

    model = RequirementAssessment
    columns = ["reference", "requirement", "result", "evidence", "assessed_on", "assessor"]
    filters = {"result": ["exact"], "assessed_on": ["lt", "gt"]}
    search = ["reference", "title", "evidence"]
    common = True
    sensitivity = Sensitivity.RESTRICTED


@register
class Scans(Register):
    """Scans for weaknesses, each with the version of the scores that it gives."""

    model = Scan
    columns = ["reference", "title", "scanned_on", "cvss", "assessor", "covers"]
    filters = {"cvss": ["exact"], "scanned_on": ["lt", "gt"]}
    search = ["reference", "title", "assessor", "covers"]
    complete = ["assessor", "covers"]
    sensitivity = Sensitivity.PUBLIC


@register
class PenetrationTests(Register):
    """Tests by approved firms that try to get in."""

    model = PenetrationTest
    columns = ["reference", "title", "kind", "tested_on", "critical", "high", "medium", "low", "remediated"]
    filters = {"kind": ["exact"], "tested_on": ["lt", "gt"]}
    search = ["reference", "title", "assessor"]
    complete = ["assessor"]
    sensitivity = Sensitivity.RESTRICTED


@register
class PhishingExercises(Register):
    """Exercises with harmless deceptive mails, and what was made of them."""

    model = PhishingExercise
    columns = [
        "reference",
        "title",
        "began_on",
        "ran_on",
        "audience",
        "sent",
        "clicked",
        "reported",
        "passed_to",
        "passed_on",
    ]
    filters = {"ran_on": ["lt", "gt"]}
    search = ["reference", "title", "audience", "change"]
    complete = ["audience", "passed_to", "passed_on", "change"]
    sensitivity = Sensitivity.PUBLIC


@register
class ComplianceMeasures(Register):
    """By what it is measured whether security policies are followed."""

    model = ComplianceMeasure
    columns = ["reference", "title", "policy", "target", "owner"]
    filters = {"policy": ["exact"], "owner": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class ComplianceResults(Register):
    """Compliance with security policies, month by month."""

    model = ComplianceResult
    columns = ["reference", "measure", "month", "examined", "compliant", "narrative"]
    filters = {"measure": ["exact"], "month": ["lt", "gt"]}
    search = ["reference", "title", "narrative"]
