"""A drawing (SVG): how large it is, what in it could act or load something, and its bare copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

SVG = "http://www.w3.org/2000/svg"
XML = "http://www.w3.org/XML/1998/namespace"

SHAPES = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "switch", "view", "style", "title", "desc", "metadata"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix"),
        *("feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA"),
        *("feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology"),
        *("feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence"),
    }
)
"""The elements that only draw. Scripts, links, animations, embedded pictures and pages are not among them."""

_LOADS = re.compile(
    r"url\(\s*(?![\s'\"]*#)|(?:src|image|image-set)\(|@import|@font-face|javascript:|expression\(",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)(px)?\s*")
_DESCRIBES = f"{{{SVG}}}metadata"

Drawing = Any
"""The root element of a drawing; lxml comes without types."""


def read_drawing(raw: bytes) -> Drawing | None:
    """The drawing in a file; None where it is no SVG. Nothing outside of it is read, no entity resolved."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root.tag == f"{{{SVG}}}svg" else None


def active_part(root: Drawing) -> str | None:
    """What in a drawing could act, or load something from elsewhere; None where it only draws."""
    return next(_active_parts(root), None)


def _active_parts(root: Drawing) -> Iterator[str]:
    from lxml import etree

    declared = root.getroottree().docinfo.internalDTD
    if declared is not None:
        yield from (f"<!ENTITY {entity.name}>" for entity in declared.entities())
    for node in (*root.itersiblings(preceding=True), *root.iter()):
        if node.tag is etree.ProcessingInstruction:
            yield f"<?{node.target}?>"
        elif node.tag is etree.Entity:
            yield node.text
        elif isinstance(node.tag, str):
            name = etree.QName(node)
            if name.namespace == SVG:
                if name.localname not in SHAPES:
                    yield f"<{name.localname}>"
                elif name.localname == "style" and (_LOADS.search(_text(node)) or "\\" in _text(node)):
                    yield "<style>"
                yield from _active_attributes(node)
            elif name.namespace in (None, "http://www.w3.org/1999/xhtml"):
                yield f"<{name.localname}>"


def _active_attributes(node: Drawing) -> Iterator[str]:
    from lxml import etree

    for name, value in node.attrib.items():
        space, local = etree.QName(name).namespace, etree.QName(name).localname
        leads_away = local == "href" and not value.strip().startswith("#")
        hides = space is None and "\\" in value  # an escape of CSS can spell any word
        if leads_away or hides or local.lower().startswith("on") or _LOADS.search(value):
            yield f'{local}="{value[:40]}"'


def _text(node: Drawing) -> str:
    return "".join(node.itertext())


def size_of(root: Drawing) -> tuple[int, int] | None:
    """Width and height in pixels: of the view box, else of the attributes; None where neither says it."""
    box = root.get("viewBox", "").replace(",", " ").split()
    lengths = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    found = [_LENGTH.fullmatch(length) for length in lengths]
    sides = [round(float(match[1])) for match in found if match is not None]
    return (sides[0], sides[1]) if len(sides) == 2 and all(sides) else None


def bare(root: Drawing) -> bytes:
    """The drawing alone: no comments, no metadata, nothing that a drawing program keeps for itself."""
    from lxml import etree

    for node in list(root.iter()):
        own = isinstance(node.tag, str) and etree.QName(node).namespace == SVG
        if (not own or node.tag == _DESCRIBES) and node is not root:
            _drop(node)
            continue
        for name in node.attrib:
            space = etree.QName(name).namespace
            is_link = space == "http://www.w3.org/1999/xlink" and etree.QName(name).localname == "href"
            is_word = space == XML and not name.endswith("}base")
            if not (space is None or is_link or is_word) or name.startswith("data-"):
                del node.attrib[name]
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _drop(node: Drawing) -> None:
    """Take a node out of its parent, and leave the text that follows it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:  # it went with something around it
        return
    if node.tail:
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)
