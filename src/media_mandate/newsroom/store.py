"""Where readings are kept between runs: one SQLite file of data alone, of which nothing is taken on trust.

What is read now goes into a database of this run, and at its end into the file, all or nothing.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from weakref import finalize

from media_mandate.errors import MandateError
from media_mandate.mandate.file import FILE as MANDATE
from media_mandate.messages import Text, _
from media_mandate.reading.files import reason_of
from media_mandate.repository import open_repository
from media_mandate.settled.file import FILE as SETTLED

FOLDER = "build"
STORE = f"{FOLDER}/readings.db"

WAIT_SECONDS = 10
"""How long another command may hold the file."""

_LARGEST = 64 * 1024 * 1024
"""Bytes of one value; the HTML of the largest file has fewer."""

_TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE bodies (path TEXT PRIMARY KEY, html TEXT)",
    "CREATE TABLE readings (path TEXT PRIMARY KEY, digest BLOB, light TEXT, runs BLOB, seal BLOB)",
)

_SEVERAL = (
    "SELECT path, digest, light, runs, seal FROM kept.readings WHERE path IN (SELECT value FROM json_each(?))"
)
_FORMER = "SELECT runs FROM kept.readings WHERE path = ?"
_REMOVING = ("DELETE FROM kept.readings WHERE path = ?", "DELETE FROM kept.bodies WHERE path = ?")
_ADDING = (
    "INSERT OR REPLACE INTO kept.readings SELECT * FROM main.readings",
    "INSERT OR REPLACE INTO kept.bodies SELECT bodies.* FROM main.bodies JOIN main.readings USING (path)",
)
_BODY = ("SELECT html FROM main.bodies WHERE path = ?", "SELECT html FROM kept.bodies WHERE path = ?")

_IN_THE_WAY: Mapping[int, Text] = {
    sqlite3.SQLITE_BUSY: _("another command is using {file}", file=STORE),
    sqlite3.SQLITE_FULL: _("the disk is full"),
    **dict.fromkeys(
        (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
        _("the computer does not allow it"),
    ),
}
"""Why a file that may be in order cannot be used now. Any other error says that it is not in order."""

_FAULTS = (sqlite3.Error, UnicodeError)
"""What comes of a file that is broken, or held; what SQLite says of one may be no text."""

Tell = Callable[[Text], object]
"""Says in one line what became of the file."""


class ChangedFileError(MandateError):
    """A file is not as it was when it was read."""

    def __init__(self, path: str) -> None:
        super().__init__(_("{path} was changed in the middle of the work. Please start again.", path=path))


def digest_of(path: str, raw: bytes) -> bytes:
    """What a file is known by: its path and its bytes."""
    return blake2b(path.encode() + b"\0" + raw, digest_size=32).digest()


def key_of(root: Path) -> str:
    """All that a reading depends on beside its file: program, libraries, Python, mandate, settled months."""
    key = blake2b(f"{sys.version}\0{sys.hash_info}\0{sys.byteorder}".encode(), digest_size=32)
    program = Path(__file__).parents[1]
    own = (file for file in program.rglob("*") if "__pycache__" not in file.parts)
    files = (*own, root / MANDATE, root / SETTLED, *(root / "requirements").glob("*"))
    for file in sorted(file for file in files if file.is_file()):
        home = program if file.is_relative_to(program) else root
        key.update(digest_of(file.relative_to(home).as_posix(), file.read_bytes()))
    libraries = {found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")}
    key.update("\0".join(sorted(libraries)).encode())
    return key.hexdigest()


def made_here(root: Path) -> bool:
    """Whether nobody can have sent what is kept below `root`: git, where there is one, has no such folder.

    Raises OSError where git cannot be asked.
    """
    with open_repository(root) as repository:
        tree = (repository.head, "--", repository.prefix) if repository.prefix else (repository.head,)
        names = repository.git("ls-tree", "-z", "--name-only", *tree) if repository.head else ""
    is_sent = any(name.rpartition("/")[2].casefold() == FOLDER for name in names.split("\0"))
    return not is_sent and not (root / FOLDER).is_symlink()


class Store:
    """The readings of one run and, where there is somebody to `tell`, those kept in the file of `root`.

    `remake` makes the HTML of a path anew, should the file be damaged once it is needed.
    """

    def __init__(self, root: Path, remake: Callable[[str], str], tell: Tell | None = None) -> None:
        self._file = root / STORE
        self._remake = remake
        self._say: Tell = tell or (lambda _text: None)
        self._key = ""
        self.is_open = False
        """Whether anything is kept for the next run."""
        self._hashes: dict[str, str] = {}
        self._valid: set[str] = set()
        self._at_hand: Mapping[str, Sequence[object]] = {}
        self._has_news = False
        self._notes: dict[str, str] = {}
        self._own = sqlite3.connect("", isolation_level=None, timeout=WAIT_SECONDS, check_same_thread=False)
        finalize(self, self._own.close)
        self._own.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
        self._own.execute("PRAGMA trusted_schema = OFF")
        self._own.execute("PRAGMA cell_size_check = ON")
        for table in _TABLES:
            self._own.execute(table)
        if tell is not None and self._may_keep(root):
            self._key = key_of(root)
            self._open()

    @property
    def html(self) -> Mapping[str, str]:
        """The HTML of each body that was read, by path; raises ChangedFileError."""
        return _Html(self._hashes, self._html_of)

    def fetch(self, paths: Iterable[str]) -> None:
        """Have at hand what is kept of these files, and of no others: one by one takes twice as long."""
        self._at_hand = {}
        if not self.is_open:
            return
        try:
            rows = self._own.execute(_SEVERAL, (json.dumps(list(paths)),)).fetchall()
        except _FAULTS as error:
            self._fail(error)
        else:
            self._at_hand = {path: row for path, *row in rows}

    def kept(self, path: str, digest: bytes) -> tuple[str, bytes] | None:
        """What is kept of a file at hand with this content, as it was put."""
        known, light, runs, seal = self._at_hand.get(path, (None, None, None, None))
        if known != digest or not self.is_open:
            return None
        if not isinstance(light, str) or not isinstance(runs, bytes) or seal != seal_of(digest, light, runs):
            self.throw_away()
            return None
        return light, runs

    def take(self, path: str, html_hash: str) -> None:
        """Note that what is kept of a file is right, and the hash of its HTML."""
        self._hashes[path] = html_hash
        self._valid.add(path)

    def recall(self, names: Collection[str]) -> Mapping[str, tuple[str, bytes]]:
        """What is remembered by these names."""
        self.fetch(names)
        found = {name: known for name in names if (known := self.kept(name, digest_of(name, b"")))}
        self._valid |= found.keys()
        return found

    def remember(self, name: str, light: str, runs: bytes) -> None:
        """Keep what is known by a name alone, such as git's of a content, for the next run."""
        if not self.is_open:
            return
        digest = digest_of(name, b"")
        with suppress(*_FAULTS):
            row = (name, digest, light, runs, seal_of(digest, light, runs))
            self._own.execute("INSERT OR REPLACE INTO main.readings VALUES (?, ?, ?, ?, ?)", row)
            self._valid.add(name)
            self._has_news = True

    def put(self, path: str, html: str, digest: bytes | None, known: tuple[str, bytes] | None) -> None:
        """Put the HTML of a body aside, and what is `known` of its file for the next run."""
        self._hashes[path] = hash_of(html)
        with suppress(*_FAULTS):  # what is missing is made anew
            self._own.execute("INSERT INTO main.bodies VALUES (?, ?)", (path, html))
            if self.is_open and digest is not None and known is not None:
                row = (path, digest, *known, seal_of(digest, *known))
                self._own.execute("INSERT INTO main.readings VALUES (?, ?, ?, ?, ?)", row)
                self._valid.add(path)
                self._has_news = True

    def noted(self, what: str) -> str | None:
        """What was noted of something at the end of the last run, if it is whole."""
        try:
            sealed = (self._about(what) or "") if self.is_open else ""
        except _FAULTS as error:
            self._fail(error)
            return None
        seal, _, noted = sealed.partition("\n")
        if seal == hash_of(noted):
            return noted
        if sealed:
            self.throw_away()
        return None

    def note(self, what: str, noted: str) -> None:
        """Have this noted once all is settled."""
        self._notes[what] = f"{hash_of(noted)}\n{noted}"

    def former(self, path: str) -> bytes | None:
        """The runs that were kept of a file at the end of the last run, whatever it holds now."""
        if not self.is_open:
            return None
        try:
            row = self._own.execute(_FORMER, (path,)).fetchone()
        except _FAULTS as error:
            self._fail(error)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def settle(self) -> None:
        """Write what is new into the file, with what was noted, and take out what is gone."""
        if not self.is_open:
            return
        ask = self._own.execute
        try:
            gone = {path for (path,) in ask("SELECT path FROM kept.readings").fetchall()} - self._valid
            is_noted = all(sealed == self._about(what) for what, sealed in self._notes.items())
            if not gone and not self._has_news and is_noted:
                return
            ask("BEGIN IMMEDIATE")
            for change in _REMOVING:
                self._own.executemany(change, ((path,) for path in gone))
            for change in _ADDING:
                ask(change)
            self._own.executemany("INSERT OR REPLACE INTO kept.about VALUES (?, ?)", self._notes.items())
            ask("COMMIT")
        except _FAULTS as error:
            self._fail(error, was_writing=True)

    def throw_away(self) -> None:
        """Take nothing more from the file, and begin another."""
        self._begin_anew(_("{file} was of no use and is thrown away: all is read anew.", file=STORE))

    def _may_keep(self, root: Path) -> bool:
        try:
            is_own = made_here(root)
        except OSError:
            return False
        if not is_own or self._file.is_symlink():
            self._say(_not_kept(_("the folder {folder} was not made on this machine", folder=FOLDER)))
            return False
        return True

    def _open(self) -> None:
        try:
            self._file.parent.mkdir(exist_ok=True)
            key = self._attached()
        except OSError as error:
            self._say(_not_kept(reason_of(error)))
        except _FAULTS as error:
            self._fail(error)
        else:
            if key is None:
                self.throw_away()
            elif key != self._key:
                text = _(
                    "The program, {mandate} or {settled} changed: all is read anew.",
                    mandate=MANDATE,
                    settled=SETTLED,
                )
                self._begin_anew(text)

    def _attached(self) -> str | None:
        """Join the file, or make it, and return its key; None where it is not ours."""
        ask = self._own.execute
        ask("ATTACH ? AS kept", (str(self._file),))
        self.is_open = True
        ask("PRAGMA kept.secure_delete = ON")  # what was taken out of a text is not to stay in the file
        found = ask("SELECT sql FROM kept.sqlite_master WHERE sql IS NOT NULL ORDER BY sql").fetchall()
        tables = [sql for (sql,) in found]
        if not tables:
            ask("BEGIN IMMEDIATE")
            for table in _TABLES:
                ask(table.replace("TABLE ", "TABLE kept.", 1))
            ask("INSERT INTO kept.about VALUES ('key', ?)", (self._key,))
            ask("COMMIT")
        return self._about("key") if not tables or tables == list(_TABLES) else None

    def _about(self, name: str) -> str | None:
        found = self._own.execute("SELECT value FROM kept.about WHERE name = ?", (name,)).fetchone()
        return found[0] if found and isinstance(found[0], str) else None

    def _fail(self, error: Exception, *, was_writing: bool = False) -> None:
        """Throw a file away that is broken; leave one alone that is held, or that nobody may write."""
        reason = _IN_THE_WAY.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if reason is None:
            self.throw_away()
            return
        self._say(_not_kept(reason))
        with suppress(*_FAULTS):
            if not was_writing:  # else every file would wait for it
                self._leave()
            elif self._own.in_transaction:
                self._own.execute("ROLLBACK")

    def _begin_anew(self, why: Text) -> None:
        self._say(why)
        try:
            self._leave()
            self._file.unlink(missing_ok=True)
            self._attached()
        except (OSError, *_FAULTS):  # then nothing is kept this time
            with suppress(*_FAULTS):
                self._leave()

    def _leave(self) -> None:
        self._at_hand = {}
        if self._own.in_transaction:
            self._own.execute("ROLLBACK")
        was_open, self.is_open = self.is_open, False
        if was_open:
            self._own.execute("DETACH kept")

    def _html_of(self, path: str) -> str:
        wanted = self._hashes[path]
        for sought in _BODY if self.is_open else _BODY[:1]:
            with suppress(*_FAULTS):
                found = self._own.execute(sought, (path,)).fetchone()
                if found and isinstance(found[0], str) and hash_of(found[0]) == wanted:
                    return found[0]
        made = self._remake(path)
        if hash_of(made) != wanted:
            raise ChangedFileError(path)
        return made


class _Html(Mapping[str, str]):
    """Texts that are fetched when they are asked for."""

    def __init__(self, names: Mapping[str, str], fetch: Callable[[str], str]) -> None:
        self._names, self._fetch = names, fetch

    def __getitem__(self, name: str) -> str:
        if name not in self._names:
            raise KeyError(name)
        return self._fetch(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def hash_of(html: str) -> str:
    """What the HTML of a body is known by."""
    return blake2b(html.encode(), digest_size=16).hexdigest()


def seal_of(digest: bytes, light: str, runs: bytes) -> bytes:
    """What tells that the parts of a row belong together and are whole."""
    return blake2b(b"\0".join((digest, light.encode(), runs)), digest_size=16).digest()


def _not_kept(reason: Text | str) -> Text:
    return _("What was read is not kept for the next time: {reason}.", reason=reason)
