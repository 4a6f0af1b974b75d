"""What a first visit to an article costs a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request

from tests.browser.conftest import Reader
from tests.browser.kinds import ARTICLE, BROADCAST, HOME, KINDS
from tests.chromium import slow_down

pytestmark = pytest.mark.browser

LIMIT = 150_000
"""Bytes over the wire, compressed, headers included, without pictures and sounds."""
MOST_REQUESTS = 10

SHIFTS = """new PerformanceObserver(list => {
  // What moves inside the browser's own player has no node.
  for (const shift of list.getEntries()) if (shift.sources.some(source => source.node))
    (window.shifts ||= []).push([shift.value, ...shift.sources.map(source => source.node?.outerHTML)]);
}).observe({type: "layout-shift", buffered: true})"""


@pytest.mark.parametrize("kind", ["article", "broadcast", "home", "ledger"])
def test_a_first_visit_is_light(reader: Reader, kind: str) -> None:
    """At most 150 kB and ten requests, all of them to the site itself."""
    page = reader.open(KINDS[kind], 360)
    page.wait_for_load_state("networkidle")
    pieces = [request for request in reader.requests if request.resource_type not in ("image", "media")]
    costs = {request.url: _bytes(request) for request in pieces}
    assert sum(costs.values()) <= LIMIT, costs
    assert len(costs) <= MOST_REQUESTS, costs


def _bytes(request: Request) -> int:
    assert request.response() is not None, request.url
    size = request.sizes()
    return size["responseBodySize"] + size["responseHeadersSize"]


@pytest.mark.parametrize("address", [HOME, ARTICLE, BROADCAST])
def test_nothing_jumps_while_a_page_comes_in(reader: Reader, address: str) -> None:
    """On a slow line fonts, pictures and scripts arrive without moving what is being read."""
    page = reader.open(width=360)
    slow_down(page)
    page.add_init_script(SHIFTS)
    page.goto(address, wait_until="networkidle")
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifts || []") == []
