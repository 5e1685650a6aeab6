"""Make Ashmere's two vulnerability scans, as a scanner exports them."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import quoteattr

from makers.cvss import score_v2, score_v3
from makers.files import Fault

SCANS = {"2022": date(2022, 9, 12), "2023": date(2023, 11, 6)}


@dataclass(frozen=True)
class Plugin:
    """One check of the scanner: its vectors, where it listens, and how many hosts it found in each scan."""

    number: int
    name: str
    family: str
    port: str
    v2: str
    v3: str
    hosts_2022: int
    hosts_2023: int


def a_plugin(number: int, name: str, family: str, port: str, vectors: str, hosts: tuple[int, int]) -> Plugin:
    """A plugin from one of the shared pairs of vectors."""
    v2, v3 = VECTORS[vectors]
    return Plugin(number, name, family, port, v2, v3, *hosts)


# Usual pairs: how the same weakness is written in version 2 and in version 3.
VECTORS = {
    "takeover": ("AV:N/AC:L/Au:N/C:C/I:C/A:C", "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
    "lured": ("AV:N/AC:M/Au:N/C:C/I:C/A:C", "AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"),
    "document": ("AV:N/AC:M/Au:N/C:C/I:C/A:C", "AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"),
    "remote": ("AV:N/AC:L/Au:N/C:P/I:P/A:P", "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
    "local": ("AV:L/AC:L/Au:N/C:C/I:C/A:C", "AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"),
    "outage": ("AV:N/AC:L/Au:N/C:N/I:N/A:C", "AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"),
    "signed in": ("AV:N/AC:L/Au:S/C:C/I:C/A:C", "AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"),
    "partial lure": ("AV:N/AC:M/Au:N/C:P/I:P/A:P", "AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"),
    "partial hard": ("AV:N/AC:M/Au:N/C:P/I:P/A:P", "AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H"),
    "leak": ("AV:N/AC:L/Au:N/C:P/I:N/A:N", "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"),
    "slow down": ("AV:N/AC:L/Au:N/C:N/I:N/A:P", "AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"),
    "partial local": ("AV:L/AC:L/Au:N/C:P/I:P/A:P", "AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"),
    "between": ("AV:N/AC:M/Au:N/C:P/I:P/A:N", "AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N"),
    "trust": ("AV:N/AC:L/Au:N/C:P/I:P/A:N", "AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:N"),
    "script": ("AV:N/AC:M/Au:N/C:N/I:P/A:N", "AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N"),
    "cipher": ("AV:N/AC:M/Au:N/C:P/I:N/A:N", "AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N"),
    "peek": ("AV:N/AC:L/Au:N/C:P/I:N/A:N", "AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N"),
    "old leak": ("AV:N/AC:L/Au:N/C:P/I:N/A:N", ""),
    "old peek": ("AV:N/AC:H/Au:N/C:P/I:N/A:N", ""),
    "none": ("", ""),
}

# The last pair is the number of hosts in 2022 and in 2023: together they make the figures of README.md.
PLUGINS = [
    a_plugin(910001, "Server operating system no longer supported", "Windows", "445/tcp", "takeover", (12, 9)),
    a_plugin(910002, "Remote management agent runs foreign commands", "Misc.", "5985/tcp", "takeover", (7, 4)),
    a_plugin(910003, "Print service takes drivers from anyone", "Windows", "515/tcp", "takeover", (6, 4)),
    a_plugin(910004, "Web browser: October update missing", "Windows", "0/tcp", "lured", (15, 17)),
    a_plugin(910005, "PDF reader older than its last safe version", "Windows", "0/tcp", "document", (12, 15)),
    a_plugin(910006, "Office suite: security update missing", "Windows", "0/tcp", "document", (14, 17)),
    a_plugin(910007, "Database engine: service pack missing", "Databases", "1433/tcp", "remote", (9, 8)),
    a_plugin(910008, "Web server module reads past its buffer", "Web Servers", "443/tcp", "remote", (14, 10)),
    a_plugin(910009, "Logging library runs text as code", "Misc.", "8443/tcp", "remote", (7, 4)),
    a_plugin(910010, "Driver lets users gain system rights", "Windows", "0/tcp", "local", (16, 21)),
    a_plugin(910011, "Service path without quotation marks", "Windows", "0/udp", "local", (9, 12)),
    a_plugin(910012, "Name server stops on a crafted reply", "DNS", "53/udp", "outage", (5, 6)),
    a_plugin(910013, "Mail gateway runs commands of signed-in users", "SMTP", "25/tcp", "signed in", (5, 6)),
    a_plugin(910014, "Media player: update missing", "Windows", "0/tcp", "partial lure", (12, 17)),
    a_plugin(910015, "Archive program: update missing", "Windows", "0/tcp", "partial lure", (11, 16)),
    a_plugin(910016, "Remote desktop library: race at sign-in", "Misc.", "3389/tcp", "partial hard", (10, 16)),
    a_plugin(910017, "File share shows its contents without sign-in", "Windows", "139/tcp", "leak", (13, 15)),
    a_plugin(910018, "Web framework shows files outside its folder", "CGI", "8080/tcp", "leak", (11, 16)),
    a_plugin(910019, "Management page gives out its settings", "CGI", "8081/tcp", "leak", (9, 12)),
    a_plugin(910020, "Time service answers more than it is asked", "Misc.", "123/udp", "slow down", (10, 10)),
    a_plugin(910021, "Scripting runtime: patch missing", "Windows", "0/tcp", "partial local", (12, 15)),
    a_plugin(910022, "Directory traffic is not signed", "Windows", "389/tcp", "between", (12, 14)),
    a_plugin(910023, "Certificate of an unknown issuer", "General", "443/tcp", "trust", (15, 16)),
    a_plugin(910024, "Certificate past its last day", "General", "8443/tcp", "trust", (13, 14)),
    a_plugin(910025, "Web page repeats what the visitor sends", "CGI", "80/tcp", "script", (24, 15)),
    a_plugin(910026, "Old transport encryption is still offered", "General", "443/tcp", "cipher", (21, 17)),
    a_plugin(910027, "Short cipher blocks are still offered", "General", "636/tcp", "cipher", (14, 12)),
    a_plugin(910028, "Device tells its version to anyone", "SNMP", "161/udp", "peek", (9, 8)),
    a_plugin(910029, "Terminal access without encryption", "Misc.", "23/tcp", "old leak", (6, 4)),
    a_plugin(910030, "Secure shell offers weak ciphers", "Misc.", "22/tcp", "old peek", (6, 5)),
    a_plugin(990001, "Operating system recognised", "General", "0/tcp", "none", (60, 60)),
    a_plugin(990002, "Services listening on the network", "Service detection", "135/tcp", "none", (45, 48)),
    a_plugin(990003, "Duration of the scan of this host", "Settings", "0/tcp", "none", (60, 60)),
]

HOSTS = [
    (f"10.41.{net}.{10 + 3 * n}", f"ash-{kind}-{n:02}", system)
    for net, kind, system, count in (
        (8, "srv", "Microsoft Windows Server 2016 Standard", 22),
        (9, "lin", "Linux Kernel 4.15", 14),
        (16, "lap", "Microsoft Windows 10 Enterprise", 24),
    )
    for n in range(1, count + 1)
]


def make(folder: Path) -> list[Fault]:
    """Write both scans; return the faults planted in them."""
    return scan(folder, "2022", with_v3=False) + scan(folder, "2023", with_v3=True)


def scan(folder: Path, year: str, *, with_v3: bool) -> list[Fault]:
    """Write one scan; the scanner of 2022 gave version 2 only."""
    rng = random.Random(f"ashmere scan {year}")
    found: dict[str, list[Plugin]] = {host: [] for host, _, _ in HOSTS}
    for plugin in PLUGINS:
        for host, _, _ in rng.sample(HOSTS, plugin.hosts_2022 if year == "2022" else plugin.hosts_2023):
            found[host].append(plugin)
    lines = [
        '<?xml version="1.0" ?>',
        "<NessusClientData_v2>",
        "<Policy><policyName>Quarterly internal scan</policyName></Policy>",
        f'<Report name="Ashmere internal scan {year}" xmlns:cm="http://www.nessus.org/cm">',
    ]
    faults: list[Fault] = []
    file = f"ashmere/scans/scan-{year}.nessus"
    for place, (host, name, system) in enumerate(HOSTS):
        lines += host_head(host, name, system, SCANS[year], place)
        for plugin in found[host]:
            item = report_item(plugin, with_v3=with_v3)
            lines += item
            if year == "2023" and plugin.number == TWICE and not faults:
                faults.append(Fault(file, "", len(lines) + 1, "the item before, once more: counts once"))
                lines += item
        lines.append("</ReportHost>")
    lines += ["</Report>", "</NessusClientData_v2>", ""]
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join(lines).encode())
    first = next(n for n, line in enumerate(lines, start=1) if 'pluginID="990001"' in line)
    return [Fault(file, "", first, "informational item without any score: no finding"), *faults]


def host_head(host: str, name: str, system: str, day: date, place: int) -> list[str]:
    """The opening of one host with its properties."""
    start = datetime(day.year, day.month, day.day, 21) + timedelta(minutes=4 * place)
    tags = {
        "HOST_START": f"{start:%a %b %d %H:%M:%S %Y}",
        "HOST_END": f"{start + timedelta(minutes=11):%a %b %d %H:%M:%S %Y}",
        "host-ip": host,
        "host-fqdn": f"{name}.ashmere.example",
        "operating-system": system,
    }
    properties = [f'<tag name="{tag}">{value}</tag>' for tag, value in tags.items()]
    return [f'<ReportHost name="{host}"><HostProperties>', *properties, "</HostProperties>"]


def report_item(plugin: Plugin, *, with_v3: bool) -> list[str]:
    """One finding, or an informational item where the plugin has no vectors."""
    port, protocol = plugin.port.split("/")
    v2 = score_v2(plugin.v2) if plugin.v2 else None
    v3 = score_v3(plugin.v3) if plugin.v3 and with_v3 else None
    worst = v3 if v3 is not None else v2
    severity, factor = severity_of(worst)
    lines = [
        (f'<ReportItem port="{port}" svc_name="{SERVICES.get(port, "unknown")}" protocol="{protocol}" severity="{severity}"'
        f' pluginID="{plugin.number}" pluginName={quoteattr(plugin.name)} pluginFamily={quoteattr(plugin.family)}>')
    ]
    if v3 is not None:
        lines += [f"<cvss3_base_score>{v3}</cvss3_base_score>", f"<cvss3_vector>CVSS:3.0/{plugin.v3}</cvss3_vector>"]
    if v2 is not None:
        lines += [f"<cvss_base_score>{v2}</cvss_base_score>", f"<cvss_vector>CVSS2#{plugin.v2}</cvss_vector>"]
    return [*lines, f"<risk_factor>{factor}</risk_factor>", "</ReportItem>"]


def severity_of(score: Decimal | None) -> tuple[int, str]:
    """The scanner's own severity, 0 to 4, and its word."""
    if score is None:
        return 0, "None"
    bands = [(Decimal("9.0"), 4, "Critical"), (Decimal("7.0"), 3, "High"), (Decimal("4.0"), 2, "Medium")]
    return next(((number, word) for floor, number, word in bands if score >= floor), (1, "Low"))


SERVICES = {"0": "general", "22": "ssh", "23": "telnet", "25": "smtp", "53": "dns", "80": "www", "443": "www", "445": "cifs"}
TWICE = 910004  # its first finding of 2023 stands twice in the file: the host answered in two zones
