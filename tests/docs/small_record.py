"""Make the record of the example councils without their calls and scans, for pages that show commands (a program)."""

import tomllib
from pathlib import Path

import django

EXAMPLE = Path(__file__).parents[2] / "example"
LONG_TO_LOAD = ("servicedesk.calls", "cyber.nessus")


def main() -> None:
    """Do what `reeve demo --no-serve` does, but write no documents."""
    django.setup()
    from django.core.management import call_command

    from reeve import demo
    from reeve.access.roles import bring_in_roles

    manifest = tomllib.loads((EXAMPLE / "manifest.toml").read_text(encoding="utf-8"))
    call_command("migrate", verbosity=0)
    bring_in_roles()
    demo.organisations(manifest)
    demo.people()
    short = [one for one in manifest["load"] if one["source"] not in LONG_TO_LOAD]
    demo.load_files(EXAMPLE, {**manifest, "load": short})


if __name__ == "__main__":
    main()
