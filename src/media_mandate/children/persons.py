"""Who is spoken of: a child or a grown-up, by what stands beside the word or the name for them.

“Bị cáo” is said of both, and so is “tài xế”; a child may bear a hero's name. What is said of age, class or
year of birth decides, for an accused under 18 is protected as a victim is (Law 59/2024/QH15, Article 134).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from media_mandate.children.proofs import NAME, Proof, proofs, sentence, words
from media_mandate.children.words import SignRow, folded, is_plain, wordings

REAL = re.compile("[Yl]|(?:S[NSI]*N|A[NSI]+|C_+)[^.]{0,14}[yLKV]")
"""What is told of no child of a tale: a class, a year of birth, a surname with an age or a home."""
REAL_IN_TALE = re.compile("Y|(?:S[NSI]*N|A[NSI]+|C_+)[^.]{0,14}[yLlKV]")
"""The same where the sentence says before that a tale is told: its figures go to school, too."""


class Persons(NamedTuple):
    """The signs of a row in which places are marked, and what is said of a child is a child's sign."""

    signs: str
    proven: Sequence[Proof]
    """The names that something proves to be children's."""


def persons(row: SignRow, context: str = "") -> Persons:
    """Who is spoken of in a row; `context` is the text around it, if more than its own."""
    signs = row.signs
    for pattern, marked in _PLACES:
        signs = pattern.sub(marked, signs)
    signs = _COMMUNE.sub(lambda match: _of_office(row, match), signs)
    signs = _LISTED.sub(lambda match: _listed(row, match, context or row.text), signs)
    if "B" in signs or "%" in signs:
        signs = _BORN_ON.sub(lambda match: _born_on(row, match), signs)
    signs = _THREE.sub(lambda match: "0" if row.words(match.start()) == "ba" else "k", signs)
    proven = proofs(row, signs)
    for proof in proven:
        if (accused := _ACCUSED.search(signs, 0, proof.who[0])) is not None:
            signs = _put(signs, accused.start(), "c")
    if "H" in signs:
        namesakes = _namesakes(row, signs, proven)
        proven += (Proof((index, index + 1), index) for index in namesakes)
        signs = _heroes(signs, namesakes)
    if _ROLE.search(signs):
        signs = _roles(row, signs)
    signs = _MANY.sub(lambda match: match[0].rstrip("cgji").ljust(len(match[0]), "m"), signs)
    signs = _SAME.sub(lambda match: "m" * len(match[0]), signs)
    signs = _COUNTED.sub(lambda match: _counted(row, match), signs)
    return Persons(_PUPIL_ALREADY.sub("q", signs), proven)


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

_COMMUNE = re.compile("(?<=[OoxG])V_*")
_COMMUNES = frozenset(("xã", "phường", "thị trấn", "đặc khu", "xa", "phuong", "thi tran", "dac khu"))
_OFFICES = frozenset(
    wording
    for word in ("ubnd", "hđnd", "trạm y tế", "mặt trận", "mttq", "đoàn", "đội", "tổ quốc", "clb")
    for wording in (word, folded(word))
)
"""Offices that are no persons' names, and have the sign of these."""


def _of_office(row: SignRow, match: re.Match[str]) -> str:
    """A commune as a part of an office's name, “UBND xã Bờ Y”: nobody lives there."""
    before = row.signs[match.start() - 1]
    is_office = before in "Oo" or row.words(match.start() - 1) in _OFFICES
    is_commune = row.words(match.start()) in _COMMUNES
    return ("x" if is_office and is_commune else "V") + match[0][1:]


_MANY = re.compile("p[wqp0]{0,2}[cgji]+")
_SAME = re.compile("m[cgjm]+")
_COUNTED = re.compile("0[cgji]+")
_THREE = re.compile("k(?=[g&*])")
"""A word for a father that is a number as well: “ba học sinh”."""
_PUPIL_ALREADY = re.compile("(?<=[co])g")


def _counted(row: SignRow, match: re.Match[str]) -> str:
    few = row.words(match.start()) in ("1", "2", "3", "01", "02", "03")
    return "0" + ("c" if few else "m") * (len(match[0]) - 1)


_BORN_ON = re.compile("[B%]w?,?(?P<day>D|0w0w0|0w0|0)(?:(?<=%,0),)?")


def _born_on(row: SignRow, match: re.Match[str]) -> str:
    """A day or month of birth as the year of it: a child's or a grown-up's."""
    year = row.words(match.end("day") - 1)[-4:]
    if not year.isdecimal() or len(year) < 4:
        return match[0]
    closed = match.end() if row.words(match.end() - 1) in year + ")" else match.end("day")
    marked = ("Y" if int(year) in row.born else "Q").ljust(closed - match.start(), "_")
    return marked + match[0][len(marked) :]


_LISTED = re.compile("(?:(?<=[NSAI][NSAI])|(?<=I))(?P<gap>,(?:q?[Gqw]{1,3},)?)0(?=[,.]|$)")
"""A number in parentheses or between commas after a name: “A Thuyên (2010)”, “A Brôi, người Kinh, 2009”."""
_PROCEEDINGS = re.compile(
    r"\b(?:bi (?:cao|can|bat|tam giu|tam giam|khoi to|truy to|tuyen)|nghi (?:pham|can)|doi tuong|can pham"
    r"|hung thu|thu pham|tam giu|tam giam|khoi to|truy to|bat giu|bat qua tang|truy na|cao trang|dau thu"
    r"|nan nhan|bi hai|toi pham|pham toi|cong an|canh sat|vien kiem sat|toa an|hdxx|dan giai|ap giai"
    r"|hien truong)\b"
)


def _listed(row: SignRow, match: re.Match[str], context: str) -> str:
    """A number after a name as the year of birth that it is where people are accused or harmed."""
    year = row.words(match.end() - 1)
    is_born = year.isdecimal() and len(year) == 4 and int(year) in row.born
    return match["gap"] + ("Y" if is_born and _speaks_of_proceedings(context) else "0")


@lru_cache(maxsize=8)
def _speaks_of_proceedings(text: str) -> bool:
    return _PROCEEDINGS.search(folded(text.lower())) is not None


# Heroes

_ACCUSED = re.compile("&(?=[q:=,w]{0,3}$)")
_CALLED_CHILD = re.compile("(?P<child>[cjg&*])[qyYLlG,@e]{0,5}$")
_HERO_BORN = re.compile("[,q]{0,4}Y")
_HERO_AT_SCHOOL = re.compile("[,q=]{0,4}[,q=e@cg]{0,4}(?:[Ll]|(?<=[ge])K)")
_HERO_OF_AGE = re.compile(",{0,2}q{0,3}w?y")
_HERO_OF_KIN = re.compile(rf",{{1,2}}q?[ij]z?(?:[tk]{NAME}|[kh])|w?w(?:c|k){NAME}")
"""Who is somebody's child, or has a brother or sister: “cháu Kim Đồng, con anh Sinh”."""
_HERO_KIN_OF = re.compile("[kR]z?c$")
_TODAY = re.compile(
    r"\b(?:nay|nam nay|hien) \d+ tuoi\b|\b(?:nhap vien|cap cuu|benh vien|cong an|canh sat|khai nhan|dau thu"
    r"|tai nan|bi (?:bong|dien giat|duoi nuoc|xam hai|bao hanh|bao luc|danh|cho can|ran can|bat nat|lua|xe)"
    r"|duoi nuoc|thieu tuoi|hoc ba|thi lop 10|xe may|dien thoai|mang xa hoi|facebook|zalo|tiktok)\b"
)
"""What is told of today: no hero was taken to hospital, or had a telephone."""
_HIS_ROLE = re.compile("[cgj](?=[q,=]{0,2}H)|(?<=H)(?:[^.H]{0,8}=q?|,{1,2}q?)[cg]")
_CALLED_AFTER = re.compile("(?:(?<=/)|(?<=/[@z])|(?<=G))H")
_OF_A_THING = re.compile("(?:/[@z]?|G)$")
"""What is called after a hero, or tells of one: “chi đội Kim Đồng”, “truyện Kim Đồng”."""
_LONG_AGO = re.compile(r"\b(?:1[0-8]\d\d|19[0-8]\d|hy sinh)\b")
_TOLD_AS_CHILDREN = frozenset(("cậu bé", "cô bé", "chú bé", "em bé", "đứa bé", "cậu", "bạn", "chú", "cô"))
"""Words for a child by which stories call their heroes, too."""


def _namesakes(row: SignRow, signs: str, proven: Sequence[Proof]) -> list[int]:
    """Where a hero's name is that of a child of today, and of no thing that is called after the hero."""
    return [
        match.start()
        for match in re.finditer("H", signs)
        if not _OF_A_THING.search(signs, 0, match.start()) and _is_namesake(row, signs, match.start(), proven)
    ]


def _heroes(signs: str, namesakes: Sequence[int]) -> str:
    """Make names of namesakes'; the words for a child beside a hero are the hero's."""
    for index in namesakes:
        signs = _put(signs, index, "S")
    signs = _CALLED_AFTER.sub("w", signs)
    return _HIS_ROLE.sub(lambda match: match[0][:-1] + "H", signs)


def _is_namesake(row: SignRow, signs: str, index: int, proven: Sequence[Proof]) -> bool:
    """Whether a hero's name is borne by a child of today."""
    begin, end = sentence(signs, index)
    known, after = wordings(is_plain(row.text)), signs[index + 1 : end]
    if _HERO_BORN.match(after):
        return True
    said = words(row, (begin, end))
    if _LONG_AGO.search(folded(said)):
        return False
    called = _CALLED_CHILD.search(signs, begin, index)
    is_child = called is not None and called["child"] == "c"
    is_called = is_child and called is not None and row.words(called.start()) not in _TOLD_AS_CHILDREN
    at_school = _HERO_AT_SCHOOL.match(after) is not None
    if is_called and at_school:
        return True
    if any(f" {word} " in f" {said} " for word in known.of_history):
        return False
    of_age = _HERO_OF_AGE.match(after) is not None
    of_kin = _HERO_OF_KIN.match(after) is not None or _HERO_KIN_OF.search(signs, begin, index) is not None
    of_today = _TODAY.search(folded(said)) is not None
    if (called is not None and called["child"] == "&") or of_kin or (is_child and of_today):
        return True
    if any(proof.who[0] == index and (proof.at >= end or signs[proof.at] in "Yl") for proof in proven):
        return True
    if row.words(index) in known.young_heroes:
        return (is_called and of_age) or (at_school and "l" in after[:8]) or (of_age and of_today)
    return at_school or is_called or of_age


# Words that are said of children and of grown-ups

_ALIAS = rf"(?:,:[qwc=,]{{0,4}}{NAME}[.,]{{1,2}})?"
_HOME = "(?:,{1,2}q?r[^.cgijktomRTpyYQ&*H]{1,10},)?"
_WHO = rf"[qw]{{0,4}}[:=,]{{0,2}}q?{NAME}{_ALIAS}"
_ROLE = re.compile(rf"[&*]|[to]{NAME}[^.]{{1,12}}[yY]")
_YOUNG = tuple(
    map(
        re.compile,
        (
            rf"(?P<role>&){_WHO}{_HOME},{{0,2}}q{{0,3}}w?[yY]",
            rf"(?P<role>[*]){_WHO}{_HOME}(?:,{{0,2}}q{{0,3}}Y|q{{0,3}}y|,{{1,2}}q{{0,3}}y(?=[,.]|$))",
            r"(?<![p0])(?P<role>[&*])(?:,|q?=)?q{0,3}w?[yY]",
            r"(?P<role>[&*])(?P<small>g)",
            rf"(?P<role>&){_WHO}(?:[,w]{NAME}){{1,3}},{{0,2}}(?P<both>[qw]{{1,2}})[yY]",
            rf"(?P<role>&){_WHO}(?P<until>[^.NSAIHcgijktoRTmpQ&*]{{1,14}})[yY]",
            rf"(?P<role>[&*]){_WHO}{_HOME}(?P<school>[,q=e@]{{0,5}})(?:[cg]?[Ll]|(?<=[,=q])gK)",
            rf"(?P<role>[&*]){_WHO}(?P<pupil>[,=]{{1,3}}q?)g(?=[,.@r]|$)",
            r"(?<![p0])(?P<role>[&*])(?P<studies>q?=q?|[,q]{0,3}e@?)[cg]{0,2}[Ll]",
            r"(?:^|(?<=\.))[wq]{0,3}[yY],{1,2}(?P<role>[&*])",
            rf"(?P<child>[cj])q?{NAME},{{0,2}}q?=?q?(?P<role>[&*])",
            r"(?P<child>[cj])q?=q?(?P<role>&)",
            rf"(?P<role>[to]){NAME}{_HOME},{{1,2}}q{{0,3}}[yY](?=[,.]|$)",
        ),
    )
)
"""Where the word at `role` is said of a child: by age, class or year of birth beside it or its name."""
_OF_ANOTHER = re.compile(r"(?<!\bla )\bnguoi\b|\b(?:tu|tren)(?: du)?$")
"""Words after which an age is no accused's: “tội dâm ô người dưới 16 tuổi”."""
_IN_THE_PAST = re.compile(r"\b(?:tung|nguyen|von|lam)\b")
_SMALL = ("nhí", "nhi")
_BOTH = re.compile(r"\b(?:cùng|đều|cung|deu)\b")
_OF_ANY_AGE = frozenset(("anh", "chị", "chi"))
"""Titles of those who are hardly older than a child."""
_HARMED = frozenset(("nạn nhân", "nan nhan", "bị hại", "bi hai"))


def _roles(row: SignRow, signs: str) -> str:
    for pattern in _YOUNG:
        for match in pattern.finditer(signs):
            if _is_young(row, match):
                signs = _put(signs, match.start("role"), "c")
    return signs.replace("&", "o").replace("*", "o")


def _is_young(row: SignRow, match: re.Match[str]) -> bool:
    found = match.groupdict()
    role = row.words(match.start("role"))
    if match["role"] == "t" and role not in _OF_ANY_AGE:
        return False
    if found.get("child") and row.words(match.start("child")) in _HARMED:
        return False
    if found.get("small") and row.words(match.start("small")) not in _SMALL:
        return False
    if found.get("both") and not _BOTH.search(words(row, match.span("both"))):
        return False
    if found.get("until") and _OF_ANOTHER.search(folded(words(row, match.span("until")))):
        return False
    return not any(
        found.get(group) and _IN_THE_PAST.search(folded(words(row, match.span(group))))
        for group in ("school", "pupil", "studies")
    )


def _put(signs: str, index: int, sign: str) -> str:
    return signs[:index] + sign + signs[index + 1 :]
