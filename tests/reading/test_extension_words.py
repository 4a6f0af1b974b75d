"""What Markdown's extensions write by themselves is in the language of the site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from media_mandate.problems import Level
from media_mandate.reading.rendering import rendered
from media_mandate.reading.sanitising import KINDS
from tests.newsdesk import Desk, body
from tests.sites import build_site, copy_product

PLACES = {"inline", "end"}
"""Kinds that say where a box stands, and not what it is."""


def titles(text: str) -> list[str]:
    root = html.fragment_fromstring(rendered(text), create_parent="div")
    return [one.text_content() for one in root.iter("p") if one.get("class") == "admonition-title"]


@pytest.mark.parametrize("kind", sorted(KINDS - PLACES))
def test_a_box_without_a_title_has_a_vietnamese_one(kind: str) -> None:
    """Whatever its kind, and wherever it stands; a title of one's own stays, and none stays none."""
    [title] = titles(f"!!! {kind}\n    Một\n")
    assert title.lower() not in KINDS
    assert not title.isascii()
    assert titles(f"!!! {kind} inline end\n    Một\n") == [title]
    assert titles(f'!!! {kind} "Nhớ & làm"\n    Một\n') == ["Nhớ & làm"]
    assert titles(f'!!! {kind} ""\n    Một\n') == []


def test_a_page_says_nothing_in_english(tmp_path: Path) -> None:
    """Footnotes, referred to once or twice, and boxes; nothing of it is told as unread."""
    copy_product(tmp_path)
    desk = Desk(tmp_path)
    notes = "Ao[^1] và bể[^1].[^2]\n\n[^1]: Sâu.\n[^2]: Nông.\n\n!!! warning\n    Trông trẻ.\n"
    desk.article("bao/2026/01/ao", f"{notes}\n{body('bơi')}")
    desk.article("dai/2026/01/ao")
    assert [*desk.problems(), *desk.problems(Level.WARNING)] == []
    page = (build_site(tmp_path, date(2026, 2, 10)) / "bao/2026/01/ao/index.html").read_text("utf-8")
    assert page.count('title="Về chỗ có chú thích 1 trong bài"') == 2
    assert page.count('title="Về chỗ có chú thích 2 trong bài"') == 1
    assert '<p class="admonition-title">Cảnh báo</p>' in page
    assert "Jump back" not in page
    assert "Warning" not in page
