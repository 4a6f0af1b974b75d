"""What eased months after their end, as people read it: each once, with what stood before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.report.contents import Span, draw_report
from media_mandate.verdict.words import entry_notes
from tests.newsdesk import MANDATE, Desk

NOW = datetime(2026, 12, 10, 3, 0, tzinfo=UTC)
WAIVER = (
    "exceptions: [{{outlet: dai, month: 2026-10, kind: waiver, reason: Bão, by: UBND, document: {}, "
    "document_date: 2026-10-15, recorded_on: 2026-10-16}}]\n"
)


def said(desk: Desk) -> list[str]:
    """The notes that tell of git."""
    english = translator("en")
    return [line for line in map(english, entry_notes(desk.newsroom(now=NOW))) if "git has" in line]


def test_a_waiver_whose_document_was_corrected_was_no_late_waiver(tmp_path: Path) -> None:
    """Who reads of a late waiver reads too that another one stood there when the month ended."""
    desk = Desk(tmp_path / "Tòa soạn", MANDATE + WAIVER.format("Công văn 15"))
    desk.commit("2026-10-26T10:00:00+07:00")
    desk.write("mandate.yml", MANDATE + WAIVER.format("Công văn 51"))
    desk.commit("2026-11-10T10:00:00+07:00")
    [line] = said(desk)
    assert "the waiver (Công văn 51)" in line
    assert line.endswith("When the month ended, a waiver stood there that named Công văn 15.")


def test_a_late_waiver_is_told_without_one_before(tmp_path: Path) -> None:
    """Where none stood there before, none is named."""
    desk = Desk(tmp_path / "Tòa soạn", MANDATE)
    desk.commit("2026-10-26T10:00:00+07:00")
    desk.write("mandate.yml", MANDATE + WAIVER.format("Công văn 51"))
    desk.commit("2026-11-10T10:00:00+07:00")
    [line] = said(desk)
    assert "When the month ended, a waiver" not in line


def test_one_change_of_many_months_is_one_line_an_outlet(tmp_path: Path) -> None:
    """Months that stand no better by it are told together, those that do each by itself."""
    desk = Desk(tmp_path / "Tòa soạn", MANDATE)
    for month in range(1, 11):
        if month != 4:
            desk.article(f"bao/2026/{month:02}/bai-{month:02}")
        desk.article(f"dai/2026/{month:02}/tin-{month:02}")
        desk.commit(f"2026-{month:02}-06T10:00:00+07:00")
    desk.article("bao/2026/04/bai-04")
    desk.write("mandate.yml", MANDATE.replace("recorded_from: 2026-01", "recorded_from: 2026-10"))
    desk.commit("2026-11-10T10:00:00+07:00")
    lines = said(desk)
    assert [line.partition(": recorded_from was")[0] for line in lines] == [
        "Báo Tỉnh, 1/2026 to 9/2026 (8 months)",
        "Đài Tỉnh, 1/2026 to 9/2026 (9 months)",
        "Báo Tỉnh, 4/2026",
    ]
    assert [line.endswith("would not stand as it does.") for line in lines] == [False, False, True]
    report = draw_report(
        desk.newsroom(now=NOW), Span(Month(2026, 2), Month(2026, 3)), "https://trang.example/"
    )
    found = [line for line in report.summary if "recorded_from" in line]
    assert len(found) == 2
    assert "(2 tháng)" in found[0]
