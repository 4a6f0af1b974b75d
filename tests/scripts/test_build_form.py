"""The form at /admin/ that each build of a newsroom brings which wants it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.newsdesk import Desk
from tests.programs import lacking
from tests.sites import ROOT, command, make_environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="what is lent to the child are links")

BROUGHT = ROOT / "build/admin"
ADDRESS = "https://github.com/toa-soan/tre-em"


@pytest.fixture
def wanting(full: Desk) -> Desk:
    """A newsroom with a repository of its own that wants the form."""
    make_environment(full.root)
    full.write("desk.yml", "form: true\n")
    full.commit("2026-02-01T08:00:00+07:00")
    full.git("remote", "add", "origin", f"{ADDRESS}.git")
    return full


def build(desk: Desk, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Build where git is the one program."""
    programs = tmp_path / "chỉ có git"
    programs.mkdir(exist_ok=True)
    git = shutil.which("git")
    assert git is not None
    if not (programs / "git").exists():
        (programs / "git").symlink_to(git)
    run = command(desk.root, "build", "--as-of", "2026-02-10", PATH=str(programs))
    assert "Traceback" not in run.stderr
    return run


def test_without_npm_the_site_is_published_all_the_same(wanting: Desk, tmp_path: Path) -> None:
    """It says so, in words and not by its status: no article waits for a registry."""
    run = build(wanting, tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Node.js" in run.stderr
    assert "Trang web vẫn đủ mọi phần khác, chỉ chưa có biểu mẫu /admin/." in run.stderr
    assert (wanting.root / "site/index.html").is_file()
    assert not (wanting.root / "site/admin").exists()


@pytest.mark.parametrize("text", ["form: false\n", "webhook: zalo\n", None])
def test_who_does_not_ask_for_it_gets_none(wanting: Desk, tmp_path: Path, text: str | None) -> None:
    """Nor a word about it; by hand it can be added, but for where desk.yml says no."""
    if text is None:
        (wanting.root / "desk.yml").unlink()
    else:
        wanting.write("desk.yml", text)
    run = build(wanting, tmp_path)
    assert run.returncode == 0
    assert "admin" not in run.stdout + run.stderr
    by_hand = command(wanting.root, "add_admin", PATH=str(tmp_path))
    assert ("form: false" in by_hand.stdout) == (text == "form: false\n")
    assert by_hand.returncode == (0 if text == "form: false\n" else 3)


def test_a_desk_that_cannot_be_read_stops_no_article(wanting: Desk, tmp_path: Path) -> None:
    """Who is on duty has nothing to do with the verdict; it is told all the same."""
    wanting.write("desk.yml", "form: có\n")
    run = build(wanting, tmp_path)
    assert run.returncode == 0
    assert "desk.yml" in run.stderr
    assert not (wanting.root / "site/admin").exists()


def test_each_build_brings_it_whole(wanting: Desk, tmp_path: Path) -> None:
    """The second as the first, without anybody's doing."""
    if not (BROUGHT / "node_modules/.package-lock.json").is_file():
        lacking("the form. Run python3 scripts/add_admin.py once, which fetches it through npm")
    (wanting.root / "build").mkdir()
    (wanting.root / "build/admin").symlink_to(BROUGHT)
    for _round in range(2):
        run = build(wanting, tmp_path)
        assert run.returncode == 0, run.stdout + run.stderr
        assert (wanting.root / "site/admin/index.html").is_file()
        assert (wanting.root / "site/admin/sveltia-cms.mjs").is_file()
    (spoken,) = (wanting.root / "site/admin/vendor").glob("*/locales/vi.json")
    said = json.loads(spoken.read_text("utf-8"))
    assert said["create_entry_title"] == "Viết bài mới"
    assert said["_sui"]["combobox"]["select_an_option"] == "Chọn…"
    assert not (wanting.root / "site/.admin").exists()
