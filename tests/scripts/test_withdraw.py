"""Taking an article back, as the desk does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_mandate.problems import Level
from tests.feeds.conftest import broadcast
from tests.newsdesk import Desk, body
from tests.recordings import film
from tests.sites import command

PATH = "bao/2026/01/be-boi"
FILM = "dai/2026/01/xem"


@pytest.fixture
def published(full: Desk) -> Desk:
    """A desk whose January article names a child in every field, with a picture of its own, all in git."""
    full.write("docs/bao/2026/01/anh.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    full.article(
        PATH,
        body(PATH),
        title="Chuyện của bé Bống",
        description="Bé Bống ở làng.",
        image="{src: anh.svg, alt: Bé Bống, people: none}",
        corrections="[{date: 2026-01-07, text: Tên của bé Bống}]",
    )
    full.commit("2026-01-06T10:00:00+07:00")
    return full


def site_text(root: Path) -> str:
    files = [file for file in (root / "site").rglob("*") if file.is_file()]
    return "\n".join(f"{file}\n{file.read_bytes().decode('utf-8', 'replace')}" for file in files)


def test_a_withdrawn_article_tells_nothing_and_its_month_stays_met(published: Desk) -> None:
    """Nothing is left of it in the file or on the site, its address says why, and the month counts it."""
    run = command(
        published.root, "withdraw", PATH, "--reason", "Theo  yêu cầu của gia đình", "--as-of", "2026-02-10"
    )
    assert run.returncode == 0, run.stderr
    assert "docs/bao/2026/01/anh.svg" in run.stdout
    file = (published.root / f"docs/{PATH}.md").read_text("utf-8")
    assert "Bống" not in file
    assert "Theo yêu cầu của gia đình" in file
    published.commit("2026-02-10T10:00:00+07:00")
    judgement = published.judgement(PATH)
    assert judgement.counts
    assert published.cell("bao", "2026-01").status == "met"
    assert command(published.root, "build", "--as-of", "2026-02-10").returncode == 0
    notice = (published.root / f"site/{PATH}/index.html").read_text("utf-8")
    assert "Theo yêu cầu của gia đình" in notice
    assert "Bống" not in site_text(published.root)


def test_a_withdrawal_takes_effect_while_a_month_is_missing(published: Desk) -> None:
    """The build still fails, and leaves the article up; with the option it takes it off and still says 1."""
    assert command(published.root, "build", "--as-of", "2026-02-10").returncode == 0
    command(published.root, "withdraw", PATH, "--reason", "Lộ danh tính", "--as-of", "2026-02-10")
    published.commit("2026-02-11T10:00:00+07:00")
    late = ("--as-of", "2026-04-10")
    assert command(published.root, "build", *late).returncode == 1
    assert "Chuyện của bé Bống" in site_text(published.root)
    run = command(published.root, "build", "--despite-missing", *late)
    assert run.returncode == 1
    text = site_text(published.root)
    assert "Chuyện của bé Bống" not in text
    assert "status--missing" in (published.root / "site/so-theo-doi/index.html").read_text("utf-8")


def test_a_name_in_the_address_can_be_taken_out_of_it_too(published: Desk) -> None:
    """The command tells of it, and the file that is renamed keeps its month."""
    path = "docs/bao/2026/01/em-nguyen-van-an.md"
    published.git("mv", f"docs/{PATH}.md", path)
    published.commit("2026-01-08T10:00:00+07:00")
    arguments = ("--reason", "Gia đình yêu cầu", "--as-of", "2026-04-10")
    run = command(published.root, "withdraw", path, *arguments)
    assert "hãy đổi tên tệp" in run.stdout, run.stderr
    assert "đưa thư mục site lên máy chủ" in run.stdout
    published.commit("2026-04-10T10:00:00+07:00")
    published.git("mv", path, "docs/bao/2026/01/da-go.md")
    published.commit("2026-04-10T11:00:00+07:00")
    assert published.cell("bao", "2026-01").status == "met"


def test_what_has_the_same_content_is_named(published: Desk) -> None:
    """A rerun, a translation and a copy stay on the site until they are withdrawn, too, and are told."""
    published.article("dai/2026/02/phat-lai", rerun_of=PATH)
    published.article("bao/2026/02/dich", rerun_of="", translation_of=PATH, language="en")
    published.article("bao/2026/02/chep", body(PATH) + "Thêm một câu khác hẳn ở cuối bài.")
    run = command(published.root, "withdraw", PATH, "--reason", "Hai", "--as-of", "2026-02-10")
    for path in ("dai/2026/02/phat-lai", "bao/2026/02/dich", "bao/2026/02/chep"):
        assert f"docs/{path}.md có cùng nội dung" in run.stdout, run.stdout
    told = [found.path for found in published.problems(Level.WARNING, "2026-02-10") if found.field]
    assert {"docs/dai/2026/02/phat-lai.md", "docs/bao/2026/02/dich.md"} <= set(told)


def test_what_stops_every_build_is_named(published: Desk) -> None:
    """A withdrawal takes effect with the next build, so what prevents that is told at once."""
    published.article("bao/2026/01/hong", topics="[khong-co]")
    run = command(published.root, "withdraw", PATH, "--reason", "Hai", "--as-of", "2026-02-10")
    assert run.returncode == 0
    assert "docs/bao/2026/01/hong.md" in run.stdout


def test_problems_still_stop_a_build_despite_missing(published: Desk) -> None:
    """What is wrong in a file is not let through by the option for withdrawals."""
    published.article("bao/2026/01/hong", topics="[khong-co]")
    assert command(published.root, "build", "--despite-missing", "--as-of", "2026-04-10").returncode == 2


@pytest.mark.parametrize(
    ("path", "said"),
    [("bao/2026/01/khong-co", "Không có bài"), ("bao/2026/01/nhap", "chưa từng đăng"), (PATH, "đã được gỡ")],
)
def test_what_cannot_be_withdrawn_is_said(published: Desk, path: str, said: str) -> None:
    """What is unknown, was never seen or was withdrawn before is refused, and nothing is changed."""
    published.article("bao/2026/01/nhap", draft="true")
    if path == PATH:
        command(published.root, "withdraw", PATH, "--reason", "Một", "--as-of", "2026-02-10")
    before = {file: file.read_bytes() for file in published.root.glob("docs/**/*.md")}
    run = command(published.root, "withdraw", path, "--reason", "Hai", "--as-of", "2026-02-10")
    assert run.returncode == 3
    assert said in run.stderr
    assert before == {file: file.read_bytes() for file in published.root.glob("docs/**/*.md")}


def test_a_reason_that_gives_a_child_away_is_refused(published: Desk) -> None:
    """Readers would see it; what to write instead is said, and nothing is changed."""
    before = (published.root / f"docs/{PATH}.md").read_bytes()
    reason = "Gia đình em Y Hà yêu cầu"
    run = command(published.root, "withdraw", PATH, "--reason", reason, "--as-of", "2026-02-10")
    assert run.returncode == 3
    assert "là tên của một em" in run.stderr
    assert "Y Hà" not in run.stderr  # no terminal shows it to who wrote it
    assert "một học sinh lớp 6" in run.stderr
    assert (published.root / f"docs/{PATH}.md").read_bytes() == before


def test_a_text_that_git_does_not_have_is_not_destroyed(published: Desk) -> None:
    """Neither without git nor in a clone: it would be lost for good, and prove nothing."""
    path = published.article("bao/2026/01/moi")
    before = (published.root / path).read_bytes()
    run = command(published.root, "withdraw", path, "--reason", "Hai", "--as-of", "2026-02-10")
    assert run.returncode == 3
    assert "thì lưu (commit) trước" in run.stderr
    assert (published.root / path).read_bytes() == before


def test_a_broadcast_keeps_its_seconds(published: Desk) -> None:
    """Of a broadcast the length is frozen, and its cell stays met."""
    path = next(file for file in published.root.glob("docs/dai/2026/01/*.md"))
    run = command(published.root, "withdraw", str(path), "--reason", "Hai", "--as-of", "2026-02-10")
    assert run.returncode == 0, run.stderr
    assert "seconds: 270" in path.read_text("utf-8")
    published.commit("2026-02-10T10:00:00+07:00")
    assert published.cell("dai", "2026-01").status == "met"


def test_what_a_withdrawn_film_leaves_over_may_be_deleted(published: Desk) -> None:
    """The film is named, and its going stops no build."""
    broadcast(published, FILM, film(), media="xem.mp4")
    published.commit("2026-01-07T10:00:00+07:00")
    run = command(published.root, "withdraw", FILM, "--reason", "Hai", "--as-of", "2026-02-10")
    assert "docs/dai/2026/01/xem.mp4 không còn" in run.stdout
    (published.root / "docs/dai/2026/01/xem.mp4").unlink()
    assert published.problems() == []


@pytest.mark.parametrize("fields", [{"la": "1"}, {"title": "'Hỏng"}], ids=["field", "yaml"])
def test_an_article_with_errors_is_marked(published: Desk, fields: dict[str, str]) -> None:
    """It is withdrawn for all that, by its address as a browser gives it, and can be frozen later."""
    published.article(PATH, **fields)
    published.commit("2026-02-09T10:00:00+07:00")
    address = f"https://media-mandate.example/{PATH}/?x=1#y"
    run = command(published.root, "withdraw", address, "--reason", "Sai: nội dung", "--as-of", "2026-02-10")
    assert run.returncode == 0, run.stderr
    assert "git push" in run.stdout
    published.commit("2026-02-10T10:00:00+07:00")
    command(published.root, "build", "--hold-back", "--as-of", "2026-02-10")
    assert "Sai: nội dung" in (published.root / f"site/{PATH}/index.html").read_text("utf-8")
    if "title" in fields:
        return
    arguments = ("--reason", "Sai: nội dung", "--as-of", "2026-02-10")
    assert command(published.root, "withdraw", PATH, *arguments).returncode == 0
    published.commit("2026-02-10T11:00:00+07:00")
    assert "sha256:" in (published.root / f"docs/{PATH}.md").read_text("utf-8")
    assert published.judgement(PATH).counts


@pytest.fixture
def pushed(published: Desk, tmp_path: Path) -> Desk:
    """The same with an origin, to which it was pushed."""
    bare = tmp_path / "kho chính.git"
    published.git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    published.git("remote", "add", "origin", str(bare))
    published.git("push", "--quiet", "origin", "main")
    return published


@pytest.mark.parametrize(
    "wanted",
    [
        f"https://media-mandate.example/{PATH}/.",
        f"https://media-mandate.example/{PATH},",
        f"Chuyện của bé Bống\nhttps://media-mandate.example/{PATH}/",
        f"“https://media-mandate.example/{PATH}/”!",
        f"(https://media-mandate.example/{PATH}/)",
        f"view-source:https://media-mandate.example/{PATH}/?utm_source=zalo",
        f"Xem:https://media-mandate.example/{PATH}…",
    ],
)
def test_an_address_is_taken_as_people_copy_it(published: Desk, wanted: str) -> None:
    """With a title before it, a full stop behind it, in quotes."""
    run = command(published.root, "withdraw", wanted, "--reason", "Sai", "--as-of", "2026-02-10")
    assert run.returncode == 0, run.stderr
    assert "sha256:" in (published.root / f"docs/{PATH}.md").read_text("utf-8")


@pytest.mark.parametrize("address", [f"https://khac.vn/{PATH}/", f"Xem khac.vn/{PATH}/."])
def test_the_address_of_another_site_withdraws_nothing(published: Desk, address: str) -> None:
    """It is named, with that of the newsroom's own."""
    before = (published.root / f"docs/{PATH}.md").read_bytes()
    run = command(published.root, "withdraw", address, "--reason", "Sai", "--as-of", "2026-02-10")
    assert run.returncode == 3
    assert "khac.vn" in run.stderr
    assert "media-mandate.example" in run.stderr
    assert (published.root / f"docs/{PATH}.md").read_bytes() == before


def test_a_broken_mandate_keeps_no_withdrawal_waiting(published: Desk) -> None:
    """A mark is enough, and is published; a reason that names a child, or no article, is refused."""
    published.write("mandate.yml", "outlets: [")
    published.commit("2026-02-09T10:00:00+07:00")
    address = f"https://media-mandate.example/{PATH}/"
    for wanted, reason in ((address, "Em Nguyễn Thị Lan học lớp 6A"), ("bao/2026/01/khong-co", "Sai")):
        refused = command(published.root, "withdraw", wanted, "--reason", reason, "--as-of", "2026-02-10")
        assert refused.returncode == 3, refused.stdout
    run = command(published.root, "withdraw", address, "--reason", "Sai nội dung", "--as-of", "2026-02-10")
    assert run.returncode == 0, run.stderr
    assert "git push" in run.stdout
    published.commit("2026-02-10T10:00:00+07:00")
    command(published.root, "build", "--hold-back", "--as-of", "2026-02-10")
    assert "Sai nội dung" in (published.root / f"site/{PATH}/index.html").read_text("utf-8")
    assert "Bống" not in site_text(published.root)


@pytest.mark.parametrize("broken", [{}, {"units": "7"}, {"title": "'Hỏng"}], ids=["right", "field", "yaml"])
def test_an_article_that_moved_is_known_by_its_old_address(published: Desk, broken: dict[str, str]) -> None:
    """Which is what readers see as long as the file with its new name is held back."""
    new = "bao/2026/01/ten-moi"
    published.article(new, body(PATH), moved_from=PATH, **{"title": "Tên mới", **broken})
    (published.root / f"docs/{PATH}.md").unlink()
    published.commit("2026-02-09T10:00:00+07:00")
    address = f"https://media-mandate.example/{PATH}/"
    run = command(published.root, "withdraw", address, "--reason", "Sai", "--as-of", "2026-02-10")
    assert run.returncode == 0, run.stderr
    assert "withdrawn:" in (published.root / f"docs/{new}.md").read_text("utf-8")
    published.commit("2026-02-10T10:00:00+07:00")
    command(published.root, "build", "--hold-back", "--as-of", "2026-02-10")
    assert body(PATH).strip()[:20] not in site_text(published.root)


def ran(desk: Desk, *arguments: str) -> str:
    run = command(
        desk.root, "withdraw", "--as-of", "2026-02-10", *arguments,
        GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1", HOME=str(desk.root.parent),
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_what_git_says_stands_on_one_line(pushed: Desk) -> None:
    """A sign for a new line is nothing that anybody reads."""
    pushed.git("remote", "set-url", "origin", str(pushed.root.parent / "không có"))
    given = ("--as-of", "2026-02-10", "--run", "--reason", "Sai nội dung", "--", f"docs/{PATH}.md")
    run = command(pushed.root, "withdraw", *given)
    assert run.returncode != 0
    (line,) = [line for line in run.stderr.splitlines() if line.startswith("Git báo: ")]
    assert "; fatal: " in line
    assert "\\n" not in line


def on_origin(desk: Desk, path: str) -> bool:
    desk.git("fetch", "--quiet", "origin")
    return path in desk.git("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "origin/main")


@pytest.mark.parametrize(
    "address",
    [
        f"https://media-mandate.example/{PATH}/?zarsrc=30&utm_source=zalo#:~:text=b%C3%A9",
        f"http://WWW.media-mandate.example/tre-em/{PATH}/index.html",
        f" <media-mandate.example/{PATH}/> ",
        f"Chuyện của bé – view-source:https://media-mandate.example/{PATH}/.",
        f"docs/{PATH}.md",
    ],
)
def test_it_is_pushed_when_it_is_asked_for(pushed: Desk, address: str) -> None:
    """By an address as a phone gives it; others' pushes are taken over, and what it alone showed is gone."""
    other = pushed.root.parent / "máy khác"
    pushed.git("clone", "--quiet", str(pushed.root.parent / "kho chính.git"), str(other))
    desk = Desk(other)
    desk.article("bao/2026/02/cua-nguoi-khac")
    desk.commit("2026-02-09T10:00:00+07:00")
    desk.git("push", "--quiet", "origin", "main")
    pushed.write("docs/bao/2026/02/dang-viet.md", "chưa xong")
    said = ran(pushed, "--run", "--reason", "Sai nội dung", "--", address)
    assert "Đã lưu" in said
    assert "chưa mất khỏi trang" not in said
    assert on_origin(pushed, "docs/bao/2026/02/cua-nguoi-khac.md")
    assert not on_origin(pushed, "docs/bao/2026/01/anh.svg")
    assert not on_origin(pushed, "docs/bao/2026/02/dang-viet.md")
    assert "sha256:" in pushed.git("show", f"origin/main:docs/{PATH}.md")
    assert pushed.git("log", "-1", "--format=%s", "origin/main") == "Gỡ bài"
    assert (pushed.root / "docs/bao/2026/02/dang-viet.md").exists()


@pytest.mark.parametrize("broken", [{}, {"units": "7"}, {"title": "'Hỏng"}], ids=["right", "field", "yaml"])
def test_what_was_marked_is_frozen_with_its_text_and_pictures(pushed: Desk, broken: dict[str, str]) -> None:
    """Whatever else was wrong with it; its month stays met, and there is nothing more to do then."""
    pushed.article(PATH, withdrawn="{date: 2026-02-09, reason: Theo yêu cầu của gia đình}", **broken)
    pushed.commit("2026-02-09T23:50:00+07:00")
    ran(pushed, "--marked", "--run")
    text = pushed.git("show", f"origin/main:docs/{PATH}.md")
    assert "sha256:" in text
    assert "Theo yêu cầu của gia đình" in text
    assert body(PATH).strip()[:20] not in text
    assert not on_origin(pushed, "docs/bao/2026/01/anh.svg")
    assert pushed.problems() == []
    assert pushed.judgement(PATH).counts
    assert pushed.cell("bao", "2026-01").status == "met"
    head = pushed.git("rev-parse", "origin/main")
    assert ran(pushed, "--marked", "--run") == ""
    assert pushed.git("rev-parse", "HEAD") == head


def test_what_was_never_published_is_not_frozen(pushed: Desk) -> None:
    """A draft that somebody marks is nobody's loss, and no red."""
    pushed.article("bao/2026/02/nhap", draft="true", withdrawn="{date: 2026-02-09, reason: Sai}")
    pushed.commit("2026-02-09T10:00:00+07:00")
    assert ran(pushed, "--marked", "--run") == ""


def test_an_article_or_all_that_are_marked(pushed: Desk) -> None:
    """One of the two has to be asked for, and a reason is for readers."""
    for arguments in ((), (PATH, "--marked"), (PATH,)):
        assert command(pushed.root, "withdraw", *arguments).returncode == 3
