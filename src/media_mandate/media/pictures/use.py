"""The pictures of a newsroom: which files they are, and what is wrong with how they are shown."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol, get_args
from urllib.parse import unquote

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import People
from media_mandate.articles.relations import is_elsewhere, resolve
from media_mandate.mandate.values import Mandate
from media_mandate.media.pictures import rules
from media_mandate.media.pictures.alt import is_file_name
from media_mandate.media.pictures.file import (
    CACHE,
    PICTURE_SUFFIXES,
    SUFFIXES,
    Flaw,
    Picture,
    kind_of,
    read_picture,
)
from media_mandate.media.places import Whereabouts
from media_mandate.media.rules import FILE_EMPTY, FILE_FALSE
from media_mandate.messages import _
from media_mandate.problems import Problem, Renaming, Spot
from media_mandate.reading.body import Figure, Target
from media_mandate.reading.choices import listed
from media_mandate.reading.fields import shortened
from media_mandate.reading.files import reason_of
from media_mandate.reading.rules import NOT_A_CHOICE, UNREADABLE_FILE


class Shows(Protocol):
    """An article or a page beside the articles."""

    @property
    def path(self) -> str: ...
    @property
    def targets(self) -> tuple[Target, ...]: ...
    @property
    def figures(self) -> tuple[Figure, ...]: ...


def read_pictures(
    root: Path, pages: Collection[Shows], files: Iterable[str], mandate: Mandate
) -> tuple[dict[str, Picture], list[Problem]]:
    """All pictures below the docs folder and beside the mandate, by path, and what is wrong with them.

    One that nothing shows is wrong only where it tells a place, or cannot be read, for the repository has
    readers, too.
    """
    covers = {outlet.podcast.cover for outlet in mandate.outlets if outlet.podcast is not None}
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    for path in sorted({*files, *beside_mandate(root), *covers}):
        try:
            if not _TEXT.search(path) and _is_picture(root / path):
                pictures[path] = read_picture(root / path, root / CACHE)
                problems += _place_problems(path, pictures[path])
        except OSError as error:
            problems.append(UNREADABLE_FILE.at(Spot(path), reason=reason_of(error)))
    for page in pages:
        found = page_problems(page, pictures)
        draft = isinstance(page, Article) and page.front.draft
        problems += (problem.as_warning() if draft else problem for problem in found)
    shown = {
        resolve(page.path, target.address) for page in pages if _is_told(page) for target in page.targets
    }
    for path in pictures.keys() - shown - covers:
        if pictures[path].flaw in _UNREADABLE and (problem := _flaw(Spot(path), path, pictures[path])):
            problems.append(problem.as_warning())
    return pictures, problems


_TEXT = re.compile(r"[^/]\.md\Z", re.IGNORECASE)
"""How the paths of articles end, which are nearly all there are and need not be asked what they are."""

_UNREADABLE = (Flaw.EMPTY, Flaw.UNKNOWN, Flaw.BROKEN)


def beside_mandate(root: Path) -> list[str]:
    """The files beside `mandate.yml`, where somebody may put a picture or a recording, too."""
    return [file.name for file in root.iterdir() if file.is_file() and not file.name.startswith(".")]


def _is_picture(file: Path) -> bool:
    """Whether a file is a picture by its name or by its content."""
    if file.name.startswith("._") or file.is_symlink() or not file.is_file():
        return False
    if file.suffix.lower() in PICTURE_SUFFIXES:
        return True
    with file.open("rb") as stream:
        return kind_of(stream.read(16)) is not None


def _is_told(page: Shows) -> bool:
    """Whether what is wrong with the pictures of a page is told there; a withdrawn article shows none."""
    return not (isinstance(page, Article) and page.front.withdrawn is not None)


def _place_problems(path: str, picture: Picture) -> Iterator[Problem]:
    hint = None
    if picture.flaw is not None:  # it cannot be written anew
        hint = _("Save it as JPEG elsewhere, put that here, and remove this file.")
    match picture.place:
        case Whereabouts.TOLD:
            yield rules.TELLS_PLACE.at(Spot(path), hint=hint, path=f'"{path}"')
        case Whereabouts.UNREAD:
            yield rules.PLACE_UNREAD.at(Spot(path), hint=hint, path=f'"{path}"')


def page_problems(page: Shows, pictures: Mapping[str, Picture]) -> Iterator[Problem]:
    """What is wrong with the pictures to which one page points."""
    if not _is_told(page):
        return
    is_told = {resolve(page.path, figure.target.address) for figure in page.figures}
    front = page.front.image if isinstance(page, Article) else None
    for figure in page.figures:
        field = "image" if front is not None and figure is page.figures[0] else None
        spot = _spot(page, figure.target, field)
        yield from _figure_problems(spot, figure)
        yield from _untold(spot, figure, pictures, is_of_article=isinstance(page, Article))
    seen: set[str] = set()
    for target in page.targets:
        path = resolve(page.path, target.address) or ""
        picture = pictures.get(path)
        if picture is None or path in seen:
            continue
        seen.add(path)
        problem = _flaw(_spot(page, target), path, picture)
        if problem is None and picture.kind != "SVG" and path not in is_told:
            problem = rules.LINKED.at(_spot(page, target), name=PurePosixPath(path).name)
        if problem is not None:
            yield problem


def _spot(page: Shows, target: Target, field: str | None = None) -> Spot:
    return Spot(page.path, target.line, target.column, field)


def _figure_problems(spot: Spot, figure: Figure) -> Iterator[Problem]:
    """What is wrong with how a picture is shown."""
    if figure.target.address and is_elsewhere(figure.target.address):
        yield rules.ELSEWHERE.at(spot)
    if not figure.alt:
        yield rules.NO_ALT.at(spot)
    elif is_file_name(figure.alt, figure.target.address):
        yield rules.ALT_OF_FILE.at(spot, text=shortened(figure.alt))
    known: tuple[str, ...] = get_args(People)
    if figure.people is not None and figure.people not in known:
        yield NOT_A_CHOICE.at(spot, values=listed(known))


def _untold(
    spot: Spot, figure: Figure, pictures: Mapping[str, Picture], *, is_of_article: bool
) -> Iterator[Problem]:
    """What has to be said of a photo, and is not. A page that is no article has no line for credits."""
    picture = pictures.get(resolve(spot.path, figure.target.address) or "")
    if picture is None or picture.kind == "SVG" or picture.flaw is not None:
        return
    if figure.people is None:
        if spot.field:
            example = "people: none"
        else:
            example = _noted(figure, "people: none") if is_of_article else "![…](…){people=none}"
        yield rules.PEOPLE_UNTOLD.at(spot, values=listed(get_args(People)), example=example)
    if figure.credit is None and is_of_article:
        named = "credit: Nguyễn Văn A"
        yield rules.CREDIT_UNTOLD.at(spot, example=named if spot.field else _noted(figure, named))


def _noted(figure: Figure, said: str) -> str:
    """The line of the front matter that says something of a picture in the text."""
    name = unquote(figure.target.address)
    plain = name if re.fullmatch(r"[\w./-]+", name) else json.dumps(name, ensure_ascii=False)
    return f"pictures: {{{shortened(plain)}: {{{said}}}}}"


def acting(paths: Iterable[str], pictures: Mapping[str, Picture]) -> Iterator[Problem]:
    """What is wrong with the drawings among these files that act, whether a page shows them or not."""
    for path in paths:
        picture = pictures.get(path)
        if picture is not None and picture.flaw is Flaw.ACTIVE:
            yield rules.ACTIVE.at(Spot(path), name=PurePosixPath(path).name, part=picture.detail)


def _flaw(spot: Spot, path: str, picture: Picture) -> Problem | None:
    """Why a picture cannot be published."""
    file = PurePosixPath(path)
    name = file.name
    match picture.flaw:
        case Flaw.EMPTY:
            return FILE_EMPTY.at(spot, name=name)
        case Flaw.UNKNOWN:
            return FILE_FALSE.at(spot, name=name, types=rules.TYPES)
        case Flaw.BROKEN:
            return rules.DAMAGED.at(spot, name=name)
        case Flaw.HUGE:
            return rules.TOO_LARGE.at(spot, name=name)
        case Flaw.MOVING:
            return rules.MOVING.at(spot, name=name)
        case Flaw.ACTIVE:
            return rules.ACTIVE.at(spot, name=name, part=picture.detail)
        case Flaw.SIZELESS:
            return rules.SIZELESS.at(spot, name=name)
        case Flaw.FOREIGN if picture.kind in ("HEIC", "AVIF"):
            return rules.NOT_SHOWN.at(spot, kind=picture.kind, name=name)
        case Flaw.FOREIGN:
            return rules.NOT_PUBLISHED.at(spot, kind=picture.kind, name=name)
    suffixes = SUFFIXES.get(picture.kind or "", ())
    if file.suffix.lower() in suffixes:
        return None
    right = file.stem + suffixes[0]
    renaming = Renaming(path, str(file.with_name(right)))
    return rules.FALSE_SUFFIX.at(spot, renaming=renaming, name=name, kind=picture.kind, right=right)
