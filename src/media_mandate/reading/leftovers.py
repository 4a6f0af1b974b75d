"""What git, mail and other systems leave behind in a text, and what GitHub shows otherwise than the site.

It means nothing here, so a page shows it as it is typed. What stands in code is left alone, and so is what
only looks alike: brackets with words or prices in them, a line of dashes between paragraphs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from media_mandate.problems import Problem, Rule, Spot
from media_mandate.reading import rules
from media_mandate.reading.code import without_code
from media_mandate.reading.document import Document
from media_mandate.reading.fields import shortened
from media_mandate.reading.garbled import garbled, of_mail, of_old_font
from media_mandate.reading.strict_yaml import Key, texts_in

MOST = 100
"""Leftovers of one kind are told one by one up to this number."""


_Case = tuple[int, str, str]
"""Where a leftover begins, how it is typed, and what to write instead, as far as that can be told."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of leftover: the rule, signs one of which is in each case, and what finds the cases."""

    rule: Rule
    signs: tuple[str, ...]
    cases: Callable[[str], Iterator[_Case]]

    def is_in(self, text: str) -> bool:
        for sign in self.signs:
            if sign in text:
                return next(self.cases(text), None) is not None
        return False

    def found(self, text: str) -> Iterator[_Found]:
        return ((self.rule, *case) for case in islice(self.cases(text), MOST))


def _by(
    pattern: re.Pattern[str], right: Callable[[re.Match[str]], str | None] = lambda _found: ""
) -> Callable[[str], Iterator[_Case]]:
    """What a pattern finds, or its group `shown`; a case for which `right` has None is none."""
    shown = "shown" if "shown" in pattern.groupindex else 0

    def cases(text: str) -> Iterator[_Case]:
        for found in pattern.finditer(text):
            if (instead := right(found)) is not None:
                yield found.start(shown), found[shown], instead

    return cases


def leftovers(document: Document) -> Iterator[Problem]:
    """Everything in a document that a page would show as it is typed, though it was meant otherwise."""
    front, body = document.front, document.body
    texts = [(key, value) for key, value in texts_in(front.values) if _shown(key)]
    if any(_found_in("\n".join(value for _key, value in texts), OF_FIELDS, _whole)):
        for key, value in texts:
            first: dict[Rule, _Found] = {}
            for one in _found_in(value, OF_FIELDS, _whole):
                first.setdefault(one[0], one)
            yield from (_told(one, front.spot(key)) for one in first.values())
    for one in _found_in(body, OF_BODY, _without_code):
        yield _told(one, document.spot(one[1]))


_Found = tuple[Rule, int, str, str]
"""What is told of a leftover: the rule, where it begins, how it is typed, and what to write instead."""


def _told(found: _Found, spot: Spot) -> Problem:
    rule, _start, text, right = found
    if rule is rules.OLD_FONT:
        return rule.at(spot, text=shortened(text), code=right)
    if rule in WITH_RIGHT or rule in (rules.GARBLED, rules.OF_MAIL):
        return rule.at(spot, text=shortened(text), right=shortened(right) or right)
    return rule.at(spot, text=shortened(text))


_SHOWN = frozenset(
    ("title", "description", "image", "broadcast", "printed", "authors", "corrections", "withdrawn")
)
"""The fields whose texts readers see; what stands in others is no text."""
_ADDRESSES = frozenset(("src", "media", "url"))


def _shown(key: Key) -> bool:
    return key[0] in _SHOWN and _ADDRESSES.isdisjoint(key)


def _found_in(text: str, kinds: Sequence[_Kind], read: Callable[[str], str]) -> Iterator[_Found]:
    """What a text has of these kinds; what it is `read` as is asked only where anything is found."""
    for rule, cases in ((rules.GARBLED, garbled(text)), (rules.OF_MAIL, of_mail(text))):
        for case in islice(cases, MOST):
            yield rule, *case
    if (old := of_old_font(text)) is not None:
        yield rules.OLD_FONT, *old
    if found := [kind for kind in kinds if kind.is_in(text)]:
        as_read = read(text)
        for kind in found:
            yield from kind.found(as_read)


def _whole(field: str) -> str:
    return field


_HOLDS = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])(?:[ ]|$)|[ ]{0,3}(?:!!!|:[ ]|\[\^[^\[\]\s]+\]:)")
"""What may hold lines that are four blanks deep, so that these are no code."""


def _without_code(body: str) -> str:
    """The body with code and comments as blanks, that in lines four blanks deep among it."""
    text = without_code(body)
    if "    " not in text and "\t" not in text:
        return text
    lines, is_held, is_code, is_below_blank = list[str](), False, False, True
    for line in text.split("\n"):
        is_blank = not line.strip()
        if not is_blank and line.startswith(("    ", "\t")):
            is_code = not is_held and (is_below_blank or is_code)
        elif not is_blank:
            is_code = False
            is_held = bool(_HOLDS.match(line)) or (is_held and (line.startswith(" ") or not is_below_blank))
        lines.append(" " * len(line) if is_code else line)
        is_below_blank = is_blank
    return "\n".join(lines)


# Marks of other systems

_QUOTED = r"""(?:"[^"\[\]\n]*"|'[^'\[\]\n]*'|[“”″][^\[\]“”″\n]*[“”″])"""
_WORDPRESS = "audio|caption|contact-form-7|embed|gallery|playlist|video|youtube|wpvideo"
_JOOMLA = "gallery|loadmodule|loadposition|youtube"
_COMMANDS = re.compile(
    rf"""
      \[[a-z][\w-]{{0,40}}(?:[ ]+[\w-]{{1,40}}={_QUOTED})+[ ]*/?\](?![(\[])  # WordPress: [name key="value"]
    | \[/?(?:{_WORDPRESS})(?:[ ]+[\w-]+=[^\[\]\n]*)?\](?![(\[])
    | \[/(?:vc|et_pb|su|fusion|elementor)_\w+\]
    | \{{\{{[<%][^\n{{}}]*[>%]\}}\}} | \{{\{{[^{{}}\n]+\}}\}} | \{{%[^\n{{}}]*%\}}  # Hugo, Jekyll, MediaWiki
    | \{{/?(?:{_JOOMLA})\b[^{{}}\n]*\}}
    | !?\[\[[^\[\]\n]+\]\](?!\()                                # wikis: [[page]]
    | ^:::+[ ]*\S?[^\n]*$                                         # boxes of Pandoc and Docusaurus
    | \[cid:[^\[\]\s]+\]                                          # a picture within a mail
    """,
    re.VERBOSE | re.MULTILINE,
)
_FORUM = "b|center|code|color|font|i|img|left|list|quote|right|s|size|u|url"
_BBCODE = re.compile(rf"\[(?:{_FORUM})(?:=[^\[\]\n]*)?\](?=[^\n]*\[/)|\[/(?:{_FORUM})\]", re.IGNORECASE)
_DIFF = re.compile(
    r"^(?:diff --git a/.*|index [0-9a-f]{7,40}\.\.[0-9a-f]{7,40}.*|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@.*)$",
    re.MULTILINE,
)
_MAIL_HEAD = re.compile(
    r"^(?:Content-(?:Type|Transfer-Encoding|Disposition|ID):[ ].*|MIME-Version:[ ].*|X-[A-Z][\w-]*:[ ].*"
    r"|-+ ?(?:Original Message|Forwarded message|Thư gốc|Tin nhắn được chuyển tiếp) ?-+)$",
    re.MULTILINE,
)
_FIELD = re.compile(
    r"\{?[ ]*\b(?:HYPERLINK|INCLUDEPICTURE)[ ]+[\"“”\\][^\n}]*\}?"
    r"|Error! (?:Bookmark not defined|Reference source not found)\."
    r"|Lỗi! Không tìm thấy nguồn tham chiếu\."
)
_TWICE = re.compile(r"&amp;(?:amp;)*((?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});)")
_ENTITY = re.compile(r"&(?:amp;)*((?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});)")
_IN_FIELD = re.compile(
    r"\*\*[^*\n]+\*\*|</?(?:b|br|em|font|i|p|span|strong|sub|sup|u)(?:[ ][^<>\n]*)?/?>"
    r"|!?\[[^\[\]\n]+\]\([^()\s]+\)",
    re.IGNORECASE,
)


def _letter(found: re.Match[str]) -> str | None:
    """What a reference stands for; None where it is none."""
    written = f"&{found[1]}"
    letter = html.unescape(written)
    return None if letter == written else letter


# Marks of GitHub

_STRUCK = re.compile(r"(?<![~\w/])~~(?=[^\s~])([^~\n]+)(?<=\S)~~(?!~)")
_MARKED = re.compile(r"(?<![=\w/])==(?=[^\s=])([^=\n]+)(?<=\S)==(?![=\w])")
_BOXED = re.compile(r"(?:(?<=[-*+][ ])|(?<=[0-9][.)][ ]))\[([ xX])\](?=[ ])")
_ALERTED = re.compile(
    r"(?<=>[ ])\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?=[ ]*$)", re.MULTILINE | re.IGNORECASE
)
_UNDERLINED = re.compile(
    r"(?:\A|\n[ \t]*\n)(?P<shown>(?![ ]{0,3}(?:[-*+>#|]|\d+[.)][ ])|[ ]{4})[^\n]+)\n"
    r"(?P<line>-+|=+)[ ]*(?=\n|\Z)"
)
_SENTENCE = re.compile(r"""[.…!;,][”"’')\]*_]*\Z|\A!\[|\A[a-z_]+:[ ]""")
_LONGEST_HEADING = 16
"""Words of a heading, above which it will be a paragraph."""


def _checkbox(found: re.Match[str]) -> str:
    return "☐" if found[1] == " " else "☑"


def _sentence(found: re.Match[str]) -> str | None:
    line = found["shown"].strip()
    if found["line"][0] == "=":  # a heading of the first level, which is the title's
        return ""
    return "" if _SENTENCE.search(line) or len(line.split()) > _LONGEST_HEADING else None


# Addresses that are no links

_LINKED = re.compile(r"\[[^\[\]]*\]\(|^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:[^\n]*$|<[^<>\n]*>", re.MULTILINE)
_ADDRESS = re.compile(
    r"(?<![\w/.@=\"'<-])(?<!\]\()(?<!mailto:)(?:https?://[^\s<>|]+|www\.[\w-]+\.[^\s<>|]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_BEFORE = frozenset("(<\"'=/.@")
_AFTER = ".,;:!?)]}*_\"'”’…"


def _addresses(text: str) -> Iterator[_Case]:
    if not _may_have_addresses(text):
        return
    for found in _ADDRESS.finditer(_LINKED.sub(_unlinked, text)):
        address = found[0].rstrip(_AFTER)
        if address.startswith("www."):
            yield found.start(), address, f"[{address}](https://{address})"
        elif "." in address:
            yield found.start(), address, f"<{address}>"


def _may_have_addresses(text: str) -> bool:
    """Whether an address stands elsewhere than where links have theirs, which nearly all do."""
    for sign in ("https://", "http://", "www."):
        at = text.find(sign)
        while at >= 0:
            before = text[max(at - 2, 0) : at]
            if before[-1:] not in _BEFORE or (before[-1:] == "(" and before != "]("):
                return True
            at = text.find(sign, at + 1)
    return "@" in text


def _unlinked(link: re.Match[str]) -> str:
    """Blanks for the words of a link, and for all of a tag or a reference."""
    kept = "](" if link[0].endswith("](") else ""
    return " " * (len(link[0]) - len(kept)) + kept


# Tables without their line of dashes

_ROW = re.compile(r"[ >]*\|.*\|[ ]*")
_DELIMITERS = re.compile(r"[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_PIPE = re.compile(r"(?<!\\)\|")


def _tables(text: str) -> Iterator[_Case]:
    """Rows that no line of dashes makes a table of, or one that has another number of columns."""
    start, rows = 0, list[tuple[int, str]]()
    for line in (*text.split("\n"), ""):
        if "|" in line:
            rows.append((start, line))
        else:
            yield from _no_table(rows)
            rows = []
        start += len(line) + 1


def _no_table(rows: list[tuple[int, str]]) -> Iterator[_Case]:
    lines = [row for _start, row in rows]
    for name, dashes in pairwise(lines):
        if _DELIMITERS.fullmatch(dashes):
            if _columns(name) == _columns(dashes):
                return
            break
    if len(rows) > 1 and _ROW.fullmatch(lines[0]) and _ROW.fullmatch(lines[1]):
        start, name = rows[0]
        yield start, name.strip(" >"), "|" + "---|" * _columns(name)


def _columns(row: str) -> int:
    return len(_PIPE.findall(row.strip(" >").strip("|"))) + 1


def _lost_cells(text: str) -> Iterator[_Case]:
    """The rows of tables that have more cells than the line of dashes has, and what no page shows of them."""
    start, columns = 0, 0
    before = ""
    for line in text.split("\n"):
        if "|" not in line:
            columns = 0
        elif columns and _columns(line) > columns:
            cells = [cell.strip() for cell in _PIPE.split(line.strip(" >").strip("|"))]
            if any(lost := cells[columns:]):
                yield start, " | ".join(lost), str(columns)
        elif not columns and _DELIMITERS.fullmatch(line) and _columns(before) == _columns(line):
            columns = _columns(line)
        before = line
        start += len(line) + 1


# Lists and notes on pictures as other programs write them

_SIGNS_OF_ITEMS = "•·▪◦‣●○■□➢✓✔👉\uf0b7\uf0a7–—"
_BULLETS = re.compile(
    rf"^[ ]{{0,3}}(?P<shown>[{_SIGNS_OF_ITEMS}][ \t]*\S[^\n]*)(?=\n[ ]{{0,3}}[{_SIGNS_OF_ITEMS}])",
    re.MULTILINE,
)
_PEOPLE = re.compile(
    r"(?<=\))(?:[ \t]+(?P<shown>\{:?[ ]*people\b[^{}\n]*\})|(?P<colon>\{[ ]*people[ ]*:[^{}\n]*\}))"
)


def _people(text: str) -> Iterator[_Case]:
    for found in _PEOPLE.finditer(text):
        name = "shown" if found["shown"] else "colon"
        yield found.start(name), found[name], "{people=none}"


_COMMANDS_BEGIN = (
    *('="', "='", "=“", "=″", "[/", "{{", "{%", "[[", ":::", "[cid:"),
    *(f"[{name}" for name in _WORDPRESS.split("|")),
    *(f"{{{name}" for name in _JOOMLA.split("|")),
)
_COMMAND = _Kind(rules.SHORTCODE, _COMMANDS_BEGIN, _by(_COMMANDS))
_OF_FORUMS = _Kind(rules.BBCODE, ("[/",), _by(_BBCODE))
OF_FIELDS = (
    _COMMAND,
    _OF_FORUMS,
    _Kind(rules.ESCAPED_TWICE, ("&",), _by(_ENTITY, _letter)),
    _Kind(rules.MARK_IN_FIELD, ("**", "<", "]("), _by(_IN_FIELD)),
)
OF_BODY = (
    _COMMAND,
    _OF_FORUMS,
    _Kind(rules.OF_GIT_DIFF, ("diff --git", "\nindex ", "@@ -"), _by(_DIFF)),
    _Kind(rules.OF_MAIL_HEAD, ("Content-", "MIME-", "X-", "--"), _by(_MAIL_HEAD)),
    _Kind(rules.OF_WORD, ("HYPERLINK", "INCLUDEPICTURE", "Error!", "Lỗi!"), _by(_FIELD)),
    _Kind(rules.ESCAPED_TWICE, ("&amp;",), _by(_TWICE, _letter)),
    _Kind(rules.STRIKE, ("~~",), _by(_STRUCK, lambda found: f"<del>{found[1]}</del>")),
    _Kind(rules.HIGHLIGHT, ("==",), _by(_MARKED, lambda found: f"<mark>{found[1]}</mark>")),
    _Kind(rules.BOX, ("[ ]", "[x]", "[X]"), _by(_BOXED, _checkbox)),
    _Kind(rules.ALERT, ("[!",), _by(_ALERTED, lambda found: f'!!! {found[1].lower()} "…"')),
    _Kind(rules.DASHES, ("\n--", "\n-\n", "\n="), _by(_UNDERLINED, _sentence)),
    _Kind(rules.NO_LINK, ("://", "www.", "@"), _addresses),
    _Kind(rules.NO_TABLE, ("|",), _tables),
    _Kind(rules.LOST_CELLS, ("|",), _lost_cells),
    _Kind(rules.TYPED_LIST, tuple(_SIGNS_OF_ITEMS), _by(_BULLETS)),
    _Kind(rules.NO_NOTE, ("people",), _people),
)
WITH_RIGHT = frozenset(
    kind.rule for kind in (*OF_FIELDS, *OF_BODY) if kind.rule.hint and kind.rule.hint.lacking
)
"""The rules that tell what to write instead of the very case."""
