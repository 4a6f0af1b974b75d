"""The text that a reader sees in Word, read from the file's own XML, whatever it is wrapped in.

Nothing is listed that may hold text; only what Word does not show is. So what nobody thought of is read, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from media_mandate.word.fields import OFF, shown_by
from media_mandate.word.fonts import W
from media_mandate.word.numbering import Numbering, read_numbering
from media_mandate.word.package import Package, parse
from media_mandate.word.signs import LOST
from media_mandate.word.unwrapping import way_shown

FORMULA = "\ue000", "\ue001"
"""What stands around a formula, the letters of which the article writes in another way."""

_PRIVATE = re.compile("[\ue000-\uf8ff]")

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"

_TEXT = frozenset({f"{W}t", f"{_DRAWING}t", f"{_MATH}t"})
_BLANK = frozenset(f"{W}{name}" for name in ("tab", "ptab", "br", "cr"))
_UNSEEN = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "object"))


def legible(text: str) -> str:
    """A text without the signs of symbol fonts, and without those that nobody sees."""
    return _PRIVATE.sub("", LOST.sub("", text))


def shown_text(package: Package) -> str:
    """All text in its order, notes at the end; without headers and footers, and without a table of contents.

    What is deleted or hidden is left out, and so are the prompts of empty controls.
    """
    reader = _Reader(read_numbering(package))
    reader.read(parse(package.parts[package.main]))
    texts = {
        (kind, note.get(f"{W}id")): note
        for kind in ("footnote", "endnote")
        for root in package.related(f"{kind}s").values()
        for note in root.iterfind(f"{W}{kind}")
    }
    notes = [_Reader(reader.numbering) for _reference in reader.notes]
    for note, reference in zip(notes, reader.notes, strict=True):
        if reference in texts:
            note.read(texts[reference])
    return "\n".join("".join(read.pieces) for read in (reader, *notes))


@dataclass
class _Field:
    """A field that has begun behind so many pieces; `is_told` once its instruction is over."""

    begin: int
    mark: Any
    instruction: str = ""
    is_told: bool = False


@dataclass
class _Reader:
    """Reads one story: the text, a note, a text box."""

    numbering: Numbering
    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str | None]] = field(default_factory=list)
    """The notes that are referred to: their kind and id."""
    fields: list[_Field] = field(default_factory=list)
    """The fields that are open."""
    boxes: list[Any] = field(default_factory=list)
    """The text boxes of the paragraph that is read, behind which they are read."""

    def read(self, element: Any) -> None:
        tag = element.tag
        if not isinstance(tag, str):  # a comment or an instruction of XML
            return
        if tag in _TEXT:
            if not _marks_note(element):
                self.pieces.append(legible(element.text or ""))
        elif tag in _BLANK:
            self.pieces.append(" ")
        elif tag == f"{W}noBreakHyphen":
            self.pieces.append("-")
        elif tag == _WORD_ART:
            self.pieces.append(f" {legible(element.get('string', ''))} ")
        elif tag == f"{W}instrText":
            if self.fields:
                self.fields[-1].instruction += element.text or ""
        elif tag == f"{W}fldChar":
            self.follow(element)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self.notes.append((tag.removeprefix(W).removesuffix("Reference"), element.get(f"{W}id")))
        else:
            self.inside(element, tag)

    def inside(self, element: Any, tag: str) -> None:
        """Read what holds other things."""
        if self.is_unseen(element, tag):
            self.pass_over(element)
        elif tag == f"{W}p":
            self.paragraph(element)
        elif tag == f"{W}txbxContent":
            self.boxes.append(element)
        elif tag == _ALTERNATE:
            way = way_shown(element)
            self.children(*([] if way is None else [way]))
        elif tag == f"{_MATH}oMath":
            self.pieces.append(FORMULA[0])
            self.children(element)
            self.pieces.append(FORMULA[1])
        elif tag == f"{W}ruby":
            self.children(*element.iterfind(f"{W}rubyBase"))
            self.pieces.append(" ")
            self.children(*element.iterfind(f"{W}rt"))
        else:
            self.children(element)

    def children(self, *elements: Any) -> None:
        for child in chain.from_iterable(elements):
            self.read(child)

    def pass_over(self, element: Any) -> None:
        """Keep nothing of what is not shown, but the fields that begin or end in it."""
        pieces, notes, boxes = len(self.pieces), len(self.notes), len(self.boxes)
        self.children(element)
        del self.pieces[pieces:], self.notes[notes:], self.boxes[boxes:]

    def is_unseen(self, element: Any, tag: str) -> bool:
        if tag == f"{W}r":
            return self.numbering.styles.is_hidden(element)
        if tag == f"{W}p":
            return self.numbering.styles.name(element).startswith("toc ")
        if tag == f"{W}tr":
            return element.find(f"{W}trPr/{W}del") is not None or self.numbering.styles.is_hidden(element)
        if tag == f"{W}sdt":
            prompt = element.find(f"{W}sdtPr/{W}showingPlcHdr")
            return prompt is not None and prompt.get(f"{W}val") not in OFF
        return tag in _UNSEEN

    def paragraph(self, element: Any) -> None:
        outer, self.boxes = self.boxes, []
        item, begin = self.numbering.item(element), len(self.pieces)
        self.children(element)
        if item is not None and not item.is_list and "".join(self.pieces[begin:]).strip():
            self.pieces.insert(begin, f"{item.label} ")
        mark = element.find(f"{W}pPr/{W}rPr")
        if mark is None or (mark.find(f"{W}del") is None and mark.find(f"{W}moveFrom") is None):
            self.pieces.append("\n")
        for box in self.boxes:
            inner = _Reader(self.numbering, notes=self.notes)
            inner.children(box)
            self.pieces += inner.pieces
        self.boxes = outer

    def follow(self, mark: Any) -> None:
        """Follow a field. Its instruction is not seen, nor are the fields in that; what comes of it is."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(_Field(len(self.pieces), mark))
        elif self.fields and not self.fields[-1].is_told:
            del self.pieces[self.fields[-1].begin :]
            self.fields[-1].is_told = True
        if kind == "end" and self.fields:
            ended = self.fields.pop()
            instruction = "" if "".join(self.pieces[ended.begin :]).strip() else ended.instruction
            self.pieces.append(shown_by(ended.mark, instruction) or "")


def _marks_note(text: Any) -> bool:
    """Whether a text is the mark of a note, which the article numbers itself."""
    notes = text.itersiblings(f"{W}footnoteReference", f"{W}endnoteReference", preceding=True)
    return any(note.get(f"{W}customMarkFollows", "0") not in OFF for note in notes)
