"""What migrations of registers need besides Django's own operations."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from reeve.register.models import sort_key

_BATCH = 2000


def fill_sorting(app: str, *models: str) -> migrations.RunPython:
    """Give the revisions that were written before `sorting` was kept what lists of a past day order and search by."""

    def fill(apps: Any, _schema: Any) -> None:
        for name in models:
            manager = apps.get_model(app, name)._default_manager
            batch = []
            for row in manager.filter(sorting="").only("pk", "title", "reference").iterator(chunk_size=_BATCH):
                row.sorting = sort_key(row.title, row.reference)
                batch.append(row)
                if len(batch) == _BATCH:
                    manager.bulk_update(batch, ["sorting"], batch_size=500)
                    batch = []
            manager.bulk_update(batch, ["sorting"], batch_size=500)

    return migrations.RunPython(fill, migrations.RunPython.noop)
