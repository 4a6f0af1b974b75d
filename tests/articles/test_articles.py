"""One article: its fields read against the mandate, what the hints say, and what a draft may get wrong."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import FrontMatter
from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.problems import Level, Problem
from tests.newsdesk import MANDATE, Desk, body
from tests.photos import WEBP

PAPER, RADIO = "bao/2026/01/be-boi", "dai/2026/01/be-boi"


def read(desk: Desk, path: str = PAPER, text: str | None = None, **fields: str) -> Article:
    """The article with these fields, of which nothing is told."""
    desk.article(path, text, **fields)
    newsroom = desk.newsroom()
    assert [str(found.message) for found in newsroom.problems] == []
    return newsroom.judgement[f"docs/{path}.md"].article


def told(desk: Desk, path: str = PAPER, text: str | None = None, **fields: str) -> list[Problem]:
    """What is told of an article with these fields."""
    desk.article(path, text, **fields)
    return list(desk.newsroom().problems)


def only(problems: list[Problem]) -> tuple[str | None, str, str]:
    """Field, message and hint of the only problem."""
    [problem] = problems
    return problem.field, str(problem.message), str(problem.hint)


def aired(**fields: str) -> str:
    """A right broadcast block but for `fields`."""
    block = {"programme": "Trẻ em", "channel": "KRT", "aired": "2026-01-05T19:45", "duration": "PT4M30S"}
    return "{" + ", ".join(f"{name}: {value}" for name, value in {**block, **fields}.items()) + "}"


def test_an_article_of_a_newspaper_has_all_its_fields(desk: Desk) -> None:
    """Every field of the design is read into a value of its own type."""
    desk.write("docs/bao/2026/01/be-boi.webp", WEBP)
    article = read(
        desk,
        month="2026-01",
        outlet="bao",
        topics="[duoi-nuoc, tiem-chung, duoi-nuoc]",
        units="\n  - so-y-te",
        authors="[Y Lan, 'Nguyễn Văn A & B']",
        description=">-\n  Hai câu, <có> dấu\n  & ngoặc",
        image="{src: be-boi.webp, alt: Bể bơi của xã, credit: Ảnh - T.L, people: obscured}",
        printed='{issue: 4567, page: 3, url: "https://baotinh.vn/hoc-boi?a=1&b=2#dau"}',
        language="vi",
        children="{sensitive: true, identifiable: False, consent: {guardian: TRUE, record: HS-14}}",
        corrections="\n  - {date: 2026-01-09, text: Sửa tên trường}\n  - {date: 2026-02-01, text: Sửa số}",
        noindex="true",
    )
    front = article.front
    assert (article.id, article.path) == (PAPER, f"docs/{PAPER}.md")
    assert (article.date, article.month, article.aired) == (date(2026, 1, 5), Month(2026, 1), None)
    assert (article.seconds, article.length, article.words) == (None, 60, 60)
    assert (front.title, front.outlet, front.month) == ("Bài be-boi", "bao", Month(2026, 1))
    assert (front.topics, front.units) == (("duoi-nuoc", "tiem-chung"), ("so-y-te",))
    assert front.authors == ("Y Lan", "Nguyễn Văn A & B")
    assert front.description == "Hai câu, <có> dấu & ngoặc"
    assert front.image is not None
    assert (front.image.alt, front.image.people) == ("Bể bơi của xã", "obscured")
    assert front.printed is not None
    assert (front.printed.issue, front.printed.page) == ("4567", "3")
    assert front.printed.url == "https://baotinh.vn/hoc-boi?a=1&b=2#dau"
    assert front.children is not None
    assert front.children.consent is not None
    assert (front.children.sensitive, front.children.identifiable) == (True, False)
    assert (front.children.consent.guardian, front.children.consent.child) == (True, False)
    assert [(found.date.day, found.text) for found in front.corrections] == [
        (9, "Sửa tên trường"),
        (1, "Sửa số"),
    ]
    assert (front.noindex, front.draft, front.sample) == (True, False, False)


def test_an_article_of_a_broadcaster_is_dated_and_measured_by_its_airing(desk: Desk) -> None:
    """Programme, time and length come from the broadcast block; media may lie on a host of the mandate."""
    desk.write("mandate.yml", MANDATE.replace("outlets:", "media_hosts: [cdn.example.org]\noutlets:", 1))
    media = "https://cdn.example.org/ban-tin.mp3"
    article = read(desk, RADIO, broadcast=aired(media=f'"{media}"', length="4200000", transcript="body"))
    assert article.aired == datetime(2026, 1, 5, 19, 45)  # noqa: DTZ001 (local time, as it is written)
    assert (article.seconds, article.length) == (270, 270)
    assert [target.address for target in article.targets] == [media]
    assert read(desk, RADIO, broadcast=aired(aired="2026-01-05 05:00:30", length="null")).aired is not None


def test_what_is_left_out_or_empty_is_nothing(desk: Desk) -> None:
    """An optional field without a value is as good as none, and an empty list is one."""
    empty = {
        "topics": "[]",
        "units": "null",
        "authors": "~",
        "description": "",
        "language": " ",
        "image": "null",
    }
    article = read(desk, **{**empty, "corrections": " ", "month": " ", "outlet": "~", "rerun_of": " "})
    assert article.front == read(desk, topics="").front
    assert article.front == FrontMatter.model_construct(title="Bài be-boi", date=date(2026, 1, 5))


DAYS = {
    "5/1/2026": "2026-01-05",
    "05-01-2026": "2026-01-05",
    "5.1.2026": "2026-01-05",
    "5/1/26": "2026-01-05",
    "ngày 5 tháng 1 năm 2026": "2026-01-05",
    "Thứ Hai, 5/1/2026": "2026-01-05",
    "5 - 1 - 2026": "2026-01-05",
    "2026/1/5": "2026-01-05",
    "2026-1-5": "2026-01-05",
    "2026.01.05": "2026-01-05",
    "2026-01-05T07:30": "2026-01-05",
    "2026-01-05 07:30:00+07:00": "2026-01-05",
    "01/25/2026": "2026-01-25",
    "31/01/2026": "2026-01-31",
    "29/02/2024": "2024-02-29",
    "31/02/2026": "2025-06-05",
    "45/45/2026": "2025-06-05",
    "5/1/1026": "2025-06-05",
    "hôm nay": "2026-02-10",
    "20260105": "2025-06-05",
    "January 5, 2026": "2025-06-05",
    "２０２６/０１/０５": "2025-06-05",
    "1" * 5000: "2025-06-05",
}


@pytest.mark.parametrize("written", DAYS)
def test_the_hint_is_the_day_that_was_meant(desk: Desk, written: str) -> None:
    """Who writes the day first, or in words, reads the same day in the right form."""
    field, message, hint = only(told(desk, date=written))
    assert field == "date"
    assert message.startswith("This is not a day: ")
    day = DAYS[written]
    assert hint == (
        "Write year-month-day, for example 2025-06-05." if day == "2025-06-05" else f"Write: date: {day}"
    )


@pytest.mark.parametrize(
    "written", ["2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01"]
)
def test_a_day_that_no_calendar_has_is_told_as_such(desk: Desk, written: str) -> None:
    """The form is right, the day is not."""
    assert only(told(desk, date=written))[:2] == ("date", f"There is no such day: {written}.")


@pytest.mark.parametrize("year", ["0001", "0206", "1026", "1899", "3000", "9998", "9999"])
def test_years_far_away_are_slips_everywhere(desk: Desk, year: str) -> None:
    """A day, a month or an airing at the ends of the calendar is told, and nothing overflows."""
    for path, fields in {
        PAPER: {"date": f"{year}-12-31"},
        f"bao/{year}/12/be-boi": {"date": f"{year}-12-31"},
        "bao/2026/01/a": {"month": f"{year}-12"},
        "bao/2026/01/b": {"corrections": f"[{{date: {year}-12-31, text: Sửa}}]"},
        "dai/2026/01/c": {"broadcast": aired(aired=f"{year}-12-31T23:59:59")},
    }.items():
        desk.article(path, **fields)
    problems = desk.problems()
    assert [str(found.message) for found in problems] == [f"The year {year} is out of range."] * 5
    assert all(str(found.hint) == "Write a year with four digits, for example 2025." for found in problems)


MONTHS = {
    "1/2026": "2026-01",
    "01-2026": "2026-01",
    "tháng 1 năm 2026": "2026-01",
    "Tháng 01/2026": "2026-01",
    "2026-1": "2026-01",
    "2026/01": "2026-01",
    "2026-01-05": "2026-01",
    "5/1/2026": "2026-01",
    "13/2026": "2026-01",
    "2026-13": "2026-01",
    "2026": "2025-06",
    "tháng Giêng": "2025-06",
}


@pytest.mark.parametrize("written", MONTHS)
def test_the_hint_is_the_month_that_was_meant(desk: Desk, written: str) -> None:
    """A month in another form reads as a month of the calendar in the right one."""
    assert only(told(desk, month=written)) == (
        "month",
        f"This is not a month: {written}.",
        "Write year-month, for example 2025-06."
        if MONTHS[written] == "2025-06"
        else f"Write: month: {MONTHS[written]}",
    )


AIRINGS = {
    "2026-01-05": None,
    "5/1/2026 20:15": "2026-01-05T20:15",
    "5/1/2026, 6h05": "2026-01-05T06:05",
    "2026-01-05T20:15+07:00": "2026-01-05T20:15",
    "2026-01-05T20:15Z": "2026-01-05T20:15",
    "2026-01-05T24:00": None,
    "2026-02-30T20:15": None,
    "19:45": None,
    "tối qua": None,
}


@pytest.mark.parametrize("written", AIRINGS)
def test_the_hint_is_the_airing_that_was_meant(desk: Desk, written: str) -> None:
    """A time in another form reads as day and local time in the right one."""
    field, message, hint = only(told(desk, RADIO, broadcast=aired(aired=f'"{written}"')))
    assert (field, message) == ("broadcast.aired", f"This is not a day with a time: {written}.")
    meant = AIRINGS[written]
    assert hint == f"Write: aired: {meant}" if meant else hint.startswith("Write day and local time, for")


@pytest.mark.parametrize(
    ("written", "length"),
    [("PT60S", 60), ("PT4M30S", 270), ("PT1H", 3600), ("PT1H2M3S", 3723), ("PT90M", 5400), ("PT0H4M", 240)],
)
def test_durations_are_of_iso_8601(desk: Desk, written: str, length: int) -> None:
    """Hours, minutes and seconds, each where it is needed."""
    assert read(desk, RADIO, broadcast=aired(duration=written)).seconds == length


@pytest.mark.parametrize(
    "written",
    ["270", "PT", "PTS", "PT4", "PT30S4M", "PT4M30", "pt4m30s", "P1D", "PT4M3.5S", "-PT4M", "PT4,5M",
     "PT" + "9" * 5000 + "S", "P4M", "4:75", "0:99:30:00"],
)  # fmt: skip
def test_other_durations_are_told_with_an_example(desk: Desk, written: str) -> None:
    """What is no duration is told with the form that is."""
    problems = told(desk, RADIO, broadcast=aired(duration=f'"{written}"'))
    field, message, hint = only(problems)
    assert (field, hint) == ("broadcast.duration", "Write 4 minutes 30 seconds as PT4M30S.")
    assert len(message) < 120


@pytest.mark.parametrize(
    ("written", "meant"),
    [("4:30", "PT4M30S"), ("00:04:30", "PT4M30S"), ("1:02:03", "PT1H2M3S"), ("4 phút 30 giây", "PT4M30S"),
     ("4'30''", "PT4M30S"), ("4’30”", "PT4M30S"), ("4p30", "PT4M30S"), ("90 giây", "PT1M30S"),
     ("5 phút", "PT5M")],
)  # fmt: skip
def test_a_duration_as_people_write_it_is_told_with_the_line_to_write(
    desk: Desk, written: str, meant: str
) -> None:
    """What was meant is known, so nobody has to learn the form of ISO 8601."""
    field, _message, hint = only(told(desk, RADIO, broadcast=aired(duration=f"{chr(34)}{written}{chr(34)}")))
    assert (field, hint) == ("broadcast.duration", f"Write: duration: {meant}")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("tác giả", "authors"), ("Chủ đề", "topics"), ("NGÀY ĐĂNG", "date"), ("don vi phoi hop", "units"),
     ("sapo", "description"), ("bản nháp", "draft"), ("ảnh", "image"), ("đính chính", "corrections")],
)  # fmt: skip
def test_a_field_named_in_vietnamese_is_told_with_its_name_here(desk: Desk, name: str, meant: str) -> None:
    """With marks or without, in letters of any size; nobody has to know English for it."""
    problems = told(desk, **{name: "x"})
    hints = [
        str(found.hint) for found in problems if str(found.message) == f"There is no field named {name}."
    ]
    taken = meant in ("date", "topics")
    assert hints == [
        f"If you mean {meant}, it stands here already: keep one of the two."
        if taken
        else f"Did you mean {meant}?"
    ]


@pytest.mark.parametrize("language", ["vi", "en", "bdq", "jra", "sed", "vi-VN", "zh-Hant-TW", "es-419", "VI"])
def test_languages_are_codes(desk: Desk, language: str) -> None:
    """The languages of the province have codes of three letters."""
    assert read(desk, language=language).front.language == language


@pytest.mark.parametrize(
    "language", ["Tiếng Việt", "english", "vi_VN", "v", "vi-", "vi.UTF-8", "vi@x", "[vi]", "vi-VN-x"]
)
def test_names_of_languages_are_told(desk: Desk, language: str) -> None:
    """What is no code is told, before a browser has to guess."""
    assert only(told(desk, language=language))[0] == "language"


@pytest.mark.parametrize(
    "url",
    ["baotinh.vn", "www.baotinh.vn/a", "http//baotinh.vn", "https:/baotinh.vn", "ftp://baotinh.vn/a", "https://",
     "https://a", "https://bao tinh.vn", "javascript:alert(1)", "https://[::1", "https://[.vn", "https://.vn",
     "https://" + "a." * 9999 + " b", "mailto:a@b.vn"],
)  # fmt: skip
def test_what_is_no_web_address_is_told(desk: Desk, url: str) -> None:
    """An address in print is whole, from https:// on."""
    field, message, hint = only(told(desk, printed=f'{{url: "{url}"}}'))
    assert (field, hint) == ("printed.url", "Copy the whole address, from https:// on.")
    assert len(message) < 120


@pytest.mark.parametrize(
    "written", ["bao/2025/06/a-b", "/bao/2025/06/a-b/", "docs/bao/2025/06/a-b.md", "  bao/2025/06/a-b "]
)
def test_an_id_may_be_written_as_path_or_address(desk: Desk, written: str) -> None:
    """The id of an article is its path and its address at once, so each of them is taken for it."""
    assert read(desk, moved_from=f"'{written}'").front.moved_from == "bao/2025/06/a-b"


@pytest.mark.parametrize(
    "written", ["a-b", "bao/2025/6/a-b", "../06/a-b.md", "https://x.vn/bao/2025/06/a-b/", "bao/2025/06/Á"]
)
def test_what_is_no_id_is_told(desk: Desk, written: str) -> None:
    """An id that cannot be one is told with an example."""
    field, message, hint = only(told(desk, moved_from=written))
    assert field == "moved_from"
    assert written in message
    assert hint.endswith("/2025/06/be-boi-an-toan.")


RETIRED = MANDATE.replace("about: Phòng đuối nước.}", "about: Phòng, until: 2026-01}").replace(
    "kind: department}", "kind: department, from: 2026-02}"
)


def test_topics_and_units_hold_in_their_months(desk: Desk) -> None:
    """A retired topic and a unit that is not there yet are told by name, item and month."""
    desk.write("mandate.yml", RETIRED)
    assert read(desk, topics="[duoi-nuoc]").front.topics == ("duoi-nuoc",)
    text = body("khác")
    assert read(desk, "bao/2026/02/be-boi", text, topics="", units="[so-y-te]").front.units == ("so-y-te",)
    assert [only([found]) for found in told(desk, "bao/2026/02/be-boi", text)] == [
        ("topics.0", "Đuối nước ended with 1/2026.", "Choose what holds on the article's date.")
    ]
    desk.article("bao/2026/02/be-boi", text, topics="[]")
    assert [only([found]) for found in told(desk, units="[so-y-te]")] == [
        ("units.0", "Sở Y tế begins with 2/2026.", "Choose what holds on the article's date.")
    ]
    desk.article(PAPER, date="hôm qua", units="[so-y-te]")
    assert [found.field for found in desk.problems()] == ["date"]


def test_the_outlet_and_the_month_may_be_said_again(desk: Desk) -> None:
    """Given, they agree with folder and date, or are told with what to write."""
    read(desk, outlet="bao", month="2026-01")
    assert only(told(desk, outlet="dai"))[2] == "Write outlet: bao, or move the file."
    assert only(told(desk, month="2026-02"))[2] == "Write month: 2026-01, or remove the line."
    assert only(told(desk, outlet="bào"))[1:] == (
        "There is no outlet bào in the mandate.",
        "Did you mean bao?",
    )


def test_a_draft_is_warned_and_stops_nothing(desk: Desk) -> None:
    """Whatever is wrong in the fields, the text or the links of a draft is a warning."""
    for draft in ("true", "True", '"TRUE"', " true "):
        problems = told(desk, title="", topics="[la]", image="{src: x.webp}", tags="[a]", draft=draft)
        assert len(problems) == 4
        assert {found.level for found in problems} == {Level.WARNING}
        problems = told(
            desk, text="[a](khong-co.md)\n# Tít\n", rerun_of="bao/2025/06/a", moved_from=PAPER, draft=draft
        )
        assert len(problems) == 4
        assert {found.level for found in problems} == {Level.WARNING}
    assert {found.level for found in told(desk, text="", draft="true")} == {Level.WARNING}


@pytest.mark.parametrize("draft", ["false", "yes", "1", "[true]", "'true '' '", "đúng"])
def test_what_is_not_quite_a_draft_is_held_to_the_rules(desk: Desk, draft: str) -> None:
    """Only `draft: true` softens problems: who writes yes reads that it is neither true nor false."""
    assert {found.level for found in told(desk, topics="[la]", draft=draft)} == {Level.PROBLEM}


def test_a_withdrawn_article_keeps_its_measure(desk: Desk) -> None:
    """Words or seconds are those of the day of withdrawal, and the text is gone."""
    desk.git("init", "--quiet")
    frozen = f"{{date: 2026-01-09, reason: Sai tên, words: 412, seconds: 99, sha256: {'0a' * 32}}}"
    article = read(desk, text="\n", withdrawn=frozen)
    assert (article.words, article.length, article.sha256) == (412, 412, "0a" * 32)
    article = read(desk, RADIO, text="", withdrawn=frozen.replace("0a" * 32, "0b" * 32))
    assert (article.seconds, article.length) == (99, 99)
    for wrong in ("0A" * 32, "0a" * 31, "0g" * 32, "null", "[a]"):
        [problem] = told(desk, text="", withdrawn=frozen.replace("0a" * 32, wrong))
        assert problem.field == "withdrawn.sha256"


@pytest.mark.parametrize(
    "text", ["", "\n \n", "<!-- nháp -->", "![🏊](be-boi.webp){people=none}\n", "2026 🏊", "```\n12\n```"]
)
@pytest.mark.parametrize("path", [PAPER, RADIO])
def test_an_article_has_a_text_of_words(desk: Desk, path: str, text: str) -> None:
    """Without a word to read, of newspaper or broadcast, there is no article."""
    desk.write(f"docs/{path[:3]}/2026/01/be-boi.webp", WEBP)
    desk.article(path, text)
    [problem] = desk.problems()
    assert (problem.line, problem.code) == (6 + (path == RADIO), "article-without-text")


@pytest.mark.parametrize(
    ("day", "is_right"),
    [("2026-01-05", True), ("2026-02-10", True), ("2026-01-04", False), ("2026-02-11", False)],
)
def test_corrections_and_withdrawals_lie_between_the_article_and_today(
    desk: Desk, day: str, is_right: bool
) -> None:
    """Nothing is corrected or withdrawn before it was published, or on a day that has not come."""
    desk.git("init", "--quiet")
    told_of = "" if is_right else f"{int(day[5:7])}/{int(day[8:])}/2026 lies before"
    for field, text, value in (
        ("corrections", None, f"[{{date: 2026-01-06, text: Sửa tên}}, {{date: {day}, text: Sửa số}}]"),
        ("withdrawn", "", f"{{date: {day}, reason: Sai tên, words: 412, sha256: {'0a' * 32}}}"),
    ):
        problems = told(desk, text=text, **{field: value})
        assert [(found.line, found.field) for found in problems] == ([] if is_right else [(5, field)])
        assert all(str(found.message).startswith(told_of) for found in problems)


def test_a_sample_stands_among_samples(desk: Desk) -> None:
    """Under the stopped clock every article is a sample; without it none is."""
    assert only(told(desk, sample="true"))[0] == "sample"
    desk.write("mandate.yml", MANDATE + "sample: {as_of: 2026-01-31}\n")
    assert told(desk, sample="true") == []
    field, message, _hint = only(told(desk, sample="false"))
    assert (field, message) == (
        "sample",
        "The mandate's clock is stopped for the sample, so every article must be a sample.",
    )
    assert only(told(desk))[0] == "sample"


BRACES = [
    "{",
    "}",
    "{}",
    "{0}",
    "{text}",
    "{x!r:>9}",
    "%s",
    "%(x)s",
    "{{",
    "\\N{DIGIT ONE}",
    "<b>",
    "&amp;",
    "$x",
    "🏊{",
]


@pytest.mark.parametrize("braces", BRACES)
def test_what_editors_write_does_not_break_the_messages(desk: Desk, braces: str) -> None:
    """Braces and signs of formatting in a value come back as they are, in every language."""
    quoted = "'" + braces + "'"
    problems = told(
        desk, date=quoted, month=quoted, outlet=quoted, topics=f"[{quoted}]", units=quoted, language=quoted,
        noindex=quoted, rerun_of=quoted, printed=f"{{url: {quoted}}}", children=f"{{{quoted}: 1}}",
        **{quoted: quoted},
    )  # fmt: skip
    assert len(problems) == 11
    for problem in problems:
        for language in ("vi", "en"):
            shown = translator(language)
            assert problem.hint is not None
            assert braces in shown(problem.message) + shown(problem.hint)
    [problem] = told(desk, text=f"[a](%7B{braces.strip('<>')}.md)\n")
    assert "%7B" in translator("vi")(problem.message)


def test_long_values_do_not_flood_the_messages(desk: Desk) -> None:
    """A message shows the beginning of what was written."""
    long = "'" + "rất dài {} " * 4000 + "'"
    problems = told(
        desk, date=long, month=long, outlet=long, topics=f"[{long}]", units=long, language=long, noindex=long,
        rerun_of=long, printed=f"{{url: {long}}}", withdrawn=f"{{words: {long}, sha256: {long}}}",
    )  # fmt: skip
    assert len(problems) > 10
    for problem in [*problems, *told(desk, text=f"[a]({long})\n")]:
        assert len(str(problem.message)) < 200
        assert len(str(problem.hint)) < 400


@pytest.mark.parametrize("src", ["https://example.org/a.webp", "//example.org/a.webp"])
def test_a_picture_is_a_file_beside_the_article(desk: Desk, src: str) -> None:
    """A picture on another host is a problem of its field."""
    desk.article("bao/2026/01/be-boi", image=f'{{src: "{src}", alt: Bể, people: none}}')
    assert [problem.field for problem in desk.problems()] == ["image.src"]


def test_whatever_is_wrong_in_a_draft_is_a_warning(desk: Desk) -> None:
    """Neither a duplicate field nor a wrong file name of a draft stops a build."""
    desk.write(
        "docs/bao/2026/01/Nháp.md", "---\ntitle: A\ntitle: B\ndate: 5/1/2026\ndraft: true\n---\nChữ.\n"
    )
    assert desk.problems() == []
    assert len(desk.problems(Level.WARNING)) >= 2


def test_what_is_for_the_desk_alone_is_in_no_dump(desk: Desk) -> None:
    """Papers, allowances and who bears which name: whatever product is made of the fields, these are not."""
    children = "{sensitive: false, allowed: [{words: đường Võ Thị Sáu, reason: tên một con đường}]}"
    desk.article("bao/2026/01/be-boi", children=children)
    front = desk.judgement("bao/2026/01/be-boi").article.front
    assert front.children is not None
    assert "Võ Thị Sáu" not in front.model_dump_json()
    for name in {"children", "names"} & FrontMatter.model_fields.keys():
        assert FrontMatter.model_fields[name].exclude
