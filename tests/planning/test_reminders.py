"""Who is reminded when and of what, and what becomes of the issues that say so."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default

import pytest

from media_mandate.messages import translator
from media_mandate.planning.letters import letter
from media_mandate.planning.reminders import Reminder, reminders
from media_mandate.planning.tracker_issues import Issue, Step, steps
from tests.newsdesk import MANDATE, Desk

VI = translator("vi")


def told(desk: Desk, as_of: str) -> list[tuple[str, str, str, str]]:
    return [
        (found.cell.outlet.id, str(found.cell.month), found.stage, str(found.begins))
        for found in reminders(desk.newsroom(as_of))
    ]


@pytest.mark.parametrize(
    ("as_of", "stage", "begins"),
    [
        ("2026-02-20", None, None),
        ("2026-02-21", "week", "2026-02-21"),
        ("2026-02-25", "week", "2026-02-21"),
        ("2026-02-26", "last", "2026-02-26"),
        ("2026-02-27", "workday", "2026-02-27"),
        ("2026-02-28", "day", "2026-02-28"),
        ("2026-03-01", "missing", "2026-03-01"),
        ("2026-03-09", "missing", "2026-03-01"),
    ],
)
def test_days_before_on_the_last_days_and_when_the_month_is_over(
    desk: Desk, as_of: str, stage: str | None, begins: str | None
) -> None:
    """The day of judgement decides, not the day on which the last reminder was made."""
    desk.article("bao/2026/01/a")
    desk.article("dai/2026/01/b", topics="[tiem-chung]")
    desk.article("dai/2026/02/c", topics="[tiem-chung]")
    assert told(desk, as_of) == ([("bao", "2026-02", stage, begins)] if stage else [])


@pytest.mark.parametrize(("as_of", "begins"), [("2028-02-22", "2028-02-22"), ("2027-12-24", "2027-12-24")])
def test_leap_february_and_december(desk: Desk, as_of: str, begins: str) -> None:
    """Seven days before the last day, whichever that is."""
    assert ("bao", as_of[:7], "week", begins) in told(desk, as_of)


@pytest.mark.parametrize(
    ("as_of", "stage", "begins"),
    [
        ("2026-08-28", "workday", "2026-08-28"),  # Monday 31 is moved to a Saturday by that year's decree
        ("2026-08-29", "last", "2026-08-29"),
        ("2026-08-31", "day", "2026-08-31"),
        ("2026-04-29", "workday", "2026-04-29"),  # 30 April
        ("2026-05-29", "workday", "2026-05-29"),  # a Friday with two days left
        ("2026-05-30", "workday", "2026-05-29"),
        ("2026-06-30", "day", "2026-06-30"),  # the last day is a working day
        ("2027-01-24", "week", "2027-01-24"),
        ("2030-01-30", "workday", "2030-01-30"),  # on Thursday 31 Tết has begun
    ],
)
def test_the_last_working_day_is_that_of_vietnam(desk: Desk, as_of: str, stage: str, begins: str) -> None:
    """Weekends, public holidays, Tết by the moon, and the days that a decree moves."""
    assert ("bao", as_of[:7], stage, begins) in told(desk, as_of)


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2026-02-26", "bài của tháng 2/2026; hạn cuối là ngày 28/2/2026."),
        ("2026-02-27", "; ngày làm việc cuối cùng của tháng là 27/2/2026, hạn cuối là 28/2/2026."),
        ("2026-02-28", "; hôm nay, 28/2/2026, là hạn cuối."),
    ],
)
def test_each_stage_has_its_words(owing: Desk, as_of: str, said: str) -> None:
    """The nearer the end, the plainer."""
    assert VI(first(owing, as_of).state).endswith(said)


def test_who_is_on_duty_is_asked_by_name(owing: Desk) -> None:
    """In the letter's two parts, in the issue and its comment; a name is no markup and calls nobody."""
    newsroom = owing.newsroom("2026-02-26")
    (found,) = reminders(newsroom, {"bao": "Hoa *trực* @to-tin <b>"})
    address = Address("", "a", "bao.example")
    letter_ = letter(found, address, (address,), datetime(2026, 2, 26, tzinfo=UTC), "vi", VI)
    plain, html = letter_.iter_parts()
    assert isinstance(plain, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert plain.get_content().startswith("Gửi Hoa *trực* @to-tin <b>, người đang trực:\r\n")
    assert "Hoa *trực* @to-tin &lt;b&gt;" in html.get_content()
    (opened,) = steps([found], [], newsroom.ledger, VI)
    asked = r"Gửi Hoa \*trực\* @<!-- -->to-tin \<b\>, người đang trực:"
    assert asked in opened.body
    known = as_issue(opened)
    (told_again,) = steps([replace(found, stage="day")], [known], newsroom.ledger, VI)
    assert told_again.comment is not None
    assert told_again.comment.startswith(asked)


# Issues


@pytest.fixture
def owing(desk: Desk) -> Desk:
    """A desk whose newspaper owes February."""
    desk.article("bao/2026/01/a")
    desk.article("dai/2026/01/b", topics="[tiem-chung]")
    desk.article("dai/2026/02/c", topics="[tiem-chung]")
    return desk


def todo(desk: Desk, as_of: str, issues: list[Issue]) -> list[Step]:
    newsroom = desk.newsroom(as_of)
    return list(steps(reminders(newsroom), issues, newsroom.ledger, VI))


def as_issue(step: Step, number: int = 7) -> Issue:
    # Trackers may write line ends of their own.
    return Issue(step.number or number, step.title, step.body.replace("\n", "\r\n").strip(), step.is_open)


def test_one_issue_through_all_stages(owing: Desk) -> None:
    """Opened once, changed when something new is to be said, closed when the month is met."""
    (opened,) = todo(owing, "2026-02-21", [])
    assert (opened.number, opened.title, opened.comment) == (None, "Báo Tỉnh: nhắc bài tháng 2/2026", None)
    assert "còn thiếu 1 bài của tháng 2/2026; hạn cuối là ngày 28/2/2026" in opened.body
    assert opened.body.count("\n- ") == 2
    assert todo(owing, "2026-02-22", [as_issue(opened)]) == []
    (last,) = todo(owing, "2026-02-26", [as_issue(opened)])
    assert (last.number, last.is_open) == (7, True)
    assert last.comment
    assert todo(owing, "2026-02-26", [as_issue(last)]) == []
    (day,) = todo(owing, "2026-02-28", [as_issue(last)])
    assert day.comment == "Báo Tỉnh còn thiếu 1 bài của tháng 2/2026; hôm nay, 28/2/2026, là hạn cuối."
    (missing,) = todo(owing, "2026-03-01", [as_issue(day)])
    assert "docs/bao/2026/02/" in missing.body
    assert missing.is_open
    owing.article("bao/2026/02/d")
    (closed,) = todo(owing, "2026-03-02", [as_issue(missing)])
    assert (closed.number, closed.is_open) == (7, False)
    assert closed.comment == "Việc này đã xong: đã có bài."
    assert todo(owing, "2026-03-03", [as_issue(closed)]) == []


def test_who_closes_a_reminder_has_peace_until_the_next_stage(owing: Desk) -> None:
    """Closed by hand it stays closed, and is reopened when two days are left."""
    (opened,) = todo(owing, "2026-02-21", [])
    shut = Issue(7, opened.title, opened.body, is_open=False)
    assert todo(owing, "2026-02-25", [shut]) == []
    (again,) = todo(owing, "2026-02-26", [shut])
    assert again.is_open
    owing.article("bao/2026/02/e", topics="[tiem-chung]", date="2026-02-27")
    assert todo(owing, "2026-02-25", [shut]) == []


def test_ideas_change_without_a_noise(owing: Desk) -> None:
    """What was proposed and is now planned is taken out of the issue, and nobody gets a message."""
    (opened,) = todo(owing, "2026-02-21", [])
    owing.article("bao/2026/02/e", topics="[tiem-chung]", date="2026-02-27")
    (changed,) = todo(owing, "2026-02-22", [as_issue(opened)])
    assert (changed.number, changed.is_open, changed.comment) == (7, True, None)
    assert "Tiêm chủng" not in changed.body


def test_a_settled_issue_that_somebody_reopens_is_theirs(owing: Desk) -> None:
    """It is not closed again each day."""
    body = "<!-- media-mandate dai 2026-02 settled -->\n\nViệc này đã xong: đã có bài.\n"
    assert todo(owing, "2026-02-20", [Issue(5, "Đài", body, is_open=True)]) == []
    due = body.replace("settled", "week")
    assert [step.is_open for step in todo(owing, "2026-02-20", [Issue(5, "Đài", due, is_open=True)])] == [
        False
    ]
    assert todo(owing, "2026-02-20", [Issue(5, "Đài", due, is_open=False)]) == []


def test_a_month_that_is_due_again_is_told_again(owing: Desk) -> None:
    """An article that goes away reopens the issue that was settled."""
    (opened,) = todo(owing, "2026-02-21", [])
    file = owing.root / owing.article("bao/2026/02/d")
    (closed,) = todo(owing, "2026-02-22", [as_issue(opened)])
    file.unlink()
    (again,) = todo(owing, "2026-02-23", [as_issue(closed)])
    assert (again.number, again.is_open, again.body) == (7, True, opened.body)


def test_other_issues_are_left_alone(owing: Desk) -> None:
    """What bears no marker, or a marker of nothing, is not ours."""
    strangers = [
        Issue(1, "Sửa trang", "Nội dung <!-- media-mandate bao 2026-02 week --> ở giữa", True),
        Issue(2, "Tháng lạ", "<!-- media-mandate bao 2026-13 week -->", True),
        Issue(3, "Rỗng", "", True),
    ]
    assert [step.number for step in todo(owing, "2026-02-21", strangers)] == [None]


def test_an_issue_of_an_outlet_that_is_gone_is_closed(owing: Desk) -> None:
    """Nothing is owed in a cell that is none."""
    (step,) = todo(owing, "2026-02-10", [Issue(4, "Cũ", "<!-- media-mandate cu 2026-02 week -->", True)])
    assert (step.number, step.is_open) == (4, False)


def test_names_are_no_markup_in_an_issue(owing: Desk) -> None:
    """Signs of Markdown and HTML in names are shown as they are."""
    owing.write("mandate.yml", MANDATE.replace("name: Báo Tỉnh", "name: 'Báo <b>*A*</b> & [B](x)'"))
    (step,) = todo(owing, "2026-02-21", [])
    assert r"Báo \<b\>\*A\*\</b\> \& \[B\](x)" in step.body


# E-mail


def first(desk: Desk, as_of: str) -> Reminder:
    return next(iter(reminders(desk.newsroom(as_of))))


def test_a_letter_says_the_same_in_text_and_html(owing: Desk) -> None:
    """Vietnamese in both parts, ASCII on the way, and escaped where it is HTML."""
    name = 'Báo Đắk & <Nông> "mới" 🙂, tên dài dài dài dài dài dài dài dài dài dài dài'
    owing.write("mandate.yml", MANDATE.replace("name: Báo Tỉnh", f"name: '{name}'"))
    sender, to = (
        Address("", "nhac", "tre-em.example"),
        (Address("", "a", "bao.example"), Address("", "b", "x.example")),
    )
    now = datetime(2026, 2, 21, 1, tzinfo=UTC)
    raw = letter(first(owing, "2026-02-21"), sender, to, now, "vi", VI).as_bytes()
    assert raw.isascii()
    assert all(len(line) <= 998 for line in raw.splitlines())
    read = email.message_from_bytes(raw, policy=default)
    assert read["Subject"] == f"{name} còn thiếu 1 bài của tháng 2/2026; hạn cuối là ngày 28/2/2026."
    assert read["To"] == "a@bao.example, b@x.example"
    assert read["Message-ID"] == "<bao.2026-02.week@tre-em.example>"
    assert read["Auto-Submitted"] == "auto-generated"
    plain, html = read.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert name in plain.get_content()
    assert "Báo Đắk &amp; &lt;Nông&gt; &#34;mới&#34; 🙂" in html.get_content()
    assert "<Nông>" not in html.get_content()
    for part in (plain, html):
        assert "Gợi ý đề tài:" in part.get_content()
        assert "Tiêm chủng: chưa có bài nào" in part.get_content()


def test_short_lines_are_ascii_on_the_way_too(owing: Desk) -> None:
    """No part asks more of a server than seven bits."""
    sender = Address("", "nhac", "tre-em.example")
    now = datetime(2026, 2, 21, 1, tzinfo=UTC)
    short = letter(first(owing, "2026-02-21"), sender, (sender,), now, "vi", lambda _text: "đủ")
    assert short.as_bytes().isascii()
