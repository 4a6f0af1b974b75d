"""A build that is killed, at any moment: the site stays whole, and the next build has its way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.newsdesk import Desk
from tests.scripts.test_commands import AS_OF, snapshot
from tests.sites import ROOT, command, start

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")

# Makes a folder as a build makes the site. At the given call of the system, counted from 1, it kills itself;
# on a platform that is not this one, folders are exchanged by two renames.
MAKE = """\
import os, signal, sys
from pathlib import Path
scripts, folder, platform, content, stop = sys.argv[1:]
sys.path.insert(0, scripts)
import _swap
sys.platform, left = platform, int(stop)

def count(event, arguments):
    global left
    if event.partition(".")[0] in ("os", "open", "ctypes"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)

sys.addaudithook(count)
target = Path(folder)
_swap.recover(target)
new = _swap.begin(target)
for name in os.environ["PAGES"].split():
    (new / name).parent.mkdir(parents=True, exist_ok=True)
    (new / name).write_text(content)
_swap.swap_in(new, target)
print(int(stop) - left)
"""
PAGES = ("b/c/index.html", *(f"{letter}.html" for letter in "abcdefgh"))
"""So many that the marker is not the last that the system lists."""


def make(target: Path, platform: str, content: str, stop: int = 0) -> int | None:
    """Make `target`, whose pages say `content`; how many calls that took, or None when it was killed."""
    arguments = (str(ROOT / "scripts"), str(target), platform, content, str(stop))
    script = (sys.executable, "-P", "-S", "-c", MAKE, *arguments)
    run = subprocess.run(script, env={"PAGES": " ".join(PAGES)}, capture_output=True, text=True)
    assert run.returncode in (0, -signal.SIGKILL), run.stderr
    return int(run.stdout) if run.returncode == 0 else None


def pages(target: Path) -> dict[str, str]:
    found = {name: raw.decode() for name, raw in snapshot(target).items()}
    assert found.pop(".made-by-media-mandate") == ""
    return found


def whole(content: str) -> dict[str, str]:
    return dict.fromkeys(PAGES, content)


@pytest.fixture(params=[sys.platform, "other"], ids=["exchange", "two renames"])
def platform(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_kill_at_any_moment_leaves_a_site_that_the_next_build_replaces(
    tmp_path: Path, platform: str
) -> None:
    """Between two renames the site may be away; then it is put back whole before anything else is done."""
    stop, killed = 0, True
    while killed:
        stop += 1
        target = tmp_path / str(stop) / "site"
        make(target, platform, "old")
        killed = make(target, platform, "new", stop) is None
        if platform == sys.platform or target.exists():
            assert pages(target) in (whole("old"), whole("new")), stop
        make(target, platform, "last")
        assert pages(target) == whole("last"), stop
        assert list(target.parent.iterdir()) == [target], stop
    assert stop > 20


@pytest.mark.parametrize("step", [1, -1], ids=["ever later", "ever earlier"])
def test_kill_after_kill_loses_nothing(tmp_path: Path, platform: str, step: int) -> None:
    """Who mends what a kill left may be killed too; readers get each site that was finished, or the next."""
    target = tmp_path / "site"
    make(target, platform, "0")
    calls = make(target, platform, "0")
    assert calls is not None
    made = ["0"]
    for number, stop in enumerate(list(range(1, calls + 30))[::step], start=1):
        made.append(str(number))
        make(target, platform, str(number), stop)
        found = target if target.exists() else tmp_path / ".site.old"
        assert pages(found) in [whole(content) for content in made], stop
        made = made[made.index(pages(found)["a.html"]) :]
    make(target, platform, "last")
    assert pages(target) == whole("last")
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    "name", [".site.new", ".site.new2", ".site.newer", ".site.old2", "site.new", ".site"]
)
def test_what_is_somebody_s_own_is_neither_removed_nor_in_the_way(
    tmp_path: Path, platform: str, name: str
) -> None:
    """Not even where a build would take such a name, and is killed."""
    target, own = tmp_path / "site", tmp_path / name / "thu.txt"
    own.parent.mkdir()
    own.write_text("của tôi")
    make(target, platform, "old")
    for stop in range(1, 40, 3):
        make(target, platform, "new", stop)
    make(target, platform, "last")
    assert pages(target) == whole("last")
    assert own.read_text() == "của tôi"
    assert sorted(tmp_path.iterdir()) == sorted([target, own.parent])


@pytest.mark.parametrize("kind", ["folder", "file", "dangling link"])
def test_an_old_folder_of_unknown_make_stops_no_build(tmp_path: Path, platform: str, kind: str) -> None:
    """As an earlier version left it, killed while it removed the old site, whose marker went first."""
    target, own = tmp_path / "site", tmp_path / ".site.old"
    make(target, platform, "old")
    if kind == "folder":
        (own / "bao").mkdir(parents=True)
    elif kind == "file":
        own.write_text("của tôi")
    else:
        own.symlink_to(tmp_path / "nowhere")
    for stop in range(1, 60, 2):
        make(target, platform, "new", stop)
    make(target, platform, "last")
    assert pages(target) == whole("last")
    assert sorted(tmp_path.iterdir()) == sorted([target, own])


def test_a_link_of_that_name_is_not_followed(tmp_path: Path, platform: str) -> None:
    """What it leads to may be a site of ours, and another's work."""
    other = tmp_path / "other/site"
    make(other, platform, "other")
    target = tmp_path / "site"
    (tmp_path / ".site.new").symlink_to(other, target_is_directory=True)
    make(target, platform, "old")
    make(target, platform, "new")
    assert pages(target) == whole("new")
    assert pages(other) == whole("other")


def test_an_emptied_folder_gives_way_to_the_site_that_was_kept(tmp_path: Path) -> None:
    """As where a server makes the folder that it serves, before anybody builds again."""
    target = tmp_path / "site"
    make(target, "other", "old")
    target.rename(tmp_path / ".site.old")
    target.mkdir()
    make(target, "other", "new", stop=12)
    assert pages(target) == whole("old")


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
@pytest.mark.parametrize("marked", [True, False], ids=["with its marker", "without its marker"])
def test_a_build_goes_on_after_what_a_kill_left(full: Desk, marked: bool, name: str) -> None:
    """Half a site, as earlier versions also left it without its marker; that one is named."""
    assert command(full.root, "build", *AS_OF).returncode == 0
    half = full.write(f"{name}/bao/index.html", "nửa chừng")
    if marked:
        full.write(f"{name}/.made-by-media-mandate", "")
    full.article("bao/2026/01/moi")
    run = command(full.root, "build", *AS_OF)
    assert run.returncode == 0, run.stderr
    assert (full.root / "site/bao/2026/01/moi/index.html").exists()
    assert half.exists() is not marked
    assert (name in run.stderr) is not marked
    assert "chọn thư mục khác" not in run.stderr
    assert ("hãy xóa nó" in run.stderr) is not marked


def test_builds_that_are_killed_leave_the_next_one_free(full: Desk) -> None:
    """Real builds, killed while they read, while they write, and while the old site is removed."""
    assert command(full.root, "build", *AS_OF).returncode == 0
    before = snapshot(full.root / "site")
    full.article("bao/2026/01/moi")
    assert command(full.root, "build", "--output", "sau", *AS_OF).returncode == 0
    after = snapshot(full.root / "sau")
    for sign in ("build/verdict.json", ".site.new", ".site.new/404.html", "site/bao/2026/01/moi"):
        (full.root / "build/verdict.json").unlink(missing_ok=True)
        build = start(full.root, "build", *AS_OF)
        while not (full.root / sign).exists() and build.poll() is None:
            time.sleep(0.001)
        build.kill()
        build.wait()
        assert snapshot(full.root / "site") == (after if sign.startswith("site/") else before), sign
    assert command(full.root, "build", *AS_OF).returncode == 0
    assert snapshot(full.root / "site") == after
    assert not list(full.root.glob(".site*"))
