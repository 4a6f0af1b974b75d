"""The files of the docs folder, each read alone: articles, pages, and what is wrong in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pydantic import ValidationError

from media_mandate import desk_rules
from media_mandate.addresses import RESERVED
from media_mandate.articles.address import DOCS, plain_name
from media_mandate.articles.article import Article, Unread
from media_mandate.articles.relations import resolve
from media_mandate.children.allowances import Allowance
from media_mandate.children.duty import safeguard_page
from media_mandate.desk_rules import OFFICE_FILE
from media_mandate.history import blob_of
from media_mandate.mandate.values import Mandate
from media_mandate.newsroom.alone import read_alone, safeguarded, shown_body
from media_mandate.newsroom.keeping import kept, opened
from media_mandate.newsroom.reading import Page, Reading
from media_mandate.newsroom.store import Store, Tell, digest_of, hash_of
from media_mandate.newsroom.strays import is_untold, stray
from media_mandate.newsroom.upheld import Upheld
from media_mandate.problems import Problem, Renaming, Spot
from media_mandate.reading.body import read_body
from media_mandate.reading.document import read_document
from media_mandate.reading.fields import Frozen, Line, nearest, problems_of
from media_mandate.reading.files import decode, read_raw, read_text, reason_of
from media_mandate.reading.rules import LINK

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""Suffixes that MkDocs takes for pages."""

OFFICE = frozenset({".doc", ".docx", ".odt", ".rtf", ".txt", ".pdf"})
"""Suffixes of texts that somebody may take for articles."""


@dataclass(frozen=True)
class Readings:
    """The readings of the docs folder in their order, and what is wrong with it beside its files."""

    all: tuple[Reading, ...]
    aside: tuple[Problem, ...] = ()

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        return tuple(found.article for found in self.all if found.article is not None)

    @cached_property
    def blobs(self) -> Mapping[str, str]:
        """What git calls each article, by path."""
        return {found.path: found.blob for found in self.all if found.article is not None}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(found.page for found in self.all if found.page is not None)

    @cached_property
    def unread(self) -> Mapping[str, Unread]:
        return {found.path: found.unread for found in self.all if found.unread is not None}

    @cached_property
    def files(self) -> Set[str]:
        """The paths of all files, whatever they are."""
        return {found.path for found in self.all}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        told = (problem for found in self.all for problem in found.problems)
        return (
            *self.aside,
            *(
                problem
                for problem in told
                if problem.rule is not OFFICE_FILE or problem.path not in self.scans
            ),
        )

    @cached_property
    def scans(self) -> Set[str]:
        """The files that articles name as scans of a page."""
        named = ((article.path, article.front.printed) for article in self.articles)
        return {resolve(path, printed.scan) or "" for path, printed in named if printed and printed.scan}

    @cached_property
    def allowances(self) -> tuple[Allowance, ...]:
        """Those of pages first."""
        in_order = sorted(self.all, key=lambda found: found.page is None)
        return tuple(allowance for found in in_order for allowance in found.allowances)


def read_docs(
    root: Path, mandate: Mandate, upheld: Upheld, tell: Tell | None = None, home: Path | None = None
) -> tuple[Readings, Store]:
    """Read every file of the docs folder; one that is as it was settled, in spite of fields refused since.

    What was kept of a file is taken from the store at `home`, else at `root`, and what is new is put there.
    """
    files, aside = _files(root)
    store = Store(home or root, partial(_html, root), tell)
    found: list[Reading] = []
    for start in range(0, len(files), _AT_ONCE):
        several = files[start : start + _AT_ONCE]
        store.fetch(str(one.path) for one in several)
        read = [_read(root, one, mandate, upheld, store) for one in several]
        # In a pass of its own, which the processor's cache rewards with an eighth of the whole check.
        found += [_put_aside(safeguarded(one, mandate), store) for one in read]
    return Readings(tuple(found), tuple(aside)), store


_AT_ONCE = 500
"""Files whose texts are in memory at one time."""


def _put_aside(found: Reading, store: Store) -> Reading:
    """Without what has served; its HTML is in the store then."""
    if found.body is None:
        return found
    html = found.body.text.html
    known = kept(found, hash_of(html)) if store.is_open else None
    store.put(found.path, html, found.digest, known)
    return replace(found, document=None, body=None)


def _html(root: Path, path: str) -> str:
    """The HTML of a file's body, made anew; nothing where it cannot be read any more."""
    text, _problems = read_text(root / path, path)
    document = read_document(text, path)[0] if text is not None else None
    return shown_body(document)[0].text.html if document is not None else ""


def _read(root: Path, found: _Found, mandate: Mandate, upheld: Upheld, store: Store) -> Reading:
    """Tell what a file is, and read it if it is an article or a page."""
    path, is_link = found
    suffix = path.suffix.lower()
    outlet = len(path.parts) > 2 and path.parts[1] in mandate.outlet
    if is_link:
        return Reading(str(path), (LINK.at(Spot(str(path))),))
    if is_untold(path.name):
        return Reading(str(path))
    if (left := stray(root, path)) is not None:
        return Reading(str(path), (left,))
    if outlet and path.name.lower().endswith(".md.txt"):
        name = plain_name(path.name[: -len(".md.txt")])
        renaming = Renaming(str(path), str(path.with_name(name)))
        return Reading(str(path), (desk_rules.ENDS_IN_TXT.at(Spot(str(path)), renaming=renaming, name=name),))
    if suffix not in MARKDOWN and not path.name.lower().endswith(".md"):
        if outlet and suffix in OFFICE:
            return Reading(str(path), (OFFICE_FILE.at(Spot(str(path))),))
        return Reading(str(path))
    if outlet:
        return _kept_or_read(
            root, path, mandate, store, partial(read_alone, path, mandate, upheld.is_unchanged)
        )
    if len(path.parts) == 2:
        return _kept_or_read(root, path, mandate, store, partial(read_page, path, mandate))
    hint = nearest(path.parts[1], list(mandate.outlet))
    meant = dict(hint.values).get("name")
    moving = Renaming(str(path), "/".join((DOCS, str(meant), *path.parts[2:]))) if meant else None
    folder = f"{DOCS}/{path.parts[1]}"
    problem = desk_rules.NO_OUTLET.at(Spot(str(path)), hint=hint, renaming=moving, folder=folder)
    return Reading(str(path), (problem,))


def _kept_or_read(
    root: Path,
    path: PurePosixPath,
    mandate: Mandate,
    store: Store,
    read: Callable[[str | None, list[Problem]], Reading],
) -> Reading:
    """What is kept of an article or a page with this content, else what is read of its text now."""
    raw, problems = read_raw(f"{root}/{path}", str(path))
    if raw is None:
        return read(None, problems)
    digest = digest_of(str(path), raw)
    if (known := store.kept(str(path), digest)) is not None:
        try:
            found, html_hash = opened(path, *known, blob_of(raw), mandate)
        except ValueError:
            store.throw_away()
        else:
            store.take(str(path), html_hash)
            return found
    found = read(*decode(raw, str(path)))
    return replace(found, digest=digest, blob=blob_of(raw))


class _Found(NamedTuple):
    """The path of a file in the newsroom, and whether it is a link."""

    path: PurePosixPath
    is_link: bool


def _files(root: Path) -> tuple[list[_Found], list[Problem]]:
    """The files of the docs folder in a fixed order; linked folders are told as files and not entered."""
    found: list[_Found] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        name = Path(error.filename).relative_to(root).as_posix()
        problems.append(desk_rules.FOLDER_UNREADABLE.at(Spot(name), reason=reason_of(error)))

    for folder, folders, names in os.walk(root / DOCS, onerror=unreadable):
        folders.sort()
        place = Path(folder).relative_to(root).as_posix()
        with os.scandir(folder) as entries:
            links = {entry.name for entry in entries if entry.is_symlink()}
        for name in (*sorted(names), *(name for name in folders if name in links)):
            path = f"{place}/{name}"
            shown = path if path.isascii() else path.encode("utf-8", "replace").decode()
            if shown == path:
                found.append(_Found(PurePosixPath(path), name in links))
            else:
                problems.append(desk_rules.NAME_NO_UNICODE.at(Spot(shown)))
    return found, problems


class _PageFields(Frozen):
    """The front matter of a page that is no article."""

    title: Line
    description: Line | None = None


def read_page(path: PurePosixPath, mandate: Mandate, text: str | None, problems: list[Problem]) -> Reading:
    """Read a page that editors keep beside the articles; `problems` is what was found before its text."""
    if path.stem.lower() in RESERVED | {"index", "readme"} | mandate.outlet.keys() or path.suffix != ".md":
        return Reading(str(path), (desk_rules.OWN_PAGE.at(Spot(str(path))),))
    document = body = page = None
    allowances: list[Allowance] = []
    if text is not None:
        document, more = read_document(text, str(path))
        problems += more
    if document is not None and {"date", "topics"} & document.front.values.keys():
        example = f"{DOCS}/{next(iter(mandate.outlet))}/2025/06/"
        problems.append(desk_rules.OUTSIDE_OUTLETS.at(Spot(str(path)), example=example))
    elif document is not None:
        try:
            fields = _PageFields.model_validate(document.front.values)
            body, more = read_body(document)
            problems += more
            more, allowances = safeguard_page(document, body, fields.title, fields.description, mandate)
            problems += more
            page = Page(str(path), fields.title, fields.description, body.targets, body.figures)
        except ValidationError as error:
            problems += problems_of(error, document.front, _PageFields)
    return Reading(str(path), tuple(problems), body=body, page=page, allowances=tuple(allowances))
