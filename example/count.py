"""Count every expected figure again from the example files, by hand as it were: `python example/count.py [DIR]`.

It shares no code with Reeve or with the makers, so that a mistake there cannot hide here: it reads the files as a
careful auditor would and compares with expected.json. It prints a table and ends with 1 when a figure differs.
"""

import json
import sys
from pathlib import Path

from counters import assets, delivery, governing, lists, people, security, service
from counters.answers import Counted, Question, Result

# The longest beginning of a metric's name decides who counts it.
COUNTERS: dict[str, Counted] = {}
for part in (assets, delivery, governing, lists, people, security, service):
    COUNTERS |= part.COUNTERS


def recount(folder: Path, entry: dict) -> Result:
    """Value, numerator and denominator of one entry of expected.json, counted from the files."""
    longest = max((name for name in COUNTERS if entry["metric"].startswith(name)), key=len)
    return COUNTERS[longest](Question(folder, entry))


def label(entry: dict) -> str:
    """An entry in one line."""
    asked = ", ".join(f"{key}={value}" for key, value in [*entry["parameters"].items(), *entry["scope"].items()])
    return " ".join(filter(None, [entry["organisation"], entry["metric"], asked and f"({asked})", entry["period"]]))


def main(arguments: list[str]) -> int:
    """Print expected and counted; 1 when two differ."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    entries = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))
    different = 0
    print(f"{'figure':<110} {'expected':>32} {'counted':>32}")
    for entry in entries:
        expected = (entry["value"], entry["numerator"], entry["denominator"])
        counted = recount(folder, entry)
        different += counted != expected
        shown = ["/".join(str(part) for part in result if part is not None) for result in (expected, counted)]
        print(f"{label(entry):<110} {shown[0]:>32} {shown[1]:>32}{'' if counted == expected else '  DIFFERENT'}")
    print(f"{len(entries)} figures, {different} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
