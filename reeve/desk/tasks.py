"""The job that checks a document, for as long as that takes."""

from __future__ import annotations

from django_tasks import task

from reeve.desk import checks
from reeve.desk.models import DocumentCheck


@task()
def check_document(number: str) -> None:
    """Check a document that waits; one that was deleted in the meantime is nobody's any more."""
    waiting = DocumentCheck.objects.filter(pk=number, state=DocumentCheck.WAITING)
    if (found := waiting.select_related("organisation").first()) is not None:
        checks.run(found)
