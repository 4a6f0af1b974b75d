"""What `mandate.yml` and the site's own name give away of a child: they stand on every page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from media_mandate.mandate.values import Mandate
from media_mandate.problems import Level, Problem
from tests.newsdesk import MANDATE, Desk
from tests.texts import texts

NAME = "Em Nguyễn Văn An"
EXCEPTION = "outlet: bao, month: 2026-01, kind: miss, document: Số 5, document_date: 2026-02-01"
SIGNED = "by: Ban Biên tập, recorded_on: 2026-02-02"
HARM = "Một bé gái 7 tuổi bị người hàng xóm xâm hại nhiều lần"

FORMS = {
    "em-nguyen-van-an": "outlets.id campaigns.id topics.id doors.id units.id days.id",
    "em-nguyen-van-an.png": "outlets.podcast.cover",
    "em-nguyen-van-an.mp3": "other_languages.sound",
    "em.nguyen.van.an@x.vn": "outlets.podcast.email contact.email",
    "https://em-nguyen-van-an.vn/": "contact.form help.site",
    "em-nguyen-van-an.vn": "media_hosts",
    "docs/em-nguyen-van-an.pdf": "exceptions.file",
    "tag:x.vn,2026:em-nguyen-van-an/": "feed_ids.tag",
    f"{NAME}, 8 tuổi = đuối nước": "search.synonyms",
}
"""What names a child where a field takes no sentence."""

CHECKED = {
    "language late_entry other_languages.language": "one of those that there are",
    "outlets.kinds units.kind exceptions.kind purges.kind": "one of two words",
    "exceptions.outlet purges.outlet": "an id of this mandate, read where it is given",
    "doors.picture": "one of those that there are",
    "doors.page": "the name of a file, read where it lies",
    "days.topics doors.topics units.topics": "an id of this mandate, read where it is given",
    "purges.text_sha256": "a sum",
    "contact.phone help.number": "digits alone",
}
"""Fields of text that cannot name a child, and why; days and months are no text."""


def full_mandate() -> dict[str, Any]:
    """A mandate in which every field stands."""
    duties = [{"from": "2026-01"}]
    answer = {
        "outlet": "bao",
        "month": "2026-01",
        "reason": "Thiếu bài",
        "document": "Số 5",
        "document_date": "2026-02-01",
        "by": "Ban Biên tập",
        "recorded_on": "2026-02-02",
    }
    name, podcast = {"name": "Báo Tỉnh"}, {"cover": "cover.png", "email": "dai@x.vn"}
    return {
        "directive": {
            "title": "Chăm sóc",
            "issuer": "UBND",
            "item": "4",
            "sentence": "Ít nhất 01 lần",
            "number": "5/UBND",
            "date": None,
        },
        "timezone": "Asia/Ho_Chi_Minh",
        "language": "vi",
        "recorded_from": "2026-01",
        "feed_ids": {"tag": "tag:x.vn,2026:"},
        "outlets": [
            {"id": "bao", **name, "kind": "newspaper", "column": "Vì trẻ em", "duties": duties},
            {
                "id": "dai",
                "name": "Đài",
                "kind": "broadcaster",
                "column": "Trẻ em",
                "duties": [{"from": "2026-01", "until": "2026-01"}],
                "successor": "Báo Quảng Ngãi",
                "podcast": podcast,
            },
        ],
        "campaigns": [{"id": "thang-sau", "name": "Tháng hành động", "months": ["6"], "minimum": "1"}],
        "exceptions": [{**answer, "kind": "miss", "file": "docs/van-ban/cv.pdf"}],
        "purges": [{**answer, "text_sha256": "0" * 64, "entered": "2026-01-05"}],
        "topics": [{"id": "duoi-nuoc", "name": "Đuối nước", "about": "Phòng đuối nước."}],
        "doors": [
            {"id": "nuoc", "name": "Nước", "about": "Ao, suối.", "picture": "water", "topics": ["duoi-nuoc"]}
        ],
        "units": [{"id": "so-y-te", "name": "Sở Y tế", "kind": "department"}],
        "days": [{"id": "ngay-be", "name": "Ngày của bé", "day": "06-01"}],
        "media_hosts": ["am.x.vn"],
        "contact": {"email": "toa-soan@x.vn", "phone": "0260 386 2111", "form": "https://x.vn/"},
        "help": [
            {
                "number": "0260 386 2111",
                "name": "Trung tâm",
                "when": ["Em cần giúp"],
                "about": "Giờ hành chính",
                "zalo": "Trung tâm",
                "app": "Trung tâm",
                "site": "https://x.vn/",
            }
        ],
        "other_languages": [{"language": "en", "name": "English", "text": "Call 111.", "sound": None}],
        "search": {"synonyms": ["chết đuối = đuối nước"]},
    }


def put(values: dict[str, Any], field: str, text: str) -> tuple[str, ...]:
    """Put a text into a field of the last entry of each list on the way, and return the way there."""
    here: Any = values
    way: list[str] = []
    for part in field.split("."):
        if isinstance(here, list):
            way.append(str(len(here) - 1))
            here = here[-1]
        way.append(part)
        last, here = here, here.get(part)
    if isinstance(here, list):
        here[-1] = text
        return (*way, str(len(here) - 1))
    last[part] = text
    return tuple(way)


def child_problems(desk: Desk) -> list[Problem]:
    """What is told for a child's sake."""
    return [found for found in desk.read()[1] if found.code.startswith(("child-", "allowance-"))]


NEVER = {field.replace("from_", "from") for names in CHECKED for field in names.split()}
READ = sorted({field.replace("from_", "from") for field in texts(Mandate)} - NEVER)


@pytest.mark.parametrize("field", READ)
def test_every_text_of_the_mandate_is_read(desk: Desk, field: str) -> None:
    """Whatever field it is: told with line and field, as a warning; a new one is read or listed here."""
    text = next((form for form, names in FORMS.items() if field in names.split()), f"{NAME}, 8 tuổi")
    values = full_mandate()
    way = put(values, field, text)
    source = json.dumps(values, ensure_ascii=False, indent=1)
    desk.write("mandate.yml", source)
    line = next(number for number, line in enumerate(source.split("\n"), start=1) if text in line)
    found = {(problem.line, problem.field) for problem in desk.read()[1] if problem.code == "child-named"}
    assert found == {(line, ".".join(way))}


def test_the_list_of_fields_that_name_nobody_is_true() -> None:
    """What is listed is there."""
    assert {field.replace("from_", "from") for field in texts(Mandate)} >= NEVER


def test_a_mandate_that_names_nobody_is_left_alone(desk: Desk) -> None:
    """Institutions, hosts, grown-ups who answer for something."""
    values = full_mandate()
    values["exceptions"][0]["by"] = "Y Hà"
    values["units"][0]["name"] = "Trường Trung học cơ sở Nguyễn Du"
    desk.write("mandate.yml", json.dumps(values, ensure_ascii=False))
    assert child_problems(desk) == []


def test_what_tells_of_harm_in_the_same_entry_stops_the_build(desk: Desk) -> None:
    """As on a page; the entry beside it is only warned, and a comment with a reason lets a line stand."""
    reason = f"{HARM}. {NAME} là con của phóng viên."
    other = f"{{outlet: dai, month: 2026-01, kind: waiver, reason: {NAME} ốm, {SIGNED},"
    entries = (
        f"exceptions:\n  - {{{EXCEPTION}, {SIGNED}, reason: {reason}}}\n"
        f"  - {other}\n     document: Số 6, document_date: 2026-01-02}}\n"
    )
    desk.write("mandate.yml", f"{MANDATE}{entries}")
    levels = {problem.field: problem.level for problem in desk.read()[1] if problem.code == "child-named"}
    assert levels == {"exceptions.0.reason": Level.PROBLEM, "exceptions.1.reason": Level.WARNING}
    allowed = (
        f"{entries[:-1].replace(f'{reason}}}', f'{reason}}} # được phép: nhân vật trong một cuốn sách')}\n"
    )
    desk.write("mandate.yml", f"{MANDATE}{allowed}")
    assert [found.field for found in child_problems(desk)] == ["exceptions.1.reason"]
    allowances = {(found.path, found.reason) for found in desk.newsroom().allowances}
    assert allowances == {("mandate.yml", "nhân vật trong một cuốn sách")}
    newsroom = desk.newsroom()
    assert newsroom.only(newsroom.mandate.outlets[0]).allowances == ()


COMMENTS = {
    "# được phép: tên đường": "allowance-without-reason",
    "# được phép: tên của em Nguyễn Văn An": "child-named",
    "# tên một con đường": "child-named",
}


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_needs_a_reason_that_names_nobody(desk: Desk, comment: str) -> None:
    """Three words at least, and it is published itself."""
    unit = f"  - {{id: so-y-te, name: {NAME}, kind: department}}"
    desk.write(
        "mandate.yml",
        MANDATE.replace("  - {id: so-y-te, name: Sở Y tế, kind: department}", f"{unit} {comment}"),
    )
    assert COMMENTS[comment] in [problem.code for problem in desk.read()[1]]


def test_a_comment_that_allows_nothing_is_told(desk: Desk) -> None:
    """As in an article."""
    desk.write(
        "mandate.yml",
        MANDATE.replace("timezone: Asia/Ho_Chi_Minh", "timezone: Asia/Ho_Chi_Minh # allowed: a b c"),
    )
    assert [(found.code, found.line) for found in child_problems(desk)] == [("allowance-of-nothing", 3)]


@pytest.mark.parametrize("field", ["site_name", "site_description", "copyright"])
def test_the_name_of_the_site_is_read(desk: Desk, field: str) -> None:
    """It stands on every page; what is the program's in that file is not."""
    desk.write("mkdocs.yml", f"theme: {{name: {NAME}}}\n{field}: Trang của {NAME}\n")
    found = [(found.code, found.path, found.line, found.field) for found in child_problems(desk)]
    assert found == [("child-named", "mkdocs.yml", 2, field)]
