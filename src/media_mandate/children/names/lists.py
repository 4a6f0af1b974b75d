"""The lists of `names.yml`, and how they and the syllables of Vietnamese are spelt."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from media_mandate.children.vocabulary import folded, is_plain, read_lists

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uya|oai|oay|uay|uoi|uou|ieu|yeu|ie|ye|uo|ua|ia|oa|oe|oo|ue|ui|uy|uu|ai|ao|au|ay|eo|eu|iu|oi|[aeiouy])"
    r"(?:ng|nh|ch|[cmnptuiyo])?"
)
"""A syllable of Vietnamese, without its marks."""
plain = lru_cache(maxsize=32)(is_plain)
"""Whether a text is written without diacritics; told once of each."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_lists("names/names.yml").items()}


def listed(name: str) -> frozenset[str]:
    """One of the lists of `names.yml`: words in small letters."""
    return _lists()[name]


@cache
def as_spelt(name: str, plain: bool) -> frozenset[str]:
    """The same list without diacritics where `plain`."""
    return frozenset(map(folded, listed(name))) if plain else listed(name)


def is_syllable(word: str) -> bool:
    """Whether a word in small letters is spelt as Vietnamese spells."""
    return _SYLLABLE.fullmatch(folded(word)) is not None
