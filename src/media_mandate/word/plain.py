"""The text of a Word file as Word shows it without markup, and what an editor has to know of the rest."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

from lxml import etree

from media_mandate.messages import _
from media_mandate.problems import Problem, Rule
from media_mandate.word import rules
from media_mandate.word.fields import OFF, settle_fields
from media_mandate.word.fonts import Styles, W, excerpt, must_be_unicode, text_of
from media_mandate.word.images import Crop, UncroppableError, crop_of, cropped
from media_mandate.word.layout import Layout, lay_out, with_headings
from media_mandate.word.numbering import Numbering, read_numbering
from media_mandate.word.package import OFFICE, RELATIONSHIPS, WORD, Package, parse, relations_of
from media_mandate.word.rules import UNPLACED
from media_mandate.word.unwrapping import run_like, unwrap, way_shown

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_VML = "{urn:schemas-microsoft-com:vml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = f"{{{OFFICE}}}"

_KEPT = frozenset({"styles", "theme", "settings"})
"""The kinds of parts that are read on besides notes; what stands in the others is told, not published."""

_MAIN = "word/document.xml"
"""Where pandoc looks for the text, and beside it for what belongs to it, wherever it stood."""

_NAMESPACES = {
    "w": WORD,
    "r": OFFICE,
    "a": _DRAWING[1:-1],
    "pic": _PICTURE[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": _VML[1:-1],
    "m": _MATH[1:-1],
}
"""The names that pandoc knows these by, and has to find at the root of each part."""

_LONGEST_TITLE = 300
"""Of how many letters a title or standfirst of several paragraphs is at most; what follows is text."""

_SYMBOLS = frozenset({"symbol", "wingdings"})
"""Fonts of signs that pandoc writes as letters of Unicode."""

_SHAPES = (
    *(f"{_SHAPE}wsp", f"{_SHAPE}cxnSp"),
    *(f"{_VML}{name}" for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve")),
)


def plain_file(
    package: Package, names: Collection[str] = (), least: int = 0
) -> tuple[Package, Layout, list[Problem]]:
    """A Word file with nothing but the final text and its pictures, and what is not in it any more.

    Changes are accepted. `names` are those that the desk's mastheads have, `least` the words that an article
    needs. Raises RefusedError where no article can be made of the text.
    """
    numbering = read_numbering(package)
    findings: list[Problem] = []
    layout = Layout()
    told = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{_MAIN}"/>'
    parts = {relations_of(""): f'<Relationships xmlns="{RELATIONSHIPS}">{told}</Relationships>'.encode()}
    texts = [(package.main, _MAIN, parse(package.parts[package.main]))]
    for kind in ("footnotes", "endnotes"):
        texts += [(name, f"word/{kind}.xml", root) for name, root in package.related(kind).items()]
    for name, new, root in texts:
        must_be_unicode(root, numbering.styles)
        findings += _make_plain(root, numbering, package, name)
        if new == _MAIN:
            layout = lay_out(root, numbering.styles, (names, least), findings)
        # An indented paragraph is no quotation, which is all that pandoc would see in it.
        _remove(root.iter(f"{W}ind"))
        _join_titles(root, numbering.styles)
        parts |= _with_pictures(name, new, root, package, findings)
        parts[new] = _serialised(root)
    for kind in _KEPT:
        for root in package.related(kind).values():
            # Indents and numbering stand in the paragraphs themselves by now, or nowhere.
            _remove(root.iter(f"{W}ind"))
            _remove(root.iterfind(f".//{W}style//{W}numPr"))
            parts[f"word/{kind}.xml"] = _serialised(with_headings(root) if kind == "styles" else root)
    if "word/styles.xml" not in parts:
        parts["word/styles.xml"] = _serialised(with_headings(etree.Element(f"{W}styles")))
    parts["word/numbering.xml"] = numbering.written()
    findings += _around(package)
    return Package(parts, _MAIN), layout, findings


def _serialised(root: Any) -> bytes:
    etree.cleanup_namespaces(root, top_nsmap=_NAMESPACES, keep_ns_prefixes=list(_NAMESPACES))
    raw: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return raw


def _make_plain(root: Any, numbering: Numbering, package: Package, name: str) -> Iterator[Problem]:
    """Take out of one part what Word does not show, and put what floats into the line."""
    styles = numbering.styles
    _choose(root)
    yield from _changes(root)
    yield from settle_fields(root)
    _remove(root.iter(f"{W}delText", f"{W}delInstrText", f"{W}tblCaption", f"{W}tblDescription"))
    hidden = [found for found in root.iter(f"{W}r", f"{W}tr") if styles.is_hidden(found)]
    if text := excerpt(" ".join(map(text_of, hidden))):
        yield rules.HIDDEN.at(UNPLACED, text=text)
    _remove(hidden)
    yield from _prompts(root)
    contents = [found for found in root.iter(f"{W}p") if styles.name(found).startswith("toc ")]
    if contents:
        yield rules.CONTENTS.at(UNPLACED)
    _remove(contents)
    unknown = [found for found in root.iter(f"{W}sym") if found.get(f"{W}font", "").lower() not in _SYMBOLS]
    for font in dict.fromkeys(found.get(f"{W}font", "?") for found in unknown):
        yield rules.FONT.at(UNPLACED, font=font)
    yield from _foreign(root, package, name)
    unwrap(root)
    _label(root, numbering)
    yield from _unboxed(root)


def _prompts(root: Any) -> Iterator[Problem]:
    """Take out what Word asks for in fields of a form that nobody filled in."""
    controls = [
        control
        for control in root.iter(f"{W}sdt")
        if (prompt := control.find(f"{W}sdtPr/{W}showingPlcHdr")) is not None
        and prompt.get(f"{W}val") not in OFF
    ]
    texts = (excerpt(text_of(control)) for control in controls)
    for text in dict.fromkeys(text for text in texts if text):
        yield rules.PROMPT.at(UNPLACED, text=text)
    _remove([run for control in controls for run in control.iter(f"{W}r")])  # the cells of a table stay


def _label(root: Any, numbering: Numbering) -> None:
    """Write what Word writes before headings and the items of lists, where Markdown would not."""
    for paragraph in root.iter(f"{W}p"):
        item = numbering.item(paragraph)
        is_within = paragraph.find(f"{W}pPr/{W}numPr") is not None and not numbering.is_heading(paragraph)
        _remove(paragraph.iterfind(f"{W}pPr/{W}numPr"))
        if item is not None and item.is_list:
            _number(paragraph, numbering.list_of(item), item.level)
        elif item is not None and item.label:
            if text_of(paragraph).strip():
                first = next(paragraph.iter(f"{W}r"))
                first.addprevious(run_like(first, f"{item.label} "))
        elif is_within:
            _number(paragraph, "0", 0)


def _number(paragraph: Any, id: str, level: int) -> None:
    """Make a paragraph an item of a list, or of the list "0": one that goes on an item before it."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    place = etree.SubElement(properties, f"{W}numPr")
    etree.SubElement(place, f"{W}ilvl", {f"{W}val": str(level)})
    etree.SubElement(place, f"{W}numId", {f"{W}val": id})


def _join_titles(root: Any, styles: Styles) -> None:
    """Make one paragraph of a title or standfirst of several, of which pandoc keeps one, without pictures."""
    first: dict[str, Any] = {}
    last = None
    pictures = etree.Element(f"{W}p")
    for paragraph in list(root.iterfind(f"{W}body/{W}p")):
        name, text = styles.name(paragraph), text_of(paragraph).strip()
        if text and name not in ("title", "subtitle", "author", "date", "abstract"):
            break
        if name not in ("title", "subtitle"):
            continue
        pictures.extend(
            run
            for run in paragraph.iterchildren(f"{W}r")
            if next(run.iter(f"{_DRAWING}blip", f"{_VML}imagedata"), None) is not None
        )
        before = first.get(name)
        if before is None or len(text_of(before)) + len(text) > _LONGEST_TITLE:
            first.setdefault(name, paragraph)
            if before is not None:
                _remove(paragraph.iterfind(f"{W}pPr/{W}pStyle"))
                break
            last = paragraph
            continue
        before.append(run_like(before, " "))
        before.extend(child for child in paragraph if child.tag != f"{W}pPr")
        _remove([paragraph])
    if last is not None and len(pictures):
        last.addnext(pictures)


def pictures_in(package: Package) -> int:
    """How many pictures the text of a plain file shows."""
    root = parse(package.parts[package.main])
    return sum(1 for _picture in root.iter(f"{_PICTURE}pic", f"{_VML}imagedata"))


def _choose(root: Any) -> None:
    """Of what Word wrote for itself and for older programs, keep what it shows."""
    while (both := root.find(f".//{_COMPATIBLE}AlternateContent")) is not None:
        way = way_shown(both)
        for child in [] if way is None else list(way):
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


def _foreign(root: Any, package: Package, name: str) -> Iterator[Problem]:
    """What other programs put into the text: charts, drawings of SmartArt, sheets, pieces of web pages."""
    for data in list(root.iter(f"{_DRAWING}graphicData")):
        kind = data.get("uri", "").rpartition("/")[2]
        if kind in ("chart", "chartex", "diagram"):
            yield rules.CHART.at(UNPLACED, text=_description(data, package, name))
            _remove([data])
    for thing in list(root.iter(f"{W}object")):
        program = next((found.get("ProgID") for found in thing.iter() if found.get("ProgID")), "?")
        yield rules.OBJECT.at(UNPLACED, name=program)
        _remove([thing])
    for piece in list(root.iter(f"{W}altChunk", f"{W}subDoc")):
        yield rules.OTHER_FILE.at(UNPLACED)
        _remove([piece])


def _description(data: Any, package: Package, name: str) -> str:
    """What a chart or diagram is called, and the words in it."""
    properties = data.getparent().getparent().find("{*}docPr")
    title = "?" if properties is None else properties.get("descr") or properties.get("name", "?")
    ids = {id for found in data for key, id in found.attrib.items() if key in (f"{_R}id", f"{_R}dm")}
    parts = [found.target for found in package.relations(name) if found.id in ids]
    words = [
        found.text or ""
        for part in parts
        if part in package.parts
        for found in parse(package.parts[part]).iter(f"{_DRAWING}t", "{*}v")
    ]
    return f"{title} ({excerpt(' '.join(words))})" if any(words) else title


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
    has_pictures = next(root.iter(f"{_DRAWING}blip", f"{_VML}imagedata"), None) is not None
    if not has_pictures:  # that it could cover, and the line under a letterhead is one
        _remove(root.iter(f"{_SHAPE}cxnSp", f"{_VML}line"))
    shapes = [shape for shape in root.iter(*_SHAPES) if shape.find(f".//{_VML}imagedata") is None]
    if shapes:
        yield rules.SHAPES.at(UNPLACED, count=len(shapes))
    _remove(shapes)


def _with_pictures(
    name: str, new: str, root: Any, package: Package, findings: list[Problem]
) -> dict[str, bytes]:
    """The pictures of a part, cropped as Word shows them, and its relations to them.

    What is cut away in Word alone would still be in the file that is published. Pandoc looks for pictures in
    folders called media alone.
    """
    relations = {found.id: found for found in package.relations(name)}
    if not relations:
        return {}
    tree = parse(package.parts[relations_of(name)])
    names: dict[tuple[str, Crop], str] = {}
    parts: dict[str, bytes] = {}
    for picture in list(root.iter(f"{_DRAWING}blip", f"{_VML}imagedata")):
        relation = relations.get(picture.get(f"{_R}embed") or picture.get(f"{_R}id") or "")
        raw = None if relation is None else package.parts.get(relation.target)
        if relation is None or raw is None:
            findings.append(rules.PICTURE_POINTS.at(UNPLACED))
            _remove(picture.iterancestors(f"{W}drawing", f"{W}pict"))
            continue
        crop = crop_of(picture)
        id = names.get((relation.target, crop))
        if id is None:
            id = names[relation.target, crop] = f"picture{len(names)}-{posixpath.basename(new)[:-4]}"
            end = posixpath.splitext(relation.target)[1]
            try:
                raw, end = (raw, end) if crop == Crop() else (cropped(raw, crop), ".png")
            except UncroppableError:
                findings.append(rules.PICTURE_CROPPED.at(UNPLACED))
                _remove(picture.iterancestors(f"{W}drawing", f"{W}pict"))
                del names[relation.target, crop]
                continue
            parts[f"word/media/{id}{end}"] = raw
            told = {"Id": id, "Type": f"{OFFICE}/image", "Target": f"media/{id}{end}"}
            etree.SubElement(tree, f"{{{RELATIONSHIPS}}}Relationship", told)
        picture.set(f"{_R}{'embed' if picture.tag == f'{_DRAWING}blip' else 'id'}", id)
    return parts | {relations_of(new): etree.tostring(tree, encoding="UTF-8", xml_declaration=True)}


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
