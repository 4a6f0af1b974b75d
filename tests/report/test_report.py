"""The report: what it says, that Word and LibreOffice read it, and that it looks as the decree asks."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import time
import unicodedata
import zipfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree, html
from pypdf import PdfReader

from media_mandate.months import Month
from media_mandate.report.contents import Report, Span, draw_report
from media_mandate.report.files import ReportingError, as_docx, as_html, as_pdf
from tests.newsdesk import MANDATE, Desk, body
from tests.programs import lacking
from tests.sites import ROOT, command, copy_product
from tests.test_purges import purge
from tests.test_purges import write as write_purges
from tests.test_quota import exception, with_exceptions

TEMPLATES = ROOT / "templates"
SITE = "https://vi-du.example/"
WORD = TEMPLATES / "report.docx"
PAGE = TEMPLATES / "report.html"
AS_OF = date(2026, 7, 15)


def span(first: str, last: str) -> Span:
    return Span(Month.parse(first), Month.parse(last))


def drawn(desk: Desk, first: str = "2026-01", last: str = "2026-06", as_of: str = "2026-07-15") -> Report:
    return draw_report(desk.newsroom(as_of), span(first, last), SITE)


def half_year(desk: Desk, mandate: str = MANDATE) -> None:
    """Each outlet's January to June, but for a recorded miss and a waiver."""
    records = exception("miss", "2026-03", document_date="2026-04-02", recorded_on="2026-04-03")
    records += exception("waiver", "2026-02", "dai", reason="Tết & <nghỉ>", document="Công văn “12”")
    desk.write("mandate.yml", with_exceptions(records, mandate=mandate))
    for number, name in enumerate("abcdef", start=1):
        for outlet in ("bao", "dai"):
            if (outlet, number) not in {("bao", 3), ("dai", 2)}:
                desk.article(f"{outlet}/2026/{number:02}/bai-{name}", units="[so-y-te]")


def word(report: Report, *, is_party: bool = False, template: Path = WORD) -> WordDocument:
    return Document(io.BytesIO(as_docx(report, template, AS_OF, is_party=is_party)))


def lines(document: WordDocument) -> list[str]:
    """Every line of a Word document, in cells or not, without those that are empty."""
    texts = ("".join(text(part) for part in p.iter()) for p in document.element.body.iter(qn("w:p")))
    return [" ".join(line.split()) for line in texts if line.strip()]


def text(element: Any) -> str:
    return "\n" if element.tag == qn("w:br") else element.text or "" if element.tag == qn("w:t") else ""


# What it says


def test_every_owed_month_is_told(desk: Desk) -> None:
    """Each outlet's each month has a line with what was owed, what is there, and how it stands."""
    half_year(desk)
    found = [(row.month, row.outlet, row.owed, row.there, row.status) for row in drawn(desk).results]
    assert len(found) == 12
    assert found[:4] == [
        ("01/2026", "Báo Tỉnh", 1, 1, "đã có bài"),
        ("01/2026", "Đài Tỉnh", 1, 1, "đã có bài"),
        ("02/2026", "Báo Tỉnh", 1, 1, "đã có bài"),
        ("02/2026", "Đài Tỉnh", 1, 0, "được miễn"),
    ]
    assert found[4] == ("3/2026", "Báo Tỉnh", 1, 0, "đã ghi nhận thiếu")
    assert drawn(desk).summary == (
        (
            "Trong 12 tháng phải có bài của 2 cơ quan báo chí cộng lại: 10 tháng đủ bài, "
            "1 tháng thiếu bài đã ghi nhận (Báo Tỉnh, 3/2026), 1 tháng được miễn (Đài Tỉnh, 02/2026)."
        ),
        "10 tháng đủ bài · 1 tháng thiếu bài đã ghi nhận · 1 tháng được miễn · 0 tháng còn thiếu bài",
        (
            "Báo Tỉnh, chuyên trang, chuyên mục “Vì trẻ em”: 5 bài. Trong 6 tháng phải có bài của Báo Tỉnh: "
            "5 tháng đủ bài, 1 tháng thiếu bài đã ghi nhận (3/2026)."
        ),
        (
            "Đài Tỉnh, chuyên trang, chuyên mục “Trẻ em”: 5 bài. Trong 6 tháng phải có bài của Đài Tỉnh: "
            "5 tháng đủ bài, 1 tháng được miễn (02/2026)."
        ),
        (
            "Bằng chứng đã đăng, phát của các bài được tính: 0 bài có bản lưu (bản quét trang báo hoặc âm "
            "thanh), 0 bài có đường dẫn đã hỏi thử, 10 bài chỉ có lời khai của tòa soạn."
        ),
    )


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ("2026-02", "2026-02", "tháng 02/2026"),
        ("2026-01", "2026-06", "6 tháng đầu năm 2026"),
        ("2026-07", "2026-12", "6 tháng cuối năm 2026"),
        ("2026-01", "2026-12", "năm 2026"),
        ("2026-01", "2026-03", "từ tháng 01/2026 đến tháng 3/2026"),
        ("2025-01", "2026-06", "từ tháng 01/2025 đến tháng 6/2026"),
        ("2025-07", "2026-06", "từ tháng 7/2025 đến tháng 6/2026"),
    ],
)
def test_a_span_has_the_name_that_officials_use(desk: Desk, first: str, last: str, named: str) -> None:
    """A month, a half or a whole year have names of their own."""
    assert drawn(desk, first, last).span == named


def test_features_are_listed_with_dates_and_addresses(desk: Desk) -> None:
    """Features stand in the order of their days; what does not count is not listed."""
    desk.article("bao/2026/01/mot", title="Bé & <em>", date="2026-01-09")
    desk.article("dai/2026/01/hai", date="2026-01-10")
    desk.article("bao/2026/01/ngan", "Quá ngắn.")
    desk.article("bao/2026/01/nhap", draft="true")
    desk.article("bao/2026/02/ba", date="2026-02-01")
    first, second = drawn(desk, last="2026-01").features
    assert (first.number, first.date, first.title) == (1, "09/01/2026", "Bé & <em>")
    assert (first.address, first.outlet) == (f"{SITE}bao/2026/01/mot/", "Báo Tỉnh")
    assert re.fullmatch(r"\d+ chữ; chỉ khai", first.length)
    assert (second.number, second.date, second.length) == (2, "10/01/2026", "4 phút 30 giây; chỉ khai")


def test_topics_and_units_covered_and_not(desk: Desk) -> None:
    """Counts by month with a total, and what has none is named."""
    desk.article("bao/2026/01/mot")
    desk.article("dai/2026/03/hai")
    found = drawn(desk, last="2026-03")
    assert found.columns == ("1/\n2026", "2/\n2026", "3/\n2026")
    assert [(row.name, row.counts, row.total) for row in found.topics] == [
        ("Đuối nước", ("1", "0", "1"), 2),
        ("Tiêm chủng", ("0", "0", "0"), 0),
    ]
    assert (found.uncovered_topics, found.uncovered_units) == ("Tiêm chủng", "Sở Y tế")


@pytest.mark.parametrize(("last", "few"), [("2026-01", True), ("2026-02", True), ("2026-03", False)])
def test_a_report_of_a_month_or_two_has_no_rows_of_zeros(desk: Desk, last: str, few: bool) -> None:
    """Nobody covers twenty topics in one month, so that what has none is no news in it."""
    desk.article("bao/2026/01/mot")
    found = drawn(desk, last=last)
    assert [row.name for row in found.topics] == (["Đuối nước"] if few else ["Đuối nước", "Tiêm chủng"])
    assert found.units == () if few else [row.name for row in found.units] == ["Sở Y tế"]
    assert (found.uncovered_topics, found.uncovered_units) == (("", "") if few else ("Tiêm chủng", "Sở Y tế"))
    (desk.root / "docs/bao/2026/01/mot.md").unlink()
    empty = drawn(desk, last="2026-01")
    written = ("\n".join(lines(word(empty))), as_html(empty, PAGE, is_party=False).decode())
    assert not [text for text in written if "Bảng 3" in text]
    for text in written:
        assert "Không có." in text.partition("3. Chủ đề và đơn vị phối hợp")[2].partition("4. Tháng")[0]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("ít nhất 01 lần/tháng", "“ít nhất 01 lần/tháng”. Văn bản"),
        ("Ít nhất 01 lần/tháng.", "“Ít nhất 01 lần/tháng.” Văn bản"),
    ],
)
def test_every_sentence_has_its_full_stop(desk: Desk, sentence: str, said: str) -> None:
    """One, whether the directive's own has it or not; also where an address ends it."""
    desk.write(
        "mandate.yml", MANDATE.replace("Ít nhất 01 lần/tháng.", sentence).replace("item: 4", "item: Mục 4")
    )
    found = drawn(desk, last="2026-01")
    html = as_html(found, PAGE, is_party=False).decode()
    for text in ("\n".join(lines(word(found))), re.sub("<[^>]+>", "", html)):
        assert said in text
        assert f"{found.ledger}." in text
        assert "tại mục 4:" in text


def test_what_has_ended_is_not_named_as_uncovered(desk: Desk) -> None:
    """A topic or unit that ended within the span keeps its line, and nobody can cover it any more."""
    mandate = MANDATE.replace("kind: department}", "kind: department, until: 2026-05}")
    desk.write("mandate.yml", mandate.replace("Tiêm đúng lịch.}", "Tiêm đúng lịch., until: 2026-06}"))
    found = drawn(desk)
    assert [(row.name, row.counts[-1]) for row in found.units] == [("Sở Y tế", "–")]
    assert (found.uncovered_topics, found.uncovered_units) == ("Đuối nước; Tiêm chủng", "")


def test_a_long_span_is_counted_by_year(desk: Desk) -> None:
    """More than twelve months make columns of years, and more than twelve years none."""
    mandate = MANDATE.replace("kind: department}", "kind: department, from: 2026-02}")
    desk.write("mandate.yml", mandate.replace("{from: 2026-01", "{from: 2010-01"))
    desk.article("bao/2026/03/mot", units="[so-y-te]")
    found = drawn(desk, "2025-06", "2026-06")
    assert found.columns == ("2025", "2026")
    assert [(row.counts, row.total) for row in found.units] == [(("–", "1"), 1)]
    found = drawn(desk, "2010-01", "2026-06")
    assert (found.columns, found.units[0].counts, found.units[0].total) == ((), (), 1)


def test_exceptions_have_reason_and_document(desk: Desk) -> None:
    """Misses and waivers are told in the order of time, with who answers for them."""
    half_year(desk)
    waiver, miss = drawn(desk).exceptions
    assert (waiver.month, waiver.outlet, waiver.kind) == ("02/2026", "Đài Tỉnh", "Được miễn")
    assert (waiver.reason, miss.reason) == ("Tết & <nghỉ>", "Bão")
    assert (miss.month, miss.kind) == ("3/2026", "Đã ghi nhận thiếu")
    assert miss.document == "Công văn 12, ngày 02/4/2026; Ban Biên tập ghi nhận ngày 03/4/2026"


def test_a_missing_month_is_said(desk: Desk) -> None:
    """A month that nobody answers for is not passed over in silence."""
    desk.article("bao/2026/01/mot")
    assert drawn(desk, last="2026-01").missing == ("Đài Tỉnh còn thiếu bài tháng 01/2026: chưa có bài nào.",)


def test_late_entries_are_said(desk: Desk) -> None:
    """What git saw long after its date is named with both days; without git it is said that nobody knows."""
    desk.article("bao/2026/01/mot", title="Bài muộn", date="2026-01-05")
    desk.article("dai/2026/01/hai", date="2026-01-20")
    (unknown,) = drawn(desk, last="2026-01").late
    assert unknown.startswith("Không rõ") or "git" in unknown
    desk.commit("2026-01-21T10:00:00+07:00")
    assert drawn(desk, last="2026-01").late == (
        "Bài muộn (Báo Tỉnh, ngày 05/01/2026): vào sổ ngày 21/01/2026.",
    )
    desk.write("mandate.yml", MANDATE.replace("recorded_from: 2026-01", "recorded_from: 2026-02"))
    (older,) = drawn(desk, last="2026-01").late
    assert "tháng 02/2026" in older


def test_a_withdrawn_article_keeps_title_and_address_to_itself(desk: Desk) -> None:
    """A feature that was withdrawn is listed by outlet and date; its title and slug may name a child."""
    text = body("rut")
    desk.article("bao/2026/01/be-bong", text, title="Tên của bé")
    desk.commit("2026-01-06T10:00:00+07:00")
    digest = hashlib.sha256(text.strip().encode()).hexdigest()
    fields = f"{{date: 2026-02-01, reason: Gia đình đề nghị, words: 30, sha256: {digest}}}"
    desk.article("bao/2026/01/be-bong", "", title="Tên của bé", withdrawn=fields)
    desk.commit("2026-02-01T10:00:00+07:00")
    found = drawn(desk, last="2026-01")
    assert [feature.title for feature in found.features] == ["(bài đã gỡ)"]
    assert found.withdrawn == ("Báo Tỉnh, ngày 05/01/2026: gỡ ngày 01/02/2026, lý do: Gia đình đề nghị",)
    written = "\n".join([*lines(word(found)), as_html(found, PAGE, is_party=False).decode(), repr(found)])
    assert written.count("6. Bài đã gỡ") == 2
    assert "rút" not in written
    assert "Tên của bé" not in written
    assert "be-bong" not in written


def test_a_purged_feature_is_counted_and_said(desk: Desk) -> None:
    """Its month is met as `check` says, and who answers for it is named; of the text nothing is."""
    write_purges(desk, purge())
    found = drawn(desk, last="2026-01")
    (row,) = [row for row in found.results if row.outlet == "Báo Tỉnh"]
    assert (row.owed, row.there, row.status) == (1, 1, "đã có bài")
    assert "“Vì trẻ em”: 1 bài. Báo Tỉnh đủ bài 1/1 tháng" in found.summary[2]
    said = "Báo Tỉnh, tháng 01/2026: một bài đã bị xóa hẳn (Bản án 12); bài vẫn được tính"
    for written in ("\n".join(lines(word(found))), as_html(found, PAGE, is_party=False).decode()):
        assert said in written
        assert "Tổng Biên tập" in written
    assert drawn(desk, "2026-02", "2026-02").purged == ()
    desk.write("mandate.yml", MANDATE.replace("minimum: 1", "minimum: 2") + "purges:\n" + purge())
    assert "Báo Tỉnh còn thiếu bài tháng 01/2026: mới có 1 bài, phải có 2 bài." in drawn(desk).missing


def test_a_span_over_the_ends_of_the_outlets(desk: Desk) -> None:
    """Months before a duty begins, after it ends and in the future have no lines; the last are said."""
    desk.write("mandate.yml", MANDATE.replace("from: 2026-01, minimum: 1, shortest: 60", "from: 2026-03"))
    found = drawn(desk, "2025-11", "2026-12", "2026-04-10")
    assert [(row.month, row.outlet) for row in found.results][-3:] == [
        ("3/2026", "Đài Tỉnh"),
        ("4/2026", "Báo Tỉnh"),
        ("4/2026", "Đài Tỉnh"),
    ]
    assert len(found.results) == 6
    assert found.summary[-1] == "Các tháng sau tháng 4/2026 chưa đến."


def test_a_span_in_which_nobody_owed_anything(desk: Desk) -> None:
    """It says so, and has neither lines nor features."""
    found = drawn(desk, "2024-01", "2024-06")
    assert found.summary == ("Trong thời gian này không cơ quan báo chí nào phải có bài.",)
    assert (found.results, found.features, found.missing, found.topics) == ((), (), (), ())


def test_one_outlet_alone_is_the_one_that_reports(desk: Desk) -> None:
    """With one outlet its name stands at the head; with two it is left to fill in."""
    half_year(desk)
    newsroom = desk.newsroom("2026-07-15")
    alone = draw_report(newsroom.only(newsroom.mandate.outlets[0]), span("2026-01", "2026-06"), SITE)
    assert (alone.agency, drawn(desk).agency) == ("Báo Tỉnh", None)
    assert (
        {row.outlet for row in alone.results}
        == {feature.outlet for feature in alone.features}
        == {"Báo Tỉnh"}
    )
    assert [row.outlet for row in alone.exceptions] == ["Báo Tỉnh"]
    assert "BÁO TỈNH" in "\n".join(lines(word(alone))).upper()


# How it looks


def test_the_page_is_as_the_decree_asks(desk: Desk) -> None:
    """A4 with the margins of Nghị định 30/2020/NĐ-CP, and Times New Roman for every style."""
    half_year(desk)
    document = word(drawn(desk))
    page: Any = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 20 <= round(page.top_margin.mm, 1) <= 25
    assert 20 <= round(page.bottom_margin.mm, 1) <= 25
    assert 30 <= round(page.left_margin.mm, 1) <= 35
    assert 15 <= round(page.right_margin.mm, 1) <= 20
    used = {p.style.name: p.style for p in paragraphs(document)}
    for style in used.values():
        assert style.font.name == "Times New Roman"
        assert style.font.color.rgb in (None, (0, 0, 0))
    sizes = {name: style.font.size for name, style in used.items()}
    for name in ("Normal", "Heading 1", "Heading 2", "Tên loại", "Trích yếu", "Tiêu ngữ"):
        assert Pt(13) <= sizes[name] <= Pt(14)
    assert Pt(12) <= sizes["Quốc hiệu"] <= Pt(13)
    assert (sizes["Nơi nhận, đầu"], sizes["Nơi nhận"]) == (Pt(12), Pt(11))
    assert not [run for p in paragraphs(document) for run in p.runs if run.font.name or run.font.size]


def paragraphs(document: WordDocument) -> list[Any]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *paragraphs_of(cells)]


def paragraphs_of(cells: Iterable[Any]) -> list[Any]:
    return [paragraph for cell in cells for paragraph in cell.paragraphs]


def test_pages_have_numbers_but_the_first(desk: Desk) -> None:
    """The number is a field, centred in the top margin, 13 to 14 points, and not on page 1."""
    page: Any = word(drawn(desk)).sections[0]
    assert page.different_first_page_header_footer
    assert not page.first_page_header.is_linked_to_previous
    assert "PAGE" not in etree.tostring(page.first_page_header._element).decode()
    (number,) = page.header.paragraphs
    assert number._p.xpath("string(.//w:instrText)").strip() == "PAGE"
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert Pt(13) <= number.style.font.size <= Pt(14)
    assert page.header_distance < page.top_margin


def test_tables_break_well(desk: Desk) -> None:
    """Pages end between rows; headings are repeated, and stand with their caption and the first row."""
    half_year(desk)
    document = word(drawn(desk))
    tables = [table for table in document.tables if table.style and table.style.name == "Table Grid"]
    assert len(tables) == 5
    for table in document.tables:
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    for table in tables:
        first, *rest = table.rows
        assert first._tr.xpath("w:trPr/w:tblHeader")
        assert not [row for row in rest if row._tr.xpath("w:trPr/w:tblHeader")]
        assert all(p.style.paragraph_format.keep_with_next for p in paragraphs_of(first.cells))
        for p in paragraphs_of([cell for row in rest for cell in row.cells]):
            assert not p.paragraph_format.keep_with_next
            assert not p.style.paragraph_format.keep_with_next
    captions = [p for p in paragraphs(document) if p.style.name == "Tên bảng"]
    assert len(captions) == 5
    assert all(p.style.paragraph_format.keep_with_next for p in captions)


@pytest.mark.parametrize("first", ["2026-06", "2026-01", "2025-07", "2015-01", "2010-01"])
def test_tables_stay_as_wide_as_the_text(desk: Desk, first: str) -> None:
    """However many columns there are, they fill the width between the margins and no more."""
    half_year(desk, MANDATE.replace("{from: 2026-01", "{from: 2010-01"))
    for table in word(drawn(desk, first)).tables:
        grid = [column.w or 0 for column in table._tbl.tblGrid.gridCol_lst]
        assert abs(sum(grid) - Mm(165)) < Mm(0.5)
        for row in table._tbl.tr_lst:
            assert [cell.width for cell in row.tc_lst] == grid
        assert min(grid) > Mm(8)


STATE_NUMBER = "Số: […]/BC-[…]"


@pytest.mark.parametrize(("is_party", "there", "not_there"), [
    (False, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", STATE_NUMBER], ["ĐẢNG"]),
    (True, ["ĐẢNG CỘNG SẢN VIỆT NAM", "*", "Số […]-BC/[…]"], ["CỘNG HÒA", "Độc lập"]),
])  # fmt: skip
def test_the_heading_of_state_and_party(
    desk: Desk, is_party: bool, there: list[str], not_there: list[str]
) -> None:
    """A unit of the Party has the Party's heading instead of the state's."""
    found = lines(word(drawn(desk), is_party=is_party))
    assert set(there) <= set(found)
    assert not [line for line in found if line.startswith(tuple(not_there))]


def test_what_only_the_office_knows_is_marked(desk: Desk) -> None:
    """What is to be filled in stands in square brackets and is shaded, the number and the day among it."""
    half_year(desk)
    shaded = [
        run.text for p in paragraphs(word(drawn(desk))) for run in p.runs if run.style.name == "Cần điền"
    ]
    wanted = {"[TÊN CƠ QUAN CHỦ QUẢN]", "[TÊN CƠ QUAN BÁO CÁO]", "[Địa danh]", "[số, ký hiệu]", "[Họ và tên]"}
    assert wanted <= set(shaded)
    assert len([words for words in shaded if words.startswith("[Viết: ")]) == 3
    found = lines(word(drawn(desk)))
    assert {STATE_NUMBER, "[Địa danh], ngày […] tháng […] năm 2026"} <= set(found)
    brackets = [words for line in found for words in re.findall(r"\[[^]]+\]", line)]
    assert set(brackets) <= set(shaded)


TITLES = [
    "Bé “hỏi” & mẹ trả lời <nhanh>",
    "Giữ ấm cho bé 🧒🏽 mùa đông",
    unicodedata.normalize("NFD", "Đuối nước: những điều phải nhớ"),
    "{{ agency }} {% if %} {_{ ]]> &amp;",
    "Dấu ' và \" và \\",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_stands_as_it_was_written(desk: Desk, title: str) -> None:
    """Whatever signs a title has, Word and browsers show them."""
    quoted = "'" + title.replace("'", "''") + "'"
    desk.article("bao/2026/01/mot", title=quoted)
    expected = " ".join(unicodedata.normalize("NFC", title).split())
    report = drawn(desk)
    assert expected.replace("{_{", "{{") in lines(word(report))
    page = html.fromstring(as_html(report, PAGE, is_party=False).decode())
    assert expected in page.xpath("//td/text()")


@pytest.mark.parametrize("is_party", [False, True])
@pytest.mark.parametrize(
    ("first", "last"), [("2026-01", "2026-06"), ("2024-01", "2024-02"), ("2025-06", "2026-06")]
)
def test_word_and_html_say_the_same(desk: Desk, first: str, last: str, is_party: bool) -> None:
    """Both templates have the same words in the same order."""
    half_year(desk)
    report = drawn(desk, first, last)
    page = html.fromstring(as_html(report, PAGE, is_party=is_party).decode()).find("body")
    for item in page.iter("li"):
        item.text = "- " + (item.text or "")

    def squeezed(words: str) -> str:
        return re.sub(r"\s", "", words)

    assert squeezed(page.text_content()) == squeezed("".join(lines(word(report, is_party=is_party))))


def test_the_html_needs_no_other_file(desk: Desk) -> None:
    """Nothing is loaded, and no script runs."""
    half_year(desk)
    page = as_html(drawn(desk), PAGE, is_party=False).decode()
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //link | //img | //iframe | //@src")
    assert "url(" not in page
    assert "@import" not in page


def test_two_runs_are_the_same_to_the_byte(desk: Desk) -> None:
    """The same newsroom as of the same day gives the same files; the day is that of the document."""
    half_year(desk)
    first, second = (as_docx(drawn(desk), WORD, AS_OF, is_party=False) for _run in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = Document(io.BytesIO(first)).core_properties
    assert properties.created == properties.modified == datetime(2026, 7, 15, tzinfo=UTC)


# Templates of the office


def test_a_restyled_template_is_used(desk: Desk, tmp_path: Path) -> None:
    """What the office changes in Word is what the report looks like; split runs do not matter."""
    document = Document(str(WORD))
    document.styles["Normal"].font.size = Pt(13)
    paragraph = document.add_paragraph("Gửi ")
    for part in ("{", "{ auth", "ority }", "}"):
        paragraph.add_run(part).bold = True
    document.save(str(tmp_path / "mau.docx"))
    found = word(drawn(desk), template=tmp_path / "mau.docx")
    assert found.styles["Normal"].font.size == Pt(13)
    assert lines(found)[-1] == "Gửi UBND"


@pytest.mark.parametrize(
    "words", ["{{ khong_co }}", "{% if %}", "{{ span", "{{ span + 1 }}", "{{ span.__class__.__mro__ }}"]
)
def test_a_wrong_template_is_told(desk: Desk, tmp_path: Path, words: str) -> None:
    """A misspelt name, a broken tag or a reach for more than the report ends in words, not in a document."""
    document = Document(str(WORD))
    document.add_paragraph(words)
    document.save(str(tmp_path / "mau.docx"))
    with pytest.raises(ReportingError, match=r"mau\.docx"):
        as_docx(drawn(desk), tmp_path / "mau.docx", AS_OF, is_party=False)


@pytest.mark.parametrize("content", [b"", b"Day khong phai Word", b"PK\x03\x04hong"])
def test_a_template_that_is_no_word_document(desk: Desk, tmp_path: Path, content: bytes) -> None:
    """Any other file in its place is told by name."""
    (tmp_path / "mau.docx").write_bytes(content)
    with pytest.raises(ReportingError, match=r"mau\.docx is no Word document"):
        as_docx(drawn(desk), tmp_path / "mau.docx", AS_OF, is_party=False)


# The command


@pytest.fixture
def product(tmp_path: Path) -> Desk:
    """The product with a half-year of articles."""
    copy_product(tmp_path)
    desk = Desk(tmp_path)
    half_year(desk)
    return desk


HALF = ("--from", "2026-01", "--to", "2026-06", "--as-of", "2026-07-15")


def test_the_command_writes_a_report(product: Desk) -> None:
    """Without more options a Word file is written to build/, and the reader is told to complete it."""
    run = command(product.root, "report", *HALF)
    assert (run.returncode, run.stderr) == (0, "")
    file = product.root / "build" / "bao-cao-2026-01-2026-06.docx"
    assert run.stdout.splitlines()[0] == f"Báo cáo nằm ở {file}"
    assert "https://media-mandate.example/bao/2026/01/bai-a/" in lines(Document(str(file)))
    again = command(product.root, "report", *HALF, "--output", "lan hai/báo cáo.docx")
    assert again.returncode == 0
    assert (product.root / "lan hai/báo cáo.docx").read_bytes() == file.read_bytes()


def test_a_report_is_never_overwritten(product: Desk) -> None:
    """Somebody may have completed it: it stays as it is, and that is said with status 3."""
    file = product.write("a.docx", "Đã viết nốt phần đánh giá.")
    run = command(product.root, "report", *HALF, "--output", "a.docx")
    assert (run.returncode, run.stdout) == (3, "")
    assert "a.docx" in run.stderr
    assert file.read_text("utf-8") == "Đã viết nốt phần đánh giá."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2026-06", "--to", "2026-01"], "Tháng cuối (1/2026)"),
        (["--from", "thang 1", "--to", "2026-01"], "--from"),
        (["--to", "2026-01"], "--from"),
        ([*HALF, "--outlet", "khac"], "bao, dai"),
        ([*HALF, "--format", "odt"], "docx, pdf, html"),
        ([*HALF, "--template", "khong-co.docx"], "khong-co.docx"),
        ([*HALF, "--template", "mkdocs.yml"], "mkdocs.yml không phải là văn bản Word"),
    ],
)
def test_wrong_usage_is_told(product: Desk, arguments: list[str], said: str) -> None:
    """It ends with status 3, in words, and nothing is written."""
    run = command(product.root, "report", *arguments)
    assert (run.returncode, run.stdout) == (3, "")
    assert said in run.stderr
    assert "Traceback" not in run.stderr
    assert not (product.root / "build").exists()


def test_problems_stop_a_report(product: Desk) -> None:
    """What makes the verdict unsure makes no report, and is told; a missing month does not stop it."""
    product.article("bao/2026/01/hong", topics="[khong-co]")
    run = command(product.root, "report", *HALF)
    assert (run.returncode, run.stdout) == (2, "")
    assert "docs/bao/2026/01/hong.md" in run.stderr
    (product.root / "docs/bao/2026/01/hong.md").unlink()
    (product.root / "docs/bao/2026/01/bai-a.md").unlink()
    run = command(product.root, "report", *HALF, "--format", "html", "--output", "a.html", "--outlet", "bao")
    assert run.returncode == 0
    assert "còn thiếu bài tháng 01/2026" in (product.root / "a.html").read_text("utf-8")


def test_without_libreoffice_there_is_no_pdf(product: Desk) -> None:
    """It is said what to do, with status 3."""
    run = command(product.root, "report", *HALF, "--format", "pdf", PATH=str(product.root))
    assert (run.returncode, run.stdout) == (3, "")
    assert "LibreOffice" in run.stderr
    assert "--format docx" in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="no shell scripts on Windows")
def test_a_libreoffice_that_fails(product: Desk) -> None:
    """What it says is passed on, and nothing is written."""
    office = product.write("bin/soffice", "#!/bin/sh\necho hỏng rồi >&2\n")
    office.chmod(0o755)
    path = f"{office.parent}{os.pathsep}{os.environ['PATH']}"
    run = command(product.root, "report", *HALF, "--format", "pdf", "--output", "a.pdf", PATH=path)
    assert (run.returncode, run.stderr) == (3, "LibreOffice không làm được PDF: hỏng rồi\n")
    assert not (product.root / "a.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="no shell scripts on Windows")
def test_a_libreoffice_that_hangs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up in words, and nothing that it began goes on."""
    office = desk.write("bin/soffice", '#!/bin/sh\nsleep 600 &\necho $! > "$(dirname "$0")/pid"\nwait\n')
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{office.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(ReportingError, match="LibreOffice was not done after 2 seconds"):
        as_pdf(b"", seconds=2)
    process = int((office.parent / "pid").read_text())
    for _attempt in range(100):
        if not is_running(process):
            break
        time.sleep(0.1)
    else:
        pytest.fail("what it began goes on")


def is_running(process: int) -> bool:
    """Whether a process is there and does not merely wait to be buried."""
    if shutil.which("ps") is None:
        lacking("ps. Install procps")
    status = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True)
    return status.stdout.strip()[:1] not in ("", "Z")


def test_libreoffice_reads_the_report(product: Desk, office: None) -> None:
    """The PDF has A4 pages, numbers on all but the first, and the words with their diacritics."""
    run = command(product.root, "report", *HALF, "--format", "pdf", "--output", "a.pdf")
    assert (run.returncode, run.stderr) == (0, "")
    pages = PdfReader(product.root / "a.pdf").pages
    assert 3 <= len(pages) <= 6
    for number, page in enumerate(pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        first = page.extract_text().split()[0]
        assert (first == str(number)) is (number > 1)
    whole = "\n".join(page.extract_text() for page in pages)
    assert "4 phút 30 giây" in whole
    words = " ".join(whole.split())
    for said in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tết & <nghỉ>", "Nơi nhận:", "Đuối nước"):
        assert said in words
