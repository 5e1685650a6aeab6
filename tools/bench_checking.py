"""The document check: a hundred pages of PDF beside plain reading, and documents whose slips are known by their places.

    bench_checking.py pdf FOLDER        prints what was measured of the PDF, as JSON
    bench_checking.py documents FOLDER  prints what was found in the documents of FOLDER, as JSON

`known_slips.json` says of documents that are known by their digest where their slips are: kinds and offsets alone, none
of their words. What was found is kept in `checked_documents.json`, which the page of the check prints.
"""

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
KNOWN = Path(__file__).with_name("known_slips.json")
RESULT = Path(__file__).with_name("checked_documents.json")
PAGES = 100
RUNS = 3
PLAIN = "import sys; from pdfminer.high_level import extract_text; print(len(extract_text(sys.argv[1])))"


def a_long_pdf(folder: Path) -> Path:
    """A PDF of a hundred pages and some: the long papers of the labelled set, seed after seed."""
    import html

    from weasyprint import HTML

    sys.path.insert(0, str(ROOT))
    long = import_module("tests.checking.papers.tuning").LONG
    pages: list[str] = []
    for seed in range(1, 200):
        for maker in long:
            for part in maker.page(seed).parts:
                if part.kind == "table":
                    rows = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}' for cell in row)}" for row in part.rows)
                    pages.append(f"<table>{rows}</table>")
                else:
                    tag = "h2" if part.kind == "heading" else "p"
                    pages.append(f"<{tag}>{html.escape(part.text)}</{tag}>")
        document = HTML(string="<style>td{padding:2px 8px}</style>" + "".join(pages)).render()
        if len(document.pages) >= PAGES:
            document.copy(document.pages[:PAGES]).write_pdf(folder / "hundred.pdf")
            break
    return folder / "hundred.pdf"


def processes_of(root: int) -> Iterator[int]:
    """A process and all that it started."""
    yield root
    for thread in Path(f"/proc/{root}/task").glob("*/children"):
        for child in thread.read_text().split():
            yield from processes_of(int(child))


def memory_of(root: int) -> int:
    """The kilobytes that a process and all that it started hold now; what they share counts once."""
    held = 0
    try:
        for process in processes_of(root):
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
            held += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return held
    return held


def measured(command: Sequence[str | Path]) -> tuple[float, int]:
    """The seconds that a command takes, and the most kilobytes that it held."""
    began = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    most = 0

    def watch() -> None:
        nonlocal most
        while running.poll() is None:
            most = max(most, memory_of(running.pid))
            time.sleep(0.1)

    watching = threading.Thread(target=watch)
    watching.start()
    running.wait()
    took = time.perf_counter() - began
    watching.join()
    return took, most


def of_pdf(folder: Path) -> dict[str, Any]:
    """Check a hundred pages, and read them plainly, in turn."""
    path = a_long_pdf(folder)
    reeve = Path(sys.executable).parent / "reeve"
    checks, plain = [], []
    for _ in range(RUNS):
        checks.append(measured([reeve, "check", path, "--json"]))
        plain.append(measured([sys.executable, "-c", PLAIN, path]))
    return {
        "seconds": [seconds for seconds, _ in checks],
        "rival": sorted(seconds for seconds, _ in plain)[RUNS // 2],
        "memory": max(memory for _, memory in checks),
        "rival_memory": max(memory for _, memory in plain),
        "bytes": path.stat().st_size,
    }


def of_documents(folder: Path) -> dict[str, Any]:
    """What the check finds in the documents of a folder whose slips are known, by kind."""
    from reeve.checking.check import check
    from reeve.checking.reading import read

    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    told: dict[str, Any] = {
        "on": f"{datetime.now(tz=UTC):%-d %B %Y}",
        "documents": 0,
        "slips": 0,
        "found": 0,
        "kinds": {},
    }
    kinds: dict[str, Counter[str]] = {}
    for path in sorted(folder.iterdir()):
        said = known.get(hashlib.sha256(path.read_bytes()).hexdigest()) if path.is_file() else None
        if said is None:
            continue
        findings = check(read(path))
        told["documents"] += 1
        told["slips"] += len(said["slips"])
        told["found"] += sum(any(_is_at(one, place) for one in findings for place in slip) for slip in said["slips"])
        right = [place for slip in said["slips"] for place in slip] + said["right"]
        for one in findings:
            counted = kinds.setdefault(one.kind, Counter())
            counted["right" if any(_is_at(one, place) for place in right) else "wrong"] += 1
        for slip in said["slips"]:
            kinds.setdefault(slip[0][0], Counter())["slips"] += 1
            kinds[slip[0][0]]["found"] += any(_is_at(one, place) for one in findings for place in slip)
    told["kinds"] = {kind: dict(counted) for kind, counted in sorted(kinds.items())}
    return told


def _is_at(finding: Any, place: Sequence[Any]) -> bool:
    kind, start, end = place
    return bool(finding.kind == kind and finding.start < end and start < finding.end)


def main() -> None:
    """Measure one of the two, and print it."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    print(json.dumps(of_pdf(folder) if what == "pdf" else of_documents(folder)))


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
