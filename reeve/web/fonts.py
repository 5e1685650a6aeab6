"""Find the font of documents and charts, which the front-end build puts beside the stylesheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reeve.errors import ReeveError

FAMILY = "Source Sans 3"
DIRECTORY = Path(__file__).resolve().parent / "static" / "web" / "fonts"


@dataclass(frozen=True)
class Face:
    """One cut of the font: `weight` 400 or 700, `style` "normal" or "italic", and its TrueType file."""

    weight: int
    style: str
    path: Path


def faces() -> tuple[Face, ...]:
    """Regular, italic, bold and bold italic; ReeveError where the build has not been made."""
    found = (
        Face(400, "normal", DIRECTORY / "SourceSans3-Regular.ttf"),
        Face(400, "italic", DIRECTORY / "SourceSans3-It.ttf"),
        Face(700, "normal", DIRECTORY / "SourceSans3-Bold.ttf"),
        Face(700, "italic", DIRECTORY / "SourceSans3-BoldIt.ttf"),
    )
    if not all(face.path.is_file() for face in found):
        raise ReeveError("The document fonts are missing: run `npm ci && npm run build` first.")
    return found


def font_face_css() -> str:
    """@font-face rules with file addresses, for a PDF renderer."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {face.weight}; font-style: {face.style};'
        f' src: url("{face.path.as_uri()}") format("truetype"); }}'
        for face in faces()
    )
