"""One bad file does not stop the others: each file with errors gives way to its newest version that passes.

The newsroom is read again where those versions stand, until no file has an error: so what is published,
counted and recorded is one reading. A version gives way to older ones and never to newer, so this ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from media_mandate.articles import rules as relations
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.children import rules as child_rules
from media_mandate.history import LineNode, read_at, read_lines, read_versions
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Private, Text
from media_mandate.newsroom.alone import read_version
from media_mandate.newsroom.common import Read, home_of, is_withdrawal_waiting, stand_in
from media_mandate.newsroom.copying import copy_of, put
from media_mandate.newsroom.held import NOTHING_HELD, Held, HeldBack
from media_mandate.newsroom.leaving import notice, says_that_it_goes
from media_mandate.newsroom.reading import Reading
from media_mandate.newsroom.upheld import Upheld
from media_mandate.newsroom.whole import Newsroom
from media_mandate.problems import Problem, Rule, in_order, is_error
from media_mandate.quota import Judgement, Status
from media_mandate.settled.values import digests

_SAFEGUARDS = frozenset(rule for rule in vars(child_rules).values() if isinstance(rule, Rule))


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
    common = [problem for problem in errors if not _may_be_held(problem)]
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
    while errors and all(map(_may_be_held, errors)) and not holding.is_at_end(errors):
        told = [*told, *holding.step_back(errors)]
        newsroom, problems = read(holding.copy, holding.held)
        errors = list(filter(is_error, problems))
    return HeldReading(newsroom, problems, holding.copy, in_order(told))


def _may_be_held(problem: Problem) -> bool:
    """Whether it is of a file in a folder of articles; for all others nothing else can stand."""
    return problem.path.startswith(f"{DOCS}/") and problem.path.count("/") > 1


def must_go_on(newsroom: Newsroom | None) -> bool:
    """Whether the site has to be made although a month is missing, for something has to leave it.

    That is so where all months are missing for what the safeguards of children took, or where such a file was
    there before, or an article was withdrawn since the first of these months was over.
    """
    missing = newsroom.ledger.of(Status.MISSING) if newsroom is not None else []
    if newsroom is None or not missing:
        return False
    taken = [found for found in newsroom.held if found.for_a_child]
    months = {tuple(found.path.split("/")[1:4]) for found in taken}
    if all((cell.outlet.id, *str(cell.month).split("-")) in months for cell in missing):
        return True
    end = min(cell.month for cell in missing).end(newsroom.mandate.timezone)
    return any(found.is_older for found in taken) or any(
        found.article.front.withdrawn is not None and _is_since(found, end) for found in newsroom.judgements
    )


def _is_since(judgement: Judgement, end: datetime) -> bool:
    """Whether git does not know that a file is older than that in this shape."""
    last = judgement.entry.last if judgement.entry else None
    return last is None or last.at is None or last.at >= end


@dataclass
class _File:
    """A file that is held back: what is wrong with it as it stands, and what was not tried yet in its place.

    That is an older version, or the notice of a withdrawal, which is of no version.
    """

    errors: list[Problem]
    newer: _Newer
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
        lines = read_lines(self.root, (DOCS,), {path: self._former(path) for path in new})
        for path, found in new.items():
            self.files[path] = self._file(path, lines[path], found)
        for path in wrong:
            self._replace(standing.get(path, path))
        return [problem for found in new.values() for problem in found]

    def is_at_end(self, errors: list[Problem]) -> bool:
        """Whether a file is wrong in whose place nothing stands any more, as one of a name that cannot be."""
        gone = {path for path, file in self.files.items() if file.is_at_end}
        return any(problem.path in gone for problem in errors)

    def _former(self, path: str) -> str | None:
        judgement = self.newsroom.judgement.get(path)
        before = judgement.article.front.moved_from if judgement else None
        return f"{DOCS}/{before}.md" if before else None

    def _file(self, path: str, nodes: tuple[LineNode, ...], errors: list[Problem]) -> _File:
        newer = _Newer(self.newsroom.mandate, Upheld(self.root, self.newsroom.upheld.settled))
        newer.see(_read(self.root / path), errors)
        older = self._older(path, nodes, newer)
        return _File(errors, newer, older, sum(not node.version.is_deletion for node in nodes) > 1)

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
        self, path: str, nodes: tuple[LineNode, ...], newer: _Newer
    ) -> Iterator[tuple[LineNode | None, bytes]]:
        """The versions of a file, newest first, that may stand in its place."""
        now = _read(self.root / path)
        versions = [node.version for node in nodes if not node.version.is_deletion]
        raws = dict(read_versions(self.root, versions))
        texts = (raws[one] for one in reversed(versions) if one.path == path)
        if path.endswith(".md") and (said := self._notice(path, now, texts)) is not None:
            yield None, said
        for node in reversed(nodes):
            version = node.version
            if version.is_deletion and version.path == path:
                return
            if version.is_deletion or raws[version] == now or self._is_taken(version.path, path):
                continue
            raw = raws[version]
            if not version.path.endswith(".md"):
                yield node, raw
            elif (found := newer.may_follow(version.path, raw)) is not None:
                if found.article is None or not found.article.is_published(self.newsroom.as_of):
                    return
                self._bring_along(found, version.commit)
                yield node, raw

    def _notice(self, path: str, now: bytes, older: Iterable[bytes]) -> bytes | None:
        return notice(path, now, older, self.newsroom.mandate, self.newsroom.as_of)

    def _is_taken(self, wanted: str, path: str) -> bool:
        """Whether another file than the one at `path` stands where an older version of it did."""
        return wanted != path and (self.copy / wanted).exists()

    def _bring_along(self, found: Reading, commit: str) -> None:
        """Put the files back as they were that a version shows, and no other article."""
        assert found.article is not None
        others = (other for other in self.newsroom.articles if other.path not in self.files)
        shown = {path for other in others for path in _shown(other)}
        wanted = _shown(found.article) - shown - self.files.keys()
        for path, raw in read_at(self.root, [commit], wanted) if wanted else ():
            put(self.copy, path, raw)


def _read(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() and not file.is_symlink() else b""


def _shown(article: Article) -> set[str]:
    """The files that an article shows or plays."""
    wanted = {resolve(article.path, target.address) or "" for target in article.targets}
    return {path for path in wanted if path.startswith(f"{DOCS}/") and not path.endswith(".md")}


@dataclass
class _Newer:
    """What newer versions of one article had that were held back."""

    mandate: Mandate
    upheld: Upheld
    words: set[str] = field(default_factory=set)
    is_for_a_child: bool = False
    is_going: bool = False

    def see(self, raw: bytes, problems: Iterable[Problem]) -> None:
        wrong = [found for found in problems if is_error(found) and found.rule in _SAFEGUARDS]
        self.words.update(word for found in wrong for word in _private(found.message))
        self.is_for_a_child |= bool(wrong)
        self.is_going |= says_that_it_goes(raw)

    def may_follow(self, path: str, raw: bytes) -> Reading | None:
        """An older version that passes, and has nothing for which a newer one is held back.

        What a newer one would have taken back stays so.
        """
        found = read_version(path, raw, self.mandate)
        is_settled = not digests(raw).isdisjoint(self.upheld.settled.hashes.get(path, ()))
        if any(map(is_error, found.problems)) and not is_settled:
            self.see(raw, found.problems)
            return None
        if self.is_going and (found.article is None or found.article.front.withdrawn is None):
            return None
        if self.is_for_a_child and self._has_it(path, raw):
            return None
        return found

    def _has_it(self, path: str, raw: bytes) -> bool:
        """Whether it says what gave a child away, now that this is known to be a report on one."""
        told = read_version(path, raw, self.mandate, sensitive=True).problems
        words = {
            word
            for found in told
            if is_error(found) and found.rule in _SAFEGUARDS
            for word in _private(found.message)
        }
        return not words.isdisjoint(self.words)


def _private(text: Text) -> Iterator[str]:
    """The words that a sentence quotes and that are for the editor's own screen."""
    for _name, value in text.values:
        if isinstance(value, Private):
            yield value.words.casefold()
        elif isinstance(value, Text):
            yield from _private(value)
