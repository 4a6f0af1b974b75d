"""What can be wrong in `mandate.yml`: nothing is judged by a mandate that contradicts itself."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest

from media_mandate.addresses import HELP, RESERVED
from media_mandate.mandate.values import Mandate
from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.problems import Level, Problem
from tests.newsdesk import MANDATE, Desk

PAPER = "duties: [{from: 2026-01, minimum: 1, shortest: 20}]"
RADIO = "duties: [{from: 2026-01, minimum: 1, shortest: 60}]"
EXCEPTION = (
    "{outlet: bao, month: 2026-01, kind: miss, reason: Bão số 3, document: Công văn 12/CV-BBT,"
    " document_date: 2026-02-01, by: Ban Biên tập, recorded_on: 2026-02-02}"
)
SUCCESSION = MANDATE.replace(
    PAPER, PAPER.replace("2026-01,", "2026-01, until: 2026-06,") + "\n    successor: dai"
)


@pytest.fixture(autouse=True)
def _docs(desk: Desk) -> None:
    """An empty folder for articles, or its lack would be told."""
    (desk.root / "docs").mkdir()


def with_(*changes: tuple[str, str], more: str = "", mandate: str = MANDATE) -> str:
    """The plain mandate with each first string replaced by the second, and `more` at its end."""
    for old, new in changes:
        assert mandate.count(old) == 1, old
        mandate = mandate.replace(old, new)
    return mandate + more


def read(desk: Desk, text: str | bytes) -> Mandate:
    """The mandate of which nothing is told."""
    desk.write("mandate.yml", text)
    newsroom = desk.newsroom()
    assert newsroom.problems == ()
    return newsroom.mandate


def told(desk: Desk, text: str | bytes) -> list[Problem]:
    """What is told of a mandate that cannot be trusted."""
    desk.write("mandate.yml", text)
    newsroom, problems = desk.read()
    assert newsroom is None
    assert {found.path for found in problems} == {"mandate.yml"}
    for problem in problems:
        for language in ("vi", "en"):
            assert translator(language)(problem.message)
            assert problem.hint is not None
            assert translator(language)(problem.hint)
    return [found for found in problems if found.level is Level.PROBLEM]


def line_of(mandate: str, piece: str) -> int:
    return mandate[: mandate.index(piece)].count("\n") + 1


def test_the_mandate_is_read_with_all_its_parts(desk: Desk) -> None:
    """Directive, outlets, duties, campaigns, exceptions, topics and units come back as typed values."""
    mandate = read(
        desk,
        with_(
            (PAPER, "duties:\n      - {from: 2026-01, until: 2026-03}\n      - {from: 2026-04, minimum: 2}"),
            ("late_after_days: 7\n", "late_after_days: 0\nlate_entry: mark\n"),
            ("date: null}", "date: 1945-09-02}"),
            more=f"""
campaigns:
  - {{id: he, name: Hè an toàn & vui, months: [6, 7, 8], minimum: 3, until: 2027-07}}
  - {{id: tet, name: <Tết> "vì em", months: [1, 6], minimum: 2, from: 2027-01}}
exceptions: [{EXCEPTION}]
""",
        ),
    )
    paper, radio = mandate.outlets
    assert (mandate.directive.sentence, mandate.directive.date) == ("Ít nhất 01 lần/tháng.", date(1945, 9, 2))
    assert (str(mandate.timezone), mandate.language) == ("Asia/Ho_Chi_Minh", "vi")
    assert (mandate.late_after_days, mandate.late_entry, mandate.sample) == (0, "mark", None)
    assert [duty.minimum for duty in paper.duties] == [1, 2]
    assert (paper.shortest(Month(2026, 4), "newspaper"), radio.shortest(Month(2026, 4), "broadcaster")) == (
        200,
        60,
    )
    assert paper.duty(Month(2025, 12)) is None
    months = ("2026-01", "2026-03", "2026-06", "2027-01", "2027-06", "2027-08")
    minimums = {month: mandate.owed(paper, Month.parse(month)).features for month in months}
    assert list(minimums.values()) == [1, 1, 3, 2, 3, 2]
    assert [record.reason for record in mandate.exceptions] == ["Bão số 3"]
    assert [topic.id for topic in mandate.topics] == ["duoi-nuoc", "tiem-chung"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_mandate_may_come_from_any_desk(desk: Desk, end: str) -> None:
    """Byte order mark, line ends, a document's dashes and comments change nothing."""
    plain = read(desk, MANDATE)
    raw = f"\ufeff# Đơn vị chủ quản\n---\n{MANDATE}# Hết\n".replace("\n", end)
    assert read(desk, raw) == plain


def test_lists_may_be_empty_or_left_out(desk: Desk) -> None:
    """No campaign, no exception and no unit are as good as their empty lists."""
    units = MANDATE[MANDATE.index("units:") : MANDATE.index("contact:")]
    plain = read(desk, with_((units, "")))
    for nothing in ("", " []", " null", " ~"):
        more = f"units:{nothing}\ncampaigns:{nothing}\nexceptions:{nothing}\n"
        assert read(desk, with_((units, ""), more=more)) == plain


TWICE, ENDS_FIRST, OVERLAP = "id-twice", "ends-before-it-begins", "duties-overlap"
AO = "- {id: ao, name: Ao, picture: water, "
HE = "- {id: he, name: Hè, months: [6], minimum: 2"

CONTRADICTIONS: dict[str, tuple[str, str, str, str]] = {
    # what is wrong: the mandate, the beginning of the line of the problem, field, code
    "two outlets of one id": (
        with_(("id: dai\n", "id: bao \n")), "  - id: bao ", "outlets.1.id",
        TWICE,
    ),
    "two topics of one id": (
        with_(("id: tiem-chung", "id: duoi-nuoc")), "  - {id: duoi-nuoc, name: Tiêm", "topics.1.id",
        TWICE,
    ),
    "two units of one id": (
        with_(("contact:", "  - {id: so-y-te, name: Sở, kind: locality}\ncontact:")),
        "  - {id: so-y-te, name: Sở,", "units.1.id",
        TWICE,
    ),
    "two doors of one id": (
        MANDATE + f"doors:\n{AO}topics: [duoi-nuoc]}}\n{AO}topics: [tiem-chung]}}\n", f"{AO}topics: [t",
        "doors.1.id",
        TWICE,
    ),
    "a door that leads nowhere": (
        MANDATE + f"doors:\n{AO}topics: []}}\n", AO, "doors.0", "door-to-one",
    ),
    "a door that leads to topics and to a page": (
        MANDATE + f"doors:\n{AO}topics: [duoi-nuoc], page: goi-ai}}\n", AO, "doors.0", "door-to-one",
    ),
    "two campaigns of one id": (
        MANDATE + f"campaigns:\n{HE}}}\n{HE}, until: 2027-01}}\n", f"{HE}, until", "campaigns.1.id",
        TWICE,
    ),
    "a synonym of nothing": (
        MANDATE + "search:\n  synonyms:\n    - đuối nước = chết đuối\n    - bỏng =\n", "    - bỏng =",
        "search.synonyms.1", "synonym-of-nothing",
    ),
    "a synonym without words": (
        MANDATE + 'search: {synonyms: ["bỏng = !"]}\n', "search:", "search.synonyms.0", "synonym-of-nothing",
    ),
    "one synonym in two lines, however composed": (
        MANDATE
        + "search:\n  synonyms:\n    - đuối nước = chết đuối\n    - "
        + unicodedata.normalize("NFD", "Chết  Đuối")
        + " = ngạt\n",
        "    - Ch", "search.synonyms.1", "synonym-twice",
    ),
    "a topic that ends before it begins": (
        with_(("Phòng đuối nước.}", "Phòng đuối nước, from: 2026-03, until: 2026-02}")),
        "  - {id: duoi-nuoc", "topics.0.until", ENDS_FIRST,
    ),
    "a unit that ends before it begins": (
        with_(("kind: department}", "kind: department, from: 2026-03, until: 2026-02}")),
        "  - {id: so-y-te", "units.0.until", ENDS_FIRST,
    ),
    "a campaign that ends before it begins": (
        MANDATE + f"campaigns:\n{HE}, from: 2026-03, until: 2026-02}}\n", HE, "campaigns.0.until",
        ENDS_FIRST,
    ),
    "a duty that ends before it begins": (
        with_((PAPER, "duties: [{from: 2026-03, until: 2026-02}]")), "    duties: [{from: 2026-03",
        "outlets.0.duties.0.until", ENDS_FIRST,
    ),
    "duties that overlap": (
        with_((PAPER, "duties:\n      - {from: 2026-01, until: 2026-03}\n      - {from: 2026-03}")),
        "      - {from: 2026-03}", "outlets.0.duties.1", OVERLAP,
    ),
    "duties out of order": (
        with_((PAPER, "duties:\n      - {from: 2026-03, until: 2026-04}\n      - {from: 2026-01}")),
        "      - {from: 2026-01}", "outlets.0.duties.1", OVERLAP,
    ),
    "a duty after one that never ends": (
        with_((PAPER, "duties:\n      - {from: 2026-01}\n      - {from: 2027-01}")),
        "      - {from: 2027-01}", "outlets.0.duties.1", OVERLAP,
    ),
    "a successor of an outlet that never ends": (
        with_((PAPER, PAPER + "\n    successor: dai")), "    successor: dai", "outlets.0.successor",
        "successor-but-no-end",
    ),
    "a successor that is not there": (
        SUCCESSION.replace("successor: dai", "successor: dai-moi"), "    successor:", "outlets.0.successor",
        "outlet-unknown",
    ),
    "a successor of itself": (
        SUCCESSION.replace("successor: dai", "successor: bao"), "    successor:", "outlets.0.successor",
        "successor-of-itself",
    ),
    "an exception for no outlet": (
        MANDATE + f"exceptions: [{EXCEPTION.replace('outlet: bao', 'outlet: baa')}]\n", "exceptions:",
        "exceptions.0.outlet", "outlet-unknown",
    ),
    "an exception outside the duties": (
        MANDATE + f"exceptions: [{EXCEPTION.replace('month: 2026-01', 'month: 2025-12')}]\n", "exceptions:",
        "exceptions.0.month", "nothing-owed",
    ),
    "two exceptions for one cell": (
        MANDATE + f"exceptions:\n- {EXCEPTION}\n-  {EXCEPTION.replace('Bão', 'Lũ')}\n", "-  {outlet: bao",
        "exceptions.1", "exception-twice",
    ),
    "a waiver that came too late": (
        MANDATE + f"exceptions: [{EXCEPTION.replace('kind: miss', 'kind: waiver')}]\n", "exceptions:",
        "exceptions.0.document_date", "waiver-after-its-month",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_a_contradiction_is_told_where_it_stands(desk: Desk, what: str) -> None:
    """Each contradiction is one problem on its line, and nothing is judged until it is gone."""
    mandate, piece, field, code = CONTRADICTIONS[what]
    [problem] = told(desk, mandate)
    assert (problem.line, problem.field, problem.code) == (line_of(mandate, piece), field, code)


@pytest.mark.parametrize("id", sorted(RESERVED | {HELP}))
def test_no_outlet_takes_an_address_of_the_site(desk: Desk, id: str) -> None:
    """The addresses of the site's own pages are no ids of outlets."""
    mandate = with_(("id: dai\n", f"id: {id}\n"))
    [problem] = told(desk, mandate)
    assert (problem.line, problem.field) == (line_of(mandate, f"- id: {id}"), "outlets.1.id")
    assert problem.code == "id-reserved"


def test_all_contradictions_are_told_at_once(desk: Desk) -> None:
    """One look at the mandate tells everything that contradicts itself."""
    mandate = with_(
        ("id: dai\n", "id: rss\n"),
        (PAPER, "duties: [{from: 2026-01}, {from: 2026-02}]"),
        ("id: tiem-chung", "id: duoi-nuoc"),
        more=f"exceptions: [{EXCEPTION.replace('outlet: bao', 'outlet: khac')}]\n",
    )
    fields = {"outlets.1.id", "outlets.0.duties.1", "topics.1.id", "exceptions.0.outlet"}
    assert {found.field for found in told(desk, mandate)} == fields


@pytest.mark.parametrize(
    ("begins", "is_gap"), [("2026-07", False), ("2026-08", True), ("2026-06", True), ("2026-01", True)]
)
def test_a_gap_before_the_successor_is_a_warning(desk: Desk, begins: str, is_gap: bool) -> None:
    """Between the last duty and the successor's first no month is lost or doubled without a word."""
    mandate = with_((RADIO, RADIO.replace("2026-01", begins)), mandate=SUCCESSION)
    desk.write("mandate.yml", mandate)
    warnings = [
        (found.line, found.field, found.level, str(found.message)) for found in desk.newsroom().problems
    ]
    message = "The successor's duty does not follow in the next month, 7/2026."
    place = (line_of(mandate, "    successor: dai"), "outlets.0.successor", Level.WARNING)
    assert warnings == ([(*place, message)] if is_gap else [])


@pytest.mark.parametrize(
    "name", ["Báo và phát thanh, truyền hình Quảng Ngãi", "Báo Tỉnh & Đài <mới>", "VTV8"]
)
def test_a_successor_outside_the_mandate_has_a_name(desk: Desk, name: str) -> None:
    """An outlet of another mandate is named in full."""
    mandate = read(desk, SUCCESSION.replace("successor: dai", f"successor: {name}"))
    assert mandate.outlets[0].successor == name


DUTY = "{from: 2026-01, minimum: 1, shortest: 20}"
DIRECTIVE = next(line for line in MANDATE.splitlines() if "title:" in line)
NO_ZONE, FAR = "There is no such time zone: ", "The year {} is out of range."
NO_NUMBER, NOT_ALLOWED = "This is not a whole number: ", "This value is not allowed here."

VALUES: list[tuple[str, str, str | None, str]] = [
    # a piece of the plain mandate, its replacement, field, message
    ("Asia/Ho_Chi_Minh", "Asia/Kon_Tum", "timezone", NO_ZONE + "Asia/Kon_Tum."),
    ("Asia/Ho_Chi_Minh", "../../../etc/passwd", "timezone", NO_ZONE + "../../../etc/passwd."),
    ("Asia/Ho_Chi_Minh", "Asia", "timezone", NO_ZONE + "Asia."),
    ("Asia/Ho_Chi_Minh", "+07:00", "timezone", NO_ZONE + "+07:00."),
    ("Asia/Ho_Chi_Minh", "A/" * 9000, "timezone", NO_ZONE + "A/A/"),
    ("Asia/Ho_Chi_Minh", "", "timezone", "The field is empty."),
    ("Asia/Ho_Chi_Minh", "[Asia/Ho_Chi_Minh]", "timezone", "One value belongs here, not a list"),
    ("language: vi", "language: fr", "language", "There are no messages in the language fr."),
    ("language: vi", "language: zz", "language", "There are no messages in the language zz."),
    ("language: vi", "language: Tiếng Việt", "language", "This is not a language tag: Tiếng Việt."),
    ("date: null", "date: 31/12/2025", "directive.date", "This is not a day: 31/12/2025."),
    ("date: null", "date: 2025-02-30", "directive.date", "There is no such day: 2025-02-30."),
    ("date: null", "date: 9999-12-31", "directive.date", FAR.format("9999")),
    ("date: null", "date: 0001-01-01", "directive.date", FAR.format("0001")),
    (DUTY, "{from: 9999-12}", "outlets.0.duties.0.from", FAR.format("9999")),
    (DUTY, "{from: 2026-01, until: 9998-12}", "outlets.0.duties.0.until", FAR.format("9998")),
    ("recorded_from: 2026-01", "recorded_from: 0001-01", "recorded_from", FAR.format("0001")),
    ("recorded_from: 2026-01", "recorded_from: 1/2026", "recorded_from", "This is not a month: 1/2026."),
    ("late_after_days: 7", "late_after_days: bảy", "late_after_days", NO_NUMBER + "bảy."),
    ("late_after_days: 7", "late_after_days: -7", "late_after_days", NO_NUMBER + "-7."),
    ("late_after_days: 7", "late_after_days: " + "7" * 5000, "late_after_days", NO_NUMBER + "777"),
    ("late_after_days: 7", "late_entry: ignore", "late_entry", NOT_ALLOWED),
    ("kind: newspaper", "kind: magazine", "outlets.0.kind", NOT_ALLOWED),
    ("kind: department", "kind: ban", "units.0.kind", NOT_ALLOWED),
    ("id: bao\n", "id: Báo Tỉnh\n", "outlets.0.id", "This is not an id: Báo Tỉnh."),
    ("id: bao\n", 'id: ""\n', "outlets.0.id", "This is not an id: ."),
    ("minimum: 1, shortest: 20", "minimum: 0", "outlets.0.duties.0.minimum", "The number is too small."),
    (PAPER, "duties: []", "outlets.0.duties", "The list is empty."),
    (PAPER, "duties:", "outlets.0.duties", "The list is empty."),
    (PAPER, "duties: {from: 2026-01}", "outlets.0.duties", "A list belongs here."),
    (PAPER, "duties: 2026-01", "outlets.0.duties", "A list belongs here."),
    (f"    {PAPER}\n", "", "outlets.0.duties", "The field duties is missing."),
    (DUTY, "{minimum: 1}", "outlets.0.duties.0.from", "The field from is missing."),
    (DUTY, "{from: 2026-01, from_: 2026-02}", "outlets.0.duties.0.from_", "There is no field named from_."),
    ("language: vi", "language: vi\ntien: 1", "tien", "There is no field named tien."),
    ("column: Trẻ em", "colum: Trẻ em\n    column: a", "outlets.1.colum", "There is no field named colum."),
    ("language: vi", "language: vi\nlanguage: en", "language", "The field language stands here twice."),
    (DIRECTIVE, "  Chăm sóc trẻ em", "directive", "A block of fields belongs here."),
    ("number: null, ", "", "directive.number", "The field number is missing."),
    ("kind: department}", "kind: department}\n  - so-y-te", "units.1", "A block of fields belongs here."),
    ("language: vi", "language: &tieng vi", None, "Anchors and aliases are not allowed."),
    ("language: vi", "language: !!str vi", "language", "The tag !!str is not allowed."),
    ("  - id: dai", "\t- id: dai", None, "The fields cannot be read as YAML."),
    ("name: Báo Tỉnh", "name: Báo: Tỉnh", None, "The fields cannot be read as YAML."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "field", "message"), VALUES, ids=lambda value: str(value)[:30])
def test_a_wrong_value_is_told_where_it_stands(
    desk: Desk, old: str, new: str, field: str | None, message: str
) -> None:
    """Each value that cannot be read is one problem with its field, and the mandate is not trusted."""
    mandate = with_((old, new))
    [problem] = told(desk, mandate)
    assert problem.field == field
    assert str(problem.message).startswith(message)
    assert len(str(problem.message)) < 200
    assert problem.hint is not None
    assert problem.line is not None
    assert 1 <= problem.line <= line_of(MANDATE, old) + 1


def test_a_name_of_the_code_is_no_field(desk: Desk) -> None:
    """What the code calls `from_` is `from` in the mandate, and nothing else."""
    fields = {found.field for found in told(desk, with_((DUTY, "{from_: 2026-01}")))}
    assert fields == {"outlets.0.duties.0.from", "outlets.0.duties.0.from_"}


def test_a_wrong_campaign_is_told(desk: Desk) -> None:
    """Months of a campaign are calendar months, and its minimum is one."""
    campaign = "campaigns:\n  - {id: he, name: Hè, months: [0, 6, 13, sáu], minimum: 0}\n"
    campaign += "  - {id: tet, name: Tết, months: []}\n"
    assert {(found.field, str(found.message)) for found in told(desk, MANDATE + campaign)} == {
        ("campaigns.0.months.0", "The number is too small."),
        ("campaigns.0.months.2", "The number is too large."),
        ("campaigns.0.months.3", "This is not a whole number: sáu."),
        ("campaigns.0.minimum", "The number is too small."),
        ("campaigns.1.months", "The list is empty."),
        ("campaigns.1.minimum", "The field minimum is missing."),
    }


@pytest.mark.parametrize("field", re.findall(r"(\w+):", EXCEPTION))
def test_an_exception_is_whole(desk: Desk, field: str) -> None:
    """Somebody answers for an exception: no field of it may be missing or empty."""
    lacking = re.sub(rf"{field}: [^,}}]*,? ?", "", EXCEPTION)
    assert [found.field for found in told(desk, f"{MANDATE}exceptions: [{lacking}]\n")] == [
        f"exceptions.0.{field}"
    ]
    empty = re.sub(rf"{field}: [^,}}]*", f"{field}: ''", EXCEPTION)
    assert [found.field for found in told(desk, f"{MANDATE}exceptions: [{empty}]\n")] == [
        f"exceptions.0.{field}"
    ]


@pytest.mark.parametrize("field", ["reason", "document", "by"])
@pytest.mark.parametrize("value", ["'-'", "…", "'?!'", "''", "null", "🏊", "'.'"])
def test_an_exception_is_answered_in_words(desk: Desk, field: str, value: str) -> None:
    """A dash is no reason, no document and nobody."""
    silent = re.sub(rf"{field}: [^,}}]*", f"{field}: {value}", EXCEPTION, count=1)
    [problem] = told(desk, f"{MANDATE}exceptions: [{silent}]\n")
    assert problem.field == f"exceptions.0.{field}"


@pytest.mark.parametrize(
    "raw",
    [b"", b"\n\n", b"# nothing\n", b"null\n", b"- a\n", b"text\n", b"\xff\xfe", MANDATE.encode("utf-16"),
     b"{", b"\0" * 99, MANDATE.encode()[:-3] + b"\xe1\xba", b"---\n---\n", b"%YAML 1.1\n---\na: b\n",
     b"a: b\n---\nc: d\n", b"x" * (1024 * 1024 + 1)],
    ids=lambda raw: repr(raw[:12]),
)  # fmt: skip
def test_a_file_that_is_no_mandate_is_told(desk: Desk, raw: bytes) -> None:
    """Whatever else stands in the file, it is told and not trusted."""
    assert told(desk, raw)


def test_no_mandate_is_told(desk: Desk) -> None:
    """Without the file, with a folder or a link in its place, nothing is judged, and that is said."""
    file = desk.root / "mandate.yml"
    file.rename(desk.root / "elsewhere.yml")
    assert [str(found.message) for found in told_of_none(desk)] == [
        "The file cannot be read: No such file or directory."
    ]
    file.mkdir()
    assert [found.code for found in told_of_none(desk)] == ["no-ordinary-file"]
    file.rmdir()
    file.symlink_to("elsewhere.yml")
    assert [found.code for found in told_of_none(desk)] == ["symbolic-link"]


def told_of_none(desk: Desk) -> list[Problem]:
    newsroom, problems = desk.read()
    assert newsroom is None
    assert all(found.hint is not None for found in problems)
    return list(problems)


def test_the_day_comes_from_the_mandates_zone(desk: Desk) -> None:
    """At ten in the morning in London it is already the next day at the end of the world's zones."""
    desk.write("mandate.yml", with_(("Asia/Ho_Chi_Minh", "Pacific/Kiritimati")))
    assert desk.newsroom().as_of == date(2026, 2, 10)
    for zone, day in {"Pacific/Pago_Pago": 9, "UTC": 10, "Etc/GMT-14": 10, "America/Adak": 9}.items():
        desk.write("mandate.yml", with_(("Asia/Ho_Chi_Minh", zone)))
        assert desk.newsroom().as_of == date(2026, 2, day)


def test_the_stopped_clock_stands_within_our_time(desk: Desk) -> None:
    """The sample's day judges; one at the end of the calendar is told."""
    assert read(desk, MANDATE + "sample: {as_of: 2026-01-31}\n").sample is not None
    assert desk.newsroom().as_of == date(2026, 1, 31)
    assert desk.newsroom(as_of="2026-01-01").as_of == date(2026, 1, 1)
    for day in ("9999-12-31", "0001-01-01"):
        [problem] = told(desk, MANDATE + f"sample: {{as_of: {day}}}\n")
        assert problem.field == "sample.as_of"
