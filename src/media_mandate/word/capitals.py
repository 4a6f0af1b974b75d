"""Titles and names that were typed in capitals, as an article writes them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from media_mandate.reading.syllables import is_syllable

_WORD = re.compile(r"\w+(?:['’./-]\w+)*")
_NUMERAL = re.compile(r"[0-9]{1,2}|[ivx]{1,5}", re.IGNORECASE)
_MOST = 6
"""Of how many words a name is at most that is looked for at once."""

_KNOWN = ("Việt Nam", "Hà Nội", "Tây Nguyên", "Trung ương Đảng")

_BOARDS = {"ban biên tập": "Ban Biên tập", "tòa soạn": "Tòa soạn", "bạn đọc": "Bạn đọc"}


def as_names(text: str) -> str:
    """Names of several words with one capital each; the letters of a short one stay."""
    words = text.split()
    if not text.isupper() or len(words) < 2 or "." in text:
        return text
    if text.lower() in _BOARDS:
        return _BOARDS[text.lower()]
    return " ".join(word.capitalize() if is_syllable(word.lower()) else word for word in words)


def in_sentence(text: str, told: Iterable[str], names: Collection[str]) -> str:
    """A line in capitals with those alone that it would have in a sentence.

    Which words are names the rest of the text shows, `told`, and `names` say; others are not known.
    """
    forms = {**_forms(told, 1), **_forms([*names, *_KNOWN], 2)}
    forms |= {name.casefold(): name for name in names if _is_proper(name)}
    words = list(_WORD.finditer(text))
    made: dict[int, str] = {}
    place = 0
    while place < len(words):
        for count in range(min(_MOST, len(words) - place), 0, -1):
            form = forms.get(" ".join(word[0].casefold() for word in words[place : place + count]))
            if form is not None and (count > 1 or form != form.lower() or is_syllable(form)):
                break
        else:
            count, form = 1, _unknown(words[place][0])
        for offset, word in enumerate((form or "").split(" ")):
            made[place + offset] = word
        place += count
    pieces, end = [], 0
    for number, found in enumerate(words):
        between = text[end : found.start()]
        is_first = number == 0 or (number == 1 and _NUMERAL.fullmatch(words[0][0]) is not None)
        starts = is_first or any(sign in between for sign in ".!?")
        shown = made[number]
        pieces += [between, shown[:1].upper() + shown[1:] if starts else shown]
        end = found.end()
    return "".join([*pieces, text[end:]])


def _is_proper(name: str) -> bool:
    words = name.split()
    return len(words) <= _MOST and sum(word[:1].isupper() for word in words) > 1 and not name.isupper()


def _unknown(word: str) -> str:
    small = word.lower()
    if is_syllable(small) or len(word) > 5:
        return small
    return word


def _forms(texts: Iterable[str], least: int) -> Mapping[str, str]:
    """How the words that stand together in texts are mostly written there, but for the first of a sentence.

    `least` is how many words stand together at least.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        if text.isupper():
            continue
        for sentence in re.split(r"[.!?…:“\"]\s*", text):
            words = _WORD.findall(sentence)[least == 1 :]
            for count in range(least, _MOST + 1):
                for start in range(len(words) - count + 1):
                    part = words[start : start + count]
                    if count == 1 or all(word != word.lower() for word in part):
                        counts[" ".join(part).casefold()][" ".join(part)] += 1
    return {key: forms.most_common(1)[0][0] for key, forms in counts.items()}
