"""Write the example councils' files: `python example/make.py [DIR]` (this folder when none is given)."""

import sys
from pathlib import Path

from makers import (
    ashmere_assessing,
    ashmere_assurance,
    ashmere_calls,
    ashmere_catalogue,
    ashmere_communication,
    ashmere_control,
    ashmere_delivery,
    ashmere_governance,
    ashmere_improving,
    ashmere_learning,
    ashmere_money,
    ashmere_oversight,
    ashmere_people,
    ashmere_programmes,
    ashmere_risk,
    ashmere_roadmaps,
    ashmere_roles,
    ashmere_scans,
    ashmere_voices,
    borough_delivery,
    borough_governance,
    borough_measures,
    borough_people,
    boroughs,
)
from makers.files import Fault

MAKERS = (
    ashmere_people,
    ashmere_catalogue,
    ashmere_control,
    ashmere_voices,
    ashmere_calls,
    ashmere_scans,
    boroughs,
    ashmere_governance,
    ashmere_risk,
    borough_governance,
    ashmere_roles,
    ashmere_communication,
    ashmere_learning,
    borough_people,
    ashmere_programmes,
    ashmere_delivery,
    ashmere_money,
    borough_delivery,
    ashmere_assessing,
    ashmere_roadmaps,
    ashmere_improving,
    ashmere_assurance,
    ashmere_oversight,
    borough_measures,
)


def make_all(folder: Path) -> list[Fault]:
    """Write every file below the folder, the same bytes every time; return all planted faults."""
    return [fault for maker in MAKERS for fault in maker.make(folder)]


def faults_table(faults: list[Fault]) -> str:
    """The faults as README.md shows them: one row a kind of fault and sheet, with its lines."""
    lines_of: dict[tuple[str, str, str], list[int]] = {}
    for fault in faults:
        lines_of.setdefault((fault.file, fault.sheet, fault.what), []).append(fault.line)
    rows = ["| file | sheet | fault | lines |", "|---|---|---|---|"]
    for (file, sheet, what), lines in lines_of.items():
        rows.append(f"| `{file}` | {sheet} | {what} | {', '.join(map(str, lines))} |")
    return "\n".join(rows)


def main(arguments: list[str]) -> None:
    """Write the files and print the table of faults."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    print(faults_table(make_all(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
