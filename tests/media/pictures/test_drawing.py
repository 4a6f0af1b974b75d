"""Drawings: what only draws is published bare, what could act or load something is told."""

from __future__ import annotations

import pytest
from lxml import etree

from media_mandate.media.pictures.drawing import active_part, bare, read_drawing, size_of
from tests.sites import ROOT

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30"'
)


def svg(inside: str, attributes: str = "", before: str = "") -> bytes:
    return f"{before}{HEAD} {attributes}>{inside}</svg>".encode()


ACTIVE = {
    "script": svg("<script>alert(1)</script>"),
    "script elsewhere": svg('<script href="https://x.vn/a.js"/>'),
    "script with a prefix": svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'),
    "script of XHTML": svg('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'),
    "script of nothing": svg('<script xmlns="">alert(1)</script>'),
    "script in metadata": svg("<metadata><script>alert(1)</script></metadata>"),
    "load": svg("", 'onload="alert(1)"'),
    "click": svg('<rect onclick="alert(1)"/>'),
    "event in capitals": svg("", 'ONLOAD="alert(1)"'),
    "page": svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
    "frame": svg('<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>'),
    "link": svg('<a href="javascript:alert(1)"><text>a</text></a>'),
    "harmless link": svg('<a href="https://x.vn"><text>a</text></a>'),
    "animation of a link": svg('<use href="#a"><animate attributeName="href" to="data:x"/></use>'),
    "set": svg('<set attributeName="onload" to="alert(1)"/>'),
    "handler": svg('<handler xmlns:e="http://www.w3.org/2001/xml-events" e:event="load">alert(1)</handler>'),
    "picture elsewhere": svg('<image href="https://x.vn/a.png"/>'),
    "picture within": svg('<image xlink:href="data:image/jpeg;base64,/9j/4AAQ"/>'),
    "filter of a picture": svg('<filter><feImage href="https://x.vn/a.png"/></filter>'),
    "use of another file": svg('<use href="https://x.vn/a.svg#a"/>'),
    "use of data": svg('<use xlink:href="data:image/svg+xml;base64,AAAA#a"/>'),
    "use of a file beside": svg('<use href="b.svg#a"/>'),
    "fill of another file": svg("<rect fill=\"url('https://x.vn/a.svg#a')\"/>"),
    "fill in many blanks": svg('<rect fill="url(  //x.vn/a )"/>'),
    "style of another file": svg('<rect style="fill:url(https://x.vn/a)"/>'),
    "style with an escape": svg('<rect style="fill:\\75rl(https://x.vn/a)"/>'),
    "fill with an escape": svg('<rect fill="\\75rl(https://x.vn/a)"/>'),
    "cursor with an escape": svg('<rect cursor="ur\\l(https://x.vn/a), auto"/>'),
    "fill of src": svg("<rect fill=\"SRC('https://x.vn/a')\"/>"),
    "mask of an image": svg("<rect mask=\"image('https://x.vn/a.png')\"/>"),
    "cursor of a set of images": svg("<rect cursor=\"-webkit-image-set('https://x.vn/a.png' 1x)\"/>"),
    "style import": svg("<style>@import 'https://x.vn/a.css';</style>"),
    "style import in pieces": svg("<style><![CDATA[@im]]>port 'https://x.vn/a.css';</style>"),
    "style import escaped": svg("<style>@\\69mport 'https://x.vn/a.css';</style>"),
    "style with a font": svg("<style>@font-face{font-family:a;src:url(#a)}</style>"),
    "style with a picture": svg("<style>rect{fill:URL(https://x.vn/a)}</style>"),
    "style sheet": svg("", before='<?xml-stylesheet href="https://x.vn/a.css"?>'),
    "style sheet within": svg('<?xml-stylesheet href="https://x.vn/a.css"?>'),
    "entity": svg("<text>&a;</text>", before='<!DOCTYPE svg [<!ENTITY a "b">]>'),
    "entity of a file": svg("<text>&a;</text>", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "entity of entities": svg(
        "<text>&b;</text>", before='<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    ),
    "parameter entity": svg("", before='<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://x.vn/a.dtd"> %a;]>'),
    "script in UTF-16": '<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16")
    + svg("<script/>").decode().encode("utf-16-le"),
    "sound": svg('<audio xmlns="http://www.w3.org/1999/xhtml" src="a.mp3"/>'),
    "unknown": svg("<solidcolor/>"),
}  # fmt: skip

QUIET = {
    "shapes": svg('<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use xlink:href="#a"/>'),
    "references": svg("<rect fill=\"url('#a')\" style=\"stroke: url( #a )\"/><use href=' #a'/>"),
    "words": svg(
        "<title>Trẻ em &amp; nước: url, @ và javascript</title><text xml:lang='vi'>Đuối nước</text>"
    ),
    "style": svg("<style>.a{fill:#fff}</style><path class='a' d='M0 0'/>"),
    "folder of a drawing program": svg("", r'xmlns:i="http://i.vn" i:export="C:\Users\Lan\bể bơi.png"'),
    "old doctype": svg(
        "", before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    ),
}


@pytest.mark.parametrize("name", ACTIVE)
def test_what_could_act_or_load_is_told(name: str) -> None:
    """Scripts, events, links, animations, foreign content, and whatever leads out of the file."""
    root = read_drawing(ACTIVE[name])
    assert root is None or active_part(root)


@pytest.mark.parametrize("name", QUIET)
def test_what_only_draws_is_silent(name: str) -> None:
    """References within the file, style without addresses, and words of any kind."""
    root = read_drawing(QUIET[name])
    assert root is not None
    assert active_part(root) is None


def test_the_drawings_of_the_sample_only_draw() -> None:
    """All of them can be published, and their copies look the same: every shape is still there."""
    for file in (ROOT / "docs").rglob("*.svg"):
        root = read_drawing(file.read_bytes())
        assert root is not None
        assert active_part(root) is None, file.name
        assert size_of(root) == (1200, 675)
        shapes = [node.tag for node in root.iter() if isinstance(node.tag, str)]
        copy = etree.fromstring(bare(root))
        assert [node.tag for node in copy.iter() if isinstance(node.tag, str)] == shapes


@pytest.mark.parametrize(
    "raw", [b"", b"<svg", b"<svg/>", b"<html><svg/></html>", b"\xff\xfe<\0s\0v\0g\0", b"<svg>" * 9999]
)
def test_what_is_no_drawing_is_none(raw: bytes) -> None:
    """Broken XML, and XML of another kind."""
    assert read_drawing(raw) is None


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 1200 675"', (1200, 675)),
        ('viewBox="-5,-5,40.4,30.6"', (40, 31)),
        ('viewBox="0 0 12 6" width="99%" height="3cm"', (12, 6)),
        ('width="300" height="200px"', (300, 200)),
        ('width="100%" height="100%"', None),
        ('viewBox="0 0 0 0"', None),
        ('viewBox="0 0 a b"', None),
        ("", None),
    ],
)
def test_the_size_is_that_of_the_view_box(attributes: str, size: tuple[int, int] | None) -> None:
    """Else of width and height in pixels; a drawing that is as large as its frame has none."""
    root = read_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    assert size_of(root) == size


def test_a_copy_keeps_what_is_seen_and_nothing_else() -> None:
    """What drawing programs keep for themselves goes: names, paths, comments, data; words and shapes stay."""
    raw = svg(
        '<!-- PLANTED --><sodipodi:namedview id="a"><i:x>PLANTED</i:x></sodipodi:namedview>'
        "<metadata><r:RDF>PLANTED</r:RDF></metadata> đuôi<title>Bể bơi</title>"
        '<path d="M0 0" i:label="PLANTED" data-x="PLANTED" xml:base="PLANTED" xml:lang="vi" aria-label="Bể"/>'
        '<use xlink:href="#a"/>',
        attributes='xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export="C:/Users/PLANTED" '
        'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:docname="PLANTED.svg" '
        'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
        before='<?xml version="1.0"?><!-- PLANTED --><!DOCTYPE svg PUBLIC "PLANTED" "http://x.vn/PLANTED.dtd">',
    )
    root = read_drawing(raw)
    assert active_part(root) is None
    assert bare(root).decode() == (
        f'{HEAD}> đuôi<title>Bể bơi</title><path d="M0 0" xml:lang="vi" aria-label="Bể"/>'
        '<use xlink:href="#a"/></svg>'
    )
