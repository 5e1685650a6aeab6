"""What files really hold: encodings, separators, dates, merged cells, hidden sheets, JSON; read right or refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reeve.errors import ReeveError
from reeve.source import cells, zips
from reeve.source.cells import Unreadable
from reeve.source.declaring import Column, Source, source, sources
from reeve.source.sheets import sheets
from reeve.source.text_files import encoding_of, separator
from tests.cast import TRACKER, a_contract, a_tracker
from tests.source.bad_files import repacked

WORDS = "Ref,Title\nC-1,Café “Noël” – the council’s\n"


def rows(path: Path, sheet: int = 0) -> list[list[Any]]:
    return [list(row) for _, row in sheets(path)[sheet].rows]


def a_text(folder: Path, raw: bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"])
def test_text_of_any_usual_encoding_is_read(tmp_path: Path, encoding: str):
    assert rows(a_text(tmp_path, WORDS.encode(encoding)))[1] == ["C-1", "Café “Noël” – the council’s"]


def test_latin_1_is_read_as_what_it_is(tmp_path: Path):
    assert rows(a_text(tmp_path, "Ref,Title\nC-1,Café £5\n".encode("latin-1")))[1] == ["C-1", "Café £5"]


@pytest.mark.parametrize("said", ["Škoda", "ÉCOLE", "Žižek", "naïve", "the council’s £5", "café", "Noël – fête"])
def test_names_of_other_countries_are_not_taken_for_an_old_mac(tmp_path: Path, said: str):
    path = a_text(tmp_path, f"Ref,Title\nC-1,{said}\n".encode("cp1252"))
    assert encoding_of(path) == "cp1252"
    assert rows(path)[1][1] == said


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_separator_is_found_whatever_the_sentences_hold(mark: str):
    odd = "".join(other for other in ",;\t|" if other != mark)
    cell = f'"a {mark} b {odd * 5}"'
    text = mark.join(["Ref", "Title", "Note"]) + "\n" + "".join(f"{n}{mark}{cell}{mark}{cell}\n" for n in range(5))
    assert separator(text) == mark


def test_a_decimal_comma_is_no_separator():
    assert separator("Ref;Amount\nC-1;1,50\nC-2;2,75\n") == ";"


@pytest.mark.parametrize(
    ("day_first", "said", "told"),
    [
        (True, "03/04/2025", date(2025, 4, 3)),
        (False, "03/04/2025", date(2025, 3, 4)),
        (None, "13/04/2025", date(2025, 4, 13)),
        (None, "04/13/2025", date(2025, 4, 13)),
        (None, "04/04/2025", date(2025, 4, 4)),
        (None, "2025-04-03", date(2025, 4, 3)),
        (None, "03/04/2025", "“03/04/2025” can mean 3 April or 4 March; write it as 2025-04-03 where it is the first"),
        (True, "04/13/2025", "“04/13/2025” is not a date that exists; write it as day/month/year"),
        (False, "13/04/2025", "“13/04/2025” is not a date that exists; write it as month/day/year"),
        (None, "45291", "“45291” is a spreadsheet's number of a day, and not a date; format its column as a date"),
        (None, 45291.0, date(2023, 12, 31)),
        (None, 45291.75, date(2023, 12, 31)),
        (None, cells.Since.of(43829.0, date(1904, 1, 1)), date(2023, 12, 31)),
        (None, 60.0, "“60” is not a date"),
        (None, float("nan"), "is not a date"),
        (None, 2025.0, "“2025” may be a year, and is not a date"),
    ],
)
def test_a_date_is_read_in_the_order_that_the_source_states(day_first: bool | None, said: Any, told: Any):
    reader = cells.in_order(cells.day, day_first)
    if isinstance(told, date):
        assert reader(said) == told
    else:
        with pytest.raises(Unreadable) as refused:
            reader(said)
        assert told in str(refused.value)


def test_every_order_of_a_date_is_asked_of_a_source_that_states_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reeve.source.declaring.sources", {})

    @source
    class Unstated(Source):
        name = "tests.unstated"
        columns = [Column("Last day", "ends", cells.last_day), Column("At", "at", cells.local_time)]

    for column, said in zip(Unstated.columns, ("03/04/2025", "03/04/2025 10:00"), strict=True):
        with pytest.raises(Unreadable, match="3 April or 4 March"):
            column.read(said)
    assert [column.read("2025-04-03") for column in Unstated.columns[:1]] == [date(2025, 4, 4)]


def test_every_source_of_a_domain_states_the_order_of_its_dates():
    dated = (cells.day, cells.last_day, cells.local_time)
    for name, one in sources.items():
        if not name.endswith(".own") and any(getattr(column.read, "__wrapped__", None) for column in one.columns):
            assert one.day_first is not None, name
        if any(column.read in dated for column in one.columns):
            assert one.day_first, name


def test_a_day_that_is_a_number_is_read_by_the_date_system_of_its_workbook(tmp_path: Path):
    path = a_tracker(tmp_path, [a_contract("C-1", End_date=44196, Start_date=date(2020, 1, 1))])
    read = sources["catalogue.contracts-tracker"].read
    assert (read(path).rows[0].values["ends"], read(path).rows[0].values["starts"]) == (
        date(2021, 1, 1),
        date(2020, 1, 1),
    )
    repacked(path, lambda name, said: said.replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>'))
    values = read(path).rows[0].values
    assert values["ends"] == date(2025, 1, 2), "the same number, counted from 1904"
    assert values["starts"] == date(2024, 1, 2)


def a_book(folder: Path, *filled: list[Any], merged: str = "", hidden: str = "") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Contracts"
    for row in filled:
        page.append(row)
    if merged:
        page.merge_cells(merged)
    if hidden:
        page.title = hidden
        page.sheet_state = "hidden"
        book.create_sheet("Seen").append(["Seen"])
    path = folder / "book.xlsx"
    book.save(path)
    return path


def test_what_is_merged_over_rows_stands_in_each_of_them(tmp_path: Path):
    path = a_book(tmp_path, ["Ref", "Unit"], ["C-1", "Adults"], ["C-2", None], ["C-3", None], merged="B2:B4")
    assert [row[1] for row in rows(path)] == ["Unit", "Adults", "Adults", "Adults"]


def test_what_is_merged_over_columns_stands_once(tmp_path: Path):
    path = a_book(tmp_path, ["Contracts of the council", None, None], ["Ref", "Unit", "Value"], merged="A1:C1")
    assert rows(path)[0] == ["Contracts of the council", "", ""]


def test_merged_rows_of_an_open_document_are_filled_too(tmp_path: Path):
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    down = cell.format(' table:number-rows-spanned="2"', "Adults")
    row = "<table:table-row>{}</table:table-row>"
    table = row.format(cell.format("", "C-1") + down) + row.format(
        cell.format("", "C-2") + "<table:covered-table-cell/>"
    )
    assert rows(an_open_document(tmp_path, table)) == [["C-1", "Adults"], ["C-2", "Adults"]]


def an_open_document(folder: Path, table: str, before: str = "", of: str = "") -> Path:
    from reeve.register.export import write

    path = folder / "book.ods"
    with path.open("wb") as file:
        write("ods", [], [], file, sheet="Contracts")
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    start = content.index("<table:table-row>")
    made = content[:start] + table + content[content.index("</table:table>") :]
    made = made.replace("</office:automatic-styles>", before + "</office:automatic-styles>")
    made = made.replace('table:name="Contracts"', f'table:name="Contracts"{of}')
    return repacked(path, lambda name, said: made.encode() if name == "content.xml" else said)


def test_tabs_line_breaks_and_notes_of_an_open_document(tmp_path: Path):
    said = (
        '<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p>'
        "</office:annotation><text:p>a<text:tab/>b<text:line-break/>c<text:s text:c='2'/>d</text:p><text:p>e</text:p>"
        "</table:table-cell></table:table-row>"
    )
    assert rows(an_open_document(tmp_path, said)) == [["a\tb\nc  d\ne"]]


def test_a_hidden_sheet_comes_last_and_is_read_where_it_is_named(tmp_path: Path):
    path = a_book(tmp_path, ["Secret"], hidden="Lookups")
    assert [sheet.name for sheet in sheets(path)] == ["Seen", "Lookups"]
    assert rows(path, 1) == [["Secret"]]


def test_a_hidden_sheet_of_an_open_document_comes_last(tmp_path: Path):
    style = '<style:style style:name="ta2" style:family="table">'
    style += '<style:table-properties table:display="false"/></style:style>'
    row = '<table:table-row><table:table-cell office:value-type="string"><text:p>{}</text:p>'
    row += "</table:table-cell></table:table-row>"
    more = f'</table:table><table:table table:name="Seen">{row.format("Seen")}'
    path = an_open_document(tmp_path, row.format("Secret") + more, before=style, of=' table:style-name="ta2"')
    assert [sheet.name for sheet in sheets(path)] == ["Seen", "Contracts"]


def a_json(folder: Path, said: Any) -> Path:
    path = folder / "list.json"
    path.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    return path


def test_json_is_read_as_a_table(tmp_path: Path):
    path = a_json(tmp_path, [{"Ref": "C-1", "Value": 1200.1}, {"Value": None, "Note": True}])
    head, first, second = rows(path)
    assert head == ["Ref", "Value", "Note"]
    assert [first[0], str(first[1]), first[2]] == ["C-1", "1200.1", cells.ABSENT]
    assert second == [cells.ABSENT, None, True]
    assert rows(a_json(tmp_path, {"entries": [{"Ref": "'=x"}]})) == [["Ref"], ["'=x"]], "JSON needs no escape"


def test_a_domain_reads_its_list_from_json_too(tmp_path: Path):
    row = dict(zip(TRACKER, a_contract("C-1", Start_date="2022-04-01", End_date="31/03/2025"), strict=True))
    found = sources["catalogue.contracts-tracker"].read(a_json(tmp_path, [row])).rows
    assert [(one.line, one.values["reference"], one.values["ends"]) for one in found] == [(1, "C-1", date(2025, 4, 1))]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("[1]", "list.json, row 1: must be an object of names and values, and was a single value."),
        ('"x"', 'list.json: must be a list of objects, or {"entries": [...]}, and was a text.'),
        ("[{]", "list.json, line 1, column 3: this is not JSON"),
        ('[{"a": 1, "a": 2}]', "list.json: the name “a” stands twice in one object; keep one of them."),
        ("[" * 100_000, "list.json: the JSON is nested too deeply"),
    ],
)
def test_json_that_is_no_table_is_refused_in_a_sentence(tmp_path: Path, said: str, told: str):
    with pytest.raises(ReeveError) as refused:
        sheets(a_json(tmp_path, said))
    assert told in str(refused.value)


def test_a_list_in_a_cell_of_json_is_told_where_it_is_read(tmp_path: Path):
    (broken,) = rows(a_json(tmp_path, [{"Ref": ["C-1"]}]))[1]
    with pytest.raises(Unreadable, match="holds a list"):
        cells.read(cells.text, broken)


def test_control_characters_in_a_cell_are_told_and_spaces_of_any_kind_are_not():
    with pytest.raises(Unreadable, match=r"holds the control character U\+0001; remove it"):
        cells.read(cells.text, "a\x01b")
    assert cells.read(cells.text, "a\r\n\x0b b\xa0c") == "a b c"


def test_a_percentage_is_no_number_until_somebody_says_which():
    with pytest.raises(Unreadable, match="was the percentage “25%”; write it without the sign"):
        cells.number("25%")


def an_old_workbook(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)


def a_workbook_under_a_password(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"))


def an_open_document_under_a_password(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        archive.writestr("content.xml", b"\x8f\x01")


def a_web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>Ref</td></tr></table></html>")


def a_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n")


def an_open_document_of_another_name(path: Path) -> None:
    from reeve.register.export import write

    with path.open("wb") as file:
        write("ods", ["Ref"], [["C-1"]], file)


def a_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (64 * 1024 * 1024))


def a_part_that_is_larger_than_it_says(path: Path) -> None:
    said = b"<workbook>" + b" " * 100_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", said)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(len(said).to_bytes(4, "little"), (10).to_bytes(4, "little")))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (an_old_workbook, "it is of the old Excel or Word format; open it and save it as XLSX."),
        (a_workbook_under_a_password, "it is under a password; save it without one."),
        (an_open_document_under_a_password, "the workbook is under a password; save it without one."),
        (a_web_page, "it is a web page; open it in a spreadsheet program and save it as XLSX."),
        (a_pdf, "it is a PDF, which holds no table; get the file that it was printed from."),
        (an_open_document_of_another_name, "this is a workbook of another kind; give it the ending .ods."),
        (a_bomb, "the workbook is packed as no table is, which can do harm; save it anew."),
        (a_part_that_is_larger_than_it_says, "it is not one; save it again as XLSX."),
    ],
    ids=lambda one: one.__name__ if callable(one) else "",
)
def test_what_is_no_workbook_is_told_for_what_it_is(tmp_path: Path, make: Callable[[Path], None], told: str):
    path = tmp_path / "list.xlsx"
    make(path)
    with pytest.raises(ReeveError) as refused:
        sheets(path)
    assert told in str(refused.value)


def test_a_part_is_unpacked_piece_by_piece(tmp_path: Path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"ab" * 3_000_000)
        archive.writestr(zipfile.ZipInfo("b"), b"stored")
    with zipfile.ZipFile(out) as archive:
        zips.must_be_harmless(archive, "book.xlsx")


def test_a_file_of_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reeve.source.sheets.MOST_CELLS", 10)
    with pytest.raises(ReeveError, match="more than 10 cells; split it"):
        sheets(a_text(tmp_path, b"a,b,c\n" * 4))


def test_an_open_quotation_mark_is_told_where_it_begins(tmp_path: Path):
    with pytest.raises(ReeveError, match="line 2: the row cannot be read as CSV"):
        sheets(a_text(tmp_path, b'a,b\n"' + b"x" * 200_000))
