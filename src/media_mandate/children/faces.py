"""Faces in pictures of which it is said that they show nobody, or nobody who can be told.

A computer tells no grown-up from a child, so whoever writes `adults` or `consented` answers for the faces.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import Allowed
from media_mandate.articles.relations import resolve
from media_mandate.children import rules
from media_mandate.children.allowances import Allowance, is_reason
from media_mandate.media.pictures.faces import Face
from media_mandate.media.pictures.use import Shows
from media_mandate.messages import _
from media_mandate.problems import Level, Problem, Spot
from media_mandate.reading.body import Figure

FACELESS = ("none", "obscured")
"""What is said of people in a picture that no face may stand against."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A picture, at `path`, of which `page` says that it shows nobody, or nobody who can be told."""

    page: Shows
    figure: Figure
    path: str


def claims(pages: Iterable[Shows], pictures: Collection[str]) -> Iterator[Claim]:
    """All that is claimed so of these `pictures`; a withdrawn article shows none."""
    for page in pages:
        if isinstance(page, Article) and page.front.withdrawn is not None:
            continue
        for figure in page.figures:
            path = resolve(page.path, figure.target.address)
            if path is not None and path in pictures and figure.people in FACELESS:
                yield Claim(page, figure, path)


def face_problems(
    claimed: Collection[Claim], faces: Mapping[str, Sequence[Face] | None], told: Iterable[Problem]
) -> tuple[list[Problem], list[Allowance]]:
    """What the faces in pictures, by path, say against what is claimed of these, and what was allowed.

    A face is a problem in a sensitive article, in one that has yet to say whether it is one, and in one that
    tells of a child that came to harm, by what was `told` of it; else a warning. None stands for the faces of
    a picture in which nobody looked.
    """
    harmed = {found.path for found in told if found.rule in (rules.UNDECLARED, rules.HARM_UNDECLARED)}
    problems: list[Problem] = []
    allowances: list[Allowance] = []
    for claim in claimed:
        seen = faces[claim.path]
        if not seen:
            continue
        if (allowance := _allowance(claim)) is not None:
            allowances.append(allowance)
            continue
        page = claim.page
        is_sensitive = page.path in harmed or (isinstance(page, Article) and page.front.is_declared_sensitive)
        problem = _problem(claim, seen, Level.PROBLEM if is_sensitive else Level.WARNING)
        is_draft = isinstance(page, Article) and page.front.draft
        problems.append(problem.as_warning() if is_draft else problem)
    return problems, allowances


def idle_problems(
    articles: Iterable[Article], claimed: Collection[Claim], faces: Mapping[str, Sequence[Face] | None]
) -> Iterator[Problem]:
    """What is allowed of pictures in which there is no face, or none that is claimed not to be there."""
    in_use = {
        (claim.page.path, _name(claim.figure))
        for claim in claimed
        if faces[claim.path] is None or faces[claim.path]
    }
    for article in articles:
        names = names_of_pictures(article)
        for index, allowed in enumerate(_allowed(article)):
            if (
                is_reason(allowed.reason)
                and allowed.words in names
                and (article.path, allowed.words) not in in_use
            ):
                place = article.places.get(("children", "allowed", index), (1, 1))
                spot = Spot(article.path, *place, f"children.allowed[{index}]")
                hint = _(
                    "No face is seen in this picture, or people: says that faces are in it. Remove the line."
                )
                yield rules.IDLE.at(spot, hint=hint)


def names_of_pictures(article: Article) -> frozenset[str]:
    """What `children: allowed` may call the pictures of an article: the names of their files."""
    return frozenset(map(_name, article.figures))


def _name(figure: Figure) -> str:
    return normalize("NFC", PurePosixPath(unquote(figure.target.address)).name)


def _allowed(article: Article) -> Sequence[Allowed]:
    return article.front.children.allowed if article.front.children is not None else ()


def _allowance(claim: Claim) -> Allowance | None:
    """What lets a face stand. The picture is called by its alt text: a file's name may be a child's."""
    if not isinstance(claim.page, Article):
        return None
    name = _name(claim.figure)
    for allowed in _allowed(claim.page):
        if allowed.words == name and is_reason(allowed.reason):
            return Allowance(claim.page.path, claim.figure.target.line, claim.figure.alt, allowed.reason)
    return None


def _problem(claim: Claim, seen: Sequence[Face], level: Level) -> Problem:
    page, target = claim.page, claim.figure.target
    front = page.front.image if isinstance(page, Article) else None
    field = "image" if front is not None and claim.figure is page.figures[0] else None
    return rules.FACE.at(
        Spot(page.path, target.line, target.column, field),
        hint=None if isinstance(page, Article) else _HINT_OF_PAGE,
        level=level,
        name=_name(claim.figure),
        people=claim.figure.people,
        seen=_("a face") if len(seen) == 1 else _("{count} faces, the largest", count=len(seen)),
        left=seen[0].left,
        top=seen[0].top,
    )


_HINT_OF_PAGE = _(
    "Cover the face or blur it more strongly in the picture itself, and write people: obscured. Where only "
    "grown-ups are in it, and none leads to a child: people: adults."
)
