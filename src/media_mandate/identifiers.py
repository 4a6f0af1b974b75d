"""What in Vietnamese prose gives a child away: names, homes, schools, families, numbers, findings of doctors.

A text becomes a row of signs, one for each word or set phrase (`wordings.yml` says which word is what), and
rules are regular expressions over the row: a role of a child, then words with a capital, are a child's name.
It knows wordings, not people: what it finds may be harmless, and what it does not find may still tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from importlib.resources import files

import yaml


class Kind(Enum):
    """What is given away of a child, by the list in Article 33 of Decree 56/2017/NĐ-CP."""

    NAME = "name"
    BIRTH = "birth"
    SCHOOL = "school"
    HOME = "home"
    FAMILY = "family"
    CONTACT = "contact"
    MEDICAL = "medical"


@dataclass(frozen=True, slots=True)
class Found:
    """Words from `start` to `end` of a text that give a child away."""

    start: int
    end: int
    kind: Kind



SIGNS: Mapping[str, str] = {
    "household": "b",
    "house": "u",
    "title": "t",
    "kin": "k",
    "parents": "R",
    "post": "o",
    "office": "O",
    "street": "x",
    "hamlet": "h",
    "district": "d",
    "school": "s",
    "level": "v",
    "class": "E",
    "at": "@",
    "of": "z",
    "learns": "e",
    "named": ":",
    "calls": "+",
    "is": "=",
    "quality": "q",
    "born_on": "B",
    "born_in": "%",
    "phone": "#",
    "account": "$",
    "finds": "F",
    "adopts": "a",
    "self": "5",
    "general": "!",
    "resides": "r",
    "told": "/",
    "invented": "?",
    "changed": "~",
    "medical": "M",
    "many": "p",
    "group": "m",
    "pupil": "g",
    "offspring": "i",
    "son_or_daughter": "j",
    "child": "c",
    "nothing": "w",
    "no_person": "G",
    "in_history": "H",
}
"""The sign of each list of `wordings.yml`; where a wording stands in two lists, the later one holds.

Further signs: `N` a word with a capital, `S` a surname before one, `A` the A or Y of Kon Tum's peoples before
one, `I` initials; `0` a number, `f` a phone number, `n` a long number, `D` a full date, `Y` and `y` a child's
year of birth and age, `Q` a grown-up's; `L` a grade, `l` a class; `w` any other word; `,` and `.` within and
between sentences. The rules add `V` a named hamlet or street, `K` a named school, `C` a child's name, `T` a
grown-up's, and `_` after each of them for the words that belong to it.
"""

_MARKS = r"\u0300-\u036f"
_CAPITAL = "".join(sign for sign in map(chr, range(0x41, 0x1EFF)) if sign.isupper() and sign.isalpha())
_TOKEN = re.compile(
    rf"""
      (?P<date>(?<!\d)\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:19|20)\d\d(?!\d))
    | (?P<long>(?<!\w)\+?\d(?:[ .\-]?\d){{7,18}}(?!\w))
    | (?P<initials>(?<!\w)[{_CAPITAL}](?:\.[ ]?[{_CAPITAL}]{{1,2}}(?!\w))+\.?|(?<!\w)[{_CAPITAL}]\.(?=[ ]*[^\W\d_{_CAPITAL}]|[ ]*[,(–-]))
    | (?P<percent>\d+(?:[.,]\d+)?[ ]?%(?=[ ]+(?:s[ứu]c|kh[ảa]|c[ơo][ ]th|di[ệe]n|th[ưu][ơo]ng|t[ổo]n)))
    | (?P<number>\d+(?:[/.,]\d+)*(?!\w))
    | (?P<word>[\w{_MARKS}]+(?:['’ʼ&/-][\w{_MARKS}]+)*)
    | (?P<stop>[.!?…;])
    | (?P<link>[,:()–—-])
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*(?:\n|[-*+>|#]|\d+[.)])))+")
_CLASS = re.compile(r"\d{1,2}[A-ZĐa-hđ]\d{0,2}|\d{1,2}[/.]\d{1,2}")
_NUMERALS = frozenset("một hai ba bốn năm sáu bảy tám chín mười mot bon nam sau bay tam chin muoi".split())
_GROWN = 18
_BORN = range(2005, 2100)
"""Years of birth of those who are children, or were when the first articles were written."""


def folded(text: str) -> str:
    """`text` without diacritics, letter for letter."""
    return text.translate(_fold())


@cache
def _fold() -> Mapping[int, str]:
    letters = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x1EFF)}
    return {code: letter for code, letter in letters.items() if letter != chr(code)} | {
        ord("đ"): "d",
        ord("Đ"): "D",
    }


@dataclass(frozen=True)
class _Wordings:
    """The wordings by their first word, longest first, with the sign of each."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    surnames: frozenset[str]
    clear_surnames: frozenset[str]
    middle_names: frozenset[str]
    not_after_y: frozenset[str]
    abbreviations: frozenset[str]

    @cached_property
    def special(self) -> frozenset[str]:
        """The words that are more than any other word, or may be."""
        return frozenset({*self.phrases, *self.surnames, "a", "y", "t", "tuổi", "tuoi"})

    @cached_property
    def ill(self) -> frozenset[str]:
        """Of each wording for a finding of doctors the word that tells most."""
        return frozenset(self._longest("M"))

    @cached_property
    def young(self) -> frozenset[str]:
        """Of each wording for a child the word that tells most."""
        return frozenset(self._longest("cj"))

    def _longest(self, signs: str) -> Iterator[str]:
        for first, phrases in self.phrases.items():
            for rest, sign in phrases:
                if sign in signs:
                    yield max((first, *rest), key=len)


@cache
def _wordings(plain: bool) -> _Wordings:
    """The wordings as they are written with diacritics, or without them where `plain`."""
    source = (files("media_mandate") / "wordings.yml").read_text("utf-8")
    lists = {
        name: [" ".join(wording.split()) for wording in text.split("|")]
        for name, text in yaml.load(source, Loader=yaml.BaseLoader).items()  # noqa: S506 (strings alone)
    }
    spelt = folded if plain else str
    left_out = set(lists["only_with_marks"]) if plain else set()
    signs: dict[tuple[str, ...], str] = {}
    for name, sign in SIGNS.items():
        for wording in lists[name]:
            if wording not in left_out:
                signs[tuple(re.split(r"[ ,]+", spelt(wording)))] = sign
    phrases: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for words, sign in sorted(signs.items(), key=lambda item: -len(item[0])):
        phrases[words[0]].append((words[1:], sign))
    return _Wordings(
        {first: tuple(rest) for first, rest in phrases.items()},
        *(
            frozenset(spelt(word) for word in lists[name] if word not in left_out)
            for name in ("surname", "clear_surname", "middle_name", "not_after_y", "abbreviation")
        ),
    )


@dataclass(slots=True)
class _Row:
    """A text as signs, and where the words of each sign begin and end."""

    signs: str
    starts: list[int]
    ends: list[int]
    words: list[str]


_WORD = re.compile(r"\w+")
_TELLING = re.compile(
    rf"""
      [^\s.!?…*\#>-]["*_“”'‘’]*[ \n(]+["*_“”'‘’]*[{_CAPITAL}]  # a capital within a sentence
    | [{_CAPITAL}]{{2}} | [{_CAPITAL}]\w*[ ][{_CAPITAL}]
    | \d(?:[ .-]?\d){{7}} | \b(?:l[ớo]p|th[ôo]n|t[ổo]|ph[ốo]|s[ốo]|l[àa]ng|x[ãa])[ ]+\d | \bsinh[ ]\w+[ ]\d
    | \b(?:em|ch[áa]u|b[ée]|t[êe]n|l[àa])[ ]+[ay][ ]
    """,
    re.VERBOSE,
)


def _may_tell(text: str) -> bool:
    """Whether there is in a text what every hit needs; it spares most paragraphs a closer reading."""
    if _TELLING.search(text):
        return True
    words = frozenset(_WORD.findall(text.lower()))
    known = _wordings(_is_plain(text))
    ill, young = words.isdisjoint(known.ill), words.isdisjoint(known.young)
    return not (words.isdisjoint(known.clear_surnames) and (ill or young))


def _is_plain(text: str) -> bool:
    """Whether a text is written without diacritics, but for a few letters."""
    return len(text.encode("ascii", "ignore")) > 0.97 * len(text)


def _read(text: str) -> _Row:
    """Tell what each word or set phrase of a text is."""
    tokens = [
        (match.lastgroup, match[0], match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]
    written = [word for kind, word, _start, _end in tokens if kind == "word" and len(word) > 1]
    plain = _is_plain(text)
    shouted = len(written) > 3 and sum(map(str.isupper, written)) > 0.6 * len(written)
    known = _wordings(plain)
    special = known.special
    lows = [folded(word.lower()) if plain else word.lower() for _kind, word, _start, _end in tokens]
    lows += [""] * 6
    row = _Row("", [], [], [])
    signs: list[str] = []
    index, fresh = 0, True  # fresh: at the beginning of a sentence
    while index < len(tokens):
        kind, word, start, end = tokens[index]
        low, before = lows[index], signs[-1] if signs else "."
        if kind == "word" and before in "w.,@qOp!" and low == word and low not in special:
            signs.append("w")
            row.starts.append(start)
            row.ends.append(end)
            row.words.append(low)
            fresh = False
            index += 1
            continue
        size, sign = 1, "w"
        if kind == "word" and word[0].isdecimal():
            sign = "0"
        elif kind == "word":
            capital = word[0].isupper() and not shouted
            for rest, phrase in known.phrases.get(low, ()):
                size = len(rest) + 1
                if not rest or tuple(lows[index + 1 : index + size]) == rest:
                    sign = phrase
                    break
            else:
                size = 1
            if size == 1:
                sign = _single(sign, capital, fresh, before, index, tokens, lows, known, shouted)
        elif kind == "stop":
            sign = "" if low == "." and before != "." and lows[index - 1] in known.abbreviations else "."
        elif kind == "link":
            sign = ","
        elif kind == "date":
            sign = "D"
        elif kind == "long":
            sign = _long(word)
        elif kind == "initials":
            sign = "I"
        elif kind == "number":
            sign = "0"
        elif kind == "percent":
            sign = "M"
        if sign:
            if not _merge(signs, row, sign, low, word, end):
                signs.append(sign)
                row.starts.append(start)
                row.ends.append(tokens[index + size - 1][3])
                row.words.append(lows[index] if size == 1 else " ".join(lows[index : index + size]))
        fresh = sign == "."
        index += size
    row.signs = "".join(signs)
    return row


def _single(
    sign: str,
    capital: bool,
    fresh: bool,
    before: str,
    index: int,
    tokens: list[tuple[str | None, str, int, int]],
    lows: list[str],
    known: _Wordings,
    shouted: bool,
) -> str:
    """The sign of a word that is no part of a set phrase; `sign` is what it is when it is a plain word."""
    low, word = lows[index], tokens[index][1]
    following = tokens[index + 1] if index + 1 < len(tokens) else (None, "", 0, 0)
    names_follow = following[0] == "word" and following[1][0].isupper() and not shouted
    if low in ("a", "y"):
        after = lows[index + 1]
        role = before in "cg:+=tkj" and following[0] == "word" and len(after) > 1
        if after not in known.not_after_y and ((capital and names_follow) or (role and (shouted or not capital))):
            return "A"
    if capital:
        if low in known.surnames and (names_follow or following[0] == "initials"):
            return "S"
        if before in "SANI" and not fresh:
            return sign if sign in "sG" else "N"
        if before in "cgj:+" and not fresh and sign in "pqwxO@arFe5!":
            return "N" if len(word) > 1 else "I"
        if sign != "w":
            return sign
        if len(word) == 1 or (word[1] in "'’" and len(word) > 3):
            return "I"
        return "w" if fresh and not names_follow else "N"
    named = before in "cgj:+=tk"
    if (shouted or named) and low in known.surnames:
        clear = low in known.clear_surnames and (shouted or named)
        if following[0] == "word" and (clear or lows[index + 1] in known.middle_names):
            return "S"
    if (before in "SA" or (before == "N" and shouted)) and sign == "w":
        return "N"
    if before == "S" and low in known.middle_names:
        return "N"
    if shouted and before in "h" and sign == "w":
        return "N"
    if len(word) == 1 and word.isupper() and (before in "cNS"):
        return "I"
    return sign


def _long(word: str) -> str:
    """Tell a phone number from other long numbers."""
    digits = re.sub(r"\D", "", word)
    local = "0" + digits[2:] if word.startswith("+84") or (digits.startswith("84") and len(digits) == 11) else digits
    return "f" if local.startswith("0") and len(local) in (10, 11) and local[1] in "235789" else "n"


def _merge(signs: list[str], row: _Row, sign: str, low: str, word: str, end: int) -> bool:
    """Join what belongs to the word before: "9 tuổi", "sinh năm 2012", "lớp 6A2"."""
    before = signs[-1] if signs else "."
    if low in ("tuổi", "tuoi", "t") and (before == "0" or (row.words and row.words[-1] in _NUMERALS)):
        number = row.words[-1]
        new = "Q" if before == "0" and (not number.isdecimal() or int(number) >= _GROWN) else "y"
        if len(signs) > 1 and row.words[-2] in ("mươi", "muoi") and before != "0":
            return False
    elif sign == "0" and before == "%" and word.isdecimal():
        new = "Y" if int(word) in _BORN or len(word) < 3 else "Q"
    elif before == "E" and (_CLASS.fullmatch(word) or sign == "0"):
        new = "l" if _CLASS.fullmatch(word) else "L"
    elif before == "L" and len(word) == 1 and word in "ABCDEGHK" and end - row.ends[-1] <= 2:
        new = "l"
    else:
        return False
    signs[-1] = new
    row.ends[-1] = end
    return True


_P = "(?:A[NSI]{1,3}|[NSI]{1,5})"
"""A name of any kind."""
_Q = "(?:A[NSI]{1,3}|S[NSI]{0,4}|I[NSI]{0,3}|N[NSI]{1,4})"
"""A name that is one without a role before it: more than one word, or initials."""

_PLACES = (
    (re.compile("x(?:A[NSIG]{1,2}|[NSIGH]{1,4})"), "x"),
    (re.compile("sv?[vhdE]{0,5}(?:A[NSIG]{1,2}|[NSIGH]{1,5})"), "K"),
    (re.compile("h(?:0|l|A[NSIG]{1,2}|[NSIGH]{1,4}0?)"), "V"),
    (re.compile("#0,?x_+"), "V"),
    (re.compile("d(?:A[NSIG]{1,2}|[NSIG]{1,3})"), "d"),
)

_SAME = re.compile("m[cgjm]+")
_MANY = re.compile("p[wqp0]{0,2}[cgji]+")
_COUNTED = re.compile("0[cgji]+")

_FAMILY = tuple(
    map(
        re.compile,
        (
            rf"[ktR]z?[cj]q?(?:{_Q})?[=:,]{{0,2}}w?[=:]?t?(?P<who>{_P})",
            rf"[kR](?:[=:]?t?|,t)(?P<who>{_P})",
            rf"(?P<who>{_P}),{{0,2}}q?=?w?[kR]z?q?(?:[cj]|{_Q})",
            rf"[ijc]z?[q0]{{0,2}}z?b?t(?P<who>{_P})",
            rf"[bu]z?t(?P<who>{_P})(?!,?=?q?o)",
            rf"t(?P<who>{_P})[^.o]{{0,4}}a",
            rf"t(?P<who>{_P})[^.o]{{0,9}}j(?:z?t|z?5)(?![NSAI])",
            rf"i[^.o]{{0,4}},t(?P<who>{_P})(?!,{{0,2}}=?o)",
            rf"(?<=T)_*[^.cjo]{{1,2}}t(?P<who>{_P})",
        ),
    )
)
"""Names of those who belong to a child; tried in this order."""

_NAMED_CHILD = tuple(
    map(
        re.compile,
        (
            rf"[cj](?:q{{0,2}}|[=:]q?|:=)(?P<who>{_P})",
            rf"g[=:q]{{0,2}}(?P<who>{_Q})",
            rf"i=?:?(?P<who>A[NSI]{{1,3}}|S[NSI]{{1,4}}|I)",
            rf"[cgj][wqyYLlG=z@V_KEe,]{{0,8}}[=qyYLlGV_eK,](?P<who>A[NSI]{{1,3}}|S[NSI]{{1,4}}|I)",
            rf"[cgj][^.tok]{{0,8}}:=?q?(?P<who>{_P})",
            rf"[cgj][^.]{{0,12}}\+=?q?(?P<who>{_P})",
            rf"(?P<who>{_P}),{{0,2}}q{{0,3}}w?(?:y|Y)",
            rf"(?P<who>{_Q}),{{0,2}}=?[cg]?q{{0,2}}e?(?:[Ll]|[cg][LlK]|K)",
            rf"(?P<who>{_Q}),{{0,2}}=?c(?=[^.]|$)",
            rf"m(?P<who>A[NSI]{{1,3}}|S[NSI]{{1,4}})",
            rf"[cjy][^./?]{{0,25}}?(?<![to])(?P<who>S[NSI]{{2,3}})(?![^.]*/)",
            rf"(?P<who>S[NSI]{{2,3}})(?!,?=?o)[^./?]{{0,20}}[cjyL]",
            rf"(?P<who>N{{1,3}}),c(?=[^.])",
        ),
    )
)

_GROWN_UP = tuple(
    map(
        re.compile,
        (
            rf"(?:t:?=?|o:=?|o[^.,:cgjtk]{{0,9}}?|o[^.,:cgjtk]{{0,5}},[^.,:cgjtk]{{1,5}}?)(?P<who>{_P})",
            rf"(?P<who>{_P})(?:,{{1,2}}=?q?w?|=q?)o|(?P<grown>{_P}),{{0,2}}q{{0,2}}Q",
        ),
    )
)
_ALONE = re.compile("(?<![hxsd])(?P<who>A[NSI]{1,3})")
"""A name with the lone A or Y is one wherever it stands."""


def identifiers(text: str) -> list[Found]:
    """What in `text` gives a particular child away, in the order in which it stands.

    `text` is in NFC. Each paragraph is read for itself; whoever one shows to be grown up is so below it too.
    """
    found: list[Found] = []
    grown: set[str] = set()
    for paragraph in _PARAGRAPH.finditer(text):
        if not _may_tell(paragraph[0]):
            continue
        row = _read(paragraph[0])
        found += (
            Found(hit.start + paragraph.start(), hit.end + paragraph.start(), hit.kind)
            for hit in _Rules(row, paragraph[0], grown).found()
        )
    return sorted(found, key=lambda hit: (hit.start, hit.end, hit.kind.value))


_SCHOOL = tuple(
    map(
        re.compile,
        (
            r"[cjC][^.mtoTkpR]{0,10}?(?P<hit>l)",
            r"(?P<hit>l)[^.mto]{0,3}[cC]",
            r"(?:[cj]|C_*)[qyYLlG,cg@]{0,6}(?P<hit>K_*)",
            r"[cjC][^.mtoTp]{0,9}?e[@LlG,wqhd_]{0,5}(?P<hit>K_*)",
            r"(?P<hit>K_*),?w{0,2}[cC]_*q?e",
            r"(?:^|\.)[^.mp]*?=[cg]q?[LlG,@qezpw0]{0,6}(?P<hit>K_*)",
        ),
    )
)
_HOME = tuple(
    map(
        re.compile,
        (
            r"u[qzw,]{0,3}(?:c|C_*)[^.oV]{0,6}(?P<hit>V_*)",
            r"(?P<hit>V_*),?=?w{0,2}[cC]_*q?r",
            r"(?:[cj]|C_*|gq?y)[qyYLlG,cg@rz=]{0,7}(?P<hit>V_*)",
        ),
    )
)
_RESIDES = re.compile(r"[ru][^.Vu]{0,5}?(?P<hit>V_*)|r@?(?P<village>N[NSI]{1,2})")
_BIRTH = re.compile(r"(?P<hit>[B%]w?,?(?:D|0w0w0))|C_*[,q]{0,3}(?P<year>Y)")
_ANY_CHILD = frozenset(
    wording
    for words in ("bé", "em bé", "đứa trẻ", "một đứa trẻ", "một trẻ", "một trẻ em")
    for wording in (words, folded(words))
)
"""Words for a child that general advice uses too."""
_NARRATED = re.compile(r"\b(?:da|duoc|phai|mac|\d+ ?%)\b|%")
_EXAMINED = re.compile(r"\b(?:nhap vien|bac si|benh an|ket (?:luan|qua)|xac dinh|chan doan|giam dinh)\b")


class _Rules:
    """The rules over one row. Names are marked in it while they are told apart, so their order matters."""

    def __init__(self, row: _Row, text: str, grown: set[str]) -> None:
        self.row = row
        self.text = text
        self.grown = grown
        self.hits: list[Found] = []
        signs = row.signs
        for pattern, sign in _PLACES:
            signs = pattern.sub(lambda match, sign=sign: sign + "_" * (len(match[0]) - 1), signs)
        signs = _MANY.sub(lambda match: match[0].rstrip("cgji").ljust(len(match[0]), "m"), signs)
        signs = _SAME.sub(lambda match: "m" * len(match[0]), signs)
        signs = _COUNTED.sub(self._counted, signs)
        self.signs = re.sub("(?<=c)g", "q", signs)

    def _counted(self, match: re.Match[str]) -> str:
        few = self.row.words[match.start()] in ("1", "2", "3", "01", "02", "03")
        return "0" + ("c" if few else "m") * (len(match[0]) - 1)

    def found(self) -> list[Found]:
        if re.search("[cgijkAfnLlyYKM]", self.signs):
            self._family()
            self._names()
            self._rest()
        return self.hits

    def _sentence(self, index: int) -> tuple[int, int]:
        begin = self.signs.rfind(".", 0, index) + 1
        end = self.signs.find(".", index)
        return begin, len(self.signs) if end < 0 else end

    def _around(self, index: int) -> str:
        begin, end = self._sentence(index)
        return self.signs[begin:end]

    def _hit(self, kind: Kind, span: tuple[int, int]) -> None:
        hit = Found(self.row.starts[span[0]], self.row.ends[span[1] - 1], kind)
        if hit not in self.hits:
            self.hits.append(hit)

    def _mark(self, span: tuple[int, int], sign: str) -> None:
        begin, end = span
        self.signs = self.signs[:begin] + sign + "_" * (end - begin - 1) + self.signs[end:]

    def _each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of `pattern`, in the row as earlier ones have marked it."""
        at = 0
        while (match := pattern.search(self.signs, at)) is not None:
            yield match
            at = max(match.start() + 1, match.end() - 1)

    def _family(self) -> None:
        for pattern in _FAMILY:
            for match in self._each(pattern):
                around = self._around(match.start("who"))
                if "?" in around or not (re.search("[cj]", self.signs) or pattern is _FAMILY[3]):
                    continue
                if pattern is _FAMILY[4] and not re.search("[cji]", around):
                    continue
                self._hit(Kind.FAMILY, match.span("who"))
                self._mark(match.span("who"), "T")

    def _names(self) -> None:
        self._name(_NAMED_CHILD[5])
        for pattern in _GROWN_UP:
            for match in self._each(pattern):
                self._mark(match.span(match.lastgroup or 0), "T")
        self.grown |= {self._words(match.span()) for match in re.finditer("T_*", self.signs)}
        for pattern in _NAMED_CHILD:
            self._name(pattern)
        self._name(_ALONE)

    def _name(self, pattern: re.Pattern[str]) -> None:
        for match in self._each(pattern):
            span = match.span("who")
            around = self._around(span[0])
            if "?" in around or "~" in around:
                continue
            if "/" in around and self.signs[slice(*span)] == "N":
                continue
            if pattern is _ALONE and self._words(span) in self.grown:
                continue
            if self.signs[max(span[0] - 1, 0)] in "to":
                continue
            self._hit(Kind.NAME, span)
            self._mark(span, "C")

    def _words(self, span: tuple[int, int]) -> str:
        return " ".join(self.row.words[slice(*span)])

    def _rest(self) -> None:
        for pattern in _SCHOOL:
            self._told(Kind.SCHOOL, pattern)
        for pattern in _HOME:
            self._told(Kind.HOME, pattern)
        for match in self._each(_RESIDES):
            if "?" not in self._around(match.start()) and self._is_of_child(match.start(), "g"):
                self._hit(Kind.HOME, match.span(match.lastgroup or 0))
        for match in self._each(_BIRTH):
            if "?" not in self._around(match.start()) and self._is_of_child(match.start(), ""):
                self._hit(Kind.BIRTH, match.span(match.lastgroup or 0))
        for index in range(len(self.signs)):
            match self.signs[index]:
                case "f" | "n":
                    self._number(index)
                case "M":
                    self._finding(index)

    def _told(self, kind: Kind, pattern: re.Pattern[str]) -> None:
        for match in self._each(pattern):
            around = self._around(match.start("hit"))
            found = re.search("F[^.]?[cj]$", self.signs[: match.start() + 1])
            if "?" in around or (found and "@" in match[0] and "r" not in match[0]):
                continue
            self._hit(kind, match.span("hit"))

    def _is_of_child(self, index: int, or_else: str) -> bool:
        """Whether the person last spoken of before `index`, else first after it, is one child."""
        begin, end = self._sentence(index)
        before = re.findall(f"[cjCmtToRpi]|g(?=,?y)", self.signs[begin:index])
        if before:
            return before[-1] in "cjCg"
        after = re.search("[cjCmtTo]", self.signs[index:end])
        if after:
            return after[0] in "cjC"
        earlier = re.findall("[cjCmtTo]", self.signs[:begin])
        return bool(earlier) and earlier[-1] in "cjC"

    def _number(self, index: int) -> None:
        begin, end = self._sentence(index)
        before, after = self.signs[max(0, index - 30) : index], self.signs[index + 1 : end]
        account = "$" in before[-10:]
        if not account and self.signs[index] == "n":
            return
        near = re.findall("[cjkRCbuTt]|[Oox]", before)
        family = re.search("[cjkRCbu]", self.signs[begin:index])
        mobile = re.sub(r"\D", "", self.text[self.row.starts[index] : self.row.ends[index]])[:2] != "02"
        if re.match("q?z?w?[kcCtTjbu]", after):
            mine = True
        elif near and near[-1] in "Oox":
            mine = False
        elif near and near[-1] in "Tt" and not family and re.search("[Oox]", self.signs[begin:index]):
            mine = False
        elif near:
            mine = True
        else:
            mine = (mobile or account) and not re.match("[^.]{0,6}[Oo]", after)
        if mine and (not account or re.search("[cjkRCbTum]", self.signs)):
            self._hit(Kind.CONTACT, (index, index + 1))

    def _finding(self, index: int) -> None:
        begin, end = self._sentence(index)
        if re.search("[!?]", self.signs[begin:end]):
            return
        persons = list(re.finditer("[kR]z?q?[cjC]|[cjCgmikR]", self.signs[begin:index]))
        if persons and self.row.words[begin + persons[-1].start()] in _ANY_CHILD:
            said = folded(self.text[self.row.starts[begin] : self.row.ends[index]].lower())
            since = folded(self.text[self.row.starts[begin + persons[-1].start()] : self.row.ends[index]].lower())
            if not (_EXAMINED.search(said) or _NARRATED.search(since)):
                return
        before = [match[0] for match in persons]
        after = re.match("M[^.]{0,3}?[@z]([kR]?z?)([cjCgm])", self.signs[index:end])
        if before:
            mine = before[-1] in ("c", "j", "C")
        elif after:
            mine = after[2] in "cjC" and not after[1].startswith(("k", "R"))
        else:
            earlier = re.findall("[cjCmgtTo]", self.signs[:begin])
            mine = bool(earlier) and earlier[-1] in "cjC"
        if mine:
            self._hit(Kind.MEDICAL, (index, index + 1))
