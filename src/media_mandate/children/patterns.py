"""What in Vietnamese prose gives a child away: names, homes, schools, families, numbers, findings of doctors.

The rules are regular expressions over the row of signs that `words.py` makes of a text: a role of a child,
then words with a capital, are a child's name. They know wordings, not people: what they find may be harmless,
and what they do not find may still tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from media_mandate.children.persons import REAL, REAL_IN_TALE, persons
from media_mandate.children.proofs import NAME, sentence, words
from media_mandate.children.words import BORN, SignRow, folded, is_plain, read, wordings


class Clue(Enum):
    """What is given away of a child, by the list in Article 33 of Decree 56/2017/NĐ-CP."""

    NAME = "name"
    BIRTH = "birth"
    SCHOOL = "school"
    HOME = "home"
    FAMILY = "family"
    CONTACT = "contact"
    MEDICAL = "medical"
    STRANGER = "stranger"
    GROWN_UP = "grown_up"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Found:
    """Words from `start` to `end` of a text that give a child away."""

    start: int
    end: int
    kind: Clue


_ITEM = r"[ \t]*(?:[-*+]|\d+[.)])[ \t]"
_BREAK = r"\n(?![ \t]*(?:\n|[>|]|[-*+][ \t]|\#{1,6}[ \t]))"
_PARAGRAPH = re.compile(
    rf"\n?{_ITEM}(?:[^\n]++|(?!\n{_ITEM}){_BREAK})*+ | (?:[^\n]++|{_BREAK})++", re.VERBOSE
)
"""As Markdown parts them: a number with a point begins an item within a list, and none within a paragraph."""
PASSAGE = 2000
"""Signs that are read at once. A finding looks around itself no farther, so time grows with length alone."""
_PASSAGE = re.compile(
    rf".{{1,{PASSAGE}}}(?:\Z|(?<=[.!?…]\s))|.{{1,{PASSAGE}}}(?<=\s)|.{{1,{PASSAGE}}}", re.DOTALL
)
_AROUND = 600
"""How much of a text around a passage tells of whom it speaks."""
_P = NAME
_Q = "(?:A[NSI]{1,3}|S[NSI]{0,4}|I[NSI]{0,3}|N[NSI]{1,4})"
"""A name that is one without a role before it: more than one word, or initials."""

_WORTH_A_LOOK = re.compile("[cgijmAISfnLlyYs3%BH&]|N,+0")
"""What every row has in which a rule can find anything."""
_NAME = re.compile("[NSAI]")
_NAME_OR_LIST = re.compile("[NSAIyY]|m,")
"""What every name has, and what else may stand before one in small letters."""


_CHILD_OF = re.compile(rf"[ijc](?:z?[q0]{{0,2}}z?b?t|zo)(?P<who>{_P})")
_HOUSE_OF = re.compile(rf"[bu]z?t(?P<who>{_P})(?![NSAI]|,?=?q?o)")
_NEIGHBOUR = re.compile(
    r"\b(?:hang xom|lang gieng|(?:o |song )?(?:gan|canh|sat|doi dien) (?:do|ben|nha|vach)"
    r"|gan (?:ay|hien truong)|ben canh|ke ben|ke can|doi dien|nha ben)\b"
)
"""What tells, in folded letters, that a family is but near a child's."""
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
_ANY_NAME = re.compile(_P)
_CHANGED_BEFORE = re.compile(rf"(?P<who>{_P})[^.NSAI]*$")
_CHANGED_AFTER = re.compile(rf"[=:+q]{{0,2}}[cgj]?(?P<who>{_P})")
_CHANGED_BELOW = re.compile(rf"[^.NSAI]*(?P<who>{_P})")
"""The name that was changed: before the word for it, right after it, or else later in the sentence."""
_OF_THE_NAME = re.compile(r"(?:^|[,.NSAI_])(?P<what>[wqz=?cgjimpG@:,0]*)$")
"""What stands between a name and the word for a change, if that is the name's: “tên nhân vật đã …”."""
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
            r"(?:^|(?<=[.,=:qGyY]))(?P<who>S[NSI]{2,3})(?!,?=?o)(?P<until>[^./?]{0,20}?)[cjyL]",
            r"(?P<who>N{1,3}),c(?=[^.])",
        ),
    )
)

_OF_A_GROWN_UP = re.compile(
    r"(?<!bi )\b(?:dam o|hiep dam|giao cau|hanh ha|bao hanh|sam so|lay (?:chong|vo)|sinh con|co con"
    r"|co \w+ con|co$|tu (?:khi|nam|nho|luc))\b|(?:vi|ve|toi) xam hai$|\bnuoi (?:\w+ )?$"
)
"""What is told of no child between a name and the word for one: “Hùng dâm ô bé gái 7 tuổi”."""

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
_OF_A_NAME = re.compile(r"\b(?:ten|goi|bi danh)\b")
_TWO = re.compile(r"\b(?:hai|ba|2|3)\b")
_FRAME = re.compile("[?]|@w?/")
_IN_A_TALE = re.compile(
    r"\W*(?:\w+ ){0,2}?trong (?:\w+ ){0,4}?(?:truyen|phim|vo|kich|tieu pham|tro choi|tieu thuyet|hoat hinh)\b"
    r"(?! (?:tai lieu|phong su))[^,]{0,60},"
)
"""“Trong tập truyện tranh này, …”: what follows is told there, class and school, too."""
_FRAMED = re.compile("[@z=w]{0,2}[?]")
_TOLD_IN = re.compile("/(?P<how>[^.]*)$")
_TELLS = re.compile(r"\b(?:ke|noi ve|xoay quanh|viet ve)\b")
_TALE = re.compile("/[^,]*$")
_TOLD_OF = re.compile("[@z=w]{0,2}/|,{0,2}[?]|[^.]*?=[:z]{0,2}[?/]")
"""Before what stands in an example or a tale, and after it."""
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


def identifiers(text: str, born: range = BORN) -> list[Found]:
    """What in `text` gives a particular child away, in the order in which it stands.

    `text` is in NFC; children are those who were born in one of the years `born`. Each passage is read for
    itself; whoever one shows to be grown up is so below it too, and a name of which it says that it is
    changed is so as well.
    """
    found: list[Found] = []
    grown: set[str] = set()
    changed: set[str] = set()
    for start, passage in passages(text):
        row = read(passage, born)
        if _WORTH_A_LOOK.search(row.signs):
            context = text[max(0, start - _AROUND) : start + len(passage) + _AROUND]
            found += (
                Found(hit.start + start, hit.end + start, hit.kind)
                for hit in _Rules(row, passage, grown, changed, context).found()
            )
    return sorted(found, key=lambda hit: (hit.start, hit.end, hit.kind.value))


def changed_in(text: str) -> set[str]:
    """The names, in small letters, of which a text tells its readers that they are changed."""
    changed: set[str] = set()
    for _start, passage in passages(text):
        row = read(passage)
        if "~" in row.signs:
            rules = _Rules(row, passage, set(), changed, passage)
            rules.found()
    return changed


def mentions(text: str, names: Mapping[str, Clue]) -> Iterator[Found]:
    """Where names that were found are written again, whole or in part: “Khôi” of Nguyễn Minh Khôi.

    `names` are in small letters, with what they were found to be.
    """
    known = {
        " ".join(parts[first:]): kind
        for name, kind in names.items()
        for parts in [name.split()]
        for first in range(len(parts))
        if len("".join(parts[first:])) > 1
    }
    for start, passage in passages(text):
        if not any(name in passage.lower() for name in known):
            continue
        rules = _Rules(read(passage), passage, set(), set(), passage)
        for match in _MENTION.finditer(rules.signs):
            kind = known.get(words(rules.row, match.span()))
            begin, end = rules.row.start(match.start()), rules.row.end(match.end() - 1)
            if match[0] == "w":
                following = rules.row.words(match.end())
                is_name = passage[begin].isupper() and following in wordings(is_plain(passage)).after_name
            else:
                # after a title or post it is no child's, unless a child may have the post
                before = rules.row.signs[max(match.start() - 1, 0)]
                is_name = before != "o" and (kind is not Clue.NAME or before != "t")
            if kind is not None and is_name:
                yield Found(start + begin, start + end, kind)


_MENTION = re.compile(r"(?<![NSAI])[NSAI]+|(?<![^.])w(?=[^.])")
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
_BIRTH = re.compile(r"(?P<hit>[B%]w?,?(?:D|0w0w0)|(?<!g)Y_*)|C_*,(?P<listed>0)(?=,)")
_WHERE = re.compile(r"(?<![oO])(?<![oO]w)(?P<hit>V_*)|(?P<school>K_*)|(?P<class>l)|(?P<grade>L)")
_NUMBER = re.compile("[fn]")
_FINDING = re.compile(r"M|X(?=[^.,]{0,3}\^)")
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

    def __init__(self, row: SignRow, text: str, grown: set[str], changed: set[str], context: str) -> None:
        self.row = row
        self.text = text
        self.grown = grown
        self.changed = changed
        self.hits: dict[Found, int] = {}
        """What was found, and the sign with which it begins."""
        self.signs, self.proven = persons(row, context)

    def found(self) -> list[Found]:
        for match in re.finditer("~", self.signs):
            self.changed |= self._changed(match.start())
        names, listed = _NAME.search(self.signs), _NAME_OR_LIST.search(self.signs)
        if names:
            self._family()
        for proof in self.proven:
            if _NAME.match(self.signs, proof.who[0]) or self.signs[proof.who[0]] == "w":
                self._child(proof.who, is_proven=True)
        if listed:
            self._names()
        self._rest()
        self._beside()
        return list(self.hits)

    def _around(self, index: int) -> str:
        begin, end = sentence(self.signs, index)
        return self.signs[begin:end]

    def _hit(self, kind: Clue, span: tuple[int, int]) -> None:
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

    def _changed(self, index: int) -> set[str]:
        """The names of which the word at `index` says that they are changed."""
        begin, end = sentence(self.signs, index)
        what = _OF_THE_NAME.search(self.signs, begin, index)
        alone = (
            what is not None and not what["what"].strip("q,") and self.signs[index + 1 : index + 2] in ",."
        )
        said = folded(self.row.words(index))
        if what is None or not (alone or ":" in what[0] or _OF_A_NAME.search(said)):
            return set()
        after = _CHANGED_AFTER.match(self.signs, index + 1, end)
        before = _CHANGED_BEFORE.search(self.signs, begin, index)
        are_many = (
            "m" in what["what"] or "p" in what["what"] or _TWO.search(words(self.row, what.span("what")))
        )
        if after is None and are_many:
            return {words(self.row, match.span()) for match in _ANY_NAME.finditer(self.signs, begin, index)}
        who = after or before or _CHANGED_BELOW.match(self.signs, index + 1, end)
        return {words(self.row, who.span("who"))} if who else set()

    def _is_invented(self, span: tuple[int, int]) -> bool:
        """Whether an example or a tale is told where something stands, and nothing proves a child in it."""
        begin, end = sentence(self.signs, span[0])
        if not re.search("[?/]", self.signs[begin:end]):
            return False
        tale = _TOLD_IN.search(self.signs, begin, span[0])
        in_tale = _IN_A_TALE.match(folded(words(self.row, (begin, span[0]))))
        framed = (
            in_tale
            or _FRAME.search(self.signs, begin, span[0])
            or _FRAMED.match(self.signs, span[1], end)
            or (tale and _TELLS.search(folded(words(self.row, tale.span("how")))))
        )
        if framed is None:
            return False
        real = REAL_IN_TALE if in_tale else REAL
        return real.search(self.signs, begin, end) is None

    def _is_told(self, span: tuple[int, int]) -> bool:
        """Whether a name of one word is a figure's of a tale, named before it or right after it."""
        begin, end = sentence(self.signs, span[0])
        return bool(_TALE.search(self.signs, begin, span[0]) or _TOLD_OF.match(self.signs, span[1], end))

    def _is_year(self, index: int) -> bool:
        """Whether a number is a year in which children were born."""
        word = self.row.words(index)
        return word.isdecimal() and int(word) in self.row.born

    def _family(self) -> None:
        for pattern in _FAMILY:
            for match in self._each(pattern):
                around = self._around(match.start("who"))
                if self._is_invented(match.span("who")) or not (
                    re.search("[cj]", self.signs) or pattern is _CHILD_OF
                ):
                    continue
                if pattern is _HOUSE_OF and (
                    not re.search("[cji]", around) or self._is_neighbour(match.span())
                ):
                    continue
                self._hit(Clue.FAMILY, match.span("who"))
                self._mark(match.span("who"), "T")

    def _is_neighbour(self, span: tuple[int, int]) -> bool:
        """Whether a family is told to live near, right before it is named or right after."""
        begin, end = sentence(self.signs, span[0])
        near = words(self.row, (max(begin, span[0] - 4), min(end, span[1] + 5)))
        return _NEIGHBOUR.search(folded(near)) is not None

    def _names(self) -> None:
        for pattern in (_OF_AGE, _FIRST_OF_AGE, _OF_PLIGHT):
            self._name(pattern)
        for pattern in _GROWN_UP:
            for match in self._each(pattern):
                self._mark(match.span(match.lastgroup or 0), "T")
        self.grown |= {words(self.row, match.span()) for match in re.finditer("T_*", self.signs)}
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
            until = match.groupdict().get("until")
            if not (until and _OF_A_GROWN_UP.search(folded(words(self.row, match.span("until"))))):
                self._child(match.span("who"), is_bare=pattern is _ALONE)

    def _child(self, span: tuple[int, int], *, is_bare: bool = False, is_proven: bool = False) -> None:
        """Note down that a name is a child's, unless something speaks against it."""
        is_hidden = self._is_hidden(span)
        is_weak = set(self.signs[slice(*span)]) == {"N"} and (
            self._is_told(span)
            or (span[1] - span[0] > 3 and not is_proven)
            or _OF_A_TITLE.match(self._after(span[1])) is not None
        )
        is_grown = is_bare and words(self.row, span) in self.grown
        is_changed = words(self.row, span) in self.changed
        after_title = self.signs[max(span[0] - 1, 0)] in "to"
        is_small = self.signs[span[0]] == "w" and not self.text[self.row.start(span[0])].isupper()
        if (
            is_hidden
            or is_weak
            or is_grown
            or is_changed
            or after_title
            or is_small
            or self._is_invented(span)
        ):
            return
        is_letter = len("".join(map(self.row.words, range(*span))).strip(".")) == 1
        self._hit(Clue.LETTER if is_letter else Clue.NAME, span)
        self._mark(span, "C")

    def _is_hidden(self, span: tuple[int, int]) -> bool:
        """Whether a name is but the first letter of an accused's, as the press hides it: “bị cáo T.”."""
        is_letter = span[1] - span[0] == 1 and len(self.row.words(span[0]).strip(".")) == 1
        return is_letter and self.row.signs[max(span[0] - 1, 0)] == "&"

    def _after(self, index: int) -> str:
        """The text before the sign at `index`, from the end of the one before it, in folded small letters."""
        end = self.row.end(index - 1)
        return folded(self.text[end : end + 80].lower())

    def _is_colon(self, index: int) -> bool:
        return self.row.words(index) == ":"

    def _rest(self) -> None:
        if "l" in self.signs or "K" in self.signs:
            for pattern in _SCHOOL:
                self._told(Clue.SCHOOL, pattern)
        if "V" in self.signs:
            for pattern in _HOME:
                self._told(Clue.HOME, pattern)
        for match in self._each(_RESIDES):
            if not self._is_invented(match.span()) and self._is_of_child(match.start()):
                self._hit(Clue.HOME, match.span(match.lastgroup or 0))
        for match in self._each(_BIRTH):
            if match["listed"] and not self._is_year(match.start("listed")):
                continue
            is_proof = any(
                proof.at == match.start() and self.signs[proof.who[0]] == "C" for proof in self.proven
            )
            if not self._is_invented(match.span()) and (is_proof or self._is_of_child(match.start())):
                self._hit(Clue.BIRTH, match.span(match.lastgroup or 0))
        for match in _NUMBER.finditer(self.signs):
            self._number(match.start())
        for match in _FINDING.finditer(self.signs):
            self._finding(match.start())

    def _told(self, kind: Clue, pattern: re.Pattern[str]) -> None:
        for match in self._each(pattern):
            found = re.search("F[^.]?[cj]$", self.signs[: match.start() + 1])
            if self._is_invented(match.span("hit")) or (found and "@" in match[0] and "r" not in match[0]):
                continue
            self._hit(kind, match.span("hit"))

    def _beside(self) -> None:
        """Where something gives a child away, each class, school and hamlet of the sentence does so too."""
        if not self.hits:
            return
        named = {at for hit, at in self.hits.items() if hit.kind in (Clue.NAME, Clue.LETTER)}
        named |= {proof.at for proof in self.proven if self.signs[proof.who[0]] == "C"}
        given_away = {*self.hits.values(), *named}
        for around in re.finditer(r"[^.]+", self.signs):
            if given_away.isdisjoint(range(*around.span())):
                continue
            is_named = not named.isdisjoint(range(*around.span()))
            for match in _WHERE.finditer(self.signs, *around.span()):
                if match["grade"] is None or is_named:
                    self._hit(Clue.HOME if match["hit"] else Clue.SCHOOL, match.span())

    def _is_of_child(self, index: int) -> bool:
        """Whether the person last spoken of before `index`, else first after it, is one child."""
        begin, end = sentence(self.signs, index)
        before = re.findall("[cjCmtToRpiH]|g(?=,?y)", self.signs[begin:index])
        if before:
            return before[-1] in "cjCg"
        after = re.search("[cjCmtToH]", self.signs[index:end])
        if after:
            return after[0] in "cjC"
        earlier = re.findall("[cjCmtToH]", self.signs[:begin])
        return bool(earlier) and earlier[-1] in "cjC"

    def _number(self, index: int) -> None:
        """Whose number it is: the family's, unless an office was named nearer to it."""
        begin, end = sentence(self.signs, index)
        before, after = self.signs[max(0, index - 30) : index], self.signs[index + 1 : end]
        account = "$" in before[-10:]
        if self.signs[index] == "n" and not account:
            return
        near = re.findall("[kCbuTt]|[Oo]" if account else "[cjkCbuTt]|[Oo]", before)
        earlier = self.signs[begin:index]
        is_of_office = re.search("[Oo]", earlier) and not re.search("[cjkRCbu]", earlier)
        if re.match("q?z?w?[kcCtTjbu]", after):
            mine = True
        elif near:
            mine = near[-1] in "cjkCbu" or (near[-1] in "Tt" and not is_of_office)
        else:
            mine = (account or self._is_mobile(index)) and not re.match("[^.]{0,6}[Oo]", after)
        if mine and (not account or re.search("[cjkRCbTum]", self.signs)):
            self._hit(Clue.CONTACT, (index, index + 1))

    def _is_mobile(self, index: int) -> bool:
        """Whether a number is no landline, which are those of offices."""
        digits = re.sub(r"\D", "", self.text[self.row.start(index) : self.row.end(index)])
        return not digits.startswith(("02", "842"))

    def _finding(self, index: int) -> None:
        """Whose health it is: that of the child last spoken of, unless the sentence is general."""
        begin, end = sentence(self.signs, index)
        if "!" in self.signs[begin:end] or self._is_invented((index, index + 1)):
            return
        persons = list(re.finditer("[kR]z?q?[cjC]|[cjCgmikR]", self.signs[begin:index]))
        after = re.match(".[^.]{0,3}?[@z]w?([kR]?z?)([cjCgm])", self.signs[index:end])
        if persons:
            mine = persons[-1][0] in ("c", "j", "C") and self._is_narrated(
                begin, begin + persons[-1].start(), index
            )
        elif after:
            is_one = self.row.words(index + after.start(2)) not in _ANY_CHILD
            mine = is_one and after[2] in "cjC" and not after[1].startswith(("k", "R"))
        else:
            earlier = re.findall("[cjCmgtToH]", self.signs[:begin])
            mine = bool(earlier) and earlier[-1] in "cjC"
        if mine:
            self._hit(Clue.MEDICAL, (index, index + 1))

    def _is_narrated(self, begin: int, person: int, index: int) -> bool:
        """Whether it is told of one child, where words name it that advice uses too."""
        if self.row.words(person) not in _ANY_CHILD:
            return True
        said, since = (
            folded(self.text[self.row.start(first) : self.row.end(index)].lower())
            for first in (begin, person)
        )
        return bool(_EXAMINED.search(said) or _NARRATED.search(since))
