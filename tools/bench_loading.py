"""Load the example councils into an empty record, and read the same files plainly: bench_loading.py EXAMPLE

A process of its own for each run, for loading warms what it uses. Prints the times and counts as JSON.
"""

import json
import os
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from bench_plain import read_plainly


def main(folder: Path) -> None:
    """Time both, the plain reading first, so that neither finds files in memory that the other did not."""
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    read_plainly(folder, manifest)
    began = time.perf_counter()
    rows = read_plainly(folder, manifest)
    plain = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as data:
        os.environ.update({"REEVE_DATA": data, "DJANGO_SETTINGS_MODULE": "reeve.settings"})
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from reeve import demo
        from reeve.access.roles import bring_in_roles

        call_command("migrate", verbosity=0)
        bring_in_roles()
        demo.organisations(manifest)
        began = time.perf_counter()
        files = demo.load_files(folder, manifest)
        loading = time.perf_counter() - began
        connections.close_all()
    print(json.dumps({"loading": loading, "plain": plain, "files": files, "rows": rows}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
