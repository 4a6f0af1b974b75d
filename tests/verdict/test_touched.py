"""Code and rules in a change: each way of changing what judges, by the command that has to tell it."""

from __future__ import annotations

import fnmatch
import os
import subprocess
import sys
from pathlib import Path

import pytest

from media_mandate.messages import translator
from media_mandate.verdict.touched import (
    BY_BEGINNING,
    Decision,
    Touch,
    Touched,
    decides,
    touched_as_markdown,
)
from tests.newsdesk import Desk
from tests.sites import ROOT, command, copy_product

AS_OF = ("--as-of", "2026-02-10")
RULES = "Quy tắc: bài nào được tính, tháng nào thiếu, cái gì được ghi lại"
HOOKS = "Các bước dựng trang (hooks): dựng gì, và gặp gì thì dừng"
FLOWS = "Quy trình tự động: phải qua những gì mới được đăng"
LOADED = "Mã mà Python hoặc git tự chạy không đợi ai gọi"


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A newsroom on main, with an article of its own to push."""
    copy_product(desk.root)
    desk.write(".gitignore", "/build/\n/site/\n__pycache__/\n")
    desk.write(".github/workflows/build.yml", "name: build\n")
    desk.article("dai/2026/01/cu")
    desk.commit("2026-01-06T10:00:00+07:00")
    desk.article("bao/2026/01/moi")
    return desk


def edit(desk: Desk, path: str, old: str = "", new: str = "# khác\n") -> None:
    """Put `new` in the place of `old`, or behind all that stands there."""
    file = desk.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")


def rules_changed(desk: Desk) -> None:
    edit(desk, "src/media_mandate/quota/counting.py", "if length >= shortest:", "if True:")


def hooks_left_out(desk: Desk) -> None:
    edit(desk, "mkdocs.yml", "  - hooks/quota.py", "  # - hooks/quota.py")


WAYS = {
    "a rule in the same push": (
        rules_changed,
        True,
        ["src/media_mandate/quota/counting.py` (sửa)", f"- {RULES}"],
    ),
    "the list of hooks": (hooks_left_out, True, ["mkdocs.yml` (sửa)", f"- {HOOKS}"]),
    "a rule on disk alone": (rules_changed, False, ["src/media_mandate/quota/counting.py` (sửa)"]),
    "a hook that is new, on disk alone": (
        lambda desk: desk.write("hooks/khac.py", "pass\n"),
        False,
        ["hooks/khac.py` (mới)"],
    ),
    "Python that loads itself": (
        lambda desk: desk.write("src/sitecustomize.py", "pass\n"),
        True,
        ["src/sitecustomize.py` (mới)"],
    ),
    "a file that Python finds first": (
        lambda desk: desk.write("yaml.py", "pass\n"),
        True,
        ["yaml.py` (mới)", f"- {LOADED}"],
    ),
    "a workflow": (
        lambda desk: edit(desk, ".github/workflows/build.yml"),
        True,
        [".github/workflows/build.yml` (sửa)", f"- {FLOWS}"],
    ),
    "a lock": (lambda desk: edit(desk, "requirements/build.txt"), True, ["requirements/build.txt` (sửa)"]),
    "the mandate": (
        lambda desk: edit(desk, "mandate.yml", "shortest: 20", "shortest: 2"),
        True,
        ["mandate.yml` (sửa)"],
    ),
    "settled months that nobody settled": (
        lambda desk: desk.write("settled.json", '{"format": "media-mandate settled 1", "settlements": []}\n'),
        True,
        ["settled.json` (mới)"],
    ),
    "a template that draws a tick": (
        lambda desk: edit(desk, "theme/parts/ledger_cells.html"),
        True,
        ["theme/parts/ledger_cells.html` (sửa)"],
    ),
    "a hook that is gone": (
        lambda desk: (desk.root / "hooks/quota.py").unlink(),
        True,
        ["hooks/quota.py` (xóa)"],
    ),
    "a rule made a link": (
        lambda desk: link(desk.root / "src/media_mandate/quota/ledger.py"),
        True,
        ["src/media_mandate/quota/ledger.py` (sửa)"],
    ),
}


def link(file: Path) -> None:
    file.rename(file.with_name("own.py"))
    file.symlink_to("own.py")


@pytest.mark.parametrize("way", WAYS)
def test_what_judges_is_told_before_what_it_judged(office: Desk, way: str) -> None:
    """Each file by what it decides, above months and verdict, whether it was committed or not."""
    change, is_committed, said = WAYS[way]
    base = office.git("rev-parse", "HEAD")
    change(office)
    if is_committed:
        office.commit("2026-01-20T10:00:00+07:00")
    run = command(office.root, "check", "--against", base, *AS_OF)
    assert run.returncode in (0, 1, 2), run.stderr
    head, _heading, _rest = run.stdout.partition("Sổ theo dõi tính đến")
    assert "### Mã và quy tắc" in head
    for part in said:
        assert part in head.replace("\\", "")
    assert head.index("### Mã và quy tắc") < max(head.find("### Tháng"), head.find("### Bài"))


def test_an_article_alone_touches_no_code(office: Desk) -> None:
    """The ordinary change has no such heading, nor has a checkout with the line ends of Windows."""
    base = office.git("rev-parse", "HEAD")
    office.commit("2026-01-20T10:00:00+07:00")
    for path in ("mandate.yml", "hooks/quota.py", "src/media_mandate/months.py"):
        file = office.root / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert "Mã và quy tắc" not in command(office.root, "check", "--against", base, *AS_OF).stdout


def tracked() -> list[str]:
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [path for path in run.stdout.decode().split("\0") if path and not path.startswith("docs/")]


def test_every_file_of_the_program_decides_something() -> None:
    """None that may run or judge is called neither code nor rules."""
    harmless = (
        ".md",
        ".png",
        ".jpg",
        ".txt",
        ".svg",
        ".gitignore",
        "LICENSE",
        ".editorconfig",
        ".yml",
        ".docx",
        ".pdf",
        ".webp",
    )
    for path in tracked():
        if decides(path) is Decision.OTHER:
            assert path.endswith(harmless), path
            assert not path.startswith(("src/", "hooks/", "scripts/", ".github/workflows/")), path


def test_somebody_answers_for_every_file_outside_the_articles() -> None:
    """By a line of its own in CODEOWNERS wherever it decides over a verdict, else by the first."""
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    patterns = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert patterns[0] == "*"
    for path in tracked():
        own = [pattern for pattern in patterns[1:] if _matches(pattern, path)]
        assert own or decides(path) in (Decision.OTHER, Decision.LOADED), path


def _matches(pattern: str, path: str) -> bool:
    place = pattern.removeprefix("/")
    return path.startswith(place) if place.endswith("/") else fnmatch.fnmatchcase(path, place)


def test_what_weighs_most_stands_first() -> None:
    """The mandate before rules, rules before pages; a README alone is no warning."""
    files = [
        Touched("README.md", Touch.CHANGED),
        Touched("theme/main.html", Touch.CHANGED),
        Touched("src/media_mandate/quota/ledger.py", Touch.GONE),
        Touched("mandate.yml", Touch.CHANGED),
    ]
    lines = list(touched_as_markdown(files, translator("en")))
    assert [line for line in lines if line.startswith("    - ")] == [
        "    - `mandate.yml` (changed)",
        "    - `src/media_mandate/quota/ledger.py` (removed)",
        "    - `theme/main.html` (changed)",
        "    - `README.md` (changed)",
    ]
    assert lines[2].startswith("⚠️ **This change touches 4 files outside the articles.")
    assert not any("⚠️" in line for line in touched_as_markdown(files[:1], translator("en")))


RECORD = """\
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from media_mandate.newsroom import read_newsroom
from media_mandate.record.record import draw_record, read_digests, write_record

root = Path(sys.argv[1])
newsroom, _problems = read_newsroom(root, datetime(2026, 2, 10, tzinfo=UTC), date(2026, 2, 10))
record = draw_record(newsroom, read_digests(root, newsroom), "https://trang.example/")
Path(sys.argv[2]).write_bytes(write_record(record))
"""
"""What the site of a newsroom publishes, made by the program that the newsroom has."""


def test_a_program_of_ones_own_sees_what_a_changed_one_hides(office: Desk, tmp_path: Path) -> None:
    """The newsroom's own check and verify agree with its rule that counts three words; an auditor's not."""
    office.article("bao/2026/01/moi", "Chỉ ba chữ.")
    rules_changed(office)
    office.commit("2026-01-20T10:00:00+07:00")
    published, auditor = tmp_path / "record.json", tmp_path / "Bản riêng"
    subprocess.run(
        [sys.executable, "-P", "-c", RECORD, office.root, published],
        env={**os.environ, "PYTHONPATH": str(office.root / "src")},
        check=True,
    )
    copy_product(auditor)
    own = command(office.root, "verify", str(published), *AS_OF, "--lang", "en")
    assert (own.returncode, own.stdout.splitlines()[-1]) == (
        0,
        "Nothing differs: all of the record stands as it was.",
    )
    root = ("--root", str(office.root))
    theirs = command(auditor, "verify", str(published), *root, *AS_OF, "--lang", "en")
    assert theirs.returncode == 1
    assert "It counted, and now it does not: it has 3 words, and 20 are needed." in theirs.stdout


DATING = """
history/replay.py history/values.py months.py repository.py problems.py
reading/syllables.py reading/text.py media/recordings/heard.py media/recordings/frames.py
media/pictures/file.py quota/counting.py settled/values.py record/comparison.py newsroom/comparing.py
grades/proofs.py statuses.py ledger_rules.py articles/prose.py mandate/values.py verdict/touched.py
"""


@pytest.mark.parametrize("name", DATING.split())
def test_what_counts_and_dates_is_a_rule(name: str) -> None:
    """What tells how long a text is, when it entered and whether a sound holds anything is a rule."""
    path = f"src/media_mandate/{name}"
    assert (ROOT / path).is_file()
    assert decides(path) is Decision.RULES


def test_what_decides_is_there() -> None:
    """A folder of the program that was renamed would decide nothing any more, and nobody would notice."""
    own = [name for name, _field in BY_BEGINNING if name.startswith("src/")]
    assert len(own) > 10
    assert [name for name in own if not (ROOT / name).exists()] == []
