"""Every place that says a verdict, for six newsrooms: the same sentence, counts and words."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, date, datetime
from email.headerregistry import Address
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from lxml import html as pages

from media_mandate.messages import translator
from media_mandate.planning.letters import letter, plain_text
from media_mandate.planning.reminders import reminders
from media_mandate.planning.tracker_issues import steps
from media_mandate.verdict.standing import FOUR
from tests.newsdesk import Desk
from tests.sites import build_site, command
from tests.verdict.newsrooms import AS_OF, NEWSROOMS, Told

VI = translator("vi")
DAY = ("--as-of", AS_OF)
NEVER = "Không tháng nào thiếu"


def plain(text: str) -> str:
    """A text without the signs that keep Markdown or HTML from reading it."""
    return " ".join(html.unescape(text).replace("\\", "").replace("@<!-- -->", "@").split())


@pytest.mark.parametrize("name", NEWSROOMS)
def test_one_verdict_in_all_places(full: Desk, name: str, tmp_path: Path) -> None:
    """Home page, ledger, preview, badge, data, record, terminal, summary, build, and report agree."""
    told = NEWSROOMS[name]
    for article in full.root.glob("docs/*/2026/01/*.md"):
        article.unlink()
    told.set_up(full)
    line, numbers = " · ".join(told.four), dict(zip(FOUR, told.counts, strict=True))

    summary = tmp_path / "summary.md"
    said = command(full.root, "check", *DAY)
    command(full.root, "check", "--format", "github", *DAY, GITHUB_STEP_SUMMARY=str(summary))
    data = json.loads(command(full.root, "check", "--format", "json", *DAY).stdout)
    built = command(full.root, "build", "--despite-missing", *DAY)
    assert said.returncode == data["exit_status"] == built.returncode == (1 if told.counts[3] else 0)
    assert said.stdout.splitlines()[-2:] == [line, told.sentence]
    assert told.sentence in built.stdout
    for text in (summary.read_text("utf-8"), (full.root / "build/verdict.txt").read_text("utf-8")):
        assert told.sentence in plain(text)
        assert line in plain(text)

    site = full.root / "site"
    ledger, record = (json.loads((site / file).read_text("utf-8")) for file in ("ledger.json", "record.json"))
    kept = json.loads((full.root / "build/verdict.json").read_text("utf-8"))
    assert data["verdict"] == ledger["verdict"] == kept["verdict"] == told.sentence
    assert data["counts"] == ledger["counts"] == kept["counts"] == record["counts"]
    assert {kind: data["counts"][kind] for kind in FOUR} == numbers

    for page in ("index.html", "so-theo-doi/index.html"):
        tree = pages.parse(str(site / page), parser=pages.HTMLParser(encoding="utf-8"))
        (box,) = tree.xpath("//*[contains(@class, 'verdict--')]")
        assert box.get("class") == f"verdict verdict--{told.kind}"
        assert box.find_class("verdict__words")[0].text_content() == told.sentence
        assert [item.text_content() for item in box.xpath(".//li")] == told.four
        assert box.xpath("boolean(preceding::h1) and not(preceding::h2)")
    badge = etree.parse(str(site / "badges/bao.svg")).getroot()
    assert badge.get("aria-label") == f"Vì trẻ em: {told.badge}"
    for file in (*site.rglob("*.html"), *site.rglob("*.xml"), *site.rglob("*.json")):
        assert NEVER not in html.unescape(file.read_text("utf-8"))

    preview = build_site(full.root, date.fromisoformat(AS_OF), strict=False, preview=True)
    banner = pages.fromstring((preview / "index.html").read_bytes().decode()).find_class("preview-banner")
    assert told.sentence in banner[0].text_content()
    check_report(full, told)


def check_report(full: Desk, told: Told) -> None:
    """The report as HTML and as Word; its months are written as officials do."""
    span = ("--from", "2026-01", "--to", "2026-02")
    for shape in ("html", "docx"):
        file = full.root / f"build/report.{shape}"
        run = command(full.root, "report", *span, "--format", shape, "--output", str(file), *DAY)
        assert run.returncode == 0, run.stderr
        if shape == "html":
            text = plain(file.read_text("utf-8"))
        else:
            text = plain(" ".join(paragraph.text for paragraph in Document(str(file)).paragraphs))
        assert re.sub(r"(?<=[ (])([12]/)", r"0\1", told.sentence) in text
        assert " · ".join(told.four) in text


@pytest.mark.parametrize("name", ["due", "missing"])
def test_reminders_say_the_same(desk: Desk, name: str) -> None:
    """Letter, issue and message to a phone say what the badge of the outlet says, and its four counts."""
    told = NEWSROOMS[name]
    told.set_up(desk)
    newsroom = desk.newsroom(AS_OF)
    (found,) = reminders(newsroom)
    ends = "1 tháng đủ bài · 0 tháng thiếu bài đã ghi nhận · 0 tháng được miễn · "
    ends += f"{told.counts[3]} tháng còn thiếu bài"
    to = Address("Báo", "bao", "example.org")
    message = letter(found, to, [to], datetime(2026, 2, 28, tzinfo=UTC), "vi", VI)
    (step,) = steps([found], (), newsroom.ledger, VI)
    for text in (*(part.get_content() for part in message.iter_parts()), step.body, plain_text(found, VI)):
        assert f"Trong 2 tháng phải có bài của Báo Tỉnh: {told.badge}." in plain(text)
        assert ends in plain(text.replace("<br>", " "))


def test_a_site_that_holds_articles_back_says_what_its_build_says(full: Desk) -> None:
    """It is drawn from the same reading; the build names besides what must be mended."""
    full.commit("2026-01-10T10:00:00+07:00")
    article = full.root / "docs/bao/2026/01/be-boi.md"
    full.write("docs/bao/2026/01/be-boi.md", article.read_text("utf-8").replace("duoi-nuoc", "khong-co"))
    full.article("bao/2026/02/hong", topics="[khong-co]")
    full.commit("2026-02-05T10:00:00+07:00")
    built = command(full.root, "build", "--hold-back", *DAY)
    assert built.returncode == 2
    sentence = (
        "Trong 4 tháng phải có bài của 2 cơ quan báo chí cộng lại: 2 tháng đủ bài, "
        "2 tháng còn hạn (Báo Tỉnh, 2/2026; Đài Tỉnh, 2/2026)."
    )
    kept = json.loads((full.root / "build/verdict.json").read_text("utf-8"))
    assert kept["verdict"] == f"Còn 2 lỗi phải sửa. {sentence}"
    ledger = json.loads((full.root / "site/ledger.json").read_text("utf-8"))
    assert (ledger["verdict"], ledger["counts"]) == (sentence, kept["counts"])
