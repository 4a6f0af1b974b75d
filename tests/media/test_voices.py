"""The line of help in other languages: shown on every page, heard where its sound plays."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

from media_mandate.problems import Level
from tests.newsdesk import MANDATE, Desk
from tests.sites import SOUND, build_site

AS_OF = date(2026, 2, 10)
LINE = '{language: en, name: English, text: "A child in danger & afraid? Call 111."%s}'


def lines(*sounds: str, mandate: str = MANDATE) -> str:
    return f"{mandate}other_languages:\n" + "".join(f"  - {LINE % sound}\n" for sound in sounds)


def add(desk: Desk, sound: str) -> None:
    mandate = (desk.root / "mandate.yml").read_text("utf-8")
    desk.write("mandate.yml", lines(sound, mandate=mandate))


def told(desk: Desk) -> list[tuple[str, str | None]]:
    return [(found.code, found.field) for found in desk.read()[1] if found.path == "mandate.yml"]


def test_the_line_stands_on_every_page_and_its_sound_is_published(full: Desk) -> None:
    """In its own language, a tap from the call; the menu leads to it; without scripts."""
    add(full, ", sound: giup/en.mp3")
    (full.root / "docs/giup").mkdir(parents=True)
    shutil.copy(SOUND, full.root / "docs/giup/en.mp3")
    assert told(full) == []
    site = build_site(full.root, AS_OF)
    assert (site / "giup/en.mp3").is_file()
    for page in ("index.html", "404.html", "thang/index.html"):
        html = (site / page).read_text("utf-8")
        assert re.search(r'<a href="#help-en" lang="en">English</a>', html), page
        line = re.search(r'<div [^>]*id="help-en" lang="en">(.*?)</div>', html, re.DOTALL)
        assert line is not None, page
        assert '<a href="tel:111">A child in danger &amp; afraid? Call 111.</a>' in line[1]
        assert re.search(
            r'<audio controls preload="none" src="[^"]*giup/en\.mp3" aria-label="English">', line[1]
        )


def test_no_player_stands_where_nothing_was_spoken(full: Desk) -> None:
    """And where no language is named, nothing of it is shown."""
    assert "#help-" not in (build_site(full.root, AS_OF) / "index.html").read_text("utf-8")
    add(full, "")
    html = (build_site(full.root, AS_OF) / "index.html").read_text("utf-8")
    assert 'id="help-en"' in html
    assert "<audio" not in html


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("khong-co.mp3", None, "file-not-there"),
        ("trong.mp3", b"", "file-empty"),
        ("gia.mp3", b"khong phai tieng" * 20, "file-not-what-its-name-says"),
    ],
)
def test_a_sound_that_nobody_would_hear_is_told(
    desk: Desk, name: str, content: bytes | None, code: str
) -> None:
    """With the field that names it; the build stops, for readers would tap in vain."""
    if content is not None:
        (desk.root / "docs/giup").mkdir(parents=True)
        (desk.root / "docs/giup" / name).write_bytes(content)
    desk.write("mandate.yml", lines(f", sound: giup/{name}"))
    found = [(one.code, one.field, one.level) for one in desk.read()[1] if one.path == "mandate.yml"]
    assert found == [(code, "other_languages.0.sound", Level.PROBLEM)]


@pytest.mark.parametrize(
    "sound", ["../en.mp3", "giup/en.wav", "giup/tiếng anh.mp3", "/giup/en.mp3", "giup/../../x.mp3"]
)
def test_a_name_that_leads_elsewhere_is_told(desk: Desk, sound: str) -> None:
    """Only what lies below docs/ is published."""
    desk.write("mandate.yml", lines(f', sound: "{sound}"'))
    assert told(desk) == [("help-sound-misspelt", "other_languages.0.sound")]


def test_a_language_stands_once(desk: Desk) -> None:
    """The menu leads to one place."""
    desk.write("mandate.yml", lines("", ""))
    assert told(desk) == [("id-twice", "other_languages.1.language")]
