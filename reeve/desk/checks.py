"""Check a document for a person: take it in, run the check, and remember what people decided about its findings."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from reeve.access.models import Organisation, User
from reeve.checking.check import check
from reeve.checking.commenting import with_comments
from reeve.checking.dismissing import Dismissal, Dismissals
from reeve.checking.finding import Finding
from reeve.checking.reading import read
from reeve.checking.telling import around, as_json, place_of
from reeve.desk.models import DocumentCheck, FindingDecision
from reeve.desk.record import record_of
from reeve.errors import ReeveError
from reeve.register.keeping import written_whole
from reeve.source.receiving import file_name

log = logging.getLogger(__name__)

LONGEST = timedelta(minutes=10)
"""After which a check that is still in progress is taken to have died with its job."""


@dataclass(frozen=True)
class Told:
    """One finding as the page shows it."""

    finding: Mapping[str, Any]
    where: str
    before: str
    quote: str
    after: str
    decision: FindingDecision | None


def last_day(organisation: Organisation) -> date:
    """The last day of the organisation's last reporting period. ReeveError where it has none."""
    period = organisation.reporting_periods.order_by("-ends").first()
    if period is None:
        raise ReeveError(f"{organisation.name} has no reporting period; say as at which day its record is meant.")
    return period.last_day


def take_in(upload: Any, organisation: Organisation, *, by: User, as_of: date | None) -> DocumentCheck:
    """Keep an upload, and a check of it that waits for its turn. ReeveError where it cannot be kept."""
    made = DocumentCheck(organisation=organisation, by=by, file=file_name(str(upload.name)), as_of=as_of)
    with written_whole(made.path, made.file, private=True) as out:
        for chunk in upload.chunks():
            out.write(chunk)
    made.save()
    ask(made)
    return made


def ask(found: DocumentCheck) -> None:
    """Have a document checked, or checked anew."""
    from reeve.desk.tasks import check_document

    found.state, found.why, found.asked = DocumentCheck.WAITING, "", timezone.now()
    found.save(update_fields=["state", "why", "asked"])
    transaction.on_commit(lambda: check_document.enqueue(str(found.pk)))


def seems_dead(found: DocumentCheck) -> bool:
    """Whether a check is in progress for longer than any takes."""
    return found.state in (DocumentCheck.WAITING, DocumentCheck.READING) and found.asked + LONGEST < timezone.now()


def run(found: DocumentCheck) -> None:
    """Read the document, check it, and write down what was found, or why it cannot be checked."""
    DocumentCheck.objects.filter(pk=found.pk).update(state=DocumentCheck.READING, pages_read=0)
    try:
        result = _found(found)
    except ReeveError as error:
        DocumentCheck.objects.filter(pk=found.pk).update(state=DocumentCheck.REFUSED, why=str(error), result={})
    except Exception:
        why = "The check failed; its maker's log says why. Check it again, or save the document in another format."
        DocumentCheck.objects.filter(pk=found.pk).update(state=DocumentCheck.REFUSED, why=why, result={})
        raise
    else:
        counted = [one["severity"] for one in result["findings"]]
        DocumentCheck.objects.filter(pk=found.pk).update(
            state=DocumentCheck.DONE, result=result, errors=counted.count("error"), doubts=counted.count("doubt")
        )


def _found(found: DocumentCheck) -> dict[str, Any]:
    def progress(done: int, of: int) -> None:
        DocumentCheck.objects.filter(pk=found.pk).update(pages=of, pages_read=done)

    document = read(found.path, progress=progress)
    record = record_of(found.organisation, found.as_of) if found.as_of else None
    document = record.noted_in(document) if record else document
    findings = check(document, record=record)
    told = as_json(document, findings)
    told["around"] = [[place_of(document, one), *around(document, one)] for one in findings]
    return told


def told(found: DocumentCheck) -> Iterator[Told]:
    """Everything that was found, in order of place, each with what was decided about it."""
    decided = FindingDecision.objects.filter(organisation=found.organisation).select_related("by")
    decisions = {one.finding: one for one in decided}
    for finding, pieces in zip(found.result.get("findings", ()), found.result.get("around", ()), strict=True):
        where, before, quote, after = pieces
        yield Told(finding, where, before, quote, after, decisions.get(finding["id"]))


def is_dismissed(one: Told) -> bool:
    """Whether people decided that it is no finding."""
    return one.decision is not None and one.decision.verdict == FindingDecision.DISMISSED


def exported(found: DocumentCheck) -> dict[str, Any]:
    """What was found, as the command line prints it."""
    known = {name: value for name, value in found.result.items() if name != "around"}
    every = list(told(found))
    known["findings"] = [one.finding for one in every if not is_dismissed(one)]
    known["dismissed"] = [
        {**one.finding, "reason": one.decision.reason} for one in every if one.decision and is_dismissed(one)
    ]
    return known


def commented(found: DocumentCheck) -> bytes:
    """A copy of a Word document with a comment for each finding that stands. ReeveError for another kind of file."""
    findings = [
        Finding(
            said["kind"],
            said["place"]["start"],
            said["place"]["end"],
            said["message"],
            said["working"],
            said["suggestion"],
            said["confidence"],
        )
        for said in exported(found)["findings"]
    ]
    return with_comments(found.path, findings)


def decide(found: DocumentCheck, finding: Mapping[str, Any], verdict: str, *, by: User, reason: str = "") -> None:
    """Write down what a person decided about a finding, over what was decided before."""
    FindingDecision.objects.update_or_create(
        organisation=found.organisation,
        finding=finding["id"],
        defaults={"kind": finding["kind"], "verdict": verdict, "reason": reason, "by": by},
    )


def undecide(found: DocumentCheck, finding: Mapping[str, Any]) -> None:
    """Take back what was decided about a finding."""
    FindingDecision.objects.filter(organisation=found.organisation, finding=finding["id"]).delete()


def dismissals_of(organisation: Organisation) -> Dismissals:
    """The findings that people of an organisation dismissed."""
    decided = FindingDecision.objects.filter(organisation=organisation).select_related("by")
    dismissed = decided.filter(verdict=FindingDecision.DISMISSED)
    return {one.finding: Dismissal(one.reason, str(one.by), timezone.localdate(one.at)) for one in dismissed}
