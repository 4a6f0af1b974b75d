"""The pictures of a newsroom, looked at for faces where it is said of them that there are none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.children.allowances import Allowance
from media_mandate.children.faces import claims, face_problems, idle_problems
from media_mandate.children.rules import FACES_NOT_SOUGHT
from media_mandate.media.pictures.faces import can_look, faces_in, known_faces
from media_mandate.media.pictures.file import CACHE, Picture
from media_mandate.media.pictures.use import Shows
from media_mandate.messages import _
from media_mandate.newsroom.store import Tell, made_here
from media_mandate.problems import Problem, Spot

MANY = 10
"""From so many pictures on it is said that they are being looked at: each takes about a second."""


def look_at_pictures(
    root: Path,
    home: Path,
    pages: Collection[Shows],
    pictures: Mapping[str, Picture],
    problems: Collection[Problem],
    tell: Tell | None = None,
) -> tuple[list[Problem], list[Allowance]]:
    """What faces say against what is claimed of `pictures` below `root`, and which of them are allowed.

    `problems` are those told of the pages so far. What is seen is kept below `home`, if what lies there was
    made there.
    """
    whole = {path for path, picture in pictures.items() if picture.flaw is None and picture.kind != "SVG"}
    claimed = list(claims(pages, whole))
    folder = _folder(home)
    paths = sorted({claim.path for claim in claimed})
    faces = {path: known_faces(pictures[path], folder) for path in paths}
    new = [path for path in paths if faces[path] is None]
    told: list[Problem] = []
    if new and not can_look():
        told.append(FACES_NOT_SOUGHT.at(Spot(DOCS), count=len(new)))
    elif new:
        if tell is not None and len(new) >= MANY:
            tell(_("Looking for faces in {count} pictures; each takes about a second.", count=len(new)))
        faces |= {path: faces_in(root / path, pictures[path], folder) for path in new}
    found, allowances = face_problems(claimed, faces, problems)
    articles = [page for page in pages if isinstance(page, Article)]
    return [*told, *found, *idle_problems(articles, claimed, faces)], allowances


def _folder(home: Path) -> Path | None:
    try:
        return home / CACHE if made_here(home) else None
    except OSError:
        return None
