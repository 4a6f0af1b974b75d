"""What HTML an article may bring along: nothing that runs, fetches, or passes for the site's own frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nh3

TAGS = frozenset(
    {
        *("a", "abbr", "audio", "b", "bdi", "blockquote", "br", "caption", "center", "cite", "code"),
        *("col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark"),
        *("ol", "p", "picture", "pre", "q", "rt", "ruby", "s", "samp", "section", "small", "source"),
        *(
            "span",
            "strong",
            "strike",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
        ),
        *("time", "tr", "track", "tt", "u", "ul", "var", "video", "wbr"),
    }
)
"""Elements that articles may have: those of Markdown, Material's extensions, sounds and pictures."""

INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"),
        *("s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
        *("audio", "img", "input", "label", "picture", "ruby", "source", "track", "video"),
    }
)
"""Those of them that part no word from the next."""

VOID = frozenset({"img", "input", "source", "track", "wbr"})
"""Those of these that end as they begin."""

UNSEEN = frozenset(
    {
        *("script", "style", "template", "iframe", "object", "embed", "noscript", "form", "svg", "math"),
        *("select", "rp"),
    }
)
"""Elements that go with all that stands in them."""

HEARD = ("alt", "title", "label")
"""Attributes that a browser shows or reads aloud."""

WRITTEN = re.compile(
    r"""<!--(?P<comment>.*?)-->|<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<said>(?:[^<>"]++|"[^"]*+")*+)>|[^<]++|<""",
    re.DOTALL,
)
"""What a sanitiser writes, piece by piece: small letters, every value in quotes, every element closed."""
WRITTEN_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*+)"')

SCHEMES = frozenset({"https", "http", "mailto", "tel"})

_CELL = {"align", "colspan", "rowspan", "headers", "scope"}
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href", "name", "rel", "download"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "source": {"src", "type", "media"},
    "audio": {"src", "controls", "preload", "loop"},
    "video": {"src", "controls", "preload", "loop", "width", "height"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "details": {"open", "name"},
    "div": {"data-tabs"},
    "label": {"for"},
    "input": {"name", "checked", "disabled"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "col": {"span"},
    "colgroup": {"span"},
    "td": _CELL,
    "th": _CELL,
    "blockquote": {"cite"},
    "q": {"cite"},
    "del": {"datetime", "cite"},
    "ins": {"datetime", "cite"},
    "time": {"datetime"},
}
_HOUSE_IDS = re.compile(r"__(?!tabbed_|span|codelineno)|noi-dung$")

_FETCHING = frozenset({"audio", "img", "source", "track", "video"})
"""Elements whose `src` a browser fetches without being asked."""
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20]+")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)

_CLASSES = re.compile(
    r"admonition(?:-title)?|footnote(?:-[a-z]+)?|task-list(?:-[a-z]+)*|toc|toclink|toctitle"
    r"|abbr|highlight|codehilite|language-[a-z0-9+#-]{1,20}|md-button(?:--primary)?"
)
"""The classes that Markdown's extensions write, and Material's for links that look like buttons."""
KINDS = frozenset(
    {
        *("note", "abstract", "summary", "tldr", "info", "todo", "tip", "hint", "important", "success"),
        *("check", "done", "question", "help", "faq", "warning", "caution", "attention", "failure", "fail"),
        *("missing", "danger", "error", "bug", "example", "quote", "cite", "seealso", "inline", "end"),
    }
)
"""The kinds of Material's admonitions, and where they stand; some of them are the house's own words."""


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep an article from fetching from elsewhere, and from passing for the house or the theme."""
    if name == "class":
        told = value.split()
        kinds = KINDS if tag == "details" or "admonition" in told else ()
        return " ".join(one for one in told if one in kinds or _CLASSES.fullmatch(one)) or None
    if name == "id" and _HOUSE_IDS.match(value):
        return None
    if name == "src" and is_elsewhere(value):
        return None
    return value


def is_elsewhere(address: str) -> bool:
    """Whether a browser would look for an address on another host: it reads over blanks, and \\ as /."""
    return _ELSEWHERE.match(_NOT_IN_ADDRESSES.sub("", address)) is not None


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(UNSEEN),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}, "a": {"target": {"_blank"}}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


_NOTED = {"people"}
"""What an author notes of a picture for the check alone."""

_ON_A_DISK = {"file", "data", *ascii_lowercase}
"""What stands before the colon in addresses that lead to nobody else's computer."""


@cache
def _keeper() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(UNSEEN),
        attributes={**_ATTRIBUTES, "img": _ATTRIBUTES["img"] | _NOTED},
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        url_schemes=set(SCHEMES) | _ON_A_DISK,
        link_rel=None,
        strip_comments=False,
    )


_TAG = re.compile(
    r"""
      <!--.*?--> | <(?P<name>[a-zA-Z][^\s<>/"']*)(?P<attributes>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>
    """,
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""
      (?P<name>[^\s"'<>/=]++)
      (?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"']++)))?+
    """,
    re.VERBOSE,
)
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)


def clean(html: str) -> str:
    """The HTML of a body without what is not published."""
    return _cleaner().clean(html)


def kept(html: str) -> str:
    """The same with what is never published but is read: comments, notes on pictures, wrong addresses."""
    return _keeper().clean(html)


def refused(html: str) -> Iterator[tuple[str, str]]:
    """What of the HTML that Markdown made `clean` takes out: a tag, and what of it, which may be all.

    Addresses of pictures are left to whoever reads pictures.
    """
    for tag in _TAG.finditer(html):
        if tag["name"] is None:  # a comment
            continue
        if tag["name"].lower() not in TAGS:
            yield tag[0], tag[0]
            continue
        for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
            wrong = _refused_part(tag["name"].lower(), attribute)
            if wrong is not None:
                yield tag[0], wrong


def _refused_part(tag: str, attribute: re.Match[str]) -> str | None:
    name = attribute["name"].lower()
    value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
    if name.startswith("on") or name in ("poster", "srcset"):
        return attribute["name"]
    scheme = _SCHEME.match(value) if name in ("href", "src", "cite") else None
    known = SCHEMES | (_ON_A_DISK if tag == "img" else _ON_A_DISK - {"data"})
    if scheme is not None and scheme[1].lower() not in known:
        return scheme[0].strip()
    if name == "src" and tag in _FETCHING - {"img"} and is_elsewhere(value):
        return value
    return None
