"""Which articles are copies of older ones, told through what counts."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media_mandate.articles.repeats import NOTHING_COMPARED, find_copies
from media_mandate.problems import Level
from media_mandate.quota import Reason
from tests.newsdesk import Desk

RUN = 8


def words(name: str, count: int) -> str:
    """So many words, each of them used once and by this name alone; no digits, for they are no letters."""
    return " ".join(f"{name}{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(count))


def mixed(name: str, shared: int, own: int) -> str:
    """A text of `shared` runs of the original `gốc` and `own` runs of its own."""
    return f"{words('gốc', shared + RUN - 1)} {words(name, own)}"


def original(desk: Desk, path: str) -> str | None:
    """The article of which this one is a copy; None where it is none."""
    judgement = desk.judgement(path)
    if judgement.reason is not Reason.COPY:
        return None
    assert judgement.because is not None
    return str(judgement.because).removeprefix("it is a copy of ")


@pytest.mark.parametrize(
    ("shared", "own", "is_copy"),
    [(80, 20, True), (79, 21, False), (4, 1, True), (3, 1, False), (16, 4, True), (63, 16, False),
     (35 * 4, 35, True), (35 * 4 - 1, 36, False), (100, 0, True), (1, 0, True), (0, 30, False)],
)  # fmt: skip
def test_a_copy_has_four_fifths_of_its_runs_from_one_article(
    desk: Desk, shared: int, own: int, is_copy: bool
) -> None:
    """At 80 % of its eight-word runs a text is a copy, just under it is none."""
    desk.article("bao/2026/01/goc", words("gốc", 200), date="2026-01-02")
    desk.article("bao/2026/01/bai", mixed("riêng", shared, own))
    article = desk.judgement("bao/2026/01/bai").article
    assert len(article.runs) == (shared + own if shared else own)
    assert (original(desk, "bao/2026/01/bai") == "bao/2026/01/goc") is is_copy


def test_a_copy_is_published_with_a_warning(desk: Desk) -> None:
    """A copy stops nothing: it is told, with the two ways to mend it."""
    desk.article("bao/2026/01/goc", words("gốc", 40), date="2026-01-02")
    desk.article("bao/2026/01/bai", words("gốc", 40) + " thêm")
    assert desk.problems() == []
    [warning] = desk.problems(Level.WARNING)
    assert warning.path == "docs/bao/2026/01/bai.md"
    assert "docs/bao/2026/01/goc.md" in str(warning.message)
    assert "rerun_of: bao/2026/01/goc" in str(warning.hint)


def test_the_same_text_to_the_letter_is_told_once(desk: Desk) -> None:
    """An article with the very text of another is a problem, and no warning besides; it does not count."""
    desk.article("bao/2026/01/goc", words("gốc", 40), date="2026-01-02")
    desk.article("bao/2026/01/bai", words("gốc", 40))
    assert [problem.path for problem in desk.problems()] == ["docs/bao/2026/01/bai.md"]
    assert desk.problems(Level.WARNING) == []
    assert original(desk, "bao/2026/01/bai") == "bao/2026/01/goc"


def test_the_later_of_two_is_the_copy(desk: Desk) -> None:
    """Which one is the original is told by the date, not by the name."""
    desk.article("bao/2026/01/a", words("gốc", 40) + " sau", date="2026-01-06")
    desk.article("bao/2026/01/z", words("gốc", 40), date="2026-01-05")
    assert original(desk, "bao/2026/01/a") == "bao/2026/01/z"
    assert original(desk, "bao/2026/01/z") is None


def test_of_two_on_one_day_only_one_is_a_copy(desk: Desk) -> None:
    """Two articles with one text and one date count once."""
    desk.article("bao/2026/01/a", words("gốc", 40))
    desk.article("dai/2026/01/a", words("gốc", 40) + " thêm")
    found = [original(desk, "bao/2026/01/a"), original(desk, "dai/2026/01/a")]
    assert found == [None, "bao/2026/01/a"]


def test_the_other_outlet_has_originals_too(desk: Desk) -> None:
    """An article that takes its text from another outlet's is a copy."""
    desk.article("dai/2026/01/goc", words("gốc", 40), date="2026-01-02")
    desk.article("bao/2026/01/bai", words("gốc", 40) + " thêm")
    assert original(desk, "bao/2026/01/bai") == "dai/2026/01/goc"


@pytest.mark.parametrize(
    ("field", "reason"), [("rerun_of", Reason.RERUN), ("translation_of", Reason.TRANSLATION)]
)
def test_what_says_so_is_no_copy(desk: Desk, field: str, reason: Reason) -> None:
    """A rerun or translation that names its original is no copy, and gets no warning."""
    desk.article("bao/2026/01/goc", words("gốc", 40), date="2026-01-02")
    desk.article("bao/2026/01/bai", words("gốc", 40), **{field: "bao/2026/01/goc"})
    assert desk.judgement("bao/2026/01/bai").reason is reason
    assert desk.problems(Level.WARNING) == []


def test_a_rerun_is_an_original_to_others(desk: Desk) -> None:
    """A copy of a rerun is a copy of the article that came first."""
    desk.article("bao/2026/01/goc", words("gốc", 40), date="2026-01-02")
    desk.article("bao/2026/01/lai", words("gốc", 40), date="2026-01-03", rerun_of="bao/2026/01/goc")
    desk.article("bao/2026/01/bai", words("gốc", 40) + " thêm")
    assert original(desk, "bao/2026/01/bai") == "bao/2026/01/goc"


@pytest.mark.parametrize("fields", [{"draft": "true"}, {"date": "2026-01-31"}])
def test_only_what_is_published_is_an_original(desk: Desk, fields: dict[str, str]) -> None:
    """Neither a draft nor an article whose day has not come makes copies of others."""
    desk.article("bao/2026/01/goc", words("gốc", 40), **fields)
    desk.article("bao/2026/01/bai", words("gốc", 40) + " thêm", date="2026-01-30")
    assert desk.judgement("bao/2026/01/bai", "2026-01-30").counts


def test_runs_from_several_articles_make_no_copy(desk: Desk) -> None:
    """The four fifths must stand in one article; a text put together from two is its own."""
    desk.article("bao/2026/01/goc-a", words("một", 60), date="2026-01-02")
    desk.article("bao/2026/01/goc-b", words("hai", 60), date="2026-01-03")
    desk.article("bao/2026/01/bai", f"{words('một', 40)} {words('hai', 40)}")
    assert original(desk, "bao/2026/01/bai") is None


def test_a_text_without_runs_is_no_copy(desk: Desk) -> None:
    """Seven words are not enough to compare."""
    desk.article("dai/2026/01/goc", words("gốc", 7), date="2026-01-02")
    desk.article("dai/2026/01/bai", words("gốc", 7) + ".")
    assert desk.judgement("dai/2026/01/bai").counts


def test_standing_words_hide_no_copy(desk: Desk) -> None:
    """What most articles end with makes no copies, and a copy that has it too is still found."""
    standing = words("chung", 60)
    for number in range(6):
        desk.article(f"bao/2026/01/bai-{number}", f"{words('bai' + 'abcdef'[number], 90)} {standing}")
    desk.article("dai/2026/01/chep", f"{words('baic', 84)} {words('them', 3)} {standing}", date="2026-01-20")
    found = {number: original(desk, f"bao/2026/01/bai-{number}") for number in range(6)}
    assert found == dict.fromkeys(range(6))
    assert original(desk, "dai/2026/01/chep") == "bao/2026/01/bai-2"


def _runs(text: str) -> set[tuple[str, ...]]:
    found = text.split()
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


@st.composite
def newsrooms(draw: st.DrawFn) -> list[str]:
    """Texts that take whole stretches from each other, oldest first."""
    texts: list[str] = []
    for name in "abcdefgh"[: draw(st.integers(2, 8))]:
        own = words(name, draw(st.integers(0, 30)))
        taken = draw(st.sampled_from(texts)).split() if texts else []
        start = draw(st.integers(0, len(taken)))
        part = taken[start : start + draw(st.integers(0, 40))]
        texts.append(" ".join([*part, own]) if draw(st.booleans()) else " ".join([own, *part]))
    return texts


@given(newsrooms())
@settings(max_examples=100)
def test_as_found_by_comparing_all_pairs(texts: list[str]) -> None:
    """What is found without comparing all pairs is what comparing all pairs finds."""
    expected: dict[int, int] = {}
    for newer, text in enumerate(texts):
        runs = _runs(text)
        for older in range(newer):
            if runs and len(runs & _runs(texts[older])) * 5 >= len(runs) * 4:
                expected.setdefault(newer, older)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for index, text in enumerate(texts):
            desk.article(f"bao/2026/01/bai-{index}", f"{text}\n", date=f"2026-01-{index + 1:02}")
        newsroom = desk.newsroom()
    found = {
        int(judgement.article.id[-1]): int(str(judgement.because)[-1])
        for judgement in newsroom.judgements
        if judgement.reason is Reason.COPY
    }
    assert found == expected
    assert all(later.article.date > earlier.article.date for earlier, later in pairwise(newsroom.judgements))


@st.composite
def edits(draw: st.DrawFn) -> list[list[tuple[str, int, bool]]]:
    """A newsroom whose articles share text, edited some times: text, day and whether it is a rerun."""
    texts = draw(newsrooms())
    one = st.tuples(st.sampled_from([*texts, ""]), st.integers(1, 9), st.sampled_from([False, False, True]))
    first = draw(st.lists(one, min_size=1, max_size=8))
    rounds = [first]
    for changes in draw(
        st.lists(st.dictionaries(st.integers(0, 9), st.none() | one, max_size=4), max_size=3)
    ):
        after = dict(enumerate(rounds[-1])) | changes
        rounds.append([after[number] or ("", 0, False) for number in sorted(after)])
    return rounds


@given(edits())
@settings(max_examples=100)
def test_what_is_sought_anew_is_what_comparing_all_finds(rounds: list[list[tuple[str, int, bool]]]) -> None:
    """Whatever is edited, added, moved in time or taken out, what was known before changes no outcome."""
    known = NOTHING_COMPARED
    for articles in rounds:
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder))
            for number, (text, day, is_rerun) in enumerate(articles):
                if day:
                    rerun = "bao/2026/01/khac" if is_rerun else ""
                    desk.article(
                        f"bao/2026/01/bai-{number}", f"{text}\n", date=f"2026-01-{day:02}", rerun_of=rerun
                    )
            read = list(desk.newsroom().articles)
        known = find_copies(read, known)
        assert known == find_copies(read)


def test_more_changes_than_are_sought_one_by_one(desk: Desk) -> None:
    """A newsroom of which most is new is compared as a whole, with the same outcome."""
    for number in range(3):
        desk.article(f"bao/2026/01/cu-{number}", words("gốc", 40))
    before = find_copies(list(desk.newsroom().articles))
    for number in range(40):
        desk.article(
            f"bao/2026/01/moi-{number}", words("gốc" if number % 2 else f"mới{number}", 40), date="2026-01-09"
        )
    after = list(desk.newsroom().articles)
    assert find_copies(after, before) == find_copies(after)
    assert len(find_copies(after).originals) == 22


def test_short_copies_of_a_long_text_are_found_one_by_one(desk: Desk) -> None:
    """A few words from any place of a long article are found in it, whichever run is looked at first."""
    long = words("gốc", 200).split()
    desk.article("bao/2026/01/goc", " ".join(long), date="2026-01-02")
    known = find_copies(list(desk.newsroom().articles))
    for number in range(12):
        desk.article(f"bao/2026/01/doan-{number}", " ".join(long[number * 15 : number * 15 + RUN + 1]))
        known = find_copies(list(desk.newsroom().articles), known)
        assert known.originals[f"bao/2026/01/doan-{number}"] == "bao/2026/01/goc"


def test_a_copy_whose_original_goes_is_one_of_the_next(desk: Desk) -> None:
    """When the oldest of three is deleted, the third copies the second, and the second is none any more."""
    for day in (2, 3, 4):
        desk.article(f"bao/2026/01/bai-{day}", words("gốc", 40), date=f"2026-01-0{day}")
    known = find_copies(list(desk.newsroom().articles))
    (desk.root / "docs/bao/2026/01/bai-2.md").unlink()
    found = find_copies(list(desk.newsroom().articles), known)
    assert found.originals == {"bao/2026/01/bai-4": "bao/2026/01/bai-3"}
