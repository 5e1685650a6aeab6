"""How a value is shown: rounded half up here and nowhere else, with its unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

NOTHING = "no data"
_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def rounded(value: Decimal, places: int) -> Decimal:
    """Rounded half up, as a reader with a pencil would."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def shown(value: Decimal | None, unit: str, style: str = "") -> str:
    """A value as text.

    `style`: `2dp` (places), `whole`, `bare` (no unit), `million` (£2.9m), `words` (a whole number to twelve in
    words, `Words` with a capital); several with commas.
    """
    if value is None:
        return NOTHING
    styles = [part.strip() for part in style.split(",") if part.strip()]
    for words in {"words", "Words"} & set(styles):
        if value == value.to_integral_value() and 0 <= value < len(_WORDS):
            text = _WORDS[int(value)]
            return text.capitalize() if words == "Words" else text
    places = _places(value, unit, styles)
    if "million" in styles:
        short = rounded(value / 1_000_000, 1)
        if short == short.to_integral_value():
            short = rounded(short, 0)
        return f"{'£' if unit == '£' else ''}{short:,}m"
    number = f"{rounded(value, places):,}"
    if "bare" in styles:
        return number
    if unit == "%":
        return f"{number}%"
    if unit == "£":
        return f"-£{number[1:]}" if number.startswith("-") else f"£{number}"
    return number


def _places(value: Decimal, unit: str, styles: list[str]) -> int:
    for style in styles:
        if style == "whole":
            return 0
        if style.endswith("dp") and style[:-2].isdigit():
            return int(style[:-2])
    if unit == "%":
        return 1
    if unit == "£":
        return 0 if value == value.to_integral_value() else 2
    return 0 if value == value.to_integral_value() else 1


def in_words(value: object) -> str:
    """A parameter as a person reads it: "soon (after months 0, to months 9)" rather than brackets and quotes."""
    if isinstance(value, Mapping):
        return ", ".join(
            f"{str(name).replace('_', ' ')} ({in_words(of)})"
            if isinstance(of, Mapping)
            else f"{str(name).replace('_', ' ')} {in_words(of)}"
            for name, of in value.items()
        )
    return "no limit" if value is None else str(value)
