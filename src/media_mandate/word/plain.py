"""The text of a Word file as Word shows it without markup, and what an editor has to know of the rest."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from lxml import etree

from media_mandate.messages import _
from media_mandate.problems import Problem, Rule
from media_mandate.word import rules
from media_mandate.word.fonts import Styles, W, excerpt, must_be_unicode, read_styles, text_of
from media_mandate.word.images import Crop, UncroppableError, crop_of, cropped
from media_mandate.word.package import OFFICE, RELATIONSHIPS, Package, parse, relations_of
from media_mandate.word.rules import UNPLACED

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_VML = "{urn:schemas-microsoft-com:vml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = f"{{{OFFICE}}}"

_KEPT = frozenset({"styles", "numbering", "footnotes", "endnotes", "theme", "settings"})
"""The kinds of parts that are read on; what stands in the others is told, not published."""

_SYMBOLS = frozenset({"symbol", "wingdings"})
"""Fonts of signs that pandoc writes as letters of Unicode."""

_SHAPES = (
    *(f"{_SHAPE}wsp", f"{_SHAPE}cxnSp"),
    *(f"{_VML}{name}" for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve")),
)


def plain_file(package: Package) -> tuple[Package, list[Problem]]:
    """A Word file with nothing but the final text and its pictures, and what is not in it any more.

    Changes are accepted. Raises RefusedError where no article can be made of the text.
    """
    styles = read_styles(package)
    findings: list[Problem] = []
    parts = {name: package.parts[name] for name in ("[Content_Types].xml", relations_of(""))}
    texts = {package.main: parse(package.parts[package.main])}
    for kind in ("footnotes", "endnotes"):
        texts |= package.related(kind)
    for name, root in texts.items():
        must_be_unicode(root, styles)
        findings += _make_plain(root, styles)
        parts |= _with_pictures(name, root, package, findings)
        parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    for found in package.relations(package.main):
        if found.kind in _KEPT and found.target in package.parts and found.target not in parts:
            root = parse(package.parts[found.target])
            _remove(root.iter(f"{W}ind"))
            parts[found.target] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    findings += _around(package)
    return Package(parts, package.main), findings


def _make_plain(root: Any, styles: Styles) -> Iterator[Problem]:
    """Take out of one part what Word does not show, and put what floats into the line."""
    _choose(root)
    yield from _changes(root)
    hidden = [run for run in root.iter(f"{W}r") if styles.is_hidden(run)]
    if text := excerpt(" ".join(map(text_of, hidden))):
        yield rules.HIDDEN.at(UNPLACED, text=text)
    _remove(hidden)
    for control in list(root.iter(f"{W}sdt")):
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            _remove([control])
    contents = [found for found in root.iter(f"{W}p") if styles.name(found).startswith("toc ")]
    if contents:
        yield rules.CONTENTS.at(UNPLACED)
    _remove(contents)
    unknown = [found for found in root.iter(f"{W}sym") if found.get(f"{W}font", "").lower() not in _SYMBOLS]
    for font in dict.fromkeys(found.get(f"{W}font", "?") for found in unknown):
        yield rules.FONT.at(UNPLACED, font=font)
    yield from _foreign(root)
    yield from _unboxed(root)
    # An indented paragraph is no quotation, which is all that pandoc would see in it.
    _remove(root.iter(f"{W}ind"))


def _choose(root: Any) -> None:
    """Of what Word wrote for itself and for older programs, keep the first that holds anything."""
    telling = (f"{_PICTURE}pic", f"{W}t", f"{_MATH}oMath", f"{_VML}imagedata")
    while (both := root.find(f".//{_COMPATIBLE}AlternateContent")) is not None:
        telling_ways = (way for way in both if next(way.iter(*telling), None) is not None)
        for child in list(next(telling_ways, ())):
            both.addprevious(child)
        _remove([both])


def _changes(root: Any) -> Iterator[Problem]:
    """Accept every change, and tell who made it."""
    hint = _("The final text was taken, as Word shows it under No Markup. Check that this was meant.")
    found = [
        (change, etree.QName(change).localname, change.get(f"{W}author", "?"), _place(change))
        for change in root.iter(*(f"{W}{kind}" for kind in ("ins", "del", "moveFrom", "moveTo")))
    ]
    texts = [
        (kind, author, text)
        for (kind, author, _line), group in groupby(found, key=lambda change: change[1:])
        if (text := excerpt("".join(text_of(change[0]) for change in group)))
    ]
    for number, (kind, author, text) in enumerate(texts, start=1):
        last = hint if number == len(texts) else None
        yield _CHANGES[kind].at(UNPLACED, hint=last, author=author, text=text)
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            _remove([row])
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        following = paragraph.getnext()
        ends = mark is None or (mark.find(f"{W}del") is None and mark.find(f"{W}moveFrom") is None)
        if not ends and following is not None and following.tag == f"{W}p":
            paragraph.extend(child for child in following if child.tag != f"{W}pPr")
            _remove([following])
    _remove(change for change, kind, *_rest in found if kind in ("del", "moveFrom"))


_CHANGES: Mapping[str, Rule] = {
    "ins": rules.ADDED,
    "del": rules.DELETED,
    "moveFrom": rules.MOVED_AWAY,
    "moveTo": rules.MOVED_HERE,
}


def _place(change: Any) -> Any:
    return next(change.iterancestors(f"{W}p"), None)


def _foreign(root: Any) -> Iterator[Problem]:
    """What other programs put into the text: charts, drawings of SmartArt, sheets, pieces of web pages."""
    for data in list(root.iter(f"{_DRAWING}graphicData")):
        kind = data.get("uri", "").rpartition("/")[2]
        if kind in ("chart", "chartex", "diagram"):
            yield rules.CHART.at(UNPLACED, text=_description(data))
            _remove([data])
    for thing in list(root.iter(f"{W}object")):
        program = next((found.get("ProgID") for found in thing.iter() if found.get("ProgID")), "?")
        yield rules.OBJECT.at(UNPLACED, name=program)
        _remove([thing])
    for piece in list(root.iter(f"{W}altChunk", f"{W}subDoc")):
        yield rules.OTHER_FILE.at(UNPLACED)
        _remove([piece])


def _description(data: Any) -> str:
    properties = data.getparent().getparent().find("{*}docPr")
    return "?" if properties is None else properties.get("descr") or properties.get("name", "?")


def _unboxed(root: Any) -> Iterator[Problem]:
    """Put each text box behind the paragraph at which it floats, and tell of shapes without text."""
    boxes = list(root.iter(f"{W}txbxContent"))
    for box in boxes:
        if text := excerpt(text_of(box)):
            yield rules.TEXT_BOX.at(UNPLACED, text=text)
    for box in reversed(boxes):  # the inner ones first, and of one paragraph the last
        paragraph = next(box.iterancestors(f"{W}p"), None)
        if paragraph is not None:
            for child in reversed(box):
                paragraph.addnext(child)
        _remove([next(box.iterancestors(*_SHAPES), box)])
    shapes = [shape for shape in root.iter(*_SHAPES) if shape.find(f".//{_VML}imagedata") is None]
    if shapes:
        yield rules.SHAPES.at(UNPLACED, count=len(shapes))
    _remove(shapes)


def _with_pictures(name: str, root: Any, package: Package, findings: list[Problem]) -> dict[str, bytes]:
    """The pictures of a part, cropped as Word shows them, and its relations to them.

    What is cut away in Word alone would still be in the file that is published.
    """
    relations = {found.id: found for found in package.relations(name)}
    if not relations:
        return {}
    tree = parse(package.parts[relations_of(name)])
    parts: dict[str, bytes] = {}
    for picture in list(root.iter(f"{_DRAWING}blip", f"{_VML}imagedata")):
        relation = relations.get(picture.get(f"{_R}embed") or picture.get(f"{_R}id") or "")
        raw = None if relation is None else package.parts.get(relation.target)
        if relation is None or raw is None:
            findings.append(rules.PICTURE_POINTS.at(UNPLACED))
            _remove(picture.iterancestors(f"{W}drawing", f"{W}pict"))
            continue
        crop = crop_of(picture)
        target = relation.target
        try:
            if crop != Crop():
                raw = cropped(raw, crop)
                folder, file = posixpath.split(relation.target)
                target = f"{folder}/cut{len(parts)}-{posixpath.splitext(file)[0]}.png"
                told = {"Id": f"cut{len(parts)}", "Type": f"{OFFICE}/image", "Target": f"/{target}"}
                etree.SubElement(tree, f"{{{RELATIONSHIPS}}}Relationship", told)
                picture.set(f"{_R}{'embed' if picture.tag == f'{_DRAWING}blip' else 'id'}", told["Id"])
        except UncroppableError:
            findings.append(rules.PICTURE_CROPPED.at(UNPLACED))
            _remove(picture.iterancestors(f"{W}drawing", f"{W}pict"))
            continue
        parts[target] = raw
    return parts | {relations_of(name): etree.tostring(tree, encoding="UTF-8", xml_declaration=True)}


def _around(package: Package) -> Iterator[Problem]:
    """What stands beside the text: comments, headers and footers."""
    for root in package.related("comments").values():
        for comment in root.iter(f"{W}comment"):
            author = comment.get(f"{W}author", "?")
            text = excerpt(text_of(comment))
            yield rules.COMMENTED.at(UNPLACED, author=author, text=text)
    margins = [*package.related("header").values(), *package.related("footer").values()]
    for text in dict.fromkeys(excerpt(text_of(root)) for root in margins):
        if any(map(str.isalpha, text)):
            yield rules.MARGINS.at(UNPLACED, text=text)


def _remove(elements: Any) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            element.getparent().remove(element)
