"""What a first visit costs a phone on a weak line, and what has to come before anything is seen.

Times differ from machine to machine; what they follow from does not: bytes, and what a browser waits for.
"""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Request

from tests.browser.conftest import Reader, Site
from tests.browser.kinds import ARTICLE, BROADCAST, HOME, KINDS
from tests.chromium import TWO_G, slow_down

pytestmark = pytest.mark.browser

LIMITS = {"article": 60_000, "broadcast": 60_000, "home": 60_000, "ledger": 60_000, "standing": 60_000}
"""Bytes over the wire, compressed, headers included, without pictures and sounds."""
MOST_REQUESTS = 10
MOST_BEFORE_PAINT = 16_000
"""Bytes of a page and of the styles before which nothing is painted: 2.6 s of a line of 50 kbit/s."""
MOST_STYLES = 10_000
"""Bytes of the styles that an article waits for, as they are sent."""

FIRST = r"/assets/(?:[a-z]+\.[0-9a-f]{10}\.css|exit\.[0-9a-f]{10}\.js)"
SHIFTS = """new PerformanceObserver(list => {
  // What moves inside the browser's own player has no node.
  for (const shift of list.getEntries()) if (shift.sources.some(source => source.node))
    (window.shifts ||= []).push([shift.value, ...shift.sources.map(source => source.node?.outerHTML)]);
}).observe({type: "layout-shift", buffered: true})"""
WAITED_FOR = """performance.getEntriesByType("resource")
  .filter(entry => entry.renderBlockingStatus === "blocking").map(entry => new URL(entry.name).pathname)"""


@pytest.mark.parametrize("kind", LIMITS)
def test_a_first_visit_is_light(reader: Reader, kind: str) -> None:
    """At most 60 kB and ten requests, all of them to the site itself."""
    page = reader.open(KINDS[kind], 360)
    page.wait_for_load_state("networkidle")
    pieces = [request for request in reader.requests if request.resource_type not in ("image", "media")]
    costs = {request.url: _bytes(request) for request in pieces}
    assert sum(costs.values()) <= LIMITS[kind], costs
    assert len(costs) <= MOST_REQUESTS, costs


def _bytes(request: Request) -> int:
    assert request.response() is not None, request.url
    size = request.sizes()
    return size["responseBodySize"] + size["responseHeadersSize"]


@pytest.mark.parametrize("kind", KINDS)
def test_little_comes_before_the_first_paint(reader: Reader, site: Site, kind: str) -> None:
    """The page and its few styles, all asked for at once: two ways to the server; no font.

    A script only where somebody may have to hide: it keeps what was left from being seen again.
    """
    page = reader.open(KINDS[kind], 360)
    waited_for = page.evaluate(WAITED_FOR)
    assert [path for path in waited_for if not re.fullmatch(FIRST, path)] == []
    assert any("/assets/house." in path for path in waited_for)
    sent = {path: len(gzip.compress((site.folder / path[1:]).read_bytes())) for path in waited_for}
    html = _bytes(reader.requests[0])
    if kind != "rules":  # which is for desks
        assert html + sum(sent.values()) <= MOST_BEFORE_PAINT, (html, sent)


def test_an_article_waits_for_the_styles_of_the_house_alone(reader: Reader, site: Site) -> None:
    """And for no more than 10 kB of them; what stands below its text is styled when that is read already."""
    page = reader.open(ARTICLE, 360)
    in_head = page.evaluate(
        "[...document.head.querySelectorAll('link[rel=stylesheet]')].map(link => link.href)"
    )
    assert [re.sub(r".*/([a-z]+)\..*", r"\1", address) for address in in_head] == ["house"]
    (style,) = site.folder.glob("assets/house.*.css")
    assert len(gzip.compress(style.read_bytes())) <= MOST_STYLES


def test_a_slow_line_brings_the_typeface_after_the_text(reader: Reader) -> None:
    """No font is asked for ahead of the text on 2G; on a fast line it is, so that it is there at once."""
    for is_slow in (True, False):
        page = reader.open(width=360)
        if is_slow:
            slow_down(page, line=TWO_G)
        page.goto(ARTICLE, timeout=60_000)
        preloaded = page.locator("link[rel=preload][as=font]").count()
        assert preloaded == (0 if is_slow else 2)
        faces = page.evaluate("[...document.fonts].map(face => face.display)")
        assert faces == ["optional", "optional"]  # what has not come by the first paint never moves a line


@pytest.mark.parametrize(
    "address",
    [HOME, ARTICLE, BROADCAST, *(KINDS[kind] for kind in KINDS if "search" in kind or kind == "404")],
)
def test_nothing_jumps_while_a_page_comes_in(reader: Reader, address: str) -> None:
    """On a slow line fonts, pictures, scripts and results arrive without moving what is being read."""
    page = reader.open(width=360)
    slow_down(page)
    page.add_init_script(SHIFTS)
    page.goto(address, wait_until="networkidle")
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifts || []") == []
