"""Write docs/reference anew from the code: the commands, the registers and the metrics, as the program tells them."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
REEVE = Path(sys.executable).parent / "reeve"
WIDTH = "100"

HEAD = """# {title}

{lead}
This page is written by `make docs`; changes belong in the code.
"""


def said(*arguments: str, data: str) -> str:
    """What `reeve` prints for these arguments, over an empty data folder."""
    env = {**os.environ, "REEVE_DATA": data, "COLUMNS": WIDTH, "NO_COLOR": "1", "TERMINAL_WIDTH": WIDTH}
    env.pop("DATABASE_URL", None)
    done = subprocess.run([REEVE, *arguments], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"reeve {' '.join(arguments)} failed: {done.stderr.strip() or done.stdout.strip()}")
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


def subcommands(help_text: str) -> list[str]:
    """The names under "Commands:" in a help text of click."""
    _, _, listing = help_text.partition("Commands:\n")
    return re.findall(r"^  ([a-z][\w-]*)", listing, flags=re.MULTILINE)


def block(text: str) -> str:
    """A text as it stands."""
    return f"\n```text\n{text}\n```\n"


def commands(data: str) -> str:
    """Every command with its help."""
    whole = said("--help", data=data)
    parts = [HEAD.format(title="Commands", lead="What `reeve` takes on the command line."), block(whole)]
    for name in subcommands(whole):
        if name != "manage":  # Django tells its own commands
            parts += [f"\n## reeve {name}\n", block(said(name, "--help", data=data))]
    return "".join(parts)


def main() -> None:
    """Write each page; one that comes out the same is left untouched."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        pages = {
            "commands.md": commands(data),
            "registers.md": HEAD.format(title="Registers", lead="What each register holds.")
            + block(said("registers", data=data)),
            "metrics.md": HEAD.format(title="Metrics", lead="What each metric counts.")
            + block(said("metrics", data=data)),
        }
    for name, text in pages.items():
        path = REFERENCE / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"Wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
