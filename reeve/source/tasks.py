"""The job that loads a confirmed file, for as long as that takes."""

from __future__ import annotations

import logging

from django_tasks import task

from reeve.errors import ReeveError
from reeve.source import progress, waiting
from reeve.source.models import ImportRun

log = logging.getLogger(__name__)


@task()
def load_confirmed(run: str, claim: str) -> None:
    """Load an import for whoever confirmed it, if this job still has it; else do nothing."""
    found = (
        ImportRun.objects.filter(pk=run, claim=claim, state=ImportRun.LOADING).select_related("organisation").first()
    )
    if found is None:
        log.info("Import %s is not this job's any more.", run)
        return
    progress.tell(found, progress.STAGES[1])
    try:
        waiting.load_kept(found, by=found.confirmed_by, claim=claim)
    except ReeveError as error:
        # Told on the import's page; most of them left it compared anew.
        said = str(error).partition("\n")[0][:400]
        _give_back(run, claim, said)
    except Exception:
        _give_back(run, claim, "The last attempt failed, and left nothing in the record. Confirm it again.")
        raise


def _give_back(run: str, claim: str, remark: str) -> None:
    ImportRun.objects.filter(pk=run, claim=claim, state=ImportRun.LOADING).update(
        state=ImportRun.WAITING, claim="", lease=None, remark=remark
    )
