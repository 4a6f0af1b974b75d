"""Listening: nothing is fetched before somebody wants to hear it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.kinds import BROADCAST

pytestmark = pytest.mark.browser

PLAYS = """player => new Promise(resolve => {
  player.addEventListener("timeupdate", () => player.currentTime > 0 && resolve());
})"""


def sounds(reader: Reader) -> list[str]:
    return [request.url for request in reader.requests if request.url.endswith(".mp3")]


def test_a_sound_comes_when_it_is_wanted(reader: Reader) -> None:
    """The player has controls and costs nothing until the keyboard starts it; then it plays."""
    page = reader.open(BROADCAST, 360)
    player = page.locator("audio")
    expect(player).to_have_attribute("controls", "")
    expect(player).to_have_attribute("preload", "none")
    player.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert sounds(reader) == []
    player.focus()
    page.keyboard.press("Space")
    player.evaluate(PLAYS)
    assert len(sounds(reader)) >= 1
