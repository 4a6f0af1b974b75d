"""The ledger's page, and the line of proof under articles and in months."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from lxml import html as pages

from tests.newsdesk import MANDATE, Desk
from tests.sites import build_site, command

AS_OF = date(2026, 2, 28)


def tree(site: Path, page: str) -> pages.HtmlElement:
    return pages.fromstring((site / page / "index.html").read_bytes().decode())


def words(element: pages.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_an_article_says_what_the_record_says_of_it(full: Desk) -> None:
    """Day, time in Vietnam, commit and hash: short to the eye, whole beside it, as in record.json."""
    entered = full.commit("2026-01-31T23:59:59+07:00")
    full.article("bao/2026/02/them", title="Bơi & <lặn>")
    later = full.commit("2026-02-10T08:00:00+07:00", "Sửa")
    site = build_site(full.root, AS_OF)
    features = {one["id"]: one for one in json.loads((site / "record.json").read_text("utf-8"))["features"]}
    for id, commit, said in (
        ("bao/2026/01/be-boi", entered, "Bài vào sổ ngày 31/1/2026, lúc 23:59"),
        ("bao/2026/02/them", later, "Bài vào sổ ngày 10/2/2026, lúc 08:00"),
    ):
        (line,) = tree(site, id).find_class("proof")
        assert f"{said} (mã lần lưu: {commit[:10]})" in words(line)
        assert line.find("span").get("title") == commit == features[id]["entered"]["commit"]
        code = line.find("code")
        assert code.get("title") == features[id]["text_sha256"]
        assert code.text == code.get("title")[:10]
        assert "Bằng chứng đã đăng, phát: chỉ khai" in words(line)
        assert line.find("a").get("href").endswith("so-theo-doi/#doi-chieu")
    (in_month,) = tree(site, "thang/2026-02").xpath("//section[@id='bao']//*[@class='proof']")
    assert words(in_month).startswith("Bơi & <lặn>: Bài vào sổ ngày 10/2/2026")
    assert tree(site, "so-theo-doi").xpath("boolean(//h2[@id='doi-chieu'])")


def test_the_proof_is_the_same_when_the_site_is_built_again(full: Desk) -> None:
    """A later commit of other files changes neither day nor commit."""
    entered = full.commit("2026-01-10T10:00:00+07:00")
    first = build_site(full.root, AS_OF)
    before = words(tree(first, "dai/2026/01/tiem-dung-lich").find_class("proof")[0])
    full.write("README.md", "Khác\n")
    full.commit("2026-02-20T10:00:00+07:00")
    again = build_site(full.root, AS_OF)
    assert words(tree(again, "dai/2026/01/tiem-dung-lich").find_class("proof")[0]) == before
    assert entered[:10] in before


def test_without_git_the_proof_says_that_it_is_not_known(full: Desk) -> None:
    """No commit is made up; the hash of the text is known all the same."""
    site = build_site(full.root, date(2026, 1, 31))
    (line,) = tree(site, "bao/2026/01/be-boi").find_class("proof")
    assert "Không rõ bài vào sổ lúc nào." in words(line)
    assert "git" not in words(line)
    assert line.find("span").get("title") is None
    assert len(line.find("code").get("title")) == 64


def test_a_withdrawn_feature_keeps_its_proof_and_loses_its_name(full: Desk) -> None:
    """In its month, without title or address; cell, notes and check say why counts and lists differ."""
    full.article("bao/2026/01/hai", title="Chuyện của Bông")
    full.commit("2026-01-10T10:00:00+07:00")
    run = command(full.root, "withdraw", "docs/bao/2026/01/hai.md", "--reason", "Theo yêu cầu của gia đình")
    assert run.returncode == 0, run.stderr
    file = full.root / "docs/bao/2026/01/hai.md"
    said = file.read_text("utf-8")
    full.write("docs/bao/2026/01/hai.md", re.sub(r"(?<=date: )20(?!26-01-05)[-0-9]+", "2026-01-20", said))
    full.commit("2026-02-01T10:00:00+07:00")
    site = build_site(full.root, date(2026, 1, 31))
    section = tree(site, "thang/2026-01").get_element_by_id("bao")
    lines = [words(line) for line in section.find_class("proof")]
    assert len(lines) == 2
    assert sum("bai-boi" in line or "Bài be-boi" in line for line in lines) == 1
    assert not any("Bông" in line for line in lines)
    ledger = tree(site, "so-theo-doi")
    (cell,) = ledger.xpath("//table[contains(@class, 'ledger')]//td[1]")
    assert words(cell) == "✓ đã có bài · chỉ khai · 2 bài · trong đó 1 bài đã gỡ"
    note = "1 bài được tính đã gỡ: vẫn đếm trong sổ, nhưng không còn trong danh sách bài nào."
    assert note in words(ledger)
    assert note in command(full.root, "check", "--as-of", "2026-01-31").stdout


def test_the_ledger_begins_with_the_newest_month_and_has_no_empty_rows(full: Desk) -> None:
    """Months before the first duty, after the last, and between two, are no rows; coverage is folded."""
    ended = MANDATE.replace(
        "duties: [{from: 2026-01, minimum: 1, shortest: 20}]",
        "duties: [{from: 2025-11, until: 2025-12, shortest: 20},"
        " {from: 2026-02, until: 2026-02, shortest: 20}]",
    ).replace(
        "duties: [{from: 2026-01, minimum: 1, shortest: 60}]", "duties: [{from: 2025-11, until: 2025-11}]"
    )
    full.write("mandate.yml", ended.replace("recorded_from: 2026-01", "recorded_from: 2025-11"))
    for article in full.root.glob("docs/*/2026/01/*.md"):
        article.unlink()
    for place in ("bao/2025/11/mot", "bao/2025/12/hai", "bao/2026/02/ba", "dai/2025/11/bon"):
        full.article(place)
    page = tree(build_site(full.root, date(2026, 5, 1)), "so-theo-doi")
    assert [words(caption) for caption in page.xpath("//table/caption")][:2] == ["2026", "2025"]
    rows = [words(head) for head in page.xpath("//table[contains(@class, 'ledger')]/tbody/tr/th")]
    assert rows == ["2", "12", "11"]
    assert page.xpath("boolean(//details[not(@open)]//table[contains(@class, 'coverage__table')])")


def test_a_newsroom_whose_duty_has_not_begun_says_so(full: Desk) -> None:
    """No counts of nothing, no tables, no sign that all is well."""
    for article in full.root.glob("docs/*/2026/01/*.md"):
        article.unlink()
    site = build_site(full.root, date(2025, 12, 31))
    for page in ("", "so-theo-doi"):
        (box,) = tree(site, page).xpath("//*[contains(@class, 'verdict--outside')]")
        assert words(box).startswith("· Chưa cơ quan báo chí nào đến kỳ phải có bài.")
        assert not box.xpath(".//li")
    assert "không xét" in (site / "badges/bao.svg").read_text("utf-8")
