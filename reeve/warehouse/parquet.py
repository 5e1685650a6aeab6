"""Write Parquet once, whole, and by digest: the one way in which files come into the warehouse."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from reeve.register.keeping import write_whole


def folder() -> Path:
    """Where the warehouse lies."""
    return Path(settings.DATA) / "warehouse"


def store(table: pa.Table, below: str) -> tuple[str, str]:
    """Write a table under its digest and give (path below the warehouse, digest).

    The same rows give the same bytes, so that the same snapshot is kept once. The file appears whole
    or not at all.
    """
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd", write_statistics=True, store_schema=True)
    content = buffer.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    path = f"{below}/{digest}.parquet"
    target = folder() / path
    if not target.exists():
        write_whole(target, content, f"The warehouse's part of {below.rpartition('/')[2]}")
    return path, digest
