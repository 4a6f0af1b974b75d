"""The numbers and marks that Word writes before headings and the items of lists (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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

    name: str
    """That of what all its lists are made like, which are counted together."""
    level: int
    number: int
    format: str
    text: str
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
    chains: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """Of what is counted together, on each level: the list that was begun last, and its last number."""
    made: list[Item] = field(default_factory=list)
    """The first items of the lists that were begun."""

    def item(self, paragraph: Any) -> Item | None:
        """What Word writes before a paragraph; None where it is not numbered. Counts it."""
        id, level = self._place(paragraph)
        name, form, text = self._level(id, level)
        if name is None:
            return None
        counts = self._counted(id, name, level)
        label = _PLACE.sub(lambda place: self._number(id, form, counts, int(place[1]) - 1), text)
        kind = _value(form, "numFmt") or "decimal"
        if kind == "bullet":
            # A letter alone is a sign in the font of its bullet.
            label = label if len(label.strip()) > 1 and _has_words(label) else ""
            is_plain = not label
        else:
            is_plain = kind in _SHOWN and _PLACE.findall(text) == [str(level + 1)]
            is_plain = is_plain and not _has_words(_PLACE.sub("", text))
        is_list = is_plain and not self.is_heading(paragraph)
        return Item(name, level, counts[level], kind, text, label.strip(), is_list)

    def list_of(self, item: Item) -> str:
        """The list of `written` that an item belongs to.

        Pandoc counts otherwise than Word; so where the number is not the next one, a list of its own begins.
        """
        for place in [place for place in self.chains if place[1] > item.level]:
            del self.chains[place]
        place = (item.name, item.level)
        id, last = self.chains.get(place, ("", 0))
        if not id or item.number != last + 1:
            id = str(len(self.made) + 1)
            self.made.append(item)
        self.chains[place] = (id, item.number)
        return id

    def written(self) -> bytes:
        """The lists of `list_of`, as a part of a Word file."""
        root = etree.Element(f"{W}numbering", nsmap={"w": W[1:-1]})
        for id, item in enumerate(self.made, 1):
            abstract = etree.SubElement(root, f"{W}abstractNum", {f"{W}abstractNumId": str(id)})
            level = etree.SubElement(abstract, f"{W}lvl", {f"{W}ilvl": str(item.level)})
            for name, value in (("start", str(item.number)), ("numFmt", item.format), ("lvlText", item.text)):
                etree.SubElement(level, f"{W}{name}", {f"{W}val": value})
            made = etree.SubElement(root, f"{W}num", {f"{W}numId": str(id)})
            etree.SubElement(made, f"{W}abstractNumId", {f"{W}val": str(id)})
        raw: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        return raw

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
        root: Any = self._abstract(id)[1]
        levels = [] if root is None else root.iterfind(f"{W}lvl")
        return next((found.get(f"{W}ilvl", "0") for found in levels if _value(found, "pStyle") == style), "0")

    def _abstract(self, id: str) -> tuple[str, Any]:
        """What a list is made like, by way of a style where it says so."""
        name = _value(self.lists.get(id), "abstractNumId")
        root: Any = self.abstract.get(name)
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
