"""YAML read strictly, every value with its place: no duplicate key, anchor, alias or tag.

Scalars stay strings: the fields decide what they are, so that `title: No` is a title and `date: 2025-02-30`
is a problem with a line instead of an error inside the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from media_mandate.problems import Problem, Rule, Spot
from media_mandate.reading import rules
from media_mandate.reading.conflicts import conflicts
from media_mandate.reading.files import CONTROL, impossible_references

MAX_DEPTH = 20

Key = tuple[str | int, ...]
"""The way to a value: `("broadcast", "aired")`, `("topics", 0)`."""

Place = tuple[int, int]
"""Line and column, both from 1."""

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_REFERENCE = re.compile(r"(?:^|[\s\[{,:?-])[&*]")

_TAG = re.compile(r"!\S*")

_NESTING = re.compile(r"[\[{?:-]")

_HASHTAG = re.compile(r"[ \t]+#[^\s#]")


@dataclass(frozen=True, slots=True)
class Yaml:
    """A mapping read from the file `path`, and the place of each of its keys and items."""

    path: str
    values: Mapping[str, Any]
    places: Mapping[Key, Place]

    def place(self, key: Key) -> Place:
        """Where `key` stands, or the nearest thing around it that has a place, at last the mapping itself."""
        while key not in self.places:
            key = key[:-1]
        return self.places[key]

    def spot(self, key: Key) -> Spot:
        """Where `key` stands, for a problem of its value."""
        return Spot(self.path, *self.place(key), dotted(key))


def texts_in(value: Any, key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every text in a value, with the way to it."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts_in(inner, (*key, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts_in(inner, (*key, index))


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Yaml | None, list[Problem]]:
    """Read a YAML mapping strictly: no duplicate key, anchor, alias or tag.

    All scalars come back as strings, and as None where nothing, `null` or `~` stands. Where git left two
    versions, that alone is told.
    """
    if left := conflicts(text, path, first_line):
        return None, left
    reading = _Reading(text, path, first_line)
    try:
        if reading.finds_forbidden():
            return None, reading.problems
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [reading.syntax_problem(error)]
    except yaml.YAMLError:
        return None, [rules.YAML_UNREADABLE.at(Spot(path, first_line))]
    except ValueError:  # a tag with escapes that are no UTF-8
        return None, [rules.UNREADABLE_TAG.at(Spot(path, first_line))]
    if (half := reading.half_character(root)) is not None:
        return None, [half]
    if not isinstance(root, yaml.MappingNode):
        return None, [rules.NO_FIELDS.at(Spot(path, first_line))]
    reading.places[()] = first_line, 1
    return Yaml(path, reading.value(root, ()), reading.places), reading.problems


@dataclass(slots=True)
class _Reading:
    """One YAML text while it is read; `first_line` is the line of the file on which it begins."""

    text: str
    path: str
    first_line: int
    places: dict[Key, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, mark: Any) -> Place:
        return mark.line + self.first_line, mark.column + 1

    def spot(self, place: Place, key: Key = ()) -> Spot:
        return Spot(self.path, *place, dotted(key))

    def finds_forbidden(self) -> bool:
        """Find anchors, and stop at nesting so deep that the composer would exhaust the stack.

        Events are read only where one of the two is possible: it costs as much as reading the values.
        """
        if not _REFERENCE.search(self.text) and len(_NESTING.findall(self.text)) < 300:
            return False
        depth = 0
        event: Any
        for event in yaml.parse(self.text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if getattr(event, "anchor", None):
                self.problems.append(rules.ALIAS.at(self.spot(self.place(event.start_mark))))
            if depth > MAX_DEPTH:
                self.problems.append(rules.TOO_DEEP.at(self.spot(self.place(event.start_mark))))
                break
        return bool(self.problems)

    def half_character(self, root: yaml.Node | None) -> Problem | None:
        """An escape of half a character, which libyaml refuses by itself."""
        if "\\u" not in self.text.lower():
            return None
        nodes = [root] if root is not None else []
        while nodes:
            node = nodes.pop()
            if isinstance(node, yaml.ScalarNode) and _HALF.search(node.value):
                return rules.BACKSLASH.at(Spot(self.path, *self.place(node.start_mark)))
            if isinstance(node, yaml.SequenceNode):
                nodes += node.value
            elif isinstance(node, yaml.MappingNode):
                nodes += [part for pair in node.value for part in pair]
        return None

    def value(self, node: yaml.Node, key: Key) -> Any:
        """The value of `node`; the places of what it holds are noted on the way."""
        if not self.begins_with_key(node):
            self.check_tag(node, key)
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, key)
        if len(key) >= MAX_DEPTH:
            self.problems.append(rules.TOO_DEEP.at(self.spot(self.place(node.start_mark), key)))
            return None
        if isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self.places[*key, index] = self.place(item.start_mark)
            return [self.value(item, (*key, index)) for index, item in enumerate(node.value)]
        values: dict[str, Any] = {}
        for name_node, value_node in node.value:
            here = self.place(name_node.start_mark)
            name = name_node.value
            if not isinstance(name, str):
                self.problems.append(rules.NAME_NO_WORD.at(self.spot(here, key)))
                continue
            place = (*key, name)
            self.check_tag(name_node, place)
            if name in values:
                self.problems.append(
                    rules.FIELD_TWICE.at(self.spot(here, place), name=name, line=self.places[place][0])
                )
                continue
            self.places[place] = here
            values[name] = self.value(value_node, place)
        return values

    def begins_with_key(self, node: yaml.Node) -> bool:
        """Whether a tag at the beginning of a mapping is its first key's."""
        first = node.value[0][0] if isinstance(node, yaml.MappingNode) and node.value else None
        return first is not None and first.start_mark.index == node.start_mark.index

    def check_tag(self, node: yaml.Node, key: Key) -> None:
        tag = _TAG.match(self.text, node.start_mark.index)
        if tag is not None:
            self.problems.append(rules.TAG.at(self.spot(self.place(node.start_mark), key), tag=tag[0]))

    def scalar(self, node: yaml.ScalarNode, key: Key) -> str | None:
        if not node.style and _HASHTAG.match(self.text, node.end_mark.index):
            self.problems.append(rules.REST_UNREAD.at(self.spot(self.place(node.end_mark), key)))
        if node.style == '"' and (found := CONTROL.search(node.value)):
            code = f"U+{ord(found[0]):04X}"
            self.problems.append(
                rules.ESCAPED_CONTROL_CHARACTER.at(self.spot(self.place(node.start_mark), key), code=code)
            )
        if reference := next(impossible_references(node.value), None):
            spot = self.spot(self.place(node.start_mark), key)
            self.problems.append(rules.NO_CHARACTER.at(spot, signs=reference[0][:20]))
        return None if not node.style and node.value in ("", "null", "~") else str(node.value)

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        """What the parser said, in the words of editors, placed where the mistake was made."""
        during = error.context or ""
        said = _as_libyaml(error.problem or "", during)
        if "codec can't decode" in said:  # of which libyaml gives no place
            return rules.UNREADABLE_TAG.at(Spot(self.path, self.first_line))
        mark: Any = error.problem_mark
        if "end of stream" in said or "simple key" in during or "parsing a flow " in during:
            mark = error.context_mark
        if mark is None:
            return rules.YAML_UNREADABLE.at(Spot(self.path, self.first_line))
        *above, before = self.text[: min(mark.index, len(self.text.rstrip()))].split("\n")
        line, column = len(above) + self.first_line, len(before) + 1
        whole = self.text.split("\n")[len(above)]
        if ("mapping values" in said and _CURLY_OPENED.match(before)) or (
            "end of stream" in said and _CURLY_CLOSED.search(whole)
        ):
            said = "curly quotes"
        elif self.text.startswith("\t", mark.index):
            said = "found a tab"
        elif "parsing a flow " in during:
            said = "expected ',' or"
        elif "expected key" in said and before.rstrip().endswith(("]", "}")):
            said = "cannot start any token"
        elif "mapping values" in said and ":" not in before and above and above[-1].strip():
            if before.startswith(" "):
                said = "expected key"
            else:
                said, line, column = "expected ':'", line - 1, 1
        rule = next((rule for words, rule in _SYNTAX if words in said), rules.YAML_UNREADABLE)
        return rule.at(Spot(self.path, line, column))


_CURLY_OPENED = re.compile(r"[ ]*(?:-[ ]+)?[\w.]+:[ \t]+[\"'“”„‘’]")
_CURLY_CLOSED = re.compile(r"""["'][^"'“‘„]*[”’][ ]*(?:#.*)?$""")
_HALF = re.compile("[\ud800-\udfff]")


def _as_libyaml(said: str, during: str) -> str:
    """What libyaml says of a mistake, where the parser in Python alone had to do, as in the form."""
    if said.startswith("expected <block end>"):
        return "expected key" if "block mapping" in during else "expected '-' indicator"
    return next((libyaml for words, libyaml in _IN_PYTHON if words in said), said)


_IN_PYTHON = (
    ("expected the node content", "expected node content"),
    ("expected chomping or indentation", "expected comment or line break"),
    ("expected ' ', but found", "expected whitespace or line break"),
)
_SYNTAX: tuple[tuple[str, Rule], ...] = (
    ("mapping values are not allowed", rules.COLON_UNQUOTED),
    ("curly quotes", rules.CURLY_QUOTES),
    ("expected ':'", rules.NO_COLON),
    ("found a tab", rules.TAB),
    ("unexpected end of stream", rules.OPEN_QUOTE),
    ("expected ',' or", rules.OPEN_BRACKET),
    ("escape c", rules.BACKSLASH),
    ("hexdecimal number", rules.BACKSLASH),
    ("cannot start any token", rules.SPECIAL_CHARACTER),
    ("entries are not allowed", rules.SPECIAL_CHARACTER),
    ("keys are not allowed", rules.SPECIAL_CHARACTER),
    ("expected node content", rules.SPECIAL_CHARACTER),
    ("alphabetic or numeric character", rules.SPECIAL_CHARACTER),
    ("expected comment or line break", rules.SPECIAL_CHARACTER),
    ("expected whitespace or line break", rules.UNREADABLE_TAG),
    ("tag handle", rules.UNREADABLE_TAG),
    ("tag URI", rules.UNREADABLE_TAG),
    ("expected key", rules.INDENTATION),
    ("expected '-' indicator", rules.INDENTATION),
    ("<block end>", rules.INDENTATION),
    ("document", rules.DOCUMENT_MARK),
    ("undefined alias", rules.UNKNOWN_ALIAS),
)
"""What the parser says of a mistake, and the rule that it breaks; the first that fits."""


def dotted(key: Key) -> str | None:
    """The way to a value as people write it: `broadcast.aired`."""
    return ".".join(str(part) for part in key) or None
