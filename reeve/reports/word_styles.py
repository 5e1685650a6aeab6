"""The styles, numbering and page of the Word rendition: what makes it a paper and not a printout."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml.etree import _Element

FONT = "Arial"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(2.3)
TEXT_WIDTH = Length(PAGE_WIDTH - 2 * MARGIN)
NUMBER_INDENT = Cm(1.2)
LIST_STEP = Cm(0.7)
TABLE_TYPE = 10  # points
_BLACK = RGBColor(0x0B, 0x0C, 0x0C)
_GREY = RGBColor(0x48, 0x49, 0x49)
LIST_DEPTH = 3


@dataclass(frozen=True)
class Numbers:
    """The identities of the numberings: of paragraphs, of bullets, and what ordered lists are made from."""

    paragraphs: int
    bullets: int
    ordered: int


def element(name: str, /, *children: _Element, **attributes: str) -> _Element:
    """An element of WordprocessingML, `w:` understood."""
    made: _Element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def lay_out(file: WordFile, language: str, first_number: int) -> Numbers:
    """Give an empty file its page, its styles and its numberings."""
    section = file.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    _language(file, language)
    numbers = _numberings(file, first_number)
    _text_styles(file)
    _list_styles(file, numbers)
    _table_style(file)
    _character_styles(file)
    return numbers


def _language(file: WordFile, language: str) -> None:
    defaults = file.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=language, eastAsia=language, bidi="ar-SA"))
    for theme in file.settings.element.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)


def paragraph_style(file: WordFile, name: str, based_on: str = "Normal") -> ParagraphStyle:
    """The style of that name, made where the file has none."""
    styles = file.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle), "the name is that of a paragraph style"
    if name != "Normal":
        style.base_style = styles[based_on]
    style.quick_style = True
    style.hidden = False
    return style


def _type(
    style: ParagraphStyle,
    size: float,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    colour: RGBColor = _BLACK,
) -> None:
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A theme font would win over the named one.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for own in ("w:spacing", "w:kern"):
        # The standard template spaces the letters of some styles.
        for mark in style.element.get_or_add_rPr().findall(qn(own)):
            style.element.get_or_add_rPr().remove(mark)
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = colour
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _text_styles(file: WordFile) -> None:
    normal = paragraph_style(file, "Normal")
    _type(normal, 12, after=8)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True
    title = paragraph_style(file, "Title")
    _type(title, 24, bold=True, after=10)
    title.paragraph_format.line_spacing = 1.0
    for border in title.element.get_or_add_pPr().findall(qn("w:pBdr")):
        title.element.get_or_add_pPr().remove(border)
    _type(paragraph_style(file, "Subtitle"), 13, colour=_GREY, after=2)
    for level, (size, before, after) in enumerate(((18, 20, 6), (14, 14, 5), (12, 12, 3), (12, 10, 2)), start=1):
        heading = paragraph_style(file, f"Heading {level}")
        _type(heading, size, bold=True, before=before, after=after)
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.line_spacing = 1.0
    # The contents field takes only the built-in headings: those of the appendix would fill pages of it.
    for level, size in ((2, 13), (3, 11), (4, 11)):
        heading = paragraph_style(file, f"Appendix Heading {level}", f"Heading {level}")
        _type(heading, size, bold=True, before=14 if level == 2 else 8, after=2)
    caption = paragraph_style(file, "Caption")
    _type(caption, 11, bold=True, before=8, after=4)
    caption.paragraph_format.keep_with_next = True
    _type(paragraph_style(file, "Chart Caption", "Caption"), 10, colour=_GREY, after=12)
    file.styles["Chart Caption"].paragraph_format.keep_with_next = False
    for name, bold in (("Table Text", False), ("Table Heading", True)):
        cell = paragraph_style(file, name)
        _type(cell, TABLE_TYPE, bold=bold, before=2, after=2)
        cell.paragraph_format.line_spacing = 1.0
    _type(paragraph_style(file, "Table Note"), 10, before=4, after=12, colour=_GREY)
    _type(paragraph_style(file, "Footer"), 9, colour=_GREY)
    _hanging(file, "Document Details", 12, Cm(5), after=2)
    _hanging(file, "Source Details", 10, Cm(4.2), after=1)
    _type(paragraph_style(file, "Definition Term"), 12, bold=True, before=6)
    file.styles["Definition Term"].paragraph_format.keep_with_next = True
    _type(paragraph_style(file, "Definition Text"), 12, after=6)
    for level in (1, 2):
        contents = paragraph_style(file, f"TOC {level}")
        _type(contents, 12, after=3)
        contents.paragraph_format.left_indent = Cm(0.8) * (level - 1)
        contents.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _type(paragraph_style(file, "Contents Heading"), 18, bold=True, before=20, after=6)


def _hanging(file: WordFile, name: str, size: float, indent: Length, after: float) -> None:
    style = paragraph_style(file, name)
    _type(style, size, after=after)
    style.paragraph_format.left_indent = indent
    style.paragraph_format.first_line_indent = Length(-indent)
    style.paragraph_format.tab_stops.add_tab_stop(indent)
    style.paragraph_format.line_spacing = 1.05


def _list_styles(file: WordFile, numbers: Numbers) -> None:
    numbered = paragraph_style(file, "List Number")
    _type(numbered, 12, after=8)
    _number(numbered, numbers.paragraphs, 0)
    for depth in range(LIST_DEPTH):
        suffix = f" {depth + 1}" if depth else ""
        indent = Length(NUMBER_INDENT + LIST_STEP * (depth + 1))
        bullet = paragraph_style(file, f"List Bullet{suffix}")
        _type(bullet, 12, after=4)
        _number(bullet, numbers.bullets, depth)
        going_on = paragraph_style(file, f"List Continue{suffix}")
        _type(going_on, 12, after=4)
        going_on.paragraph_format.left_indent = indent
        ordered = paragraph_style(file, f"List Number {depth + 2}")
        _type(ordered, 12, after=4)
        _number(ordered, None, depth)
    for style in file.styles:
        if isinstance(style, ParagraphStyle) and style.name and style.name.startswith("List "):
            # Lists of the standard template draw neighbours together whatever their spacing says.
            for mark in style.element.get_or_add_pPr().findall(qn("w:contextualSpacing")):
                style.element.get_or_add_pPr().remove(mark)


def _number(style: ParagraphStyle, numbering: int | None, level: int) -> None:
    """Tie a style to a level of a numbering; indents are then those of the level."""
    layout = style.element.get_or_add_pPr()
    for name in ("w:numPr", "w:ind", "w:tabs"):
        for old in layout.findall(qn(name)):
            layout.remove(old)
    if numbering is not None:
        of = layout.get_or_add_numPr()
        of.get_or_add_ilvl().val = level
        of.get_or_add_numId().val = numbering


def _numberings(file: WordFile, first_number: int) -> Numbers:
    root = file.part.numbering_part.element
    for old in list(root):
        root.remove(old)
    hang = Cm(0.7)
    levels = [Length(NUMBER_INDENT + LIST_STEP * (depth + 1)) for depth in range(LIST_DEPTH)]
    bullets = [_level(at, "bullet", mark, levels[at], hang) for at, mark in enumerate("•–•")]
    formats = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."))
    ordered = [_level(at, form, text, levels[at], hang) for at, (form, text) in enumerate(formats)]
    paragraphs = [_level(0, "decimal", "%1.", NUMBER_INDENT, NUMBER_INDENT, start=first_number)]
    for identity, made in enumerate((paragraphs, bullets, ordered)):
        kind = element("multiLevelType", val="singleLevel" if len(made) == 1 else "hybridMultilevel")
        root.append(element("abstractNum", kind, *made, abstractNumId=str(identity)))
    for identity in range(2):
        root.append(element("num", element("abstractNumId", val=str(identity)), numId=str(identity + 1)))
    return Numbers(paragraphs=1, bullets=2, ordered=2)


def another_list(file: WordFile, numbers: Numbers) -> int:
    """A numbering for one ordered list, which counts from one again."""
    root = file.part.numbering_part.element
    identity = str(len(root.findall(qn("w:num"))) + 1)
    restart = [
        element("lvlOverride", element("startOverride", val="1"), ilvl=str(level)) for level in range(LIST_DEPTH)
    ]
    root.append(element("num", element("abstractNumId", val=str(numbers.ordered)), *restart, numId=identity))
    return int(identity)


def _level(level: int, form: str, text: str, indent: Length, hang: Length, *, start: int = 1) -> _Element:
    place = element("ind", left=str(indent.twips), hanging=str(hang.twips))
    tab = element("tabs", element("tab", val="num", pos=str(indent.twips)))
    return element(
        "lvl",
        element("start", val=str(start)),
        element("numFmt", val=form),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", tab, place),
        element("rPr", element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT)),
        ilvl=str(level),
    )


def _table_style(file: WordFile) -> None:
    """Rules between rows, a strong one under the head, none at the sides."""
    style = file.styles.add_style("Report Table", WD_STYLE_TYPE.TABLE)
    style.base_style = file.styles["Normal Table"]
    line = {"val": "single", "sz": "4", "space": "0", "color": "B1B4B6"}
    margins = [element(side, w=width, type="dxa") for side, width in (("left", "0"), ("right", "120"))]
    borders = element("tblBorders", element("bottom", **line), element("insideH", **line))
    style.element.append(element("tblPr", borders, element("tblCellMar", *margins)))
    strong = element("bottom", val="single", sz="12", space="0", color="0B0C0C")
    first = element(
        "tblStylePr",
        element("tcPr", element("tcBorders", strong), element("vAlign", val="bottom")),
        type="firstRow",
    )
    style.element.append(first)


def _character_styles(file: WordFile) -> None:
    for name, underline, colour in (
        ("Figure", "single", None),
        ("Figure Attested", "dash", None),
        ("Figure Quoted", "dotted", None),
        ("Hyperlink", "single", RGBColor(0x1A, 0x65, 0xA6)),
    ):
        styles = file.styles
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        mark = element("u", val=underline, color="1A65A6")
        style.element.get_or_add_rPr().append(mark)
        if colour is not None:
            style.font.color.rgb = colour
    standing = file.styles.add_style("Standing", WD_STYLE_TYPE.CHARACTER)
    standing.font.size, standing.font.color.rgb = Pt(10), _GREY
