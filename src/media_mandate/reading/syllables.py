"""Whether a word can be a Vietnamese one, by the onsets and rimes of which all syllables (tiếng) are made."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc
oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyn uyt uyu
uôc uôi uôm uôn uông uôp uôt
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu
"""
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word in small letters without digits and marks, as somebody types it who has no Vietnamese keys."""
    bare = _MARKS.sub("", normalize("NFD", word)).replace("đ", "d")
    return "".join(letter for letter in bare if letter.isalpha())


def _pattern(rimes: set[str], onsets: set[str]) -> re.Pattern[str]:
    first = "|".join(sorted(onsets, key=len, reverse=True))
    return re.compile(f"(?:{first})?(?:{'|'.join(sorted(rimes, key=len, reverse=True))})")


_SPELT = _pattern(set(_RIMES.split()), set(_ONSETS.split()))
_WITHOUT_MARKS = _pattern(set(map(plain, _RIMES.split())), set(map(plain, _ONSETS.split())))


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether a word in small letters, digits aside, is spelt as Vietnamese is, with all marks or none."""
    letters = "".join(letter for letter in word if not letter.isdecimal())
    if letters.isascii():
        return _WITHOUT_MARKS.fullmatch(letters) is not None
    return _SPELT.fullmatch(normalize("NFC", _TONES.sub("", normalize("NFD", letters)))) is not None
