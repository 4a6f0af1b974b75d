"""Captions in the browser's own player, under the site's own policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from tests.browser.conftest import Reader, Site
from tests.desk import Desk
from tests.server import serve
from tests.sites import build_site, copy_product
from tests.test_captions import PATH, aired

pytestmark = pytest.mark.browser

CUES = """player => new Promise(resolve => {
  const [track] = player.textTracks;
  player.querySelector("track").addEventListener(
    "load", () => resolve([track.kind, track.label, track.language, [...track.cues].map(cue => cue.text)]));
  track.mode = "showing";
})"""


@pytest.fixture
def site(desk: Desk) -> Iterator[Site]:
    """A newsroom with one film, served at its own address."""
    copy_product(desk.root)
    desk.article("bao/2026/01/a")
    aired(desk)
    with serve(desk.root / "site") as url:
        config = desk.root / "mkdocs.yml"
        text = re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", config.read_text("utf-8"))
        config.write_text(text, "utf-8")
        yield Site(url, build_site(desk.root, date(2026, 2, 10)))


def test_the_player_offers_the_captions(reader: Reader) -> None:
    """They come when somebody turns them on, and say what stands in the file."""
    page = reader.open(f"{PATH}/")
    page.wait_for_load_state("networkidle")
    assert not [request for request in reader.requests if request.url.endswith(".vtt")]
    kind, label, language, texts = page.locator("video").evaluate(CUES)
    assert (kind, label, language) == ("captions", "Phụ đề", "vi")
    assert texts[0] == "Mùa mưa, nước ao dâng rất nhanh."
    assert len(texts) == 2
