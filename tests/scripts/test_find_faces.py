"""Faces from the command line: seen where the extra is, and never in the way where it is not."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from media_mandate.media.pictures.faces import can_look
from tests.newsdesk import Desk, body
from tests.photos import card, encoded
from tests.programs import lacking
from tests.sites import ROOT, command

PATH = "bao/2026/01/san-truong"
AS_OF = ("--as-of", "2026-02-10")
ASTRONAUT = (ROOT / "tests/files/astronaut.jpg").read_bytes()


@pytest.fixture
def eyes() -> None:
    if not can_look():
        lacking("what looks for faces. Run scripts/find_faces.py")


@pytest.fixture
def photos(full: Desk) -> Desk:
    """A desk with git on which an article shows a photo with a face, and another none."""
    full.write("docs/bao/2026/01/chi.jpg", ASTRONAUT)
    full.write("docs/bao/2026/01/san.jpg", encoded(card()))
    article(full, "none", "false")
    full.write(".gitignore", "/build/\n/site/\n")
    full.commit("2026-01-05T10:00:00+07:00")
    return full


def article(desk: Desk, people: str, sensitive: str) -> None:
    shown = f"![Sân trường](chi.jpg){{people={people}}}\n\n![Bể bơi](san.jpg){{people=none}}\n\n"
    desk.article(PATH, shown + body(PATH), children=f"{{sensitive: {sensitive}}}")


def run(desk: Desk, name: str, *arguments: str, without: Path | None = None) -> tuple[int, str]:
    """The status and the words of a command; `without` is a folder in which onnxruntime cannot be loaded."""
    environment = {}
    if without is not None:
        (without / "onnxruntime.py").write_text("raise ImportError('DLL load failed')\n")
        environment["PYTHONPATH"] = os.pathsep.join((str(without), str(desk.root / "src")))
    found: subprocess.CompletedProcess[str] = command(
        desk.root, name, *arguments, "--lang", "en", **environment
    )
    return found.returncode, found.stdout + found.stderr


def test_a_face_is_a_warning_and_in_a_sensitive_article_stops_the_build(photos: Desk, eyes: None) -> None:
    """By whichever command; what says that grown-ups are there is left alone."""
    status, said = run(photos, "check", *AS_OF)
    assert (status, said.count("[face-in-picture]")) == (0, 1)
    assert "chi.jpg" not in said  # which may be a child's name: the editor's own screen alone has it
    article(photos, "obscured", "true")
    assert run(photos, "check", *AS_OF)[0] == 2
    status, said = run(photos, "build", *AS_OF)
    assert (status, "[face-in-picture]" in said) == (2, True)
    article(photos, "adults", "true")
    status, said = run(photos, "check", *AS_OF)
    assert (status, "[face-in-picture]" in said) == (0, False)


def test_without_the_extra_a_check_says_so_once_and_the_build_goes_on(photos: Desk, tmp_path: Path) -> None:
    """A strict one, too; whoever asks for faces is told what is the matter."""
    article(photos, "obscured", "true")
    status, said = run(photos, "check", *AS_OF, without=tmp_path)
    assert (status, said.count("[faces-not-looked-for]")) == (0, 1)
    assert "python3 scripts/find_faces.py" in said
    assert run(photos, "build", *AS_OF, without=tmp_path)[0] == 0
    status, said = run(photos, "find_faces", without=tmp_path)
    assert (status, "onnxruntime does not start" in said) == (3, True)


def test_a_face_that_stood_before_a_change_is_not_new(photos: Desk, eyes: None) -> None:
    """The pictures of the commit before it are looked at, too."""
    photos.article("bao/2026/01/khac")
    photos.commit("2026-01-06T10:00:00+07:00")
    change, _ledger, after = run(photos, "check", *AS_OF, "--against", "HEAD~1")[1].partition("Ledger as of")
    is_told = ["[face-in-picture]" in part for part in (change, after)]
    assert ("khac.md" in change, is_told) == (True, [False, True])


def test_faces_are_found_in_any_picture(photos: Desk, eyes: None, tmp_path: Path) -> None:
    """Named ones, or all of which it is said that they show nobody; what is no photo is said so."""
    other = tmp_path / "không phải ảnh.jpg"
    other.write_text("không")
    folder = photos.root / "docs/bao/2026/01"
    names = [str(folder / "chi.jpg"), str(folder / "san.jpg"), str(other)]
    status, said = run(photos, "find_faces", *names)
    assert status == 0
    found, none, broken = said.splitlines()
    assert ("1 face, 49 per cent from the left and 41 from the top" in found, "no face" in none) == (
        True,
        True,
    )
    assert "not looked at" in broken
    status, said = run(photos, "find_faces")
    assert (status, said.count("[face-in-picture]"), "In 1 picture" in said) == (0, 1, True)
    assert run(photos, "find_faces", str(tmp_path / "gone.jpg"))[0] == 3
