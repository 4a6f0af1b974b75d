"""Changes and proposals as the desk meets them: held against their base, previewed, made into drafts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from tests.desk.test_proposals import BODY
from tests.newsdesk import Desk
from tests.scripts.test_remind import TOKEN, _Tracker
from tests.sites import command, copy_product

AS_OF = ("--as-of", "2026-02-10")
DRAFT = ("--outlet", "bao", "--date", "2026-02-03")


@pytest.fixture
def branched(desk: Desk) -> Desk:
    """A branch with one article more than main, and main with one that the branch has not."""
    copy_product(desk.root)
    desk.write(".gitignore", "/build/\n__pycache__/\n")
    desk.article("dai/2026/01/cu")
    desk.commit("2026-01-06T10:00:00+07:00")
    desk.git("checkout", "--quiet", "-b", "bai-moi")
    desk.article("bao/2026/01/moi")
    desk.commit("2026-01-20T10:00:00+07:00")
    desk.git("checkout", "--quiet", "main")
    desk.article("dai/2026/02/khac")
    desk.commit("2026-02-06T10:00:00+07:00")
    desk.git("checkout", "--quiet", "bai-moi")
    return desk


def test_a_change_is_held_against_where_it_began(branched: Desk, tmp_path: Path) -> None:
    """What the branch did is told, not what main did since; in the job's summary it comes first."""
    summary = tmp_path / "summary.md"
    said = {"GITHUB_STEP_SUMMARY": str(summary)}
    run = command(branched.root, "check", "--format", "github", "--against", "main", *AS_OF, **said)
    assert run.returncode == 0, run.stderr
    text = summary.read_text("utf-8")
    assert text.startswith("## Lần gửi này thay đổi những gì\n")
    assert "- ✓ Báo Tỉnh, tháng 1/2026: từ còn thiếu thành đã có bài." in text
    assert "khac" not in text
    assert "| Báo Tỉnh | ✓ |" in text
    assert len(branched.git("worktree", "list").splitlines()) == 1
    assert branched.git("status", "--porcelain") == ""


def test_what_is_not_committed_counts_as_changed(branched: Desk) -> None:
    """The files as they are on disk are held against the base; one outlet's table leaves the change whole."""
    branched.article("dai/2026/01/them", topics="[khong-co]")
    run = command(branched.root, "check", "--against", "main", "--outlet", "bao", *AS_OF)
    assert run.returncode == 0
    assert "docs/dai/2026/01/them.md:4:10" in run.stdout
    assert "không còn" not in run.stdout.casefold()


@pytest.mark.parametrize("ref", ["khong-co", "--output=x", "HEAD~99"])
def test_a_base_that_is_not_there_is_told(branched: Desk, ref: str) -> None:
    """In words, and nothing of it is taken for an option of git."""
    run = command(branched.root, "check", f"--against={ref}", *AS_OF)
    assert run.returncode == 3
    assert "Không tìm thấy" in run.stderr
    assert "Traceback" not in run.stderr


def test_json_has_no_changes(branched: Desk) -> None:
    """They are told in words alone."""
    assert command(branched.root, "check", "--format", "json", "--against", "main").returncode == 3


def test_the_preview_is_built_whatever_is_wrong(branched: Desk) -> None:
    """Drafts and problems are on their pages; the site that stands is another folder."""
    branched.article("bao/2026/02/nhap", draft="true")
    branched.article("bao/2026/02/hong", topics="[khong-co]")
    assert command(branched.root, "build", *AS_OF).returncode == 2
    run = command(branched.root, "build", "--drafts", *AS_OF)
    assert run.returncode == 0, run.stdout + run.stderr
    preview = branched.root / "build/preview"
    assert "mark--draft" in (preview / "bao/2026/02/nhap/index.html").read_text("utf-8")
    assert "khong-co" in (preview / "bao/2026/02/hong/index.html").read_text("utf-8")
    assert not (branched.root / "site").exists()


@pytest.fixture
def tracker() -> Iterator[_Tracker]:
    with _Tracker() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        server.kept.append({"number": 1, "iid": 1, "title": "Đề xuất bài: Khác", "state": "open"})
        server.kept[0] |= {"body": BODY, "description": BODY}
        yield server
        server.shutdown()


@pytest.fixture
def product(desk: Desk) -> Desk:
    copy_product(desk.root)
    return desk


def test_a_proposal_becomes_a_draft(product: Desk, tmp_path: Path) -> None:
    """Title and unit are taken over, the rest is a note that no page shows."""
    file = tmp_path / "đề xuất.md"
    file.write_bytes(b"\xef\xbb\xbf" + BODY.replace("_No response_", "Đuối nước").encode())
    run = command(product.root, "new_article", "--from-issue", str(file), *DRAFT)
    assert run.returncode == 0, run.stderr
    newsroom = product.newsroom("2026-02-10")
    (article,) = newsroom.articles
    front = article.front
    assert (front.title, front.units, front.topics, front.draft) == (
        'Lớp dạy bơi & "an toàn"',
        ("so-y-te",),
        ("duoi-nuoc",),
        True,
    )
    assert article.words == 0
    assert "Ở hồ --&gt;" in (product.root / article.path).read_text("utf-8")
    built = command(product.root, "build", "--drafts", "--as-of", "2026-02-10")
    assert built.returncode == 0, built.stdout + built.stderr
    page = (product.root / f"build/preview/{article.id}/index.html").read_text("utf-8")
    assert "alert(1)" not in page


def test_what_the_form_leaves_open_is_asked_for(product: Desk) -> None:
    """Without a topic that the mandate knows, one is asked for; options go before the proposal."""
    run = command(product.root, "new_article", "--from-issue", "-", *DRAFT, typed=BODY)
    assert run.returncode == 3
    chosen = ("--topic", "tiem-chung", "--title", "Tên khác")
    run = command(product.root, "new_article", "--from-issue", "-", *DRAFT, *chosen, typed=BODY)
    assert run.returncode == 0, run.stderr
    assert product.newsroom().judgement["docs/bao/2026/02/ten-khac.md"].article.front.topics == (
        "tiem-chung",
    )


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_an_issue_is_read_by_its_number(product: Desk, tracker: _Tracker, kind: str) -> None:
    """Where CI or the origin says that it is, with a token where one is set."""
    github = {"GITHUB_API_URL": tracker.url, "GITHUB_REPOSITORY": "toa-soan/kho", "GITHUB_TOKEN": TOKEN}
    gitlab = {"CI_API_V4_URL": tracker.url, "CI_PROJECT_ID": "42", "GITLAB_TOKEN": TOKEN}
    said = {"GITHUB_REPOSITORY": "", **(github if kind == "github" else gitlab)}
    run = command(product.root, "new_article", "--from-issue", "1", *DRAFT, "--topic", "duoi-nuoc", **said)
    assert run.returncode == 0, run.stderr
    assert (product.root / "docs/bao/2026/02/lop-day-boi-an-toan.md").exists()
    assert tracker.calls == [
        "GET /repos/toa-soan/kho/issues/1" if kind == "github" else "GET /projects/42/issues/1"
    ]


def test_an_issue_that_cannot_be_read_is_told(product: Desk, tracker: _Tracker) -> None:
    """It is not there, or this repository is on no service that is known."""
    github = {"GITHUB_API_URL": tracker.url, "GITHUB_REPOSITORY": "toa-soan/kho", "GITHUB_TOKEN": "sai"}
    run = command(product.root, "new_article", "--from-issue", "1", *DRAFT, **github)
    assert run.returncode == 3
    assert "Không đọc được issue số 1" in run.stderr
    run = command(product.root, "new_article", "--from-issue", "1", *DRAFT, GITHUB_REPOSITORY="")
    assert "chép đề xuất vào một tệp" in run.stderr
    run = command(product.root, "new_article", "--from-issue", "khong-co.md", *DRAFT)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
