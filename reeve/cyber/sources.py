"""Which files fill certificates, findings of scans and messages of phishing exercises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reeve.cyber.events import Findings, PhishingMessages
from reeve.cyber.nessus import findings_in
from reeve.cyber.registers import Certificates
from reeve.source.cells import Cell, day, local_time, words, yes
from reeve.source.declaring import Column, Fault, Row, Source, source
from reeve.source.file_names import reference_in
from reeve.warehouse.into_events import EventSource

_SCHEMES = ("PSN", "PCI DSS", "ISO 9001", "ISO/IEC 27001", "Cyber Essentials", "Cyber Essentials Plus")


def scheme(cell: Cell) -> str:
    """A scheme: a known one in its own spelling, whatever the case; any other as written."""
    said = words(cell)
    return next((known for known in _SCHEMES if known.casefold() == said.casefold()), said)


@source
class CertificatesSheet(Source):
    """Certificates held; Expires is the first day without cover."""

    name = "cyber.certificates"
    register = Certificates
    sheet = "Certificates"
    day_first = True
    columns = [
        Column("Certificate ref", "reference"),
        Column("Scheme", "scheme", scheme, required=True),
        Column("Title", "title"),
        Column("Issued", "issued_on", day, required=True),
        Column("Expires", "expires", day, required=True),
        Column("Issuer", "issuer"),
        Column("Submitted", "submitted_on", day),
    ]


@source
class PhishingExercise(EventSource):
    """The messages of a phishing exercise, as the tool that sent them exports them."""

    name = "cyber.phishing"
    events = PhishingMessages
    day_first = True
    columns = [
        Column("Message ID", "message", required=True),
        Column("Service", "service"),
        Column("Sent at", "sent", local_time, required=True),
        Column("Opened", "opened", yes, required=True),
        Column("Clicked", "clicked", yes, required=True),
        Column("Entered details", "entered", yes, required=True),
        Column("Reported", "reported", yes, required=True),
    ]

    def derive(self, values: dict[str, Any]) -> dict[str, Any]:
        """The local day on which the message was sent."""
        return {**values, "day": values["sent"].date()}


@source
class NessusScan(EventSource):
    """A scanner's export in Nessus v2 XML; the year in the file's name is the scan's reference."""

    name = "cyber.nessus"
    events = Findings
    endings = (".nessus", ".xml")
    columns = []

    def stream(self, path: Path) -> Iterator[Row | Fault]:
        yield from findings_in(path, reference_in(path, "scan-2023.nessus"))
