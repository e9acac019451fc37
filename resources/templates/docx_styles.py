"""Page, styles, header and footer of the Word template."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from pingshun_screen.report.typography import (
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    margins,
    typefaces,
)

LATIN = "Times New Roman"
_BODY_LINE_PT = 28.0
_TITLE_LINE_PT = 34.0
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def set_page(document: Document) -> None:
    """Set A4 with the margins of an official document."""
    section, edge = document.sections[0], margins()
    section.page_width, section.page_height = Mm(PAGE_WIDTH_MM), Mm(PAGE_HEIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(edge.top_mm), Mm(edge.bottom_mm)
    section.left_margin, section.right_margin = Mm(edge.left_mm), Mm(edge.right_mm)
    section.header_distance, section.footer_distance = Mm(25), Mm(24)
    document.settings.odd_and_even_pages_header_footer = True
    properties = document.core_properties
    properties.author = "pingshun_screen"
    properties.title = "{{ r.header }}"
    properties.comments = ""
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)


def set_styles(document: Document) -> None:
    """Make every paragraph style that the template uses."""
    normal = document.styles["Normal"]
    _font(normal, "table")
    normal.paragraph_format.space_after = Pt(0)
    _text_styles(document)
    _table_styles(document)
    for level, face in ((1, "heading"), (2, "subheading")):
        _heading(document.styles[f"Heading {level}"], face)


def _text_styles(document: Document) -> None:
    centre = WD_ALIGN_PARAGRAPH.CENTER
    _exactly(_style(document, "公文标题", "title", align=centre), _TITLE_LINE_PT)
    _style(document, "矿山名称行", "subheading", align=centre, space_pt=(6, 0))
    _style(document, "副题", "table", align=centre, space_pt=(4, 6))
    body = _style(document, "正文段", "body", align=WD_ALIGN_PARAGRAPH.JUSTIFY)
    body.paragraph_format.first_line_indent = Pt(2 * typefaces()["body"].size_pt)
    _exactly(body, _BODY_LINE_PT)
    lead = document.styles.add_style("引导段", WD_STYLE_TYPE.PARAGRAPH)
    lead.base_style = body
    lead.paragraph_format.keep_with_next = True
    statement = _style(document, "声明文字", "table")
    statement.paragraph_format.first_line_indent = Pt(2 * typefaces()["table"].size_pt)
    statement.paragraph_format.line_spacing = 1.5
    statement.paragraph_format.keep_with_next = True
    picture = _style(document, "图件", "table", align=centre)
    picture.paragraph_format.keep_with_next = True
    _style(document, "图题", "table", align=centre, space_pt=(2, 8))
    _style(document, "页眉文字", "small", align=centre)
    _style(document, "页码", "page_number")


def _table_styles(document: Document) -> None:
    _style(document, "表格文字", "table").paragraph_format.line_spacing = 1.1
    centre = WD_ALIGN_PARAGRAPH.CENTER
    _style(document, "表头文字", "table_head", align=centre)
    _style(document, "结论文字", "subheading", align=centre)
    _style(document, "表内小字", "small").paragraph_format.line_spacing = 1.1
    _style(document, "表注", "small", space_pt=(3, 0))
    _style(document, "指纹", "mono")


def _style(
    document: Document,
    name: str,
    face: str,
    *,
    align: WD_ALIGN_PARAGRAPH | None = None,
    space_pt: tuple[float, float] = (0.0, 0.0),
) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, face)
    style.paragraph_format.alignment = align
    style.paragraph_format.space_before = Pt(space_pt[0])
    style.paragraph_format.space_after = Pt(space_pt[1])
    return style


def _heading(style: ParagraphStyle, face: str) -> None:
    _font(style, face)
    style.font.bold = False
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before = Pt(12)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.keep_with_next = True


def _font(style: ParagraphStyle, face: str) -> None:
    typeface = typefaces()[face]
    is_mono = face == "mono"
    chinese = typefaces()["table"] if is_mono else typeface
    latin = typeface.families[0] if is_mono else LATIN
    style.font.name = latin
    style.font.size = Pt(typeface.size_pt)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), chinese.families[0])
    fonts.set(qn("w:cs"), latin)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def _exactly(style: ParagraphStyle, line_pt: float) -> None:
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = Pt(line_pt)


def set_font_substitutes(document: Document) -> None:
    """Tell Word which families may stand in where the first is not installed."""
    entries = "".join(
        f'<w:font w:name="{names[0]}"><w:altName w:val="{",".join(names[1:])}"/>'
        '<w:charset w:val="86"/><w:family w:val="roman"/></w:font>'
        for names in sorted({face.families for face in typefaces().values()})
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:fonts xmlns:w="{_SPACE}">{entries}</w:fonts>'
    )
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = xml.encode()


def set_default_language(document: Document) -> None:
    """Make Chinese the language of East Asian text, which decides on glyph shapes."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def set_header_and_footer(document: Document) -> None:
    """Put the mine's name above and the page number below, on its outer side."""
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.style = document.styles["页眉文字"]
        paragraph.add_run("{{ r.header }}")
        _line_below(paragraph)
    right, left = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    for footer, side in ((section.footer, right), (section.even_page_footer, left)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["页码"]
        paragraph.alignment = side
        _page_number(paragraph)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("— ")
    _field_mark(paragraph, "begin")
    _field_text(paragraph, "w:instrText", "PAGE")
    _field_mark(paragraph, "separate")
    _field_text(paragraph, "w:t", "1")
    _field_mark(paragraph, "end")
    paragraph.add_run(" —")


def _field_mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _field_text(paragraph: Paragraph, element: str, text: str) -> None:
    mark = OxmlElement(element)
    mark.text = text
    paragraph.add_run()._r.append(mark)


def _line_below(paragraph: Paragraph) -> None:
    line = OxmlElement("w:bottom")
    attributes = {"val": "single", "sz": "4", "space": "2", "color": "808080"}
    for name, value in attributes.items():
        line.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(borders)
