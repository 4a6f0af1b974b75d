"""Ways in which holding back could show what was to go, hide what stands, or let a month pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.newsdesk import MANDATE, Desk, body
from tests.scripts.test_hold_back import (
    BAO,
    FEBRUARY,
    HARM,
    JANUARY,
    MARCH,
    NAMED,
    OTHER,
    TOLD,
    Built,
    desk,
    verified,
)
from tests.sites import command

__all__ = ["desk"]

CHILD = "Em Bùi Thị Tèo Em bơi giỏi.\n\n"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'><rect width='4{}444' height='3'/></svg>"
SHOWN = "{src: anh.svg, alt: Bể bơi có rào, people: none}"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (HARM + "Cháu học lớp 2A Trường Tiểu học Hoa Sen Lạ.\n\n", {}),
        (HARM, {"units": "[so-khong-co]"}),
        (HARM, {"title": "'Hỏng"}),
    ],
    ids=["another clue", "a typing error", "fields that cannot be read"],
)
def test_no_older_version_names_a_child_that_came_to_harm(
    desk: Desk, text: str, fields: dict[str, str]
) -> None:
    """Though it said nothing of harm then, and the correction that takes the name out has another error."""
    desk.article(BAO, CHILD + body(BAO))
    desk.commit("2026-01-20T10:00:00+07:00")
    assert "Tèo" in Built(desk, FEBRUARY).everything
    desk.article(BAO, text + body(BAO), **fields, **TOLD)
    desk.commit("2026-02-09T10:00:00+07:00")
    assert verified(desk, FEBRUARY) == 0
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert "Tèo" not in built.everything
    assert verified(desk, FEBRUARY) == 0


def test_who_is_answered_for_stays_so_in_an_older_version(desk: Desk) -> None:
    """A doctor whom the correction names as an adult gives nobody away in the version before."""
    doctor = "Bà Trần Thị Thử Nghiệm khám cho các cháu. Thử Nghiệm dặn gia đình rào ao.\n\n"
    desk.article(BAO, doctor + body(BAO))
    desk.commit("2026-01-20T10:00:00+07:00")
    names = "{adult: [Trần Thị Thử Nghiệm, Thử Nghiệm]}"
    desk.article(BAO, HARM + doctor + body(BAO), units="[so-khong-co]", names=names, **TOLD)
    desk.commit("2026-02-09T10:00:00+07:00")
    assert Built(desk, FEBRUARY).page(BAO) is not None


def test_a_picture_that_was_blurred_stays_so(desk: Desk) -> None:
    """An older version shows it as it stood last, not as it was when that version was written."""
    desk.write("docs/bao/2026/01/anh.svg", SVG.format(3))
    desk.article(BAO, image=SHOWN)
    desk.commit("2026-01-20T10:00:00+07:00")
    desk.write("docs/bao/2026/01/anh.svg", SVG.format(9))
    desk.commit("2026-01-25T10:00:00+07:00")
    desk.article(BAO, image=SHOWN, units="[so-khong-co]")
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert "<img" in (built.page(BAO) or "")
    assert "49444" in built.everything
    assert "43444" not in built.everything


def test_no_picture_comes_back_where_a_child_was_given_away(desk: Desk) -> None:
    """It was deleted, and may show the child."""
    desk.write("docs/bao/2026/01/anh.svg", SVG.format(3))
    desk.article(BAO, HARM + body(BAO), image=SHOWN, **TOLD)
    desk.commit("2026-01-20T10:00:00+07:00")
    (desk.root / "docs/bao/2026/01/anh.svg").unlink()
    desk.article(BAO, NAMED + body(BAO), **TOLD)
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert "43444" not in built.everything


@pytest.mark.parametrize("is_gone", [False, True], ids=["broken", "deleted"])
def test_a_picture_that_others_broke_holds_no_article_back(desk: Desk, is_gone: bool) -> None:
    """It stands as it was before, in all articles that nobody touched."""
    file = desk.write("docs/bao/2026/01/anh.svg", SVG.format(3))
    for path in (BAO, OTHER):
        desk.article(path, image=SHOWN)
    good = desk.commit("2026-01-20T10:00:00+07:00")
    before = Built(desk, FEBRUARY)
    file.write_text("<svg onload='x()'>hỏng", "utf-8")
    if is_gone:
        file.unlink()
    desk.commit("2026-02-09T10:00:00+07:00")
    assert verified(desk, FEBRUARY) == 0
    built = Built(desk, FEBRUARY)
    code = "file-not-there" if is_gone else "picture-damaged"
    assert built.status == 2
    assert built.record["held_back"] == [
        {"path": "docs/bao/2026/01/anh.svg", "codes": [code], "commit": good}
    ]
    assert built.record["features"] == before.record["features"]
    assert "43444" in built.everything
    assert {one["path"] for one in built.verdict["problems"]} == {f"docs/{BAO}.md", f"docs/{OTHER}.md"}


def test_links_of_every_form_become_text(desk: Desk) -> None:
    """And the pictures within them stay."""
    desk.article(OTHER, topics="[khong-co]")
    desk.write("docs/bao/2026/01/anh.svg", SVG.format(3))
    text = """Xem [a1](ao-ho.md#muc) và [a2][ao] và <a class="md-button" href="ao-ho.md">a3</a>,
[a4](./ao-ho.md "Tựa > đề") [a5](../01/ao-ho.md) [a6](../../../bao/2026/01/ao-ho.md?x=1)
[![Rào quanh bể](anh.svg){people=none}](ao-ho.md) [a7](ao-ho.md){ .md-button title="x" }

- [a8](ao%2Dho.md)

[ao]: ao-ho.md "Tựa"

"""
    desk.article(BAO, text + body(BAO))
    desk.commit("2026-01-20T10:00:00+07:00")
    page = Built(desk, FEBRUARY).page(BAO)
    assert page is not None
    assert not re.search("ao(-|%2D)ho", page)
    assert "<img" in page
    assert all(f"a{number}" in page for number in range(1, 9))


def test_a_child_in_the_name_of_a_file_is_in_no_line_of_others(desk: Desk) -> None:
    """Neither where they link to it, nor in the list of what is held back."""
    named = "bao/2026/01/chau-bui-thi-teo-em"
    desk.article(named, HARM + body(named), **TOLD)
    desk.article(BAO, f"Xem [bài này](chau-bui-thi-teo-em.md) nhé.\n\n{body(BAO)}")
    desk.write("docs/gioi-thieu.md", f"---\ntitle: Giới thiệu\n---\nXem [bài]({named}.md).\n")
    desk.article(OTHER, rerun_of=named, date="2026-01-20")
    desk.commit("2026-01-20T10:00:00+07:00")
    built = Built(desk, FEBRUARY, CI="true")
    assert built.status == 2
    assert built.page(BAO) is not None
    assert "teo-em" not in (desk.root / "build/held.txt").read_text("utf-8")
    assert "teo-em" not in built.log
    for kept in ("verdict.txt", "verdict.json"):
        text = (desk.root / "build" / kept).read_text("utf-8")
        assert "teo-em" not in text
        assert "docs/bao/2026/01/" in text
    for shape in ("text", "json", "github", "gitlab", "markdown"):
        run = command(desk.root, "check", "--format", shape, "--as-of", FEBRUARY, CI="true")
        assert "teo-em" not in run.stdout + run.stderr, shape
        assert "docs/bao/2026/01/" in run.stdout, shape
    assert f"docs/{named}.md" in command(desk.root, "check", "--as-of", FEBRUARY, CI="").stdout
    files = [file for file in built.site.rglob("*") if file.is_file()]
    assert not any(b"teo-em" in file.read_bytes() or "teo-em" in str(file) for file in files)


def test_an_empty_block_of_the_form_withdraws_nothing(desk: Desk) -> None:
    """The version before stands as for any other error."""
    file = desk.root / f"docs/{BAO}.md"
    desk.write(f"docs/{BAO}.md", file.read_text("utf-8").replace("---\n", "---\nwithdrawn: {}\n", 1))
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert "Bài đã gỡ" not in (built.page(BAO) or "Bài đã gỡ")


def test_a_withdrawal_of_the_last_evening_does_not_wait(desk: Desk) -> None:
    """It was built after midnight, when its month was missing already."""
    assert Built(desk, FEBRUARY).status == 0
    desk.article(BAO, withdrawn="{date: 2026-02-28, reason: Sai nội dung}")
    desk.commit("2026-02-28T23:50:00+07:00")
    assert "Sai nội dung" in (Built(desk, "2026-03-01").page(BAO) or "")


def test_what_the_mandate_makes_an_error_leaves_though_a_month_is_missing(desk: Desk) -> None:
    """Readers have seen it, in its one version; the missing month is another's."""
    desk.article(OTHER, CHILD + body(OTHER), topics="[tiem-chung]")
    desk.commit("2026-01-20T10:00:00+07:00")
    assert Built(desk, FEBRUARY).status == 0
    about = "about: Tiêm đúng lịch."
    desk.write("mandate.yml", MANDATE.replace(about, f"{about}, sensitive: true"))
    desk.commit("2026-03-01T10:00:00+07:00")
    built = Built(desk, MARCH)
    assert (built.status, built.page(OTHER)) == (2, None)
    assert "Tèo" not in built.everything


def test_a_clone_without_history_publishes_nothing_that_has_errors(desk: Desk, tmp_path: Path) -> None:
    """Which version passed before it does not know."""
    desk.article(BAO, topics="[khong-co]")
    desk.commit("2026-02-09T10:00:00+07:00")
    clone = tmp_path / "bản sao"
    desk.git("clone", "--quiet", "--depth", "1", f"file://{desk.root}", str(clone))
    assert command(clone, "build", "--hold-back", "--as-of", FEBRUARY).returncode == 2
    assert not (clone / "site").exists()


def test_a_history_without_the_good_version_is_told(desk: Desk) -> None:
    """A squash leaves nothing that could stand in: the month is missing, and the record contradicts."""
    assert Built(desk, FEBRUARY).status == 0
    desk.article(BAO, topics="[khong-co]")
    desk.git("checkout", "--quiet", "--orphan", "moi")
    desk.commit("2026-02-09T10:00:00+07:00")
    assert verified(desk, FEBRUARY) == 1
    assert command(desk.root, "build", "--hold-back", "--as-of", FEBRUARY).returncode == 2


def test_nothing_that_is_held_back_fills_a_month(desk: Desk) -> None:
    """Neither by itself, nor by an older version that was a draft."""
    desk.write("mandate.yml", MANDATE.replace("minimum: 1, shortest: 20", "minimum: 2, shortest: 20"))
    desk.article(OTHER, draft="true")
    desk.commit("2026-01-20T10:00:00+07:00")
    desk.article(OTHER, topics="[khong-co]")
    desk.commit("2026-01-25T10:00:00+07:00")
    built = Built(desk, JANUARY)
    assert built.page(OTHER) is None
    assert built.cell("bao", "2026-01")["status"] == "due"


def test_reruns_and_translations_leave_with_a_childs_name(desk: Desk) -> None:
    """They say in other words what the original does."""
    desk.article(OTHER, NAMED + body(OTHER), **TOLD)
    desk.article("dai/2026/01/lai", rerun_of=OTHER, date="2026-01-21")
    desk.article("bao/2026/01/dich", "A text.\n", translation_of=OTHER, date="2026-01-21", language="en")
    desk.commit("2026-01-22T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert built.page("dai/2026/01/lai") is None
    assert built.page("bao/2026/01/dich") is None


def test_nothing_of_what_is_absent_is_anywhere(desk: Desk) -> None:
    """Not in lists, feeds, search, calendar, cards or pictures; the record has its path."""
    desk.write("docs/bao/2026/01/anh.svg", SVG.format(7))
    text = "Câu chỉ bài này có: thủy quái.\n\n" + body(OTHER)
    desk.article(OTHER, text, title="Tựa bị giữ", image=SHOWN, topics="[khong-co]")
    desk.commit("2026-01-20T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    everything = built.everything.replace(built.log, "")
    for words in ("thủy quái", "Tựa bị giữ", "Bể bơi có rào", "47444"):
        assert words not in everything
    assert everything.count("ao-ho") == everything.count(f"docs/{OTHER}.md")


def test_a_broadcast_of_an_outlet_of_both_kinds_goes_on(desk: Desk) -> None:
    """It fills the place of its kind in its last good version; one of the other kind does not."""
    both = MANDATE.replace("kind: newspaper", "kind: [newspaper, broadcaster]")
    owed = "minimum: {newspaper: 1, broadcaster: 1}, shortest: {newspaper: 20, broadcaster: 60}"
    desk.write("mandate.yml", both.replace("minimum: 1, shortest: 20", owed))
    on = "{programme: Trẻ em, channel: KRT, aired: 2026-01-05T19:45, duration: PT4M30S}"
    desk.article(OTHER, broadcast=on)
    desk.commit("2026-01-20T10:00:00+07:00")
    desk.article(OTHER, broadcast=on.replace("PT4M30S", "lâu"))
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert (built.cell("bao", "2026-01")["status"], built.cell("bao", "2026-01")["met_afterwards"]) == (
        "met",
        False,
    )
    desk.article(OTHER)
    desk.commit("2026-02-10T10:00:00+07:00")
    assert command(desk.root, "build", "--hold-back", "--as-of", FEBRUARY).returncode == 1


def test_a_build_of_before_a_withdrawal_does_not_bring_it_back(desk: Desk, tmp_path: Path) -> None:
    """It was slower than the withdrawal, whose record is live by now."""
    desk.git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "kho.git"))
    desk.git("remote", "add", "origin", str(tmp_path / "kho.git"))
    before = desk.git("rev-parse", "HEAD")
    desk.article(BAO, withdrawn="{date: 2026-02-09, reason: Sai nội dung}")
    desk.commit("2026-02-09T11:00:00+07:00")
    assert Built(desk, FEBRUARY).status == 0
    desk.git("push", "--quiet", "origin", "main")
    desk.git("checkout", "--quiet", before)
    run = command(desk.root, "verify", "site", "--as-of", FEBRUARY)
    assert (run.returncode, "mới hơn" in run.stderr) == (4, True)
    desk.git("checkout", "--quiet", "main")
    assert verified(desk, FEBRUARY) == 0


def test_what_is_not_committed_yet_gives_way_too_and_stays_as_it_is(desk: Desk) -> None:
    """The last commit stands with its picture; the file on the desk is not touched, nor is git's index."""
    desk.write("docs/bao/2026/01/anh.svg", SVG.format(3))
    desk.article(BAO, image=SHOWN)
    good = desk.commit("2026-01-20T10:00:00+07:00")
    (desk.root / "docs/bao/2026/01/anh.svg").unlink()
    desk.article(BAO, units="[so-khong-co]")
    written = (desk.root / f"docs/{BAO}.md").read_bytes()
    built = Built(desk, FEBRUARY)
    assert built.record["held_back"] == [
        {"path": f"docs/{BAO}.md", "codes": ["unit-unknown"], "commit": good}
    ]
    assert "43444" in built.everything
    assert (desk.root / f"docs/{BAO}.md").read_bytes() == written
    assert not (desk.root / "docs/bao/2026/01/anh.svg").exists()
