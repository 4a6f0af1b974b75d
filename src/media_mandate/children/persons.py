"""Who is spoken of: a child or a grown-up, by what stands beside the word or the name for them.

“Bị cáo” is said of both, and so is “tài xế”; a child may bear a hero's name. What is said of age, class or
year of birth decides, for an accused under 18 is protected as a victim is (Law 59/2024/QH15, Article 134).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from media_mandate.children.words import SignRow, folded, is_plain, wordings

NAME = "(?:A[NSI]{1,3}|[NSI]{1,5})"
"""A name of any kind."""


REAL = re.compile("[Yl]|(?:S[NSI]*N|A[NSI]+|C_+)[^.]{0,14}[yLKV]")
"""What is told of no child of a tale: a class, a year of birth, a surname with an age or a home."""


def persons(row: SignRow) -> str:
    """The signs of a row in which places are marked, and what is said of a child is a child's sign."""
    signs = row.signs
    for pattern, marked in _PLACES:
        signs = pattern.sub(marked, signs)
    if "&" in signs:
        signs = _LISTED.sub(lambda match: "Y" if _is_listed(row, signs, match.start()) else "0", signs)
    if "B" in signs or "%" in signs:
        signs = _BORN_ON.sub(lambda match: _born_on(row, match), signs)
    signs = _THREE.sub(lambda match: "0" if row.words(match.start()) == "ba" else "k", signs)
    if "H" in signs:
        signs = _heroes(row, signs)
    if _ROLE.search(signs):
        signs = _roles(row, signs)
    signs = _MANY.sub(lambda match: match[0].rstrip("cgji").ljust(len(match[0]), "m"), signs)
    signs = _SAME.sub(lambda match: "m" * len(match[0]), signs)
    signs = _COUNTED.sub(lambda match: _counted(row, match), signs)
    return _PUPIL_ALREADY.sub("q", signs)


def words(row: SignRow, span: tuple[int, int]) -> str:
    """The words of the signs of a span, in small letters."""
    return " ".join(map(row.words, range(*span)))


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

_MANY = re.compile("p[wqp0]{0,2}[cgji]+")
_SAME = re.compile("m[cgjm]+")
_COUNTED = re.compile("0[cgji]+")
_THREE = re.compile("k(?=[g&*])")
"""A word for a father that is a number as well: “ba học sinh”."""
_PUPIL_ALREADY = re.compile("(?<=[co])g")


def _counted(row: SignRow, match: re.Match[str]) -> str:
    few = row.words(match.start()) in ("1", "2", "3", "01", "02", "03")
    return "0" + ("c" if few else "m") * (len(match[0]) - 1)


_BORN_ON = re.compile("[B%]w?,?(?:D|0w0w0|0w0|0)")


def _born_on(row: SignRow, match: re.Match[str]) -> str:
    """A day or month of birth as the year of it: a child's or a grown-up's."""
    year = row.words(match.end() - 1)[-4:]
    if not year.isdecimal() or len(year) < 4:
        return match[0]
    return ("Y" if int(year) in row.born else "Q").ljust(len(match[0]), "_")


_LISTED = re.compile("(?<=[NSAI],)0(?=,)")
"""A number in parentheses after a name."""


def _is_listed(row: SignRow, signs: str, index: int) -> bool:
    """Whether a number is an accused child's year of birth: “đối tượng A Thuyên (2010)”."""
    begin, _end = sentence(signs, index)
    year = row.words(index)
    return (
        "&" in signs[begin:index]
        and row.words(index - 1) == "("
        and year.isdecimal()
        and int(year) in row.born
    )


# Heroes

_CALLED_CHILD = re.compile("(?P<child>[cjg&*])[qyYLlG,@e]{0,5}$")
_HERO_BORN = re.compile("[,q]{0,4}Y")
_HERO_AT_SCHOOL = re.compile("[,q=]{0,4}[,q=e@cg]{0,4}(?:[Ll]|(?<=[ge])K)")
_HERO_OF_AGE = re.compile(",{0,2}q{0,3}w?y")
_HIS_ROLE = re.compile("[cgj](?=[q,=]{0,2}H)|(?<=H)(?:[^.H]{0,8}=q?|,{1,2}q?)[cg]")
_OF_A_THING = re.compile("(?:/[@z]?|G)$")
"""What is called after a hero, or tells of one: “chi đội Kim Đồng”, “truyện Kim Đồng”."""
_LONG_AGO = re.compile(r"\b(?:1[0-8]\d\d|19[0-8]\d|hy sinh)\b")
_TOLD_AS_CHILDREN = frozenset(("cậu bé", "cô bé", "chú bé", "em bé", "đứa bé", "cậu", "bạn", "chú", "cô"))
"""Words for a child by which stories call their heroes, too."""


def _heroes(row: SignRow, signs: str) -> str:
    """Make a name of a hero's that a child bears; else the words for a child beside it are the hero's."""
    for match in re.finditer("H", signs):
        begin, end = sentence(signs, match.start())
        if _OF_A_THING.search(signs, begin, match.start()):
            signs = _put(signs, match.start(), "w")
        elif _is_namesake(row, signs, match.start(), begin, end):
            signs = _put(signs, match.start(), "S")
    return _HIS_ROLE.sub(lambda match: match[0][:-1] + "H", signs)


def _is_namesake(row: SignRow, signs: str, index: int, begin: int, end: int) -> bool:
    """Whether a hero's name is borne by a child of today: of a class, a year of birth or an age."""
    called = _CALLED_CHILD.search(signs, begin, index)
    after = signs[index + 1 : end]
    if _HERO_BORN.match(after):
        return True
    said, known = words(row, (begin, end)), wordings(is_plain(row.text))
    if _LONG_AGO.search(folded(said)):
        return False
    is_called = (
        called is not None and called["child"] == "c" and row.words(called.start()) not in _TOLD_AS_CHILDREN
    )
    at_school = _HERO_AT_SCHOOL.match(after) is not None
    if is_called and at_school:
        return True
    if any(f" {word} " in f" {said} " for word in known.of_history):
        return False
    of_age = _HERO_OF_AGE.match(after) is not None
    if row.words(index) in known.young_heroes:
        return (is_called and of_age) or (at_school and "l" in after[:8])
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


def sentence(signs: str, index: int) -> tuple[int, int]:
    """Where the sentence of a sign begins and ends."""
    end = signs.find(".", index)
    return signs.rfind(".", 0, index) + 1, len(signs) if end < 0 else end


def _put(signs: str, index: int, sign: str) -> str:
    return signs[:index] + sign + signs[index + 1 :]
