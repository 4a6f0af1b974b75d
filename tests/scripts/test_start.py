"""A newsroom of one's own, started from a copy of the sample with real git, and built."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from media_mandate.desk import belongings
from media_mandate.desk.belongings import Owner, owner
from media_mandate.mandate.file import load_mandate
from media_mandate.mandate.values import FeedIds
from media_mandate.newsroom import read_newsroom
from media_mandate.problems import Level
from media_mandate.quota import Status
from tests.newsdesk import NOW, Desk
from tests.sites import ROOT, command, copy_product, skip_unless_sample

skip_unless_sample()

AS_OF = "2026-11-20"
TITLE = 'Về việc "bảo vệ" trẻ em & gia đình: <b>2026</b>'
SENTENCE = "4. Đăng tải, phát sóng *ít nhất* 01 lần/tháng #1 🌱"
GIA_LAI = {
    "province": "tỉnh Gia Lai",
    "issuer": "Ủy ban nhân dân tỉnh Gia Lai",
    "title": TITLE,
    "item": "4",
    "sentence": SENTENCE,
    "number": "",
    "dated": "2026-10-05",
    "first-month": "2026-11",
    "site-name": 'Trẻ em Gia Lai: "yêu" & thương',
    "hosting": "github",
    "address": "https://Gia-Lai.example/tre-em",
}
OUTLETS = (
    ("newspaper", "Báo Gia Lai", "Vì trẻ em Gia Lai", ""),
    ("broadcaster", "Đài Phát thanh - Truyền hình Gia Lai", "Trẻ em & chúng ta", ""),
)
BOTH = (("newspaper, broadcaster", "Báo và Phát thanh, Truyền hình Gia Lai", "Vì trẻ em", ""),)
GUIDES = sorted((ROOT / "guides").glob("*.md"))
SAMPLE = (
    "docs",
    "guides",
    "mandate.yml",
    "cover.png",
    "README.md",
    "CONTRIBUTING.md",
    ".github",
    ".gitlab-ci.yml",
)


@pytest.fixture
def copy(tmp_path: Path) -> Desk:
    """The whole repository, committed, in a folder with blanks and diacritics."""
    desk = Desk(tmp_path / "Tòa soạn mới")
    copy_product(desk.root)
    for part in SAMPLE:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, desk.root / part)
        else:
            shutil.copy(source, desk.root / part)
    for file in (".gitignore", ".gitattributes"):
        shutil.copy(ROOT / file, desk.root)
    shutil.copytree(
        ROOT / "tests", desk.root / "tests", ignore=shutil.ignore_patterns("__pycache__", "broken")
    )
    desk.commit("2026-11-01T08:00:00+07:00", "Sample")
    return desk


def begin(
    desk: Desk, outlets: tuple[tuple[str, ...], ...] = OUTLETS, *more: str, **changed: str
) -> subprocess.CompletedProcess[str]:
    given = {**GIA_LAI, **{name.replace("_", "-"): value for name, value in changed.items()}}
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    chosen = [part for outlet in outlets for part in ("--outlet", *outlet)]
    run = command(desk.root, "start", *options, *chosen, "--as-of", AS_OF, *more)
    assert "Traceback" not in run.stderr
    return run


def test_the_first_build_is_green_and_the_first_month_due(copy: Desk) -> None:
    """Whatever signs its names have; nothing of the sample is left to be read, and git has it all."""
    run = begin(copy)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Đây đã là tòa soạn tỉnh Gia Lai." in run.stdout
    for step in ("1. ", "2. ", "3. "):
        assert f"\n{step}" in run.stdout
    newsroom = copy.newsroom(AS_OF)
    assert newsroom.problems == ()
    assert newsroom.mandate.sample is None
    assert newsroom.mandate.feed_ids == FeedIds(tag="tag:gia-lai.example,2026:tre-em/")
    assert {(cell.outlet.id, str(cell.month), cell.status) for cell in newsroom.ledger.cells} == {
        ("bao-gia-lai", "2026-11", Status.DUE),
        ("dai-ptth-gia-lai", "2026-11", Status.DUE),
    }
    directive = newsroom.mandate.directive
    assert (directive.title, directive.sentence, directive.number) == (TITLE, SENTENCE, None)
    assert [unit.id for unit in newsroom.mandate.units][:2] == ["so-y-te", "so-gddt"]
    assert not {unit.kind for unit in newsroom.mandate.units} - {"department"}
    built = command(copy.root, "build", "--as-of", AS_OF)
    assert built.returncode == 0, built.stdout + built.stderr
    pages = [page.read_text("utf-8") for page in (copy.root / "site").rglob("*.html")]
    assert not [page for page in pages if "Kon Tum" in page]
    about = (copy.root / "site/gioi-thieu/index.html").read_text("utf-8")
    assert '"bảo vệ" trẻ em &amp; gia đình: &lt;b&gt;2026&lt;/b&gt;' in about
    assert "4. Đăng tải, phát sóng *ít nhất* 01 lần/tháng #1 🌱" in about
    assert "https://gia-lai.example/tre-em/" in (copy.root / "site/sitemap.xml").read_text("utf-8")
    kept = copy.git("ls-tree", "-r", "--name-only", "HEAD")
    assert "docs/bao-kon-tum/" in kept


def test_comments_that_explain_stay(copy: Desk) -> None:
    """In mandate.yml and mkdocs.yml only what is the site's own changes."""
    before = {name: (copy.root / name).read_text("utf-8") for name in ("mandate.yml", "mkdocs.yml")}
    begin(copy)
    mkdocs = (copy.root / "mkdocs.yml").read_text("utf-8").splitlines()
    changed = set(before["mkdocs.yml"].splitlines()) ^ set(mkdocs)
    assert {line.partition(":")[0] for line in changed} == {"site_name", "site_url"}
    mandate = (copy.root / "mandate.yml").read_text("utf-8")
    for line in before["mandate.yml"].splitlines():
        if line.startswith(
            ("late_", "media_hosts", "# Tháng viết", "campaigns", "  - id: duoi-nuoc", "    about:")
        ):
            assert line in mandate.splitlines()
    assert "không bị coi là muộn hay bù sau" in mandate


def test_guides_and_owners_name_the_own_outlets(copy: Desk) -> None:
    """Examples in the guides, the owners of folders, and no word of what the sample shows."""
    begin(copy)
    guides = ("README.md", "CONTRIBUTING.md", *(f"guides/{file.name}" for file in GUIDES))
    texts = {name: (copy.root / name).read_text("utf-8") for name in guides}
    assert "docs/bao-gia-lai/" in texts["CONTRIBUTING.md"]
    assert "  - outlet: bao-gia-lai" in texts["guides/ghi-nhan-thieu.md"]
    assert not [name for name, text in texts.items() if "kon-tum" in text or "<!-- sample" in text]
    owners = (copy.root / ".github/CODEOWNERS").read_text("utf-8")
    assert [line.split()[0] for line in owners.splitlines() if line.startswith("/docs/")] == [
        "/docs/bao-gia-lai/",
        "/docs/dai-ptth-gia-lai/",
    ]


def test_it_changes_nothing_but_what_is_a_newsrooms(copy: Desk) -> None:
    """By the list that an upgrade goes by too: what it writes there no release takes away."""
    covers = {outlet.podcast.cover for outlet in copy.newsroom(AS_OF).mandate.outlets if outlet.podcast}
    begin(copy)
    copy.git("add", "--all")
    changed = copy.git("diff", "--cached", "--name-only", "-z", "HEAD").split("\0")
    owners = {path: owner(path, covers) for path in changed if path}
    assert not [path for path, whose in owners.items() if whose in (Owner.PROGRAM, Owner.KEPT)]
    shared = {path for path, whose in owners.items() if whose is Owner.SHARED}
    assert shared >= {belongings.SITE, belongings.OWNERS, "README.md", "CONTRIBUTING.md"}


def test_nothing_is_committed_unless_asked(copy: Desk) -> None:
    """With --commit everything is in git, without it nothing more than before."""
    head = copy.git("rev-parse", "HEAD")
    begin(copy)
    assert copy.git("rev-parse", "HEAD") == head
    copy.git("reset", "--quiet", "--hard")
    copy.git("clean", "--quiet", "-d", "--force")
    copy.git("config", "user.name", "Tòa soạn")
    copy.git("config", "user.email", "toa-soan@gia-lai.example")
    assert begin(copy, OUTLETS, "--commit").returncode == 0
    assert copy.git("status", "--porcelain") == ""
    assert copy.git("log", "-1", "--format=%s") == "Mở tòa soạn tỉnh Gia Lai"


def test_three_outlets_of_a_city_on_a_server_of_its_own(copy: Desk) -> None:
    """Its departments are a city's, and the server's file says what goes where."""
    three = (
        ("newspaper", "Báo Đà Nẵng", "Vì trẻ em", ""),
        ("broadcaster", "Đài Phát thanh và Truyền hình Đà Nẵng", "Trẻ em", ""),
        ("newspaper", "Tạp chí “Non Nước” & bạn trẻ 📚", "Măng non", "non-nuoc"),
    )
    run = begin(
        copy,
        three,
        province="Đà Nẵng",
        hosting="caddy",
        address="https://tre-em.example",
        number="12/CT-UBND",
    )
    assert run.returncode == 0, run.stdout + run.stderr
    newsroom = copy.newsroom(AS_OF)
    assert [outlet.id for outlet in newsroom.mandate.outlets] == [
        "bao-da-nang",
        "dai-ptth-da-nang",
        "non-nuoc",
    ]
    assert "thành phố Đà Nẵng" in run.stdout
    names = {unit.name for unit in newsroom.mandate.units}
    assert {"Công an thành phố", "Thành đoàn"} <= names
    assert not [name for name in names if "tỉnh" in name.casefold()]
    server = (copy.root / "hosting/Caddyfile").read_text("utf-8")
    assert "tre-em.example {" in server
    assert 'root * "/srv/tre-em/site"' in server
    assert "số 12/CT-UBND, ngày 5/10/2026" in (copy.root / "docs/gioi-thieu.md").read_text("utf-8")
    assert command(copy.root, "build", "--as-of", AS_OF).returncode == 0


MERGED = """\
  - id: bao-va-ptth
    name: Báo và phát thanh, truyền hình Gia Lai
    kind: [newspaper, broadcaster]
    column: Vì trẻ em
    duties: [{from: 2027-01}]

campaigns:
"""


def test_outlets_that_merge_later(copy: Desk) -> None:
    """Newspaper and broadcaster become one: their duties end, its own follows, and the ledger goes on."""
    begin(copy)
    text = (copy.root / "mandate.yml").read_text("utf-8")
    for shortest in ("200}    # shortest: số chữ\n", "60}    # shortest: số giây\n"):
        duty = f"      - {{from: 2026-11, minimum: 1, shortest: {shortest}"
        assert duty in text
        ended = "      - {from: 2026-11, until: 2026-12}\n    successor: bao-va-ptth\n"
        text = text.replace(duty, ended)
    copy.write("mandate.yml", text.replace("\ncampaigns:\n", MERGED))
    assert load_mandate(copy.root / "mandate.yml")[1] == []
    newsroom, problems = read_newsroom(copy.root, NOW, date(2027, 1, 5))
    assert newsroom is not None
    assert not [problem for problem in problems if problem.level is Level.PROBLEM]
    assert {(cell.outlet.id, str(cell.month)) for cell in newsroom.ledger.cells} == {
        *((id, month) for id in ("bao-gia-lai", "dai-ptth-gia-lai") for month in ("2026-11", "2026-12")),
        ("bao-va-ptth", "2027-01"),
    }


def test_one_outlet_that_is_both(copy: Desk) -> None:
    """As most provinces have it: one entry, two lengths, and guides that speak of one folder."""
    run = begin(copy, BOTH)
    assert run.returncode == 0, run.stdout + run.stderr
    newsroom = copy.newsroom(AS_OF)
    (outlet,) = newsroom.mandate.outlets
    assert (outlet.id, outlet.kinds) == ("bao-va-ptth-gia-lai", ("newspaper", "broadcaster"))
    month = newsroom.ledger.cells[0].month
    assert {kind: outlet.shortest(month, kind) for kind in outlet.kinds} == {
        "newspaper": 200,
        "broadcaster": 60,
    }
    assert [(cell.status, cell.minimum) for cell in newsroom.ledger.cells] == [(Status.DUE, 1)]
    assert command(copy.root, "build", "--as-of", AS_OF).returncode == 0
    for guide in GUIDES:
        text = (copy.root / "guides" / guide.name).read_text("utf-8")
        assert "bao-kon-tum" not in text
        assert "dai-ptth/" not in text


def test_it_refuses_where_something_could_be_lost(copy: Desk) -> None:
    """With a change that git does not have, in a folder that is no clone, and a second time."""
    before = (copy.root / "mandate.yml").read_bytes()
    copy.write("docs/bao-kon-tum/ghi-chu.md", "của tôi")
    run = begin(copy)
    assert (run.returncode, (copy.root / "mandate.yml").read_bytes()) == (3, before)
    assert "chưa lưu vào git" in run.stderr
    (copy.root / "docs/bao-kon-tum/ghi-chu.md").unlink()
    (copy.root / ".git").rename(copy.root.parent / "git")
    assert "git clone" in begin(copy).stderr
    (copy.root.parent / "git").rename(copy.root / ".git")
    assert begin(copy).returncode == 0
    copy.commit("2026-11-20T08:00:00+07:00")
    again = begin(copy)
    assert again.returncode == 3
    assert "không còn là tòa soạn mẫu" in again.stderr
    assert copy.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"first_month": "2026-10"}, "Tháng 10/2026 đã qua"),
        ({"first_month": "tháng Giêng"}, "năm-tháng"),
        ({"dated": "5/13/2026"}, "2026-05-13"),
        ({"address": "trẻ em"}, "https://"),
        ({"address": "https://github.com/Toa-Soan/tre-em"}, "https://toa-soan.github.io/tre-em/"),
        ({"address": "www.gitlab.com/toa-soan/tre-em.git"}, "https://toa-soan.gitlab.io/tre-em/"),
        ({"address": "https://github.com"}, "https://TEN.github.io/KHO/"),
        ({"hosting": "ftp"}, "GitLab Pages (gitlab)"),
        ({"hosting": "nginx"}, "tên miền"),
        ({"title": "  "}, "chưa viết gì"),
    ],
)
def test_a_wrong_answer_is_told_and_changes_nothing(copy: Desk, said: dict[str, str], told: str) -> None:
    """Before anything is written."""
    run = begin(copy, OUTLETS, **said)
    assert run.returncode == 3
    assert told in run.stderr
    assert copy.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    "id", ["rss", "gioi-thieu", "bao-gia-lai", "Báo"], ids=["reserved", "a page", "twice", "no id"]
)
def test_an_id_that_cannot_be_is_refused(copy: Desk, id: str) -> None:
    """One that is taken, or none at all."""
    run = begin(copy, (*OUTLETS, ("newspaper", "Báo khác", "Chuyên mục", id)))
    assert run.returncode == 3
    assert copy.git("status", "--porcelain") == ""


def test_questions_are_asked_again_until_the_answer_is_good(copy: Desk) -> None:
    """What no option gives is asked for; Enter takes what is proposed."""
    copy.git("remote", "add", "origin", "git@github.com:Toa-Soan/tre-em.git")
    answers = [
        *("Gia Lai", "", "Về việc trẻ em", "4", "Ít nhất 01 lần/tháng", "", "tháng Mười", "5/10/2026"),
        *("Báo Gia Lai", "3", "báo", "Vì trẻ em", "", ""),
        *("2026-10", "2026-11", "", "1", "", "không", ""),
    ]
    run = command(copy.root, "start", "--as-of", AS_OF, typed="\n".join(answers) + "\n")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Hãy ghi 2026-11" in run.stdout
    mandate = yaml.safe_load((copy.root / "mandate.yml").read_text("utf-8"))
    assert mandate["directive"]["issuer"] == "Ủy ban nhân dân tỉnh Gia Lai"
    assert [outlet["id"] for outlet in mandate["outlets"]] == ["bao-gia-lai"]
    assert "https://toa-soan.github.io/tre-em/" in (copy.root / "mkdocs.yml").read_text("utf-8")


ENGLISH = re.compile(r"\b(the|and|of|is|are|this|with|your|what|which)\b", re.IGNORECASE)


@pytest.mark.parametrize("outlets", [OUTLETS, BOTH], ids=["two", "one of both kinds"])
def test_comments_in_what_is_written_are_vietnamese(copy: Desk, outlets: tuple[tuple[str, ...], ...]) -> None:
    """An editor reads these files; what belongs to the program alone may be in English."""
    begin(copy, outlets, form="yes")
    for name in ("mandate.yml", "desk.yml", ".github/CODEOWNERS"):
        comments = re.findall(r"(?:^|\s)# (.*)", (copy.root / name).read_text("utf-8"))
        assert comments
        assert [comment for comment in comments if ENGLISH.search(comment)] == [], name


def answered(copy: Desk, *answers: str) -> subprocess.CompletedProcess[str]:
    run = command(copy.root, "start", "--as-of", AS_OF, typed="\n".join(answers) + "\n")
    assert "Traceback" not in run.stderr
    return run


DIRECTIVE = ("Gia Lai", "", "Về việc trẻ em", "Mục 4", "Ít nhất 01 lần/tháng", "không có", "chưa có")
ONE = ("Báo Gia Lai", "báo", "Vì trẻ em", "")


def test_yes_is_no_name_and_no_is_none(copy: Desk) -> None:
    """People who expect to be asked "any more?" type y, có or không: no outlet is ever called that."""
    run = answered(
        copy,
        *("y", *DIRECTIVE),
        *("có", "Y", "Báo Gia Lai", "báo", "yes", "Vì trẻ em", ""),
        *("y", "Đài Gia Lai", "đài", "Trẻ em", "", "hết"),
        *("", "có", "", "gitlab", "https://tre-em.example", "k", ""),
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("Câu này không hỏi có hay không") == 6
    newsroom = copy.newsroom(AS_OF)
    assert [outlet.name for outlet in newsroom.mandate.outlets] == ["Báo Gia Lai", "Đài Gia Lai"]
    directive = newsroom.mandate.directive
    assert (directive.item, directive.number, directive.date) == ("4", None, None)
    about = (copy.root / "docs/gioi-thieu.md").read_text("utf-8")
    assert "Mục 4 giao việc" in about
    assert "Mục Mục" not in about + run.stdout
    assert "form: false" in (copy.root / "desk.yml").read_text("utf-8")


def test_one_can_go_back_and_mend_what_was_said(copy: Desk) -> None:
    """With < while asked, by its number when all is summed up; what was only proposed follows."""
    run = answered(
        copy,
        *("Kon Tum", "<", "Gia Lia", ""),
        *("Về việc trẻ em", "4", "<", "3", "Ít nhất 01 lần/tháng", "", ""),
        *("Báo Gia Lai", "<", "Báo Gia Lai", "<", "Báo Gia Lia", "báo", "Vì trẻ em", ""),
        *("<", "Báo Gia Lai", "1", "Vì trẻ em", "", ""),
        *("", "", "1", "https://tre-em.example/gia-lai", ""),
        # Summed up: the province was misspelt; then the server is one's own, which has no path.
        *("99", "1", "tỉnh Gia Lai", "11", "nginx", "https://tre-em.example", "12", "<", ""),
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Hãy gõ một số từ 1 đến 13" in run.stdout
    newsroom = copy.newsroom(AS_OF)
    directive = newsroom.mandate.directive
    assert (directive.issuer, directive.item) == ("Ủy ban nhân dân tỉnh Gia Lai", "3")
    assert [(outlet.id, outlet.name) for outlet in newsroom.mandate.outlets] == [
        ("bao-gia-lai", "Báo Gia Lai")
    ]
    site = (copy.root / "mkdocs.yml").read_text("utf-8")
    assert "site_name: Trẻ em Gia Lai\n" in site
    assert "site_url: https://tre-em.example/\n" in site
    assert (copy.root / "hosting/nginx.conf").is_file()


def test_leaving_before_the_summary_is_confirmed_changes_nothing(copy: Desk) -> None:
    """Whatever was answered until then."""
    run = answered(copy, *DIRECTIVE, *ONE, "", "", "", "1", "https://tre-em.example", "")
    assert run.returncode == 3
    assert "Xem lại trước khi ghi:" in run.stdout
    assert copy.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("hosting", "address", "remote", "told"),
    [
        (
            "github",
            "https://github.com/new",
            "git remote set-url origin https://github.com/TEN/KHO.git",
            True,
        ),
        ("gitlab", "https://gitlab.com/projects/new", "https://gitlab.com/TEN/KHO.git", False),
        ("nginx", "git init --bare", "git remote set-url origin", False),
    ],
)
def test_a_repository_of_ones_own_comes_before_the_push(
    copy: Desk, hosting: str, address: str, remote: str, told: bool
) -> None:
    """And what a public one shows of drafts, where pages cost nothing only there."""
    copy.git("remote", "add", "origin", "https://github.com/mau/media-mandate.git")
    said = begin(copy, hosting=hosting, address="https://tre-em.example/").stdout
    assert said.index(address) < said.index("git push")
    assert remote in said
    assert ("ai cũng đọc được bài nháp" in said) == told
    assert ("mau/media-mandate" in said) == (hosting != "nginx")


def test_what_no_clone_has_is_added(copy: Desk) -> None:
    """Without an origin there is none to be changed."""
    assert "git remote add origin " in begin(copy).stdout


@pytest.mark.parametrize(("day", "month"), [("2026-11-23", "2026-11"), ("2026-11-24", "2026-12")])
def test_in_the_last_week_the_next_month_is_proposed(copy: Desk, day: str, month: str) -> None:
    """Nobody begins with a month that can hardly be met any more."""
    typed = [*DIRECTIVE, *ONE, "", "", "", "2", "tre-em.example/gia-lai", "", ""]
    run = command(copy.root, "start", "--as-of", day, typed="\n".join(typed) + "\n")
    assert run.returncode == 0, run.stdout + run.stderr
    mandate = yaml.safe_load((copy.root / "mandate.yml").read_text("utf-8"))
    assert mandate["outlets"][0]["duties"][0]["from"] == month
    assert "site_url: https://tre-em.example/gia-lai/\n" in (copy.root / "mkdocs.yml").read_text("utf-8")


def test_nothing_of_the_sample_is_left_in_the_mandate(copy: Desk) -> None:
    """Nor in its comments."""
    begin(copy, item="Điểm b khoản 2")
    text = (copy.root / "mandate.yml").read_text("utf-8")
    assert "Kon Tum" not in text
    assert "Quảng Ngãi" not in text
    assert ". Điểm b khoản 2 giao việc" in (copy.root / "docs/gioi-thieu.md").read_text("utf-8")


def test_the_check_agrees(copy: Desk) -> None:
    """`check --format json` ends with 0, and the clock is that of the wall."""
    begin(copy)
    found = json.loads(command(copy.root, "check", "--format", "json", "--as-of", AS_OF).stdout)
    assert (found["exit_status"], found["sample"], found["articles"]) == (0, False, [])
