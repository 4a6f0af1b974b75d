"""Questions at a terminal: an option is read, what none gives is asked for until it is answered well."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import click
from pydantic import TypeAdapter, ValidationError
from slugify import slugify

from _command import RefusalError, say, say_lines, words
from media_mandate.messages import Text, _
from media_mandate.reading.fields import refusal
from media_mandate.visible import visible

T = TypeVar("T")


class Choosable(Protocol):
    """Something that can be chosen from a list."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose, under its id and its name."""

    id: str
    told: Text

    @property
    def name(self) -> str:
        return words(self.told)


E = TypeVar("E", bound=Choosable)


class BackError(Exception):
    """Whoever is asked wants to go back to the question before."""


def asked(
    question: Text,
    given: str | None,
    read: Callable[[str], T],
    default: str | None = None,
    *,
    goes_back: bool = False,
) -> T:
    """What was given, else what is answered; a wrong answer is explained and asked for again.

    Enter alone takes the default where there is one. Where one can go back, `<` raises BackError.
    """
    if given is not None:
        return read(given)
    if isinstance(read, Choice):
        say_lines(read.listed())
    while True:
        answer = click.prompt(_prompt(question, default), default=default, show_default=False)
        if goes_back and answer.strip() == "<":
            raise BackError
        try:
            return read(answer)
        except RefusalError as refusal:
            say(words(refusal.text))


def _prompt(question: Text, default: str | None) -> str:
    return visible(words(question)) + (f" [{visible(default)}]" if default else "")


class Choice(Generic[E]):
    """Reads one entry of a list by its number, its id or its name, with diacritics or without.

    The first words of a name are enough where no other begins so.
    """

    def __init__(self, entries: Sequence[E]) -> None:
        self.entries = entries

    def listed(self) -> str:
        shown = (entry.name if isinstance(entry, Named) else _with_id(entry) for entry in self.entries)
        return "\n".join(f"{number:>4}  {name}" for number, name in enumerate(shown, 1))

    def __call__(self, answer: str) -> E:
        for number, entry in enumerate(self.entries, 1):
            if answer.strip() in (str(number), entry.id) or slugify(answer) in (
                entry.id,
                slugify(entry.name),
            ):
                return entry
        begun = [
            entry for entry in self.entries if f"{slugify(entry.name)}-".startswith(f"{slugify(answer)}-")
        ]
        if len(begun) == 1 and slugify(answer):
            return begun[0]
        known = "; ".join(map(_with_id, self.entries))
        raise RefusalError(
            _("There is no “{id}”. Choose by number or name: {known}.", id=answer, known=known)
        )


def _with_id(entry: Choosable) -> str:
    return f"{entry.name} ({entry.id})"


def line(answer: str) -> str:
    """An answer of one line that says something."""
    found = " ".join(answer.split())
    if not found:
        raise RefusalError(_("Nothing was written."))
    return found


_YES = frozenset(("co", "c", "yes", "y", "ok", "dung", "roi", "vang"))
_NO = frozenset(("khong", "k", "ko", "no", "n", "het", "thoi", "khong-co", "chua", "chua-co"))


def yes(answer: str) -> bool:
    """A plain yes or no, in Vietnamese or English, with diacritics or without."""
    said = slugify(answer)
    if said in _YES or said in _NO:
        return said in _YES
    raise RefusalError(_("Answer yes or no."))


def spelt_out(answer: str) -> str:
    """An answer of one line that is more than the yes or no which people type as a habit."""
    found = line(answer)
    if slugify(found) in _YES | _NO:
        raise RefusalError(_("Write it out: this asks for more than yes or no."))
    if not any(map(str.isalnum, found)):
        raise RefusalError(_("Nothing was written."))
    return found


def is_no(answer: str) -> bool:
    """Whether an answer that may be left out says that there is nothing to say."""
    return not answer.strip() or slugify(answer) in _NO


def switch(environment: Mapping[str, str], name: str) -> bool:
    """Whether a variable says yes; one that is empty or not there says no, and anything else is refused."""
    said = environment.get(name, "").strip()
    match slugify(said):
        case "yes" | "y" | "true" | "1" | "on" | "co":
            return True
        case "no" | "n" | "false" | "0" | "off" | "khong":
            return False
    if said:
        raise RefusalError(_("{name} is “{said}”. Write yes or no, or delete it.", name=name, said=said))
    return False


def valid(kind: Any, answer: str) -> Any:
    """The answer as a value of one of the kinds of `schema`."""
    return read_by(TypeAdapter(kind).validate_python, answer)


def read_by(reader: Callable[[str], T], answer: str) -> T:
    """The answer as `reader` reads it; what is wrong with it is said in words."""
    try:
        return reader(answer)
    except ValidationError as error:
        raise RefusalError(refusal(error)) from None
