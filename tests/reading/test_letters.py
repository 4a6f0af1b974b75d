"""Letters as people read them: what nobody sees, and what only looks Latin, hides nothing and is told."""

from __future__ import annotations

import pytest

from media_mandate.problems import Level
from tests.newsdesk import Desk, body

PATH = "bao/2026/01/be-boi"
BELOW = 6  # the line on which the body of these articles begins
NAME = "Rơ Châm Thị Hiếu"


def told(desk: Desk, text: str, **fields: str) -> list[tuple[str, int | None, int | None]]:
    desk.article(PATH, text, **fields)
    return [(found.code, found.line, found.column) for found in desk.read()[1]]


@pytest.mark.parametrize(
    "sign",
    [
    "\u00ad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180e", "\u200b", "\u200c", "\u200d",
    "\u200e", "\u2060",
    "\u2061", "\u2800", "\u3164", "\ufe0f", "\uffa0", "\U000e0041", "&shy;", "&zwnj;", "&#8203;", "&#x2060;"]
)  # fmt: skip
def test_a_character_that_nobody_sees_is_told_where_it_stands(desk: Desk, sign: str) -> None:
    """In the text and in fields; the word is counted and read as if it were not there."""
    found = told(desk, f"{body('bơi')}\nHọc bơi, tr{sign}ẻ em.\n")
    assert found == [("character-unseen", BELOW + 2, 12)]
    assert desk.judgement(PATH).article.words == 34
    assert ("character-unseen", 2, 10) in told(desk, body("bơi"), title=f"'B{sign}ơi'")


@pytest.mark.parametrize("emoji", ["❤️", "👨‍👩‍👧", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☎︎", "👋🏽", "🏳️‍🌈", "✔️"])
def test_emoji_are_left_alone(desk: Desk, emoji: str) -> None:
    """What makes them what they are is seen."""
    assert told(desk, f"{body('bơi')}\n{emoji} Gọi 111 {emoji}\n") == []


@pytest.mark.parametrize(
    "written",
    [
        "Rơ Châm Thị Hi\u200bếu", "Rơ Ch&shy;âm Thị Hiếu", "Rơ Châm T\u2060hị Hiếu", "Rơ Châｍ Thị Hiếu",
        "Rơ Châm Thị Ніếu", "Rо̛ Châm Thị Hiếu", "Rơ Ϲhâm Thị Hiếu", "Rơ Châm Тhị Hiếu",
        "Rơ\u00a0Châm\u2003Thị Hiếu",
        "Rơ Châm Thị Hiế\U000e0075u", "R&#417; Châm Thị Hi&#xEA;&#x301;u", "Rơ Châ\u034fm Thị Hiếu",
        "Rơ **Ch**âm Thị H<wbr>iếu", "Rơ Châm<!-- --> Thị Hiếu", "Rơ Châm Thị Hi<span></span>ếu",
        "Rơ Châm Thị \U0001d5a7iếu",
    ],
)  # fmt: skip
def test_a_child_is_named_however_the_letters_are_written(desk: Desk, written: str) -> None:
    """A reader of the page reads the name; so does the check, and tells it with its line."""
    text = f"{body('bơi')}\nEm {written}, 12 tuổi, bị đuối nước.\n"
    desk.article(PATH, text, children="{sensitive: true}")
    found = [problem for problem in desk.problems() if problem.code == "child-named"]
    assert found, [problem.code for problem in desk.read()[1]]
    assert NAME in str(found[0].message)
    assert {problem.line for problem in found} == {BELOW + 3}


@pytest.mark.parametrize("word", ["Тrẻ", "һọc", "bơі", "ｂơi", "ɡọi", "𝐛ơi", "Ꭼm", "օng"])
def test_a_word_in_disguise_is_told_with_what_to_write(desk: Desk, word: str) -> None:
    """Letters of other alphabets in a word that looks Latin."""
    assert told(desk, f"{body('bơi')}\nHãy {word} nhé.\n") == [("letter-of-other-alphabet", BELOW + 2, 5)]
    [problem] = desk.problems(Level.WARNING)
    assert word in str(problem.message)
    assert any(letter.isascii() for letter in str(problem.hint))


@pytest.mark.parametrize(
    "word", ["Москва", "Ελλάδα", "日本", "Hmơ̆r", "ƀri", "ñu", "č̣", "m²", "½", "№ 5", "µg"]
)
def test_words_of_other_languages_are_left_alone(desk: Desk, word: str) -> None:
    """What is wholly of another alphabet, or Latin with other marks, is no disguise."""
    assert told(desk, f"{body('bơi')}\nHãy {word} nhé.\n") == []
