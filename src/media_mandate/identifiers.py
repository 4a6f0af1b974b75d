"""What in Vietnamese prose gives a child away: names, homes, schools, families, numbers, findings of doctors.

The rules are regular expressions over the row of signs that `wording.py` makes of a text: a role of a child,
then words with a capital, are a child's name. They know wordings, not people: what they find may be harmless,
and what they do not find may still tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from media_mandate.wording import BORN, Row, folded, is_plain, read, wordings


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


_PARAGRAPH = re.compile(r"(?:[^\n]++|\n(?![ \t]*(?:\n|[-*+>|#]|\d+[.)])))+")
PASSAGE = 2000
"""Signs that are read at once. A finding looks around itself no farther, so time grows with length alone."""
_PASSAGE = re.compile(
    rf".{{1,{PASSAGE}}}(?:\Z|(?<=[.!?…]\s))|.{{1,{PASSAGE}}}(?<=\s)|.{{1,{PASSAGE}}}", re.DOTALL
)
_P = "(?:A[NSI]{1,3}|[NSI]{1,5})"
"""A name of any kind."""
_Q = "(?:A[NSI]{1,3}|S[NSI]{0,4}|I[NSI]{0,3}|N[NSI]{1,4})"
"""A name that is one without a role before it: more than one word, or initials."""

_WORTH_A_LOOK = re.compile("[cgijmAISfnLlyYs3]")
"""What every row has in which a rule can find anything."""
_NAME = re.compile("[NSAI]")
_NAME_OR_LIST = re.compile("[NSAIyY]|m,")
"""What every name has, and what else may stand before one in small letters."""


def _marking(sign: str) -> Callable[[re.Match[str]], str]:
    return lambda match: sign + "_" * (len(match[0]) - 1)


_PLACES = (
    (re.compile("x(?:A[NSIG]{1,2}|[NSIGH]{1,4})"), _marking("x")),
    (re.compile("O(?:A[NSIG]{1,2}|[NSIGH]{1,4})"), _marking("O")),
    (re.compile("s(?:vq(?=v))?[vhdE]{0,6}(?:A[NSIG]{1,2}|[NSIGH]{1,5})"), _marking("K")),
    (re.compile("h(?:0[NSIGH]{0,4}|l|[wqz]{1,3}N[NG]{1,3}|A[NSIG]{1,2}|[NSIGH]{1,4}0?)"), _marking("V")),
    (re.compile("#0,?x_+|0H"), _marking("V")),
    (re.compile("d(?:A[NSIG]{1,2}|[NSIG]{1,3})"), _marking("d")),
)

_SAME = re.compile("m[cgjm]+")
_MANY = re.compile("p[wqp0]{0,2}[cgji]+")
_COUNTED = re.compile("0[cgji]+")
_PUPIL_ALREADY = re.compile("(?<=[co])g")

_CHILD_OF = re.compile(rf"[ijc](?:z?[q0]{{0,2}}z?b?t|zo)(?P<who>{_P})")
_HOUSE_OF = re.compile(rf"[bu]z?t(?P<who>{_P})(?!,?=?q?o)")
_FAMILY = tuple(
    map(
        re.compile,
        (
            rf"[ktR]z?[cj]q?(?:{_Q})?[=:,]{{0,2}}w?[=:]?[to]?(?P<who>{_P})",
            rf"[kR](?:[=:]?t?|,t)(?P<who>{_P})",
            rf"(?P<who>{_P}),{{0,2}}q?=?w?[kR]z?q?(?:[cj5]|{_Q})",
            _CHILD_OF.pattern,
            _HOUSE_OF.pattern,
            rf"t(?P<who>{_P})[^.o]{{0,4}}a",
            rf"t(?P<who>{_P})[^.o]{{0,9}}j(?:z?t|z?5)(?![NSAI])",
            rf"i[^.o]{{0,4}},t(?P<who>{_P})(?!,{{0,2}}=?o)",
            rf"(?<=T)_*[^.cjo]{{1,2}}t(?P<who>{_P})",
        ),
    )
)
"""Names of those who belong to a child; tried in this order."""

_OF_AGE = re.compile(rf"(?P<who>{_P}),{{0,2}}q{{0,3}}w?(?:y|Y)")
"""A name beside a child's age or year of birth."""
_CHANGED = re.compile(rf"(?P<who>{_P})(?=[^.NSAI]*~)")
"""The name that was changed, as a sentence says."""
_FIRST_OF_AGE = re.compile(r"(?:^|(?<=\.))(?P<who>w),{1,2}q?[yY]")
"""The same where a sentence begins, and a capital proves nothing."""
_OF_PLIGHT = re.compile(rf"3z?q?(?P<who>{_P})(?![NSI]|,{{0,2}}q{{0,2}}Q)")
"""A name of which the plight, the story or the dream is told."""

_NAMED_CHILD = tuple(
    map(
        re.compile,
        (
            rf"[cj](?:q{{0,2}}|[=:]q?|:=)(?P<who>{_P})",
            rf"g[=:q]{{0,2}}(?P<who>{_Q})",
            rf"g[^.,:tok]{{0,5}}=q?(?P<who>{_Q})",
            r"i=?:?(?P<who>A[NSI]{1,3}|S[NSI]{1,4}|I)",
            r"[cgj][wqyYLlG=z@V_KEe,]{0,8}[=qyYLlGV_eK,](?P<who>A[NSI]{1,3}|S[NSI]{1,4}|I)",
            rf"[cgjy][^.tok]{{0,8}}:=?q?(?P<who>{_P})",
            rf"[cgj][^.]{{0,12}}\+=?q?(?P<who>{_P})",
            rf"(?P<who>{_Q}),{{0,2}}=?[cg]?q{{0,2}}e?(?:[Ll]|[cg][LlK]|K)",
            rf"(?P<who>{_Q}),{{0,2}}=?c(?=[^.]|$)",
            r"m(?P<who>A[NSI]{1,3}|S[NSI]{1,4})",
            r"[cjyY][^./?]{0,25}?(?<=[,=:qGyYw])(?P<who>S[NSI]{2,3})(?![^.]*/)",
            r"(?:^|(?<=[.,=:qGyY]))(?P<who>S[NSI]{2,3})(?!,?=?o)[^./?]{0,20}[cjyL]",
            r"(?P<who>N{1,3}),c(?=[^.])",
        ),
    )
)

_WHO = re.compile("(?P<who>A[NSI]{1,3}|S[NSI]{1,4}|I)")
_HARMED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:da|vua|khong may|chang may|suyt|tung) )*(?:bi (?:"
    r"duoi nuoc|nuoc|lu|chet|ep|ga|bat (?:coc|nat|vo|chong|nghi|lay)|tao hon|xam (?:hai|pham)|hiep|cuong"
    r"|giao cau|dam o|quay roi|lam dung|bao (?:hanh|luc)|hanh|danh|bo (?:roi|doi)|du|lua|ban|mua ban"
    r"|dien giat|ran|cho can|bong|tai nan|vui|mat tich|tong|nga|thuong|gay|co lap)"
    r"|duoi nuoc|chet duoi|truot chan|mat tich|tu vong|tu nan|thiet mang|duoc (?:tim thay|vot|giai cuu|cuu)"
    r")\b"
)
"""What happens to children, in folded letters, right after a full name that no post or title precedes."""

_NEXT_OF_LIST = re.compile(rf"C_*(?:,[0yY],|,?[yY],?)?(?P<link>[,w])w?(?P<who>{_P})")
_LISTED = tuple(
    map(
        re.compile,
        (
            r"m(?P<who>I)(?=[,w]w?I)",
            r"m(?P<colon>,)(?P<who>[wN]|S[NSI]{1,3})(?=[,w]w?[NSIA])",
            r"m=:?(?P<who>N|S[NSI]{1,3})(?=[,w]w?[NSIA])",
        ),
    )
)
"""The first of several children who are named one after another."""
_AND = frozenset(("và", "va", "cùng", "cung", "với", "voi", "hay", "hoặc", "hoac"))
_OF_A_TITLE = re.compile(
    r"""[\s"”’]*la (?:ten |ten goi )?(?:cua |mot |cac |cuoc |ca )*(?:chuong trinh|chuyen (?:muc|trang|de)"""
    r"|(?:hoi )?thi|phong trao|cau lac bo|clb|du an|chien dich|(?:le|ngay) hoi|san choi|kenh|giai|quy|doi"
    r"|nhom|vo)\b"
)
"""What tells that words with capitals are the name of a thing, in folded letters, right after them."""

_GROWN_UP = tuple(
    map(
        re.compile,
        (
            rf"(?:t:?=?|o:=?|o[^.,:+cgjtkF]{{0,9}}?(?!I)|o[^.,:+cgjtkF]{{0,5}},[^.,:+cgjtkF]{{1,5}}?)(?P<who>{_P})",
            rf"(?P<who>{_P})(?:,{{1,2}}=?q?w?|=q?)o|(?P<grown>{_P}),{{0,2}}q{{0,2}}Q",
            rf"ptT_*[,w](?P<who>{_P})",
        ),
    )
)
_ALONE = re.compile("(?<![hxsd])(?P<who>A[NSI]{1,3})")
"""A name with the lone A or Y is one wherever it stands."""


def identifiers(text: str) -> list[Found]:
    """What in `text` gives a particular child away, in the order in which it stands.

    `text` is in NFC. Each passage is read for itself; whoever one shows to be grown up is so below it too,
    and a name of which it says that it is changed is so as well.
    """
    found: list[Found] = []
    grown: set[str] = set()
    changed: set[str] = set()
    for start, passage in passages(text):
        row = read(passage)
        if _WORTH_A_LOOK.search(row.signs):
            found += (
                Found(hit.start + start, hit.end + start, hit.kind)
                for hit in _Rules(row, passage, grown, changed).found()
            )
    return sorted(found, key=lambda hit: (hit.start, hit.end, hit.kind.value))


def mentions(text: str, names: Mapping[str, Kind]) -> Iterator[Found]:
    """Where names that were found are written again, whole or in part: “Khôi” of Nguyễn Minh Khôi.

    `names` are in small letters, with what they were found to be.
    """
    known = {
        " ".join(words[first:]): kind
        for name, kind in names.items()
        for words in [name.split()]
        for first in range(len(words))
        if len("".join(words[first:])) > 1
    }
    for start, passage in passages(text):
        if not any(name in passage.lower() for name in known):
            continue
        rules = _Rules(read(passage), passage, set(), set())
        for match in _MENTION.finditer(rules.signs):
            kind = known.get(rules.words(match.span()))
            begin, end = rules.row.start(match.start()), rules.row.end(match.end() - 1)
            if match[0] == "w":
                following = rules.row.words(match.end())
                is_name = passage[begin].isupper() and following in wordings(is_plain(passage)).after_name
            else:
                # after a title it is no child's
                is_name = kind is not Kind.NAME or not rules.signs[: match.start()].endswith("t")
            if kind is not None and is_name:
                yield Found(start + begin, start + end, kind)


_MENTION = re.compile(r"(?<![NSAIo])[NSAI]+|(?<![^.])w(?=[^.])")
"""A name without a post before it, or what may be one where a sentence begins."""


def passages(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with their places; long ones in parts, whole sentences where it can be."""
    for paragraph in _PARAGRAPH.finditer(text):
        for part in _PASSAGE.finditer(text, *paragraph.span()):
            yield part.start(), part[0]


_SCHOOL = tuple(
    map(
        re.compile,
        (
            r"[cjC][^.mtoTkpR]{0,10}?(?P<hit>l)",
            r"(?P<hit>l)[^.mto]{0,3}[cC]",
            r"(?:[cj]|C_*)[qyYLlG,cg@]{0,6}(?P<hit>K_*)",
            r"[cjC][^.mtoTp]{0,9}?e[@LlG,wqhd_]{0,5}(?P<hit>K_*)",
            r"(?P<hit>K_*),?w{0,2}[cC]_*q?e",
            r"e[@LlG]{0,2}(?P<hit>K_*)[^.m]{0,2}[cC]",
            r"(?:^|\.)[^.mp]*?=[cg]q?[LlG,@qezpw0vEN]{0,6}(?P<hit>K_*)",
            r"sz?[cC]_*[=@,]{1,2}(?P<hit>K_*)",
        ),
    )
)
_HOME = tuple(
    map(
        re.compile,
        (
            r"u[qzw,]{0,3}(?:c|C_*)[^.oV]{0,6}(?P<hit>V_*)",
            r"(?P<hit>V_*),?=?w{0,2}[cC]_*q?r",
            r"<(?P<hit>V_*),?[cC]",
            r"(?:[cj]|C_*|gq?y)[qyYLlG,cg@rz=]{0,7}(?P<hit>V_*)",
        ),
    )
)
_RESIDES = re.compile(r"[ru][^.Vu]{0,5}?(?P<hit>V_*)|r@?(?P<village>N[NSI]{1,2})")
_BIRTH = re.compile(r"(?P<hit>[B%]w?,?(?:D|0w0w0))|C_*(?:[,q]{0,3}(?P<year>Y)|,(?P<listed>0)(?=,))")
_WHERE = re.compile(r"(?<![oO])(?<![oO]w)(?P<hit>V_*)|(?P<school>K_*)|(?P<class>l)")
_NUMBER = re.compile("[fn]")
_FINDING = re.compile(r"M|X(?=[^.,]{0,3}\^)")
_BIRTH_YEARS = frozenset(map(str, BORN))
_ANY_CHILD = frozenset(
    wording
    for words in ("bé", "em bé", "đứa trẻ", "một đứa trẻ", "một trẻ", "một trẻ em")
    for wording in (words, folded(words))
)
"""Words for a child that general advice uses too."""
_NARRATED = re.compile(r"\b(?:da|duoc|phai|mac|\d+ ?%)\b|%")
_EXAMINED = re.compile(
    r"\b(?:(?:nhap|nam|xuat) vien|cap cuu|dieu tri|bac si|benh an|ket (?:luan|qua)|xac dinh|chan doan"
    r"|giam dinh)\b"
)


class _Rules:
    """The rules over one row. Names are marked in it while they are told apart, so their order matters."""

    def __init__(self, row: Row, text: str, grown: set[str], changed: set[str]) -> None:
        self.row = row
        self.text = text
        self.grown = grown
        self.changed = changed
        self.hits: dict[Found, int] = {}
        """What was found, and the sign with which it begins."""
        signs = row.signs
        for pattern, marked in _PLACES:
            signs = pattern.sub(marked, signs)
        signs = _MANY.sub(lambda match: match[0].rstrip("cgji").ljust(len(match[0]), "m"), signs)
        signs = _SAME.sub(lambda match: "m" * len(match[0]), signs)
        signs = _COUNTED.sub(self._counted, signs)
        self.signs = _PUPIL_ALREADY.sub("q", signs)

    def _counted(self, match: re.Match[str]) -> str:
        few = self.row.words(match.start()) in ("1", "2", "3", "01", "02", "03")
        return "0" + ("c" if few else "m") * (len(match[0]) - 1)

    def found(self) -> list[Found]:
        if "~" in self.signs:
            self.changed |= {self.words(match.span("who")) for match in _CHANGED.finditer(self.signs)}
        names, listed = _NAME.search(self.signs), _NAME_OR_LIST.search(self.signs)
        if names:
            self._family()
        if listed:
            self._names()
        self._rest()
        self._beside()
        return list(self.hits)

    def _sentence(self, index: int) -> tuple[int, int]:
        begin = self.signs.rfind(".", 0, index) + 1
        end = self.signs.find(".", index)
        return begin, len(self.signs) if end < 0 else end

    def _around(self, index: int) -> str:
        begin, end = self._sentence(index)
        return self.signs[begin:end]

    def _hit(self, kind: Kind, span: tuple[int, int]) -> None:
        hit = Found(self.row.start(span[0]), self.row.end(span[1] - 1), kind)
        self.hits.setdefault(hit, span[0])

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
                if "?" in around or not (re.search("[cj]", self.signs) or pattern is _CHILD_OF):
                    continue
                if pattern is _HOUSE_OF and not re.search("[cji]", around):
                    continue
                self._hit(Kind.FAMILY, match.span("who"))
                self._mark(match.span("who"), "T")

    def _names(self) -> None:
        for pattern in (_OF_AGE, _FIRST_OF_AGE, _OF_PLIGHT):
            self._name(pattern)
        for pattern in _GROWN_UP:
            for match in self._each(pattern):
                self._mark(match.span(match.lastgroup or 0), "T")
        self.grown |= {self.words(match.span()) for match in re.finditer("T_*", self.signs)}
        for pattern in _NAMED_CHILD:
            self._name(pattern)
        self._name(_ALONE)
        for match in self._each(_WHO):
            if _HARMED.match(self._after(match.end())):
                self._child(match.span("who"), is_bare=True)
        for pattern in _LISTED:
            for match in self._each(pattern):
                if "colon" not in match.groupdict() or self._is_colon(match.start("colon")):
                    self._child(match.span("who"))
        at = 0
        while (following := _NEXT_OF_LIST.search(self.signs, at)) is not None:
            at = following.start("who")
            if following["link"] == "," or self.row.words(following.start("link")) in _AND:
                self._child(following.span("who"))

    def _name(self, pattern: re.Pattern[str]) -> None:
        for match in self._each(pattern):
            self._child(match.span("who"), is_bare=pattern is _ALONE)

    def _child(self, span: tuple[int, int], *, is_bare: bool = False) -> None:
        """Note down that a name is a child's, unless something speaks against it."""
        around = self._around(span[0])
        is_weak = set(self.signs[slice(*span)]) == {"N"} and (
            "/" in around or span[1] - span[0] > 3 or _OF_A_TITLE.match(self._after(span[1])) is not None
        )
        is_grown = is_bare and self.words(span) in self.grown
        is_changed = self.words(span) in self.changed
        after_title = self.signs[max(span[0] - 1, 0)] in "to"
        is_small = self.signs[span[0]] == "w" and not self.text[self.row.start(span[0])].isupper()
        if re.search("[?~]", around) or is_weak or is_grown or is_changed or after_title or is_small:
            return
        self._hit(Kind.NAME, span)
        self._mark(span, "C")

    def _after(self, index: int) -> str:
        """The text before the sign at `index`, from the end of the one before it, in folded small letters."""
        end = self.row.end(index - 1)
        return folded(self.text[end : end + 80].lower())

    def _is_colon(self, index: int) -> bool:
        return self.row.words(index) == ":"

    def words(self, span: tuple[int, int]) -> str:
        return " ".join(map(self.row.words, range(*span)))

    def _rest(self) -> None:
        if "l" in self.signs or "K" in self.signs:
            for pattern in _SCHOOL:
                self._told(Kind.SCHOOL, pattern)
        if "V" in self.signs:
            for pattern in _HOME:
                self._told(Kind.HOME, pattern)
        for match in self._each(_RESIDES):
            if not re.search("[?H]", self._around(match.start())) and self._is_of_child(match.start()):
                self._hit(Kind.HOME, match.span(match.lastgroup or 0))
        for match in self._each(_BIRTH):
            if match["listed"] and self.row.words(match.start("listed")) not in _BIRTH_YEARS:
                continue
            if not re.search("[?H]", self._around(match.start())) and self._is_of_child(match.start()):
                self._hit(Kind.BIRTH, match.span(match.lastgroup or 0))
        for match in _NUMBER.finditer(self.signs):
            self._number(match.start())
        for match in _FINDING.finditer(self.signs):
            self._finding(match.start())

    def _told(self, kind: Kind, pattern: re.Pattern[str]) -> None:
        for match in self._each(pattern):
            around = self._around(match.start("hit"))
            found = re.search("F[^.]?[cj]$", self.signs[: match.start() + 1])
            if re.search("[?H]", around) or (found and "@" in match[0] and "r" not in match[0]):
                continue
            self._hit(kind, match.span("hit"))

    def _beside(self) -> None:
        """Where something gives a child away, each class, school and hamlet of the sentence does so too."""
        if not self.hits:
            return
        given_away = set(self.hits.values())
        for sentence in re.finditer(r"[^.]+", self.signs):
            if "?" in sentence[0] or given_away.isdisjoint(range(*sentence.span())):
                continue
            for match in _WHERE.finditer(self.signs, *sentence.span()):
                self._hit(Kind.HOME if match["hit"] else Kind.SCHOOL, match.span())

    def _is_of_child(self, index: int) -> bool:
        """Whether the person last spoken of before `index`, else first after it, is one child."""
        begin, end = self._sentence(index)
        before = re.findall("[cjCmtToRpi]|g(?=,?y)", self.signs[begin:index])
        if before:
            return before[-1] in "cjCg"
        after = re.search("[cjCmtTo]", self.signs[index:end])
        if after:
            return after[0] in "cjC"
        earlier = re.findall("[cjCmtTo]", self.signs[:begin])
        return bool(earlier) and earlier[-1] in "cjC"

    def _number(self, index: int) -> None:
        """Whose number it is: the family's, unless an office was named nearer to it."""
        begin, end = self._sentence(index)
        before, after = self.signs[max(0, index - 30) : index], self.signs[index + 1 : end]
        account = "$" in before[-10:]
        if self.signs[index] == "n" and not account:
            return
        near = re.findall("[kCbuTt]|[Oo]" if account else "[cjkCbuTt]|[Oo]", before)
        sentence = self.signs[begin:index]
        is_of_office = re.search("[Oo]", sentence) and not re.search("[cjkRCbu]", sentence)
        if re.match("q?z?w?[kcCtTjbu]", after):
            mine = True
        elif near:
            mine = near[-1] in "cjkCbu" or (near[-1] in "Tt" and not is_of_office)
        else:
            mine = (account or self._is_mobile(index)) and not re.match("[^.]{0,6}[Oo]", after)
        if mine and (not account or re.search("[cjkRCbTum]", self.signs)):
            self._hit(Kind.CONTACT, (index, index + 1))

    def _is_mobile(self, index: int) -> bool:
        """Whether a number is no landline, which are those of offices."""
        digits = re.sub(r"\D", "", self.text[self.row.start(index) : self.row.end(index)])
        return not digits.startswith(("02", "842"))

    def _finding(self, index: int) -> None:
        """Whose health it is: that of the child last spoken of, unless the sentence is general."""
        begin, end = self._sentence(index)
        if re.search("[!?H]", self.signs[begin:end]):
            return
        persons = list(re.finditer("[kR]z?q?[cjC]|[cjCgmikR]", self.signs[begin:index]))
        after = re.match(".[^.]{0,3}?[@z]w?([kR]?z?)([cjCgm])", self.signs[index:end])
        if persons:
            mine = persons[-1][0] in ("c", "j", "C") and self._is_told(
                begin, begin + persons[-1].start(), index
            )
        elif after:
            is_one = self.row.words(index + after.start(2)) not in _ANY_CHILD
            mine = is_one and after[2] in "cjC" and not after[1].startswith(("k", "R"))
        else:
            earlier = re.findall("[cjCmgtTo]", self.signs[:begin])
            mine = bool(earlier) and earlier[-1] in "cjC"
        if mine:
            self._hit(Kind.MEDICAL, (index, index + 1))

    def _is_told(self, begin: int, person: int, index: int) -> bool:
        """Whether it is told of one child, where words name it that advice uses too."""
        if self.row.words(person) not in _ANY_CHILD:
            return True
        said, since = (
            folded(self.text[self.row.start(first) : self.row.end(index)].lower())
            for first in (begin, person)
        )
        return bool(_EXAMINED.search(said) or _NARRATED.search(since))
