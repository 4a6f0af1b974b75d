"""What HTML an article may bring along: nothing that runs, fetches, or passes for the site's own frame."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3

TAGS = frozenset(
    {
        *("a", "abbr", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite", "code"),
        *("col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark"),
        *("ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source"),
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

UNSEEN = frozenset(
    {"script", "style", "template", "iframe", "object", "embed", "noscript", "form", "svg", "math", "select"}
)
"""Elements that go with all that stands in them."""

SCHEMES = frozenset({"https", "http", "mailto", "tel"})

_SIZED = {"src", "alt", "width", "height", "loading", "decoding", "srcset", "sizes"}
_CELL = {"align", "colspan", "rowspan", "headers", "scope"}
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href", "name", "rel", "download"},
    "img": _SIZED,
    "source": {"src", "srcset", "sizes", "type", "media", "width", "height"},
    "audio": {"src", "controls", "preload", "loop"},
    "video": {"src", "controls", "preload", "loop", "poster", "width", "height"},
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


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """Keep an article from taking the classes and ids by which the theme and its script know their own."""
    if name == "class":
        return " ".join(part for part in value.split() if part == "md-button" or part[:3] != "md-") or None
    if name == "id" and _HOUSE_IDS.match(value):
        return None
    if name == "srcset" and ":" in value:
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(UNSEEN),
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    tag_attribute_values={"input": {"type": {"checkbox", "radio"}}, "a": {"target": {"_blank"}}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)

_TAG = re.compile(
    r"""
      (?<!\]\()(?<!\]:[ ])  # there an address of Markdown stands in angle brackets
      <(?P<name>[a-zA-Z][^\s<>/"']*)(?P<attributes>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>
    """,
    re.VERBOSE,
)
_ACTIVE = re.compile(r"""[\s"'/](on[a-z]+)\s*=|=\s*["']?\s*((?:java|vb)script|data)\s*:""", re.IGNORECASE)


def clean(html: str) -> str:
    """The HTML of a body without what is not published."""
    return _CLEANER.clean(html)


def refused(text: str) -> Iterator[tuple[int, str]]:
    """What of the raw HTML in a text `clean` takes out: where it stands, and the tag or attribute.

    Code and comments must be blanked out before.
    """
    for tag in _TAG.finditer(text):
        if tag["name"].lower() not in TAGS:
            if "@" not in tag["name"] and ":" not in tag["name"]:
                yield tag.start(), tag[0]
        elif (active := _ACTIVE.search(tag["attributes"])) is not None:
            yield tag.start("attributes") + active.start(), active[1] or f"{active[2]}:"
