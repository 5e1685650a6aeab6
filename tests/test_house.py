"""The house itself: what may stand in it, and what its dependencies allow."""

import ast
import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

# Written in two halves, so that this file does not find itself.
HOSTS = ["pypi." + "org", "pythonhosted." + "org", "registry.npmjs" + ".org", "registry.yarnpkg" + ".com"]
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:home/\w+|root|Users/\w+|" + "work" + r"|private/var)/")
# The font files are those of npm's package; the rest is what a build writes.
BUILT = re.compile(r"(^|/)(node_modules|dist|static/web)/|\.min\.(js|css)$|\.css\.map$")

PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|MPL|Mozilla Public|LGPL\w*|Lesser General Public|PSF\w*|Python Software Foundation"
    r"|ISC|HPND|Zlib|Unlicense|CC0)\b",
    re.IGNORECASE,
)
# Offered under several licences: the one that is taken here.
CHOSEN = {"pyphen": "MPL 1.1"}
COPYLEFT = re.compile(r"\b(A?GPL\w*|(?<!lesser )general public license)", re.IGNORECASE)


def tracked(*patterns: str) -> list[Path]:
    """The files that are in the repository, or would be added to it, by their paths from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str | None:
    """The text of a file, None where it holds none."""
    try:
        text = (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def test_no_file_names_a_package_registry_or_a_path_of_one_machine():
    found = []
    for path in tracked():
        for number, line in enumerate((text_of(path) or "").splitlines(), start=1):
            if any(host in line for host in HOSTS) or MACHINE_PATHS.search(line):
                found.append(f"{path}:{number}: {line.strip()[:120]}")
    assert not found, "\n".join(found)


def test_nothing_that_a_build_writes_is_in_the_repository():
    assert [str(path) for path in tracked() if BUILT.search(path.as_posix())] == []


def test_every_dependency_has_a_sentence_that_says_what_it_is_for():
    names = [*PROJECT["dependencies"], *(name for extra in PROJECT["optional-dependencies"].values() for name in extra)]
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    bare = []
    for name in names:
        (line,) = [line for line in lines if line.strip().startswith(f'"{name}"')]
        sentence = line.partition("#")[2].strip()
        if len(sentence.split()) < 2:
            bare.append(name)
    assert not bare, f"These have no sentence in pyproject.toml: {bare}"


def base_packages() -> list[str]:
    """What `pip install reeve` brings, with all that follows from it, of this platform."""
    seen: dict[str, str] = {}
    waiting = [Requirement(name) for name in PROJECT["dependencies"]]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        wanted = ",".join(sorted(requirement.extras))
        if name in seen and seen[name] == wanted:
            continue
        seen[name] = wanted
        for line in metadata.distribution(name).requires or []:
            further = Requirement(line)
            extras = [*requirement.extras, ""]
            if further.marker is None or any(further.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(further)
    return sorted(seen)


def licence_of(name: str) -> str:
    """What a distribution says of its licence: the expression, else the classifiers, else the free text."""
    told = metadata.metadata(name)
    classifiers = [line for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    first_line = (told.get("License") or "").strip().partition("\n")[0]
    return told.get("License-Expression") or " and ".join(classifiers) or first_line


@pytest.mark.parametrize("name", base_packages())
def test_licence_of_each_base_package_is_permissive_or_weak_copyleft(name):
    licence = CHOSEN.get(name) or licence_of(name)
    assert PERMISSIVE.search(licence), f"{name}: {licence or 'says nothing of its licence'}"
    assert not COPYLEFT.search(re.sub(r"LGPL\S*|Lesser General Public License", "", licence, flags=re.IGNORECASE))


PYTHON_FILES = [path for path in tracked("*.py") if "migrations" not in path.parts]


@pytest.mark.parametrize("path", PYTHON_FILES, ids=str)
def test_the_first_line_of_every_file_says_what_it_is_for(path):
    source = (ROOT / path).read_text(encoding="utf-8")
    said = ast.get_docstring(ast.parse(source)) or ""
    assert source.startswith(('"""', "#!")), f"{path} does not begin with a docstring"
    assert len(said.partition("\n")[0].split()) >= 3, f"{path} does not say what it is for: {said[:80]!r}"
