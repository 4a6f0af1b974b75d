"""The files of the docs folder, each read alone: articles, pages, and what is wrong in them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from media_mandate import desk_rules
from media_mandate.addresses import RESERVED
from media_mandate.articles.address import DOCS, plain_name, read_address
from media_mandate.articles.article import NOTHING_READ, Article, Unread, read_article, text_sha256
from media_mandate.articles.front_matter import is_draft
from media_mandate.articles.rules import SECOND_TITLE
from media_mandate.children.allowances import Allowance
from media_mandate.children.duty import safeguard, safeguard_page, safeguard_unread
from media_mandate.mandate.values import Mandate
from media_mandate.months import Month
from media_mandate.newsroom.standing import Stand, stand_of
from media_mandate.newsroom.strays import is_untold, stray
from media_mandate.newsroom.upheld import Upheld
from media_mandate.problems import Problem, Renaming, Spot
from media_mandate.reading.body import Body, Figure, Target, read_body
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.fields import Frozen, Line, nearest, problems_of
from media_mandate.reading.files import read_text, reason_of
from media_mandate.reading.rules import CONFLICT, LINK

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""Suffixes that MkDocs takes for pages."""

OFFICE = frozenset({".doc", ".docx", ".odt", ".rtf", ".txt", ".pdf"})
"""Suffixes of texts that somebody may take for articles."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that editors keep beside the articles, such as "about"."""

    path: str
    title: str
    description: str | None
    html: str
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]

    @property
    def address(self) -> str:
        """Its address on the site without the slashes around it."""
        return self.path.removeprefix(f"{DOCS}/").removesuffix(".md")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of one file alone: what it is, and what is wrong in it.

    The `document` of an article and its `body` are kept until its text is looked at, in a pass of its own.
    """

    path: str
    problems: tuple[Problem, ...] = ()
    article: Article | None = None
    stand: Stand | None = None
    document: Document | None = None
    body: Body | None = None
    page: Page | None = None
    unread: Unread | None = None
    allowances: tuple[Allowance, ...] = ()


@dataclass(frozen=True)
class Readings:
    """The readings of the docs folder in their order, and what is wrong with it beside its files."""

    all: tuple[Reading, ...]
    aside: tuple[Problem, ...] = ()

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        return tuple(found.article for found in self.all if found.article is not None)

    @cached_property
    def stands(self) -> Mapping[str, Stand]:
        """How each article stands, by path."""
        return {found.path: found.stand for found in self.all if found.stand is not None}

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
        return (*self.aside, *(problem for found in self.all for problem in found.problems))

    @cached_property
    def allowances(self) -> tuple[Allowance, ...]:
        """Those of pages first."""
        in_order = sorted(self.all, key=lambda found: found.page is None)
        return tuple(allowance for found in in_order for allowance in found.allowances)


def read_docs(root: Path, mandate: Mandate, upheld: Upheld) -> Readings:
    """Read every file of the docs folder; one that is as it was settled, in spite of fields refused since."""
    files, aside = _files(root)
    read = [_read(file, path, mandate, upheld) for file, path in files]
    # In a pass of its own, which the processor's cache rewards with an eighth of the whole check.
    return Readings(tuple(_safeguarded(found, mandate) for found in read), tuple(aside))


def _read(file: Path, path: PurePosixPath, mandate: Mandate, upheld: Upheld) -> Reading:
    """Tell what a file is, and read it if it is an article or a page."""
    suffix = path.suffix.lower()
    outlet = len(path.parts) > 2 and path.parts[1] in mandate.outlet
    if file.is_symlink():
        return Reading(str(path), (LINK.at(Spot(str(path))),))
    if is_untold(path.name):
        return Reading(str(path))
    if (left := stray(file, path)) is not None:
        return Reading(str(path), (left,))
    if outlet and path.name.lower().endswith(".md.txt"):
        name = plain_name(path.name[: -len(".md.txt")])
        renaming = Renaming(str(path), str(path.with_name(name)))
        return Reading(str(path), (desk_rules.ENDS_IN_TXT.at(Spot(str(path)), renaming=renaming, name=name),))
    if suffix not in MARKDOWN and not path.name.lower().endswith(".md"):
        if outlet and suffix in OFFICE:
            return Reading(str(path), (desk_rules.OFFICE_FILE.at(Spot(str(path))),))
        return Reading(str(path))
    if outlet:
        return _read_article(file, path, mandate, upheld)
    if len(path.parts) == 2:
        return _read_page(file, path, mandate)
    hint = nearest(path.parts[1], list(mandate.outlet))
    meant = dict(hint.values).get("name")
    moving = Renaming(str(path), "/".join((DOCS, str(meant), *path.parts[2:]))) if meant else None
    folder = f"{DOCS}/{path.parts[1]}"
    problem = desk_rules.NO_OUTLET.at(Spot(str(path)), hint=hint, renaming=moving, folder=folder)
    return Reading(str(path), (problem,))


def _files(root: Path) -> tuple[list[tuple[Path, PurePosixPath]], list[Problem]]:
    """The files of the docs folder in a fixed order; linked folders are told as files and not entered."""
    found: list[tuple[Path, PurePosixPath]] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        name = Path(error.filename).relative_to(root).as_posix()
        problems.append(desk_rules.FOLDER_UNREADABLE.at(Spot(name), reason=reason_of(error)))

    for folder, folders, names in os.walk(root / DOCS, onerror=unreadable):
        folders.sort()
        here = Path(folder)
        place = here.relative_to(root).as_posix()
        linked = (here / name for name in folders if (here / name).is_symlink())
        for file in (*(here / name for name in sorted(names)), *linked):
            path = f"{place}/{file.name}"
            shown = path.encode("utf-8", "replace").decode()
            if shown == path:
                found.append((file, PurePosixPath(path)))
            else:
                problems.append(desk_rules.NAME_NO_UNICODE.at(Spot(shown)))
    return found, problems


def _softened(problems: list[Problem]) -> list[Problem]:
    """A draft is not published, so what is wrong in it stops nothing."""
    return [problem.as_warning() for problem in problems]


def _read_article(file: Path, path: PurePosixPath, mandate: Mandate, upheld: Upheld) -> Reading:
    text, wrong = read_text(file, str(path))
    document = body = article = None
    if text is not None:
        document, more = read_document(text, str(path))
        wrong += more
    if document is not None:
        body, more = read_body(document)
        wrong += more
    address, problems = read_address(path, mandate, _month_of(document))
    problems += wrong
    if address is not None and document is not None and body is not None:
        article, more = read_article(document, body, address, mandate)
        if article is None and upheld.is_unchanged(str(path)):
            article, more = read_article(document, body, address, mandate, sparing=True)
        problems += more
    problems = _without_echoes(problems)
    softened = document is not None and is_draft(document.front.values)
    told = _softened(problems) if softened else problems
    if document is None or body is None:
        return Reading(str(path), tuple(told), unread=NOTHING_READ)
    if article is None:
        told = [*told, *safeguard_unread(document, body, mandate)]
        unread = Unread(text_sha256(document.body), body.text.html)
        return Reading(str(path), tuple(told), unread=unread)
    stand = stand_of(article.path, document.front.values)
    return Reading(str(path), tuple(told), article, stand, document, body)


def _month_of(document: Document | None) -> Month | None:
    """The month of the date in front matter that may be wrong otherwise."""
    try:
        return (
            Month.of(date.fromisoformat(str(document.front.values.get("date")).strip())) if document else None
        )
    except ValueError:
        return None


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """The problems without those headings that are made by what git left below a line."""
    left = {problem.line for problem in problems if problem.rule is CONFLICT}
    return [
        problem
        for problem in problems
        if problem.rule is not SECOND_TITLE or (problem.line or 0) + 1 not in left
    ]


def _safeguarded(found: Reading, mandate: Mandate) -> Reading:
    """What an article gives away of a child, added to its reading; the document has served then."""
    if found.document is None or found.body is None or found.article is None:
        return found
    problems, allowances = safeguard(found.document, found.body, found.article, mandate)
    told = _softened(problems) if found.article.front.draft else problems
    return replace(
        found, problems=(*found.problems, *told), document=None, body=None, allowances=tuple(allowances)
    )


class _PageFields(Frozen):
    """The front matter of a page that is no article."""

    title: Line
    description: Line | None = None


def _read_page(file: Path, path: PurePosixPath, mandate: Mandate) -> Reading:
    if path.stem.lower() in RESERVED | {"index", "readme"} | mandate.outlet.keys() or path.suffix != ".md":
        return Reading(str(path), (desk_rules.OWN_PAGE.at(Spot(str(path))),))
    text, problems = read_text(file, str(path))
    document, page, allowances = None, None, list[Allowance]()
    if text is not None:
        document, problems = read_document(text, str(path))
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
            page = Page(
                str(path), fields.title, fields.description, body.text.html, body.targets, body.figures
            )
        except ValidationError as error:
            problems += problems_of(error, document.front, _PageFields)
    return Reading(str(path), tuple(problems), page=page, allowances=tuple(allowances))
