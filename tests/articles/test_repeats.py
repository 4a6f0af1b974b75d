"""Which words texts have from earlier ones: what is sought anew is what comparing all finds."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media_mandate.articles.passages import count, repeated_in
from media_mandate.articles.prose import prose_of
from media_mandate.articles.repeats import NOTHING_COMPARED, Comparable, Repeats, find_repeats
from media_mandate.reading.syllables import is_syllable, plain
from tests.newsdesk import syllables


def runs(words: list[str]) -> array[int]:
    return prose_of([words]).runs


def comparable(
    id: str, words: list[str], day: int = 1, *, takes: bool = True, gives: bool = True
) -> Comparable:
    return Comparable(id, f"2026-01-{day:02}", "bao/2026/01", runs(words), takes=takes, gives=gives)


OLD = syllables("gốc", 120)
NEW = syllables("mới", 240)


def taken(words: list[str], old: list[str] = OLD) -> int:
    """How many of the words a text has from an older one."""
    found = find_repeats([comparable("a", old), comparable("b", words, 2)]).takings
    return count(found.get("b", {}).get("a", ()))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (NEW[:100] + OLD[:12] + NEW[100:], 12),
        (NEW[:100] + OLD[:11] + NEW[100:], 0),
        (NEW[:100] + OLD[:6] + NEW[200:202] + OLD[8:14] + NEW[100:], 14),
        (NEW[:100] + OLD[:6] + NEW[200:203] + OLD[9:15] + NEW[100:], 0),
        (NEW[:100] + OLD[:6] + OLD[8:14] + NEW[100:], 12),
        (NEW[:100] + OLD[:6] + OLD[9:15] + NEW[100:], 0),
        (NEW[:100] + OLD[:6] + NEW[200:202] + OLD[6:12] + NEW[100:], 14),
        (NEW[:100] + OLD[20:26] + OLD[:6] + NEW[100:], 0),
        (NEW[:30] + OLD[20:25] + NEW[200:203] + OLD[:5], 0),
        (NEW[:28] + OLD[20:25] + NEW[200:202] + OLD[:5], 10),
        (NEW[:29] + OLD[20:25] + NEW[200:202] + OLD[:5], 0),
    ],
    ids=[
        "twelve", "eleven", "two changed", "three changed", "two left out", "three left out", "two put in",
        "in another order", "under a quarter", "a quarter in any order", "just under a quarter",
    ],
)  # fmt: skip
def test_a_passage_has_twelve_words_of_one_text_in_its_order(words: list[str], expected: int) -> None:
    """Up to two words apart; and where a text has a quarter, its order does not matter."""
    assert taken(words) == expected


def test_a_text_repeats_its_own_passages() -> None:
    """Twelve words that stand before are taken, eleven are not, and the first time never."""
    part = syllables("điệp", 12)
    assert repeated_in(runs([*part, *NEW[:30], *part])) == [(42, 54)]
    assert repeated_in(runs([*part[:11], *NEW[:30], *part[:11]])) == []


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("nghiêng", True), ("quyết", True), ("giếng", True), ("gì", True), ("đuối", True), ("duoi", True),
     ("yêu", True), ("xoong", True), ("uỷ", True), ("uy\u0309", True), ("tiếng12", True), ("khuya", True),
     ("lorem", False), ("dolor", False), ("the", True), ("swim", False), ("tiêgn", False), ("qđ", False),
     ("трек", False)],
)  # fmt: skip
def test_syllables(word: str, is_one: bool) -> None:
    """A syllable has an onset, a rime and a tone, with all its marks or none, composed or not."""
    assert is_syllable(word) is is_one


def test_marks_and_digits_are_folded() -> None:
    """As if it was typed without Vietnamese keys."""
    assert [plain(word) for word in ("đường", "ươ\u0301t", "em12")] == ["duong", "uot", "em"]


@st.composite
def archives(draw: st.DrawFn) -> list[list[Comparable]]:
    """Texts that take whole stretches from each other, edited, moved, added and taken out some times."""
    stretches = [syllables(name, 30) for name in "abcdef"]
    one = st.tuples(
        st.lists(
            st.tuples(st.integers(0, 5), st.integers(0, 20), st.integers(1, 30)), min_size=1, max_size=4
        ),
        st.integers(1, 5),
        st.booleans(),
        st.booleans(),
    )

    def made(number: int, said: tuple[list[tuple[int, int, int]], int, bool, bool]) -> Comparable:
        parts, day, takes, gives = said
        words = [word for which, start, length in parts for word in stretches[which][start : start + length]]
        return comparable(f"bao/2026/01/{number}", words, day, takes=takes, gives=gives)

    texts = dict(enumerate(draw(st.lists(one, min_size=1, max_size=8))))
    rounds = [[made(number, said) for number, said in texts.items()]]
    for edits in draw(st.lists(st.dictionaries(st.integers(0, 9), st.none() | one, max_size=3), max_size=4)):
        texts = {number: said for number, said in {**texts, **edits}.items() if said is not None}
        rounds.append([made(number, said) for number, said in texts.items()])
    return rounds


@given(archives(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_is_sought_anew_is_what_comparing_all_finds(
    rounds: list[list[Comparable]], is_remembered: bool
) -> None:
    """Whatever is edited, added, moved in time or taken out, what was known before changes no outcome."""
    known, former = NOTHING_COMPARED, dict[str, "array[int]"]()
    for texts in rounds:
        expected = find_repeats(texts)
        known = find_repeats(texts, known, former.get if is_remembered else lambda _id: None)
        assert known == expected
        former = {text.id: text.runs for text in texts}


def test_a_text_that_changes_among_many_is_sought_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where many share nothing, one edit compares nothing else; the outcome is that of all."""
    texts = [
        comparable(f"{number:03}", syllables(f"bài {number}", 60), number % 20 + 1) for number in range(200)
    ]
    known = find_repeats(texts)
    copy = replace(texts[150], runs=array("q", [*texts[0].runs, *texts[150].runs[:9]]))
    after = [*texts[:150], copy, *texts[151:]]
    former = {text.id: text.runs for text in texts}
    asked: list[str] = []

    def remembered(id: str) -> array[int]:
        asked.append(id)
        return former[id]

    found = find_repeats(after, known, remembered)
    assert asked == [copy.id]
    assert found == find_repeats(after)
    assert list(found.takings) == [copy.id]


def test_many_texts_are_compared_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """In how many parts all runs are looked at changes no outcome."""
    box = syllables("hộp", 40)
    texts = [
        comparable(f"{number:02}", [*syllables(f"{number}", 50), *box], number % 9 + 1)
        for number in range(40)
    ]
    expected = find_repeats(texts)
    assert len(expected.takings) == 39
    monkeypatch.setattr("media_mandate.articles.repeats._AT_ONCE", 300)
    assert find_repeats(texts) == expected


def test_of_many_that_have_a_passage_the_first_is_its_source() -> None:
    """A standing box has one source, however many have it."""
    box = syllables("hộp", 40)
    texts = [
        comparable(f"{number:02}", [*syllables(f"{number}", 50), *box], number + 1) for number in range(9)
    ]
    assert {id: list(found) for id, found in find_repeats(texts).takings.items()} == {
        f"{number:02}": ["00"] for number in range(1, 9)
    }


def test_nothing_known_is_no_archive() -> None:
    """What is known of nothing says nothing of what is there."""
    assert find_repeats([], Repeats()) == Repeats()
