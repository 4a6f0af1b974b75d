"""The sample's site, built once, and a desk whose broadcaster has a podcast."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.newsdesk import MANDATE, Desk
from tests.sites import COVER, ROOT, SOUND, copy_product, skip_unless_sample

PLAYS = "PT1M5S"
PODCAST = MANDATE.replace(
    "    column: Trẻ em\n",
    "    column: Trẻ em\n    podcast: {cover: cover.png, email: podcast@dai.example}\n",
)
TAG = "tag:tre-em.tinh.example,2026:"
NAMED = f'{PODCAST}feed_ids: {{tag: "{TAG}"}}\n'
"""The mandate of a newsroom that was founded with tag URIs."""


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built sample."""
    skip_unless_sample()
    site = tmp_path_factory.mktemp("sample") / "site"
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


@pytest.fixture
def studio(tmp_path: Path) -> Desk:
    """A desk with the product around it, a podcast, and January met by both outlets."""
    return studio_in(tmp_path)


def studio_in(folder: Path) -> Desk:
    desk = Desk(folder / "Phòng thu", NAMED)
    copy_product(desk.root)
    shutil.copy(COVER, desk.root)
    desk.article("bao/2026/01/be-boi", units="[so-y-te]")
    broadcast(desk, "dai/2026/01/nghe")
    return desk


def broadcast(desk: Desk, path: str, sound: str | bytes = SOUND.read_bytes(), **changed: str) -> str:
    """Write a broadcaster's article with a sound beside it; `changed` are fields of its broadcast block."""
    _outlet, year, month, slug = path.split("/")
    fields = {
        "programme": "Trẻ em",
        "channel": "KRT",
        "aired": f"{year}-{month}-05T19:45",
        "duration": PLAYS,
        "media": f"{slug}.mp3",
        "transcript": "body",
        **changed,
    }
    block = ", ".join(f"{name}: {value}" for name, value in fields.items() if value)
    if fields["media"] and ":" not in fields["media"]:
        desk.write(f"docs/{path.rpartition('/')[0]}/{fields['media']}", sound)
    return desk.article(path, broadcast=f"{{{block}}}")
