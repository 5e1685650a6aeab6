"""The finished example in CONTRIBUTING.md: its listings make a part of Reeve that loads a file and writes a report."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTING = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
LISTINGS = LISTING.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
SETTINGS = '''"""Reeve's settings, and one part more, whose package lies elsewhere."""

from pathlib import Path

import reeve

reeve.__path__.append(str(Path(__file__).parent / "reeve"))
from reeve.settings import *

INSTALLED_APPS = [*INSTALLED_APPS, "reeve.vendors"]
'''
STEPS = """
import importlib, sys
from datetime import date
from pathlib import Path

from reeve.cli import main

def reeve(*command):
    main([str(part) for part in command], standalone_mode=False)

house = Path(sys.argv[1])
reeve("manage", "makemigrations", "vendors", "--verbosity", "0")
importlib.invalidate_caches()
reeve("manage", "migrate", "--verbosity", "0")
from reeve.access.models import Organisation, ReportingPeriod
ours = Organisation.objects.create(reference="ashmere", name="Ashmere City Council")
ReportingPeriod.objects.create(organisation=ours, starts=date(2023, 3, 1), ends=date(2024, 3, 1))
asked = ("--organisation", "ashmere", "--as-of", "2024-02-29")
reeve("import", house / "vendors.csv", *asked)
reeve("figure", "vendors.spend", *asked, "--param", "size=small", "--json")
reeve("report", "vendors-report", *asked, "--format", "html", "-o", house)
"""
"""One process, for each start of Reeve takes seconds."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the listings as files, and settings that know them."""
    folder = tmp_path_factory.mktemp("house")
    for name, content in LISTINGS:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (folder / "settings_with_vendors.py").write_text(SETTINGS, encoding="utf-8")
    return folder


def run(house: Path, *command: str | Path, typed: str = "") -> str:
    """What a command prints, with the part installed; an assertion where it fails."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "settings_with_vendors",
        "PYTHONPATH": f"{house}{os.pathsep}{ROOT}",
        "REEVE_DATA": str(house / "data"),
    }
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, *command], env=environment, cwd=ROOT, input=typed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_part_loads_its_file_and_writes_its_report(house):
    told = run(house, "-c", STEPS, house)
    assert "vendors.csv (vendors.list): " in told
    assert "3 new" in told
    figure = json.loads(told[told.index("{") : told.rindex("}") + 1])
    assert (figure["value"], figure["rows"]) == ("1200.5", 2)
    page = (house / "vendors-report.html").read_text(encoding="utf-8")
    for expected in ("three", "66.7%", "£1,200.50", "Fellside Systems", "vendors.csv"):
        assert expected in page


def test_its_drawn_test_passes(house):
    run(house, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml", house / "tests")


@pytest.mark.parametrize("name", [name for name, _ in LISTINGS if name.endswith(".py")])
def test_its_listings_are_formatted_and_free_of_lint(house, name):
    content = (house / name).read_text(encoding="utf-8")
    ours = 'lint.isort.known-first-party = ["reeve", "tests"]'  # the files are not where ruff would look for them
    for command in (("format", "--check"), ("check", "--config", ours)):
        run(house, "-m", "ruff", *command, "--stdin-filename", name, "-", typed=content)
