"""What the browser knows of words before it asks the index, so that a search finds what was meant.

`lexicon.yml` has what holds for the country; a newsroom adds ways to say one thing in its `mandate.yml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from pydantic import Field

from media_mandate.mandate.values import Mandate
from media_mandate.reading.fields import Frozen
from media_mandate.reading.strict_yaml import read_yaml
from media_mandate.site.search import Findable, bare, key, words

_LETTER = re.compile(r"[^\W\d_]")


class Lexicon(Frozen):
    """Phrases in groups that say the same thing, phrases that lead to others, and two lists of phrases.

    `passed_over` say little and are left out where other words remain; who types one of `need` may need help.
    """

    same: tuple[tuple[str, ...], ...]
    leads: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    passed_over: tuple[str, ...]
    need: tuple[str, ...] = Field(min_length=1)


@cache
def national_lexicon() -> Lexicon:
    text = (files("media_mandate.site") / "lexicon.yml").read_text("utf-8")
    source, _problems = read_yaml(text, "lexicon.yml")
    assert source is not None
    return Lexicon.model_validate(source.values)


def lexicon_for(mandate: Mandate, found: Iterable[Findable]) -> Mapping[str, object]:
    """What the browser loads: how many pages there are, the words of the index, and the lexicon.

    `meanings` are pairs: what may be typed, and what of all that it leads to some page says.
    """
    pages = tuple(found)
    lexicon = national_lexicon()
    groups = [*(mandate.search.groups if mandate.search else ()), *lexicon.same]
    pairs = [(group, _wanted(group)) for group in groups]
    pairs += lexicon.leads
    said, written = _said(pages, {phrase for _typed, meant in pairs for phrase in meant})
    return {
        "pages": len(pages),
        "words": unicodedata.normalize("NFC", " ".join(sorted(written, key=lambda word: (bare(word), word)))),
        "meanings": [(typed, [phrase for phrase in meant if phrase in said]) for typed, meant in pairs],
        "passed_over": lexicon.passed_over,
        "need": lexicon.need,
    }


def _wanted(group: tuple[str, ...]) -> tuple[str, ...]:
    """What of a group its others lead to: a word by itself says many things, unless it is the first."""
    return tuple(phrase for phrase in group if phrase == group[0] or len(words(phrase)) > 1)


def _said(pages: Iterable[Findable], phrases: Iterable[str]) -> tuple[set[str], Iterable[str]]:
    """Those of the phrases that some page says, and all words of the pages, each as some page writes it."""
    starting: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for phrase in phrases:
        keys = [key(word) for word in words(phrase)]
        starting[keys[0]].append((keys, phrase))
    said, written = set[str](), dict[str, str]()
    for text in (text for page in pages for text in page.said):
        found = words(text)
        keys = [key(word) for word in found]
        written.update((its, word) for its, word in zip(keys, found, strict=True) if _LETTER.search(word))
        for place in (place for place, its in enumerate(keys) if its in starting):
            for wanted, phrase in starting[keys[place]]:
                if keys[place : place + len(wanted)] == wanted:
                    said.add(phrase)
    return said, written.values()
