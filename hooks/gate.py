"""Let nothing out that nobody read: a build stops where a page or another file says more than was judged."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from media_mandate.articles.address import DOCS
from media_mandate.build import BUILD, Build, build_in
from media_mandate.feeds.entries import credits_below, said_around
from media_mandate.newsroom.upheld import softened
from media_mandate.problems import Level, Problem
from media_mandate.reading import gate
from media_mandate.reading.strings import FORMS, of_template, values
from media_mandate.reading.text import judged
from media_mandate.site.judged import Judged
from media_mandate.site.show import Show
from media_mandate.verdict.terminal import plain_text
from media_mandate.visible import is_own_screen

SCHEMAS = "schemas/"
"""Files of the program's own words alone."""


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All bodies are rendered and sanitised by now, all entries are made, and nothing is written yet."""
    build = build_in(config.extra)
    if build.show is None:
        return
    found = list(_unread(build, build.show, files))
    stopping = [problem for problem in found if problem.level is Level.PROBLEM]
    if stopping and not build.is_preview:
        raise PluginError(_told(build, stopping))
    if found:
        told = config.extra[BUILD] = build.telling(found)
        env.globals |= {"newsroom": told.newsroom, "problems": told.problems, "show": told.show}
    if build.is_preview:
        return
    addresses = [file.url for file in files]
    build.judged.make(Judged(build.show, build.site, addresses, tuple(_house(config))))
    _stop(build, _of_files(build, files))


def _stop(build: Build, found: Iterable[tuple[str, str]]) -> None:
    problems = [gate.unproven(path, text) for path, text in found]
    if problems:
        raise PluginError(_told(build, problems))


def _told(build: Build, problems: Sequence[Problem]) -> str:
    """What is found here no check can show: the words are for who builds at the own machine."""
    private = is_own_screen(os.environ, sys.stdout, sys.stderr)
    return plain_text(build.newsroom, problems, private=private)


def _unread(build: Build, show: Show, files: Files) -> Iterator[Problem]:
    known = {(problem.path, problem.message) for problem in build.problems}
    pieces = (*_of_pages(show, files), *_of_entries(build, files))
    found = [gate.problem(path, piece) for path, piece in pieces]
    for problem in softened(show.newsroom.upheld, found, show.newsroom.history):
        if (problem.path, problem.message) not in known:
            yield problem.as_warning() if show.is_draft(problem.path) else problem


def _of_pages(show: Show, files: Files) -> Iterator[tuple[str, str]]:
    for path, shown in _shown(files):
        found = show.judgement.get(path)
        below = credits_below(found.article) if found else ()
        for piece in gate.unread(shown, "\n".join((judged(show.html(path)), *below))):
            yield path, piece


def _of_entries(build: Build, files: Files) -> Iterator[tuple[str, str]]:
    """An entry says what its page says, which was held against what was read, and some fields around it."""
    shown = dict(_shown(files))
    for entry in build.entries.value:
        path = entry.article.path
        said = [gate.said(shown.get(path, "")), *said_around(entry.article, build.site.translate)]
        for piece in gate.unread(entry.content, "\n".join(said)):
            yield path, piece


def _of_files(build: Build, files: Files) -> Iterator[tuple[str, str]]:
    """What cards and all files that are made of the newsroom say and nobody judged, with their addresses."""
    judged, entries = build.judged.value, build.entries.value
    for path, card in build.drawn.value.items():
        known = judged.of(path) if path.startswith(f"{DOCS}/") else judged.everywhere
        yield from ((path, text) for text in known.lacking(card.texts))
    for entry in entries:
        yield from ((entry.article.path, text) for text in judged.of_entry(entry))
    known = judged.in_feeds(entries)
    for file in files:
        form = FORMS.get(PurePosixPath(file.dest_uri).suffix)
        if form and _is_made(file):
            yield from ((file.dest_uri, text) for text in known.lacking(form(file.content_string)))


def _is_made(file: File) -> bool:
    """Whether a file was made of the newsroom, and is no page, whose body is held."""
    is_made = file.generated_by is not None and file.abs_src_path is None
    return is_made and not file.is_documentation_page() and not file.dest_uri.startswith(SCHEMAS)


def _shown(files: Files) -> Iterator[tuple[str, str]]:
    for file in files.documentation_pages():
        if file.page is not None and file.page.content:
            yield f"{DOCS}/{file.src_uri}", file.page.content


def _house(config: MkDocsConfig) -> Iterator[str]:
    """The texts of the theme's templates and settings, and of the configuration of the site."""
    for file in sorted(Path(config.theme.custom_dir or "").rglob("*.html")):
        yield from of_template(file.read_text("utf-8"))
    yield from values(dict(config.theme))
    yield from values(dict(config.extra))
    yield config.copyright or ""
