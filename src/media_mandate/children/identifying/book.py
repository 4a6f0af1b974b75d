"""Patterns that are written in words, in the YAML files of this room, and how they are read.

A pattern of *signs* is sought in a row, in which each word of a text is one sign. It names the lists of
`words.yml` and the other signs of `signs.py`: `child quality{0,2} who:(NAME)` is a word for a child, up to
two qualities and a name, which is called `who` in what is found. A pattern of *words* is sought in a text in
small letters without diacritics: `(gần | sát) nhà`. In both

- `a b` is one after the other, `a | b` one or the other, `( )` holds together, `name:( )` names it;
- `?`, `*`, `+` and `{1,3}` tell how often, and with a `?` behind them as seldom as can be;
- `[a b]` is one of some signs, `[not a b]` any other, and `.` and `,` are stops;
- `after( )`, `before( )`, `not after( )`, `not before( )` look and take nothing;
- `begin` and `end` are those of what is searched;
- capitals are a part that has this name in `parts.yml`, and in words `ANY` is one and `NUMBER` a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from media_mandate.children.phrasing import PatternError
from media_mandate.children.signs import SIGNS, signs_of
from media_mandate.children.vocabulary import folded


class Book(dict[str, re.Pattern[str]]):
    """The patterns of one file by their names, made when they are asked for: most texts need few."""

    def __init__(self, module: str) -> None:
        super().__init__()
        self._module = module
        self._several: dict[str, list[re.Pattern[str]]] = {}

    @property
    def written(self) -> Mapping[str, Any]:
        """The entries of the file by their names."""
        return _written(self._module)

    def __missing__(self, name: str) -> re.Pattern[str]:
        self[name] = self.all(name)[0]
        return self[name]

    def all(self, name: str) -> list[re.Pattern[str]]:
        """The patterns that have one name, in their order."""
        made = self._several.get(name)
        if made is None:
            made = self._several[name] = [compiled(entry) for entry in self.written[name]]
        return made


@cache
def book(module: str) -> Book:
    """The patterns in the file beside a module that has the same name."""
    return Book(module)


@cache
def _written(module: str) -> Mapping[str, Any]:
    room, _, name = module.rpartition(".")
    source = (files(room) / f"{name}.yml").read_text("utf-8")
    written: Mapping[str, Any] = yaml.load(source, Loader=_LOADER)  # noqa: S506 (strings alone)
    return written


_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def compiled(entry: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern of an entry; raises PatternError where something in it has no meaning."""
    written = entry.get("signs") or entry["words"]
    try:
        return re.compile("".join(_of_signs(written) if "signs" in entry else _of_words(written)))
    except (KeyError, re.error) as error:
        raise PatternError(f"This is no pattern, for {error}: {written}") from error


_ELEMENT = re.compile(
    r"""\s*(?:
      (?P<look>(?:not[ ])?(?:after|before))\(
    | (?P<name>\w+):\(
    | (?P<open>\() | (?P<close>\)) | (?P<either>\|)
    | \[(?P<but>not[ ])?(?P<some>[^][]+)\]
    | (?P<edge>begin|end)\b
    | (?P<part>[A-Z][A-Z_]*)\b
    | (?P<word>\w+|[.,])
    )(?P<often>(?:\{\d+(?:,\d+)?\}|[?*+])\??)?""",
    re.VERBOSE,
)
_LOOKS = {"after": "(?<=", "not after": "(?<!", "before": "(?=", "not before": "(?!"}


def _elements(written: str) -> Iterator[re.Match[str]]:
    place, written = 0, written.rstrip()
    while place < len(written):
        element = _ELEMENT.match(written, place)
        if element is None:
            raise PatternError(f"This is no pattern: {written[place:]}")
        yield element
        place = element.end()


def _built(element: re.Match[str]) -> str | None:
    """What holds words together, in both kinds of patterns; None of a word itself."""
    built = None
    if element["look"]:
        built = _LOOKS[element["look"]]
    elif element["name"]:
        built = f"(?P<{element['name']}>"
    elif element["open"]:
        built = "(?:"
    elif element["close"]:
        built = ")"
    elif element["either"]:
        built = "|"
    return built and built + (element["often"] or "")


def _of_signs(written: str) -> Iterator[str]:
    """The expression over signs, piece by piece; raises KeyError where there is no such sign or part."""
    for element in _elements(written):
        built, often = _built(element), element["often"] or ""
        if built is not None:
            yield built
        elif element["some"]:
            yield f"[{'^' if element['but'] else ''}{re.escape(signs_of(element['some']))}]{often}"
        elif element["edge"]:
            yield "^" if element["edge"] == "begin" else "$"
        elif element["part"]:
            yield f"(?:{part(element['part'])}){often}"
        else:
            yield re.escape(SIGNS[element["word"]]) + often


_PARTS = "media_mandate.children.identifying.parts"


@cache
def part(name: str) -> str:
    """The expression of a part that several patterns have."""
    return "".join(_of_signs(_written(_PARTS)[name]))


def _of_words(written: str) -> Iterator[str]:
    """The expression over words with blanks or stops between them, piece by piece."""
    is_behind = [False]
    for element in _elements(written):
        built, often = _built(element), element["often"] or ""
        if built is not None:
            if element["close"]:
                is_behind.pop()
            elif not element["either"]:
                is_behind.append(is_behind[-1] or (element["look"] or "").endswith("after"))
            yield built
        elif element["edge"]:
            yield r"\A\W*" if element["edge"] == "begin" else "$"
        else:
            word = _ANY[element["part"]] if element["part"] else re.escape(folded(element["word"]))
            yield rf"\b{word} " if is_behind[-1] else rf"(?:\b{word}\b *+){often}"


_ANY = {"ANY": r"\w+", "NUMBER": r"\d+"}
