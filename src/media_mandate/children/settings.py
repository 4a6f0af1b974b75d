"""What the texts of `mandate.yml`, and the site's own name, give away of a child: they stand on every page.

Each value that is written there is read, whatever field it is of, so that no new field is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from media_mandate.children import rules
from media_mandate.children.allowances import Allowance, is_reason, reason_in
from media_mandate.children.duty import born_since, is_in_vietnamese
from media_mandate.children.findings import Giveaway, HarmTold, harm_in, in_field, in_name, of_a_child, within
from media_mandate.children.identifying.identifiers import identifiers
from media_mandate.mandate.values import Mandate
from media_mandate.messages import _
from media_mandate.problems import Level, Problem, Spot
from media_mandate.reading.strict_yaml import Key, Yaml, texts_in
from media_mandate.reading.text import NOTHING

_PEOPLE = frozenset(("by",))
"""Fields that name who answers for something: bare names there are those of grown-ups."""


def safeguard_settings(
    source: Yaml, text: str, mandate: Mandate, names: Iterable[str] | None = None
) -> tuple[list[Problem], list[Allowance]]:
    """What the values of a YAML file give away, and what was allowed to stand; `text` is the whole file.

    Each entry of a list is judged as a page is: what it gives away is a problem where the same entry tells of
    a child that came to harm, as the reason of an exception may, else a warning. A comment behind the line on
    which a value begins lets it stand: `# được phép: tên một con đường`. With `names` these fields alone are
    read.
    """
    born, is_vietnamese = born_since(mandate), is_in_vietnamese(mandate.language)
    seek = within(partial(identifiers, born=born), is_vietnamese=is_vietnamese)
    allowing = _Allowing(source, text)
    problems: list[Problem] = []
    for entry in _entries(source.values, names):
        hits = [hit for key, value in entry for hit in _in_value(key, value, seek)]
        harm = harm_in(entry, NOTHING, hits, born, is_vietnamese=is_vietnamese)
        level = Level.PROBLEM if [found for found in harm if not allowing.allows(found)] else Level.WARNING
        problems += [hit.at(source.spot(hit.key), level) for hit in hits if not allowing.allows(hit)]
    return [*problems, *allowing.problems()], allowing.allowances


def _entries(values: Mapping[str, Any], names: Iterable[str] | None) -> Iterator[list[tuple[Key, str]]]:
    """The texts of each field, or of each item where that is a list."""
    for name, value in values.items():
        if names is not None and name not in names:
            continue
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield list(texts_in(item, (name, index)))
        else:
            yield list(texts_in(value, (name,)))


def _in_value(key: Key, value: str, seek: Any) -> Iterator[Giveaway]:
    """What without a blank may be an id, a host or an address is read as a name of a file is."""
    if key[-1] in _PEOPLE and not of_a_child(value):
        return
    yield from in_field(key, value, seek) if " " in value.strip() else in_name(value, key=key, seek=seek)


class _Allowing:
    """The comments of a YAML file that let values stand."""

    def __init__(self, source: Yaml, text: str) -> None:
        self.source = source
        self.allowances: list[Allowance] = []
        self._used: set[int] = set()
        self._reasons = {
            number: (line.index(" #") + 2, reason)
            for number, line in enumerate(text.split("\n"), start=1)
            if " #" in line and (reason := reason_in(line.rpartition(" #")[2])) is not None
        }

    def allows(self, hit: Giveaway | HarmTold) -> bool:
        """Whether the line on which the value begins says why it may stand; it is noted down then."""
        line = self.source.place(hit.key)[0]
        _column, reason = self._reasons.get(line, (0, ""))
        if not is_reason(reason):
            return False
        self._used.add(line)
        self.allowances.append(Allowance(self.source.path, line, hit.words, reason))
        return True

    def problems(self) -> Iterator[Problem]:
        """What is wrong in the comments themselves, and what their reasons give away: the record has them."""
        for line, (column, reason) in self._reasons.items():
            spot = Spot(self.source.path, line, column)
            if not is_reason(reason):
                hint = _("Write why this line may stand: # được phép: tên một con đường.")
                yield rules.NO_REASON.at(spot, hint=hint)
            elif line not in self._used:
                yield rules.IDLE.at(
                    spot, hint=_("Put it at the end of the line that may stand, or remove it.")
                )
            else:
                yield from (hit.at(spot, Level.WARNING) for hit in in_field(("",), reason))
