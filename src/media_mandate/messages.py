"""The words for people: texts that are translated when they are shown, and the catalogues behind them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from string import Formatter

from babel import Locale
from babel.dates import format_skeleton

from media_mandate.months import Month

DOMAIN = "media_mandate"
SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Private:
    """Somebody's words that may tell who a child is: for the editor's own screen alone.

    Whoever shows a text gets where to see them in their place, but for who asks a `translator` for `private`.
    """

    words: str

    def __str__(self) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in the source language with the values of its `{placeholders}`."""

    source: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str | None = None
    count: int = 1

    def __str__(self) -> str:
        """In the source language with all words, for developers; what is printed is translated."""
        return translator(SOURCE_LANGUAGE, private=True)(self)

    @property
    def is_private(self) -> bool:
        """Whether it quotes what is for the editor's own screen alone."""
        return any(
            isinstance(value, Private) or (isinstance(value, Text) and value.is_private)
            for _name, value in self.values
        )

    def without(self, named: Collection[str] = ()) -> Text:
        """The same with all that it quotes made private, also within its texts, but for what is `named`."""

        def hidden(name: str, value: object) -> object:
            match value:
                case _ if name in named:
                    return value
                case str():
                    return Private(value)
                case Text():
                    return value.without(named)
            return value

        return replace(self, values=tuple((name, hidden(name, value)) for name, value in self.values))

    @property
    def lacking(self) -> frozenset[str]:
        """The placeholders that have no value yet."""
        return _placeholders(self.source) - dict(self.values).keys()

    def filled(self, values: Mapping[str, object]) -> Text:
        """The same sentence with those of these values that it lacks."""
        lacking = self.lacking
        given = ((name, value) for name, value in values.items() if name in lacking)
        return replace(self, values=(*self.values, *given))


@cache
def _placeholders(source: str) -> frozenset[str]:
    return frozenset(name for _text, name, _form, _conversion in Formatter().parse(source) if name)


Translate = Callable[[Text], str]


def _(source: str, /, **values: object) -> Text:
    """Mark `source` for translation; values may be texts, days, months or anything with a `str`."""
    return Text(source, tuple(values.items()))


def _n(singular: str, plural: str, count: int, /, **values: object) -> Text:
    """Mark a sentence that depends on `count`, which is also its `{count}`."""
    return Text(singular, (("count", count), *values.items()), plural, count)


_UP_TO_TEN = (
    *(_("one"), _("two"), _("three"), _("four"), _("five")),
    *(_("six"), _("seven"), _("eight"), _("nine"), _("ten")),
)


def in_letters(number: int) -> Text:
    """A number within a sentence: in letters up to ten, as newspapers write it, above that in digits."""
    return _UP_TO_TEN[number - 1] if 1 <= number <= len(_UP_TO_TEN) else Text(str(number))


def plain(text: str) -> Text:
    """A text that is the same in every language, such as a name."""
    return Text("{text}", (("text", text),))


def languages() -> list[str]:
    """The languages that messages can be shown in, the source language first."""
    folder = files("media_mandate") / "locales"
    return [SOURCE_LANGUAGE, *sorted(entry.name for entry in folder.iterdir() if entry.is_dir())]


def _source(language: str) -> Traversable:
    return files("media_mandate") / "locales" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _compiled(language: str) -> Traversable:
    return files("media_mandate") / "locales" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


@cache
def catalogue(language: str) -> NullTranslations:
    """The gettext catalogue of `language`, compiled in memory; empty for the source language.

    Where there is a compiled one in its place, as in the form, that is taken.
    """
    source = _source(language)
    if source.is_file():
        return GNUTranslations(BytesIO(compiled(language)))
    ready = _compiled(language)
    if ready.is_file():
        with ready.open("rb") as file:
            return GNUTranslations(file)
    return NullTranslations()


def compiled(language: str) -> bytes:
    """The catalogue of `language` as gettext reads it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = BytesIO()
    with _source(language).open("rb") as file:
        write_mo(made, read_po(file, locale=language))
    return made.getvalue()


_HIDDEN = _("shown on your own machine alone: run the same there, or python3 scripts/check.py")


@cache
def translator(language: str, *, private: bool = False) -> Translate:
    """A function that shows a text in `language`: `translator("vi")(text)`.

    What it quotes of a child it shows only where `private` is asked for: on an editor's own screen. All else,
    be it a file, a log or a page, may be read by anybody.
    """
    words = catalogue(language)
    locale = Locale.parse(language, sep="-")

    def shown(value: object) -> object:
        match value:
            case Text():
                return translate(value)
            case Private():
                return value.words if private else f"[{translate(_HIDDEN)}]"
            case Month():
                return format_skeleton("yM", value.first_day, locale=locale)
            case date():
                return format_skeleton("yMd", value, locale=locale)
            case _:
                return value

    def translate(text: Text) -> str:
        if text.plural is None:
            sentence = words.gettext(text.source)
        else:
            sentence = words.ngettext(text.source, text.plural, text.count)
        return sentence.format_map({name: shown(value) for name, value in text.values})

    return translate


_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([a-z_]+\)s")


@cache
def sentences(language: str) -> tuple[str, ...]:
    """All that the program says in a language, in pieces where values are filled in."""
    from babel.messages.pofile import read_po

    known: dict[str, None] = {}
    with _source(languages()[-1] if language == SOURCE_LANGUAGE else language).open("rb") as file:
        for message in read_po(file):
            forms = (message.id if language == SOURCE_LANGUAGE else message.string) or ""
            for form in (forms,) if isinstance(forms, str) else forms:
                known |= dict.fromkeys(_PLACEHOLDER.split(form.replace("{{", " ").replace("}}", " ")))
    return tuple(known)
