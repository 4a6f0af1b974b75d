"""One bad file does not stop the others: each file with errors gives way to its newest version that passes.

The newsroom is read again where those versions stand, until no file has an error: so what is published,
counted and recorded is one reading. A version gives way to older ones and never to newer, so this ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from media_mandate.articles import rules as relations
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.history import LineNode, is_link, read_at, read_lines, read_versions
from media_mandate.newsroom.causes import causes, may_be_of_a_file, shown_files
from media_mandate.newsroom.common import Read, home_of, is_withdrawal_waiting, stand_in
from media_mandate.newsroom.copying import copy_of, put
from media_mandate.newsroom.held import NOTHING_HELD, Held, HeldBack
from media_mandate.newsroom.leaving import notice
from media_mandate.newsroom.misplaced import misplaced
from media_mandate.newsroom.newer import Newer
from media_mandate.newsroom.upheld import Upheld
from media_mandate.newsroom.whole import Newsroom
from media_mandate.problems import Problem, in_order, is_error

_BETWEEN_FILES = frozenset(
    (
        *(relations.NO_ARTICLE, relations.ORIGINAL_UNPUBLISHED, relations.NO_ORIGINAL),
        *(relations.ORIGINAL_WITHDRAWN, relations.NOTHING_MOVED, relations.MOVED_TWICE, relations.SAME_TEXT),
        *(relations.NO_SUCH_FILE, relations.NEVER_PUBLISHED, relations.LINK_TOO_EARLY),
    )
)
"""What one file is told for what another is, or is not."""


@dataclass(frozen=True)
class HeldReading:
    """A newsroom without errors in its articles, as far as that can be, and the folder that has its files.

    `told` is what is wrong with the files that are held back, `problems` what is said of those that stand.
    """

    newsroom: Newsroom | None
    problems: tuple[Problem, ...]
    root: Path
    told: tuple[Problem, ...] = ()

    @property
    def as_read(self) -> tuple[Newsroom | None, tuple[Problem, ...]]:
        """The newsroom, and what is told of it and of what is held back."""
        return self.newsroom, in_order([*self.told, *self.problems])


def hold_back(root: Path, folder: Path, read: Read) -> HeldReading:
    """The newsroom at `root` with what has errors held back, its files put into the empty `folder`.

    As it stands where nothing has errors, and without history; and where others than the files of outlets
    have, unless a withdrawal waits for them. Raises OSError where a file cannot be read or written.
    """
    newsroom, problems = read(root, NOTHING_HELD)
    errors = list(filter(is_error, problems))
    as_it_stands = HeldReading(newsroom, problems, root)
    if not errors or (newsroom is not None and newsroom.history.unknown is not None):
        return as_it_stands
    strays = misplaced(root, {problem.path for problem in errors}, newsroom.mandate) if newsroom else set()
    may_be_held = partial(_may_be_held, strays)
    common = [problem for problem in errors if not may_be_held(problem)]
    if common and not is_withdrawal_waiting(root, {problem.path for problem in common}):
        return as_it_stands
    copy = copy_of(root, folder)
    stand_ins, newsroom = stand_in(root, copy, common, read) if common else ((), newsroom)
    if newsroom is None:
        return as_it_stands
    holding = _Holding(root, copy, newsroom, stand_ins)
    told = errors
    newsroom, problems = read(copy, holding.held)
    errors = list(filter(is_error, problems))
    while errors and all(map(may_be_held, errors)) and not holding.is_at_end(errors):
        told = [*told, *holding.step_back(errors)]
        newsroom, problems = read(holding.copy, holding.held)
        errors = list(filter(is_error, problems))
    return HeldReading(newsroom, problems, holding.copy, in_order(told))


def _may_be_held(strays: Collection[str], problem: Problem) -> bool:
    """Whether it is of a file in a folder of articles, or a stray; for all others nothing else can stand."""
    return problem.path in strays or (problem.path.startswith(f"{DOCS}/") and problem.path.count("/") > 1)


@dataclass
class _File:
    """A file that is held back: what is wrong with it as it stands, and what was not tried yet in its place.

    That is an older version, or the notice of a withdrawal, which is of no version.
    """

    errors: list[Problem]
    newer: Newer
    older: Iterator[tuple[LineNode | None, bytes]]
    is_older: bool
    node: LineNode | None = None
    is_at_end: bool = False
    is_notice: bool = False


@dataclass
class _Holding:
    """What is held back so far of the files at `root`, and the `copy` in which other versions stand."""

    root: Path
    copy: Path
    newsroom: Newsroom
    stand_ins: tuple[HeldBack, ...] = ()
    files: dict[str, _File] = field(default_factory=dict)

    @property
    def held(self) -> Held:
        files = (
            HeldBack(
                path,
                tuple(sorted({problem.code for problem in file.errors})),
                file.node,
                file.newer.is_for_a_child,
                file.is_older,
                file.is_notice,
            )
            for path, file in sorted(self.files.items())
        )
        gone = {removal.version.path for removal in self.newsroom.history.removals}
        gone = {path for path in gone if path.endswith(".md") and not (self.root / path).exists()}
        return Held((*self.stand_ins, *files), home_of(self.root, self.stand_ins), frozenset(gone))

    def step_back(self, errors: list[Problem]) -> list[Problem]:
        """Let files with errors give way to an older version; return what is new to be told.

        What is wrong between two files waits until what is wrong in one is gone: it may be gone, too.
        """
        errors = [problem for problem in errors if problem.rule not in _BETWEEN_FILES] or errors
        standing = {file.node.version.path: path for path, file in self.files.items() if file.node}
        wrong = {
            path: list(found)
            for path, found in groupby(sorted(errors, key=lambda found: found.path), lambda found: found.path)
        }
        new = {path: found for path, found in wrong.items() if path not in standing | self.files}
        lines = read_lines(self.root, (DOCS,), self._asked(new))
        tried = frozenset(self.files)
        for path, found in new.items():
            shown = self._shown_by(path, found) - tried
            for name in causes(self.root, shown, lines[path], lines) or (path,):
                if name not in self.files:
                    self.files[name] = self._file(name, lines[name], found)
                    self._replace(name)
        for path in sorted(wrong.keys() - new.keys()):
            self._again(standing.get(path, path), wrong[path])
        return [problem for found in new.values() for problem in found]

    def is_at_end(self, errors: list[Problem]) -> bool:
        """Whether a file is wrong in whose place nothing stands any more, as one of a name that cannot be."""
        gone = {path for path, file in self.files.items() if file.is_at_end}
        return any(problem.path in gone for problem in errors)

    def _asked(self, paths: Iterable[str]) -> dict[str, str | None]:
        """Whose lines are wanted: of these files and of what they show, with what they were called before."""
        shown = {name for path in paths for name in self._shown_by(path, [])}
        return dict.fromkeys(shown) | {path: self._former(path) for path in paths}

    def _shown_by(self, path: str, errors: list[Problem]) -> set[str]:
        """The files that an article shows, if these errors may be theirs."""
        judgement = self.newsroom.judgement.get(path)
        if judgement is None or not all(map(may_be_of_a_file, errors)):
            return set()
        if judgement.article.front.is_declared_sensitive:  # what was taken away may show the child
            return set()
        return shown_files(judgement.article)

    def _former(self, path: str) -> str | None:
        judgement = self.newsroom.judgement.get(path)
        before = judgement.article.front.moved_from if judgement else None
        return f"{DOCS}/{before}.md" if before else None

    def _file(self, path: str, nodes: tuple[LineNode, ...], errors: list[Problem]) -> _File:
        newer = Newer(self.newsroom.mandate, Upheld(self.root, self.newsroom.upheld.settled))
        newer.see(path, _read(self.root / path), errors)
        commits = self.newsroom.history.commits
        is_older = any(
            not node.version.is_deletion and node.version.commit != commits[0].id for node in nodes
        )
        return _File(errors, newer, self._older(path, nodes, newer), is_older)

    def _again(self, path: str, errors: list[Problem]) -> None:
        """Let what stands in the place of a file give way, too."""
        file = self.files[path]
        if file.node is not None and file.node.version.path.endswith(".md"):
            file.newer.see(file.node.version.path, _read(self.copy / file.node.version.path), errors)
        self._replace(path)

    def _replace(self, path: str) -> None:
        file = self.files[path]
        if file.node is not None:
            put(self.copy, file.node.version.path, None)
        file.node, raw = next(file.older, (None, b""))
        file.is_at_end = not raw and file.node is None
        file.is_notice = bool(raw) and file.node is None
        put(self.copy, path, raw if file.is_notice else None)
        if file.node is not None:
            put(self.copy, file.node.version.path, raw)

    def _older(
        self, path: str, nodes: tuple[LineNode, ...], newer: Newer
    ) -> Iterator[tuple[LineNode | None, bytes]]:
        """The versions of a file, newest first, that may stand in its place."""
        now = _read(self.root / path)
        versions = [node.version for node in nodes if not node.version.is_deletion]
        raws = dict(read_versions(self.root, versions))
        texts = (raws[one] for one in reversed(versions) if one.path == path)
        if path.endswith(".md") and (said := self._notice(path, now, texts)) is not None:
            yield None, said
        before = "HEAD"
        for node in reversed(nodes):
            version = node.version
            if version.is_deletion and version.path == path and path.endswith(".md"):
                return
            if version.is_deletion or (version.path == path and raws[version] == now):
                before = f"{version.commit}^"
                continue
            raw = raws[version]
            if self._is_taken(version.path, path):
                pass
            elif not version.path.endswith(".md"):
                if not is_link(self.root, version):
                    yield node, raw
            elif (found := newer.may_follow(version.path, raw)) is not None:
                if found.article is None or not found.article.is_published(self.newsroom.as_of):
                    return
                if not newer.is_for_a_child:
                    self._bring_along(found.article, before)
                yield node, raw
            before = f"{version.commit}^"

    def _notice(self, path: str, now: bytes, older: Iterable[bytes]) -> bytes | None:
        return notice(path, now, older, self.newsroom.mandate, self.newsroom.as_of)

    def _is_taken(self, wanted: str, path: str) -> bool:
        """Whether another file than the one at `path` stands where an older version of it did."""
        return wanted != path and (self.copy / wanted).exists()

    def _bring_along(self, article: Article, commit: str) -> None:
        """Put the files back that an older version shows, and no other article, as they were in a commit.

        That is the last in which it stood: a picture that was made unrecognisable since stays so.
        """
        others = (other for other in self.newsroom.articles if other.path not in self.files)
        shown = {path for other in others for path in shown_files(other)}
        wanted = shown_files(article) - shown - self.files.keys()
        with suppress(OSError):  # of what has nothing before it, as where two histories were joined
            for path, raw in read_at(self.root, [commit], wanted) if wanted else ():
                put(self.copy, path, raw)


def _read(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() and not file.is_symlink() else b""
