"""YAML read strictly, every value with its place: no duplicate key, anchor, alias or tag.

Scalars stay strings: the fields decide what they are, so that `title: No` is a title and `date: 2025-02-30`
is a problem with a line instead of an error inside the parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from media_mandate.messages import Text, _
from media_mandate.problems import Level, Problem
from media_mandate.reading.files import CONTROL

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

    def problem(
        self, key: Key, message: Text, hint: Text | None = None, level: Level = Level.PROBLEM
    ) -> Problem:
        """A problem of the value at `key`."""
        line, column = self.place(key)
        return Problem(self.path, message, hint, line, column, dotted(key), level)


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Yaml | None, list[Problem]]:
    """Read a YAML mapping strictly: no duplicate key, anchor, alias or tag.

    All scalars come back as strings, and as None where nothing, `null` or `~` stands.
    """
    reading = _Reading(text, path, first_line)
    try:
        if reading.finds_forbidden():
            return None, reading.problems
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [reading.syntax_problem(error)]
    except yaml.YAMLError:
        return None, [Problem(path, _UNREADABLE, _FIELD_BY_FIELD, first_line)]
    except ValueError:  # a tag with escapes that are no UTF-8
        return None, [Problem(path, _UNREADABLE, _NO_TAG, first_line)]
    if not isinstance(root, yaml.MappingNode):
        return None, [Problem(path, _("There are no fields here."), _FIELD_BY_FIELD, first_line)]
    reading.places[()] = first_line, 1
    return Yaml(path, reading.value(root, ()), reading.places), reading.problems


_UNREADABLE = _("The fields cannot be read as YAML.")
_FIELD_BY_FIELD = _("Write each field on a line of its own: a name, a colon, a blank, the value.")
_NO_TAG = _("Remove the tag, or put the value in quotes when it begins with an exclamation mark.")


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

    def complain(
        self, place: Place, message: Text, hint: Text, key: Key = (), level: Level = Level.PROBLEM
    ) -> None:
        self.problems.append(Problem(self.path, message, hint, *place, dotted(key), level))

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
                hint = _("Write the value out, or put it in quotes when it begins with & or *.")
                self.complain(self.place(event.start_mark), _("Anchors and aliases are not allowed."), hint)
            if depth > MAX_DEPTH:
                self.complain_of_depth(event.start_mark)
                break
        return bool(self.problems)

    def complain_of_depth(self, mark: Any, key: Key = ()) -> None:
        hint = _("Check brackets and indentation: no field needs more than three levels.")
        self.complain(self.place(mark), _("The values are nested too deeply."), hint, key)

    def value(self, node: yaml.Node, key: Key) -> Any:
        """The value of `node`; the places of what it holds are noted on the way."""
        if not self.begins_with_key(node):
            self.check_tag(node, key)
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, key)
        if len(key) >= MAX_DEPTH:
            self.complain_of_depth(node.start_mark, key)
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
                hint = _("Put it in quotes when it begins with a bracket or a brace.")
                self.complain(here, _("A field's name must be a plain word."), hint, key)
                continue
            place = (*key, name)
            self.check_tag(name_node, place)
            if name in values:
                message = _("The field {name} stands here twice.", name=name)
                hint = _("Keep one of the two; the first is on line {line}.", line=self.places[place][0])
                self.complain(here, message, hint, place)
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
            message = _("The tag {tag} is not allowed.", tag=tag[0])
            self.complain(self.place(node.start_mark), message, _NO_TAG, key)

    def scalar(self, node: yaml.ScalarNode, key: Key) -> str | None:
        if not node.style and _HASHTAG.match(self.text, node.end_mark.index):
            message = _("The rest of the line, from # on, is not read.")
            hint = _("Put the value in quotes when # belongs to it; write a blank after # when it does not.")
            self.complain(self.place(node.end_mark), message, hint, key, Level.WARNING)
        if node.style == '"' and (found := CONTROL.search(node.value)):
            message = _("An invisible control character stands here: {code}.", code=f"U+{ord(found[0]):04X}")
            hint = _("Use single quotes, or write two backslashes for one.")
            self.complain(self.place(node.start_mark), message, hint, key)
        return None if not node.style and node.value in ("", "null", "~") else str(node.value)

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        """What the parser said, in the words of editors, placed where the mistake was made."""
        said, during = error.problem or "", error.context or ""
        mark: Any = error.problem_mark
        if "end of stream" in said or "simple key" in during or "parsing a flow " in during:
            mark = error.context_mark
        if mark is None:
            return Problem(self.path, _UNREADABLE, _FIELD_BY_FIELD, self.first_line)
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
        hint = next((hint for words, hint in _SYNTAX_HINTS if words in said), _FIELD_BY_FIELD)
        return Problem(self.path, _UNREADABLE, hint, line, column)


_CURLY_OPENED = re.compile(r"[ ]*(?:-[ ]+)?[\w.]+:[ \t]+[\"'“”„‘’]")
_CURLY_CLOSED = re.compile(r"""["'][^"'“‘„]*[”’][ ]*(?:#.*)?$""")
_SPECIAL = _("Put the value in quotes: it begins with a special character.")
_SYNTAX_HINTS: tuple[tuple[str, Text], ...] = (
    (
        "mapping values are not allowed",
        _('A value with a colon in it must stand in quotes: title: "Trẻ em: an toàn trước hết".'),
    ),
    (
        "curly quotes",
        _(
            "Put straight quotes around the whole value; curly ones may stand within: {example}.",
            example='title: "“Trẻ em”: an toàn trước hết"',
        ),
    ),
    ("expected ':'", _("Write a colon and a blank after the field's name.")),
    ("found a tab", _("Replace the tab by blanks.")),
    (
        "unexpected end of stream",
        _("A quotation mark was opened and never closed; close it at the end of the value."),
    ),
    ("expected ',' or", _("A bracket was opened and never closed, or a comma is missing in the list.")),
    ("escape c", _("Use single quotes, or write two backslashes for one.")),
    ("hexdecimal number", _("Use single quotes, or write two backslashes for one.")),
    ("cannot start any token", _SPECIAL),
    ("entries are not allowed", _SPECIAL),
    ("keys are not allowed", _SPECIAL),
    ("expected node content", _SPECIAL),
    ("alphabetic or numeric character", _SPECIAL),
    ("expected comment or line break", _SPECIAL),
    ("expected whitespace or line break", _NO_TAG),
    ("tag handle", _NO_TAG),
    ("tag URI", _NO_TAG),
    (
        "expected key",
        _("Check the quotes around the value, and that the fields of one block begin in one column."),
    ),
    ("document", _("Remove lines of three dots and lines with %, and begin all fields in the first column.")),
    ("undefined alias", _("Put the value in quotes: it begins with an asterisk.")),
)


def dotted(key: Key) -> str | None:
    """The way to a value as people write it: `broadcast.aired`."""
    return ".".join(str(part) for part in key) or None
