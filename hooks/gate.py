"""Let nothing out that nobody read: pages and feed entries that show more than the check saw stop a build."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from media_mandate.articles.address import DOCS
from media_mandate.build import BUILD, Build, build_in
from media_mandate.feeds.entries import said_around
from media_mandate.newsroom.upheld import softened
from media_mandate.problems import Level, Problem
from media_mandate.reading import gate
from media_mandate.reading.text import judged
from media_mandate.site.show import Show
from media_mandate.verdict.terminal import plain_text


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All bodies are rendered and sanitised by now, all entries are made, and nothing is written yet."""
    build = build_in(config.extra)
    if build.show is None:
        return
    found = list(_unread(build, build.show, files))
    stopping = [problem for problem in found if problem.level is Level.PROBLEM]
    if stopping and not build.is_preview:
        raise PluginError(plain_text(build.newsroom, stopping))
    if found:
        told = config.extra[BUILD] = build.telling(found)
        env.globals |= {"newsroom": told.newsroom, "problems": told.problems, "show": told.show}


def _unread(build: Build, show: Show, files: Files) -> Iterator[Problem]:
    known = {(problem.path, problem.message) for problem in build.problems}
    pieces = (*_of_pages(show, files), *_of_entries(build, files))
    found = [gate.problem(path, piece) for path, piece in pieces]
    for problem in softened(show.newsroom.upheld, found, show.newsroom.history):
        if (problem.path, problem.message) not in known:
            yield problem.as_warning() if show.is_draft(problem.path) else problem


def _of_pages(show: Show, files: Files) -> Iterator[tuple[str, str]]:
    for path, shown in _shown(files):
        for piece in gate.unread(shown, judged(show.html(path))):
            yield path, piece


def _of_entries(build: Build, files: Files) -> Iterator[tuple[str, str]]:
    """An entry says what its page says, which was held against what was read, and some fields around it."""
    shown = dict(_shown(files))
    for entry in build.entries.value:
        path = entry.article.path
        said = [gate.said(shown.get(path, "")), *said_around(entry.article, build.site.translate)]
        for piece in gate.unread(entry.content, "\n".join(said)):
            yield path, piece


def _shown(files: Files) -> Iterator[tuple[str, str]]:
    for file in files.documentation_pages():
        if file.page is not None and file.page.content:
            yield f"{DOCS}/{file.src_uri}", file.page.content
