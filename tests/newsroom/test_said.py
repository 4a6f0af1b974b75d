"""What the fields of a file say, however wrong the rest of them is."""

from __future__ import annotations

import pytest

from media_mandate.newsroom.said import (
    says_that_it_goes,
    says_that_it_is_marked,
    says_that_it_is_sensitive,
    says_that_it_is_withdrawn,
)


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("withdrawn: {date: 2026-02-09, reason: Sai}", True),
        ("withdrawn:\n  reason: Sai", True),
        ("withdrawn:\r\n  reason: Sai\r", True),
        ("withdrawn: có", True),
        ("Withdrawn : 2026-02-09", True),
        ("withdrawn:", False),
        ("withdrawn: null", False),
        ("withdrawn:   {}", False),
        ("withdrawn: {}\r", False),
        ("withdrawn: { }  # chưa", False),
        ("withdrawn: []", False),
        ("withdrawn: false", False),
        ("withdrawn: ~\n  # chưa", False),
        ("withdrawn: không", False),
        ("withdrawn_by: ai", False),
        ('"withdrawn": {date: 2026-02-09, reason: Sai}', True),
        ("'withdrawn' :\n  reason: Sai", True),
        ("  withdrawn: {reason: Sai}", True),
        ("withdrawn：có", True),
        ("withdrawn {date: 2026-02-09}", True),
        ("description: Một cuốn sách, withdrawn: 3", False),
    ],
)
def test_a_block_that_was_left_empty_withdraws_nothing(line: str, is_said: bool) -> None:
    """A form that somebody opened and closed again takes no article off the site."""
    raw = f"\ufeff---\ntitle: 'Hở\n{line}\nunits: 7\n---\nwithdrawn: {{date: 2026-02-09}}\n".encode()
    assert says_that_it_is_withdrawn(raw) is is_said
    assert says_that_it_goes(raw) is is_said


@pytest.mark.parametrize(
    ("line", "is_said"),
    [("draft: true", True), ("draft: có", True), ("draft: false  # đăng", False), ("draft:", False)],
)
def test_a_draft_says_so(line: str, is_said: bool) -> None:
    """Whatever else is wrong in it."""
    assert says_that_it_goes(f"---\ntitle: 'Hở\n{line}\n---\n".encode()) is is_said


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("children: {sensitive: true}", True),
        ('children: {"sensitive": "true"}', True),
        ("children:\n  sensitive: True", True),
        ("children: {sensitive: yes}", True),
        ("children: {sensitive: có}", True),
        ('children: {sensitive : "yes}', True),
        ("children:\n  sensitive true", True),
        ("children:\n  sensitive:\n    yes", True),
        ("children:\n  - sensitive: đúng", True),
        ("children: {sensitive:\n  true}", True),
        ("children: {sensitive}", True),
        ("children: sensitive", True),
        ("children: {sensitive: false}", False),
        ("children: {sensitive: 'false', identifiable: true}", False),
        ("children:\n  sensitive: không  # đã hỏi", False),
        ("children:\n  sensitive:\n  identifiable: true", False),
        ("# sensitive: true", False),
        ("title: sensitive, true", False),
    ],
)
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_a_report_on_harm_says_so(line: str, is_said: bool, code: str) -> None:
    """In its fields, and not in its text: with all that is not plainly a no."""
    raw = f"---\ntitle: 'Hở\n{line}\n---\nsensitive: true\n"
    assert says_that_it_is_sensitive(raw.encode(code)) is is_said
    assert says_that_it_is_sensitive(raw.replace("\n", "\r\n").encode(code)) is is_said


@pytest.mark.parametrize(
    ("line", "is_marked"),
    [
        ("withdrawn: {date: 2026-02-09, reason: Sai}", True),
        ("withdrawn: {date: 2026-02-09, reason: Sai, words: 3, sha256: abc}", False),
        ("withdrawn:\r\n  words: 3\r\n  sha256: abc\r", False),
        ("title: sha256", False),
    ],
)
def test_what_is_frozen_is_marked_no_more(line: str, is_marked: bool) -> None:
    """Its fields have the hash of its text."""
    assert says_that_it_is_marked(f"---\n{line}\n---\n  sha256: abc\n".encode()) is is_marked
