"""Load the example councils as `reeve demo` does, but write no documents (a program): load_examples.py [--short]

With --short their calls and scans are left out, which take longest.
"""

import sys
import tomllib
from pathlib import Path

import django

EXAMPLE = Path(__file__).parents[1] / "example"
LONG_TO_LOAD = ("servicedesk.calls", "cyber.nessus")


def main(*, short: bool) -> None:
    """Bring the database of REEVE_DATA up, and load what the manifest names."""
    django.setup()
    from django.core.management import call_command

    from reeve import demo
    from reeve.access.roles import bring_in_roles

    manifest = tomllib.loads((EXAMPLE / "manifest.toml").read_text(encoding="utf-8"))
    call_command("migrate", verbosity=0)
    bring_in_roles()
    demo.organisations(manifest)
    demo.people()
    wanted = [one for one in manifest["load"] if not short or one["source"] not in LONG_TO_LOAD]
    demo.load_files(EXAMPLE, {**manifest, "load": wanted})


if __name__ == "__main__":
    main(short="--short" in sys.argv)
