"""A server of one's own, set up as hosting/HUONG-DAN.md says: a bare repository, its hook, a timer."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.newsdesk import Desk
from tests.sites import ROOT, copy_product, make_environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the recipe is for servers with a shell")

HOOK = (ROOT / "templates/start/post-receive").read_text("utf-8")
LAST_DAY, NEXT_DAY = "2026-01-31", "2026-02-01"
FEBRUARY, MARCH = "2026-02-10", "2026-03-02"


class Server:
    """A server with a first site, to which a desk pushes; `day` is the day on which it judges."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder / "Bàn biên tập")
        self.bare, self.clone, self.day = folder / "tre-em.git", folder / "srv/Trẻ em", FEBRUARY
        copy_product(self.desk.root)
        self.desk.write(".gitignore", (ROOT / ".gitignore").read_bytes())
        self.desk.article("bao/2026/01/be-boi")
        self.desk.article("dai/2026/01/tiem-dung-lich")
        self.desk.commit("2026-01-07T10:00:00+07:00")
        self.desk.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.bare))
        self.desk.git("remote", "add", "origin", str(self.bare))
        self.push()
        self.desk.git("clone", "--quiet", str(self.bare), str(self.clone))
        make_environment(self.clone)
        self.set_up()

    def set_up(self, day: str = FEBRUARY) -> None:
        """Write the hook as the recipe has it, but for the day, and build the first site."""
        self.day = day
        text = re.sub(r"\{\{ folder \}\}(/scripts/\S+) --form", rf'"{self.clone}\1" --as-of {day}', HOOK)
        hook = self.bare / "hooks/post-receive"
        hook.write_text(text, "utf-8")
        hook.chmod(0o755)
        if not self.site.exists():
            assert self.run("build").returncode == 0

    @property
    def site(self) -> Path:
        return self.clone / "site"

    def shows(self, address: str) -> bool:
        page = self.site / address / "index.html"
        return page.is_file() and "article__body" in page.read_text("utf-8")

    def begin(self, name: str = "publish", *arguments: str) -> subprocess.Popen[str]:
        """Start a command in the clone, as the timer does."""
        script = str(self.clone / "scripts" / f"{name}.py")
        return subprocess.Popen(
            [str(Path(sys.executable).with_name("python3")), script, "--as-of", self.day, *arguments],
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self, name: str = "publish", *arguments: str) -> subprocess.CompletedProcess[str]:
        started = self.begin(name, *arguments)
        said, _none = started.communicate()
        return subprocess.CompletedProcess(name, started.returncode, said)

    def push(self) -> str:
        """Push what the desk has committed; returns what the server told."""
        return self.begin_push().communicate()[0]

    def begin_push(self) -> subprocess.Popen[str]:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.Popen(
            ["git", "push", "--quiet", "origin", "main"],
            cwd=self.desk.root,
            env={**os.environ, "PATH": path},
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def withdraw(desk: Desk, path: str, at: str) -> None:
    """Take an article back as `withdraw.py` writes it."""
    text = (desk.root / f"docs/{path}.md").read_text("utf-8").split("---\n", 2)[2].strip()
    frozen = (
        f"{{date: 2026-03-01, reason: Sai, words: 30, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}"
    )
    desk.article(path, "", withdrawn=frozen)
    desk.commit(at)


def test_a_push_changes_the_site_and_tells_who_pushed(server: Server) -> None:
    """What is wrong is told too, and the site stays; where nothing is new a look says and does nothing."""
    server.desk.article("bao/2026/02/moi")
    server.desk.commit("2026-02-06T10:00:00+07:00")
    assert "Trang web đã dựng xong" in server.push()
    assert server.shows("bao/2026/02/moi")
    built = (server.site / "index.html").stat().st_ino
    look = server.run()
    assert (look.returncode, look.stdout) == (0, "")
    assert (server.site / "index.html").stat().st_ino == built
    server.desk.article("bao/2026/02/hong", topics="[khong-co]")
    server.desk.commit("2026-02-06T11:00:00+07:00")
    said = server.push()
    assert "docs/bao/2026/02/hong.md" in said
    assert server.shows("bao/2026/02/moi")
    assert (server.run().stdout, server.site.joinpath("bao/2026/02/hong").exists()) == ("", False)


def test_a_new_day_is_looked_at_without_a_push(server: Server) -> None:
    """An article dated ahead comes out on its day, by a look alone."""
    server.desk.article("bao/2026/02/mai-sau", date="2026-02-12")
    server.desk.commit("2026-02-06T10:00:00+07:00")
    server.push()
    assert not server.shows("bao/2026/02/mai-sau")
    server.day = "2026-02-12"
    assert server.run().returncode == 0
    assert server.shows("bao/2026/02/mai-sau")


def test_a_withdrawal_takes_effect_while_a_month_is_missing(server: Server) -> None:
    """And so does the deletion of a file; an article alone waits until nothing is missing."""
    server.desk.article("bao/2026/02/sai")
    server.desk.article("bao/2026/02/xoa", "Quá ngắn để được tính.\n")
    server.desk.commit("2026-02-06T10:00:00+07:00")
    server.push()
    assert server.shows("bao/2026/02/sai")
    server.set_up(MARCH)
    server.desk.article("bao/2026/03/moi")
    server.desk.commit("2026-03-02T09:00:00+07:00")
    assert "Đài Tỉnh còn thiếu" in server.push()
    assert not server.shows("bao/2026/03/moi")
    withdraw(server.desk, "bao/2026/02/sai", "2026-03-02T10:00:00+07:00")
    server.push()
    assert not server.shows("bao/2026/02/sai")
    assert "đã được gỡ" in (server.site / "bao/2026/02/sai/index.html").read_text("utf-8")
    assert server.shows("bao/2026/02/xoa")
    (server.desk.root / "docs/bao/2026/02/xoa.md").unlink()
    server.desk.commit("2026-03-02T11:00:00+07:00")
    server.push()
    assert not server.shows("bao/2026/02/xoa")
    server.desk.article("bao/2026/03/nua")
    server.desk.commit("2026-03-02T12:00:00+07:00")
    server.push()
    assert not server.shows("bao/2026/03/nua")


def test_what_holds_up_a_deletion_is_told_at_every_look(server: Server) -> None:
    """Nobody takes back an article and hears nothing while it stands."""
    server.desk.article("bao/2026/02/sai", "Quá ngắn để được tính.\n")
    server.desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nXin chào.\n")
    server.desk.commit("2026-02-06T10:00:00+07:00")
    server.push()
    assert server.shows("bao/2026/02/sai")
    broken = server.desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\nla: 1\n---\nXin chào.\n")
    (server.desk.root / "docs/bao/2026/02/sai.md").unlink()
    server.desk.commit("2026-02-07T10:00:00+07:00")
    server.push()
    for _look in range(2):
        run = server.run()
        assert run.returncode == 2
        assert "docs/gioi-thieu.md" in run.stdout
        assert "vẫn còn trên trang web" in run.stdout
    broken.unlink()
    server.desk.commit("2026-02-07T11:00:00+07:00")
    server.push()
    assert not server.shows("bao/2026/02/sai")
    assert (server.run().returncode, server.run().stdout) == (0, "")


def test_a_push_while_another_builds_is_not_lost(server: Server) -> None:
    """It waits, and the site has both."""
    server.desk.article("bao/2026/02/mot")
    server.desk.commit("2026-02-06T10:00:00+07:00")
    first = server.begin_push()
    while not (server.clone / ".site.new").exists():
        assert first.poll() is None
        time.sleep(0.01)
    os.killpg(first.pid, signal.SIGSTOP)
    server.desk.article("bao/2026/02/hai")
    server.desk.commit("2026-02-06T11:00:00+07:00")
    second = server.begin_push()
    assert second.stdout
    assert any("đang chờ" in line for line in second.stdout)
    os.killpg(first.pid, signal.SIGCONT)
    second.communicate()
    first.communicate()
    assert server.shows("bao/2026/02/mot")
    assert server.shows("bao/2026/02/hai")


def test_a_kill_is_made_up_for_by_the_next_look(server: Server) -> None:
    """Whatever was killed: the build, or what began it, before or after it took over what was pushed."""
    (server.bare / "hooks/post-receive").unlink()
    for number, sign in enumerate(
        ("build/publish.lock", "build/verdict.json", ".site.new", ".site.new/404.html")
    ):
        server.desk.article(f"bao/2026/02/bai-{number}")
        server.desk.commit(f"2026-02-0{number + 1}T10:00:00+07:00")
        server.push()
        (server.clone / sign).unlink(missing_ok=True)
        started = subprocess.Popen(
            [
                str(server.clone / ".venv/bin/python"),
                str(server.clone / "scripts/publish.py"),
                "--as-of",
                FEBRUARY,
            ],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not (server.clone / sign).exists() and started.poll() is None:
            time.sleep(0.001)
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        assert server.shows("bao/2026/01/be-boi")
        run = server.run()
        assert run.returncode == 0, run.stdout
        assert server.shows(f"bao/2026/02/bai-{number}")


def test_the_last_evening_of_a_month_is_published_that_day(server: Server, tmp_path: Path) -> None:
    """So no record accuses on the next day what was honestly entered after the morning's site was built."""
    other = Server(tmp_path / "hai")
    for one in (server, other):
        one.set_up("2026-02-28")
        assert one.run().returncode == 0
        one.desk.article("bao/2026/02/toi")
        one.desk.article("dai/2026/02/toi")
        one.desk.commit("2026-02-28T23:50:00+07:00")
        one.day = "2026-03-01"
    server.push()
    assert server.run().returncode == 0
    (other.bare / "hooks/post-receive").unlink()
    other.push()
    other.day = "2026-03-08"  # for a week it is let pass
    assert other.run().returncode == 2
    assert not other.shows("bao/2026/02/toi")


def test_what_is_pushed_at_ten_on_a_last_day_is_verified_on_the_first(server: Server) -> None:
    """It stands on the site at once, met in time in its record, and nobody is accused of anything."""
    server.set_up("2026-02-28")
    server.desk.article("bao/2026/02/ban-ngay", date="2026-02-28")
    server.desk.article("dai/2026/02/ban-ngay", date="2026-02-28")
    server.desk.commit("2026-02-28T10:00:00+07:00")
    server.push()
    for id in ("bao/2026/02/ban-ngay", "dai/2026/02/ban-ngay"):
        assert server.shows(id)
    server.day = "2026-03-01"
    assert server.run("verify", str(server.site)).returncode == 0
    look = server.run()
    assert look.returncode == 0, look.stdout
    record = json.loads((server.site / "record.json").read_text("utf-8"))
    assert record["as_of"] == "2026-03-01"
    assert [cell["status"] for cell in record["cells"] if cell["month"] == "2026-02"] == ["met", "met"]
    assert not [feature["path"] for feature in record["features"] if feature["late"]]
    verified = server.run("verify", str(server.site))
    assert verified.returncode == 0, verified.stdout
    assert "bù" not in (server.site / "index.html").read_text("utf-8")


def test_a_withdrawal_at_ten_to_midnight_while_a_month_is_missing(server: Server) -> None:
    """A mark as the form saves it is enough; the day after nothing contradicts the record."""
    server.desk.article("bao/2026/02/sai")
    server.desk.commit("2026-02-06T10:00:00+07:00")
    server.push()
    assert server.shows("bao/2026/02/sai")
    server.set_up("2026-03-01")
    server.desk.article("bao/2026/02/sai", withdrawn="{date: 2026-03-01, reason: Sai nội dung}")
    server.desk.commit("2026-03-01T23:50:00+07:00")
    assert "Đài Tỉnh còn thiếu" in server.push()
    page = (server.site / "bao/2026/02/sai/index.html").read_text("utf-8")
    assert "Sai nội dung" in page
    assert "article__body" not in page
    server.day = MARCH
    assert server.run().returncode == 1
    assert server.run("verify", str(server.site)).returncode == 0


def test_a_history_that_was_rewritten_is_followed(server: Server) -> None:
    """As after a purge; what was committed on the server itself is never thrown away."""
    server.desk.article("bao/2026/02/moi")
    server.desk.commit("2026-02-06T10:00:00+07:00")
    server.push()
    server.desk.git("commit", "--quiet", "--amend", "--message", "Khác", at="2026-02-06T10:00:00+07:00")
    server.desk.git("push", "--quiet", "--force", "origin", "main")
    assert server.run().returncode == 0
    assert Desk.git(_at(server.clone), "rev-parse", "HEAD") == server.desk.git("rev-parse", "HEAD")
    own = _at(server.clone)
    own.article("bao/2026/02/rieng")
    commit = own.commit("2026-02-06T12:00:00+07:00")
    run = server.run()
    assert run.returncode == 3
    assert "chưa được gửi" in run.stdout
    assert own.git("rev-parse", "HEAD") == commit


def _at(root: Path) -> Desk:
    """A desk on a folder whose mandate stays as it is."""
    return Desk(root, (root / "mandate.yml").read_text("utf-8"))


def test_without_a_first_site_nothing_is_published(server: Server) -> None:
    """There is no record to hold a site against, so somebody has to say that it is the first."""
    server.site.rename(server.clone / "build/away")
    run = server.run()
    assert run.returncode == 3
    assert "chưa có trang web" in run.stdout


def test_an_article_with_an_error_lifts_no_missing_month(server: Server) -> None:
    """It is held back, and was not taken back: the site that stands goes on standing."""
    server.desk.article("bao/2026/02/sua")
    server.desk.commit("2026-02-20T10:00:00+07:00")
    server.push()
    assert server.shows("bao/2026/02/sua")
    built = (server.site / "index.html").stat().st_ino
    desk = server.desk.root / "mandate.yml"
    desk.write_text(desk.read_text("utf-8").replace("id: duoi-nuoc", "id: duoi-nuoc-moi"), "utf-8")
    server.desk.article("bao/2026/01/be-boi", topics="[duoi-nuoc-moi]")
    server.desk.article("dai/2026/01/tiem-dung-lich", topics="[duoi-nuoc-moi]")
    server.desk.commit("2026-03-01T10:00:00+07:00")
    server.push()
    server.day = MARCH
    assert server.run().returncode in (1, 2)
    assert (server.site / "index.html").stat().st_ino == built


@pytest.mark.parametrize("may_push", [True, False])
def test_what_the_form_marks_goes_at_once_and_is_frozen(server: Server, may_push: bool) -> None:
    """At 23:50 while a month is missing; where the server may not push, it is off the site all the same."""
    server.desk.article("bao/2026/02/sai")
    server.desk.commit("2026-02-06T10:00:00+07:00")
    server.push()
    assert server.shows("bao/2026/02/sai")
    server.set_up(MARCH)
    if not may_push:
        refuse = server.bare / "hooks/pre-receive"
        refuse.write_text("#!/bin/sh\nmkdir once 2>/dev/null  # the desk's own push alone\n", "utf-8")
        refuse.chmod(0o755)
    server.desk.article("bao/2026/02/sai", withdrawn="{date: 2026-03-01, reason: Sai nội dung}")
    server.desk.commit("2026-03-01T23:50:00+07:00")
    server.desk.git("push", "--quiet", "origin", "main")
    server.day = MARCH
    server.run()
    assert "Sai nội dung" in (server.site / "bao/2026/02/sai/index.html").read_text("utf-8")
    frozen = server.desk.git("--git-dir", str(server.bare), "show", "main:docs/bao/2026/02/sai.md")
    assert ("sha256:" in frozen) is may_push
    assert server.run().stdout == ""
