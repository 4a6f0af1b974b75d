"""The calendar as a file, and ideas for the next month, as commands give them."""

from __future__ import annotations

import icalendar
import pytest

from tests.hooks.test_calendar import AS_OF
from tests.newsdesk import MANDATE, Desk
from tests.sites import build_site, command, copy_product

DAY = ("--as-of", str(AS_OF))


@pytest.fixture
def full(desk: Desk) -> Desk:
    copy_product(desk.root)
    desk.write("mandate.yml", MANDATE.replace("department}", "department, topics: [tiem-chung, duoi-nuoc]}"))
    desk.article("bao/2026/01/a")
    desk.article("dai/2026/01/b", topics="[tiem-chung]")
    desk.article("bao/2026/03/c", title="Bài sắp đăng", date="2026-03-10")
    return desk


def test_the_command_writes_what_the_build_publishes(full: Desk) -> None:
    """The same to the byte, of everything and of one outlet."""
    site = build_site(full.root, AS_OF)
    for arguments, address in (((), "lich.ics"), (("--outlet", "dai"), "lich/dai.ics")):
        run = command(full.root, "make_calendar", "--output", "ra.ics", *arguments, *DAY)
        assert run.returncode == 0, run.stderr
        assert (full.root / "ra.ics").read_bytes() == (site / address).read_bytes()


def test_the_desk_may_have_the_titles(full: Desk) -> None:
    """Asked for, they are there, in a file that is not the public one and leaves that as it is."""
    assert command(full.root, "make_calendar", *DAY).returncode == 0
    public = (full.root / "build/lich.ics").read_bytes()
    assert command(full.root, "make_calendar", "--titles", *DAY).returncode == 0
    found = icalendar.Calendar.from_ical((full.root / "build/lich-toa-soan.ics").read_bytes())
    assert "Bài sắp đăng" in [str(event.get("description")) for event in found.walk("VEVENT")]
    assert (full.root / "build/lich.ics").read_bytes() == public


@pytest.mark.parametrize("file", ["docs/lich.ics", "site/lich.ics", "build/../public/lich.ics"])
def test_titles_are_never_written_where_readers_look(full: Desk, file: str) -> None:
    """It is refused in words, and there is no file."""
    run = command(full.root, "make_calendar", "--titles", "--output", file, *DAY)
    assert run.returncode == 3
    assert "sẽ lên trang" in run.stderr
    assert not (full.root / file).exists()


def test_wrong_usage_and_a_broken_mandate(full: Desk) -> None:
    """3 and 2, in words, and no file."""
    run = command(full.root, "make_calendar", "--outlet", "khong-co")
    assert run.returncode == 3
    assert "khong-co" in run.stderr
    full.write("mandate.yml", "outlets: [")
    run = command(full.root, "make_calendar")
    assert run.returncode == 2
    assert "mandate.yml" in run.stderr
    assert not (full.root / "build/lich.ics").exists()


def test_check_suggests_topics_for_the_next_month(full: Desk) -> None:
    """In words, by outlet where one is named; what is planned for that month is not proposed."""
    run = command(full.root, "check", "--suggest", *DAY)
    assert run.returncode == 0
    assert run.stdout.splitlines() == [
        "Gợi ý đề tài cho tháng 3/2026:",
        "  Tiêm chủng: đã 2 tháng chưa có bài mới; chưa từng phối hợp với Sở Y tế.",
    ]
    run = command(full.root, "check", "--suggest", "--outlet", "dai", *DAY)
    assert "  Đuối nước: chưa có bài nào; chưa từng phối hợp với Sở Y tế." in run.stdout.splitlines()
    full.article("bao/2026/03/d", topics="[tiem-chung]", date="2026-03-11")
    assert command(full.root, "check", "--suggest", *DAY).stdout == "Chủ đề nào cũng đã có bài.\n"


def test_check_suggests_nothing_for_a_month_in_which_nothing_is_owed(full: Desk) -> None:
    """Not to an outlet whose duties have ended, and to nobody once those of all have."""
    paper, broadcaster = "minimum: 1, shortest: 20", "minimum: 1, shortest: 60"
    ended = MANDATE.replace(broadcaster, f"until: 2026-02, {broadcaster}")
    full.write("mandate.yml", ended)
    run = command(full.root, "check", "--suggest", "--outlet", "dai", *DAY)
    assert (run.returncode, run.stdout) == (0, "Tháng 3/2026, Đài Tỉnh không phải có bài.\n")
    for arguments in ((), ("--outlet", "bao")):
        run = command(full.root, "check", "--suggest", *arguments, *DAY)
        assert run.stdout.startswith("Gợi ý đề tài cho tháng 3/2026:\n")
    full.write("mandate.yml", ended.replace(paper, f"until: 2026-02, {paper}"))
    run = command(full.root, "check", "--suggest", *DAY)
    assert (run.returncode, run.stdout) == (0, "Tháng 3/2026 không cơ quan báo chí nào phải có bài.\n")
