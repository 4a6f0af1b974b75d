"""What pandoc passes over with all that stands in it, put so that it reads it.

Pandoc knows some elements in each place, and drops others with their text. What is listed is what it knows:
whatever else holds text is opened, whether anybody thought of it or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from media_mandate.word.fields import OFF
from media_mandate.word.fonts import W
from media_mandate.word.package import OFFICE

_R = f"{{{OFFICE}}}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"


def _words(*names: str) -> frozenset[str]:
    return frozenset(f"{W}{name}" for name in names)


_BLOCKS, _INLINES = _words("p", "tbl"), _words("r", "hyperlink")
_KNOWN = {
    **dict.fromkeys(_words("body", "tc", "txbxContent", "footnote", "endnote"), _BLOCKS),
    f"{W}tbl": _words("tr"),
    f"{W}tr": _words("tc"),
    **dict.fromkeys(_words("p", "hyperlink"), _INLINES),
    f"{W}r": _words("t", "drawing", "pict", "object"),
}
"""What holds text, and which of the things in it pandoc looks into."""

_TEXT = _words("p", "tbl", "tr", "tc", "r", "t", "sym")
_WIDEST = 200
"""Columns of which no article's table has more."""

_ALONE = _words("drawing", "pict", "object", "fldChar", "instrText", "footnoteReference", "endnoteReference")
"""Of what stands with one of these in a run, pandoc reads no more."""

_READ_AS = {f"{W}cr": f"{W}br", f"{W}ptab": f"{W}tab"}


_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_OF_WORD = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/")
_TELLING = (
    *(f"{W}t", f"{{{_DRAWING}picture}}pic", f"{{{_DRAWING}main}}t", f"{_MATH}oMath"),
    *(f"{_VML}imagedata", f"{_VML}textpath"),
)


def way_shown(ways: Any) -> Any:
    """Of what was written for several programs, the first that Word knows and that says anything."""
    for way in ways:
        needed = (way.nsmap.get(prefix, "") for prefix in way.get("Requires", "").split())
        is_known = all(name.startswith(_OF_WORD) for name in needed)
        if is_known and next(way.iter(*_TELLING), None) is not None:
            return way
    return None


def unwrap(root: Any) -> None:
    """Open what pandoc does not look into, in one part. Fields and text boxes have to be settled before."""
    for element in list(root.iter(*_READ_AS)):
        element.tag = _READ_AS[element.tag]
    for art in list(root.iter(f"{_VML}textpath")):
        _write_art(art)
    for drawn in list(root.iter(f"{W}pict")):
        _part(drawn)
    for ruby in reversed(list(root.iter(f"{W}ruby"))):
        _write_ruby(ruby)
    for holder in list(root.iter(*_KNOWN)):
        _open(holder)
    for run in list(root.iter(f"{W}r")):
        _split(run)
    for table in root.iter(f"{W}tbl"):
        _widen(table)


def _open(holder: Any) -> None:
    known = _KNOWN[holder.tag]
    waiting = list(holder)
    while waiting:
        child = waiting.pop(0)
        is_known = child.tag in known and (child.tag != f"{W}hyperlink" or _leads_somewhere(child))
        if is_known or not isinstance(child.tag, str) or child.tag.startswith(_MATH):
            continue
        if next(child.iterdescendants(*_TEXT, f"{_MATH}oMath"), None) is not None:
            inner = list(child)
            for found in inner:
                child.addprevious(found)
            holder.remove(child)
            waiting = inner + waiting


def _leads_somewhere(link: Any) -> bool:
    return link.get(f"{_R}id") is not None or link.get(f"{W}anchor") is not None


def _write_art(art: Any) -> None:
    """Write the words of a WordArt of older programs before it."""
    run = next(art.iterancestors(f"{W}r"), None)
    if run is not None and (text := art.get("string")):
        run.addprevious(run_like(run, text))


def _part(drawn: Any) -> None:
    """Give each picture of an older program's group a drawing of its own; pandoc reads the first alone."""
    run = drawn.getparent()
    pictures = list(drawn.iter(f"{_VML}imagedata"))
    for picture in reversed(pictures[1:]):
        other = etree.Element(f"{W}r")
        etree.SubElement(etree.SubElement(other, f"{W}pict"), f"{_VML}shape").append(picture)
        run.addnext(other)


def _write_ruby(ruby: Any) -> None:
    """Write a text with its reading above it as text (reading)."""
    run = ruby.getparent()
    reading = "".join(found.text or "" for found in ruby.iterfind(f"{W}rt//{W}t")).strip()
    after = etree.Element(f"{W}r")
    if (properties := run.find(f"{W}rPr")) is not None:
        after.append(deepcopy(properties))
    after.extend(list(ruby.itersiblings()))
    run.remove(ruby)
    base = [found for part in ruby.iterfind(f"{W}rubyBase") for found in part]
    for found in reversed([*base, *([run_like(run, f" ({reading})")] if reading else []), after]):
        run.addnext(found)


def run_like(like: Any, text: str) -> Any:
    """A run with a text in the letters of another."""
    run = etree.Element(f"{W}r")
    if (properties := like.find(f"{W}rPr")) is not None:
        run.append(deepcopy(properties))
    written = etree.SubElement(run, f"{W}t")
    written.text = text
    return run


def _widen(table: Any) -> None:
    """Give each row of a table the width of the widest; pandoc drops cells beyond those of an early one."""
    rows = {row: _width(row) for row in table.iterchildren(f"{W}tr")}
    width = min(max(rows.values(), default=0), _WIDEST)
    for row, own in rows.items():
        for _cell in range(own, width):
            etree.SubElement(etree.SubElement(row, f"{W}tc"), f"{W}p")
    grid = table.find(f"{W}tblGrid")
    if grid is not None:
        for _column in range(len(grid), width):
            etree.SubElement(grid, f"{W}gridCol")
        for column in grid:
            column.set(f"{W}w", column.get(f"{W}w", "100"))


def _width(row: Any) -> int:
    told = [
        row.find(f"{W}trPr/{W}gridBefore"),
        *(cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterchildren(f"{W}tc")),
    ]
    spans = ["0" if found is None else found.get(f"{W}val", "") for found in told]
    before, *cells = (int(span) if span.isdecimal() and len(span) < 4 else 0 for span in spans)
    return before + sum(max(span, 1) for span in cells)


def _split(run: Any) -> None:
    """Put what pandoc reads alone into runs of its own."""
    for note in run.iterchildren(f"{W}footnoteReference", f"{W}endnoteReference"):
        if note.get(f"{W}customMarkFollows", "0") not in OFF:  # the article numbers its notes itself
            for mark in list(note.itersiblings(f"{W}t", f"{W}sym")):
                run.remove(mark)
    groups = list(_groups([child for child in run if child.tag != f"{W}rPr"]))
    for group in reversed(groups[1:]):
        other = etree.Element(f"{W}r")
        if (properties := run.find(f"{W}rPr")) is not None:
            other.append(deepcopy(properties))
        other.extend(group)
        run.addnext(other)


def _groups(children: list[Any]) -> Iterator[list[Any]]:
    group: list[Any] = []
    for child in children:
        if child.tag in _ALONE:
            if group:
                yield group
            yield [child]
            group = []
        else:
            group.append(child)
    if group:
        yield group
