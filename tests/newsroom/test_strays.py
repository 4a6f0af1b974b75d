"""Files that computers leave beside articles are told as what they are, or left in peace."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from media_mandate.problems import Level, Problem
from tests.newsdesk import Desk, body

FOLDER = "docs/bao/2026/02"
APPLE_DOUBLE = b"\0\5\26\7\0\2\0\0Mac OS X        " + bytes(40)


def told(desk: Desk) -> list[Problem]:
    return [found for found in desk.newsroom().problems if found.path.startswith(FOLDER)]


@pytest.mark.parametrize(
    "name",
    [
        "be-boi (1).md",
        "be-boi(2).md",
        "be-boi - Copy.md",
        "be-boi - Bản sao (2).md",
        "be-boi copy.md",
        "be-boi bản sao 2.md",
        "Copy of be-boi.md",
        "Bản sao của be-boi.md",
        "Bể bơi (1).md",
        "be-boi.md (1).md",
        "be-boi (Máy của Hà's conflicted copy 2026-02-05).md",
        "be-boi (Case Conflict).md",
        "be-boi.sync-conflict-20260205-101500-ABCDEFG.md",
        "be-boi-DESKTOP-1A2B3C4.md",
        "be-boi_LOCAL_4711.md",
        "be-boi_REMOTE_4711.md",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_copy_by_a_computer_is_told_beside_its_original(
    desk: Desk, name: str, form: Literal["NFC", "NFD"]
) -> None:
    """Both would be articles; the hint says to bring them together, or to rename the only one."""
    path = f"{FOLDER}/{unicodedata.normalize(form, name)}"
    file = desk.write(path, f"---\ntitle: Bể\ndate: 2026-02-05\ntopics: [duoi-nuoc]\n---\n{body('ao')}")
    [alone] = told(desk)
    assert (alone.code, alone.level) == ("file-copied-by-computer", Level.PROBLEM)
    assert str(alone.hint) == "Rename it to be-boi.md."
    desk.article("bao/2026/02/be-boi")
    [beside] = told(desk)
    assert (beside.code, dict(beside.message.values)) == ("file-copied-by-computer", {"name": "be-boi.md"})
    assert "Compare the two" in str(beside.hint)
    file.unlink()
    assert told(desk) == []


@pytest.mark.parametrize("name", ["._be-boi.md", "._be-boi.svg", "._ao.docx"])
def test_what_macos_puts_beside_a_file_is_to_be_deleted(desk: Desk, name: str) -> None:
    """It stops nothing, for nothing is in it; a file of that name with text in it is told as any other."""
    desk.write(f"{FOLDER}/{name}", APPLE_DOUBLE)
    [found] = told(desk)
    assert (found.code, found.level) == ("file-of-macos", Level.WARNING)
    desk.write(f"{FOLDER}/{name}", "Trẻ em")
    assert "file-of-macos" not in {one.code for one in told(desk)}


@pytest.mark.parametrize("name", ["be-boi.md.orig", "be-boi.md.rej", "be-boi.md.bak", "be-boi.md~"])
def test_what_a_merge_leaves_is_told(desk: Desk, name: str) -> None:
    """It is never read, so whoever looks for it has to know."""
    desk.write(f"{FOLDER}/{name}", "Trẻ em")
    [found] = told(desk)
    assert (found.code, found.level) == ("file-of-merge", Level.WARNING)
    assert dict(found.message.values) == {"name": "be-boi.md"}


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "Thumbs.db", "desktop.ini", "~$be-boi.docx", ".~lock.be-boi.odt#", ".be-boi.md.swp"],
)
def test_what_comes_again_whatever_one_does_is_left_in_peace(desk: Desk, name: str) -> None:
    """Systems and open programs make them; they are neither read nor published."""
    desk.write(f"{FOLDER}/{name}", b"\0\1\2")
    assert told(desk) == []


@pytest.mark.parametrize("name", ["be-boi-1", "sao-chep", "copy", "ban-sao-2", "tap-1-2026"])
def test_ordinary_names_are_no_copies(desk: Desk, name: str) -> None:
    """A number at the end, or a word of copies in it, is a name like any other."""
    desk.article(f"bao/2026/02/{name}")
    assert told(desk) == []
