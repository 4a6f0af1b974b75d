"""What lies ahead, and the file that calendars subscribe to, read by two other programs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import vobject

from media_mandate.messages import translator
from media_mandate.newsroom import Newsroom
from media_mandate.planning.calendar import Calendar, calendars
from media_mandate.planning.subscribed_calendar import calendar_name, ics
from tests.newsdesk import MANDATE, Desk

URL = "https://tre-em.example/trang/"


def write(newsroom: Newsroom, titles: bool = False) -> bytes:
    events = Calendar(newsroom, titles).events
    return ics(events, "Lịch", URL, newsroom.as_of, newsroom.mandate.timezone, translator("vi"))


def deadlines(newsroom: Newsroom, outlet: str = "bao") -> list[str]:
    return [
        str(event.first)
        for event in Calendar(newsroom).events
        if event.kind == "deadline" and event.outlet and event.outlet.id == outlet
    ]


def uids(content: bytes) -> list[str]:
    return [str(event["uid"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def test_a_deadline_lies_seven_days_before_the_end_of_each_month(desk: Desk) -> None:
    """From the month of judgement through the next twelve, over December and a leap February."""
    assert deadlines(desk.newsroom("2027-12-05")) == [
        *("2027-12-24", "2028-01-24", "2028-02-22", "2028-03-24", "2028-04-23", "2028-05-24", "2028-06-23"),
        *("2028-07-24", "2028-08-24", "2028-09-23", "2028-10-24", "2028-11-23", "2028-12-24"),
    ]
    assert deadlines(desk.newsroom("2026-02-28"))[0] == "2026-02-21"


def test_a_deadline_goes_when_its_month_is_met(desk: Desk) -> None:
    """What is published meets the month of its outlet; what is planned does not yet."""
    desk.article("bao/2026/02/be-boi")
    assert deadlines(desk.newsroom("2026-02-04"))[0] == "2026-02-21"
    assert deadlines(desk.newsroom("2026-02-05"))[0] == "2026-03-24"
    assert deadlines(desk.newsroom("2026-02-05"), "dai")[0] == "2026-02-21"


def test_an_outlet_owes_nothing_after_its_last_month(desk: Desk) -> None:
    """The last deadline is that of the last month of the duties."""
    desk.write(
        "mandate.yml",
        MANDATE.replace("{from: 2026-01, minimum: 1, shortest: 20}", "{from: 2026-03, until: 2026-04}"),
    )
    assert deadlines(desk.newsroom("2026-02-04")) == ["2026-03-24", "2026-04-23"]
    assert deadlines(desk.newsroom("2026-05-01")) == []


def test_a_waived_month_has_no_deadline(desk: Desk) -> None:
    """Neither this one nor one ahead."""
    waiver = (
        "  - {outlet: bao, month: %s, kind: waiver, reason: Tết, document: CV 1, document_date: 2026-01-02, "
        "by: Ban, recorded_on: 2026-01-03}\n"
    )
    desk.write("mandate.yml", f"{MANDATE}exceptions:\n{waiver % '2026-02'}{waiver % '2026-04'}")
    assert deadlines(desk.newsroom("2026-02-04"))[:2] == ["2026-03-24", "2026-05-24"]


def test_the_minimum_of_a_campaign_is_told(desk: Desk) -> None:
    """The deadline says how many features are owed."""
    desk.write("mandate.yml", f"{MANDATE}campaigns: [{{id: th, name: Tháng, months: [6], minimum: 3}}]\n")
    told = {str(event.first): str(event.about) for event in Calendar(desk.newsroom("2026-02-04")).events}
    assert told["2026-06-23"] == "3 features are still owed; the month ends on 6/30/2026."


def test_what_is_planned_is_told_without_its_title(desk: Desk) -> None:
    """Neither title nor address is public before the article is; the desk may ask for the titles."""
    desk.article("bao/2026/03/chuyen-kin", title="Chuyện kín của “em” & mẹ 🙂", date="2026-03-10")
    desk.article("bao/2026/03/chuyen-hai", title="Chuyện thứ hai", date="2026-03-10")
    desk.article("dai/2026/03/nhap", date="2026-03-11", draft="true")
    newsroom = desk.newsroom("2026-02-10")
    planned = [event for event in Calendar(newsroom).events if event.kind == "planned"]
    assert [(event.uid, str(event.title)) for event in planned] == [
        ("planned-bao-2026-03-10", "Báo Tỉnh: planned article")
    ]
    public = write(newsroom).decode().replace("\r\n ", "")
    assert "Báo Tỉnh: có bài dự kiến" in public
    assert "kín" not in public
    assert "kin" not in public
    told = [
        str(event.get("description"))
        for event in icalendar.Calendar.from_ical(write(newsroom, titles=True)).walk("VEVENT")
        if str(event["uid"]).startswith("planned")
    ]
    assert told == ["Chuyện thứ hai; Chuyện kín của “em” & mẹ 🙂"]
    assert not [event for event in Calendar(desk.newsroom("2026-03-10")).events if event.kind == "planned"]


def test_each_outlet_has_a_calendar_of_its_own(desk: Desk) -> None:
    """It holds the outlet's deadlines and everybody's days."""
    files = {address: (outlet, events) for address, outlet, events in calendars(Calendar(desk.newsroom()))}
    assert list(files) == ["lich.ics", "lich/bao.ics", "lich/dai.ics"]
    outlet, events = files["lich/dai.ics"]
    assert {event.outlet.id for event in events if event.outlet} == {"dai"}
    assert any(event.kind == "day" for event in events)
    assert translator("vi")(calendar_name("Trẻ em", outlet)) == "Lịch của Đài Tỉnh – Trẻ em"


def test_the_file_is_strict(desk: Desk) -> None:
    """icalendar and vobject read it without a complaint; whole days end on the day after them."""
    desk.write(
        "mandate.yml",
        MANDATE.replace("name: Báo Tỉnh", "name: 'Báo; Tỉnh, \"Đắk\" \\ & <Nông> rất rất rất dài 🙂'"),
    )
    content = write(desk.newsroom("2026-02-10"))
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # a fold within a letter would fail
    found = icalendar.Calendar.from_ical(content)
    assert found.errors == []
    assert (str(found["method"]), str(found["name"]), str(found["x-wr-calname"])) == (
        "PUBLISH",
        "Lịch",
        "Lịch",
    )
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in content
    assert b"X-PUBLISHED-TTL:PT12H\r\n" in content
    events = found.walk("VEVENT")
    assert len(events) == len(Calendar(desk.newsroom("2026-02-10")).events) > 30
    for event in events:
        assert event.errors == []
        assert type(event.decoded("dtstart")) is date
        assert event.decoded("dtend") > event.decoded("dtstart")
        assert str(event["transp"]) == "TRANSPARENT"
        assert event.decoded("dtstamp") == datetime(2026, 2, 9, 17, tzinfo=UTC)
        assert str(event["url"]).startswith(URL)
        assert not event.subcomponents
    assert any('Báo; Tỉnh, "Đắk" \\ & <Nông> rất rất rất dài 🙂' in str(event["summary"]) for event in events)
    other = vobject.readOne(content.decode())
    other.validate(raiseException=True)
    assert [event.uid.value for event in other.vevent_list] == uids(content)
    june = next(event for event in other.vevent_list if event.uid.value.startswith("day-thang-hanh-dong"))
    assert june.dtend.value - june.dtstart.value == timedelta(days=30)


def test_the_same_day_gives_the_same_bytes(desk: Desk) -> None:
    """Nothing in the file comes from the clock or from chance."""
    assert write(desk.newsroom("2026-02-10")) == write(desk.newsroom("2026-02-10"))


@pytest.mark.parametrize("later", ["2026-02-11", "2026-02-28"])
def test_events_keep_their_uid_from_build_to_build(desk: Desk, later: str) -> None:
    """Each is told once, and again under the same identity, whatever its title has become."""
    before = uids(write(desk.newsroom("2026-02-10")))
    assert len(set(before)) == len(before)
    desk.write("mandate.yml", MANDATE.replace("Báo Tỉnh", "Báo Mới"))
    assert uids(write(desk.newsroom(later))) == before
    assert "deadline-bao-2026-02@tre-em.example" in before
    assert "day-trung-thu-2026@tre-em.example" in before


def test_events_of_the_page_stand_in_the_month_in_which_they_begin(desk: Desk) -> None:
    """Each event stands once; what began before the first month stands in that."""
    desk.write("mandate.yml", f"{MANDATE}days: [{{id: dong, name: Mùa đông, day: 12-01, until: 02-20}}]\n")
    calendar = Calendar(desk.newsroom("2026-02-10"))
    shown = [event for month in calendar.months for event in calendar.begun_in(month)]
    assert sorted(shown, key=str) == sorted(calendar.events, key=str)
    assert calendar.begun_in(calendar.months[0])[0].uid == "day-dong-2025"
    assert (len(calendar.months), str(calendar.months[-1])) == (13, "2027-02")
