"""Write rows as the files of councils, the same bytes every time, and remember the faults planted in them."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Cell = str | int | Decimal | date | None

NBSP = "\u00a0"
NOT_A_CLOCK = datetime(2024, 1, 1)  # stands in every workbook's properties: the real time would change the bytes


@dataclass(frozen=True)
class Fault:
    """One fault planted on purpose; `line` counts from 1 as a spreadsheet shows it."""

    file: str
    sheet: str
    line: int
    what: str


@dataclass
class Table:
    """The rows of one CSV file or one sheet, in the order in which they are written."""

    file: str
    sheet: str = ""
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def row(self, *cells: Cell, fault: str | None = None) -> int:
        """Append a row and return its line; `fault` says what is wrong with it."""
        self.rows.append(list(cells))
        if fault:
            self.fault(fault)
        return len(self.rows)

    def fault(self, what: str, *, line: int | None = None) -> None:
        """Remember the faults, parted by semicolons, of the given line or of the last one."""
        self.faults += [Fault(self.file, self.sheet, line or len(self.rows), one) for one in what.split("; ")]

    def banner(self, *texts: str, width: int) -> None:
        """Put title rows, each merged over the whole width, above the headings."""
        for text in texts:
            line = self.row(text, fault="title row" if text else None)
            if text:
                self.merge(line, 1, line, width)
                self.bold.add(line)

    def groups(self, *spans: tuple[str, int]) -> None:
        """Put a row of group names, each merged over its number of columns, above the headings."""
        cells: list[Cell] = []
        line = len(self.rows) + 1
        for name, width in spans:
            if width > 1:
                self.merge(line, len(cells) + 1, line, len(cells) + width)
            cells += [name, *[None] * (width - 1)]
        self.bold.add(line)
        self.row(*cells, fault="row of merged group names above the headings")

    def headings(self, *names: str) -> None:
        """Put the heading row."""
        self.bold.add(self.row(*names))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge the cells between two corners, counted from 1."""
        self.merges.append(f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}")


def as_text(day: date) -> str:
    """A day as people type it: 31/03/2025."""
    return day.strftime("%d/%m/%Y")


def as_words(day: date) -> str:
    """A day as reports write it: 14 Oct 2022."""
    return f"{day.day} {day:%b %Y}"


def pounds(amount: int | Decimal) -> str:
    """An amount as finance systems export it, as text: £12,500.00."""
    return f"£{Decimal(amount):,.2f}"


def save_workbook(folder: Path, *tables: Table) -> None:
    """Save tables of one file as its sheets."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Example councils"
    book.properties.created = book.properties.modified = NOT_A_CLOCK
    for table in tables:
        sheet = book.create_sheet(table.sheet)
        for line, cells in enumerate(table.rows, start=1):
            for column, value in enumerate(cells, start=1):
                if value is None or value == "":
                    continue
                cell = sheet.cell(line, column, value)
                if isinstance(value, date):
                    cell.number_format = "DD/MM/YYYY"
                elif isinstance(value, Decimal):
                    cell.number_format = '"£"#,##0.00'
                if line in table.bold:
                    cell.font = Font(bold=True)
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
        for merged in table.merges:
            sheet.merge_cells(merged)
        for column in range(1, max(map(len, table.rows)) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = 22
    path = folder / tables[0].file
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = io.BytesIO()
    book.save(raw)
    path.write_bytes(_same_bytes(raw.getvalue()))


def _same_bytes(workbook: bytes) -> bytes:
    """Rewrite a workbook's zip with sorted names and one date, stored: compressed bytes differ between zlib versions."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        # The content types come first, as spreadsheet programs write them.
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            text = old.read(name)
            if name == "docProps/core.xml":
                # Saving stamps the clock over the given date.
                text = _fixed_modified(text)
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, text)
    return out.getvalue()


def _fixed_modified(core: bytes) -> bytes:
    start = core.index(b">", core.index(b"<dcterms:modified")) + 1
    end = core.index(b"</dcterms:modified>")
    return core[:start] + f"{NOT_A_CLOCK:%Y-%m-%dT%H:%M:%SZ}".encode() + core[end:]


def save_csv(folder: Path, table: Table, *, delimiter: str = ",", encoding: str = "utf-8") -> None:
    """Save a table as CSV with the line ends of Windows; `utf-8-sig` puts a byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(["" if cell is None else cell for cell in row] for row in table.rows)
    path = folder / table.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode(encoding))


def own_list(folder: Path, file: str, headings: tuple[str, ...], rows: list[tuple[Cell, ...]], faults: dict[str, str] | None = None) -> Table:
    """Save a register's list under the headings of its own fields; `faults` says by reference what is wrong with a row."""
    table = Table(file)
    table.headings(*headings)
    for row in rows:
        table.row(*row, fault=(faults or {}).get(str(row[0])))
    save_csv(folder, table)
    return table
