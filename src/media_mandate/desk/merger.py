"""Outlets that become one: how `mandate.yml` says so from a month on, its comments kept, and what moves."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.desk.settings import DeskSettings
from media_mandate.mandate.grades import Grade
from media_mandate.mandate.kinds import KINDS, OutletKind
from media_mandate.mandate.values import Duty, Mandate, Outlet
from media_mandate.months import Month
from media_mandate.reading.body import Target
from media_mandate.reading.strict_yaml import Key


@dataclass(frozen=True, slots=True)
class Merger:
    """Outlets that end before a month, from which on one owes what all of them owed."""

    outlets: tuple[Outlet, ...]
    id: str
    name: str
    column: str
    first: Month
    minimum: int | None = None

    @property
    def last(self) -> Month:
        return self.first.previous()

    @property
    def entry(self) -> dict[str, Any]:
        """The one outlet, as `mandate.yml` says it, with its duty under `duty`.

        Unless `minimum` says otherwise, it owes of each kind what was owed of it, at the longest of the least
        lengths and the highest of the grades.
        """
        kinds = tuple(kind for kind in KINDS if any(kind in outlet.kinds for outlet in self.outlets))
        lengths = {kind: self._length(kind) for kind in kinds}
        grade = max((outlet.grade(self.last) for outlet in self.outlets), key=lambda grade: grade.rank)
        return {
            "id": self.id,
            "name": self.name,
            "kind": list(kinds) if len(kinds) > 1 else kinds[0],
            "column": self.column,
            "duty": {
                "from": str(self.first),
                "minimum": self.minimum or self._owed(kinds),
                "shortest": lengths if len(kinds) > 1 else lengths[kinds[0]],
                **({} if grade is Grade.DECLARED else {"grade": grade.value}),
            },
        }

    def successor(self) -> Outlet:
        entry = self.entry
        duty = entry.pop("duty")
        return Outlet.model_validate({**entry, "duties": [duty]})

    def _length(self, kind: OutletKind) -> int:
        """The longest of what was the least."""
        return max(outlet.shortest(self.last, kind) for outlet in self.outlets if kind in outlet.kinds)

    def _owed(self, kinds: Sequence[OutletKind]) -> int | Mapping[OutletKind, int]:
        each: Counter[OutletKind | None] = Counter()
        for outlet in self.outlets:
            owed = self._duty(outlet).owed
            of_kinds: dict[OutletKind | None, int] = dict(owed.of_kinds)
            each.update(of_kinds or {outlet.only_kind: owed.features})
        is_plain = each[None] or len(kinds) == 1
        return each.total() if is_plain else {kind: each[kind] for kind in kinds if each[kind]}

    def _duty(self, outlet: Outlet) -> Duty:
        duty = outlet.duty(self.last)
        assert duty is not None
        return duty

    def after(self, mandate: Mandate) -> tuple[Outlet, ...]:
        """The outlets of the mandate when it is done."""
        ids = {outlet.id for outlet in self.outlets}
        ended = (self._ended(outlet) if outlet.id in ids else outlet for outlet in mandate.outlets)
        return (*ended, self.successor())

    def _ended(self, outlet: Outlet) -> Outlet:
        last = outlet.duties[-1].model_copy(update={"until": self.last})
        return outlet.model_copy(update={"duties": (*outlet.duties[:-1], last), "successor": self.id})


def merged_mandate(text: str, merger: Merger, mandate: Mandate) -> str:
    """`mandate.yml` after the merger; all else in it stays to the letter.

    `text` has the line ends of Unix. Raises ValueError where it is written in a way that is not understood.
    """
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    outlets = _value(root, ("outlets",))
    if outlets.flow_style:
        raise ValueError("outlets: stands on one line")
    edits = [_new_entry(text, outlets, merger.entry)]
    for index, outlet in enumerate(mandate.outlets):
        if outlet in merger.outlets:
            entry = _value(outlets, (index,))
            duty = _value(entry, ("duties", len(outlet.duties) - 1))
            edits += (_set(text, duty, "until", str(merger.last), after="from"),)
            edits += (_set(text, entry, "successor", merger.id, before="duties"),)
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


_Edit = tuple[int, int, str]


def _value(node: Any, key: Key) -> Any:
    for part in key:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[int(part)]
        else:
            node = next(value for name, value in node.value if name.value == part)
    return node


def _set(text: str, mapping: Any, name: str, value: str, *, after: str = "", before: str = "") -> _Edit:
    """What gives a field a value: in its place, else beside its neighbour, in the manner of its block."""
    fields = {key.value: (key, value) for key, value in mapping.value}
    if name in fields:
        old = fields[name][1]
        return old.start_mark.index, old.end_mark.index, value
    if mapping.flow_style:
        end = mapping.value[-1][1].end_mark.index
        return end, end, f", {name}: {value}"
    key, old = fields[after or before]
    indent = " " * key.start_mark.column
    if before:
        return key.start_mark.index, key.start_mark.index, f"{name}: {value}\n{indent}"
    end = _line_end(text, old.end_mark.index)
    return end, end, f"\n{indent}{name}: {value}"


def _new_entry(text: str, outlets: Any, entry: Mapping[str, Any]) -> _Edit:
    """The entry of the one outlet, beneath the last."""
    node = outlets.value[-1]
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        node = node.value[-1]
        node = node[1] if isinstance(node, tuple) else node
    end = _line_end(text, node.end_mark.index)
    indent = " " * outlets.start_mark.column
    lines = [f"  {name}: {_flow(value)}" for name, value in entry.items() if name != "duty"]
    lines += ["  duties:", f"    - {_flow(entry['duty'])}"]
    lines[0] = f"- {lines[0].lstrip()}"
    return end, end, "".join(f"\n{indent}{line}" for line in lines)


def _flow(value: object) -> str:
    """A value in one line of YAML."""
    text = yaml.safe_dump([value], allow_unicode=True, width=10**6, default_flow_style=True, sort_keys=False)
    return re.sub(r"'(\d{4}-\d{2})'", r"\1", text.strip()[1:-1])


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def moves(files: Iterable[str], merger: Merger) -> dict[str, str]:
    """Whither go the files of months from the first on; those of earlier months keep their addresses."""
    ids = {outlet.id for outlet in merger.outlets}
    found: dict[str, str] = {}
    for file in files:
        parts = file.split("/")
        if len(parts) > 4 and parts[0] == DOCS and parts[1] in ids and _is_ahead(parts[2:4], merger.first):
            found[file] = "/".join((DOCS, merger.id, *parts[2:]))
    return found


def _is_ahead(parts: Sequence[str], first: Month) -> bool:
    try:
        return Month.parse("-".join(parts)) >= first
    except ValueError:
        return False


def moved_text(text: str, article: Article, moved: Mapping[str, str]) -> str:
    """The text of an article that moves: it says its new outlet, and its links lead where they led."""
    new = moved[article.path]
    lines = text.split("\n")
    if article.front.outlet is not None:
        old = rf"^(outlet:\s*)(['\"]?){re.escape(article.front.outlet)}\2"
        lines = [re.sub(old, rf"\g<1>{new.split('/')[1]}", line) for line in lines]
    for target in _by_place(article):
        led = resolve(article.path, target.address)
        if led is None or led.startswith("/"):
            continue
        path, mark, place = target.address.partition("#")
        address = posixpath.relpath(moved.get(led, led), posixpath.dirname(new)) + mark + place
        if posixpath.normpath(path) != address.partition("#")[0]:
            line = lines[target.line - 1]
            start = max(target.column - 1, 0)
            lines[target.line - 1] = line[:start] + line[start:].replace(target.address, address, 1)
    return "\n".join(lines)


def _by_place(article: Article) -> list[Target]:
    """The targets from the last to the first, so that none shifts the place of another."""
    return sorted(article.targets, key=lambda target: (target.line, target.column), reverse=True)


def with_owners(text: str, merger: Merger) -> str:
    """`CODEOWNERS` with the folder of the one outlet, which all those answer for who answered before."""
    ids = "|".join(re.escape(outlet.id) for outlet in merger.outlets)
    found = re.findall(rf"(?m)^/docs/(?:{ids})/[ \t]+(\S.*)$", text)
    owners = " ".join(dict.fromkeys(owner for line in found for owner in line.split()))
    if not owners:
        return text
    lines = text.rstrip("\n")
    return f"{lines}\n/docs/{merger.id + '/':<18} {owners}\n"


def with_officers(text: str, settings: DeskSettings, merger: Merger) -> str:
    """`desk.yml` with who is on duty at the one outlet: whoever is on duty at those that end.

    All else stays to the letter; those that end keep theirs, for they owe to their end. Raises ValueError
    where the file is written in a way that is not understood.
    """
    lines = officer_lines(settings, merger)
    if not lines:
        return text
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    on_duty = _value(root, ("on_duty",))
    if on_duty.flow_style:
        raise ValueError("on_duty: stands on one line")
    node = on_duty
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        node = node.value[-1]
        node = node[1] if isinstance(node, tuple) else node
    end = _line_end(text, node.end_mark.index)
    indent = " " * on_duty.start_mark.column
    return text[:end] + "".join(f"\n{indent}{line}" for line in lines) + text[end:]


def officer_lines(settings: DeskSettings, merger: Merger) -> list[str]:
    """The lines for `on_duty:` of `desk.yml`, not indented; none where nobody is on duty by name."""
    ids = [outlet.id for outlet in merger.outlets]
    first = merger.first.first_day
    changes = {entry.from_ for id in ids for entry in settings.on_duty.get(id, ()) if entry.from_ > first}
    lines: list[str] = []
    for day in sorted({first, *changes}):
        named = settings.named(day)
        if names := ", ".join(dict.fromkeys(named[id] for id in ids if id in named)):
            lines.append(f"  - {_flow({'from': day, 'name': names})}")
    return [f"{merger.id}:", *lines] if lines else []


def guide_after(text: str, merger: Merger) -> str:
    """A guide with the one outlet in the examples in which one of those that end stood."""
    lines = text.splitlines(keepends=True)
    for old in merger.outlets:
        lines = [re.sub(rf"(?<![\w-]){re.escape(old.id)}(?![\w-])", merger.id, line) for line in lines]
        # What a picture shows stays as it was taken.
        lines = [line if "![" in line else line.replace(old.name, merger.name) for line in lines]
    return "".join(lines)
