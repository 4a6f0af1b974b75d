"""Days, months and lengths as people type them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

import pytest

from media_mandate.months import Month
from media_mandate.reading.typed import LENGTHS, typed_day, typed_length, typed_month, written_length
from tests.sites import ROOT

TODAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("written", "day"),
    [("30/11/2026", date(2026, 11, 30)), ("5-6-2026", date(2026, 6, 5)), ("5.6.26", date(2026, 6, 5)),
     ("ngày 5 tháng 6 năm 2026", date(2026, 6, 5)), ("Ngày 05/06", date(2026, 6, 5)), ("hôm nay", TODAY),
     ("HÔM NAY", TODAY), ("hom qua", date(2026, 12, 30)), ("ngày mai", date(2027, 1, 1)),
     ("bữa nay", TODAY), ("hôm kia", date(2026, 12, 29)), ("mùng 5/6", date(2026, 6, 5)), ("29/2/2024",
     date(2024, 2, 29)), ("31/11/2026", None), ("11/30/2026", None), ("2026-11-30", None), ("Tết", None),
     ("", None), ("30/11/202", None), ("1" * 9999, None)],
)  # fmt: skip
def test_a_day_is_read_day_first(written: str, day: date | None) -> None:
    """The day before the month; what no calendar has, and what could mean two things, is none."""
    assert typed_day(written, TODAY) == day


@pytest.mark.parametrize(
    ("written", "month"),
    [("11/2026", Month(2026, 11)), ("tháng 11/2026", Month(2026, 11)), ("Tháng 1 năm 2026", Month(2026, 1)),
     ("2026-1", Month(2026, 1)), ("tháng này", Month(2026, 12)), ("thang truoc", Month(2026, 11)),
     ("tháng sau", Month(2027, 1)), ("T11/2026", Month(2026, 11)), ("t.11-2026", Month(2026, 11)),
     ("Th11/2026", Month(2026, 11)), ("tháng11/2026", Month(2026, 11)), ("T13/2026", None), ("T11", None),
     ("năm 2026 tháng 11", Month(2026, 11)), ("13/2026", None), ("11/26", None), ("tháng Giêng", None)],
)  # fmt: skip
def test_a_month_is_read(written: str, month: Month | None) -> None:
    """In digits or by how it stands to today's; over the end of a year, too."""
    assert typed_month(written, TODAY) == month


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("4:30", 270), ("04:30", 270), ("1:02:03", 3723), ("90:00", 5400), ("4'30\"", 270), ("4’30”", 270),
     ("4 phút 30 giây", 270), ("4 phút", 240), ("90 giây", 90), ("1 giờ 5 phút", 3900), ("4p30s", 270),
     ("4m30s", 270),
     ("1h30", 5400), ("1 giờ 30", 5400), ("1 tiếng rưỡi", 5400), ("4h30", 16200), ("1H05", 3900),
     ("1h30s", 3630), ("1h30p", 5400), ("1h2p3", 3723), ("1 giờ, 5 phút và 10 giây", 3910), ("4'30", 270),
     ("4’ 30", 270), ("4′30″", 270), ("4p30", 270), ("4 phút 30", 270), ("4 phút rưỡi", 270), ("4m30", 270),
     ("4:30 phút", 270), ("0:04:30", 270), (unicodedata.normalize("NFD", "4 phút 30 giây"), 270),
     ("1h90", None), ("4'75", None), ("1:75:00", None), ("4 30", None), ("rưỡi", None),
     ("4:75", None), ("270", None), ("", None), ("4,5 phút", None), ("bốn phút", None)],
)  # fmt: skip
def test_a_length_is_read(written: str, seconds: int | None) -> None:
    """Minutes and seconds; a number alone could be either, and is none."""
    length = typed_length(written)
    assert length == (None if seconds is None else timedelta(seconds=seconds))


def test_the_form_reads_lengths_as_commands_do() -> None:
    """The patterns in the browser's file are the same to the letter."""
    script = (ROOT / "templates/admin/lengths.js").read_text("utf-8")
    named = dict(re.findall(r'^const (\w+) = "(.*)";$', script, re.MULTILINE))
    listed = script.split("const PATTERNS = [")[1].split("].map")[0].strip().splitlines()
    patterns = [line.strip().strip(",")[1:-1] for line in listed]
    whole = [re.sub(r"\$\{(\w+)\}", lambda name: named[name[1]], pattern) for pattern in patterns]
    assert [pattern.replace('\\"', '"') for pattern in whole] == [
        one.replace(r"\x22", '"') for one in LENGTHS
    ]


@pytest.mark.parametrize(
    ("seconds", "written"), [(270, "PT4M30S"), (3600, "PT1H"), (59, "PT59S"), (0, "PT0S")]
)
def test_a_length_is_written_as_front_matter_has_it(seconds: int, written: str) -> None:
    """What is nought is left out."""
    assert written_length(timedelta(seconds=seconds)) == written
