"""The commands as people run them: their words, their exit status, and what they leave behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from tests.newsdesk import MANDATE, Desk, body
from tests.sites import ROOT, SOUND, command, start

AS_OF = ("--as-of", "2026-02-10")


def test_check_exits_with_the_status_of_the_design(full: Desk) -> None:
    """0 when nothing is to be mended, 1 for a missing month, 2 for a problem, 3 for wrong usage."""
    assert command(full.root, "check", *AS_OF).returncode == 0
    (full.root / "docs/bao/2026/01/be-boi.md").unlink()
    missing = command(full.root, "check", *AS_OF)
    assert missing.returncode == 1
    assert "Báo Tỉnh còn thiếu" in missing.stdout
    assert "1/2026" in missing.stdout
    full.write("docs/bao/2026/01/hong.md", "không có gì")
    both = command(full.root, "check", *AS_OF)
    assert both.returncode == 2
    assert "Báo Tỉnh còn thiếu" in both.stdout
    assert "docs/bao/2026/01/hong.md" in both.stdout
    for wrong in (("--bogus",), ("--outlet", "khong-co"), ("--as-of", "ngày Tết"), ("--explain", "khong/co")):
        run = command(full.root, "check", *wrong)
        assert run.returncode == 3, wrong
        assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "mandate", ["", "\x00", "outlets: [", "- a", "timezone: Sao/Hỏa\n", "a: &x 1\nb: *x\n"]
)
def test_a_broken_mandate_is_a_problem_in_words(full: Desk, mandate: str) -> None:
    """Whatever stands in mandate.yml, every command answers in words."""
    full.write("mandate.yml", mandate)
    for name, arguments in (("check", ()), ("build", ()), ("new_article", ("--outlet", "bao"))):
        run = command(full.root, name, *arguments)
        assert run.returncode == 2, (name, run.stdout, run.stderr)
        assert "mandate.yml" in run.stdout + run.stderr
        assert "Traceback" not in run.stdout + run.stderr


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "cp1258", "ascii", "utf-16"])
def test_no_code_page_makes_a_command_crash(full: Desk, encoding: str) -> None:
    """On a console of any code page, letters lose marks at most, and the statuses stay apart."""
    (full.root / "docs/bao/2026/01/be-boi.md").unlink()
    for name in ("check", "build"):
        run = command(full.root, name, *AS_OF, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert run.returncode == 1, run.stderr
    if encoding == "ascii":
        assert "X" in command(full.root, "check", *AS_OF, PYTHONIOENCODING=encoding).stdout


def test_json_follows_its_published_schema(full: Desk) -> None:
    """`--format json` carries cells, articles and problems as `--schema` says."""
    full.article("bao/2026/01/nhap", draft="true", topics="[khong-co]")
    schema = json.loads(command(full.root, "check", "--schema").stdout)
    found = json.loads(command(full.root, "check", "--format", "json", *AS_OF).stdout)
    jsonschema.validate(found, schema)
    assert found["exit_status"] == 0
    assert found["cells"][0]["features"] == ["docs/bao/2026/01/be-boi.md"]
    assert [problem["level"] for problem in found["problems"]] == ["warning"]


def test_github_gets_annotations_and_the_table_in_the_summary(full: Desk, tmp_path: Path) -> None:
    """`--format github` annotates the line of a problem and appends the whole table to the summary."""
    full.article("bao/2026/01/hong", topics="[khong-co]")
    summary = tmp_path / "summary.md"
    run = command(full.root, "check", "--format", "github", *AS_OF, GITHUB_STEP_SUMMARY=str(summary))
    assert (
        "::error file=docs/bao/2026/01/hong.md,line=4,col=10,title=topics thứ 1 · topic-unknown::"
        in run.stdout
    )
    assert "| Báo Tỉnh | ✓ | … |" in summary.read_text("utf-8")


def test_one_outlet_alone(full: Desk) -> None:
    """`--outlet` judges one outlet, whatever the other lacks."""
    (full.root / "docs/bao/2026/01/be-boi.md").unlink()
    assert command(full.root, "check", "--outlet", "dai", *AS_OF).returncode == 0
    assert command(full.root, "check", "--outlet", "bao", *AS_OF).returncode == 1


@pytest.mark.parametrize("named", ["docs/bao/2026/01/ngan.md", "bao/2026/01/ngan", "/bao/2026/01/ngan/"])
def test_explain_says_why_an_article_does_not_count(full: Desk, named: str) -> None:
    """`--explain` takes a path, an id or an address."""
    full.article("bao/2026/01/ngan", "Ngắn quá.\n")
    run = command(full.root, "check", "--explain", named, "--lang", "en", *AS_OF)
    assert run.returncode == 0
    assert "it has 2 words, and 20 are needed" in run.stdout


def test_explain_says_first_what_must_be_mended(full: Desk) -> None:
    """Nobody reads "it counts" and goes to bed while the build stops."""
    full.article("bao/2026/01/hong", f"{body('hỏng')}\n[Xem](khong-co.md)\n")
    run = command(full.root, "check", "--explain", "bao/2026/01/hong", *AS_OF)
    assert run.returncode == 2
    assert run.stdout.startswith("Còn 1 lỗi phải sửa.\n")


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Ho_Chi_Minh"])
def test_the_machine_s_zone_changes_nothing(full: Desk, zone: str) -> None:
    """The verdict of a day is the same on every machine."""
    full.commit("2026-01-31T23:59:59+07:00")
    runs = [
        command(full.root, "check", "--as-of", "2026-01-31", "--format", "json", TZ=tz)
        for tz in ("UTC", zone)
    ]
    assert runs[0].stdout == runs[1].stdout


def test_build_keeps_the_verdict_and_the_old_site_when_red(full: Desk) -> None:
    """A red build leaves the site that stands and writes the verdict beside it."""
    assert command(full.root, "build", *AS_OF).returncode == 0
    before = snapshot(full.root / "site")
    (full.root / "docs/bao/2026/01/be-boi.md").unlink()
    run = command(full.root, "build", *AS_OF)
    assert run.returncode == 1
    assert snapshot(full.root / "site") == before
    assert json.loads((full.root / "build/verdict.json").read_text("utf-8"))["exit_status"] == 1
    assert "Báo Tỉnh còn thiếu" in (full.root / "build/verdict.txt").read_text("utf-8")


def test_a_build_that_fails_late_leaves_the_old_site(full: Desk) -> None:
    """A broken template fails after MkDocs has emptied its folder; the site that stands is another one."""
    assert command(full.root, "build", *AS_OF).returncode == 0
    before = snapshot(full.root / "site")
    full.write("theme/article.html", "{% extends 'house.html' %}{{ broken")
    run = command(full.root, "build", *AS_OF)
    assert run.returncode == 3
    assert "Traceback" not in run.stdout + run.stderr
    assert snapshot(full.root / "site") == before


def test_a_build_replaces_the_whole_site(full: Desk) -> None:
    """What is no longer published is gone after the next green build."""
    full.article("bao/2026/01/thu-hai")
    assert command(full.root, "build", *AS_OF).returncode == 0
    assert (full.root / "site/bao/2026/01/thu-hai/index.html").exists()
    (full.root / "docs/bao/2026/01/thu-hai.md").unlink()
    assert command(full.root, "build", *AS_OF).returncode == 0
    assert not (full.root / "site/bao/2026/01/thu-hai").exists()
    assert not list(full.root.glob(".site*"))


@pytest.mark.parametrize("output", [".", "docs", "..", "docs/bao"])
def test_a_build_never_replaces_what_it_did_not_make(full: Desk, output: str) -> None:
    """A folder with somebody's own files is refused as the site's, and so is one that was left beside it."""
    before = snapshot(full.root / "docs")
    assert command(full.root, "build", "--output", output, *AS_OF).returncode == 3
    assert snapshot(full.root / "docs") == before
    full.write(".site.old/thu.txt", "của tôi")
    assert command(full.root, "build", *AS_OF).returncode == 3
    assert (full.root / ".site.old/thu.txt").exists()


def test_two_builds_at_once_give_one_whole_site(full: Desk) -> None:
    """The second build waits for the first."""
    builds = [start(full.root, "build", *AS_OF) for _build in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    whole = snapshot(full.root / "site")
    assert command(full.root, "build", *AS_OF).returncode == 0
    assert snapshot(full.root / "site") == whole


def test_mkdocs_build_alone_enforces(full: Desk) -> None:
    """`mkdocs build` reads, judges and fails by itself, without any command of ours."""
    environment = {**os.environ, "PYTHONPATH": str(full.root / "src"), "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        [sys.executable, "-P", "-m", "mkdocs", "build"],
        cwd=full.root, env=environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 1
    assert "Báo Tỉnh còn thiếu" in run.stderr
    assert not (full.root / "site").exists()


def test_a_site_lost_to_a_killed_swap_is_put_back(full: Desk) -> None:
    """The next start mends what a kill between two renames left, even when that build is red."""
    assert command(full.root, "build", *AS_OF).returncode == 0
    before = snapshot(full.root / "site")
    (full.root / "site").rename(full.root / ".site.old")
    full.write(".site.new/.made-by-media-mandate", "")
    (full.root / "docs/bao/2026/01/be-boi.md").unlink()
    assert command(full.root, "build", *AS_OF).returncode == 1
    assert snapshot(full.root / "site") == before
    assert not (full.root / ".site.new").exists()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_new_article_writes_a_draft_that_checks_well(full: Desk) -> None:
    """A new article stands in the right folder, is a draft, and only lacks its text."""
    title = 'Đuối nước: "biết" & tránh'
    chosen = ("--title", title, "--date", "2026-02-03", "--topic", "duoi-nuoc", "--unit", "so-y-te")
    assert command(full.root, "new_article", "--outlet", "bao", *chosen).returncode == 0
    file = full.root / "docs/bao/2026/02/duoi-nuoc-biet-tranh.md"
    before = file.read_bytes()
    again = command(full.root, "new_article", "--outlet", "bao", *chosen)
    assert again.returncode == 3
    assert file.read_bytes() == before
    judged = full.judgement("bao/2026/02/duoi-nuoc-biet-tranh", as_of="2026-02-10")
    assert judged.article.front.title == title
    assert judged.article.front.draft
    assert not full.problems()


@pytest.mark.parametrize(
    ("until", "day", "hint"),
    [
        ("", "2025-12-31", "Hãy ghi ngày từ tháng 1/2026 trở đi."),
        (", until: 2026-03", "2026-04-01", "chỉ phải có bài đến hết tháng 3/2026"),
        (", until: 2026-03}, {from: 2026-06", "2026-04-01", "Hãy ghi ngày từ tháng 6/2026 trở đi."),
    ],
)
def test_new_article_says_which_days_an_outlet_has(full: Desk, until: str, day: str, hint: str) -> None:
    full.write("mandate.yml", MANDATE.replace("{from: 2026-01", f"{{from: 2026-01{until}"))
    chosen = ("--outlet", "bao", "--title", "Tên", "--date", day, "--topic", "duoi-nuoc")
    run = command(full.root, "new_article", *chosen)
    assert run.returncode == 3
    assert hint in " ".join(run.stderr.split())


def test_new_article_of_a_broadcaster_makes_nothing_up(full: Desk) -> None:
    """A broadcast's channel, time and duration are given, or nothing is written."""
    chosen = ("--outlet", "dai", "--title", "Tiêm chủng", "--date", "2026-02-03", "--topic", "tiem-chung")
    assert command(full.root, "new_article", *chosen).returncode == 3
    assert not (full.root / "docs/dai/2026/02").exists()
    aired = ("--channel", "KRT", "--aired", "19h45", "--date", "3/2/2026", "--duration", "4:30")
    assert command(full.root, "new_article", *chosen, *aired).returncode == 0
    article = full.judgement("dai/2026/02/tiem-chung").article
    assert (article.date, article.seconds) == (date(2026, 2, 3), 270)
    with_file = ("--channel", "KRT", "--aired", "19h45", "--media", "ban-tin.mp3", "--slug", "ban-tin")
    assert command(full.root, "new_article", *chosen, *with_file).returncode == 0
    assert "duration" not in (full.root / "docs/dai/2026/02/ban-tin.md").read_text("utf-8")


OF_BOTH = """\
    kind: [newspaper, broadcaster]
    column: Vì trẻ em
    duties: [{from: 2026-01, minimum: 1, shortest: {newspaper: 20, broadcaster: 60}}]
"""


@pytest.mark.parametrize(
    ("options", "typed", "seconds"),
    [
        (("--kind", "newspaper"), "", None),
        ((), "1\n", None),
        (("--channel", "PTQ", "--aired", "19:45", "--duration", "PT2M"), "", 120),
        (("--kind", "broadcaster"), "PTQ\n19:45\nPT2M\n", 120),
        (("--media", "ban-tin.mp3"), "PTQ\n19:45\n", 65),
    ],
)
def test_new_article_of_an_outlet_of_both_kinds(
    full: Desk, options: tuple[str, ...], typed: str, seconds: int | None
) -> None:
    """It is asked whether it is read or heard, where nothing tells."""
    text = (full.root / "mandate.yml").read_text("utf-8")
    start, end = text.index("    kind: newspaper"), text.index("  - id: dai")
    full.write("mandate.yml", text[:start] + OF_BOTH + text[end:])
    full.write("docs/bao/2026/02/ban-tin.mp3", SOUND.read_bytes())
    chosen = ("--outlet", "bao", "--title", "Tiêm chủng", "--date", "2026-02-03", "--topic", "tiem-chung")
    run = command(full.root, "new_article", *chosen, *options, typed=typed)
    assert run.returncode == 0, run.stdout + run.stderr
    assert full.judgement("bao/2026/02/tiem-chung").article.seconds == seconds


@pytest.mark.parametrize(("answer", "sensitive"), [("có", True), ("Ko", False), ("chắc là\nkhông", False)])
def test_new_article_asks_what_a_sensitive_topic_wants_to_know(
    full: Desk, answer: str, sensitive: bool
) -> None:
    """The question comes with the topic; yes and no are understood as they are typed."""
    topic = "about: Phòng đuối nước."
    mandate = (full.root / "mandate.yml").read_text("utf-8")
    full.write("mandate.yml", mandate.replace(topic, f"{topic}, sensitive: true"))
    chosen = ("--outlet", "bao", "--title", "Bài", "--date", "2026-02-03", "--topic", "duoi-nuoc")
    run = command(full.root, "new_article", *chosen, typed=f"{answer}\n")
    assert run.returncode == 0, run.stderr
    assert ("Hãy trả lời" in run.stdout) is ("chắc" in answer)
    children = full.judgement("bao/2026/02/bai").article.front.children
    assert children is not None
    assert children.sensitive is sensitive
    assert not [found for found in full.problems() if found.path.endswith("bai.md")]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--outlet", "khac"),
        ("--topic", "khac"),
        ("--unit", "khac"),
        ("--date", "2025-12-31"),
        ("--date", "32/12/2026"),
    ],
)
def test_new_article_refuses_what_the_mandate_does_not_know(full: Desk, wrong: tuple[str, str]) -> None:
    """An unknown outlet, topic or unit, or a day outside the duties, is refused in words."""
    chosen = ("--outlet", "bao", "--title", "Bài", "--date", "2026-02-03", "--topic", "duoi-nuoc", *wrong)
    run = command(full.root, "new_article", *chosen)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    assert not (full.root / "docs/bao/2026/02").exists()


def test_help_is_in_the_mandate_s_language(full: Desk) -> None:
    """Every command explains itself in Vietnamese."""
    for name in ("check", "build", "preview", "new_article", "bench", "update_messages"):
        run = command(ROOT if name == "bench" else full.root, name, "--help")  # that one drives a browser
        assert run.returncode == 0
        assert any(letter in run.stdout for letter in "ạảấầậếệộợứừ"), name


class Preview:
    """A running preview; `get` waits until a page satisfies a test."""

    def __init__(self, root: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.process = start(root, "preview", "--port", str(port))

    def get(self, page: str, wanted: Callable[[str], bool]) -> str:
        html = ""
        for _attempt in range(200):
            try:
                with urllib.request.urlopen(self.address + page) as answer:  # noqa: S310 (this machine)
                    html = answer.read().decode()
            except (OSError, urllib.error.URLError):
                html = ""
            if wanted(html):
                return html
            time.sleep(0.1)
        raise AssertionError(html)


@pytest.fixture
def preview(full: Desk, unused_port: int) -> Iterator[Preview]:
    """A preview of a desk with a missing month, a draft and an article whose fields are wrong."""
    (full.root / "docs/bao/2026/01/be-boi.md").unlink()
    full.article("bao/2026/01/nhap", "Ngắn. [Xem](khong-co.md)\n", draft="true")
    full.article("bao/2026/01/hong", topics="[khong-co]")
    full.article("bao/2026/01/sau", "\n".join("    " * depth + "- a" for depth in range(300)), draft="true")
    running = Preview(full.root, unused_port)
    yield running
    running.process.terminate()
    running.process.wait()


def test_the_preview_shows_what_a_build_refuses(preview: Preview, full: Desk) -> None:
    """A missing month is a banner, a draft is marked, a problem is a panel on its own page; saves reload."""
    home = preview.get("", lambda html: "</html>" in html)
    assert "Báo Tỉnh còn thiếu" in home
    assert '<a href="bao/2026/01/hong/">docs/bao/2026/01/hong.md</a>' in home
    draft = preview.get("bao/2026/01/nhap/", lambda html: "</html>" in html)
    assert "mark--draft" in draft
    told = re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", draft[draft.index("panel--not") :]))
    assert "Bài không được tính: bài còn là bản nháp" in told
    assert "Ngoài ra, bài mới có" in told
    assert "Báo Tỉnh, tháng 1/2026: có 0 bài, cần ít nhất 1 bài: còn thiếu." in told
    assert "Lưu ý · dòng 7, cột 13 · file-not-there Không tìm thấy tệp khong-co.md." in told
    assert "#text-nested-too-deep" in preview.get("bao/2026/01/sau/", lambda html: "</html>" in html)
    panel = preview.get("bao/2026/01/hong/", lambda html: "</html>" in html)
    assert "khong-co" in panel
    assert "panel" in panel
    full.article("bao/2026/01/hong", topics="[duoi-nuoc]")
    assert "panel__problems" not in preview.get("bao/2026/01/hong/", lambda html: "article__facts" in html)
    mandate = (full.root / "mandate.yml").read_text("utf-8")
    full.write("mandate.yml", mandate.replace("timezone: Asia/Ho_Chi_Minh", "timezone: Sao/Hỏa"))
    assert "Sao/Hỏa" in preview.get("", lambda html: "Sao/Hỏa" in html)
    full.write("mandate.yml", mandate)
    preview.get("bao/2026/01/nhap/", lambda html: "mark--draft" in html)
    home_template = (full.root / "theme/home.html").read_text("utf-8")
    full.write("theme/home.html", home_template.replace("home__line", "home__line sửa"))
    preview.get("", lambda html: "home__line sửa" in html)
