"""Who may write by the form on a server of one's own: one token a person, of which the hash alone is kept."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from secrets import token_urlsafe

from media_mandate.errors import MandateError
from media_mandate.messages import _
from media_mandate.reading.fields import Frozen

_PERSON = re.compile(
    r"\s*([^<>\s][^<>\x00-\x1f\x7f]{0,79}?)\s*<([^<>\s@\x00-\x1f\x7f]{1,60}@[\w.-]{1,100})>\s*"
)

WRONG_TOKENS = 10
WINDOW_SECONDS = 600
"""How many wrong tokens an address may show within how many seconds before it is told to wait."""

_MOST_ADDRESSES = 5_000


class NobodyError(MandateError):
    """There is nobody by that name and mail."""


class Editor(Frozen):
    """A person who has a token; name and mail are those of the commits."""

    name: str
    mail: str
    sha256: str
    since: date

    @property
    def login(self) -> str:
        return self.mail.partition("@")[0]

    @property
    def number(self) -> int:
        """What Gitea would call the id: the same for ever."""
        return int(sha256(self.mail.encode()).hexdigest()[:8], 16)


class Editors(Frozen):
    """All who have a token."""

    editors: tuple[Editor, ...] = ()

    def of(self, token: str) -> Editor | None:
        """Whose a token is. It has 256 bits of chance, so its hash needs no salt and its search no haste."""
        found = digest(token)
        return next((editor for editor in self.editors if editor.sha256 == found), None)

    def with_one(self, name: str, mail: str, token: str, day: date) -> Editors:
        """The same with a person, whose former token is good no more."""
        new = Editor(name=name, mail=mail, sha256=digest(token), since=day)
        others = (editor for editor in self.editors if editor.mail != mail)
        return Editors(editors=(*others, new))

    def without(self, mail: str) -> Editors:
        """The same without a person; raises NobodyError."""
        others = tuple(editor for editor in self.editors if editor.mail != mail.strip().lower())
        if len(others) == len(self.editors):
            raise NobodyError(_("Nobody with the mail {mail} has a token.", mail=mail))
        return Editors(editors=others)


def read_person(text: str) -> tuple[str, str]:
    """`Nguyễn Thị A <a@bao.vn>` as name and mail; raises NobodyError."""
    match = _PERSON.fullmatch(text)
    if match is None:
        raise NobodyError(
            _("Write name and mail of the person like this: {example}", example="Lan <lan@bao.vn>")
        )
    return " ".join(match[1].split()), match[2].lower()


def new_token() -> str:
    return token_urlsafe(32)


def digest(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()


class Brake:
    """Counts wrong tokens by address; only who shows wrong ones is slowed down, never who has a right one."""

    def __init__(self) -> None:
        self._wrong: dict[str, deque[float]] = {}

    def must_wait(self, address: str, now: float) -> bool:
        """Note one wrong token more, at `now` in seconds; whether there were too many."""
        if len(self._wrong) >= _MOST_ADDRESSES:
            self._wrong = {one: seen for one, seen in self._wrong.items() if now - seen[-1] < WINDOW_SECONDS}
        if len(self._wrong) >= _MOST_ADDRESSES:
            return True
        seen = self._wrong.setdefault(address, deque(maxlen=WRONG_TOKENS + 1))
        seen.append(now)
        return len(seen) > WRONG_TOKENS and now - seen[0] < WINDOW_SECONDS


def known(editors: Sequence[Editor]) -> list[str]:
    """Who has a token, one line for each."""
    return [f"{editor.name} <{editor.mail}>, {editor.since.isoformat()}" for editor in editors]
