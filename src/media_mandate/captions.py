"""The captions of a film: the WebVTT file beside its article, and what is wrong with it.

https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from media_mandate.allowances import Allowance, Allowing
from media_mandate.articles import Article
from media_mandate.documents import Document, Yaml, read_text
from media_mandate.giveaways import in_body
from media_mandate.media import Media
from media_mandate.messages import Text, _
from media_mandate.problems import Level, Problem
from media_mandate.relations import resolve

SUFFIX = ".vtt"


def read_captions(
    root: Path, articles: Iterable[Article], media: Mapping[str, Media]
) -> tuple[list[Problem], list[Allowance]]:
    """What is wrong with the captions of the articles, and what in them was allowed to stand."""
    problems: list[Problem] = []
    allowances: list[Allowance] = []
    for article in articles:
        path = captions_of(article)
        if path is None:
            continue
        found, allowed = _read(root, path, article, media.get(article.path))
        problems += [problem.as_warning() for problem in found] if article.front.draft else found
        allowances += allowed
    return problems, allowances


def captions_of(article: Article) -> str | None:
    """The file with the captions of an article's film; a withdrawn article has none any more."""
    broadcast = article.front.broadcast
    if broadcast is None or broadcast.captions is None or article.front.withdrawn is not None:
        return None
    return resolve(article.path, broadcast.captions)


def _read(
    root: Path, path: str, article: Article, media: Media | None
) -> tuple[list[Problem], list[Allowance]]:
    name, broadcast = PurePosixPath(path).name, article.front.broadcast
    assert broadcast is not None
    if broadcast.media is None or (media is not None and not media.is_video):
        hint = _("Name a film (.mp4) under media, or remove the line.")
        return [_problem(article, _("Only a film has captions."), hint)], []
    if not (root / path).is_file():
        return [], []  # a target that is not there is told as such
    if PurePosixPath(path).suffix != SUFFIX:
        hint = _("Save the captions as WebVTT, in a file whose name ends in .vtt.")
        return [_problem(article, _("These are no captions in WebVTT: {name}.", name=name), hint)], []
    text, problems = read_text(root / path, path)
    if text is None:
        return problems, []
    if not re.match(r"WEBVTT[ \t\n]|WEBVTT\Z", text):
        hint = _("Save the captions as WebVTT: the first line of such a file is WEBVTT.")
        return [_problem(article, _("The file {name} does not begin with WEBVTT.", name=name), hint)], []
    return _safeguarded(text, path, article)


def _problem(article: Article, message: Text, hint: Text) -> Problem:
    line, column = article.places[("broadcast", "captions")]
    return Problem(article.path, message, hint, line, column, "broadcast.captions")


def _safeguarded(text: str, path: str, article: Article) -> tuple[list[Problem], list[Allowance]]:
    """What the captions give away of a child, a problem in a sensitive article, and what was allowed.

    A sentence may run over several cues. What a note allows stands in the cue before it.
    """
    body = _spoken(text)
    allowing = Allowing(Document(Yaml(path, {}, {(): (1, 1)}), body.replace(_BETWEEN, " "), 1))
    children = article.front.children
    level = Level.PROBLEM if children is not None and children.sensitive else Level.WARNING
    hits = in_body(body.replace(_BETWEEN, _NO_BREAK))
    problems = [allowing.problem(hit, level) for hit in hits if not allowing.allows(hit)]
    return [*problems, *allowing.problems()], allowing.allowances


_BETWEEN = "\v"
"""Stands for the times of a cue: the end of a paragraph to what is allowed, not to what is read."""
_NO_BREAK = "\N{NO-BREAK SPACE}"
"""A line of it ends no paragraph."""


def _spoken(text: str) -> str:
    """The lines of a WebVTT file as those of a Markdown body, one for one, with notes as its comments."""
    text = re.sub(r"^(\d+\n)?.*-->.*$", lambda cue: "\n" * bool(cue[1]) + _BETWEEN, text, flags=re.MULTILINE)
    text = re.sub(r"<v\S*[ \t]+([^<>\n]*)>", r"\1: ", text)
    text = re.sub(r"</?[^<>\n]*>", "", text)
    note = r"^NOTE[ \t]+((?:được phép|duoc phep|allowed)\b.*)$"
    text = re.sub(note, r"<!-- \1 -->", text, flags=re.MULTILINE | re.IGNORECASE)
    return re.sub(r"^[ \t]*$", _NO_BREAK, text, flags=re.MULTILINE)
