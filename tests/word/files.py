"""Word files as newsrooms get them, made with python-docx, and with raw XML where it cannot."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_OFFICE = NAMESPACES["r"]
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def new(title: str | None = "Bể bơi an toàn") -> Document:
    """A document that begins with its title."""
    made = docx.Document()
    if title is not None:
        made.add_paragraph(title, style="Title")
    return made


def saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def raw(document: Document, xml: str) -> None:
    """Put XML at the end of the text; the usual prefixes are declared."""
    wrapped = parse_xml(f"<w:body {_DECLARED}>{xml}</w:body>")
    for child in list(wrapped):
        document.element.body.insert(-1, child)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def picture(document: Document, content: bytes, alt: str = "", crop: str = "") -> None:
    """A paragraph with a picture; `crop` are the attributes by which Word hides its edges."""
    document.add_paragraph().add_run().add_picture(BytesIO(content))
    shape: Any = document.inline_shapes[-1]._inline
    shape.docPr.set("descr", alt)
    if crop:
        fill = shape.graphic.graphicData.pic.blipFill
        fill.insert(1, parse_xml(f'<a:srcRect xmlns:a="{NAMESPACES["a"]}" {crop}/>'))


def with_parts(file: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The same file with some parts replaced, added, or taken away."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        parts: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    parts |= changes
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return stream.getvalue()


def part(file: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return archive.read(name)


def with_related(file: bytes, kind: str, xml: str) -> bytes:
    """The same file with a part that belongs to its text, `footnotes` or `comments`."""
    relations = part(file, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        f'<Relationship Id="rX{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/></Relationships>'.encode(),
    )
    types = part(file, "[Content_Types].xml").replace(
        b"</Types>",
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES}.{kind}+xml"/></Types>'.encode(),
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} {_DECLARED}>{xml}</w:{kind}>'.encode()
    return with_parts(
        file,
        {
            "word/_rels/document.xml.rels": relations,
            "[Content_Types].xml": types,
            f"word/{kind}.xml": content,
        },
    )


def with_numbering(document: Document, *formats: str) -> str:
    """Declare a list whose levels are `bullet`, `decimal` or `lowerLetter`; returns its number."""
    numbering: Any = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{"•" if form == "bullet" else f"%{level + 1}."}"/></w:lvl>'
        for level, form in enumerate(formats)
    )
    abstract = parse_xml(
        f'<w:abstractNum {_DECLARED} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
    )
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {_DECLARED} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return "90"


def item(text: str, level: int, number: str = "90") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def text_box(text: str) -> str:
    """A paragraph with a text box as Word writes it: once for itself, once for programs of before 2010."""
    inside = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    choice = f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>"
    return (
        f"<w:p>{run('Đoạn có khung nổi.')}<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{drawing("Text Box 7", choice)}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def drawing(description: str, content: str, kind: str = "x/wordprocessingShape") -> str:
    return (
        f'<w:drawing><wp:anchor><wp:docPr id="7" name="7" descr="{description}"/>'
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )


SHAPE = f"<w:p><w:r>{drawing('Rectangle 8', '<wps:wsp/>')}</w:r></w:p>"
CHART = f"<w:p><w:r>{drawing('Số trẻ biết bơi', '<c:chart/>', NAMESPACES['c'])}</w:r></w:p>"
SHEET = '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
FORMULA = (
    "<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    "</m:oMath></w:p>"
)
