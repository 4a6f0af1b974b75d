"""Sentences in a row of signs, and the words of a part of it."""

from __future__ import annotations

from media_mandate.children.rows import SignRow
from media_mandate.children.signs import SIGNS

_STOP = SIGNS["."]


def sentence(signs: str, index: int) -> tuple[int, int]:
    """Where the sentence of a sign begins and ends."""
    end = signs.find(_STOP, index)
    return signs.rfind(_STOP, 0, index) + 1, len(signs) if end < 0 else end


def words(row: SignRow, span: tuple[int, int]) -> str:
    """The words of the signs of a span, in small letters."""
    return " ".join(map(row.words, range(*span)))


def put(signs: str, index: int, sign: str) -> str:
    """A row in which one sign is another."""
    return signs[:index] + sign + signs[index + 1 :]
