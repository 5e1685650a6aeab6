"""What a role may not read is in nothing that it is given: pages, CSV, API, documents; the bytes are searched."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from reeve.access.models import ReportingPeriod
from reeve.access.policy import Sensitivity
from reeve.assurance.registers import Opportunities
from reeve.audit.registers import ControlTests, Recommendations
from reeve.catalogue.registers import Contracts, Products
from reeve.cyber.registers import Certificates
from reeve.desk.registers import Implications
from reeve.figures.asking import Ask
from reeve.figures.models import Figure
from reeve.forms.registers import FormApps
from reeve.governance.registers import Bodies
from reeve.organisation.registers import ScaleValues
from reeve.policies.registers import CommunicationItems, Policies, StrategicPriorities
from reeve.portfolio.registers import Projects, Sites
from reeve.register.declaring import Register
from reeve.reports.build import build
from reeve.reports.renditions import FORMATS
from reeve.risk.registers import Risks
from reeve.source.declaring import source_named
from reeve.source.loading import load
from tests.cast import SPRING, Cast, an_entry
from tests.cyber.test_nessus import HOST as HOST_OF_SCANS
from tests.cyber.test_nessus import a_scan, an_item

REGISTERS: list[type[Register]] = [
    Contracts, Products, Certificates, Risks, ControlTests, Recommendations, Opportunities, Projects, Sites, Bodies,
    StrategicPriorities, Implications, Policies, FormApps, CommunicationItems, ScaleValues,
]  # fmt: skip
MAY_READ = {
    "councillor": Sensitivity.PUBLIC,
    "committee-clerk": Sensitivity.INTERNAL,
    "head-of-ict": Sensitivity.EXEMPT,
}
HOST = "zq-host-restricted"
DAY = date(2024, 4, 1)


def marked(level: Sensitivity) -> str:
    return f"zq-{level.name.lower()}-zq"


@pytest.fixture
def told(cast: Cast, tmp_path: Path) -> Cast:
    """An entry of each sensitivity in registers that the documents print, and findings, which are restricted."""
    ReportingPeriod.objects.create(organisation=cast.ashmere, starts=DAY, ends=DAY + timedelta(days=183))
    for register in REGISTERS:
        for level in Sensitivity:
            an_entry(register, cast.ashmere, f"R{level}-{marked(level)}", title=marked(level), sensitivity=level.value)
    host = HOST_OF_SCANS.replace("10.0.0.1", HOST)
    bad = an_item("<cvss_base_score>9.8</cvss_base_score>", port=HOST)
    scan = a_scan(tmp_path / "scan-2023.nessus", an_item("<cvss_base_score>9.8</cvss_base_score>"), bad, host=host)
    load(scan, source_named("cyber.nessus"), cast.ashmere, as_of=SPRING, by=None)
    return cast


def figures(cast: Cast) -> list[Figure]:
    ask = Ask(cast.ashmere, SPRING)
    asked = ["catalogue.contracts", "catalogue.products", "audit.recommendations", "cyber.certificates", "risk.risks"]
    from reeve.metrics import metrics

    plain = [ask.figure(name) for name in asked if name in metrics and not metrics[name].parameters]
    assert len(plain) > 2
    return [*plain, ask.figure("cyber.findings", scan="2023")]


@pytest.mark.parametrize("role", MAY_READ)
def test_no_page_no_csv_and_no_answer_of_the_api_holds_what_the_role_may_not_read(told: Cast, role: str):
    browser = told.browser(role)
    addresses = [f"/{one}" for one in ("", "registers/", "search/?q=zq", "imports/", "metrics/", "reports/")]
    for figure in figures(told):
        addresses += [f"/figures/{figure.pk}/", f"/figures/{figure.pk}/rows.csv", f"/figures/{figure.pk}/?rows=counted"]
    for register in REGISTERS:
        at = f"/o/ashmere/{register.name}"
        addresses += [f"{at}/", f"{at}/?q=zq", f"{at}.csv", f"/api/ashmere/{register.name}"]
        addresses += [f"{at}/entry/R{level}-{marked(level)}" for level in Sensitivity]
        addresses += [f"/api/ashmere/{register.name}/R{level}-{marked(level)}" for level in Sensitivity]
    addresses += [f"/imports/{run}/" for run in told.ashmere.import_runs.values_list("pk", flat=True)]
    hidden = [marked(level) for level in Sensitivity if level > MAY_READ[role]]
    if MAY_READ[role] < Sensitivity.RESTRICTED:
        hidden.append(HOST)
    seen = set()
    for address in addresses:
        answer = browser.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = content.decode()
        asked = address.rpartition("/")[2]
        assert [word for word in hidden if word in text.replace(asked, "")] == [], address
        seen |= {word for word in (*map(marked, Sensitivity), HOST) if word in text}
    assert seen >= {marked(level) for level in Sensitivity if level <= MAY_READ[role]}
    assert (HOST in seen) == (HOST not in hidden)


@pytest.mark.parametrize("report", ["progress-report"])
def test_a_public_document_holds_only_what_is_public_in_every_format(told: Cast, report: str):
    document = build(report, told.ashmere, SPRING)
    for kind, make in FORMATS.items():
        text = words_in(kind, make(document))
        hidden = [marked(level) for level in Sensitivity if level > Sensitivity.PUBLIC]
        assert [word for word in (*hidden, HOST) if word in text] == [], kind
        assert marked(Sensitivity.PUBLIC) in text, f"{kind}: the test would see nothing"


def words_in(kind: str, content: bytes) -> str:
    """All the words of a file, what it packs unpacked."""
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if kind == "pdf":
        reader = PdfReader(io.BytesIO(content))
        return str(reader.metadata) + "".join(page.extract_text() for page in reader.pages)
    return content.decode()
