"""What the form may change on a server of one's own: which files, how large, and in which words it asks."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Literal
from unicodedata import is_normalized

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from media_mandate.articles.address import DOCS
from media_mandate.errors import MandateError
from media_mandate.messages import Text, _

LARGEST_TEXT = 1_000_000
LARGEST_FILE = 50_000_000
LARGEST_CALL = 80_000_000
"""In bytes: an article, a picture or sound (as the form's `max_file_size`), and all of a call with them."""

MOST_FILES = 50

KINDS = frozenset(
    (".md", ".jpg", ".jpeg", ".png", ".webp", ".svg", ".mp3", ".m4a", ".mp4", ".pdf"),
)
"""What an article is made of, and what stands beside it."""

_NAME = re.compile(r"[^\W_](?:[\w .,()+&@=-]{0,150}[\w)])?")
"""A file or folder: no dot first, as of .git, nothing that a shell, a server or Windows takes otherwise."""


class SaveRefusedError(MandateError):
    """The form asks for what it does not get; `status` is HTTP's."""

    def __init__(self, text: Text, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY) -> None:
        super().__init__(text)
        self.status = status


class _Asked(BaseModel):
    """A part of a call of Gitea's interface; what is not named here is left aside."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class FileChange(_Asked):
    """One file: `sha` is the blob that the form believes to be there, `from_path` where it stood before."""

    operation: Literal["create", "update", "delete"]
    path: str
    content: str = ""
    from_path: str | None = None
    sha: str | None = None

    @property
    def source(self) -> str:
        """Where the blob stands that is changed."""
        return self.from_path or self.path

    def bytes(self) -> bytes:
        """What the file shall be; raises SaveRefusedError."""
        try:
            raw = b64decode(self.content, validate=True)
        except (Error, ValueError):
            raise SaveRefusedError(_("The form sent what cannot be read. Load the page anew.")) from None
        largest = LARGEST_TEXT if self.path.endswith(".md") else LARGEST_FILE
        if len(raw) > largest:
            raise SaveRefusedError(
                _("{name} is too large: at most {count} MB.", name=_name(self.path), count=largest // 10**6),
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
        return raw


class WantedFiles(_Asked):
    """A call for the texts of files, after `POST /repos/{owner}/{repo}/file-contents` of Gitea."""

    files: Sequence[str]


class Save(_Asked):
    """A call that changes files, after `POST /repos/{owner}/{repo}/contents` of Gitea."""

    branch: str
    message: str = ""
    files: Sequence[FileChange] = Field(min_length=1, max_length=MOST_FILES)

    @property
    def title(self) -> str:
        """The message as one line that git and a log may have."""
        line = " ".join(re.sub(r"[^\w .,()+&@“”:/-]", " ", self.message).split())
        return line[:150] or "Lưu bài"


def read_save(body: bytes, branch: str) -> Save:
    """The call, once it is known that it asks for nothing out of the way; raises SaveRefusedError."""
    try:
        save = Save.model_validate_json(body)
    except ValidationError:
        raise SaveRefusedError(_("The form sent what cannot be read. Load the page anew.")) from None
    if save.branch != branch:
        raise SaveRefusedError(_("The form writes to the branch {branch} alone.", branch=branch))
    for change in save.files:
        for path in {change.path, change.source}:
            if not may_be_written(path):
                raise SaveRefusedError(
                    _("The form may not write {name}. Name the file in letters and digits.", name=_name(path))
                )
        if (gone := _gone(change)) is not None:
            raise SaveRefusedError(gone)
    paths = [change.path for change in save.files]
    if len({path.casefold() for path in paths}) < len(paths):
        raise SaveRefusedError(_("The form sent what cannot be read. Load the page anew."))
    return save


def _gone(change: FileChange) -> Text | None:
    """Why a text may not leave its place: pages that stand are corrected, articles are withdrawn."""
    is_moved = change.operation != "delete" and change.source != change.path
    if change.source.count("/") == 1 and change.source.endswith(".md"):
        if is_moved or change.operation == "delete":
            return _("{name} is a page that stays on the site: correct it.", name=_name(change.source))
    elif change.operation == "delete" and change.source.endswith(".md"):
        return _(
            "An article is not deleted. If readers are not to see {name} any more, choose Withdraw in the "
            "form.",
            name=_name(change.source),
        )
    return None


def may_be_written(path: str) -> bool:
    """Whether a path is of an article, or of what stands beside one."""
    folder, *names = path.split("/")
    return (
        folder == DOCS
        and 1 <= len(names) <= 6
        and is_normalized("NFC", path)
        and len(path.encode("utf-8", "replace")) <= 400
        and all(map(_NAME.fullmatch, names))
        and PurePosixPath(path).suffix in KINDS
    )


def _name(path: str) -> str:
    """The last part of a path, as far as it can be told."""
    return path.rpartition("/")[2][:80]
