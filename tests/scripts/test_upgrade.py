"""A newsroom of two years, made by the program before releases had names, brought to the release of today.

Old and new program run as they would at a desk, each in an environment of its own that shares the libraries
of the tests.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from media_mandate.months import Month, months_between
from tests.newsdesk import Desk
from tests.photos import card
from tests.sites import PRODUCT, ROOT, SOUND, skip_unless_sample

skip_unless_sample()

OLD = "863cac9a693f22725e6e13cf3eba503023e7e7c9"
"""The last commit before releases."""

FOUNDED, AS_OF = "2024-11-20", "2026-11-05"
PAPER, RADIO = "bao-gia-lai", "dai-ptth-gia-lai"
MONTHS = list(months_between(Month(2024, 11), Month(2026, 10)))
MISSED, WAIVED = Month(2025, 3), Month(2025, 8)
SYLLABLES = re.findall(
    r"\w+",
    """bé trẻ nước sông suối áo phao bơi mẹ cha ông bà cô thầy lớp trường sân bàn ghế sách vở bút mực
ngày đêm sáng chiều trưa mưa nắng gió núi rừng cây lá hoa quả cơm canh rau thịt cá trứng sữa đi đứng ngồi nằm
chạy nhảy hát múa vui buồn khỏe ốm thuốc bác sĩ xe đường cầu bến chợ làng xóm thôn bản nhà cửa""",
)


def python(root: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as its README says, without a terminal and without what the tests have set up."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    base = getattr(sys, "_base_executable", sys.executable)
    run = subprocess.run(
        [base, script, *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert "Traceback" not in run.stderr, run.stderr
    return run


STAMP = """\
import sys
sys.path.insert(0, "scripts")
import _environment as e
e.STAMP.write_text("\\n".join(e._digest(lock) for lock in e.KINDS["build"]) + "\\n")
"""


def settle_in(root: Path) -> None:
    """Give a copy of the program its `.venv`: one that takes its libraries from that of the tests."""
    base = getattr(sys, "_base_executable", sys.executable)
    if not (root / ".venv").exists():
        subprocess.run([base, "-m", "venv", "--without-pip", str(root / ".venv")], check=True)
        (packages,) = (root / ".venv").rglob("site-packages")
        (packages / "media_mandate.pth").write_text("../../../../src\n", "ascii")
        (packages / "tests.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    subprocess.run([base, "-c", STAMP], cwd=root, check=True)


def text(seed: str, words: int = 240) -> str:
    """A text of its own for each seed."""
    chosen = random.Random(seed).choices(SYLLABLES, k=words)  # noqa: S311
    return "".join(f"{' '.join(chosen[start : start + 12])}.\n" for start in range(0, words, 12)).capitalize()


def write(desk: Desk, outlet: str, month: Month, slug: str, body: str | None = None, **fields: str) -> str:
    path = f"{outlet}/{month.year}/{month.number:02}/{slug}"
    day = fields.setdefault("date", f"{month}-06")
    more = {"description": f"Vài lời về {slug}.", "children": "{sensitive: false}"}
    if outlet == RADIO:
        more["broadcast"] = (
            f"{{programme: Trẻ em, channel: GLTV, aired: {day}T19:45, duration: PT4M30S, transcript: body}}"
        )
    desk.article(path, body or text(path), topics="[duoi-nuoc]", **{**more, **fields})
    return path


def years(desk: Desk) -> None:
    """Two years of work: a month a commit, with all that happens in two years."""
    for month in MONTHS:
        for outlet in (PAPER, RADIO):
            if (outlet, month) not in ((PAPER, MISSED), (RADIO, WAIVED)):
                write(desk, outlet, month, f"bai-{month}")
        if month == Month(2025, 1):
            write(desk, PAPER, month, "dang-lai", rerun_of=f"{PAPER}/2024/11/bai-2024-11", date="2025-01-15")
            # Rules of later releases know more of what a text hides.
            write(desk, PAPER, Month(2025, 2), "chu-thich", text("chú thích") + "\n<!-- còn dở\n")
        if month == Month(2025, 5):
            card().save(desk.write(f"docs/{PAPER}/2025/05/ao.jpg", b""))
            body = text("ảnh") + "\n![Ao làng](ao.jpg){people=none}\n"
            write(desk, PAPER, month, "co-anh", body, image="{src: ao.jpg, alt: Ao làng, people: none}")
            desk.write(f"docs/{RADIO}/2025/05/tin.mp3", SOUND.read_bytes())
            aired = (
                "{programme: Tin, channel: GLTV, aired: 2025-05-06T19:45, duration: PT1M5S, media: tin.mp3}"
            )
            write(desk, RADIO, month, "co-tieng", broadcast=aired)
        if month == Month(2025, 9):
            old = desk.root / f"docs/{PAPER}/2025/06/bai-2025-06.md"
            new = old.with_name("ten-moi.md")
            moved = old.read_text("utf-8").replace(
                "---\n", f"---\nmoved_from: {PAPER}/2025/06/bai-2025-06\n", 1
            )
            new.write_text(moved, "utf-8")
            old.unlink()
        desk.commit(f"{month}-07T09:00:00+07:00", f"Bài {month}")


EXCEPTIONS = f"""\
exceptions:
  - {{outlet: {PAPER}, month: {MISSED}, kind: miss, reason: Thiếu người, document: Báo cáo 12,
     document_date: 2025-04-02, by: Ban Biên tập, recorded_on: 2025-04-03}}
  - {{outlet: {RADIO}, month: {WAIVED}, kind: waiver, reason: Bảo trì, document: Công văn 9,
     document_date: 2025-08-05, by: Sở, recorded_on: 2025-08-06}}
"""


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom, its site built by its own program; tests take copies of it."""
    known = subprocess.run(["git", "cat-file", "-e", OLD], cwd=ROOT, capture_output=True)
    if known.returncode:
        pytest.skip("only a part of the history is here")
    desk = Desk.__new__(Desk)
    desk.root = tmp_path_factory.mktemp("cũ") / "Tòa soạn"
    subprocess.run(
        ["git", "clone", "--quiet", "--shared", "--no-tags", str(ROOT), str(desk.root)], check=True
    )
    desk.git("checkout", "--quiet", "-B", "main", OLD)
    settle_in(desk.root)
    begun = python(
        desk.root, "scripts/start.py", "--province", "tỉnh Gia Lai", "--issuer", "UBND tỉnh Gia Lai",
        "--title", "Về việc bảo vệ trẻ em", "--item", "4", "--sentence", "Ít nhất 01 lần/tháng",
        "--number", "", "--dated", "", "--first-month", "2024-11", "--site-name", "Trẻ em Gia Lai: “yêu”",
        "--hosting", "nginx", "--address", "https://tre-em.gialai.example/",
        "--outlet", "newspaper", "Báo Gia Lai", "Vì trẻ em", "",
        "--outlet", "broadcaster", "Đài Phát thanh - Truyền hình Gia Lai", "Trẻ em", "",
        "--as-of", FOUNDED,
    )  # fmt: skip
    assert begun.returncode == 0, begun.stdout + begun.stderr
    desk.commit(f"{FOUNDED}T09:00:00+07:00", "Mở tòa soạn")
    years(desk)
    mandate = (desk.root / "mandate.yml").read_text("utf-8")
    desk.write("mandate.yml", re.sub(r"(?m)^exceptions:$\n", EXCEPTIONS, mandate))
    desk.commit("2025-08-06T10:00:00+07:00", "Ghi nhận")
    withdrawn = python(
        desk.root,
        "scripts/withdraw.py",
        f"{RADIO}/2025/02/bai-2025-02",
        "--reason",
        "Theo đề nghị",
        "--as-of",
        AS_OF,
    )
    assert withdrawn.returncode == 0, withdrawn.stdout + withdrawn.stderr
    desk.commit("2026-11-01T10:00:00+07:00", "Gỡ bài")
    built = python(desk.root, "scripts/build.py", "--as-of", AS_OF)
    assert built.returncode == 0, built.stdout + built.stderr
    return desk.root


@pytest.fixture
def newsroom(founded: Path, tmp_path: Path) -> Desk:
    desk = Desk.__new__(Desk)
    desk.root = tmp_path / "Tòa soạn"
    shutil.copytree(founded, desk.root, symlinks=True, ignore=shutil.ignore_patterns(".venv", ".venv.lock"))
    settle_in(desk.root)
    return desk


Patches = dict[str, tuple[str, str]]


def released(folder: Path, tag: str = "v0.2.0", patches: Patches | None = None) -> Path:
    """A checkout of a release: the program as it stands here, with lines replaced in files of these names."""
    desk = Desk.__new__(Desk)
    desk.root = folder
    if not folder.exists():
        subprocess.run(
            ["git", "clone", "--quiet", "--shared", "--no-tags", str(ROOT), str(folder)], check=True
        )
        for part in (*PRODUCT, "README.md", "CONTRIBUTING.md", "guides", ".github"):
            if (ROOT / part).is_dir():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / part, folder / part, dirs_exist_ok=True, ignore=ignored)
            else:
                shutil.copy(ROOT / part, folder / part)
    for name, (before, after) in (patches or {}).items():
        (file,) = (folder / "src").rglob(f"{name}.py")
        said = file.read_text("utf-8")
        assert before in said, file
        file.write_text(said.replace(before, after, 1), "utf-8")
    desk.commit("2026-11-04T09:00:00+07:00", f"Release {tag}")
    desk.git("tag", tag)
    settle_in(folder)
    return folder


STRICTER: Patches = {
    "front_matter": (
        "description: Line | None = None",
        "description: Annotated[Line, Field(max_length=9)] | None = None",
    ),
    "counting": (
        "    if length >= shortest:",
        "    shortest *= 9\n    if length >= shortest:",
    ),
}
"""Every description and every feature becomes too short or too long."""


def upgrade(desk: Desk, release: Path, *options: str) -> subprocess.CompletedProcess[str]:
    script = str(release / "scripts/upgrade.py")
    return python(desk.root, script, "--as-of", AS_OF, *options)


def check(desk: Desk, *options: str) -> dict[str, Any]:
    run = python(desk.root, "scripts/check.py", "--format", "json", "--as-of", AS_OF, *options)
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def ledger(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    names = ("outlet", "month", "status", "met_afterwards", "minimum", "features")
    return [tuple(str(cell[name]) for name in names) for cell in found["cells"]]


def addresses(site: Path) -> set[str]:
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")}


def ids(site: Path) -> dict[str, list[str]]:
    """The ids of all entries of all feeds, in order."""
    found = {}
    for file in sorted((site / "rss").rglob("*")):
        if file.suffix in (".xml", ".atom", ".json"):
            said = file.read_text("utf-8")
            found[file.relative_to(site).as_posix()] = re.findall(
                r'(?:<guid[^>]*>|<id>|"id": ?")([^<"]+)', said
            )
    return found


def commit(desk: Desk) -> None:
    desk.git("config", "user.name", "Tòa soạn")
    desk.git("config", "user.email", "toa-soan@gialai.example")
    desk.git("commit", "--quiet", "--no-edit", at=f"{AS_OF}T10:00:00+07:00")
    settle_in(desk.root)


@pytest.mark.parametrize("patches", [{}, STRICTER], ids=["today's rules", "stricter rules"])
def test_two_years_stay_what_they_were(newsroom: Desk, tmp_path: Path, patches: Patches) -> None:
    """Ledger, addresses and feeds are as they were, the record is borne out, and nobody is accused."""
    shutil.copytree(newsroom.root / "site", tmp_path / "trang cũ")
    before = check(newsroom)
    head, tree = newsroom.git("rev-parse", "HEAD"), newsroom.git("rev-parse", "HEAD:docs")
    release = released(tmp_path / "bản mới", patches=patches)
    run = upgrade(newsroom, release)
    assert run.returncode == 0, run.stdout + run.stderr
    assert newsroom.git("rev-parse", "HEAD") == head
    assert "v0.2.0" in run.stdout
    assert "Mọi tháng trên sổ vẫn như trước." in run.stdout
    commit(newsroom)
    assert newsroom.git("rev-parse", "HEAD:docs") == tree
    assert newsroom.git("rev-parse", "HEAD:hosting/nginx.conf") == newsroom.git(
        "rev-parse", f"{head}:hosting/nginx.conf"
    )
    mandate, now = (newsroom.git("show", f"{commit}:mandate.yml") for commit in (head, "HEAD"))
    assert now.startswith(mandate)
    added = [line for line in now.removeprefix(mandate).splitlines() if line and not line.startswith("#")]
    assert added == ["feed_ids:", '  tag: "tag:tre-em.gialai.example,2026:"', "  from: 2027-01"]
    after = check(newsroom)
    # The newsroom's days are made up, and those of the program's own commits are not. That its readers cannot
    # reach it yet is a warning.
    new = ("commit-before-parent", "commits-out-of-time", "contact-missing")
    told = [problem for problem in after["problems"] if problem["code"] not in new]
    assert {problem["level"] for problem in after["problems"] if problem["code"] == new[2]} == {"warning"}
    assert (after["exit_status"], told) == (0, before["problems"])
    assert ledger(after) == ledger(before)
    assert after["settled"]
    built = python(newsroom.root, "scripts/build.py", "--as-of", AS_OF)
    assert built.returncode == 0, built.stdout + built.stderr
    assert addresses(tmp_path / "trang cũ") <= addresses(newsroom.root / "site")
    assert ids(newsroom.root / "site") == ids(tmp_path / "trang cũ")
    held = python(newsroom.root, "scripts/verify.py", str(tmp_path / "trang cũ"), "--as-of", AS_OF)
    assert held.returncode == 0, held.stdout
    (newsroom.root / "settled.json").unlink()
    assert check(newsroom)["exit_status"], "today's rules know of an unclosed comment what v0.1.0 did not"


def test_identity_and_own_patches_stay(newsroom: Desk, tmp_path: Path) -> None:
    """What it changed in the program is merged, what contradicts is told by file, and all can be undone."""
    root = newsroom.root
    site = (
        (root / "mkdocs.yml").read_text("utf-8").replace("https://www.google.com/", "https://gialai.example/")
    )
    newsroom.write("mkdocs.yml", site)
    css = (root / "theme/assets/house.css").read_text("utf-8")
    newsroom.write("theme/assets/house.css", css.replace("/* ── colours", "/* Gia Lai */\n/* ── colours"))
    owners = (root / ".github/CODEOWNERS").read_text("utf-8").replace("@TOA-SOAN/", "@gialai/")
    newsroom.write(".github/CODEOWNERS", owners)
    newsroom.write("theme/assets/mark.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>\n")
    newsroom.write(
        "theme/article.html", "{# của chúng tôi #}\n" + (root / "theme/article.html").read_text("utf-8")
    )
    newsroom.write("scripts/nightly.sh", "#!/bin/sh\n")
    (root / "SECURITY.md").unlink()
    newsroom.commit("2026-11-02T09:00:00+07:00", "Của riêng")
    release = released(tmp_path / "bản mới")
    article = release / "theme/article.html"
    article.write_text("{# của bản mới #}\n" + article.read_text("utf-8"), "utf-8")
    (release / "docs/trang-moi.md").write_text("---\ntitle: Mới\n---\nMới\n", "utf-8")
    (release / "SECURITY.md").write_text("Khác.\n", "utf-8")
    mark = release / "theme/assets/mark.svg"
    mark.write_text(mark.read_text("utf-8") + "\n", "utf-8")
    released(release, "v0.2.1")
    head = newsroom.git("rev-parse", "HEAD")
    run = upgrade(newsroom, release)
    assert run.returncode == 2, run.stdout + run.stderr
    assert newsroom.git("ls-files", "--unmerged").count("theme/article.html") == 3
    assert "theme/article.html" in run.stdout
    assert "theme/assets/house.css" in run.stdout
    assert "docs/trang-moi.md" in run.stdout
    site = (root / "mkdocs.yml").read_text("utf-8")
    assert "https://gialai.example/" in site
    assert "https://tre-em.gialai.example/" in site
    assert "<<<<" not in site
    merged = (root / "theme/assets/house.css").read_text("utf-8")
    assert "/* Gia Lai */\n/* ── colours" in merged
    assert "<<<<" not in merged
    assert (root / "theme/assets/mark.svg").read_text(
        "utf-8"
    ) == "<svg xmlns='http://www.w3.org/2000/svg'/>\n"
    assert "@TOA-SOAN" not in (root / ".github/CODEOWNERS").read_text("utf-8")
    assert not (root / "docs/trang-moi.md").exists()
    assert not (root / "SECURITY.md").exists()
    assert not [path for path in newsroom.git("ls-files", "docs").splitlines() if "kon-tum" in path]
    newsroom.git("merge", "--abort")
    assert newsroom.git("status", "--porcelain") == ""
    assert newsroom.git("rev-parse", "HEAD") == head
    assert not (root / "settled.json").exists()
    assert "feed_ids" not in (root / "mandate.yml").read_text("utf-8")


def test_guides_follow_with_the_names_of_the_newsroom(newsroom: Desk, tmp_path: Path) -> None:
    """What a release says otherwise in a guide arrives with the own outlets in it."""
    release = released(tmp_path / "bản mới")
    guide = release / "guides/ghi-nhan-thieu.md"
    said = guide.read_text("utf-8")
    assert "  - outlet: bao-kon-tum\n" in said
    guide.write_text(said.replace("  - outlet: bao-kon-tum\n", "  - outlet: bao-kon-tum    # mới\n"), "utf-8")
    released(release, "v0.2.1")
    assert upgrade(newsroom, release).returncode == 0
    assert f"  - outlet: {PAPER}    # mới\n" in (newsroom.root / "guides/ghi-nhan-thieu.md").read_text(
        "utf-8"
    )


def test_it_refuses_where_something_could_be_lost(newsroom: Desk, tmp_path: Path) -> None:
    """Uncommitted work, a red month, a history without the program's, a sample; and a second time."""
    release = released(tmp_path / "bản mới")
    newsroom.write("ghi-chu.txt", "của tôi")
    assert "chưa lưu vào git" in upgrade(newsroom, release).stderr
    (newsroom.root / "ghi-chu.txt").unlink()

    file = newsroom.root / f"docs/{PAPER}/2025/06/ten-moi.md"
    kept = file.read_bytes()
    file.unlink()
    newsroom.commit("2026-11-02T09:00:00+07:00", "Xóa")
    run = upgrade(newsroom, release)
    assert (run.returncode, newsroom.git("status", "--porcelain")) == (3, "")
    assert "--despite-missing" in run.stderr
    assert upgrade(newsroom, release, "--despite-missing").returncode == 1
    newsroom.git("merge", "--abort")
    file.write_bytes(kept)
    newsroom.commit("2026-11-02T10:00:00+07:00", "Trả lại")

    assert upgrade(newsroom, release).returncode == 0
    assert "git merge --abort" in upgrade(newsroom, release).stderr
    commit(newsroom)
    assert "đã có" in upgrade(newsroom, release).stderr

    sample = Desk.__new__(Desk)
    sample.root = tmp_path / "mẫu"
    subprocess.run(["git", "clone", "--quiet", str(release), str(sample.root)], check=True)
    assert "tòa soạn mẫu" in upgrade(sample, release).stderr
    stranger = Desk(tmp_path / "lạ", (newsroom.root / "mandate.yml").read_text("utf-8"))
    stranger.commit("2026-11-02T10:00:00+07:00")
    assert "--allow-unrelated-histories" in upgrade(stranger, release).stderr


def test_an_upgraded_newsroom_moves_on_by_itself(newsroom: Desk, tmp_path: Path) -> None:
    """To a tag that was fetched; what was settled stays to the letter, and the months since are added."""
    release = released(tmp_path / "bản mới")
    assert upgrade(newsroom, release).returncode == 0
    commit(newsroom)
    first = json.loads((newsroom.root / "settled.json").read_text("utf-8"))["settlements"]
    mandate = newsroom.git("rev-parse", "HEAD:mandate.yml")
    for outlet in (PAPER, RADIO):
        write(newsroom, outlet, Month(2026, 11), "thang-muoi-mot")
    newsroom.commit("2026-11-07T09:00:00+07:00")
    assert "--to" in python(newsroom.root, "scripts/upgrade.py").stderr
    released(release, "v0.3.0", STRICTER)
    assert "git fetch" in python(newsroom.root, "scripts/upgrade.py", "--to", "v0.3.0").stderr
    newsroom.git("fetch", "--quiet", str(release), "tag", "v0.3.0")
    # The environment of the release is made where its command runs; here it is put there beforehand.
    later = tmp_path / "bản sau"
    subprocess.run(["git", "clone", "--quiet", "--branch", "v0.3.0", str(release), str(later)], check=True)
    settle_in(later)
    script = str(later / "scripts/upgrade.py")
    run = python(newsroom.root, script, "--to", "v0.3.0", "--as-of", "2026-12-03")
    assert run.returncode == 0, run.stdout + run.stderr
    assert newsroom.git("rev-parse", ":mandate.yml") == mandate
    found = json.loads((newsroom.root / "settled.json").read_text("utf-8"))["settlements"]
    assert found[:1] == first
    assert [(entry["release"], len(entry["features"])) for entry in found] == [
        ("v0.2.0", len(first[0]["features"])),
        ("v0.3.0", 2),
    ]
