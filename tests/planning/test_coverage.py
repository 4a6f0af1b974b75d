"""Which topics and units the features covered, month by month, and which have been forgotten."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from lxml import html

from media_mandate.months import Month, months_between
from media_mandate.newsroom import Newsroom
from media_mandate.planning.coverage import CoverageRow, cover, gaps, recent
from tests.newsdesk import MANDATE, Desk
from tests.sites import build_site, copy_product

YEAR = list(months_between(Month(2026, 1), Month(2026, 12)))
UNITS = """\
units:
  - {id: so-y-te, name: Sở Y tế, kind: department}
  - {id: tiem-chung, name: Xã Tiêm Chủng, kind: locality}
  - {id: dak, name: "Huyện Đăk & Ia H'Drai", kind: locality, until: 2026-03}
  - {id: moi, name: Xã Mới, kind: locality, from: 2026-05}
"""
COVERING = MANDATE[: MANDATE.index("units:")] + UNITS


def counts(rows: tuple[CoverageRow, ...]) -> dict[str, tuple[int | None, ...]]:
    return {row.subject.id: row.counts for row in rows}


def named(newsroom: Newsroom) -> dict[str, str]:
    """The gaps among topics and units, each with the month that covered it last."""
    found = gaps(newsroom, (*newsroom.mandate.topics, *newsroom.mandate.units))
    return {gap.subject.name: str(gap.last) if gap.last else "never" for gap in found}


def test_features_are_counted_by_month(desk: Desk) -> None:
    """Each feature counts for each of its topics and units; what is no feature covers nothing."""
    desk.write("mandate.yml", COVERING)
    desk.article("bao/2026/01/mot", topics="[duoi-nuoc, tiem-chung]", units="[so-y-te]")
    desk.article("dai/2026/01/hai", topics="[duoi-nuoc]", units="[tiem-chung]")
    desk.article("bao/2026/02/ba", topics="[tiem-chung]")
    desk.article("bao/2026/02/ngan", "Quá ngắn.", topics="[duoi-nuoc]", units="[so-y-te]")
    desk.article("bao/2026/02/nhap", draft="true")
    desk.article("bao/2026/02/lai", rerun_of="bao/2026/01/mot")
    desk.article("bao/2026/02/mai", date="2026-02-28")
    found = cover(desk.newsroom("2026-02-10"), YEAR[:3])
    assert counts(found.topics) == {"duoi-nuoc": (2, 0, 0), "tiem-chung": (1, 1, 0)}
    assert counts(found.units) == {"so-y-te": (1, 0, 0), "tiem-chung": (1, 0, 0), "dak": (0, 0, 0)}
    assert [row.total for row in found.topics] == [2, 2]


def test_what_did_not_hold_is_not_counted(desk: Desk) -> None:
    """Months before a unit began or after it ended are empty, and without any other month it is left out."""
    desk.write("mandate.yml", COVERING)
    newsroom = desk.newsroom("2026-12-10")
    units = counts(cover(newsroom, YEAR[1:6]).units)
    assert units["dak"] == (0, 0, None, None, None)
    assert units["moi"] == (None, None, None, 0, 0)
    assert set(counts(cover(newsroom, YEAR[3:]).units)) == {"so-y-te", "tiem-chung", "moi"}


def test_the_page_shows_twelve_months(desk: Desk) -> None:
    """The newest twelve months in which anything was owed are shown, and fewer where there are fewer."""
    assert list(recent(desk.newsroom("2026-03-10")).months) == YEAR[:3]
    assert list(recent(desk.newsroom("2027-01-01")).months) == [*YEAR[1:], Month(2027, 1)]
    assert recent(desk.newsroom("2025-12-31")).months == ()


def test_what_has_had_no_feature_for_six_months(desk: Desk) -> None:
    """A topic whose last feature is six months old is a gap, and none a day before that month begins."""
    desk.write("mandate.yml", COVERING)
    desk.article("bao/2026/01/mot", topics="[duoi-nuoc, tiem-chung]", units="[so-y-te, tiem-chung]")
    desk.article("bao/2026/06/hai", topics="[tiem-chung]", units="[so-y-te]")
    assert named(desk.newsroom("2026-06-30")) == {}
    assert named(desk.newsroom("2026-07-01")) == {"Đuối nước": "2026-01", "Xã Tiêm Chủng": "2026-01"}


def test_what_has_never_had_a_feature(desk: Desk) -> None:
    """What was never covered is named once six months have passed, counted from its own beginning."""
    desk.write("mandate.yml", COVERING)
    everything = {"topics": "[duoi-nuoc, tiem-chung]", "units": "[so-y-te, tiem-chung]"}
    desk.article("bao/2026/05/mot", **everything)
    desk.article("bao/2026/09/hai", **everything)
    assert named(desk.newsroom("2026-03-31")) == {}
    assert named(desk.newsroom("2026-05-31")) == {}
    assert named(desk.newsroom("2026-09-30")) == {}
    assert named(desk.newsroom("2026-10-01")) == {"Xã Mới": "never"}


def test_what_has_ended_is_no_gap(desk: Desk) -> None:
    """A unit is named until the month in which it ends, and not afterwards."""
    desk.write("mandate.yml", COVERING.replace("until: 2026-03", "until: 2026-07"))
    assert "Huyện Đăk & Ia H'Drai" in named(desk.newsroom("2026-07-31"))
    assert "Huyện Đăk & Ia H'Drai" not in named(desk.newsroom("2026-08-01"))


def test_the_ledger_page_has_both_tables(tmp_path: Path) -> None:
    """The tables have captions, headings of rows and columns and counts, and the gaps stand beneath."""
    copy_product(tmp_path)
    desk = Desk(tmp_path, COVERING)
    for month in YEAR[:7]:
        for outlet in ("bao", "dai"):
            topic = "tiem-chung" if month.number == 1 else "duoi-nuoc"
            desk.article(
                f"{outlet}/2026/{month.number:02}/bai-{'abcdefg'[month.number - 1]}", topics=f"[{topic}]"
            )
    site = build_site(tmp_path, date(2026, 7, 10))
    page = html.fromstring((site / "so-theo-doi/index.html").read_text("utf-8"))
    tables = page.xpath("//table[contains(@class, 'coverage')]")
    assert [table.findtext("caption") for table in tables] == [
        "Số bài theo chủ đề và tháng",
        "Số bài theo đơn vị phối hợp và tháng",
    ]
    for table in tables:
        assert len(table.xpath("thead//th[@scope='col']")) == 9
        for row in table.xpath("tbody/tr"):
            assert len(row.xpath("th[@scope='row']")) == 1
            assert len(row.xpath("td")) == 8
        assert table.getparent().get("tabindex") == "0"
        assert table.getparent().get("aria-label") == table.findtext("caption")
    rows = {row.xpath("string(th)"): row.xpath("td/text()") for row in tables[0].xpath("tbody/tr")}
    assert rows["Đuối nước"] == ["0", "2", "2", "2", "2", "2", "2", "12"]
    rows = {row.xpath("string(th)"): row.xpath("td/text()") for row in tables[1].xpath("tbody/tr")}
    assert rows["Huyện Đăk & Ia H'Drai"] == ["0", "0", "0", "–", "–", "–", "–", "0"]
    text = re.sub(r"\s+", " ", page.text_content())
    assert "Đã 6 tháng chưa có bài: Tiêm chủng (gần nhất là tháng 1/2026)." in text
    assert "Chưa bao giờ có bài: Sở Y tế; Xã Tiêm Chủng." in text
