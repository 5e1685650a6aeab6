"""The example councils keep their contract: same bytes, references that resolve, figures that count up."""

import ast
import csv
import importlib.util
import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook

EXAMPLE = Path(__file__).parents[2] / "example"
COUNCILS = ("ashmere", "thornbeck", "ravensholt", "becklink")
MANIFEST = tomllib.loads((EXAMPLE / "manifest.toml").read_text(encoding="utf-8"))
EXPECTED = json.loads((EXAMPLE / "expected.json").read_text(encoding="utf-8"))


def data_files(folder: Path) -> dict[str, Path]:
    """Every file of every council by its name below the folder."""
    files = [path for council in COUNCILS for path in (folder / council).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path for path in files}


def a_script(name: str) -> ModuleType:
    """A script of example/ as a module; scripts find their neighbours beside them, as when they are run."""
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLE / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(EXAMPLE))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(EXAMPLE))
    return module


@pytest.fixture(scope="module")
def counter() -> ModuleType:
    return a_script("count")


@pytest.fixture(scope="module")
def auditor() -> ModuleType:
    return a_script("auditor")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The files made again, and the table of planted faults that making them prints."""
    folder = tmp_path_factory.mktemp("made")
    run = subprocess.run(
        [sys.executable, str(EXAMPLE / "make.py"), str(folder)], capture_output=True, encoding="utf-8", check=True
    )
    return folder, run.stdout


def test_making_the_files_again_gives_the_same_bytes(made: tuple[Path, str]) -> None:
    again, committed = data_files(made[0]), data_files(EXAMPLE)
    assert again.keys() == committed.keys()
    assert [name for name in again if again[name].read_bytes() != committed[name].read_bytes()] == []


def test_the_readme_names_every_planted_fault_and_no_other(made: tuple[Path, str]) -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    assert readme.endswith(made[1])


def test_the_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in data_files(EXAMPLE).values()) < 14_000_000


def test_every_file_is_loaded_and_every_load_has_its_file() -> None:
    loads = {load["file"] for load in MANIFEST["load"]}
    assert loads == set(data_files(EXAMPLE))
    assert all(load["file"].startswith(load["organisation"] + "/") for load in MANIFEST["load"])


def test_every_expected_figure_belongs_to_an_organisation_and_its_day() -> None:
    days = {organisation["reference"]: organisation["as_of"].isoformat() for organisation in MANIFEST["organisation"]}
    assert {(entry["organisation"], entry["as_of"]) for entry in EXPECTED} == set(days.items())


def test_no_figure_is_expected_twice() -> None:
    names = [json.dumps([e[k] for k in ("organisation", "metric", "parameters", "scope", "period")]) for e in EXPECTED]
    assert len(names) == len(set(names))


def test_the_counter_shares_no_code_with_reeve_or_the_makers() -> None:
    names: set[str] = set()
    for script in [EXAMPLE / "count.py", EXAMPLE / "auditor.py", *(EXAMPLE / "counters").glob("*.py")]:
        for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add((node.module or "").partition(".")[0])
    assert names - set(sys.stdlib_module_names) == {"openpyxl", "auditor", "counters"}


def test_the_makers_import_nothing_from_reeve() -> None:
    for script in [EXAMPLE / "make.py", *(EXAMPLE / "makers").glob("*.py")]:
        assert "reeve" not in script.read_text(encoding="utf-8").casefold(), script.name


def test_the_counter_finds_every_expected_figure() -> None:
    run = subprocess.run(
        [sys.executable, str(EXAMPLE / "count.py")], capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, "\n".join(line for line in run.stdout.splitlines() if line.endswith("DIFFERENT"))
    assert run.stdout.splitlines()[-1] == f"{len(EXPECTED)} figures, 0 different"


def test_posts_directorates_and_bodies_are_found_by_their_references(auditor: ModuleType) -> None:
    sheets = {
        "governance-bodies.xlsx": ("Bodies", "Ref"),
        "contracts-tracker.xlsx": ("Contracts", "Contract ref"),
        "applications-list.xlsx": ("Applications", "Product ref"),
        "corporate-risks.xlsx": ("Risks", "Risk ref"),
        "audit-recommendations.xlsx": ("Recommendations", "Rec ref"),
        "audit-controls.xlsx": ("Controls", "Control ref"),
        "opportunities.xlsx": ("Opportunities", "Ref"),
        "capital-returns.xlsx": ("Returns", "Return ref"),
    }
    for council in COUNCILS:
        folder = EXAMPLE / council
        posts = {row["Post ref"] for row in auditor.sheet(folder / "organisation.xlsx", "Posts", "Post ref", "Status")}
        codes = {row["Code"] for row in auditor.sheet(folder / "organisation.xlsx", "Directorates", "Code")}
        bodies = {row["Ref"] for row in auditor.sheet(folder / "governance-bodies.xlsx", "Bodies", "Ref", "Body")}
        known = dict.fromkeys(("Owner", "Chair", "Tester"), posts) | {"Directorate": codes, "Agreed by": bodies}
        for file, (title, reference) in sheets.items():
            if not (folder / file).exists():
                continue
            rows = auditor.sheet(folder / file, title, reference)
            assert len({row[reference] for row in rows}) == len(rows), f"{council}/{file}: a reference stands twice"
            for row in rows:
                lost = {name: row[name] for name in known if row.get(name) and row[name] not in known[name]}
                assert not lost, f"{council}/{file} {row[reference]}: {lost}"


def test_expected_calls_are_those_that_the_maker_drew() -> None:
    """The counter wrote these values down once; the maker's own rows say whether it counted well."""
    probe = """
import json, random
from makers import ashmere_calls as maker
rng = random.Random("ashmere calls")
for year, month in maker.MONTHS:
    rows = maker.calls_of(rng, year, month)
    answered = [row for row in rows if row[4] == "Answered"]
    fixed = [row[6] for row in answered if row[6]]
    soon = sum(int(row[3]) <= 30 for row in answered)
    print(json.dumps([f"{year}-{month:02}", len(rows), len(answered), soon, fixed.count("Yes"), len(fixed)]))
"""
    run = subprocess.run([sys.executable, "-c", probe], cwd=EXAMPLE, capture_output=True, encoding="utf-8", check=True)
    drawn = {month: numbers for month, *numbers in map(json.loads, run.stdout.splitlines())}
    drawn["2023-03-01/2024-02-29"] = [sum(column) for column in zip(*drawn.values(), strict=True)]
    assert len(drawn) == 13
    for month, (offered, answered, soon, fixed, known) in drawn.items():
        found = {
            e["metric"]: e for e in EXPECTED if (e["period"] or "").startswith(month) and "servicedesk" in e["metric"]
        }
        parts = {name.removeprefix("servicedesk."): (e["numerator"], e["denominator"]) for name, e in found.items()}
        assert found["servicedesk.calls_offered"]["value"] == str(offered)
        assert parts["answered"] == (str(answered), str(offered))
        assert parts["answered_within"] == (str(soon), str(offered))
        assert parts["first_line_fix"] == (str(fixed), str(known))


def test_expected_scans_follow_from_the_maker_s_plugins() -> None:
    probe = """
import json
from makers.ashmere_scans import PLUGINS
from makers.cvss import score_v2, score_v3
for scan, version in (("2022", "2"), ("2023", "3"), ("2023", "2")):
    scores = []
    for plugin in PLUGINS:
        vector = plugin.v2 if version == "2" else plugin.v3
        hosts = plugin.hosts_2022 if scan == "2022" else plugin.hosts_2023
        scores += [(score_v2 if version == "2" else score_v3)(vector)] * hosts if vector else []
    print(json.dumps([scan, version, len(scores), sum(score >= 7 for score in scores), str(sum(scores))]))
"""
    run = subprocess.run([sys.executable, "-c", probe], cwd=EXAMPLE, capture_output=True, encoding="utf-8", check=True)
    for scan, version, number, high, total in map(json.loads, run.stdout.splitlines()):
        asked = {"scan": scan, "cvss": version}
        found = {e["metric"]: e for e in EXPECTED if e["parameters"] == asked}
        assert found["cyber.findings_scoring"]["value"] == str(high)
        average = found["cyber.average_score"]
        assert (average["numerator"], average["denominator"]) == (total, str(number))


def test_the_service_desk_beats_its_targets_over_the_year_and_misses_one_in_two_months() -> None:
    soon = [e for e in EXPECTED if e["metric"] == "servicedesk.answered_within"]
    year, *months = (float(e["value"]) for e in soon)
    assert year > 70
    assert sum(month < 70 for month in months) == 2


# One row changed: exactly the figures that rest on it move.

Move = Callable[[Path], None]
YEAR = "2023-03-01/2024-02-29"


def is_day(value: object, day: date) -> bool:
    """Whether a date cell holds this day."""
    return isinstance(value, datetime) and value.date() == day


def a_contract_ends_a_day_later(folder: Path) -> None:
    path = folder / "ashmere/contracts-tracker.xlsx"
    book = load_workbook(path)
    cells = [cell for row in book["Contracts"].iter_rows() for cell in row if is_day(cell.value, date(2024, 11, 29))]
    assert len(cells) == 1
    cells[0].value = date(2024, 11, 30)
    book.save(path)


def a_survey_answer_changes(folder: Path) -> None:
    path = folder / "ashmere/survey-2023.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    place = next(n for n, line in enumerate(lines) if line[1:3] == ["CHN", "Fairly embedded"])
    lines[place][2] = "Not embedded"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)


def a_call_waits_a_second_longer(folder: Path) -> None:
    path = folder / "ashmere/calls/calls-2023-07.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",30,Answered,", ",31,Answered,", 1), encoding="utf-8")


def a_satellite_is_installed_after_the_day(folder: Path) -> None:
    path = folder / "thornbeck/site-rollout.xlsx"
    book = load_workbook(path)
    cells = [cell for row in book["Sites"].iter_rows() for cell in row if is_day(cell.value, date(2024, 9, 30))]
    assert len(cells) == 1
    cells[0].value = date(2024, 10, 1)
    book.save(path)


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        (
            a_contract_ends_a_day_later,
            {
                ("catalogue.contracts_in_band", "soon", "", None): ("88", "87"),
                ("catalogue.contracts_in_band", "next", "", None): ("28", "29"),
            },
        ),
        (
            a_survey_answer_changes,
            {
                ("survey.answers_given", "2023 liaison fairly", "", None): ("42", "41"),
                ("survey.answers_given", "2023 liaison not", "", None): ("11", "12"),
                ("survey.answers_given", "2023 liaison fairly", "CHN", None): ("8", "7"),
                ("survey.answers_given", "2023 liaison not", "CHN", None): ("5", "6"),
            },
        ),
        (
            a_call_waits_a_second_longer,
            {
                ("servicedesk.answered_within", "", "", YEAR): None,
                ("servicedesk.answered_within", "", "", "2023-07-01/2023-07-31"): None,
            },
        ),
        (a_satellite_is_installed_after_the_day, {("portfolio.sites_installed", "", "", None): ("6", "5")}),
    ],
)
def test_one_changed_row_moves_exactly_its_figures(
    change: Move, moved: dict[tuple, tuple[str, str] | None], counter: ModuleType, tmp_path: Path
) -> None:
    for council in COUNCILS:
        shutil.copytree(EXAMPLE / council, tmp_path / council)
    change(tmp_path)
    seen = {}
    for entry in EXPECTED:
        counted = counter.recount(tmp_path, entry)
        if counted != (entry["value"], entry["numerator"], entry["denominator"]):
            asked = (" ".join(entry["parameters"].values()), " ".join(entry["scope"].values()), entry["period"])
            seen[(entry["metric"], *asked)] = (entry["numerator"], counted[1])
    assert seen.keys() == moved.keys()
    for name, numerators in moved.items():
        before, after = seen[name]
        assert (before, after) == (numerators or (before, str(int(before) - 1))), name
