"""The paragraphs of a Word file as they look, which is all that most authors say of what they are."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from media_mandate.word.fonts import Styles, W
from media_mandate.word.signs import LOST

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
PICTURES = (f"{_DRAWING}blip", f"{_VML}imagedata")

_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"

_MOST = 0.9
"""Which share of a paragraph's letters has to be bold for it to be so; authors miss a sign at either end."""

_FAR_RIGHT = 3000
"""An indent, in twentieths of a point, that moves a short line to the right half of a page."""


@dataclass(frozen=True, slots=True)
class WordLine:
    """A paragraph with text or pictures: what it says, and how it looks. `size` is in points."""

    element: Any
    text: str
    style: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    size: float = 10
    align: str = "left"
    has_picture: bool = False
    width: float = 0
    """How wide its first picture is shown, in centimetres; 0 where that is not known."""
    is_item: bool = False
    table: Any = None
    """The table that it stands in."""
    is_apart: bool = False
    """Whether an empty paragraph stands above it."""

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_marked(self) -> bool:
        """Whether it is told from plain text by its letters, as a heading is."""
        return self.is_bold or self.is_underlined or self.style.startswith("heading")


def read_lines(root: Any, styles: Styles) -> list[WordLine]:
    """The paragraphs of a text in their order, those of its tables among them, the empty ones not."""
    body = root.find(f"{W}body")
    found: list[WordLine] = []
    for block in [] if body is None else body:
        if block.tag == f"{W}p":
            found.append(_line(block, styles))
        elif block.tag == f"{W}tbl":
            found += _in_table(block, styles)
    above = [None, *found]
    return [
        replace(line, is_apart=before is not None and not before.text and not before.has_picture)
        for before, line in zip(above, found, strict=False)
        if line.text or line.has_picture
    ]


def body_size(lines: Sequence[WordLine]) -> float:
    """The size in which most of the text stands."""
    letters: Counter[float] = Counter()
    for line in lines:
        if not line.style.startswith(("title", "heading")):
            letters[line.size] += len(line.text)
    return max(letters, key=letters.__getitem__, default=10)


def _in_table(table: Any, styles: Styles) -> Iterator[WordLine]:
    for row in table.iterchildren(f"{W}tr"):
        for cell in row.iterchildren(f"{W}tc"):
            for found in cell.iter(f"{W}p"):
                yield _line(found, styles, table)


def _line(paragraph: Any, styles: Styles, table: Any = None) -> WordLine:
    runs = [(run, _text(run)) for run in paragraph.iter(f"{W}r")]
    told = [(run, text) for run, text in runs if any(map(str.isalnum, text))]
    letters = sum(len(text) for _run, text in told) or 1
    share = {
        name: sum(len(text) for run, text in told if styles.is_on(run, name)) / letters for name in "biu"
    }
    raw = unicodedata.normalize("NFC", "".join(text for _run, text in runs))
    lead = raw[: len(raw) - len(raw.lstrip())]
    align = styles.alignment(paragraph)
    indent = paragraph.find(f"{W}pPr/{W}ind")
    left = "" if indent is None else indent.get(f"{W}left") or indent.get(f"{W}start") or ""
    if align == "left" and (4 * lead.count("\t") + lead.count(" ") >= 16 or _number(left) >= _FAR_RIGHT):
        align = "right"
    return WordLine(
        paragraph,
        " ".join(LOST.sub("", raw).split()),
        styles.name(paragraph),
        share["b"] >= _MOST,
        share["i"] >= _MOST,
        share["u"] >= _MOST,
        max((styles.size(run) for run, _text in told), default=10),
        align,
        next(paragraph.iter(*PICTURES), None) is not None,
        _width(paragraph),
        paragraph.find(f"{W}pPr/{W}numPr") is not None,
        table,
    )


def _width(paragraph: Any) -> float:
    extent = next(paragraph.iter(_EXTENT), None)
    return 0 if extent is None else _number(extent.get("cx", "")) / 360_000


def _text(run: Any) -> str:
    pieces = {f"{W}tab": "\t", f"{W}br": " ", f"{W}noBreakHyphen": "-"}
    return "".join(
        (found.text or "") if found.tag == f"{W}t" else pieces[found.tag]
        for found in run.iter(f"{W}t", *pieces)
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def remove(element: Any) -> None:
    """Take a paragraph or a table out of the text; a cell keeps one paragraph."""
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1:
        for child in [child for child in element if child.tag != f"{W}pPr"]:
            element.remove(child)
    else:
        parent.remove(element)


def unstyle(paragraph: Any) -> None:
    """Make a paragraph one of plain text."""
    properties = paragraph.find(f"{W}pPr")
    for child in [] if properties is None else properties.findall(f"{W}pStyle"):
        properties.remove(child)
