"""Base scores of vulnerabilities from their vectors, after the published equations of CVSS 2 and CVSS 3.0."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")

V2 = {
    "AV": {"L": "0.395", "A": "0.646", "N": "1.0"},
    "AC": {"H": "0.35", "M": "0.61", "L": "0.71"},
    "Au": {"M": "0.45", "S": "0.56", "N": "0.704"},
    "C": {"N": "0", "P": "0.275", "C": "0.660"},
}
V3 = {
    "AV": {"N": "0.85", "A": "0.62", "L": "0.55", "P": "0.2"},
    "AC": {"L": "0.77", "H": "0.44"},
    "UI": {"N": "0.85", "R": "0.62"},
    "C": {"H": "0.56", "L": "0.22", "N": "0"},
}
RIGHTS = {"U": {"N": "0.85", "L": "0.62", "H": "0.27"}, "C": {"N": "0.85", "L": "0.68", "H": "0.5"}}


def parts(vector: str) -> dict[str, str]:
    """AV:N/AC:L as a dictionary."""
    return dict(part.split(":") for part in vector.split("/"))


def _unharmed(given: dict[str, str], table: dict[str, str]) -> Decimal:
    left = Decimal(1)
    for letter in "CIA":
        left *= 1 - Decimal(table[given[letter]])
    return left


def score_v2(vector: str) -> Decimal:
    """Base score of a version 2 vector such as AV:N/AC:L/Au:N/C:P/I:P/A:P."""
    given = parts(vector)
    impact = Decimal("10.41") * (1 - _unharmed(given, V2["C"]))
    exploit = 20 * Decimal(V2["AV"][given["AV"]]) * Decimal(V2["AC"][given["AC"]]) * Decimal(V2["Au"][given["Au"]])
    factor = Decimal("1.176") if impact else Decimal(0)
    score = (Decimal("0.6") * impact + Decimal("0.4") * exploit - Decimal("1.5")) * factor
    return score.quantize(TENTH, ROUND_HALF_UP)


def score_v3(vector: str) -> Decimal:
    """Base score of a version 3.0 vector such as AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, rounded up to a tenth."""
    given = parts(vector)
    harm = 1 - _unharmed(given, V3["C"])
    changed = given["S"] == "C"
    impact = Decimal("6.42") * harm
    if changed:
        impact = Decimal("7.52") * (harm - Decimal("0.029")) - Decimal("3.25") * (harm - Decimal("0.02")) ** 15
    if impact <= 0:
        return Decimal("0.0")
    exploit = Decimal("8.22") * Decimal(V3["AV"][given["AV"]]) * Decimal(V3["AC"][given["AC"]])
    exploit *= Decimal(RIGHTS[given["S"]][given["PR"]]) * Decimal(V3["UI"][given["UI"]])
    score = (impact + exploit) * (Decimal("1.08") if changed else 1)
    return min(score, Decimal(10)).quantize(TENTH, ROUND_CEILING)
