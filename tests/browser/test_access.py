"""What shuts people out: axe-core on every kind of page, and the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": STANDARDS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

FOCUSABLE = "a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]"
EYES = """
  window.stops = [...document.querySelectorAll(FOCUSABLE)];
  // A hidden box of a form is seen by its labels.
  const parts = element => [element, ...(element.labels || []), element.nextElementSibling]
    .filter((part, number) => number === 0 || part?.matches("label"));
  const look = element => parts(element).map(part => {
    const style = getComputedStyle(part);
    return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor, style.color].join();
  }).join();
  const looks = stops.map(look);
  window.focused = () => {
    const element = document.activeElement;
    const seen = parts(element).find(part => part.checkVisibility({opacityProperty: true}));
    const {left, top, width, height} = seen.getClientRects()[0];
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return {
      number: stops.indexOf(element),
      html: element.outerHTML.slice(0, 120),
      marked: look(element) !== looks[stops.indexOf(element)],
      covered: !hit || !seen.contains(hit) && !hit.contains(seen),
    };
  };
""".replace("FOCUSABLE", repr(FOCUSABLE))


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(reader: Reader, kind: str) -> None:
    """WCAG 2.2 AA and best practice, light and dark, on a phone and on a desk."""
    found = []
    for scheme in ("light", "dark"):
        page = reader.open(KINDS[kind], 360, color_scheme=scheme)
        page.wait_for_load_state("networkidle")  # until a search is over
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{scheme}, {width} px: {line}" for line in _violations(page)]
    assert not found, "\n".join(found)


def _violations(page: Page) -> list[str]:
    response: dict[str, Any] = Axe().run(page, options=OPTIONS).response
    assert any(rule["id"] == "target-size" for rule in response["passes"]), "axe did not measure targets"
    return [
        f"{rule['id']}: {node['html'][:120]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for rule in response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "kind", ["home", "article", "broadcast", "discreet", "help", "ledger", "feeds", "404"]
)
def test_the_focus_goes_everywhere_and_is_seen(reader: Reader, kind: str, width: int) -> None:
    """Tab goes through all that can be used, in the order of the page; each is marked and lies uncovered."""
    page = reader.open(KINDS[kind], width, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")  # the 404 page searches for what its address said
    page.evaluate(EYES)
    stops: list[dict[str, Any]] = []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement === document.body ? null : focused()")
        if stop is None or (stops and stop["number"] < stops[-1]["number"]):
            break
        if not stops or stop["number"] > stops[-1]["number"]:  # a player has many stops inside
            stops.append(stop)
    usable = (
        page.locator(FOCUSABLE)
        .filter(visible=True)
        .evaluate_all("elements => elements.filter(element => element.tabIndex >= 0).length")
    )
    assert [stop["html"] for stop in stops if not stop["marked"]] == []
    assert [stop["html"] for stop in stops if stop["covered"]] == []
    assert len(stops) >= usable
