"""One bad file does not stop the others: what is built, counted and recorded with errors held back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.newsdesk import MANDATE, Desk, body
from tests.sites import ROOT, command, copy_product

BAO, DAI, OTHER = "bao/2026/01/be-boi", "dai/2026/01/tiem-dung-lich", "bao/2026/01/ao-ho"
JANUARY, FEBRUARY, MARCH = "2026-01-31", "2026-02-10", "2026-03-02"
HARM = "Cháu bé 7 tuổi bị xâm hại tại nhà.\n\n"
NAMED = "Cháu Bùi Thị Tèo Em 7 tuổi bị xâm hại tại nhà, em Bùi Thị Tèo Em kể lại.\n\n"
TOLD = {"children": "{sensitive: true}"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A product under git whose outlets both have their January."""
    root = tmp_path / "Tòa soạn số 1"
    copy_product(root)
    desk = Desk(root, MANDATE)
    desk.write(".gitignore", (ROOT / ".gitignore").read_bytes())
    desk.article(BAO)
    desk.article(DAI)
    desk.commit("2026-01-06T10:00:00+07:00")
    return desk


class Built:
    """What came of `build --hold-back`."""

    def __init__(self, desk: Desk, as_of: str, *more: str, **environment: str) -> None:
        run = command(desk.root, "build", "--hold-back", "--as-of", as_of, *more, **environment)
        self.status, self.log, self.site = run.returncode, run.stdout + run.stderr, desk.root / "site"

        assert run.returncode != 3, self.log
        self.verdict = json.loads((desk.root / "build/verdict.json").read_bytes())

    @property
    def record(self) -> Any:
        return json.loads((self.site / "record.json").read_bytes())

    def page(self, path: str) -> str | None:
        file = self.site / path / "index.html"
        return file.read_text("utf-8") if file.exists() else None

    @property
    def everything(self) -> str:
        """All that is published, with the verdict and the log."""
        files = [file for file in self.site.rglob("*") if file.is_file()]
        texts = (file.read_bytes().decode("utf-8", "replace") for file in files)
        return "\n".join([*texts, *map(str, files), self.log, json.dumps(self.verdict, ensure_ascii=False)])

    def cell(self, outlet: str, month: str) -> Any:
        (found,) = [
            cell for cell in self.record["cells"] if (cell["outlet"], cell["month"]) == (outlet, month)
        ]
        return found


def verified(desk: Desk, as_of: str) -> int:
    run = command(desk.root, "verify", "site", "--as-of", as_of)
    assert run.returncode in (0, 1), run.stderr
    return run.returncode


def test_nothing_is_held_back_where_nothing_is_wrong(desk: Desk) -> None:
    """The site is the same to the byte, and so is the status."""
    assert command(desk.root, "build", "--as-of", FEBRUARY).returncode == 0
    plain = {file: file.read_bytes() for file in (desk.root / "site").rglob("*") if file.is_file()}
    built = Built(desk, FEBRUARY)
    assert built.status == 0
    assert {file: file.read_bytes() for file in built.site.rglob("*") if file.is_file()} == plain
    assert "held_back" not in built.record


def test_an_error_on_the_last_day_mended_in_the_next_month_is_not_in_time(desk: Desk) -> None:
    """Absent counts for nothing; what passes at last entered when it did, for the plain check, too."""
    desk.article("bao/2026/02/muon", date="2026-02-28", units="[so-khong-co]")
    desk.article("dai/2026/02/du")
    desk.commit("2026-02-28T23:50:00+07:00")
    built = Built(desk, "2026-02-28")
    assert (built.status, built.page("bao/2026/02/muon")) == (2, None)
    assert built.page("dai/2026/02/du") is not None
    assert built.cell("bao", "2026-02")["status"] == "due"
    reminded = command(desk.root, "remind", "--dry-run", "--as-of", "2026-02-28").stdout
    assert "Báo Tỉnh" in reminded
    assert "Đài Tỉnh" not in reminded
    assert built.record["held_back"] == [
        {"path": "docs/bao/2026/02/muon.md", "codes": ["unit-unknown"], "commit": None}
    ]
    desk.article("bao/2026/02/muon", date="2026-02-28", units="[so-y-te]")
    desk.commit("2026-03-01T08:00:00+07:00")
    assert verified(desk, MARCH) == 0
    built = Built(desk, MARCH)
    assert built.status == 0
    assert built.cell("bao", "2026-02")["met_afterwards"] is True
    assert command(desk.root, "build", "--as-of", MARCH).returncode == 0
    assert Built(desk, MARCH).cell("bao", "2026-02")["met_afterwards"] is True


def test_a_counted_article_broken_by_a_correction_goes_on_counting(desk: Desk) -> None:
    """Its last good version stands on page, feed, ledger and record, entered when it was."""
    assert Built(desk, FEBRUARY).status == 0
    good = desk.git("rev-parse", "HEAD")
    before = next(one for one in (Built(desk, FEBRUARY).record["features"]) if one["id"] == BAO)
    desk.article(BAO, title="Tựa hỏng", topics="[khong-co]")
    desk.commit("2026-02-09T10:00:00+07:00")
    assert verified(desk, FEBRUARY) == 0
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert built.record["held_back"] == [
        {"path": f"docs/{BAO}.md", "codes": ["topic-unknown"], "commit": good}
    ]
    assert next(one for one in built.record["features"] if one["id"] == BAO) == before
    assert built.cell("bao", "2026-01")["status"] == "met"
    assert "Tựa hỏng" not in built.everything.replace(built.log, "")
    assert verified(desk, FEBRUARY) == 0
    assert f"docs/{BAO}.md" in built.log


def test_a_childs_name_that_a_correction_brings_is_gone_at_the_next_build(desk: Desk) -> None:
    """The version before stands, everybody else's articles are published, and no log has the name."""
    desk.article(BAO, HARM + body(BAO), **TOLD)
    desk.commit("2026-01-20T10:00:00+07:00")
    assert Built(desk, FEBRUARY).status == 0
    desk.article(BAO, NAMED + body(BAO), title="Chuyện của em Bùi Thị Tèo Em", **TOLD)
    desk.article("bao/2026/02/moi")
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, FEBRUARY, CI="true")
    assert built.status == 2
    assert built.page("bao/2026/02/moi") is not None
    page = built.page(BAO)
    assert page is not None
    assert "bị xâm hại" in page
    assert "Tèo" not in built.everything
    assert verified(desk, FEBRUARY) == 0


def test_what_has_a_childs_name_in_every_version_leaves_the_site(desk: Desk) -> None:
    """Though its month becomes missing: that stops nobody else, leaves the status red, and is no lie."""
    desk.article(BAO, "Cháu Bùi Thị Tèo Em bơi giỏi.\n\n" + body(BAO))
    desk.commit("2026-01-20T10:00:00+07:00")
    assert Built(desk, FEBRUARY).status == 0
    desk.write(
        "mandate.yml", MANDATE.replace("about: Phòng đuối nước.", "about: Phòng đuối nước., sensitive: true")
    )
    desk.article("bao/2026/02/moi", topics="[tiem-chung]")
    desk.article(DAI, topics="[tiem-chung]")
    desk.commit("2026-02-09T10:00:00+07:00")
    assert verified(desk, FEBRUARY) == 0
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert built.page("bao/2026/02/moi") is not None
    assert built.page(BAO) is None
    assert "Tèo" not in built.everything
    assert built.cell("bao", "2026-01")["status"] == "missing"
    assert verified(desk, FEBRUARY) == 0


def test_a_month_that_is_missing_otherwise_stops_as_before(desk: Desk) -> None:
    """Held back or not."""
    desk.article("bao/2026/02/hong", topics="[khong-co]")
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, MARCH)
    assert built.status == 2
    assert not (desk.root / "site").exists()


@pytest.mark.parametrize("file", ["mandate.yml", "docs/gioi-thieu.md"])
def test_errors_elsewhere_stop_as_before(desk: Desk, file: str) -> None:
    """In the mandate, and in pages beside the articles that stood without errors."""
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nXin chào.\n")
    desk.commit("2026-02-08T10:00:00+07:00")
    desk.article(BAO, topics="[khong-co]")
    text = MANDATE + "la: 1\n" if file == "mandate.yml" else "---\ntitle: Giới thiệu\nla: 1\n---\nXin chào.\n"
    desk.write(file, text)
    desk.commit("2026-02-09T10:00:00+07:00")
    assert command(desk.root, "build", "--hold-back", "--as-of", FEBRUARY).returncode == 2
    assert not (desk.root / "site").exists()


def test_links_to_what_is_held_back_become_text(desk: Desk) -> None:
    """On articles and on pages beside them, and that is a warning."""
    desk.article(OTHER, topics="[khong-co]")
    desk.article(BAO, f"Xem [bài *ao hồ*](ao-ho.md) nhé.\n\n{body(BAO)}")
    desk.write("docs/gioi-thieu.md", f"---\ntitle: Giới thiệu\n---\nXem [bài ao hồ]({OTHER}.md).\n")
    desk.commit("2026-01-20T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    for address in (BAO, "gioi-thieu"):
        page = built.page(address)
        assert page is not None
        assert "ao-ho" not in page
        assert re.search("Xem bài (<em>)?ao hồ", page)
    assert "ao-ho" not in "".join(file.read_text("utf-8") for file in built.site.rglob("*.xml"))
    told = {(one["code"], one["level"], one["path"]) for one in built.verdict["problems"]}
    assert ("link-to-held-back", "warning", f"docs/{BAO}.md") in told
    assert ("link-to-held-back", "warning", "docs/gioi-thieu.md") in told


def test_a_correction_that_changes_pictures_too(desk: Desk) -> None:
    """The version before stands with its own picture, which is gone since."""
    desk.write("docs/bao/2026/01/cu.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    desk.article(BAO, image="{src: cu.svg, alt: Bể bơi có rào, people: none}")
    desk.commit("2026-01-20T10:00:00+07:00")
    (desk.root / "docs/bao/2026/01/cu.svg").unlink()
    desk.article(BAO, image="{src: moi.svg, alt: Bể bơi có rào, people: none}")
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert [one["codes"] for one in built.record["held_back"]] == [["file-not-there"]]
    assert "<img" in (built.page(BAO) or "")
    assert built.cell("bao", "2026-01")["status"] == "met"


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"topics": "[khong-co]", "units": "7"},
        {"title": "", "image": "{src: khong-co.jpg}", "la": "1"},
        {"title": "'Chuyện của em Bùi Thị Tèo Em", "children": "{sensitive: true}"},
    ],
    ids=["nothing else", "topic", "fields", "yaml"],
)
def test_a_mark_withdraws_whatever_else_is_wrong(desk: Desk, broken: dict[str, str]) -> None:
    """From its commit on the address says so, nothing of the article is shown, and its month stays met."""
    assert Built(desk, FEBRUARY).status == 0
    text = f"Xem [bài](mat-roi.md). Em Bùi Thị Tèo Em kể lại.\n\n{body(BAO)}" if broken else None
    desk.article(BAO, text, withdrawn="{date: 2026-02-09, reason: Theo yêu cầu của gia đình}", **broken)
    desk.commit("2026-02-09T10:00:00+07:00")
    assert verified(desk, FEBRUARY) == 0
    built = Built(desk, FEBRUARY)
    page = built.page(BAO)
    assert page is not None
    assert "Tòa soạn đã gỡ bài" in page or "đã được gỡ" in page
    assert "Tèo" not in built.everything
    assert body(BAO).split()[5:20] != page.split()[5:20]
    assert body(BAO).strip() not in built.everything
    if not broken or "image" in broken:
        assert built.status == 0
        assert "Theo yêu cầu của gia đình" in page
    if not broken or "units" in broken:
        assert built.cell("bao", "2026-01")["status"] == "met"
        assert verified(desk, FEBRUARY) == 0


def test_a_withdrawal_is_published_while_a_month_is_missing(desk: Desk) -> None:
    """The status stays 1, and the ledger on the site says what is missing."""
    assert Built(desk, FEBRUARY).status == 0
    desk.article(BAO, withdrawn="{date: 2026-03-01, reason: Sai nội dung}")
    desk.commit("2026-03-01T23:50:00+07:00")
    built = Built(desk, MARCH)
    assert built.status == 1
    assert "Sai nội dung" in (built.page(BAO) or "")
    assert built.cell("bao", "2026-02")["status"] == "missing"
    assert verified(desk, MARCH) == 0


def test_what_was_taken_back_stays_so(desk: Desk) -> None:
    """No older version stands for a draft, or for one that was withdrawn, that has errors."""
    desk.article(OTHER)
    desk.commit("2026-01-20T10:00:00+07:00")
    assert Built(desk, FEBRUARY).page(OTHER) is not None
    desk.article(OTHER, draft="true", title="'Hỏng")
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert (built.status, built.page(OTHER)) == (2, None)


@pytest.mark.parametrize("file", ["mandate.yml", "docs/gioi-thieu.md"])
def test_a_withdrawal_does_not_wait_for_what_all_articles_share(desk: Desk, file: str) -> None:
    """The newest version without errors stands in for it; the status stays 2."""
    page = "---\ntitle: Giới thiệu\n{}---\nXin chào.\n"
    desk.write("docs/gioi-thieu.md", page.format(""))
    desk.commit("2026-01-20T10:00:00+07:00")
    assert Built(desk, FEBRUARY).status == 0
    desk.write(file, MANDATE + "la: 1\n" if file == "mandate.yml" else page.format("la: 1\n"))
    desk.commit("2026-02-09T10:00:00+07:00")
    desk.article(BAO, withdrawn="{date: 2026-02-09, reason: Sai nội dung}")
    desk.commit("2026-02-09T11:00:00+07:00")
    assert verified(desk, FEBRUARY) == 0
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert [one["path"] for one in built.record["held_back"]] == [file]
    assert "Sai nội dung" in (built.page(BAO) or "")
    assert "Xin chào" in (built.page("gioi-thieu") or "")
    assert built.cell("bao", "2026-01")["status"] == "met"
    assert verified(desk, FEBRUARY) == 0


def test_a_name_in_an_older_version_counts_as_one_for_a_child(desk: Desk) -> None:
    """The newest has another error alone, and the month that is missing for it stops nobody."""
    desk.article(BAO, NAMED + body(BAO), **TOLD)
    desk.commit("2026-01-20T10:00:00+07:00")
    path = "bao/2026/02/mot"
    desk.article(path, NAMED + body(path), **TOLD)
    desk.article("dai/2026/02/hai")
    desk.commit("2026-02-05T10:00:00+07:00")
    desk.article(path, HARM + body(path), title="'Hỏng", **TOLD)
    desk.article("dai/2026/03/ba")
    desk.commit("2026-02-06T10:00:00+07:00")
    built = Built(desk, MARCH)
    assert built.status == 2
    assert built.page("dai/2026/02/hai") is not None
    assert (built.page(path), built.cell("bao", "2026-02")["status"]) == (None, "missing")
    assert "Tèo" not in built.everything


def test_a_renaming_with_an_error_leaves_the_article_where_it_was(desk: Desk) -> None:
    """Until it is mended; it is neither there twice nor gone, and keeps its entry."""
    assert Built(desk, FEBRUARY).status == 0
    new = "bao/2026/01/be-boi-moi"
    desk.git("mv", f"docs/{BAO}.md", f"docs/{new}.md")
    file = desk.root / f"docs/{new}.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("[duoi-nuoc]", "[khong-co]"), "utf-8")
    desk.commit("2026-02-09T10:00:00+07:00")
    assert verified(desk, FEBRUARY) == 0
    built = Built(desk, FEBRUARY)
    assert (built.page(BAO) is not None, built.page(new)) == (True, None)
    assert built.cell("bao", "2026-01")["status"] == "met"
    file.write_text(text.replace("---\n", f"---\nmoved_from: {BAO}\n", 1), "utf-8")
    desk.commit("2026-02-10T10:00:00+07:00")
    assert verified(desk, FEBRUARY) == 0
    assert Built(desk, FEBRUARY).status == 0


def test_who_links_to_what_was_deleted_is_not_held_back(desk: Desk) -> None:
    """The link is text then, and the error is told."""
    desk.article(OTHER)
    desk.article(BAO, f"Xem [bài ao hồ](ao-ho.md) nhé.\n\n{body(BAO)}")
    desk.commit("2026-01-20T10:00:00+07:00")
    (desk.root / f"docs/{OTHER}.md").unlink()
    desk.commit("2026-02-09T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert "Xem bài ao hồ" in (built.page(BAO) or "")
    assert "held_back" not in built.record


def test_a_picture_that_a_correction_overwrote(desk: Desk) -> None:
    """The version before shows the picture that it had."""
    picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'><rect width='{}' height='3'/></svg>"
    desk.write("docs/bao/2026/01/anh.svg", picture.format(3))
    desk.article(BAO, image="{src: anh.svg, alt: Bể bơi có rào, people: none}")
    desk.commit("2026-01-20T10:00:00+07:00")
    before = Built(desk, FEBRUARY).page(BAO)
    desk.write("docs/bao/2026/01/anh.svg", picture.format(9))
    desk.article(BAO, image="{src: anh.svg, alt: Bể bơi có rào, people: ai}")
    desk.commit("2026-02-09T10:00:00+07:00")
    assert Built(desk, FEBRUARY).page(BAO) == before


def test_who_names_what_is_held_back_stands(desk: Desk) -> None:
    """A rerun of an article that has an error now, or never was without one, is published."""
    new, again = "bao/2026/01/moi", "dai/2026/01/phat-lai"
    desk.article(new, topics="[khong-co]")
    desk.article(again, rerun_of=new, date="2026-01-20")
    desk.article(OTHER, rerun_of=DAI, date="2026-01-20")
    desk.article(DAI, topics="[khong-co]")
    desk.commit("2026-01-21T10:00:00+07:00")
    built = Built(desk, FEBRUARY)
    assert built.status == 2
    assert [one["path"] for one in built.record["held_back"]] == [f"docs/{new}.md", f"docs/{DAI}.md"]
    assert built.page(OTHER) is not None
    assert f'href="../../../../{new}' not in (built.page(again) or "href=")
