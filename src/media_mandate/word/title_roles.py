"""The title of a Word file, and what stands above it."""

from __future__ import annotations

import re

from media_mandate.word.body_roles import is_caption
from media_mandate.word.bylines import is_named, is_person, read_byline
from media_mandate.word.end_roles import take_byline
from media_mandate.word.lines import WordLine, body_size
from media_mandate.word.masthead import any_of, folded, is_ending, is_masthead, is_office, is_text_label
from media_mandate.word.roles import LineRole, Roles

_MOST = 25
"""In how many lines from the beginning a title is sought."""

_LONGEST = 220
_LOGO = 5.0
"""How wide a picture in the masthead is at most, in centimetres; a wider one is the article's."""

_NEAR = 10
"""In how many lines below the title it may still be said that the text follows."""

_LONG = 110
"""From how many letters on a plain line can be no title."""

_LEAST_SCORE, _LEAST_OF_OFFICE, _LATER = 1.5, -3.0, 0.3
"""What makes a title, what does where nothing else can be one, and how much less a line further down."""

_LABEL_TITLE = re.compile(
    any_of(
        """tên bài(?: viết)? | tên tin | tên tác phẩm | tiêu đề(?: bài)?(?: viết)? | tít(?: chính| bài)?
        | tựa(?: đề)? | đầu đề | đề bài | chủ đề | tên (?:phóng sự|chương trình|chuyên đề)"""
    )
    + "(?: ?: ?|$)"
)
LABEL_STANDFIRST = re.compile(
    any_of(
        """sapo | sa-?pô | sa pô | chapeau | chapô | sapô | tóm tắt | lời dẫn | lời tựa | dẫn | dẫn đề | mở đề
        | mc dẫn | lời dẫn mc"""
    )
    + "(?: ?: ?|$)"
)
_SERIES = re.compile(r"(?:bài|kỳ|phần|tập) (?:[0-9]+|cuối|[ivx]+)\b")
_MOST_OF_NAME = 4
_ENDS = tuple(".;,")
_SENTENCE_ENDS = (".", "!", "?", "…")
_HANGING = re.compile(
    r",$|(?<!\w)"
    + any_of(
        """cho | của | và | với | cùng | ở | tại | từ | vì | là | trong | trên | về | đến | để | bằng | mà
        | các | những | mỗi | cả | do | như | khi | nếu | hay | hoặc | theo | vào | ngoài | giữa | giúp
        | bởi"""
    )
    + "$"
)


def after_label(label: re.Pattern[str], line: WordLine) -> str | None:
    """What a line says after a label; None without one."""
    small = folded(line.text)
    begun = label.match(small)
    return line.text[begun.end() :] if begun and len(small) == len(line.text) else None


def mark_title(found: Roles) -> None:
    chosen = _title(found)
    if chosen is None:
        return
    first, last = chosen
    parts: list[str] = []
    for number in range(first, last + 1):
        line = found.lines[number]
        found.role[number] = LineRole.TITLE
        text = after_label(_LABEL_TITLE, line)
        text = _unquoted(line.text if text is None else text) if number == first == last else line.text
        if not text:
            continue
        parts += [" – " if parts and _SERIES.match(folded(text)) else " ", text]
    found.title = "".join(parts[1:])
    _mark_above(found, first)
    table = found.lines[first].table
    for number, line in enumerate(found.lines[last + 1 : last + _NEAR], last + 1):
        is_beside = table is not None and line.table is table and is_masthead(line.text, found.names)
        if is_beside or is_text_label(line.text):
            found.role[number] = LineRole.PASSED


def _unquoted(text: str) -> str:
    """A title without the quotation marks that stand around all of it."""
    text = text.strip("* ")
    inner = text[1:-1]
    is_quoted = text[:1] in _QUOTES and text[-1:] in _QUOTES and not _QUOTES & set(inner)
    return inner.strip() if is_quoted else text


_QUOTES = frozenset('“”"')


def _mark_above(found: Roles, first: int) -> None:
    for number, line in enumerate(found.lines[:first]):
        if not line.text:
            continue
        byline = read_byline(line.text)
        if is_caption(found, number) and not is_masthead(line.text, found.names):
            found.role[number] = LineRole.CAPTION
        elif byline is not None:
            take_byline(found, number, byline)
        elif _is_above(found, line) or line.table is not None:
            found.role[number] = LineRole.PASSED
    for number, line in enumerate(found.lines[:first]):
        around = found.role[max(number - 1, 0) : number] + found.role[number + 1 : number + 2]
        if line.has_picture and 0 < line.width <= _LOGO and LineRole.PASSED in around:
            found.role[number] = LineRole.PASSED


def _is_above(found: Roles, line: WordLine) -> bool:
    """Whether a line above the title belongs to nothing but the office."""
    if _LABEL_TITLE.fullmatch(f"{folded(line.text).rstrip(': ')}: "):
        return True
    if is_masthead(line.text, found.names) or is_office(line.text) or is_ending(line.text):
        return True
    is_short = len(line.text) <= 80 and not line.text.endswith((".", "!", "?", "…"))
    return is_short and (line.is_upper or line.align != "left" or line.is_marked or line.is_italic)


def _title(found: Roles) -> tuple[int, int] | None:
    """The first and last line of the title."""
    size = body_size(found.lines)
    best: tuple[float, int] | None = None
    plain: int | None = None
    told = 0
    for number, line in enumerate(found.lines[:_MOST]):
        if not line.text:
            continue
        after = after_label(_LABEL_TITLE, line)
        if after:
            return number, number
        if after is not None and number + 1 < len(found.lines):
            return number + 1, number + 1
        is_plain = (
            not line.is_marked and not line.is_italic and line.align == "left" and line.style != "title"
        )
        if is_plain and line.size < size + 2 and (len(line.text) >= _LONG or _is_sentence(line)):
            break
        is_label = _is_label(line) and not _goes_on_below(found, number)
        if is_masthead(line.text, found.names) or read_byline(line.text) or is_label or line.is_item:
            continue
        score = _score(line, size) - _LATER * told
        told += 1
        if best is None or score > best[0]:
            best = score, number
        if plain is None and len(line.text) >= 10 and not is_office(line.text):
            plain = number
    if best is not None and best[0] >= _LEAST_SCORE:
        return _title_lines(found, best[1])
    if (
        best is not None and plain is None and best[0] > _LEAST_OF_OFFICE
    ):  # an office's name begins the title itself
        return _title_lines(found, best[1])
    if plain is not None and found.lines[plain].text[-1] not in _ENDS and _has_text_below(found, plain):
        return plain, plain
    return None


def _is_sentence(line: WordLine) -> bool:
    return len(line.text) >= 60 and line.text.endswith(".")


def _is_label(line: WordLine) -> bool:
    return after_label(LABEL_STANDFIRST, line) is not None or line.text.endswith(":")


def _goes_on_below(found: Roles, number: int) -> bool:
    """Whether a line that ends in a colon is the first half of a title: the next one looks as it does."""
    line, *below = found.lines[number : number + 2]
    if after_label(LABEL_STANDFIRST, line) is not None or not below or not below[0].text:
        return False
    return line.is_marked and (line.is_bold, line.align, line.is_upper) == (
        below[0].is_bold,
        below[0].align,
        below[0].is_upper,
    )


def _has_text_below(found: Roles, number: int) -> bool:
    return sum(len(line.text) for line in found.lines[number + 1 :]) >= 3 * len(found.lines[number].text)


def _score(line: WordLine, size: float) -> float:
    """How much a line looks like a title."""
    styled = {"title": 12.0, "heading 1": 5.0}.get(
        line.style, 3.0 if line.style.startswith("heading") else 0.0
    )
    score = styled + 2 * line.is_bold + 2 * (line.align == "center") + line.is_upper
    score += min(max(line.size - size, 0), 4)
    if line.style != "title":
        score -= 4 * is_office(line.text) + 3 * line.text.endswith(_ENDS) + 4 * (len(line.text) > 200)
        score -= 2 * (is_named(line.text) and len(line.text.split()) <= _MOST_OF_NAME)
        score -= 2 * line.is_italic + 3 * (len(line.text) < 8) + 4 * (line.align == "right")
    return score


def _title_lines(found: Roles, chosen: int) -> tuple[int, int]:
    """The first and last line of a title of several that look alike, of which one was chosen."""
    first = last = chosen
    length = len(found.lines[chosen].text)
    while first > 0 and _begins_above(found, first):
        length += len(found.lines[first - 1].text)
        if length > _LONGEST:
            break
        first -= 1
    begun = found.lines[chosen]
    for number, line in enumerate(found.lines[chosen + 1 :], chosen + 1):
        if not line.text and line.style == begun.style == "title":
            continue
        if not line.text:
            break
        is_series = _SERIES.match(folded(line.text)) is not None and line.is_marked
        before = found.lines[last].text
        is_alike = _are_alike(begun, line) and not before.endswith(_SENTENCE_ENDS)
        is_other = is_masthead(line.text, found.names) and not (_hangs(before) and not line.is_apart)
        is_other = is_other or read_byline(line.text) is not None or line.text.endswith(".")
        length += len(line.text)
        is_label = _is_label(line) and not (is_alike and _goes_on_below(found, number))
        if not (is_series or is_alike) or is_other or length > _LONGEST or is_label:
            break
        last = number
    return first, last


def _begins_above(found: Roles, number: int) -> bool:
    """Whether the line above one of the title's is of the title too.

    Who prints the article looks like its title at times; but he is known, or stands in a letterhead.
    """
    above, line = found.lines[number - 1], found.lines[number]
    if line.is_apart or not above.text or above.table is not line.table or above.is_item:
        return False
    if not _are_alike(above, line) or above.text.endswith(_SENTENCE_ENDS):
        return False
    if any(after_label(label, above) is not None for label in (_LABEL_TITLE, LABEL_STANDFIRST)):
        return False
    if read_byline(above.text) is not None or is_person(above.text):
        return False
    if is_masthead(above.text, found.names):
        return _hangs(above.text)
    return not is_office(above.text) or not _is_letterhead(found, number - 1)


def _is_letterhead(found: Roles, number: int) -> bool:
    """Whether an office's name stands among others: what hangs together with a masthead is one."""
    above = found.lines[number - 1] if number else None
    if above is None or found.lines[number].is_apart or not above.text:
        return False
    return is_office(above.text) or is_masthead(above.text, found.names)


def _are_alike(one: WordLine, other: WordLine) -> bool:
    """Whether two lines look as the lines of one title do."""
    return (
        (one.is_bold, one.is_italic, one.align, one.style, one.is_upper)
        == (other.is_bold, other.is_italic, other.align, other.style, other.is_upper)
        and abs(one.size - other.size) < 1
        and (one.style in ("title", "heading 1") or one.align == "center" or one.is_upper)
    )


def _hangs(text: str) -> bool:
    """Whether a line cannot end where it does, as no masthead can."""
    return _HANGING.search(folded(text)) is not None
