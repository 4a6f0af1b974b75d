"""What `withdraw` writes and removes, and how it reaches the site: the file, what it alone showed, git."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from _command import RefusalError, say, words
from _environment import ROOT
from _repository import git
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.articles.withdrawal import withdrawn_file
from media_mandate.history import read_lines, read_versions
from media_mandate.messages import _
from media_mandate.newsroom import Newsroom, Page
from media_mandate.newsroom.alone import read_version
from media_mandate.newsroom.held import place_of
from media_mandate.newsroom.leaving import notice
from media_mandate.newsroom.said import says_that_it_is_withdrawn
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.files import decode, read_text

_TRIES = 3
"""How often a push is tried while others push, too."""


def frozen(newsroom: Newsroom, article: Article, day: date, reason: str) -> tuple[str, Article]:
    """The file of an article that is withdrawn, and the article as it was; refuses where git has it not."""
    title = words(_("A withdrawn article"))
    if article.front.withdrawn is not None:
        document, before = _as_it_was(newsroom, article)
        return withdrawn_file(document, before, title, day, reason), before
    text, _problems = read_text(ROOT / article.path, article.path)
    found, _problems = read_document(text or "", article.path)
    assert found is not None
    return withdrawn_file(found, article, title, day, reason), article


def _as_it_was(newsroom: Newsroom, article: Article) -> tuple[Document, Article]:
    """An article that is marked already, as git shows that it was published."""
    entry = newsroom.history.entries.get(article.path)
    for version, raw in read_versions(ROOT, [entry.proof] if entry and entry.proof else []):
        text, _problems = decode(raw, version.path)
        document, _problems = read_document(text or "", version.path)
        found = read_version(version.path, raw, newsroom.mandate, sparing=True).article
        if document is not None and found is not None:
            return document, found
    raise RefusalError(_("Git does not show that {path} was published.", path=place_of(article.path)))


def frozen_in_spite_of_errors(newsroom: Newsroom, path: str) -> tuple[str, Article]:
    """The same of a marked file that cannot be read, by its last version that can."""
    nodes = read_lines(ROOT, (DOCS,), {path: None})[path]
    versions = [node.version for node in nodes if not node.version.is_deletion and node.version.path == path]
    raws = dict(read_versions(ROOT, versions))
    older = [raws[version] for version in reversed(versions)]
    said = notice(path, (ROOT / path).read_bytes(), older, newsroom.mandate, newsroom.as_of)
    read = (read_version(path, raw, newsroom.mandate, sparing=True).article for raw in older)
    before = next((found for found in read if found and found.front.withdrawn is None), None)
    if said is None or before is None:
        raise RefusalError(_("Git does not show that {path} was published.", path=place_of(path)))
    return said.decode(), before


def marked_and_unread(newsroom: Newsroom) -> Iterator[str]:
    """The files with errors that say that they are withdrawn."""
    for path in sorted(newsroom.unread):
        if says_that_it_is_withdrawn((ROOT / path).read_bytes()):
            yield path


def left_over(newsroom: Newsroom, gone: Collection[Article]) -> list[str]:
    """The pictures and recordings that nothing but these articles shows."""
    paths = {article.path for article in gone}
    others: list[Article | Page] = [other for other in newsroom.articles if other.path not in paths]
    others += newsroom.pages
    used = {resolve(page.path, target.address) for page in others for target in page.targets}
    own = {resolve(article.path, target.address) for article in gone for target in article.targets} - used
    return sorted(file for file in own if file and not file.endswith(".md") and (ROOT / file).is_file())


def git_commands(paths: Sequence[str]) -> Iterator[str]:
    """The commands that take it off the site, as they can be copied."""
    names = " ".join(f'"{path}"' for path in paths)
    yield f"git add {names}"
    yield f'git commit -m "{words(SAYING)}" -- {names}'
    yield "git push"


SAYING = _("Withdraw the article")


def send(paths: Sequence[str], removed: Iterable[str] = ()) -> None:
    """Commit these files and push; what others pushed meanwhile is taken over first. Refuses in git's words.

    Where nobody is named, as on a server, the commit is the program's.
    """
    for path in removed:
        (ROOT / path).unlink()
    every = [*paths, *removed]
    git("add", "--all", "--", *every)
    git(*_who(), "commit", "--quiet", "--message", words(SAYING), "--", *every)
    for tried in range(_TRIES):
        try:
            git("push", "--quiet", "origin", "HEAD")
        except RefusalError:
            if tried == _TRIES - 1:
                raise
            _take_over()
        else:
            say(words(_("Committed and pushed.")))
            return


def _take_over() -> None:
    """Put the commit upon what others pushed; as it was where that cannot be."""
    branch = git("symbolic-ref", "--short", "HEAD")
    try:
        git(*_who(), "pull", "--quiet", "--rebase", "--autostash", "origin", branch)
    except RefusalError:
        with suppress(RefusalError):
            git("rebase", "--abort")
        raise


def _who() -> list[str]:
    try:
        git("var", "GIT_COMMITTER_IDENT")
    except RefusalError:
        return ["-c", "user.name=media-mandate", "-c", "user.email=media-mandate@localhost"]
    return []
