"""What git saw of each file, as values: commits, versions, and the line that a file came along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property

from media_mandate.messages import Text, _
from media_mandate.reading.fields import shortened

EARLIEST = datetime(2005, 4, 7, tzinfo=UTC)
"""The day of git's own first commit."""

LATEST = datetime(2100, 1, 1, tzinfo=UTC)
"""Git takes no date from here on, unless it is told in seconds."""

LEEWAY = timedelta(days=1)
"""How far clocks of honest machines lie apart."""


def in_our_time(at: datetime) -> datetime:
    """Refuse a date that no commit has: others wrote it, and it is reckoned with in every zone."""
    if not EARLIEST <= at < LATEST:
        raise ValueError(f"no date of a commit: {at}")
    return at


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it; `path` is its name then, `blob` is empty where the commit deleted it.

    `at` is the committer date, None where what the commit says is no date that can be.
    """

    commit: str
    at: datetime | None
    path: str
    blob: str

    @property
    def is_deletion(self) -> bool:
        return not self.blob

    def __hash__(self) -> int:
        """Without the date, of which that takes longest."""
        return hash((self.commit, self.path))

    def or_latest(self) -> datetime:
        """Its date; one that is not known is not known to be before any other."""
        return self.at or LATEST


@dataclass(frozen=True, slots=True)
class FileHistory:
    """What git tells of an article; nothing where it is not committed.

    `versions` are all of its line, the newest first. `first` entered it: the oldest that would count for its
    month; of several that branches brought, the earliest. `appeared` is the oldest that was published for the
    month at the least length, else the oldest: since then its words are its own. `stood` are those that would
    count and stood when the month ended, of a withdrawn one those that have its text. `elsewhere` are those
    by which it stood at the end of another month that it was for. `last` is the file on disk, None where that
    is not committed. `frozen` is how long the text of a withdrawn article was, in words or seconds, and
    `proof` a version that has it: None where git never had it published.
    """

    versions: tuple[Version, ...] = ()
    first: Version | None = None
    appeared: Version | None = None
    last: Version | None = None
    stood: tuple[Version, ...] = ()
    elsewhere: tuple[Version, ...] = ()
    frozen: int | None = None
    proof: Version | None = None


UNSEEN = FileHistory()
"""Of an article that is not committed."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A file that is gone: its last version, when its first was committed, and when it was deleted.

    The dates are None where they cannot be.
    """

    version: Version
    first: datetime | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; `at` is the committer date and `written` the author's, None where those cannot be."""

    id: str
    at: datetime | None
    parents: tuple[str, ...]
    written: datetime | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LineNode:
    """A version and those that it was made from: several where a merge put them together.

    `number` grows from commit to commit, parents first.
    """

    version: Version
    before: tuple[LineNode, ...]
    number: int

    def reach(self) -> Iterator[LineNode]:
        """This node and all that it came from, each once."""
        seen = {self}
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            further = [before for before in node.before if before not in seen]
            seen.update(further)
            waiting += further


def standing_at(nodes: Sequence[LineNode], end: datetime) -> list[LineNode]:
    """The last of these versions, oldest first, from before `end`; one on each branch of several."""
    found: list[LineNode] = []
    past: set[LineNode] = set()
    for node in reversed(nodes):
        at = node.version.at
        is_past = node in past
        if not is_past and at is not None and at < end:
            found.append(node)
            is_past = True
        if is_past:
            past.update(node.before)
    return found


def was_in_time(entered: datetime | None, stood: bool | None, end: datetime) -> bool:
    """Whether what entered then did before `end`, and stood at it, as far as that is known."""
    return entered is not None and entered < end and stood is not False


@dataclass(frozen=True, slots=True)
class FileLine:
    """All that a file was: by its path, what git or `moved_from` says it was called, and deleted for a while.

    `nodes` stand oldest first, deletions among them; `head` is None where git has it under no name of today.
    `is_changed` tells that the file on disk is another than that of `head`.
    """

    nodes: tuple[LineNode, ...]
    head: LineNode | None
    is_changed: bool

    @property
    def versions(self) -> Iterator[Version]:
        """Those with a text, newest first."""
        found = (node.version for node in reversed(self.nodes) if not node.version.is_deletion)
        return iter(dict.fromkeys(found))

    @property
    def oldest(self) -> Version | None:
        return next((node.version for node in self.nodes if not node.version.is_deletion), None)

    def origins(self, counts: Callable[[Version], bool]) -> list[Version]:
        """The versions that count and came from none that does; `counts` is asked oldest first."""
        behind: set[LineNode] = set()
        found = []
        for node in self.nodes:
            if any(older in behind for older in node.before):
                behind.add(node)
            elif not node.version.is_deletion and counts(node.version):
                behind.add(node)
                found.append(node.version)
        return found


@dataclass(frozen=True)
class History:
    """The entries by path and all commits behind HEAD, newest first; or why there are none.

    `remedy` is what to do where it is `unknown`, None where only what git said tells.
    `is_cut` tells that a part of it was left behind when the repository was cloned.
    `misdated` are the commits whose date cannot be, with what they say instead of one. `removals` are the
    files that are gone.
    """

    unknown: Text | None = None
    remedy: Text | None = None
    is_cut: bool = False
    entries: Mapping[str, FileHistory] = field(default_factory=dict)
    commits: tuple[Commit, ...] = ()
    misdated: Mapping[str, str] = field(default_factory=dict)
    removals: tuple[Removal, ...] = ()

    @property
    def is_known(self) -> bool:
        return self.unknown is None

    @cached_property
    def commit(self) -> Mapping[str, Commit]:
        """The commits by id."""
        return {commit.id: commit for commit in self.commits}

    @cached_property
    def order(self) -> Mapping[str, str]:
        """What puts the commits in order: when each was made, but after those that it came from."""
        found: dict[str, str] = {}
        times: dict[str, int] = {}
        for number, commit in enumerate(reversed(self.commits)):
            earlier = [times.get(parent, 0) for parent in commit.parents]
            times[commit.id] = time = max([int(commit.at.timestamp()) if commit.at else 0, *earlier])
            found[commit.id] = f"{time:011}.{number:07}"
        return found

    def undated(self, commit: str) -> Text:
        """What one of the `misdated` says."""
        date = shortened(self.misdated[commit])
        return _("commit {commit} is dated “{date}”, which cannot be", commit=commit[:10], date=date)

    def behind(self, commit: str) -> frozenset[str]:
        """`commit` and all that it came from; none where this history has no such commit."""
        waiting = [commit] if commit in self.commit else []
        seen = set(waiting)
        while waiting:
            further = [parent for parent in self.commit[waiting.pop()].parents if parent not in seen]
            seen.update(further)
            waiting += further
        return frozenset(seen)

    @cached_property
    def _arrivals(self) -> Mapping[str, Commit]:
        """By which commit of the first parents' line each came, the oldest that has it behind it."""
        line: list[Commit] = []
        next_one = self.commits[0].id if self.commits else None
        while next_one is not None:
            commit = self.commit[next_one]
            line.append(commit)
            next_one = commit.parents[0] if commit.parents else None
        found: dict[str, Commit] = {}
        for commit in reversed(line):
            waiting = [commit.id]
            while waiting:
                id = waiting.pop()
                if id not in found:
                    found[id] = commit
                    waiting += self.commit[id].parents
        return found

    def arrival(self, commit: str) -> Commit | None:
        """The merge that brought `commit` onto the line of first parents; None where it was made there.

        Who pulls before pushing makes the others' work arrive so, too: it is shown, and decides nothing.
        """
        found = self._arrivals.get(commit)
        return found if found is not None and found.id != commit else None

    def before_parent(self) -> Iterator[tuple[Commit, Commit]]:
        """The commits that are more than a day older than one that they came from, with that one."""
        for commit in self.commits:
            parents = [self.commit[id] for id in commit.parents if id in self.commit]
            dated = [(parent.at, parent) for parent in parents if parent.at is not None]
            if commit.at is not None and dated:
                latest, parent = max(dated, key=lambda one: one[0])
                if latest - commit.at > LEEWAY:
                    yield commit, parent
