"""Strict reading of what editors write: bytes to text, and YAML whose every value knows its place.

YAML scalars stay strings: the schema decides what they are, so that `title: No` is a title and
`date: 2025-02-30` is a problem with a line instead of an error inside the parser.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from media_mandate.messages import Text, _
from media_mandate.problems import Level, Problem

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20

Key = tuple[str | int, ...]
"""The way to a value: `("broadcast", "aired")`, `("topics", 0)`."""

Place = tuple[int, int]
"""Line and column, both from 1."""

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_STANDARD_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

_NESTING = re.compile(r"[\[{?:-]")


class _Fences(YAMLHandler):
    """python-frontmatter's YAML fences, three dashes exactly, which may trail blanks but not lines."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)


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


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file in two parts; `body_line` is the line on which the body begins."""

    front: Yaml
    body: str
    body_line: int


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Read `file` as NFC text with `\\n` line ends; `path` is how problems name it.

    Returns None with the problems where there is no text to go on with.
    """
    if file.is_symlink():
        hint = _("Put the file itself here instead of a link to it.")
        return None, [Problem(path, _("This is a symbolic link."), hint)]
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            return None, [Problem(path, _("This is no ordinary file."), _("Remove it."))]
        size = found.st_size
        raw = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        message = _("The file cannot be read: {reason}.", reason=error.strerror or str(error))
        return None, [Problem(path, message)]
    if size > MAX_BYTES:
        hint = _("Put pictures and recordings beside the article instead of inside it.")
        return None, [Problem(path, _("The file is larger than 1 MiB."), hint)]
    return decode(raw, path)


def decode(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8 with or without a byte order mark; see `read_text`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = _("Open the file in Notepad, choose Save as, and Encoding: UTF-8.")
        return None, [Problem(path, _("The file is not UTF-8 text."), hint, line)]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = [
        Problem(
            path,
            _("An invisible control character stands here: {code}.", code=f"U+{ord(found[0]):04X}"),
            _("Delete it; when it cannot be seen, delete the characters around it and type them again."),
            text.count("\n", 0, found.start()) + 1,
            found.start() - text.rfind("\n", 0, found.start()),
        )
        for found in _CONTROL.finditer(text)
    ]
    return (None if problems else text), problems


def read_document(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Split a Markdown file into front matter and body."""
    before = len(text) - len(text.lstrip("\n"))
    opening = _("Begin the file with a line of three dashes (---), the fields, and a second such line.")
    if not _Fences.FM_BOUNDARY.match(text, before):
        return None, [Problem(path, _("The file has no front matter."), opening, before + 1)]
    try:
        front, body = _Fences().split(text)
    except ValueError:
        hint = _("Close it with a line of three dashes (---) after the last field.")
        return None, [Problem(path, _("The front matter never closes."), hint, before + 1)]
    parsed, problems = read_yaml(front, path, first_line=before + 1)
    if parsed is None:
        return None, problems
    body_line = before + 1 + front.count("\n")
    return Document(parsed, body.removeprefix("\n"), body_line + 1), problems


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Yaml | None, list[Problem]]:
    """Read a YAML mapping strictly: no duplicate key, anchor, alias or tag.

    All scalars come back as strings, and as None where nothing, `null` or `~` stands.
    """
    try:
        problems = _forbidden_events(text, path, first_line)
        if problems:
            return None, problems
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(error, path, first_line)]
    except yaml.YAMLError:
        return None, [Problem(path, _("The fields cannot be read as YAML."), None, first_line)]
    if not isinstance(root, yaml.MappingNode):
        hint = _("Write each field on a line of its own: a name, a colon, a blank, the value.")
        return None, [Problem(path, _("There are no fields here."), hint, first_line)]
    places: dict[Key, Place] = {(): (first_line, 1)}
    values = _value(root, (), places, problems, path, first_line)
    return Yaml(path, values, places), problems


def _forbidden_events(text: str, path: str, first_line: int) -> list[Problem]:
    """Find anchors, and stop at nesting so deep that the composer would exhaust the stack.

    Events are read only where one of the two is possible: it costs as much as reading the values.
    """
    if "&" not in text and "*" not in text and len(_NESTING.findall(text)) < 300:
        return []
    problems = []
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line, column = event.start_mark.line + first_line, event.start_mark.column + 1
        if getattr(event, "anchor", None):
            hint = _("Write the value out, or put it in quotes when it begins with & or *.")
            problems.append(Problem(path, _("Anchors and aliases are not allowed."), hint, line, column))
        if depth > MAX_DEPTH:
            return [*problems, Problem(path, _("The values are nested too deeply."), None, line, column)]
    return problems


def _value(
    node: yaml.Node, key: Key, places: dict[Key, Place], problems: list[Problem], path: str, first_line: int
) -> Any:
    if node.tag not in _STANDARD_TAGS:
        line, column = node.start_mark.line + first_line, node.start_mark.column + 1
        hint = _("Remove the tag, or put the value in quotes when it begins with an exclamation mark.")
        message = _("The tag {tag} is not allowed.", tag=node.tag)
        problems.append(Problem(path, message, hint, line, column, dotted(key)))
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in ("", "null", "~") else node.value
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            places[*key, index] = item.start_mark.line + first_line, item.start_mark.column + 1
            items.append(_value(item, (*key, index), places, problems, path, first_line))
        return items
    values: dict[str, Any] = {}
    for name_node, value_node in node.value:
        line, column = name_node.start_mark.line + first_line, name_node.start_mark.column + 1
        name = name_node.value
        if not isinstance(name, str):
            problems.append(Problem(path, _("A field's name must be a plain word."), None, line, column))
            continue
        place = (*key, name)
        if name in values:
            message = _("The field {name} stands here twice.", name=name)
            hint = _("Keep one of the two; the first is on line {line}.", line=places[place][0])
            problems.append(Problem(path, message, hint, line, column, dotted(place)))
            continue
        places[place] = line, column
        values[name] = _value(value_node, place, places, problems, path, first_line)
    return values


def dotted(key: Key) -> str | None:
    """The way to a value as people write it: `broadcast.aired`."""
    return ".".join(str(part) for part in key) or None


_SYNTAX_HINTS: tuple[tuple[str, Text], ...] = (
    (
        "mapping values are not allowed",
        _('A value with a colon in it must stand in quotes: title: "Trẻ em: an toàn trước hết".'),
    ),
    ("could not find expected ':'", _("Write a colon and a blank after the field's name.")),
    ("found character '\\t'", _("Replace the tab by blanks.")),
    (
        "unexpected end of stream",
        _("A quotation mark was opened and never closed; close it at the end of the value."),
    ),
    ("expected ',' or", _("A bracket was opened and never closed, or a comma is missing in the list.")),
    ("unknown escape character", _("Use single quotes, or write two backslashes for one.")),
    ("found character that cannot start", _("Put the value in quotes: it begins with a special character.")),
    (
        "did not find expected key",
        _("Check the quotes around the value, and that all fields begin in the first column."),
    ),
    ("undefined alias", _("Put the value in quotes: it begins with an asterisk.")),
)


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Problem:
    hint = next(
        (hint for words, hint in _SYNTAX_HINTS if words in (error.problem or "")),
        _("Write each field on a line of its own: a name, a colon, a blank, the value."),
    )
    mark = error.problem_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, None)
    return Problem(path, _("The fields cannot be read as YAML."), hint, line, column)
