"""One committee paper of a fictional council, made in every format that is read."""

import io
import zipfile
from html import escape
from pathlib import Path

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

TITLE = "Digital services of Exford Borough Council"
INTRODUCTION = "This paper tells the committee how the desk did over the year; it asks for a decision at the end."
FIRST = "The desk took 120 calls in May, and it answered all of them on the day that they came."
SECOND = "The board decided on three things:"
LETTERED = ["to keep the desk open on Saturdays,", "to buy two further lines, and", "to report again in June."]
THIRD = "The network was changed as the plan of works (the second of its kind) has it."
SECTION = "Calls by queue"
CAPTION = "Table 1 Calls by queue in May"
ROWS = [["Queue", "Calls", "Share"], ["Telephone", "90", "75%"], ["Counter", "30", "25%"], ["Total", "120", "100%"]]
BULLETS = ["telephones are answered from eight", "the counter opens at nine"]
NOTE = "A queue is what callers wait in, on the telephone or before the counter."
MARKED = "The queues are those of last year."
LINK = ("plan of works", "https://exford.example/plan")
PICTURE = "A map of the offices in the borough"

EXPECTED = [
    ("heading", "", TITLE),
    ("paragraph", "", INTRODUCTION),
    ("paragraph", "1.", FIRST),
    ("paragraph", "2.", SECOND),
    *(("item", f"({letter})", text) for letter, text in zip("abc", LETTERED, strict=True)),
    ("paragraph", "3.", THIRD),
    ("heading", "", SECTION),
    ("paragraph", "", MARKED),
    ("caption", "", CAPTION),
    ("table", "", "\n".join("\t".join(row) for row in ROWS)),
    *(("item", "", text) for text in BULLETS),
]


def a_png() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "navy").save(out, "PNG")
    return out.getvalue()


NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%4"/></w:lvl>
</w:abstractNum>"""


def numbered_lists(word, definition: str = NUMBERING, number: str = "770") -> None:
    """Give a Word document a list of several levels."""
    root = word.part.numbering_part.element
    shape = parse_xml(definition)
    root.insert(0, shape)
    own = parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"/>')
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), shape.get(qn("w:abstractNumId")))
    own.append(reference)
    root.append(own)


def in_list(paragraph, level: int, number: str = "770"):
    """Put a paragraph in a list of a Word document."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def with_link(word, paragraph, words: str, address: str) -> None:
    """Add a link to a paragraph of a Word document."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    identity = word.part.relate_to(address, kind, is_external=True)
    link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{identity}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>')
    paragraph._p.append(link)


def with_footnote(raw: bytes, text: str) -> bytes:
    """Put a footnote at the mark that a Word document holds as the text FOOTNOTE."""
    out = io.BytesIO()
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            said = archive.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else archive.read(name)
            if name == "word/document.xml":
                said = said.replace("<w:t>FOOTNOTE</w:t>", '<w:footnoteReference w:id="5"/>')
            elif name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                rel = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                said = said.replace("</Relationships>", rel)
            elif name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                said = said.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            made.writestr(name, said)
        made.writestr("word/footnotes.xml", notes)
    return out.getvalue()


def as_word() -> bytes:
    """The paper as DOCX."""
    word = docx.Document()
    numbered_lists(word)
    word.add_heading(TITLE, 1)
    word.add_paragraph(INTRODUCTION)
    in_list(word.add_paragraph(FIRST), 0)
    in_list(word.add_paragraph(SECOND), 0)
    for text in LETTERED:
        in_list(word.add_paragraph(text), 1)
    before, after = THIRD.split(LINK[0])
    third = in_list(word.add_paragraph(before), 0)
    with_link(word, third, *LINK)
    third.add_run(after)
    word.add_heading(SECTION, 2)
    word.add_paragraph(MARKED).add_run("FOOTNOTE")
    word.add_paragraph(CAPTION, style="Caption")
    table = word.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for text in BULLETS:
        word.add_paragraph(text, style="List Bullet")
    picture = word.add_paragraph().add_run().add_picture(io.BytesIO(a_png()))
    picture._inline.docPr.set("descr", PICTURE)
    out = io.BytesIO()
    word.save(out)
    return with_footnote(out.getvalue(), NOTE)


def as_html() -> str:
    """The paper as a web page."""
    before, after = THIRD.split(LINK[0])
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS[1:])
    return f"""<!DOCTYPE html><html lang="en"><head><title>Paper</title>
<style>p {{ margin: 1em 0 }}</style></head><body>
<nav><a href="/">Home</a></nav><h1>{TITLE}</h1><p>{INTRODUCTION}</p>
<ol><li>{FIRST}</li><li>{escape(SECOND)}
<ol style="list-style: none">{"".join(f"<li>({one}) {text}</li>" for one, text in zip("abc", LETTERED, strict=True))}
</ol></li><li>{before}<a href="{LINK[1]}">{LINK[0]}</a>{after}</li></ol>
<h2>{SECTION}</h2><p>{MARKED}<sup><a href="#fn1">1</a></sup></p>
<table><caption>{CAPTION}</caption><thead><tr>{"".join(f"<th>{cell}</th>" for cell in ROWS[0])}</tr></thead>
<tbody>{rows}</tbody></table>
<ul>{"".join(f"<li>{text}</li>" for text in BULLETS)}</ul>
<p><img src="https://exford.example/map.png" alt="{PICTURE}"></p>
<script>document.write("never")</script><p hidden>Nor this.</p>
<section role="doc-endnotes"><p id="fn1"><sup>1</sup> {NOTE} <a href="#top">↩</a></p></section></body></html>"""


RUNNING = """<style>@page { @top-center { content: 'Audit Committee' }
@bottom-right { content: 'Page ' counter(page) } }
nav { display: none } h2 { break-before: page }</style>"""
PAGE = """<style>@page { size: A4; margin: 2.5cm }
body { font: 11pt serif } td, th { border: 1px solid; padding: 3px } table { border-collapse: collapse }
.foot { font-size: 8pt; float: footnote }</style>"""


def as_pdf(page: str | None = None, **options) -> bytes:
    """The paper, or another page, as PDF."""
    from base64 import b64encode

    from weasyprint import HTML

    if page is None:
        picture = f"data:image/png;base64,{b64encode(a_png()).decode()}"
        page = as_html().replace("https://exford.example/map.png", picture)
        notes = page.index('<section role="doc-endnotes">')
        page = RUNNING + page[:notes] + "</body></html>"
        page = page.replace('<sup><a href="#fn1">1</a></sup>', f'<span class="foot">{NOTE}</span>')
    return HTML(string=PAGE + page).write_pdf(**options)


def as_markdown() -> str:
    """The paper as Markdown."""
    table = "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ["---"] * 3, *ROWS[1:]])
    third = THIRD.replace(LINK[0], f"[{LINK[0]}]({LINK[1]})")
    lettered = "\n".join(f"   - ({one}) {text}" for one, text in zip("abc", LETTERED, strict=True))
    bullets = "\n".join(f"- {text}" for text in BULLETS)
    return f"""# {TITLE}

{INTRODUCTION}

1. {FIRST}
2. {SECOND}
{lettered}
3. {third}

## {SECTION}

{MARKED}[^1]

{CAPTION}

{table}

{bullets}

![{PICTURE}](map.png)

[^1]: {NOTE}
"""


def as_text() -> str:
    """The paper as plain text, wrapped at 72."""
    import textwrap

    def wrapped(text: str, first: str = "", then: str = "") -> str:
        return textwrap.fill(text, 72, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)

    table = "\n".join(f"{one:<14}{two:<10}{three}" for one, two, three in ROWS)
    lettered = "\n".join(f"   ({one}) {text}" for one, text in zip("abc", LETTERED, strict=True))
    bullets = "\n".join(f"- {text}" for text in BULLETS)
    return f"""{TITLE}

{wrapped(INTRODUCTION)}

{wrapped(FIRST, "1. ", "   ")}
{wrapped(SECOND, "2. ", "   ")}
{lettered}
{wrapped(THIRD, "3. ", "   ")}

{SECTION}

{MARKED}

{CAPTION}

{table}

{bullets}
"""


ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{said}:1.0"'
    for name, said in [
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"),
    ]
)  # fmt: skip


def open_document(body: str, styles: str = "") -> bytes:
    """An ODT file of a body and its styles."""
    out = io.BytesIO()
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {ODF} {xlink}><office:automatic-styles>"
            f"{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
    return out.getvalue()


LIST_STYLES = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="" text:display-levels="3"/>
</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>"""


def as_open_document() -> bytes:
    """The paper as ODT."""
    before, after = THIRD.split(LINK[0])

    def item(inner: str) -> str:
        return f"<text:list-item>{inner}</text:list-item>"

    def p(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    lettered = "".join(item(p(text)) for text in LETTERED)
    link = f'{before}<text:a xlink:href="{LINK[1]}">{LINK[0]}</text:a>{after}'
    rows = ["".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in ROWS]
    rows = [f"<table:table-row>{row}</table:table-row>" for row in rows]
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(NOTE)}</text:note-body></text:note>"
    )
    body = f"""<text:h text:outline-level="1">{TITLE}</text:h>{p(INTRODUCTION)}
<text:list text:style-name="L1">{item(p(FIRST))}{item(p(SECOND) + f"<text:list>{lettered}</text:list>")}</text:list>
<text:list text:style-name="L1" text:continue-numbering="true">{item(p(link))}</text:list>
<text:h text:outline-level="2">{SECTION}</text:h>{p(MARKED + note)}
<text:p text:style-name="Caption">{CAPTION}</text:p>
<table:table><table:table-header-rows>{rows[0]}</table:table-header-rows>{"".join(rows[1:])}</table:table>
<text:list text:style-name="L2">{"".join(item(p(text)) for text in BULLETS)}</text:list>
<text:p><draw:frame><draw:image xlink:href="map.png"/><svg:desc>{PICTURE}</svg:desc></draw:frame></text:p>"""
    return open_document(body, LIST_STYLES + '<style:style style:name="Caption" style:family="paragraph"/>')


def all_of_them(folder: Path) -> dict[str, Path]:
    """The paper in every format, by suffix."""
    made = {
        "docx": as_word(),
        "pdf": as_pdf(),
        "html": as_html().encode(),
        "odt": as_open_document(),
        "md": as_markdown().encode(),
        "txt": as_text().encode(),
    }
    for suffix, raw in made.items():
        (folder / f"paper.{suffix}").write_bytes(raw)
    return {suffix: folder / f"paper.{suffix}" for suffix in made}
