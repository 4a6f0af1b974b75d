"""Whether anything in an article is about its topics, by the words that the mandate has for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from media_mandate.mandate.values import Mandate
from media_mandate.reading.syllables import plain

_PHRASE = re.compile(r"[^.,;:!?()“”\"–—…/]+")
_WORD = re.compile(r"[^\W\d_]+")


_COMMON = """
ai bao bằng bé bị các cách cho chống có con của cùng cũng do dạy dùng để đến đi được em gì giữ giúp hay hoặc
khi không là làm mà mẹ mỗi một nào này người nhà nhận những nơi ở phải phòng ra sau sẽ số tại theo thế thì
trẻ trên trong trước từ và về vì việc với
"""
_EVERYWHERE = frozenset(_COMMON.split())
"""Syllables of which nothing can be told: they stand in articles on anything."""


def unfound_topics(topics: Sequence[str], texts: Sequence[str], mandate: Mandate) -> tuple[str, ...]:
    """The topics of an article, where its texts have no word of any of them; else none."""
    wanted = [words for id in topics if (words := words_of(id, mandate))]
    small = "\n".join(texts).lower()
    if not wanted or any(word in small for words in wanted for word in words):
        return ()
    typed = normalize("NFD", small.replace("đ", "d")).encode("ascii", "ignore").decode()
    is_found = any(pair.search(typed) for id in topics for pair in _as_typed(id, mandate))
    return () if is_found else tuple(topics)


@lru_cache(maxsize=256)
def words_of(topic: str, mandate: Mandate) -> tuple[str, ...]:
    """The words that name and describe a topic, each of two syllables, but for the directive's own."""
    common = set(_pairs(mandate.directive.title))
    found = next(other for other in mandate.topics if other.id == topic)
    return tuple(
        pair
        for pair in dict.fromkeys(_pairs(f"{found.name}. {found.about}"))
        if pair not in common and _EVERYWHERE.isdisjoint(pair.split())
    )


def _pairs(text: str) -> list[str]:
    phrases = [_WORD.findall(phrase) for phrase in _PHRASE.findall(text.lower())]
    return [" ".join(pair) for words in phrases for pair in pairwise(words)]


@lru_cache(maxsize=256)
def _as_typed(topic: str, mandate: Mandate) -> tuple[re.Pattern[str], ...]:
    """What finds the same in small letters without marks; each begins with a word, which is sought fast."""
    pairs = [[plain(word) for word in pair.split(" ")] for pair in words_of(topic, mandate)]
    return tuple(
        re.compile(f"{first}(?<![a-z]{first})[^a-z]*{second}(?![a-z])")
        for first, second in pairs
        if first.isascii() and second.isascii()
    )
