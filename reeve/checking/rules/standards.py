"""Standards that do not exist, or that are about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_KNOWN: dict[str, tuple[str, str]] = {
    "9001": ("quality management", r"quality"),
    "9000": ("vocabulary of quality management", r"quality"),
    "9004": ("quality of an organisation", r"quality"),
    "10002": ("handling of complaints", r"complaint|satisfaction|quality"),
    "13485": ("quality of medical devices", r"medical|quality"),
    "14001": ("environmental management", r"environment"),
    "14064": ("greenhouse gases", r"greenhouse|carbon|environment|emission"),
    "15489": ("records management", r"record"),
    "17025": ("testing laboratories", r"laborator|test|calibrat"),
    "19011": ("auditing of management systems", r"audit"),
    "19650": ("building information", r"building|information|bim"),
    "20000": ("IT service management", r"service"),
    "20400": ("sustainable procurement", r"procure|sustain"),
    "21001": ("educational organisations", r"educat|learn"),
    "22301": ("business continuity", r"continuity|resilien"),
    "22313": ("business continuity", r"continuity|resilien"),
    "25010": ("quality of software", r"software|quality|system"),
    "26000": ("social responsibility", r"social"),
    "27000": ("vocabulary of information security", r"security|information"),
    "27001": ("information security management", r"security|information"),
    "27002": ("information security controls", r"security|control|information"),
    "27005": ("information security risk", r"risk|security"),
    "27017": ("security of cloud services", r"cloud|security"),
    "27018": ("personal data in the cloud", r"cloud|privacy|personal|data"),
    "27031": ("readiness of ICT for continuity", r"continuity|readiness"),
    "27035": ("security incidents", r"incident|security"),
    "27701": ("privacy information", r"privacy|personal|data"),
    "29110": ("software of small organisations", r"software"),
    "30301": ("records management", r"record"),
    "30414": ("reporting on people", r"human|people|workforce"),
    "31000": ("risk management", r"risk"),
    "37001": ("anti-bribery", r"brib|corrupt"),
    "37301": ("compliance", r"complian"),
    "38500": ("governance of IT", r"governance"),
    "39001": ("road traffic safety", r"road|traffic"),
    "41001": ("facility management", r"facilit"),
    "42001": ("management of artificial intelligence", r"intelligence|\bai\b"),
    "44001": ("collaboration", r"collaborat|partner|relationship"),
    "45001": ("occupational health and safety", r"health|safety"),
    "50001": ("energy management", r"energy"),
    "55001": ("asset management", r"asset"),
    "55000": ("asset management", r"asset"),
    "12207": ("software life cycle", r"software|life ?cycle"),
    "15504": ("process assessment", r"process|software"),
    "18295": ("customer contact centres", r"contact|customer"),
    "23592": ("service excellence", r"service|customer"),
    "8000": ("data quality", r"data|quality"),
    "8601": ("dates and times", r"date|time"),
    "3166": ("codes of countries", r"countr"),
    "639": ("codes of languages", r"language"),
    "4217": ("codes of currencies", r"currenc"),
    "32000": ("PDF", r"pdf|document"),
    "14289": ("accessible PDF", r"pdf|access"),
    "40500": ("accessible web content", r"access|web"),
    "15408": ("evaluation of IT security", r"security|criteria|evaluat"),
    "18045": ("evaluation of IT security", r"security|evaluat"),
    "24762": ("recovery of ICT", r"recover|continuity"),
    "27010": ("security of communications between organisations", r"communicat|security|shar"),
    "27032": ("internet security", r"internet|security|cyber"),
    "27036": ("security of suppliers", r"suppl|security"),
    "27037": ("digital evidence", r"evidence"),
    "29100": ("privacy framework", r"privacy"),
    "19770": ("management of IT assets", r"asset|software|licen"),
    "16439": ("library statistics", r"librar"),
    "11620": ("library performance", r"librar"),
    "20121": ("sustainable events", r"event|sustain"),
    "22000": ("food safety", r"food"),
    "24526": ("water efficiency", r"water"),
    "37101": ("sustainable communities", r"communit|sustain"),
    "37120": ("city indicators", r"cit(?:y|ies)|indicator"),
    "37122": ("smart city indicators", r"cit(?:y|ies)|indicator"),
    "56002": ("innovation management", r"innovat"),
    "18404": ("lean and six sigma", r"lean|sigma"),
    "10006": ("quality in projects", r"project|quality"),
    "21500": ("project management", r"project"),
    "21502": ("project management", r"project"),
    "10018": ("people and quality", r"people|quality"),
    "45003": ("psychological health at work", r"psycholog|health|wellbeing"),
}
"""ISO numbers that councils use: what each is about, and words that show it."""
_ISO = re.compile(
    (
        r"(?<!\w)(?P<body>ISO(?:/IEC)?)[\s:-]?(?P<number>\d{3,6})(?:-\d+)?(?::\d{4})?(?!\d)(?P<more>(?:\s*(?:,"
        r"|and|&|or)\s+(?:ISO(?:/IEC)?\s?)?\d{4,6}(?!\d))*)"
    ),
    re.IGNORECASE,
)
_ABOUT = re.compile(
    (
        r"^\s*(?:standard\s*)?(?:\((?P<bracket>[^)]{4,60})\)|(?:,\s*)?(?:for|on|in|covering|accreditation "
        r"for|certification for|standard for)\s+(?P<after>(?:[a-z-]+\s?){1,4}))"
    ),
    re.IGNORECASE,
)
_TOPIC = re.compile(
    (
        r"quality|environment|security|continuity|risk|service management|energy|asset|health and safety"
        r"|records?|complaint|bribery|privacy|governance|food"
    ),
    re.IGNORECASE,
)


@rule(
    "standard",
    wrong=[
        "The unit keeps its ISO 90001 (quality management) certificate.",
        "It holds ISO 9001 (information security) since 2019.",
        "It was assessed against ISO 27010 and 270001.",
        "Its contractor is certified to ISO 54010 for health and safety.",
    ],
    right=[
        "The unit keeps its ISO 9001 (quality management) certificate.",
        "It holds ISO/IEC 27001:2022 (information security) and ISO 22301 since 2019.",
        "The desk works to ISO/IEC 20000-1.",
    ],
)
def standard_by_its_number(paper: Paper) -> Iterator[Finding]:
    """An ISO standard with a number that no standard has, or one whose number is of another subject."""
    for sentence in paper.sentences:
        for match in _ISO.finditer(sentence.text):
            numbers = [(match["number"], match.start(), match.end("number"))]
            numbers += [
                (one.group(), match.start("more") + one.start(), match.start("more") + one.end())
                for one in re.finditer(r"\d{4,6}", match["more"])
            ]
            for place, (number, begin, end) in enumerate(numbers):
                about = _ABOUT.match(sentence.text[match.end() :]) if place == len(numbers) - 1 else None
                if about is None and place < len(numbers) - 1:
                    about = _ABOUT.match(sentence.text[end:])
                said = (about["bracket"] or about["after"] or "") if about else ""
                yield from _judged(number, said, sentence.start + begin, sentence.start + end)


def _judged(number: str, said: str, start: int, end: int) -> Iterator[Finding]:
    if number not in _KNOWN:
        near = [one for one in _KNOWN if _one_slip(one, number)]
        fitting = [one for one in near if said and re.search(_KNOWN[one][1], said, re.IGNORECASE)] or near
        if len(number) > 5 or fitting:
            like = sorted(fitting, key=len)[:1]
            suggestion = f"Did you mean ISO {like[0]} ({_KNOWN[like[0]][0]})?" if like else "Look the number up."
            yield Finding(
                "standard", start, end, f"ISO {number} is not a standard that is known here.", "", suggestion, 0.85
            )
        return
    about, words = _KNOWN[number]
    if said and _TOPIC.search(said) and not re.search(words, said, re.IGNORECASE):
        right = [
            one
            for one, (_, other) in _KNOWN.items()
            if re.search(other, said, re.IGNORECASE)
            and one
            in (
                "9001",
                "14001",
                "20000",
                "22301",
                "27001",
                "31000",
                "45001",
                "50001",
                "55001",
                "15489",
                "10002",
                "37001",
                "27701",
                "38500",
                "22000",
            )
        ]
        suggestion = f"ISO {right[0]} is about {_KNOWN[right[0]][0]}." if right else "Look the number up."
        yield Finding(
            "standard", start, end, f"ISO {number} is about {about}, not {said.strip()}.", "", suggestion, 0.85
        )


def _one_slip(known: str, number: str) -> bool:
    """Whether one digit too many, too few, or its digits in another order make one number of the other."""
    if abs(len(known) - len(number)) > 1 or len(number) < 4:
        return False
    if len(known) == len(number):
        wrong = [place for place in range(len(known)) if known[place] != number[place]]
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and known[wrong[0]] == number[wrong[1]]
            and known[wrong[1]] == number[wrong[0]]
            and len(known) == 5
        ) or (len(known) == 5 and sorted(known) == sorted(number) and known.count("0") < 4)
    short, long = sorted((known, number), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


_ACCOUNTING = {"IFRS": 19, "IAS": 41, "IPSAS": 50}
"""The highest number of each series of accounting standards (IFRS Foundation; IPSASB)."""
_SERIES = re.compile(r"(?<!\w)(?P<body>IFRS|IAS|IPSAS)[\s-]?(?P<number>\d{1,3})(?!\w|\.\d)")


@rule(
    "standard",
    wrong=[
        "The lease comes on to the balance sheet under IFRS 61.",
        "Pensions are shown as IAS 91 asks.",
    ],
    right=[
        "The lease comes on to the balance sheet under IFRS 16.",
        "Pensions are shown as IAS 19 asks, and IPSAS 39.",
    ],
)
def accounting_standard_beyond_its_series(paper: Paper) -> Iterator[Finding]:
    """An accounting standard with a number that its series does not reach."""
    for sentence in paper.sentences:
        for match in _SERIES.finditer(sentence.text):
            last, number = _ACCOUNTING[match["body"]], match["number"]
            if 1 <= int(number) <= last:
                continue
            turned = number[::-1]
            meant = f"{match['body']} {turned}" if 1 <= int(turned) <= last else ""
            yield Finding(
                "standard",
                sentence.start + match.start(),
                sentence.start + match.end(),
                f"There is no {match['body']} {number}: the series ends with {last}.",
                "",
                f"{meant} may be meant." if meant else "Look the number up.",
                0.85,
            )


_VERSIONS: dict[str, tuple[str, ...]] = {
    "WCAG": ("1.0", "2.0", "2.1", "2.2", "2", "3.0"),
    "TLS": ("1.0", "1.1", "1.2", "1.3"),
    "CVSS": ("1", "2", "3", "4", "2.0", "3.0", "3.1", "4.0", "3.x"),
    "PCI DSS": ("1.0", "1.1", "1.2", "2.0", "3.0", "3.1", "3.2", "3.2.1", "4", "4.0", "4.0.1"),
    "PCI-DSS": ("1.0", "1.1", "1.2", "2.0", "3.0", "3.1", "3.2", "3.2.1", "4", "4.0", "4.0.1"),
    "ITIL": ("2", "3", "4", "5"),
}
"""The versions that there are of what councils name by version."""
_VERSIONED = re.compile(
    r"(?<!\w)(?P<name>WCAG|TLS|CVSS|PCI[ -]DSS|ITIL)\s?(?:v|version\s)?(?P<version>\d+(?:\.[\dx]+)*)(?![\w.]*\d)"
)


@rule(
    "standard",
    wrong=["The site meets WCAG 3.2 AA.", "It was scored under CVSS v3.5."],
    right=["The site meets WCAG 2.2 AA.", "It was scored under CVSS v3.1, and the link uses TLS 1.3."],
)
def version_that_does_not_exist(paper: Paper) -> Iterator[Finding]:
    """A version of a standard that was never published."""
    for sentence in paper.sentences:
        for match in _VERSIONED.finditer(sentence.text):
            known = _VERSIONS[match["name"]]
            marked = "." in match["version"] or re.search(r"v|version", match.group()[len(match["name"]) :])
            if marked and match["version"] not in known:  # "CVSS 7" may be a score
                start = sentence.start + match.start()
                told = ", ".join(one for one in known if "." in one) or ", ".join(known)
                yield Finding(
                    "standard",
                    start,
                    start + len(match.group()),
                    f"There is no version {match['version']} of {match['name']}.",
                    f"known: {told}",
                    "Correct the version.",
                    0.85,
                )
