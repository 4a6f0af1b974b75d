"""The numbers and marks that Word writes before headings and the items of lists (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from media_mandate.word.fonts import Styles, W, read_styles
from media_mandate.word.package import Package

_PLACE = re.compile("%([1-9])")
_HEADING = re.compile("heading [1-9]$")
_SHOWN = ("upperLetter", "lowerLetter", "upperRoman", "lowerRoman", "decimal")
"""The formats that become a list; letters and Roman numbers become numbers there, which is told."""

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Item:
    """What numbering makes of a paragraph: an item of a list, or a text with a label before it."""

    list: str
    level: int
    number: int
    label: str
    is_list: bool
    """Whether a list of Markdown shows the same; else the label is written as text."""


@dataclass
class Numbering:
    """Numbers the paragraphs of one story, which are to be asked for in their order."""

    styles: Styles
    abstract: Mapping[str, Any]
    lists: Mapping[str, Any]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    starts: dict[tuple[str, int, int], str] = field(default_factory=dict)
    """The lists that were made to begin with a number, for a list and a level."""

    def item(self, paragraph: Any) -> Item | None:
        """What Word writes before a paragraph; None where it is not numbered. Counts it."""
        id, level = self._place(paragraph)
        name, form, text = self._level(id, level)
        if name is None:
            return None
        counts = self._counted(id, name, level)
        label = _PLACE.sub(lambda place: self._number(id, form, counts, int(place[1]) - 1), text)
        kind = _value(form, "numFmt") or "decimal"
        if kind == "bullet" and (len(label.strip()) < 2 or not _has_words(label)):
            return Item(
                id, level, counts[level], "", not self.is_heading(paragraph)
            )  # a letter is a sign in its font
        is_plain = kind in _SHOWN and _PLACE.findall(text) == [str(level + 1)]
        is_list = is_plain and not _has_words(_PLACE.sub("", text)) and not self.is_heading(paragraph)
        return Item(id, level, counts[level], label.strip(), is_list)

    def list_from(self, item: Item) -> str:
        """A list like the item's own that begins with its number. Pandoc counts otherwise than Word."""
        return self.starts.setdefault((item.list, item.level, item.number), f"9{len(self.starts):06}")

    def write_starts(self, root: Any) -> None:
        """Put the lists of `list_from` into the numbering of the file."""
        for (id, level, number), new in self.starts.items():
            name, form, _text = self._level(id, level)
            made = etree.SubElement(root, f"{W}num", {f"{W}numId": new})
            etree.SubElement(made, f"{W}abstractNumId", {f"{W}val": name or ""})
            override = etree.SubElement(made, f"{W}lvlOverride", {f"{W}ilvl": str(level)})
            own = deepcopy(form)
            for start in own.findall(f"{W}start"):
                own.remove(start)
            etree.SubElement(own, f"{W}start", {f"{W}val": str(number)})
            etree.SubElement(override, f"{W}startOverride", {f"{W}val": str(number)})
            override.append(own)

    def is_heading(self, paragraph: Any) -> bool:
        return any(_HEADING.match(_value(style, "name").lower()) for style in self._chain(paragraph))

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        id, seen = _value(paragraph, "pPr", "pStyle") or self.styles.normal, set[str]()
        while id in self.styles.style and id not in seen:
            seen.add(id)
            yield self.styles.style[id]
            id = _value(self.styles.style[id], "basedOn")

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph, or of the nearest of its styles that names one."""
        level = _value(paragraph, "pPr", "numPr", "ilvl")
        id = _value(paragraph, "pPr", "numPr", "numId")
        for style in self._chain(paragraph):
            if id:
                break
            id = _value(style, "pPr", "numPr", "numId")
            level = level or _value(style, "pPr", "numPr", "ilvl")
            if id and not level:
                level = self._level_of(id, style.get(f"{W}styleId", ""))
        return id, int(level) if level.isdecimal() else 0

    def _level_of(self, id: str, style: str) -> str:
        root = self._abstract(id)[1]
        levels = [] if root is None else root.iterfind(f"{W}lvl")
        return next((found.get(f"{W}ilvl", "0") for found in levels if _value(found, "pStyle") == style), "0")

    def _abstract(self, id: str) -> tuple[str, Any]:
        """What a list is made like, by way of a style where it says so."""
        name = _value(self.lists.get(id), "abstractNumId")
        root = self.abstract.get(name)
        link = _value(root, "numStyleLink")
        if link and root.find(f"{W}lvl") is None:
            for other, found in self.abstract.items():
                if _value(found, "styleLink") == link:
                    return other, found
        return name, root

    def _level(self, id: str, level: int) -> tuple[str | None, Any, str]:
        name, root = self._abstract(id)
        if root is None or id == "0":
            return None, None, ""
        form = next(
            (found for found in root.iterfind(f"{W}lvl") if found.get(f"{W}ilvl") == str(level)), None
        )
        if (own := self._override(id, level)) is not None and own.find(f"{W}lvl") is not None:
            form = own.find(f"{W}lvl")
        if form is None:
            return None, None, ""
        return name, form, _value(form, "lvlText")

    def _override(self, id: str, level: int) -> Any:
        overrides = self.lists[id].iterfind(f"{W}lvlOverride")
        return next((found for found in overrides if found.get(f"{W}ilvl") == str(level)), None)

    def _counted(self, id: str, name: str, level: int) -> dict[int, int]:
        counts = self.counts.setdefault(name, {})
        own = self._override(id, level)
        start = _value(own, "startOverride")
        if start.isdecimal() and (id, level) not in self.begun:
            counts.pop(level, None)
        self.begun.add((id, level))
        counts[level] = counts[level] + 1 if level in counts else self._start(id, level)
        for deeper in [found for found in counts if found > level]:
            _name, form, _text = self._level(id, deeper)
            restart = _value(form, "lvlRestart")
            if not restart.isdecimal() or level < int(restart):
                del counts[deeper]
        return counts

    def _start(self, id: str, level: int) -> int:
        override = _value(self._override(id, level), "startOverride")
        _name, form, _text = self._level(id, level)
        start = override or _value(form, "start")
        return int(start) if start.isdecimal() else 0 if form is None else 1

    def _number(self, id: str, form: Any, counts: Mapping[int, int], level: int) -> str:
        _name, other, _text = self._level(id, level)
        kind = _value(other, "numFmt")
        if form.find(f"{W}isLgl") is not None and kind in _SHOWN:
            kind = "decimal"
        return _written(counts.get(level, self._start(id, level)), kind)


def read_numbering(package: Package) -> Numbering:
    """The numbering of a Word file, before its first paragraph."""
    for root in package.related("numbering").values():
        abstract = {found.get(f"{W}abstractNumId", ""): found for found in root.iterfind(f"{W}abstractNum")}
        lists = {found.get(f"{W}numId", ""): found for found in root.iterfind(f"{W}num")}
        return Numbering(read_styles(package), abstract, lists)
    return Numbering(read_styles(package), {}, {})


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _written(number: int, kind: str) -> str:
    if kind in ("none", "bullet"):
        return ""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if kind[0] == "u" else letters
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters.upper() if kind[0] == "u" else letters
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _value(element: Any, *path: str) -> str:
    found = None if element is None else element.find("/".join(f"{W}{step}" for step in path))
    return "" if found is None else str(found.get(f"{W}val", ""))
