"""Keeping the catalogues of messages: the strings of code and templates, and which lack a translation."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from media_mandate.messages import DOMAIN, SOURCE_LANGUAGE, languages

_METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"**.html": {"silent": "false"}}  # a template that cannot be read is an error, not an empty one
_KEYWORDS = {"_": None, "_n": (1, 2), "gettext": None, "ngettext": (1, 2)}
_FOLDERS = ("src", "hooks", "scripts", "tools", "theme")


def gather(root: Path) -> Catalog:
    """All strings that are marked for translation, with the files in which they stand."""
    catalog = Catalog(project="media-mandate", version="1", fuzzy=False)
    for folder in _FOLDERS:
        for name, _line, message, _comments, context in sorted(
            extract_from_dir(root / folder, _METHODS, _OPTIONS, _KEYWORDS), key=lambda found: found[:2]
        ):
            catalog.add(message, locations=[(f"{folder}/{Path(name).as_posix()}", 0)], context=context)
    return catalog


def update(root: Path) -> None:
    """Write the catalogues anew: new strings empty, unused ones gone, nothing guessed."""
    template = gather(root)
    for language, file in _files(root):
        catalog = read(file, language)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        with file.open("wb") as stream:
            write_po(stream, catalog, width=110, omit_header=False, include_lineno=False, sort_output=True)


def outdated(root: Path) -> list[tuple[str, str]]:
    """Strings without a translation, as language and source."""
    wanted = [message.id for message in gather(root) if message.id]
    lacking = []
    for language, file in _files(root):
        catalog = read(file, language)
        for source in wanted:
            message = catalog.get(source if isinstance(source, str) else source[0])
            if message is None or message.fuzzy or not message.string or not all(message.string):
                lacking.append((language, str(source)))
    return lacking


def read(file: Path, language: str) -> Catalog:
    """The catalogue in `file`, a new one where there is none."""
    if not file.exists():
        return Catalog(locale=language, project="media-mandate", version="1", fuzzy=False)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def _files(root: Path) -> list[tuple[str, Path]]:
    folder = root / "src" / "media_mandate" / "locales"
    return [
        (language, folder / language / "LC_MESSAGES" / f"{DOMAIN}.po")
        for language in languages()
        if language != SOURCE_LANGUAGE
    ]
