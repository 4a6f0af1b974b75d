"""Whether anything in an article is about its topics, by the words that the mandate has for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from media_mandate.mandate.values import Mandate, Topic
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
    title = mandate.directive.title
    wanted = [topic for id in topics if _words_of(topic := mandate.topic[id], title)]
    small = "\n".join(texts).lower()
    if not wanted or any(word in small for topic in wanted for word in _words_of(topic, title)):
        return ()
    typed = normalize("NFD", small.replace("đ", "d")).encode("ascii", "ignore").decode()
    is_found = any(pair.search(typed) for topic in wanted for pair in _as_typed(topic, title))
    return () if is_found else tuple(topics)


def words_of(topic: str, mandate: Mandate) -> tuple[str, ...]:
    """The words that name and describe a topic, each of two syllables, but for the directive's own."""
    return _words_of(mandate.topic[topic], mandate.directive.title)


@lru_cache(maxsize=256)
def _words_of(topic: Topic, title: str) -> tuple[str, ...]:
    common = set(_pairs(title))
    return tuple(
        pair
        for pair in dict.fromkeys(_pairs(f"{topic.name}. {topic.about}"))
        if pair not in common and _EVERYWHERE.isdisjoint(pair.split())
    )


@lru_cache(maxsize=256)
def _as_typed(topic: Topic, title: str) -> tuple[re.Pattern[str], ...]:
    """What finds the same in small letters without marks; each begins with a word, which is sought fast."""
    pairs = [[plain(word) for word in pair.split(" ")] for pair in _words_of(topic, title)]
    return tuple(
        re.compile(f"{first}(?<![a-z]{first})[^a-z]*{second}(?![a-z])")
        for first, second in pairs
        if first.isascii() and second.isascii()
    )


def _pairs(text: str) -> list[str]:
    phrases = [_WORD.findall(phrase) for phrase in _PHRASE.findall(text.lower())]
    return [" ".join(pair) for words in phrases for pair in pairwise(words)]
