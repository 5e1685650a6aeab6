"""Documents that cannot be read are refused in one sentence that says which, what is wrong and what to do."""

import contextlib
import io
import time
import zipfile

import pytest

from reeve.checking.reading import pdf, read, what_it_is
from reeve.errors import ReeveError
from tests.checking.reading import papers as made


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in parts.items():
            archive.writestr(name.replace("__", "/").replace("TYPES", "[Content_Types].xml"), said)
    return out.getvalue()


def word_with(change):
    """The paper as DOCX, each part changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made.as_word())) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        for name in archive.namelist():
            if (said := change(name, archive.read(name))) is not None:
                other.writestr(name, said)
    return out.getvalue()


def with_macros():
    def change(name, said):
        plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        return said.replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")

    return word_with(change)


def with_entities():
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return word_with(
        lambda name, said: said.replace(b"<w:document", bomb + b"<w:document") if "document" in name else said
    )


def encrypted_pdf():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(made.as_pdf("<p>Secret.</p>"))))
    writer.encrypt("word", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_that_unpacks_far():
    import zlib

    bomb = zlib.compress(b"0 0 m " * 30_000_000, 9)
    return b"%PDF-1.7\n1 0 obj<</Length 9/Filter/FlateDecode>>stream\n" + bomb + b"\nendstream endobj\n%%EOF"


BAD = {
    "empty.docx": (lambda: b"", "empty"),
    "blank.txt": (lambda: b" \n\n ", "no text"),
    "cut.docx": (lambda: made.as_word()[:9000], "damaged or cut off"),
    "cut.odt": (lambda: made.as_open_document()[:700], "damaged or cut off"),
    "folder.docx": (lambda: packed(a="1", b="2"), "packed folder"),
    "macros.docm": (with_macros, "macros"),
    "macros.docx": (
        lambda: packed(TYPES=b"<Types/>", word__vbaProject_bin="x", **{"word/vbaProject.bin": b"x"}),
        "macros",
    ),
    "workbook.docx": (lambda: packed(TYPES=b"<Types/>", **{"xl/workbook.xml": b"<x/>"}), "a workbook"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "save it as DOCX"),
    "locked.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(900),
        "under a password",
    ),
    "bomb.docx": (with_entities, "entities"),
    "bomb.odt": (
        lambda: packed(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<!DOCTYPE a []><a/>"}),
        "entities",
    ),
    "far.docx": (lambda: packed(TYPES=b"<Types/>", **{"word/document.xml": b" " * (40 << 20)}), "packed as no text is"),
    "no-main.docx": (lambda: word_with(lambda name, said: None if "document.xml" in name else said), "damaged"),
    "letter.rtf": (lambda: b"{\\rtf1 Hello}", "RTF"),
    "picture.pdf": (made.a_png, "a picture"),
    "other.xml": (lambda: b"<?xml version='1.0'?><a><b/></a>", "XML"),
    "noise.txt": (lambda: bytes(range(1, 32)) * 50, "no text"),
    "locked.pdf": (encrypted_pdf, "under a password"),
    "cut.pdf": (lambda: made.as_pdf("<p>Cut.</p>")[:300], "cut off"),
    "only-its-head.pdf": (lambda: b"%PDF-1.7\n", "cut off"),
    "scan.pdf": (lambda: made.as_pdf("<p></p>"), "no text"),
    "far.pdf": (pdf_that_unpacks_far, "unpacks to more"),
    "twice.pdf": (lambda: b"%PDF-1.7\n<</Filter[/FlateDecode /FlateDecode]>>stream\n%%EOF", "packed twice"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_in_a_sentence(name, tmp_path):
    make, said = BAD[name]
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(ReeveError) as refused:
        read(path)
    sentence = str(refused.value)
    assert sentence.startswith(f"{name}: ")
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(ReeveError, match="cannot be opened"):
        read(tmp_path / "nowhere.docx")


def test_a_file_or_a_pdf_that_is_too_large_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "long.pdf"
    path.write_bytes(made.as_pdf("<p>One.</p><p style='break-before: page'>Two.</p>"))
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(ReeveError, match="it has 2 pages"):
        read(path)
    monkeypatch.setattr(what_it_is, "MOST_BYTES", 100)
    with pytest.raises(ReeveError, match="larger than"):
        read(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.html", "<html>" + "<div>" * 20_000 + "Deep."),
        ("deep.md", ">" * 20_000 + " Deep."),
        ("deep-lists.md", "\n".join("  " * depth + "- Deep." for depth in range(600))),
        ("brackets.md", "# A\n\n" + "[" * 20_000 + "x"),
        ("stars.md", "# A\n\n" + "*a " * 20_000),
        ("wide.html", "<html><table><tr><td colspan=99999999 rowspan=99999999>Wide.</td><td>x</td></tr></table>"),
        ("gaps.txt", "a" + " " * 200_000 + "b"),
        ("marks.txt", "word<sup>1</sup> " * 20_000),
        ("hashes.txt", "# " + "#" * 50_000 + " x"),
        ("links.txt", "[a](b" * 20_000),
        ("long.txt", "word " * 100_000),
        ("tabs.txt", "\t" * 50_000 + "x"),
    ],
)
def test_deep_and_long_documents_are_read_or_refused_soon(name, text, tmp_path):
    path = tmp_path / name
    path.write_text(text)
    started = time.monotonic()
    with contextlib.suppress(ReeveError):
        assert read(path).text
    assert time.monotonic() - started < 10


def test_what_is_nested_too_deep_to_be_read_whole_is_refused(tmp_path):
    path = tmp_path / "deep.html"
    path.write_text("<html><p>Above.</p>" + "<div>" * 20_000 + "Deep.")
    with pytest.raises(ReeveError, match="nested"):
        read(path)


@pytest.mark.parametrize(
    "raw",
    [
        "The cost was £5 – “agreed”.".encode(),
        "The cost was £5 – “agreed”.".encode("utf-8-sig"),
        "The cost was £5 – “agreed”.".encode("utf-16"),
        "The cost was £5 – “agreed”.".encode("utf-16-le"),
        "The cost was £5 – “agreed”.".encode("utf-16-be"),
        "The cost was £5 – “agreed”.".encode("cp1252"),
        "The cost\0was £5 – “agreed”.".encode(),
    ],
)
def test_text_is_read_in_the_encoding_that_it_is_in(raw, tmp_path):
    path = tmp_path / "cost.txt"
    path.write_bytes(raw)
    assert read(path).text == "The cost was £5 – “agreed”."


def test_a_pdf_that_lost_its_end_is_read_and_says_so(tmp_path):
    from pypdf import PdfReader, PdfWriter

    out = io.BytesIO()
    PdfWriter(PdfReader(io.BytesIO(made.as_pdf("<p>All of it.</p>")))).write(out)
    path = tmp_path / "cut.pdf"
    path.write_bytes(out.getvalue()[: out.getvalue().rindex(b"startxref")])
    document = read(path)
    assert document.text == "All of it."
    assert "cut off" in document.notes[0]


def test_nothing_is_fetched_and_nothing_started(papers, monkeypatch):
    import socket
    import subprocess

    def never(*args, **kwargs):
        raise AssertionError("a document was followed")

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setattr(subprocess, "Popen", never)
    for path in papers.values():
        assert read(path).blocks
