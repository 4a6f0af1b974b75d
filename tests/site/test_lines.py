"""Breaking a text into lines: nothing is lost, and nothing is wider than there is room for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.site.lines import balanced, shortened, wrapped

TITLE = "Dạy trẻ nhận biết nguy cơ đuối nước trước kỳ nghỉ hè"
texts = st.lists(st.text("aăâđêôơư–", min_size=1, max_size=30), min_size=1, max_size=20).map(" ".join)


@given(texts, st.integers(5, 40))
def test_lines_fit_and_keep_every_letter(text: str, width: int) -> None:
    """No line is wider than the width, and the lines together hold the letters of the text in their order."""
    lines = wrapped(text, len, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(0 < len(line) <= width for line in lines)


def test_words_stay_whole() -> None:
    """A break comes at a blank; within a word only where the word alone is too wide."""
    assert wrapped(TITLE, len, 20) == ["Dạy trẻ nhận biết", "nguy cơ đuối nước", "trước kỳ nghỉ hè"]
    assert wrapped("ô kkkkkkkkkkkkk ô", len, 6) == ["ô", "kkkkkk", "kkkkkk", "k ô"]


def test_a_dash_does_not_begin_a_line() -> None:
    """A dash between words stays at the end of the line before."""
    assert wrapped("Đài Phát – Truyền hình", len, 10) == ["Đài Phát –", "Truyền", "hình"]


def test_lines_are_balanced() -> None:
    """As many lines as at full width, of about one length; a pause is a good place to break."""
    assert wrapped(TITLE, len, 44) == ["Dạy trẻ nhận biết nguy cơ đuối nước trước kỳ", "nghỉ hè"]
    assert balanced(TITLE, len, 44) == ["Dạy trẻ nhận biết nguy cơ", "đuối nước trước kỳ nghỉ hè"]
    assert balanced("Tiêm chủng đầy đủ, đúng lịch", len, 20) == ["Tiêm chủng đầy đủ,", "đúng lịch"]


@given(texts, st.integers(5, 40))
def test_balanced_lines_are_as_few(text: str, width: int) -> None:
    """Balance costs no line and no letter, and makes none too wide."""
    lines = balanced(text, len, width)
    assert len(lines) == len(wrapped(text, len, width))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("width", "short"),
    [(60, TITLE), (22, "Dạy trẻ nhận biết…"), (3, "Dạ…"), (1, "")],
)
def test_what_is_too_long_ends_in_an_ellipsis(width: int, short: str) -> None:
    """Whole words where one fits, else letters; nothing where there is no room for one."""
    assert shortened(TITLE, len, width) == short


def test_no_comma_stands_before_the_ellipsis() -> None:
    """Punctuation at the end of what is left goes."""
    assert shortened("Ao, suối, hồ thủy lợi", len, 12) == "Ao, suối…"
