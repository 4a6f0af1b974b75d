"""What the desk answers to the calls of Gitea's interface that the form makes; None is for "not found"."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from mimetypes import guess_type

from _desk_repository import DeskRepository, Saved
from media_mandate.articles.address import DOCS
from media_mandate.desk.access import Editor
from media_mandate.desk.form_program import OWN_REPOSITORY
from media_mandate.desk.saving import WantedFiles

VERSION = "1.24.0"
"""Of Gitea: the oldest that Sveltia CMS takes, whose calls these are."""

ITEMS, RESPONSE_BYTES, BLOB_BYTES = 300, 20_000_000, 10_000_000
"""How many texts are given at once, and how much; of a file that is larger, raw bytes alone."""

MOST_COMMITS = 100

REPOSITORY = f"/repos/{OWN_REPOSITORY}"
CONTENTS = f"{REPOSITORY}/contents"


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as it is."""

    content: bytes
    kind: str


def answer_to(
    repository: DeskRepository, path: str, asked: Mapping[str, str], editor: Editor
) -> object | Raw | None:
    """What a GET of `path`, below /api/v1, is answered."""
    if path.startswith(REPOSITORY):
        return _of_repository(repository, path.removeprefix(REPOSITORY), asked)
    return _of_host(editor).get(path)


def _of_host(editor: Editor) -> Mapping[str, object]:
    limits = {
        "default_paging_num": ITEMS,
        "max_response_items": ITEMS,
        "default_max_blob_size": BLOB_BYTES,
        "default_max_response_size": RESPONSE_BYTES,
    }
    return {"/version": {"version": VERSION}, "/settings/api": limits, "/user": _user(editor)}


def _of_repository(repository: DeskRepository, rest: str, asked: Mapping[str, str]) -> object | Raw | None:
    branch = repository.branch
    if not rest:
        rights = {"admin": False, "push": True, "pull": True}
        return {"full_name": OWN_REPOSITORY, "default_branch": branch, "permissions": rights}
    if rest == "/commits":
        path = asked.get("path", "")
        found = repository.commits(path, MOST_COMMITS) if path.startswith(f"{DOCS}/") else []
        return [_commit(*commit) for commit in found]
    if rest == f"/branches/{branch}":
        commit, message = repository.head()
        return {"name": branch, "commit": {"id": commit, "message": message}}
    if match := re.fullmatch(r"/git/trees/([\w./-]+)", rest):
        return _tree(repository, match[1])
    if match := re.fullmatch(r"/raw/(.+)", rest):
        return _file(repository, match[1], "text/plain; charset=utf-8")
    if match := re.fullmatch(rf"/media/{re.escape(branch)}/(.+)", rest):
        return _file(repository, match[1], guess_type(match[1])[0] or "application/octet-stream")
    return None


def texts(repository: DeskRepository, path: str, body: bytes) -> object | None:
    """What a POST for texts is answered; those that are no files are left out."""
    if path != f"{REPOSITORY}/file-contents":
        return None
    paths = WantedFiles.model_validate_json(body).files[:ITEMS]
    return [
        {"path": blob.path, "sha": blob.id, "encoding": "base64", "content": b64encode(raw).decode()}
        for blob, raw in repository.contents(repository.head()[0], paths)
    ]


def told_of(saved: Saved) -> object:
    """What a save is answered."""
    files = [id and {"path": path, "sha": id} for path, id in saved.blobs.items()]
    return {"commit": {"sha": saved.commit, "created": saved.at}, "files": files}


def _tree(repository: DeskRepository, ref: str) -> object:
    """All files of articles, in one page: of the commit that is asked for, else of the newest."""
    is_commit = re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", ref)
    commit = ref if is_commit else repository.head()[0]
    tree = [
        {"type": "blob", "mode": "100644", "path": blob.path, "sha": blob.id, "size": blob.size}
        for blob in repository.files(commit)
        if blob.is_file
    ]
    return {"sha": commit, "tree": tree, "truncated": False}


def _file(repository: DeskRepository, path: str, kind: str) -> Raw | None:
    found = [raw for _blob, raw in repository.contents(repository.head()[0], [path])]
    return Raw(found[0], kind) if found else None


def _user(editor: Editor) -> Mapping[str, object]:
    return {
        "id": editor.number,
        "login": editor.login,
        "full_name": editor.name,
        "email": editor.mail,
        "avatar_url": "",
        "html_url": "",
    }


def _commit(id: str, name: str, mail: str, at: str) -> Mapping[str, object]:
    author = {"name": name, "email": mail, "date": at}
    return {"sha": id, "created": at, "commit": {"author": author}, "author": None}
