"""The pictures of a newsroom: which files they are, and what is wrong with how they are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol, get_args

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import People
from media_mandate.articles.relations import is_elsewhere, resolve
from media_mandate.mandate.values import Mandate
from media_mandate.media.pictures.file import (
    CACHE,
    MAX_BYTES,
    MAX_PIXELS,
    PICTURE_SUFFIXES,
    SUFFIXES,
    Flaw,
    Picture,
    kind_of,
    read_picture,
)
from media_mandate.messages import Text, _
from media_mandate.problems import Problem
from media_mandate.reading.prose import Figure, Target

_Wrong = tuple[Text, Text]
"""What is wrong, and what to do."""


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
    """All pictures below the docs folder and the covers, by path, and what is wrong with those shown.

    One that nothing shows is wrong only when it tells a place, for the repository has readers, too.
    """
    referred = {resolve(page.path, target.address) for page in pages for target in page.targets}
    covers = {outlet.podcast.cover for outlet in mandate.outlets if outlet.podcast is not None}
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    for path in sorted({*files, *covers}):
        file = root / path
        if file.is_file() and not file.is_symlink() and _is_picture(file, path in referred):
            pictures[path] = read_picture(file, root / CACHE)
            if pictures[path].tells_place:
                problems.append(_place_problem(path, pictures[path]))
    for page in pages:
        found = page_problems(page, pictures)
        draft = isinstance(page, Article) and page.front.draft
        problems += (problem.as_warning() if draft else problem for problem in found)
    return pictures, problems


def _is_picture(file: Path, is_referred: bool) -> bool:
    """Whether a file is a picture by its name or, where a page leads to it, by its content."""
    if file.suffix.lower() in PICTURE_SUFFIXES:
        return True
    if not is_referred or file.suffix.lower() == ".md":
        return False
    with file.open("rb") as stream:
        return kind_of(stream.read(16)) is not None


def _place_problem(path: str, picture: Picture) -> Problem:
    message = _("The photo tells where it was taken.")
    if picture.flaw is not None:  # it cannot be written anew
        return Problem(path, message, _("Save it as JPEG elsewhere, put that here, and remove this file."))
    hint = _("Run: python3 scripts/clean_photos.py {path}", path=f'"{path}"')
    return Problem(path, message, hint)


def page_problems(page: Shows, pictures: Mapping[str, Picture]) -> Iterator[Problem]:
    """What is wrong with the pictures to which one page points."""
    if isinstance(page, Article) and page.front.withdrawn is not None:
        return
    is_told = {resolve(page.path, figure.target.address) for figure in page.figures}
    front = page.front.image if isinstance(page, Article) else None
    for figure in page.figures:
        field = "image" if front is not None and figure is page.figures[0] else None
        for message, hint in _figure_wrongs(page.path, figure, pictures, field):
            yield _problem(page, figure.target, message, hint, field)
    seen: set[str] = set()
    for target in page.targets:
        path = resolve(page.path, target.address) or ""
        picture = pictures.get(path)
        if picture is None or path in seen:
            continue
        seen.add(path)
        wrong = _flaw(path, picture)
        if wrong is None and picture.kind != "SVG" and path not in is_told:
            message = _("A link leads to the photo {name}.", name=PurePosixPath(path).name)
            wrong = message, _("Show it in the text: ![description]({name}).", name=PurePosixPath(path).name)
        if wrong is not None:
            yield _problem(page, target, *wrong, None)


def _problem(page: Shows, target: Target, message: Text, hint: Text, field: str | None) -> Problem:
    return Problem(page.path, message, hint, target.line, target.column, field)


def _figure_wrongs(
    path: str, figure: Figure, pictures: Mapping[str, Picture], field: str | None
) -> Iterator[_Wrong]:
    """What is wrong with how a picture is shown."""
    is_refused = figure.target.is_raw and figure.target.address.lower().startswith("data:")
    if is_elsewhere(figure.target.address) and not is_refused:
        hint = _("Put the file beside the article and write: ![description](name of the file).")
        yield _("This picture does not stand beside the article."), hint
    if figure.target.is_raw:  # what else is wrong with it is told of its address
        return
    if not figure.alt:
        hint = _(
            "Say between the square brackets what matters in the picture: ![A fence around the pond](ao.svg)."
        )
        yield _("The picture has no alt text."), hint
    known: tuple[str, ...] = get_args(People)
    picture = pictures.get(resolve(path, figure.target.address) or "")
    is_photo = picture is not None and picture.kind != "SVG" and picture.flaw is None
    if figure.people is None and is_photo:
        example = "people: none" if field else "![…](…){people=none}"
        hint = _("Write one of {values}, for example {example}.", values=", ".join(known), example=example)
        yield _("It is not said who is to be seen in the photo."), hint
    elif figure.people is not None and figure.people not in known:
        yield _("This value is not allowed here."), _("Write one of: {values}.", values=", ".join(known))


def _flaw(path: str, picture: Picture) -> _Wrong | None:
    """Why a picture cannot be published, in words."""
    name = PurePosixPath(path).name
    published = ", ".join(suffixes[0] for suffixes in SUFFIXES.values())
    match picture.flaw:
        case Flaw.EMPTY:
            return _("The file {name} is empty.", name=name), _("Copy it here again.")
        case Flaw.UNKNOWN:
            message = _("The file {name} is not what its name says.", name=name)
            return message, _("Save it as {types} again.", types=published)
        case Flaw.BROKEN:
            message = _("The picture {name} is damaged: it cannot be read to its end.", name=name)
            return message, _("Copy it here again, or save it anew.")
        case Flaw.HUGE:
            hint = _(
                "Make it smaller: at most {pixels} million pixels and {size} MiB.",
                pixels=MAX_PIXELS // 1_000_000,
                size=MAX_BYTES // 2**20,
            )
            return _("The picture {name} is too large.", name=name), hint
        case Flaw.MOVING:
            hint = _("Save one still picture of it; a film goes into media: of the broadcast.")
            return _("The picture {name} moves.", name=name), hint
        case Flaw.ACTIVE:
            message = _(
                "The drawing {name} can act or load something: {part}.", name=name, part=picture.detail
            )
            return message, _("Save it as plain SVG without that, or export it as PNG.")
        case Flaw.SIZELESS:
            hint = _("Give its <svg> a viewBox, or export it as PNG.")
            return _("The drawing {name} does not say how large it is.", name=name), hint
        case Flaw.FOREIGN if picture.kind in ("HEIC", "AVIF"):
            hint = _(
                "Save it as JPEG: on a computer, open and export it; "
                "on an iPhone, choose Settings, Camera, Formats, Most Compatible for the next ones."
            )
            return _("Browsers do not show {kind}: {name}.", kind=picture.kind, name=name), hint
        case Flaw.FOREIGN:
            message = _("{kind} is not published: {name}.", kind=picture.kind, name=name)
            return message, _("Save it as {types} again.", types=published)
    suffixes = SUFFIXES.get(picture.kind or "", ())
    if PurePosixPath(path).suffix.lower() in suffixes:
        return None
    hint = _("Rename it to {name}.", name=PurePosixPath(path).stem + suffixes[0])
    return _("The file {name} is in truth of the kind {kind}.", name=name, kind=picture.kind), hint
