"""What an emergency article is asked for: steps to take now, and a number that somebody answers."""

from __future__ import annotations

import json

import pytest

from media_mandate.problems import Level, Problem
from tests.newsdesk import MANDATE, Desk, body

PATH = "bao/2026/01/bong"
OF_TOPIC = MANDATE.replace("about: Phòng đuối", "emergency: true, about: Phòng đuối")


def told(desk: Desk, **fields: str) -> list[Problem]:
    desk.article(PATH, **fields)
    desk.article("dai/2026/01/tin", topics="[tiem-chung]")
    return list(desk.read()[1])


def steps(*lines: str) -> str:
    return json.dumps(lines, ensure_ascii=False)


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_too_few_steps_or_too_many_are_told(desk: Desk, count: int) -> None:
    """As a warning: the article is published, and somebody mends it."""
    (problem,) = told(desk, emergency="true", steps=steps(*(f"Bước {number}" for number in range(count))))
    assert (problem.code, problem.level) == ("emergency-without-steps", Level.WARNING)


@pytest.mark.parametrize("count", [3, 6])
def test_three_to_six_are_right(desk: Desk, count: int) -> None:
    assert told(desk, emergency="true", steps=steps(*(f"Bước {number}" for number in range(count)))) == []


def test_steps_that_no_first_screen_holds_are_told(desk: Desk) -> None:
    """All of them together, at one character more than there is room."""
    lines = ["a" * 110, "b" * 110, "c" * 110]
    assert told(desk, emergency="true", steps=steps(*lines)) == []
    (problem,) = told(desk, emergency="true", steps=steps(*lines[:2], "c" * 111))
    assert problem.code == "emergency-steps-long"


def test_a_long_title_leaves_the_steps_less_room(desk: Desk) -> None:
    """From the ninety-first character on it takes the lines of two of theirs."""
    lines = steps("a" * 110, "b" * 110, "c" * 108)
    title = "Tên bài dài chín mươi chữ cái thì các bước vẫn đủ chỗ trên màn hình đầu của chiếc máy nhỏ ạ"[:90]
    assert told(desk, emergency="true", steps=lines, title=f"{title}n") == []
    (problem,) = told(desk, emergency="true", steps=lines, title=f"{title}nh")
    assert (problem.code, "326" in str(problem.hint)) == ("emergency-steps-long", True)


@pytest.mark.parametrize(
    ("topics", "emergency", "found"),
    [
        ("[duoi-nuoc]", "", ["emergency-without-steps"]),
        ("[tiem-chung, duoi-nuoc]", "", ["emergency-without-steps"]),
        ("[duoi-nuoc]", "false", []),
        ("[tiem-chung]", "", []),
        ("[tiem-chung]", "true", ["emergency-without-steps"]),
    ],
)
def test_a_topic_may_ask_and_the_article_decides(
    desk: Desk, topics: str, emergency: str, found: list[str]
) -> None:
    """What it says of itself goes before what its topics say."""
    desk.write("mandate.yml", OF_TOPIC)
    assert [problem.code for problem in told(desk, topics=topics, emergency=emergency)] == found


def test_a_withdrawn_article_is_asked_for_nothing(desk: Desk) -> None:
    withdrawn = f"{{date: 2026-01-06, reason: Theo đề nghị, words: 300, sha256: {'0' * 64}}}"
    desk.article(PATH, "", emergency="true", withdrawn=withdrawn)
    assert "emergency-without-steps" not in [problem.code for problem in desk.read()[1]]


@pytest.mark.parametrize("call", ["114", "0260 386 2111", "'02603862111'"])
def test_a_number_of_help_may_be_called(desk: Desk, call: str) -> None:
    """Of the country or of the province, however it is written."""
    desk.write(
        "mandate.yml", MANDATE + "help:\n  - {number: 0260 386 2111, name: Trung tâm, when: [Cần giúp]}\n"
    )
    assert told(desk, steps=steps("Một", "Hai", "Ba"), call=call) == []


@pytest.mark.parametrize("call", ["119", "'1115'", "một một năm", "gọi 115 ngay", "'javascript:115'"])
def test_a_number_that_nobody_answers_stops_the_build(desk: Desk, call: str) -> None:
    """Nobody has time to try a second one."""
    problem = next(found for found in told(desk, call=call) if found.code == "call-unknown")
    assert (problem.level, problem.field) == (Level.PROBLEM, "call")


def test_steps_are_read_as_all_words_are(desk: Desk) -> None:
    """A child's name in them is told in the place where it stands."""
    found = told(desk, steps=steps("Gọi to", "Đưa em Nguyễn Văn An, 8 tuổi, ra xa", "Ủ ấm"))
    assert [(problem.code, problem.field) for problem in found] == [("child-named", "steps.1")]


def test_steps_do_not_count_as_the_words_of_the_article(desk: Desk) -> None:
    """They say shorter what the text says."""
    desk.article(PATH, body(PATH)[:20], steps=steps(*["nước mát sạch " * 6] * 3))
    assert desk.judgement(PATH).article.words < 20
