"""Fields of a Word file, each replaced by what Word shows of it (ECMA-376, part 1, 17.16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from media_mandate.problems import Problem
from media_mandate.word import rules
from media_mandate.word.fonts import W, excerpt
from media_mandate.word.rules import UNPLACED

_DRAWN = frozenset(
    ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "EQ", "LISTNUM", "NUMPAGES", "PAGE", "SECTIONPAGES", "SYMBOL")
)
"""Kinds of fields that Word draws itself, whose result need not stand in the file."""

_LEAVES = frozenset(
    f"{W}{name}" for name in ("t", "sym", "tab", "br", "cr", "noBreakHyphen", "drawing", "pict")
)
OFF = ("0", "false", "off")


@dataclass
class WordField:
    """A field that has begun with a mark; `divider` is where its result begins, once that was read."""

    begin: Any
    instruction: str = ""
    told: list[Any] = field(default_factory=list)
    """What stands in the instruction, and is not shown."""
    divider: Any = None
    has_result: bool = False

    @property
    def kind(self) -> str:
        return next(iter(self.instruction.split()), "").upper()


def settle_fields(root: Any) -> Iterator[Problem]:
    """Take the fields out of a part but for links, and leave what is shown of them; tell what is not."""
    for simple in list(root.iter(f"{W}fldSimple")):
        _begun(simple)
    for mark in _unended(root):  # Word shows all that follows
        _drop(mark)
    fields: list[WordField] = []
    for element in list(root.iter()):
        if element.tag == f"{W}fldChar":
            yield from _follow(element, fields)
        elif element.tag == f"{W}instrText" or element.tag in _LEAVES:
            _keep(element, fields)


def _unended(root: Any) -> list[Any]:
    """The marks of fields that begin and do not end."""
    begun: list[Any] = []
    for mark in root.iter(f"{W}fldChar"):
        if mark.get(f"{W}fldCharType") == "begin":
            begun.append(mark)
        elif mark.get(f"{W}fldCharType") == "end" and begun:
            begun.pop()
    return begun


def _begun(simple: Any) -> None:
    """Give a field of one element the marks of the other kind of fields."""
    run = etree.Element(f"{W}r")
    for kind in ("begin", "", "separate"):
        if kind:
            etree.SubElement(run, f"{W}fldChar", {f"{W}fldCharType": kind})
        else:
            etree.SubElement(run, f"{W}instrText").text = simple.get(f"{W}instr", "")
    simple.addprevious(run)
    end = etree.Element(f"{W}r")
    etree.SubElement(end, f"{W}fldChar", {f"{W}fldCharType": "end"})
    end.tail, simple.tail = simple.tail, None
    simple.addnext(end)


def _keep(element: Any, fields: list[WordField]) -> None:
    """Note what stands in a field: in its instruction, or in its result."""
    within = next((found for found in reversed(fields) if found.divider is None), None)
    if within is not None:
        within.instruction += element.text or "" if element.tag in (f"{W}instrText", f"{W}t") else ""
        within.told.append(element)
        return
    for found in fields:
        found.has_result = True


def _follow(mark: Any, fields: list[WordField]) -> Iterator[Problem]:
    kind = mark.get(f"{W}fldCharType")
    if kind == "begin":
        fields.append(WordField(mark))
    elif not fields:
        _drop(mark)
    elif kind == "separate":
        if fields[-1].divider is None:
            fields[-1].divider = mark
    else:
        yield from _settle(fields.pop(), mark, inside=bool(fields) and fields[-1].divider is None)


def _settle(found: WordField, end: Any, *, inside: bool) -> Iterator[Problem]:
    for element in found.told:
        _drop(element)
    if found.kind == "HYPERLINK" and found.has_result and not inside:
        instruction = etree.Element(f"{W}instrText")
        instruction.text = found.instruction
        found.begin.addnext(instruction)
        return
    if not inside:
        yield from _made(found)
    for element in (found.begin, found.divider, end):
        if element is not None:
            _drop(element)


def _made(found: WordField) -> Iterator[Problem]:
    """Write what a field shows that stands in no result."""
    sign = _sign(found.instruction.split()) if found.kind == "SYMBOL" and not found.has_result else None
    if (text := shown_by(found.begin, "" if found.has_result else found.instruction)) is not None:
        shown = etree.Element(f"{W}t")
        shown.text = text
        found.begin.addprevious(shown)
    elif sign is not None:
        found.begin.addprevious(sign)
    elif found.kind in _DRAWN and not found.has_result:
        yield rules.FIELD.at(UNPLACED, text=excerpt(found.instruction))


def shown_by(begin: Any, instruction: str) -> str | None:
    """What is shown of a field that has no result: its choice, its box, or its words; None for others."""
    entries = begin.find(f"{W}ffData/{W}ddList")
    if entries is not None:
        return _chosen(entries)
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return "☐" if state is None or state.get(f"{W}val") in OFF else "☒"
    kind, _blank, rest = instruction.strip().partition(" ")
    if kind.upper() in ("MACROBUTTON", "GOTOBUTTON"):
        return rest.strip().partition(" ")[2].strip()
    return None


def _chosen(found: Any) -> str:
    entries = [entry.get(f"{W}val", "") for entry in found.iterfind(f"{W}listEntry")]
    number = next((told.get(f"{W}val", "") for told in found.iter(f"{W}result", f"{W}default")), "")
    chosen = int(number) if number.isdecimal() else 0
    return entries[chosen] if chosen < len(entries) else ""


def _sign(words: list[str]) -> Any:
    """The sign that `SYMBOL 183 \\f "Symbol"` shows, as Word writes signs elsewhere."""
    code = words[1] if len(words) > 1 else ""
    try:
        number = int(code, 0)
    except ValueError:
        return None
    font = " ".join(words).partition("\\f")[2].strip()
    name = font[1:].partition('"')[0] if font[:1] == '"' else font.partition(" ")[0]
    if not name:
        sign = etree.Element(f"{W}t")
        sign.text = chr(number) if 32 <= number < 0xD800 else ""
        return sign
    return etree.Element(f"{W}sym", {f"{W}font": name, f"{W}char": f"{number:04X}"})


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)
