"""The words of a Markdown body, and where it points: what is counted, compared and followed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from unicodedata import normalize

from media_mandate.reading import sanitising

RUN = 8
"""Words in a row that make a run, the unit in which texts are compared."""

MAX_REFUSED = 20
"""HTML that is never published is told piece by piece up to this number."""

MAX_TAGS = 100
"""Open tags within each other, beyond which parsers of HTML may end."""

MAX_STARS = 300
"""More of them may be emphasis within emphasis, deeper than Markdown can go."""

# Every pattern below takes linear time on any text: repetitions exclude what begins the next try.

_HIDDEN = re.compile(
    r"""
      ^[ ]*(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)
    | (?P<comment><!--(?!-?>))
    | <(?P<unseen>script|style|template)\b
    | (?<![\\`])(?P<code>`++)
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_END_OF_FENCE = re.compile(r"^[ ]*(`{3,}+|~{3,}+)[ ]*$", re.MULTILINE)
_END_OF_COMMENT = re.compile(r"--!?>")
_RUN_OR_BLANK_LINE = re.compile(r"`++|\n[ \t]*\n")
_END_OF_UNSEEN = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "template")
}

_ADDRESS = r"\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)"
_NAME = r"\[[^\[\]]*+\]"
_WITHIN = r"""[^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*+"""
_TAG = rf"<[/!?a-zA-Z]{_WITHIN}>"
_DEFINITION = r"""^[ ]{0,3}\[[^\[\]^\n][^\[\]\n]*+\]:[ ]*(?:<([^<>\n]*+)>|(\S++))(?:[ ]+["'(].*)?[ ]*$"""

_NOT_TEXT = re.compile(
    rf"""
      !\[[^\[\]]*+(?:{_NAME}[^\[\]]*+)*+\](?:{_ADDRESS}|{_NAME})  # a picture
    | {_DEFINITION}                                               # where a reference leads
    | \[\^[^\[\]\s]++\]                                           # a footnote's number
    | (?<=\])(?:{_ADDRESS}|{_NAME})                               # the address of a link
    | ^[ ]*(?:!!!|\?\?\?\+?|===)[ ]*[a-z-]*                       # the mark and kind of an admonition
    | \{{:[^{{}}\n]*+\}} | \{{[ ]*[.\#][^{{}}\n]*+\}} | (?<=[)\]])\{{[^{{}}\n]*+\}}  # attributes
    | {_TAG}
    | \bhttps?://\S+ | \bwww\.\S+                                 # an address
    """,
    re.MULTILINE | re.VERBOSE,
)
_ATTRIBUTES = r"""
      \{:[^{}\n]*+\} | \{[ ]*[.\#][^{}\n]*+\} | (?<=[)\]\0*_])\{[^{}\n]*+\} | (?<=[ ])\{[^{}\n]*+\}
      (?=[ ]*(?:$|\|))
"""
_UNREAD = re.compile(
    rf"""
    (?=[\\!\[({{<] | ^[ ] | [ ]\[)(?:  # what every match begins with; all else is passed over quickly
      (?P<escaped>\\(?:\[[^\[\]]*+\](?:{_ADDRESS}|{_NAME})?(?:\{{[^{{}}\n]*+\}})?|[\\`*_{{}}\[\]()>\#+.!-]))
    | (?P<alt>!\[[^\[\]]*+(?:{_NAME}[^\[\]]*+)*+\])(?=[(\[])
    | {_DEFINITION} | (?P<note>\[\^[^\[\]\s]++\]) | (?<=\])(?<!\\\])(?:{_ADDRESS}|[ ]?(?P<name>{_NAME}))
    | ^[ ]*!!![ ]?(?:(?:{"|".join(sorted(sanitising.KINDS))})\b(?:[ ]+[a-z-]+\b)*|[\w -]*(?=[ ]"))
    | {_ATTRIBUTES} | {_TAG}
    )
    """,
    re.MULTILINE | re.VERBOSE,
)
_AUTOMATIC = re.compile(r"<[a-zA-Z][a-zA-Z0-9+.-]*://[^<>]*+>|<[^<>\s!@]++@[^<>@\s]++>")
"""An address that Markdown makes a link of, and shows."""
_BEGIN_OF_TITLE = re.compile(r"""["']|\s\(""")
_DESCRIBED = re.compile(
    r"""[\s{:"'](?:alt|title|label)\s*=\s*(?:"([^"]*+)"|'([^']*+)'|([^\s"'>}]++))""", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}+;?|#[xX][0-9a-fA-F]{1,6}+;?|[a-zA-Z][a-zA-Z0-9]{0,31};)")
_MARKS = r"\u0300-\u036f"  # what NFC leaves over, as in the Bahnar ơ̆
_TOKEN = re.compile(rf"[\w{_MARKS}]++")
_PARTING = r"(?:[*\u00ad\u200b-\u200d\u2060]|\]?+\0++\[?+)"
"""What parts a word in its source, and not on its page: emphasis, tags, links, signs that nobody sees."""
_TEAR = re.compile(rf"(?=[*\]\0\u00ad\u200b-\u200d\u2060])(?<=[\w{_MARKS}]){_PARTING}++(?=[\w{_MARKS}])")
_TORN = re.compile(rf"(?<![\w{_MARKS}])[\w{_MARKS}]++(?:{_PARTING}++[\w{_MARKS}]++)++")
_ORDINARY = re.compile(
    rf"""
      !?(?<!\\)\[[^\[\]<>{{}}`\\&\n]*+\]\([^\s()<>"'\\`{{}}]*+\)(?:\{{[^{{}}"'<>\n]*+\}})?
    | ^!!![ ](?:{"|".join(sorted(sanitising.KINDS))})[ ]"[^"<>&`{{\n]*+"$
    """,
    re.MULTILINE | re.VERBOSE,
)
_LEFT_OUT = re.compile(r"[\[\]{}<&`]|~~~|!!!|\n[ ]{0,3}:[ ]")
_INDENTED_LINK = re.compile(r"^(?:[ ]{4}|[ ]{0,3}\t).*\]\(", re.MULTILINE)
_LETTER = re.compile(r"[^\W\d_]")
_MARKUP = ("[", "]", "{", "<", "!!!", "???", "===", "http", "www")
"""One of these stands in every text in which `_NOT_TEXT` or `_UNREAD` finds anything."""

_LINK = re.compile(
    rf"""
      (?<!\\)\]\(\s*+(?:<([^<>\n]*+)>|((?:[^\s()<]|\([^\s()]*+\)|[ \t]+(?!["'\s]))++)(?=\s*\)|\s+["']))
    | {_DEFINITION}
    | <([a-zA-Z][a-zA-Z0-9+.-]*+://[^<>]*+)>
    """,
    re.MULTILINE | re.VERBOSE,
)
_OPENED = re.compile(rf"{_TAG}|\{{[^{{}}\n]*+\}}")
_ATTRIBUTE = re.compile(
    r"""[\s{:](?:href|src)\s*=\s*(?:"([^"]*+)"|'([^']*+)'|([^\s"'>}]++))""", re.IGNORECASE
)
_PICTURE = re.compile(
    rf"""
      (?<!\\)!\[(?P<alt>[^\[\]]*+(?:{_NAME}[^\[\]]*+)*+)(?P<close>\])
      (?:{_ADDRESS}|\s?\[(?P<name>[^\[\]]*+)\])?(?:\{{:?(?P<attributes>[^{{}}\n]*+)\}})?
    | <(?P<tag>img)\b{_WITHIN}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PEOPLE = re.compile(r"""(?:^|\s)people\s*=\s*["']?([^\s"']*)""")
_ALT = re.compile(r"""(?:^|\s)alt\s*=\s*(?:"([^"]*+)"|'([^']*+)'|(\S*+))""")
_INLINE = re.compile(rf"</?(?:{'|'.join(sorted(sanitising.INLINE))})\b", re.IGNORECASE)
_NOTE = re.compile(r"^[ ]{0,3}\[(\^[^\[\]\s]++)\]:", re.MULTILINE)
_DEFINED = re.compile(rf"(?P<whole>{_DEFINITION})", re.MULTILINE)
_TITLE = re.compile(r"\n(?:[ ]{0,3}#(?!#)[ \t]*\S|[^\s>#-].*\n=+[ ]*$)|<h1\b", re.MULTILINE | re.IGNORECASE)

_NESTING_TAG = re.compile(
    r"<(/?)(?!(?:br|hr|img|wbr|input|source|track|col)\b)[a-zA-Z][^<>]*+(?<!/)>", re.IGNORECASE
)
_DEEP = re.compile(
    r"""
      \n (?: (?:[ \t]*+>){25} | (?:[ ]{100}|\t{25})[ \t]*+(?:(?:[-*+]|\d+[.)])[ \t]|!!!|:[ ])
      | (?:[ \t]*+(?:[-*+]|\d+[.)])[ \t]){25}[ \t]*+[^\s*+-] | (?:[^\n]++\n[ ]{0,3}:[ ][^\n]*+\n){100} )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link or picture of the body points; line and column from 1, within the body.

    `is_raw` tells an attribute of HTML, whose address nobody rewrites when the page gets its own folder.
    """

    address: str
    line: int
    column: int
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that is shown; `people` is what was said of the people in it."""

    target: Target
    alt: str
    people: str | None = None


def words(body: str) -> list[str]:
    """The words that count, lower-cased: tokens with a letter, each paragraph once.

    In Vietnamese every syllable (tiếng) is a token. Markdown, HTML, comments and code are left out.
    """
    text = plain(body)
    paragraphs: dict[tuple[str, ...], None] = {}
    for paragraph in re.split(r"\n[ \t]*\n", text.lower()):
        tokens = _TOKEN.findall(paragraph)
        paragraphs[tuple([token for token in tokens if token.isalpha() or _LETTER.search(token)])] = None
    return list(chain.from_iterable(paragraphs))


def plain(body: str) -> str:
    """The text of a body without its Markdown, HTML, comments and code; paragraphs stay apart."""
    text = without_code(body)
    return _unescaped(_NOT_TEXT.sub(" ", text) if _has_markup(text) else text)


def _has_markup(text: str) -> bool:
    return any(mark in text for mark in _MARKUP)


def runs(words: list[str]) -> set[int]:
    """The hashes of all runs of `RUN` words; comparable within one process only."""
    return set(map(hash, zip(*(words[start:] for start in range(RUN)), strict=False)))


def targets(body: str) -> Iterator[Target]:
    """Everything that the body links to or shows, code and comments left out, from top to bottom."""
    if "](" not in body and "]:" not in body and "=" not in body and "<" not in body:
        return
    text = without_code(body)
    line, line_start, seen = 1, 0, 0
    raw = set(_attributed(text))
    for start, address in sorted(raw.union(_linked(text))):
        line += text.count("\n", seen, start)
        line_start = max(line_start, text.rfind("\n", seen, start) + 1)
        seen = start
        yield Target(_unescaped(address).strip(), line, start - line_start + 1, (start, address) in raw)


def _linked(text: str) -> Iterator[tuple[int, str]]:
    for match in _LINK.finditer(text):
        assert match.lastindex is not None
        yield match.start(match.lastindex), match[match.lastindex]


def _attributed(text: str) -> Iterator[tuple[int, str]]:
    for tag in _OPENED.finditer(text):
        for match in _ATTRIBUTE.finditer(tag[0]):
            assert match.lastindex is not None
            yield tag.start() + match.start(match.lastindex), match[match.lastindex]


_NUMBERED = re.compile(r"&#[0-9]{8,}+;?")


def _unescaped(text: str) -> str:
    """The text with characters in place of entities; numbers too long for Python to read are left out."""
    return html.unescape(_NUMBERED.sub(" ", text)) if "&" in text else text


def figures(body: str) -> Iterator[Figure]:
    """Every picture that the body shows, code and comments left out, from top to bottom."""
    if "![" not in body and "<img" not in body.lower():
        return
    text = without_code(body)
    defined = dict(_defined(text)) if "]:" in text else {}
    line, line_start, seen = 1, 0, 0
    for match in _PICTURE.finditer(text):
        found = _shown(text, match, defined)
        if found is None:
            continue
        start, address = found
        line += text.count("\n", seen, start)
        line_start = max(line_start, text.rfind("\n", seen, start) + 1)
        seen = start
        attributes = match["attributes"] or ""
        alts = [found[found.lastindex or 0] for found in _ALT.finditer(attributes)]
        target = Target(_unescaped(address).strip(), line, start - line_start + 1, bool(match["tag"]))
        people = _PEOPLE.search(attributes)
        yield Figure(
            target, _unescaped([match["alt"] or "", *alts][-1]).strip(), people[1] if people else None
        )


def _defined(text: str) -> Iterator[tuple[str, str]]:
    for match in _DEFINED.finditer(text):
        name = match["whole"].partition("]:")[0].strip().removeprefix("[")
        yield _name(name), match[2] or match[3] or ""


def _name(name: str) -> str:
    """The name of a reference as Markdown compares it."""
    return " ".join(name.lower().split())


def _shown(text: str, match: re.Match[str], defined: Mapping[str, str]) -> tuple[int, str] | None:
    """Place and address of what a picture shows; None where the text only looks like one."""
    if match["tag"]:
        found = _ATTRIBUTE.search(match[0])
        return match.start(), (found[1] or found[2] or found[3] or "") if found else ""
    if link := _LINK.match(text, match.start("close")):
        assert link.lastindex is not None
        return link.start(link.lastindex), link[link.lastindex]
    address = defined.get(_name(match["name"] or match["alt"]))
    return None if address is None else (match.start(), address)


def refused_html(body: str) -> Iterator[tuple[int, int, str]]:
    """What of a body's HTML is never published: line and column from 1, and the tag or attribute."""
    if "<" in body:
        text = without_code(body, and_unseen=False)
        for start, html in islice(sanitising.refused(text), MAX_REFUSED):
            yield text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), html


def is_plain_reading(body: str) -> bool:
    """Whether nothing of the body is left out but addresses of ordinary links and pictures."""
    if body.count("*") > MAX_STARS or _INDENTED_LINK.search(body):
        return False
    return not _LEFT_OUT.search(_ORDINARY.sub("", body) if "](" in body or "!!!" in body else body)


def deep_line(body: str) -> int | None:
    """The line, within the body, of a list, quotation or tag nested so deep that no page can show it."""
    lines = (_line_of(_DEEP, body), _deep_tag_line(body))
    return min((line for line in lines if line is not None), default=None)


def _deep_tag_line(body: str) -> int | None:
    depth = 0
    for tag in _NESTING_TAG.finditer(body) if body.count("<") > MAX_TAGS else ():
        depth = max(depth + (-1 if tag[1] else 1), 0)
        if depth > MAX_TAGS:
            return body.count("\n", 0, tag.start()) + 1
    return None


def _line_of(pattern: re.Pattern[str], text: str) -> int | None:
    """The line where a pattern is found that begins with the end of the line before."""
    text = f"\n{text}"
    match = pattern.search(text)
    return None if match is None else text.count("\n", 0, match.start() + 1)


def title_line(body: str) -> int | None:
    """The line, within the body, of a heading of the first level; the title has that level to itself."""
    return _line_of(_TITLE, without_code(body))


def readable(body: str) -> str:
    """What readers see of the body, each word in its place, and blanks for everything else.

    Alt texts, the titles of links and pictures, and code are seen; comments, addresses behind links and marks
    are not. A word that its source parts by tags, emphasis or comments is whole here, as it is on its page.
    Cells of a table are sentences.
    """
    text = without_code(body, gap="\0")
    if _has_markup(text):
        text = _UNREAD.sub(partial(_seen, defined=_names(text)), text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    text = _with_code(text, body)
    if _TEAR.search(text):
        text = _TORN.sub(_whole, text)
    for sign, instead in (("_", " "), ("|", ";"), ("[", " "), ("]", " "), ("\0", " ")):
        text = text.replace(sign, instead)
    return text


def _names(text: str) -> frozenset[str]:
    """The names of the references and footnotes that are defined."""
    if "]:" not in text:
        return frozenset()
    return frozenset(dict(_defined(text))) | {_name(name) for name in _NOTE.findall(text)}


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0]).ljust(len(entity[0]), "\0")


def _whole(word: re.Match[str]) -> str:
    """A word without what parts it; what follows it keeps its place."""
    return normalize("NFC", "".join(_TEAR.split(word[0]))).ljust(len(word[0]))


def comments(body: str) -> Iterator[tuple[int, int]]:
    """Where the HTML comments of the body begin and end; those within code are none."""
    return ((start, end) for start, end, kind in hidden(body) if kind == "comment")


def _seen(found: re.Match[str], defined: frozenset[str]) -> str:
    """Blanks, but for what is shown: titles, alt texts, automatic links, what is escaped or not defined."""
    whole = found[0]
    if (name := found["note"] or found["name"]) and _name(name[1:-1]) not in defined and name != "[]":
        return whole
    if found["escaped"] or found["alt"]:  # in an alt text tags are words like any other
        return whole
    if _AUTOMATIC.fullmatch(whole):
        shown = whole[1:-1].removeprefix("mailto:")
        return f"{shown:\0>{len(whole) - 1}}\0"
    gap = " "
    if whole[0] in "<{":
        kept = [described.span(described.lastindex or 0) for described in _DESCRIBED.finditer(whole)]
        inline = _INLINE.match(whole)
        gap = "\0" if inline and not kept else " "
    else:
        title = _BEGIN_OF_TITLE.search(whole) if whole[0] == "(" or "]:" in whole else None
        kept = [(title.end(), len(whole))] if title else []
        gap = "\0" if whole[0] == "(" and not kept else " "
    parts, seen = [], 0
    for begin, end in kept:
        parts += [_blank(whole[seen:begin], gap), whole[begin:end]]
        seen = end
    return "".join([*parts, _blank(whole[seen:], gap)])


def _with_code(text: str, body: str) -> str:
    """`text` with the code of the body where it stands, without its backticks."""
    parts, begin = [], 0
    for start, end, kind in hidden(body):
        if kind in ("code", "fence"):
            parts += [text[begin:start], body[start:end].replace("`", "\0")]
            begin = end
    return "".join([*parts, text[begin:]])


def _blank(text: str, gap: str = " ") -> str:
    return re.sub(r"[^\n]", gap, text)


def hidden(body: str, *, and_unseen: bool = True) -> Iterator[tuple[int, int, str | None]]:
    """Where code ("code", "fence"), comments and unseen elements begin and end, and which of them it is."""
    if not ("`" in body or "<" in body or "~~~" in body):
        return
    begin = 0
    closing = _Closing(body)
    while (found := _HIDDEN.search(body, begin)) is not None:
        end = closing.of(found) if and_unseen or found["unseen"] is None else None
        if end is not None:
            yield found.start(), end, found.lastgroup
        begin = found.end() if end is None else end


def without_code(body: str, *, and_unseen: bool = True, gap: str = " ") -> str:
    """The body with code, comments and unseen elements as gaps; every line keeps its number."""
    parts, begin = [], 0
    for start, end, _kind in hidden(body, and_unseen=and_unseen):
        parts += [body[begin:start], _blank(body[start:end], gap)]
        begin = end
    return "".join([*parts, body[begin:]])


class _Closing:
    """Where the hidden parts of a body end; what nothing closes is not sought twice."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.unclosed = {"`": len(body), "~": len(body)}
        """The length of the shortest fence that nothing closes."""
        self.last_comment = len(body)
        """Where a comment begins that nothing closes; neither does anything close one behind it."""
        self.code: dict[int, int] = {}
        """The end of the code that a run of backticks begins: the next run of its length in its paragraph."""
        next_run: dict[int, int] = {}
        for found in reversed(list(_RUN_OR_BLANK_LINE.finditer(body))) if "`" in body else ():
            length = found.end() - found.start()
            if found[0][0] == "\n":
                next_run.clear()
            else:
                if length in next_run:
                    self.code[found.start()] = next_run[length]
                next_run[length] = found.end()

    def of(self, opening: re.Match[str]) -> int | None:
        """The end of the part that `opening` begins, None where it begins nothing and so is text."""
        match opening.lastgroup:
            case "fence":
                return self._of_fence(opening["fence"], opening.end())
            case "code":
                return self.code.get(opening.start())
            case "comment":
                return self._of_comment(opening.end())
        close = _END_OF_UNSEEN[opening["unseen"].lower()].search(self.body, opening.end())
        return len(self.body) if close is None else close.end()

    def _of_comment(self, start: int) -> int | None:
        end = None if start >= self.last_comment else _END_OF_COMMENT.search(self.body, start)
        if end is None:
            self.last_comment = min(self.last_comment, start)
        return end and end.end()

    def _of_fence(self, fence: str, start: int) -> int | None:
        sign, length = fence[0], len(fence)
        if length >= self.unclosed[sign]:
            return None
        for found in _END_OF_FENCE.finditer(self.body, start):
            if found[1][0] == sign and len(found[1]) >= length:
                return found.end()
        self.unclosed[sign] = length
        return None
