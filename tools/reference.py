"""Write docs/reference anew from the code: reference.py [--check]

With --check nothing is written: it says which pages differ from what the code gives, and ends with 1 where any does.
"""

import difflib
import os
import random
import sys
import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
CLOCK = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
"""The instant at which the examples are loaded. With identities drawn from a seed, the pages are always the same."""

HEAD = "# {title}\n\n{lead}\nThis page is written by `make docs`; changes belong in the code.\n"


def pages() -> dict[str, str]:
    """Every page by its file name. Sets Django up over an empty data folder; once in a process."""
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as data:
        os.environ.update({"REEVE_DATA": data, "DJANGO_SETTINGS_MODULE": "reeve.settings"})
        os.environ.pop("DATABASE_URL", None)
        # Before any model takes it as the maker of its identities.
        with patch("uuid.uuid4", lambda: uuid.UUID(int=draw.getrandbits(128), version=4)):
            import django

            django.setup()
            with patch("django.utils.timezone.now", lambda: CLOCK):
                return _written()


def _written() -> dict[str, str]:
    from django.core.management import call_command
    from django.db import connections
    from reference_checking import checking_page
    from reference_coverage import coverage_page
    from reference_figure import figure_page
    from reference_pages import command_page, metric_page, register_page, source_page
    from reference_roles import role_page

    from reeve.access.roles import bring_in_roles

    call_command("migrate", verbosity=0)
    bring_in_roles()
    made = {
        "registers.md": register_page(),
        "metrics.md": metric_page(),
        "sources.md": source_page(),
        "cli.md": command_page(),
        "figure-json.md": figure_page(ROOT / "example"),
        "roles.md": role_page(),
        "checking.md": checking_page(),
        "coverage.md": coverage_page(),
    }
    connections.close_all()
    return {name: HEAD.format(title=title, lead=lead) + body for name, (title, lead, body) in made.items()}


def main() -> int:
    """Write each page that comes out otherwise, or only say so."""
    check = "--check" in sys.argv[1:]
    different = False
    for name, text in pages().items():
        path = REFERENCE / name
        there = path.read_text(encoding="utf-8") if path.exists() else ""
        if there == text:
            continue
        different = True
        if check:
            lines = difflib.unified_diff(there.splitlines(), text.splitlines(), f"{name} (there)", f"{name} (code)")
            print("\n".join([*list(lines)[:20], ""]))
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"Wrote {path.relative_to(ROOT)}")
    if check and different:
        print("docs/reference is not what the code gives; run make docs.")
    return int(check and different)


if __name__ == "__main__":
    sys.exit(main())
