"""What a Word file says of how its letters look: their font, and whether they are hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from media_mandate.messages import _
from media_mandate.word.package import WORD, Package, RefusedError

W = f"{{{WORD}}}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_LEGACY = re.compile(r"\.vn|vni[- ]|vps[- ]", re.IGNORECASE)
"""Fonts of before Unicode (TCVN 5712, VNI, VPS): they draw Vietnamese over the codes of other letters."""

_OLD_CODES = re.compile("[\u0080-\u00ff]")
_VIETNAMESE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their id, what holds where none says anything, and the theme's two fonts."""

    style: Mapping[str, Any] = field(default_factory=dict)
    default: Any = None
    normal: str = ""
    theme: Mapping[str, str] = field(default_factory=dict)

    def name(self, paragraph: Any) -> str:
        """The name of a paragraph's style, in small letters."""
        style = self.style.get(_value(paragraph, "pPr", "pStyle"))
        return "" if style is None else _value(style, "name").lower()

    def is_hidden(self, run: Any) -> bool:
        """Whether Word hides a run, or a row of a table."""
        if run.tag == f"{W}tr":
            mark = run.find(f"{W}trPr/{W}hidden")
            return mark is not None and mark.get(f"{W}val", "true") not in ("0", "false", "off")
        for properties in self._properties(run):
            mark = properties.find(f"{W}vanish")
            if mark is not None:
                return mark.get(f"{W}val", "true") not in ("0", "false", "off")
        return False

    def is_on(self, run: Any, name: str) -> bool:
        """Whether a run is bold (`b`), italic (`i`), or underlined (`u`)."""
        for properties in self._properties(run):
            mark = properties.find(f"{W}{name}")
            if mark is not None:
                return mark.get(f"{W}val", "true") not in ("0", "false", "off", "none")
        return False

    def size(self, run: Any) -> float:
        """The size of a run's letters, in points."""
        for properties in self._properties(run):
            told = _value(properties, "sz")
            if told.isdecimal():
                return int(told) / 2
        return 10

    def alignment(self, paragraph: Any) -> str:
        """Where a paragraph's lines stand: `left` (also where they fill the width), `center`, `right`."""
        id = _value(paragraph, "pPr", "pStyle") or self.normal
        told = _value(paragraph, "pPr", "jc")
        seen: set[str] = set()
        while not told and id in self.style and id not in seen:
            seen.add(id)
            told = _value(self.style[id], "pPr", "jc")
            id = _value(self.style[id], "basedOn")
        return {"center": "center", "right": "right", "end": "right"}.get(told, "left")

    def legacy_font(self, run: Any) -> str | None:
        """The font of a run, if it is one of before Unicode."""
        for properties in self._properties(run):
            fonts = properties.find(f"{W}rFonts")
            named = [] if fonts is None else [name for name in self._fonts(fonts) if name]
            if named:
                return next((name for name in named if _LEGACY.match(name)), None)
        return None

    def _fonts(self, fonts: Any) -> Iterator[str | None]:
        for script in ("hAnsi", "ascii"):
            theme = fonts.get(f"{W}{script}Theme")
            yield self.theme.get(theme[:5]) if theme else fonts.get(f"{W}{script}")

    def _properties(self, run: Any) -> Iterator[Any]:
        """All that is said of a run's letters, the nearest first."""
        own = run.find(f"{W}rPr")
        if own is not None:
            yield own
        yield from self._styled(_value(run, "rPr", "rStyle"))
        paragraph = next(run.iterancestors(f"{W}p"), None)
        yield from self._styled(
            (_value(paragraph, "pPr", "pStyle") if paragraph is not None else "") or self.normal
        )
        if self.default is not None:
            yield self.default

    def _styled(self, id: str) -> Iterator[Any]:
        seen: set[str] = set()
        while id in self.style and id not in seen:
            seen.add(id)
            style = self.style[id]
            if (properties := style.find(f"{W}rPr")) is not None:
                yield properties
            id = _value(style, "basedOn")


def read_styles(package: Package) -> Styles:
    """The styles of a Word file. Raises RefusedError where they are no XML."""
    theme = {
        kind: latin.get("typeface", "")
        for root in package.related("theme").values()
        for kind in ("major", "minor")
        for latin in root.iterfind(f".//{_DRAWING}{kind}Font/{_DRAWING}latin")
    }
    for root in package.related("styles").values():
        styles = {style.get(f"{W}styleId", ""): style for style in root.iterfind(f"{W}style")}
        normal = (
            id
            for id, style in styles.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
        )
        return Styles(styles, root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), next(normal, ""), theme)
    return Styles(theme=theme)


def old_runs(paragraph: Any, styles: Styles) -> list[tuple[Any, str]]:
    """The runs of a paragraph that are written in the codes of a font of before Unicode, with that.

    The font's name alone does no harm: numbers look the same in it, and so may what was converted.
    """
    named = [(run, styles.legacy_font(run)) for run in paragraph.iter(f"{W}r")]
    found = [(run, font) for run, font in named if font and not _VIETNAMESE.search(text_of(run))]
    return found if any(_OLD_CODES.search(text_of(run)) for run, _font in found) else []


def must_be_unicode(root: Any, styles: Styles) -> None:
    """Raise RefusedError where a paragraph stands in letters of before Unicode."""
    for paragraph in root.iter(f"{W}p"):
        found = [(font, text_of(run)) for run, font in old_runs(paragraph, styles)]
        if found:
            text = "".join(text for _font, text in found)
            font = next(font for font, text in found if _OLD_CODES.search(text))
            message = _(
                "The text stands in the old font {font}, whose letters no web page can show: {text}",
                font=font,
                text=excerpt(text),
            )
            raise RefusedError(message, _UNIKEY)


_UNIKEY = _(
    "Convert it with Unikey: 1. Open the file in Word, press Ctrl+A, then Ctrl+C. 2. Press Ctrl+Shift+F6 to "
    "open Unikey's toolkit; as source choose TCVN3 (ABC) for fonts that begin with .Vn, VNI Windows for "
    "those that begin with VNI; as target Unicode; tick the box for the clipboard, and press Convert. "
    "3. Press Ctrl+V in a new Word document, choose the font Times New Roman, set headings and bold anew, "
    "put the pictures in again, and save it as .docx. If the text reads well once it is in Times New Roman, "
    "that alone is enough."
)


def text_of(element: Any) -> str:
    """The text of an element, what was deleted included; breaks and tabs are blanks."""
    return "".join(
        (found.text or "") if found.tag in (f"{W}t", f"{W}delText") else " "
        for found in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}cr", f"{W}p")
    )


def excerpt(text: str, length: int = 60) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _value(element: Any, *path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path))
    return "" if found is None else str(found.get(f"{W}val", ""))
