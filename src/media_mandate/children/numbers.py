"""Numbers and addresses of people, by their form: telephones, plates, cards, accounts, houses, maps.

Those of helplines, and those beside which an office is named, account for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from media_mandate.children.identifying.clues import Clue, Found
from media_mandate.children.reader import read
from media_mandate.children.tokens import CAPITAL
from media_mandate.children.vocabulary import folded, is_plain, lists

_PHONE = re.compile(r"(?<![\w.,/+-])(?:\(?\+?84\)?|\(?0\d{0,4}\)?)(?:[ .\-]?\d){6,10}(?!\w|[.,/-]\d)")
_ABROAD = re.compile(r"(?<![\w.,/+-])\(?\+\d{1,3}\)?(?:[ .\-]?\d){7,11}(?!\w|[.,/-]\d)")
"""A telephone with the code of its country."""
_FILED = re.compile(
    r"\b(?i:mã số|mã (?:hồ sơ|học sinh|bệnh nhân|bệnh án|định danh|trẻ)|bệnh án|bệnh nhân số|học bạ"
    r"|thẻ học sinh|mang số|số hiệu|số đăng ký|số đăng kiểm"
    r"|số hồ sơ|hồ sơ (?:số|bảo trợ|bệnh án|y tế|học sinh|trẻ em|xã hội|nhập viện|điều trị|quản lý)"
    r"|giấy (?:khai sinh|chứng sinh|ra viện|chuyển tuyến|chuyển viện|báo tử)"
    r"|sổ (?:tiết kiệm|hộ nghèo|bảo hiểm|khám bệnh|bảo trợ|tiêm chủng|hộ khẩu))\b[^.\n\d]{0,40}?"
    r"(?P<filed>\b(?:[A-Z]{1,4}[-/. ]?)?\d[\d/.-]{3,20}[\dA-Z])(?![\w/-])"
)
"""The number under which somebody's papers are kept."""
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_PLATE = re.compile(
    r"(?<![\w/.-])\d{2} ?[-–]? ?[A-ZĐ][A-ZĐ\d]?\d? ?[-–.]? ?(?:\d{3}[. ]?\d{2}|\d{4,5})(?![\w/]|[.,]\d)"
)
_LONG = re.compile(r"(?<![\w.,/+-])(?:\d[ .-]?){8,18}\d(?!\w|[.,/-]\d)")
_INSURED = re.compile(r"(?<!\w)[A-Z]{2}[ -]?\d(?:[ -]?\d){12}(?!\w)|(?<!\w)[BCNP]\d{7,8}(?!\w)")
"""Of the health insurance's card, and of a passport."""
_MONEY = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
_OF_NUMBERS = re.compile(
    r"\b(?:tai khoan|stk|tk|the|cccd|cmnd|cmt|can cuoc|ho chieu|dinh danh|bhyt|bhxh|momo"
    r"|ma (?:so|hoc sinh|benh)|vi dien tu|ngan hang|chuyen khoan)\b"
)
_COORDINATES = re.compile(
    r"(?<![\d.,])(?:8|9|1\d|2[0-4])[.,]\d{2,9} ?°? ?[NB]?[,;–\- ]{1,3}10\d[.,]\d{2,9}(?!\d)"
    r"|\d{1,3} ?° ?\d{1,2} ?['’′](?: ?\d{1,2}(?:[.,]\d{1,4})? ?(?:[\"”″]|''))?"
)
_MAIL = re.compile(r"(?<![\w.@+-])[\w.+-]{1,64}@(?P<host>[\w-]{1,40}(?:\.[\w-]{1,40}){1,4})")
_OF_OFFICES = re.compile(r"\.gov\.vn$|\.org(?:\.vn)?$")
_FOR_EVERYBODY = re.compile(
    r"(?:toa\W?soan|ban\W?bien\W?tap|lien\W?he|info|contact|hotline|ban\W?doc|bao\w+|tong\W?dai)@",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"(?:\b(?:facebook|fb|messenger|instagram|threads|twitter|tiktok|youtube|locket)\.(?:com|me|net|cam)"
    r"|\bfb\.me|\bzalo\.me|\bm\.me|\bt\.me)/(?!(?:sharer|share|help|policies|privacy|watch|hashtag|legal)\b)"
    r"[@\w][\w.@/?=%-]*",
    re.IGNORECASE,
)
"""The address of somebody's page in a social network."""
_MAP = re.compile(
    r"\b(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.com/maps|maps\.google\.com)/\S{1,200}", re.IGNORECASE
)
_HOUSE = re.compile(
    rf"(?<!\w)(?P<before>\w{{1,12}} )?(?P<house>(?:\b[sS](?:ố|o)|(?<=: )|\b(?:tại|ở|trú|tai|o|tru)) ?"
    r"\d{1,4}[A-Z]?(?:/\d{1,4}[A-Z]?){0,3},?"
    rf" (?:(?:đường|phố|duong|pho) [{CAPITAL}]|[{CAPITAL}]\w* [{CAPITAL}])[\w]*)"
)
_FLAT = re.compile(
    rf"(?<!\w)(?P<house>(?:số )?\d{{1,4}}[A-Z]?(?:/\d{{1,4}}[A-Z]?){{0,3}},?"
    rf" (?:ngõ|hẻm|ngách|kiệt|hem|ngo|ngach) (?:\d{{1,4}}[A-Z]?(?:/\d{{1,4}}){{0,3}}|[{CAPITAL}]\w*)"
    r"|(?:căn(?: hộ)?|can ho)(?: số)? (?:[A-Z]{1,2}[-.]?)?\d{1,2}[A-Z]?[-.]?\d{2}(?!\d)"
    r"(?:,? (?:tòa|nhà|block|lô) \w+)?"
    r"|phòng(?: số)? [A-Z]?\d{1,4},? (?:tòa|nhà trọ|dãy trọ|khu trọ|dãy nhà trọ|chung cư) \w+)"
)
"""A house in a lane, and a flat."""
_NO_HOUSE = re.compile(
    r"(?:định|thị|lệnh|luật|quyết|áo|văn|bản|thư|hoạch|trình|kênh|trận|thứ|tàu|xe|dinh|lenh|luat|quyet|hoach)\s$"
)


def numbers(text: str) -> Iterator[Found]:
    """The numbers and addresses of people in `text`, houses' with their streets included."""
    for kind, pattern, is_one in _FORMS:
        for match in pattern.finditer(text):
            span = match.span(*({"house", "filed"} & pattern.groupindex.keys()))
            if is_one(text, match):
                yield Found(*span, kind)


def _is_of_file(_text: str, match: re.Match[str]) -> bool:
    """Whether it is no day, and long enough for a number of its own."""
    return _DAY.fullmatch(match["filed"]) is None and len(_digits(match["filed"])) > 4


def _is_always(_text: str, _match: re.Match[str]) -> bool:
    return True


def _is_phone(text: str, match: re.Match[str]) -> bool:
    """Whether a number is called, and no office's that is named beside it."""
    digits = _digits(match[0])
    if re.fullmatch("0[235789][0-9]{8,9}|069[0-9]{5,7}", digits) is None:
        return False
    if digits.startswith(("02", "069")):
        return not _is_landline_of_office(text, match.start())
    return _OF_A_PERSON.match(text, match.end()) is not None or not _is_of_office(text, match.start())


def _is_account(text: str, match: re.Match[str]) -> bool:
    """Whether a long number is of somebody's card or account: by the word before it, or by its form.

    An office may have an account for a child, whom it names then.
    """
    said = folded(text[max(0, match.start() - 40) : match.start()].lower())
    digits = _digits(match[0])
    is_card = (len(digits) == 12 and digits[0] == "0" and not _MONEY.fullmatch(match[0])) or (
        len(digits) in (16, 19) and digits.startswith("9704")
    )
    is_one = _OF_NUMBERS.search(said) is not None or is_card
    return is_one and not _is_of_office(text, match.start(), _OF_A_HOME)


def _is_nobodys_office(text: str, match: re.Match[str]) -> bool:
    return not _is_of_office(text, match.start())


def _is_mail(text: str, match: re.Match[str]) -> bool:
    is_for_all = _OF_OFFICES.search(match["host"]) or _FOR_EVERYBODY.match(match[0])
    return not is_for_all and not _is_of_office(text, match.start())


def _is_house(text: str, match: re.Match[str]) -> bool:
    is_number = _NO_HOUSE.search(match["before"] or "") is not None
    return not is_number and not is_house_of_office(text, match.start("house"))


def _is_flat(text: str, match: re.Match[str]) -> bool:
    return not is_house_of_office(text, match.start("house"))


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return "0" + digits[2:] if digits.startswith("84") and len(digits) >= 11 else digits


_BESIDE = 200
"""Signs beside a number in which the office is sought whose number it is."""
_SENTENCE_END = re.compile(r"[.!?…]\s|\n\s*\n")
_OF_SOMEBODY = re.compile("[cjkRbtgu&]")
_OF_A_PERSON = re.compile(
    r"\s*(?:\(|,|[-–—]|được cho là|là|của)?\s*(?:số |máy |là )?(?:của |gặp )?"
    r"(?:người (?!phụ trách|trực)|chú|cô|anh|chị|ông|bà|dì|bác|mẹ|bố|cha|em|cháu|gia đình|nạn nhân)\b"
    r"(?![^.\n)]{0,40}\b(?:cán bộ|chuyên viên|trưởng|phó|công an|bác sĩ|nhân viên|trực ban|phụ trách)\b)",
    re.IGNORECASE,
)
"""Whose a number is, told behind it."""
_OF_A_HOME = re.compile("[kRbt]")
_GOES_THERE = re.compile(r"\b(?:den|toi|vao|ve|kiem tra|kham|bat|moi|tim|phat hien|giai cuu|phong toa)\b")
"""What an office does at a house that is not its own, in folded letters."""


def _is_of_office(text: str, index: int, private: re.Pattern[str] = _OF_SOMEBODY) -> bool:
    """Whether an office is named before a number in its sentence, and nobody of `private` after that."""
    named, since = _last_office(text, index)
    return named and not private.search(read(since).signs)


def is_house_of_office(text: str, index: int) -> bool:
    """Whether an office is named before a house in its sentence, and does not only go there."""
    named, since = _last_office(text, index)
    return named and not _GOES_THERE.search(folded(since.lower()))


def _is_landline_of_office(text: str, index: int) -> bool:
    """Whether an office is named in the sentence of a landline."""
    after = _SENTENCE_END.split(text[index : index + _BESIDE], maxsplit=1)[0]
    return _last_office(text, index)[0] or _office(is_plain(text)).search(after) is not None


def _last_office(text: str, index: int) -> tuple[bool, str]:
    """Whether an office is named before `index` in its sentence, and what stands between."""
    before = text[max(0, index - _BESIDE) : index]
    before = before[max((match.end() for match in _SENTENCE_END.finditer(before)), default=0) :]
    named = max((match.end() for match in _office(is_plain(text)).finditer(before)), default=None)
    return named is not None, before[named or 0 :]


_TELLS = r"(?:báo|trực|bao|truc) (?:về|cho|với|tin|ngay|lại|qua|động|số|theo|tiếp|ve|voi|so)\b"
"""What sounds like an office and tells of none: “xin báo về”."""


@cache
def _office(plain: bool) -> re.Pattern[str]:
    wordings = sorted({*lists(plain)["office"], *lists(plain)["form_office"]}, key=len, reverse=True)
    return re.compile(rf"\b(?!{_TELLS})(?:{'|'.join(map(re.escape, wordings))})\b", re.IGNORECASE)


_FORMS: Sequence[tuple[Clue, re.Pattern[str], Callable[[str, re.Match[str]], bool]]] = (
    (Clue.HOME, _COORDINATES, _is_always),
    (Clue.HOME, _MAP, _is_always),
    (Clue.HOME, _HOUSE, _is_house),
    (Clue.HOME, _FLAT, _is_flat),
    (Clue.CONTACT, _PLATE, _is_always),
    (Clue.CONTACT, _INSURED, _is_always),
    (Clue.CONTACT, _PHONE, _is_phone),
    (Clue.CONTACT, _ABROAD, _is_nobodys_office),
    (Clue.CONTACT, _FILED, _is_of_file),
    (Clue.CONTACT, _LONG, _is_account),
    (Clue.CONTACT, _SOCIAL, _is_nobodys_office),
    (Clue.CONTACT, _MAIL, _is_mail),
)
"""Each form, and what tells whether a match of it is somebody's."""
